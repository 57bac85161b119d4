package importer

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// rank orders markup of one range: what stands first lies outside.
type rank uint8

const (
	spanRank rank = iota // words that are annotated
	linkRank
	strongRank
	emphRank
	strikeRank
	codeRank
)

// markup is a range of a paragraph that is written with signs round it.
type markup struct {
	start, end int
	rank       rank
	words      string // the attributes of a span, the address of a link
}

// maxMarkup is how deep markup may nest.
const maxMarkup = 16

// markup gives the spans of a paragraph and its inline markup as ranges that
// nest or lie apart, an outer one before those inside it, and that Markdown
// can express: inline markup begins and ends with a visible character, lies in
// one cell, is cut where a span begins or ends in it, and keeps clear of
// places at which its signs would be read as text.
func (p part) markup(spans []span, level fidelity) []markup {
	var out []markup
	for _, s := range spans {
		if s.start < s.end && !p.crossesCells(s.start, s.end) && !p.Code {
			out = append(out, markup{s.start, s.end, spanRank, s.attrs})
		}
	}
	if level >= noInline || len(p.Inline) == 0 {
		return sortMarkup(out)
	}
	b := bordersOf(out)
	var inline []markup
	for _, x := range p.Inline {
		if m, ok := markupOf(x); ok && (level == allMarkup || m.rank == linkRank) {
			for _, piece := range p.cutCells(m) {
				inline = append(inline, b.cut(piece)...)
			}
		}
	}
	inline = p.trimAll(inline)
	inline = unnest(sortMarkup(inline))
	inline = p.join(inline, b.all)
	return sortMarkup(p.flank(sortMarkup(append(out, inline...))))
}

// sortMarkup puts an outer range before those inside it.
func sortMarkup(list []markup) []markup {
	slices.SortStableFunc(list, func(a, b markup) int {
		switch {
		case a.start != b.start:
			return a.start - b.start
		case a.end != b.end:
			return b.end - a.end
		}
		return int(a.rank) - int(b.rank)
	})
	return list
}

func markupOf(x Inline) (markup, bool) {
	m := markup{start: x.Start, end: x.End}
	switch x.Kind {
	case Emph:
		m.rank = emphRank
	case Strong:
		m.rank = strongRank
	case Strike:
		m.rank = strikeRank
	case InlineCode:
		m.rank = codeRank
	case Link:
		m.rank = linkRank
		m.words = destination(x.Dest)
		return m, m.words != ""
	default:
		return m, false
	}
	return m, true
}

// destination writes an address as that of a link; empty when it is none that
// a page may link to.
func destination(address string) string {
	const longest = 2000
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || len(address) > longest {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
		if u.Opaque == "" {
			return ""
		}
	default:
		return ""
	}
	var out strings.Builder
	for _, c := range []byte(strings.TrimSpace(address)) {
		if c <= ' ' || c == 0x7f || strings.IndexByte("<>()[]{}\\\"'`|*_~^$", c) >= 0 && c != '_' && c != '~' {
			const hex = "0123456789ABCDEF"
			out.WriteString("%" + hex[c>>4:c>>4+1] + hex[c&15:c&15+1])
			continue
		}
		if c == '&' {
			out.WriteByte('\\') // no entity
		}
		out.WriteByte(c)
	}
	return out.String()
}

// crossesCells reports whether a range reaches from one cell into another.
func (p Paragraph) crossesCells(start, end int) bool {
	at, _ := slices.BinarySearch(p.Cells, start)
	return at < len(p.Cells) && p.Cells[at] < end
}

// cutCells cuts markup at the borders of cells.
func (p Paragraph) cutCells(m markup) []markup {
	var out []markup
	first, _ := slices.BinarySearch(p.Cells, m.start)
	for _, cell := range p.Cells[first:] {
		if cell >= m.end {
			break
		}
		piece := m
		piece.end = cell
		out = append(out, piece)
		m.start = cell + 1
	}
	return append(out, m)
}

// borders are where the spans of a paragraph begin and end.
type borders struct {
	all            []int    // sorted
	byStart, byEnd []markup // the spans
}

func bordersOf(spans []markup) borders {
	b := borders{byStart: slices.Clone(spans), byEnd: slices.Clone(spans)}
	for _, s := range spans {
		b.all = append(b.all, s.start, s.end)
	}
	slices.Sort(b.all)
	slices.SortFunc(b.byStart, func(x, y markup) int { return x.start - y.start })
	slices.SortFunc(b.byEnd, func(x, y markup) int { return x.end - y.end })
	return b
}

// cut cuts markup at the borders of spans that lie in it and partly without;
// code holds no span at all.
func (b borders) cut(m markup) []markup {
	from, _ := slices.BinarySearch(b.all, m.start+1)
	to, _ := slices.BinarySearch(b.all, m.end)
	if from >= to {
		return []markup{m}
	}
	var cuts []int
	if m.rank == codeRank {
		cuts = slices.Clone(b.all[from:to])
	} else {
		first, _ := slices.BinarySearchFunc(b.byEnd, m.start+1, func(s markup, at int) int { return s.end - at })
		for _, s := range b.byEnd[first:] {
			if s.end >= m.end {
				break
			}
			if s.start < m.start {
				cuts = append(cuts, s.end)
			}
		}
		first, _ = slices.BinarySearchFunc(b.byStart, m.start+1, func(s markup, at int) int { return s.start - at })
		for _, s := range b.byStart[first:] {
			if s.start >= m.end {
				break
			}
			if s.end > m.end {
				cuts = append(cuts, s.start)
			}
		}
		slices.Sort(cuts)
	}
	var out []markup
	for _, at := range slices.Compact(cuts) {
		piece := m
		piece.end = at
		out = append(out, piece)
		m.start = at
	}
	return append(out, m)
}

// trimAll takes the white space at their ends out of ranges, and ranges of
// nothing else out of the list.
func (p Paragraph) trimAll(list []markup) []markup {
	out := list[:0]
	for _, m := range list {
		text := p.Text[m.start:m.end]
		m.start += len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
		m.end -= len(text) - len(strings.TrimRightFunc(text, unicode.IsSpace))
		if m.start < m.end {
			out = append(out, m)
		}
	}
	return out
}

// unnest leaves out what lies in code or in its own kind, what overlaps an
// earlier range in part, and what lies too deep.
func unnest(list []markup) []markup {
	var out, open []markup
	for _, m := range list {
		for len(open) > 0 && open[len(open)-1].end <= m.start {
			open = open[:len(open)-1]
		}
		if len(open) >= maxMarkup || slices.ContainsFunc(open, func(o markup) bool {
			return o.rank == codeRank || o.rank == m.rank || o.end < m.end
		}) {
			continue
		}
		out, open = append(out, m), append(open, m)
	}
	return out
}

// join makes one range of two of the same markup that meet where nothing is
// written in the text besides the signs of markup: no bracket of a span, which
// stand at the borders, and no picture.
func (p Paragraph) join(list []markup, borders []int) []markup {
	cuts := slices.Clone(borders)
	for _, x := range p.Inline {
		if x.Kind == Image {
			cuts = append(cuts, x.Start)
		}
	}
	slices.Sort(cuts)
	var out []markup
	last := map[int]int{} // the range of each end, by its index in out
	for _, m := range list {
		i, ok := last[m.start<<3|int(m.rank)]
		if _, cut := slices.BinarySearch(cuts, m.start); ok && out[i].words == m.words && !cut {
			delete(last, m.start<<3|int(m.rank))
			out[i].end = m.end
			last[m.end<<3|int(m.rank)] = i
			continue
		}
		last[m.end<<3|int(m.rank)] = len(out)
		out = append(out, m)
	}
	return sortMarkup(out)
}
