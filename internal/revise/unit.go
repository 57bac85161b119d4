package revise

import (
	"regexp"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/edit"
)

// ownBlocks lists the blocks of the old article that hold no word of it:
// those of the editor, and the bodies of footnotes.
func (m *merge) ownBlocks() (own []item, notes []*annot.Node) {
	full := m.unitsWithWords(m.old)
	gaps := map[*annot.Node]bool{}
	for i := range m.items {
		if m.items[i].kind == gap {
			gaps[unitOf(m.old.doc, m.items[i].block)] = true
		}
	}
	for _, n := range m.old.doc.Root.Children {
		switch {
		case n.Kind == annot.Note:
			notes = append(notes, n)
		case full[n] || gaps[n] || n.Kind == annot.Rule || m.picturesOfFile(n):
		case m.importedPictures(n):
			own = append(own, item{kind: block, start: n.Start, end: n.End, node: n, annotation: -1, parent: -1, why: noPicture})
		default:
			for i := range m.items { // what stands in it goes with it
				if it := &m.items[i]; n.Start <= it.start && it.start < n.End {
					it.carried, it.placed = true, true
				}
			}
			own = append(own, item{kind: block, start: n.Start, end: n.End, node: n, annotation: -1, parent: -1})
		}
	}
	return own, notes
}

// unitsWithWords are the blocks directly below the document that hold words of
// the article.
func (m *merge) unitsWithWords(r *reading) map[*annot.Node]bool {
	out := map[*annot.Node]bool{}
	for i := range r.passages {
		out[unitOf(r.doc, r.passages[i].block)] = true
	}
	return out
}

// unitOf gives the block directly below the document that holds a block; nil
// for none.
func unitOf(doc *annot.Article, block int) *annot.Node {
	at := doc.Blocks[block].Node.Start
	list := doc.Root.Children
	i, found := slices.BinarySearchFunc(list, at, func(n *annot.Node, at int) int { return n.Start - at })
	if !found {
		i--
	}
	if i < 0 || at >= list[i].End {
		return nil
	}
	return list[i]
}

// unitWords lists for each unit of an article its passages.
func unitWords(r *reading) (order []*annot.Node, passages map[*annot.Node][]int) {
	passages = map[*annot.Node][]int{}
	for i := range r.passages {
		u := unitOf(r.doc, r.passages[i].block)
		if u == nil {
			continue
		}
		if passages[u] == nil {
			order = append(order, u)
		}
		passages[u] = append(passages[u], i)
	}
	return order, passages
}

// keepUnits takes those units over from the old article, byte for byte, of
// which the publisher has changed neither words nor markup: what is left of
// the editor's work is then all that can be.
func (m *merge) keepUnits() {
	if m.base == nil {
		return
	}
	sources := map[string]bool{}
	for _, n := range m.base.Root.Children {
		sources[string(m.base.Src[n.Start:n.End])] = true
	}
	units, passages := unitWords(m.old)
	_, fresh := unitWords(m.fresh)
	kept, taken := map[*annot.Node]bool{}, map[*annot.Node]bool{}
	for _, u := range units {
		list := passages[u]
		j := m.passage[list[0]]
		if j < 0 {
			continue
		}
		n := unitOf(m.fresh.doc, m.fresh.passages[j].block)
		if n == nil || len(fresh[n]) != len(list) || !sources[string(m.fresh.doc.Src[n.Start:n.End])] || taken[n] {
			continue
		}
		all := true
		for k, i := range list {
			all = all && m.same[i] && m.passage[i] == fresh[n][k]
		}
		if all {
			m.units[slices.Index(m.fresh.doc.Root.Children, n)] = u
			kept[u], taken[n] = true, true
		}
	}
	for i := range m.items {
		it := &m.items[i]
		if kept[unitOf(m.old.doc, it.block)] {
			it.carried, it.placed = true, true
		}
	}
}

// unitSplices puts the units that were taken over in the place of the new ones.
func (m *merge) unitSplices() []edit.Splice {
	var out []edit.Splice
	for i, u := range m.units {
		n := m.fresh.doc.Root.Children[i]
		out = append(out, edit.Splice{Start: n.Start, End: n.End, Text: string(m.old.doc.Src[u.Start:u.End])})
	}
	return out
}

// gapSplices puts what stands for words that are left out in their place.
func (m *merge) gapSplices() []edit.Splice {
	var out []edit.Splice
	doc := m.fresh.doc
	for i := range m.items {
		it := &m.items[i]
		if it.kind != gap || !it.placed || it.carried {
			continue
		}
		s := edit.Splice{Start: doc.Body, End: textEnd(doc), Text: it.before}
		if it.at.first >= 0 {
			w := m.fresh.words[it.at.first]
			s.Start = doc.Blocks[w.block].Source(doc.Path, w.from, w.to).End
			if u := unitOf(doc, w.block); u != nil && m.lastWord(it.at.first, u) {
				s.Start = u.End
			}
		}
		if it.at.last < len(m.fresh.words) {
			w := m.fresh.words[it.at.last]
			s.End = doc.Blocks[w.block].Source(doc.Path, w.from, w.to).Start
			if u := unitOf(doc, w.block); u != nil && (it.at.last == 0 || unitOf(doc, m.fresh.words[it.at.last-1].block) != u) {
				s.End = u.Start
			}
		}
		if s.End > s.Start {
			out = append(out, s)
		} else {
			it.lose(notProved)
		}
	}
	return out
}

// lastWord reports whether a word is the last of its unit.
func (m *merge) lastWord(j int, u *annot.Node) bool {
	return j+1 == len(m.fresh.words) || unitOf(m.fresh.doc, m.fresh.words[j+1].block) != u
}

// blockSplices puts the editor's own blocks behind the units that they stood
// behind, or before those that they stood before.
func (m *merge) blockSplices() []edit.Splice {
	var out []edit.Splice
	order, passages := unitWords(m.old)
	for i := range m.blocks {
		it := &m.blocks[i]
		if it.why != "" {
			continue
		}
		text := string(m.old.doc.Src[it.start:it.end])
		k := 0
		for k < len(order) && order[k].Start < it.start {
			k++
		}
		switch {
		case k > 0 && m.come(passages[order[k-1]]) != nil:
			list := passages[order[k-1]]
			u := m.come(list)
			out = append(out, edit.Splice{Start: u.End, End: u.End, Text: "\n\n" + text})
			it.placed = true
		case k < len(order) && m.come(passages[order[k]]) != nil:
			u := m.come(passages[order[k]])
			out = append(out, edit.Splice{Start: u.Start, End: u.Start, Text: text + "\n\n"})
			it.placed = true
		default:
			it.lose(placeGone)
			for k := range m.items {
				if in := &m.items[k]; it.start <= in.start && in.start < it.end {
					in.lose(placeGone)
				}
			}
		}
	}
	return out
}

// come gives the unit that has come of the passages of an old one; nil when
// that cannot be told.
func (m *merge) come(list []int) *annot.Node {
	if j := m.passage[list[len(list)-1]]; j >= 0 {
		return unitOf(m.fresh.doc, m.fresh.passages[j].block)
	}
	return nil
}

// pictures lists the pictures below a node.
func pictures(n *annot.Node, visit func(*annot.Node)) {
	if n.Kind == annot.Image {
		visit(n)
		return
	}
	for _, c := range n.Children {
		pictures(c, visit)
	}
}

func picturesByFile(doc *annot.Article) map[string][]string {
	out := map[string][]string{}
	if doc != nil {
		pictures(doc.Root, func(n *annot.Node) { out[n.Dest] = append(out[n.Dest], string(doc.Src[n.Start:n.End])) })
	}
	return out
}

// picturesOfFile reports whether a block holds pictures alone, or the program's
// notes on pictures, that are as the old file has brought them or that the new
// one has: the new file says where they stand.
func (m *merge) picturesOfFile(n *annot.Node) bool {
	if n.Kind != annot.Paragraph || len(n.Children) == 0 {
		return false
	}
	known, now := picturesByFile(m.base), picturesByFile(m.fresh.doc)
	for _, c := range n.Children {
		switch {
		case c.Kind == annot.SoftBreak, c.Kind == annot.Text && strings.TrimSpace(c.Text) == "":
		case c.Kind == annot.NoteRef && m.programNote(c.Label):
		case c.Kind != annot.Image, now[c.Dest] == nil && !slices.Contains(known[c.Dest], string(m.old.doc.Src[c.Start:c.End])):
			return false
		}
	}
	return true
}

// importedName is the name of a picture that an import has stored.
var importedName = regexp.MustCompile(`/[0-9a-f]{64}\.[a-z]+$`)

// importedPictures reports whether a block holds nothing but pictures that an
// import has brought.
func (m *merge) importedPictures(n *annot.Node) bool {
	for _, c := range n.Children {
		blank := c.Kind == annot.SoftBreak || c.Kind == annot.Text && strings.TrimSpace(c.Text) == ""
		if !blank && (c.Kind != annot.Image || !importedName.MatchString(c.Dest)) {
			return false
		}
	}
	return n.Kind == annot.Paragraph && len(n.Children) > 0
}

// pictureSplices gives pictures the descriptions that the editor has written,
// where the publisher has not written another.
func (m *merge) pictureSplices() []edit.Splice {
	var out []edit.Splice
	before, known := picturesByFile(m.old.doc), picturesByFile(m.base)
	for i, u := range m.fresh.doc.Root.Children {
		if m.units[i] != nil {
			continue
		}
		pictures(u, func(n *annot.Node) {
			now := string(m.fresh.doc.Src[n.Start:n.End])
			if b := before[n.Dest]; len(b) == 1 && b[0] != now && (m.base == nil || slices.Contains(known[n.Dest], now)) {
				out = append(out, edit.Splice{Start: n.Start, End: n.End, Text: b[0]})
			}
		})
	}
	return out
}
