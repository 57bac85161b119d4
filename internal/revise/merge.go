package revise

import (
	"bytes"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/edit"
	"dossier/internal/markdown"
	"dossier/internal/prose"
)

// merge makes the body of the new article.
type merge struct {
	*pairing
	old, fresh *reading
	plain      *reading       // the new article as it was imported; fresh may have fewer spans
	base       *annot.Article // what an import makes of the old original today; nil when it cannot be told
	items      []item
	blocks     []item // what is the editor's alone, as blocks
	notes      []*annot.Node
	units      map[int]*annot.Node // units of the new article, by their indexes, that are taken over from the old one
	find       *finder
	theProgram map[string]bool // labels of footnotes that are the program's
}

// effort says how much of the editor's is tried: what fails to be proved is
// tried again with less.
type effort struct {
	units  bool         // units that were not changed are taken over
	gaps   map[int]bool // where in the old file omissions begin that are placed; nil: all
	blocks map[int]bool // blocks of the new article that get no items; nil: all get theirs
}

func newMerge(old, fresh, base *annot.Article) *merge {
	abbreviations := prose.Abbreviations(old.Front.Lang)
	m := &merge{old: read(old, abbreviations), fresh: read(fresh, abbreviations), base: base}
	m.plain = m.fresh
	m.theProgram = m.programNotes()
	m.pairing = pair(m.old, m.fresh)
	return m
}

// body gives the new article's file with everything of the editor's in it that
// found its place; front matter is still that of the new file.
func (m *merge) body(e effort) []byte {
	m.fresh = m.plain
	m.items = items(m.old)
	m.blocks, m.notes = m.ownBlocks()
	m.units = map[int]*annot.Node{}
	if e.units {
		m.keepUnits()
	}
	m.find = newFinder(m.pairing)
	m.placeGaps(e.gaps)
	m.placeItems()
	m.fresh = m.withoutMarks()
	splices := m.unitSplices()
	for block, list := range m.byBlock() {
		if e.blocks[block] {
			for _, it := range list {
				it.lose(notProved)
			}
			continue
		}
		splices = append(splices, m.insertions(block, list)...)
	}
	splices = append(splices, m.gapSplices()...)
	splices = append(splices, m.pictureSplices()...)
	splices = append(splices, m.blockSplices()...)
	splices = append(splices, m.noteSplices()...)
	slices.SortStableFunc(splices, func(a, b edit.Splice) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return min(1, a.End-a.Start) - min(1, b.End-b.Start)
	})
	out, err := edit.Apply(m.fresh.doc.Src, splices)
	if err != nil {
		return nil
	}
	return append(bytes.TrimRight(out, "\n"), '\n')
}

// placeGaps places what stands for words that are left out.
func (m *merge) placeGaps(wanted map[int]bool) {
	for i := range m.items {
		it := &m.items[i]
		if it.kind != gap || it.carried {
			continue
		}
		if wanted != nil && !wanted[it.start] {
			it.lose(notProved)
			continue
		}
		at, why := m.find.gap(it, it.first)
		if why != "" {
			it.lose(why)
			continue
		}
		it.at, it.placed = at, true
		m.find.over[it.first] = it
		for j := at.first + 1; j < at.last; j++ {
			m.find.taken[j] = true
		}
	}
}

// placeItems places annotations, citations and references to footnotes. Of
// several that claim the same words, and did not have the same before, none
// gets them.
func (m *merge) placeItems() {
	claims := map[place][]*item{}
	for i := range m.items {
		it := &m.items[i]
		if it.carried || it.kind == gap {
			continue
		}
		if it.settled = it.note != "" && m.programNote(it.note); it.settled {
			continue
		}
		var why string
		if it.kind == span {
			it.at, why = m.find.span(it)
		} else {
			it.at, why = m.find.point(it)
		}
		if why != "" && it.kind == span && m.isPart(it) {
			if why = ""; !m.placePart(it) {
				continue
			}
		}
		if it.placed, it.why = why == "", why; it.placed && it.kind == span {
			claims[it.at] = append(claims[it.at], it)
		}
	}
	for _, list := range claims {
		for _, it := range list[1:] {
			if it.first != list[0].first || it.last != list[0].last {
				for _, it := range list {
					it.lose(wordsTwice)
				}
				break
			}
		}
	}
}

// byBlock lists the items that were placed by the blocks of the new article.
func (m *merge) byBlock() map[int][]*item {
	out := map[int][]*item{}
	for i := range m.items {
		it := &m.items[i]
		if !it.placed || it.carried || it.kind == gap {
			continue
		}
		k := it.at.word
		if it.kind == span {
			k = it.at.first
		}
		block := m.fresh.words[k].block
		if !m.fromFile(it, block) {
			out[block] = append(out[block], it)
		}
	}
	return out
}

// parts are the classes that say what part of the article words are: the new
// file says it itself.
var parts = []string{"standfirst", "byline", "dateline"}

// fromFile settles what an item and the new file both say: the new file tells
// the parts of the article. It reports whether nothing is left of the item.
func (m *merge) fromFile(it *item, block int) bool {
	if it.kind == point || it.annotation < 0 {
		return false
	}
	x := &m.old.doc.Annotations[it.annotation]
	var kept []string
	for _, attr := range x.Attrs {
		if attr.Kind != annot.Class || !slices.Contains(parts, attr.Key) || !m.marked(block, attr.Key) {
			kept = append(kept, string(m.old.doc.Src[attr.At.Start:attr.At.End]))
		}
	}
	if len(kept) < len(x.Attrs) {
		it.settled = true
		it.behind = "]{" + strings.Join(kept, " ") + "}"
	}
	return len(kept) == 0 && len(x.Attrs) > 0
}

// isPart reports whether an annotation says what part of the article its words
// are, and that part is still there: the new file marks one in what has come of
// its paragraph, or it was all of the paragraph.
func (m *merge) isPart(it *item) bool {
	home := m.find.home(it.block)
	if it.annotation < 0 || home < 0 {
		return false
	}
	x := &m.old.doc.Annotations[it.annotation]
	p := m.old.passages[m.old.byBlock[it.block]]
	return slices.ContainsFunc(parts, func(class string) bool {
		return x.Has(class) && (m.marked(home, class) && len(x.Attrs) == 1 || it.first == p.first && it.last == p.last)
	})
}

// placePart places such an annotation around the whole of what has come of its
// paragraph, unless the new file marks the part itself.
func (m *merge) placePart(it *item) bool {
	home := m.find.home(it.block)
	x := &m.old.doc.Annotations[it.annotation]
	if len(x.Attrs) == 1 && m.marked(home, x.Attrs[0].Key) {
		it.settled = true
		return false
	}
	p := m.fresh.passages[m.fresh.byBlock[home]]
	it.at, it.settled = place{first: p.first, last: p.last}, true
	it.cutL, it.cutR = 0, 0
	return true
}

// marked reports whether the new file marks words of a block with a class.
func (m *merge) marked(block int, class string) bool {
	return slices.ContainsFunc(m.fresh.doc.Annotations, func(x annot.Annotation) bool { return x.Block == block && x.Has(class) })
}

// withoutMarks takes those spans out of the new article which an annotation of
// the old one, of the same words and kind, replaces: printed labels, of which
// the editor may say more.
func (m *merge) withoutMarks() *reading {
	type words struct{ block, from, to int }
	placed := map[words][]*item{}
	for i := range m.items {
		if it := &m.items[i]; it.placed && !it.carried && it.kind == span && it.annotation >= 0 {
			a, z := m.fresh.words[it.at.first], m.fresh.words[it.at.last-1]
			at := words{a.block, a.from + it.cutL, z.to - it.cutR}
			placed[at] = append(placed[at], it)
		}
	}
	doc := m.fresh.doc
	var splices []edit.Splice
	for i := range doc.Annotations {
		x := &doc.Annotations[i]
		for _, it := range placed[words{x.Block, x.From, x.To}] {
			if sameKind(x, &m.old.doc.Annotations[it.annotation]) {
				splices = append(splices, edit.Splice{Start: x.At.Start, End: x.Words.Start}, edit.Splice{Start: x.Words.End, End: x.At.End})
				break
			}
		}
	}
	if len(splices) == 0 {
		return m.fresh
	}
	slices.SortFunc(splices, func(a, b edit.Splice) int { return a.Start - b.Start })
	src, err := edit.Apply(doc.Src, splices)
	if err != nil {
		return m.fresh
	}
	plain, _ := markdown.Parse(doc.Path, src)
	out := read(plain, prose.Abbreviations(m.old.doc.Front.Lang))
	if len(out.words) != len(m.fresh.words) || len(plain.Blocks) != len(doc.Blocks) || len(plain.Root.Children) != len(doc.Root.Children) {
		return m.fresh
	}
	return out
}

// sameKind reports whether two annotations have a key in common.
func sameKind(a, b *annot.Annotation) bool {
	for _, x := range a.Attrs {
		for _, y := range b.Attrs {
			if x.Kind == y.Kind && x.Key == y.Key && (x.Kind == annot.KeyValue || !slices.Contains(parts, x.Key)) {
				return true
			}
		}
	}
	return false
}
