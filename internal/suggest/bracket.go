package suggest

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/edit"
)

// Where the brackets of a span go: within spans and links around the same
// words, but outside of code, and of emphasis, whose signs must stand beside
// letters.

// inside gives the index of the extent that shall hold a range directly, or -1
// for the block, and reports whether there is one: the words of an address in
// angle brackets cannot be marked, nor can those of a link by label.
func (g *ground) inside(from, to int) (int, bool) {
	i := g.holder(from, to)
	for i >= 0 {
		e := &g.extents[i]
		whole := e.from == from && e.to == to
		switch {
		case e.node == nil || e.node.Kind == annot.Mark:
			return i, true
		case e.node.Kind == annot.Link && g.a.Src[e.node.End-1] == ')':
			return i, true
		case !whole && (e.node.Kind == annot.Link || e.node.Kind == annot.Code):
			return 0, false
		case !whole:
			return i, true
		}
		i = e.parent
	}
	return -1, true
}

// holder gives the innermost extent that holds a range, or -1.
func (g *ground) holder(from, to int) int {
	i := g.before(from + 1)
	for i >= 0 && g.extents[i].to < to {
		i = g.extents[i].parent
	}
	return i
}

// put finds the places of the brackets around a range, and the index that the
// span will have among the extents. It reports false where they would mean
// something else together with the signs beside them.
func (g *ground) put(from, to int) (open, close, index int, ok bool) {
	within, ok := g.inside(from, to)
	if !ok {
		return 0, 0, 0, false
	}
	first, last := g.leaves[g.leaf(from)], g.leaves[g.leaf(to-1)]
	open, close = first.Node.Start, last.Node.End
	if literal(first.Node) {
		open += from - first.At
	}
	if literal(last.Node) {
		close = last.Node.Start + to - last.At
	}
	index = max(within, g.before(from)) + 1
	if index < len(g.extents) && g.extents[index].from == from {
		if n := g.outermost(index); n != nil {
			open = n.Start
		}
	}
	for i := g.before(to); i > within; i = g.extents[i].parent {
		if e := &g.extents[i]; e.to == to && e.node != nil && e.from >= from {
			close = e.node.End
		}
	}
	return open, close, index, open < close && g.safe(within, from, to, open, close)
}

// outermost gives the first node of the file among the extents that begin
// where the one at an index does.
func (g *ground) outermost(index int) *annot.Node {
	for i := index; i < len(g.extents) && g.extents[i].from == g.extents[index].from; i++ {
		if g.extents[i].node != nil {
			return g.extents[i].node
		}
	}
	return nil
}

// safe reports whether brackets at two places of the file are read as such, and
// the signs of emphasis beside them, if they stand directly within it, as
// before.
func (g *ground) safe(within, from, to, open, close int) bool {
	src := g.a.Src
	if within < 0 || g.extents[within].node == nil || !emphasis(g.extents[within].node.Kind) {
		return true
	}
	e := &g.extents[within]
	return !(e.from == from && lonely(src, open, -1)) && !(e.to == to && lonely(src, close, 1))
}

func emphasis(k annot.NodeKind) bool {
	return k == annot.Emph || k == annot.Strong || k == annot.Strike
}

// escaped reports whether a character at a place would be escaped by what
// stands before it.
func escaped(src []byte, at int) bool {
	n := 0
	for at-1-n >= 0 && src[at-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// lonely reports whether a run of signs of emphasis stands between a bracket
// and a letter, seen from the bracket in a direction: behind a letter and
// before punctuation no emphasis begins, and the other way round none ends
// (CommonMark 0.31.2, section 6.2).
func lonely(src []byte, at, direction int) bool {
	run := at
	if direction < 0 {
		for run > 0 && isDelimiter(src[run-1]) && !escaped(src, run-1) {
			run--
		}
		r, _ := utf8.DecodeLastRune(src[:run])
		return run < at && run > 0 && wordy(r)
	}
	for run < len(src) && isDelimiter(src[run]) {
		run++
	}
	r, _ := utf8.DecodeRune(src[run:])
	return run > at && run < len(src) && wordy(r)
}

func isDelimiter(b byte) bool { return b == '*' || b == '_' || b == '~' }

// wordy reports whether a character may be a letter, or have a letter beside
// it, when spans are put around it or taken away: brackets are.
func wordy(r rune) bool {
	return strings.ContainsRune("[]{}", r) || !unicode.IsSpace(r) && !unicode.IsPunct(r) && !unicode.IsSymbol(r)
}

// brackets gives the splices of all spans that were placed.
func brackets(src []byte, grounds []*ground) []edit.Splice {
	type event struct {
		at, side, order int
		text            string
	}
	var events []event
	order := 0
	for _, g := range grounds {
		for i := range g.extents {
			s := g.extents[i].says
			if g.extents[i].node != nil || s == nil {
				continue
			}
			order++
			events = append(events, event{s.open, 1, order, "["}, event{s.close, 0, -order, "]" + s.attributes()})
		}
	}
	slices.SortFunc(events, func(a, b event) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.side, b.side), cmp.Compare(a.order, b.order))
	})
	var out []edit.Splice
	for i, e := range events {
		// Behind a backslash of the text a bracket would be escaped; behind an
		// exclamation mark it begins a picture in other programs.
		first := i == 0 || events[i-1].at != e.at
		switch {
		case first && escaped(src, e.at):
			e.text = `\` + e.text
		case first && e.side == 1 && e.at > 0 && src[e.at-1] == '!' && !escaped(src, e.at-1):
			out = append(out, edit.Splice{Start: e.at - 1, End: e.at - 1, Text: `\`})
		}
		out = append(out, edit.Splice{Start: e.at, End: e.at, Text: e.text})
	}
	return out
}
