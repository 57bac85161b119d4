package revise

import (
	"cmp"
	"slices"

	"dossier/internal/edit"
)

// written is an item that goes into a block, at bytes of the new file.
type written struct {
	it         *item
	start, end int // of a point both are the same
	inner      []*written
}

// insertions gives the splices that put placed items into a block. Items that
// cannot stand there, because markup begins or ends among their words or
// because they would overlap in part with another, are given back as lost.
func (m *merge) insertions(block int, list []*item) []edit.Splice {
	g := groundOf(&m.fresh.doc.Blocks[block])
	root := &written{}
	var spans, points []*written
	for _, it := range list {
		w, ok := m.spot(g, it)
		switch {
		case !ok:
			it.lose(inMarkup)
		case it.kind == span:
			spans = append(spans, w)
		default:
			points = append(points, w)
		}
	}
	slices.SortStableFunc(spans, func(a, b *written) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(a.it.start, b.it.start))
	})
	stack := []*written{root}
	for _, w := range spans {
		for len(stack) > 1 && stack[len(stack)-1].end <= w.start {
			stack = stack[:len(stack)-1]
		}
		top := stack[len(stack)-1]
		if top != root && w.end > top.end {
			w.it.lose(crosses)
			continue
		}
		top.inner = append(top.inner, w)
		stack = append(stack, w)
	}
	slices.SortStableFunc(points, func(a, b *written) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.it.start, b.it.start))
	})
	for _, w := range points {
		m.insertPoint(root, w)
	}
	return root.splices(nil)
}

// spot finds the bytes of the file for an item.
func (m *merge) spot(g *ground, it *item) (*written, bool) {
	words := m.fresh.words
	if it.kind == span {
		from, to := words[it.at.first].from+it.cutL, words[it.at.last-1].to-it.cutR
		if from >= to {
			return nil, false
		}
		start, end, ok := g.around(from, to)
		return &written{it: it, start: start, end: end}, ok
	}
	w := words[it.at.word]
	at := w.from
	if it.at.after {
		at = w.to
	}
	start, ok := g.beside(at, it.at.after)
	return &written{it: it, start: start, end: start}, ok
}

// insertPoint puts a point into the innermost span that is around it: around
// its place, or around it in the old file with its place at one of the ends.
func (m *merge) insertPoint(root, w *written) {
	in := root
	for {
		next := (*written)(nil)
		for _, s := range in.inner {
			if s.it.kind != span {
				continue
			}
			if s.start < w.start && w.start < s.end || m.within(w.it, s.it) && s.start <= w.start && w.start <= s.end {
				next = s
			}
		}
		if next == nil {
			break
		}
		in = next
	}
	at := len(in.inner)
	for at > 0 {
		if before := in.inner[at-1]; before.start < w.start || before.it.kind == point && before.start == w.start {
			break
		}
		at--
	}
	in.inner = slices.Insert(in.inner, at, w)
}

// within reports whether an item lay in another one in the old file.
func (m *merge) within(it, outer *item) bool {
	for p := it.parent; p >= 0; p = m.items[p].parent {
		if &m.items[p] == outer {
			return true
		}
	}
	return false
}

// splices writes a tree of items in the order of the file.
func (w *written) splices(out []edit.Splice) []edit.Splice {
	if w.it != nil {
		out = append(out, edit.Splice{Start: w.start, End: w.start, Text: w.it.text()})
	}
	for _, inner := range w.inner {
		out = inner.splices(out)
	}
	if w.it != nil && w.it.kind == span {
		out = append(out, edit.Splice{Start: w.end, End: w.end, Text: w.it.behind})
	}
	return out
}

func (it *item) lose(why string) { it.placed, it.why = false, why }

// text is what is written of an item at its place, before its words if it has
// some.
func (it *item) text() string {
	switch {
	case it.kind != point || !it.spaced:
		return it.before
	case it.at.after:
		return " " + it.before
	}
	return it.before + " "
}
