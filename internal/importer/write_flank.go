package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// flank moves the ends of emphasis over punctuation where its signs would else
// be text: they open only before, and close only behind, what CommonMark calls
// a flanking side (0.31.2, section 6.2). Emphasis that has no such ends is left
// out. The list is sorted.
func (p Paragraph) flank(list []markup) []markup {
	if !slices.ContainsFunc(list, markup.emphasis) {
		return list
	}
	b := brackets{map[int][]markup{}, map[int][]markup{}, map[int]bool{}}
	for _, m := range list {
		b.opened[m.start] = append(b.opened[m.start], m)
		b.closed[m.end] = append(b.closed[m.end], m)
	}
	for _, x := range p.Inline {
		if x.Kind == Image {
			b.pictures[x.Start] = true
		}
	}
	out := make([]markup, 0, len(list))
	for _, m := range list {
		if m.emphasis() {
			whole := m
			m.start = p.opening(whole, b)
			m.end = p.closing(whole, m.start, b)
			if m != whole && !strings.ContainsFunc(p.Text[m.start:max(m.start, m.end)], wordLike) {
				continue // nothing but punctuation is left
			}
		}
		if m.start < m.end {
			out = append(out, m)
		}
	}
	return unnest(sortMarkup(out))
}

// emphasis reports whether markup has signs that open and close by what stands
// beside them.
func (m markup) emphasis() bool {
	return m.rank == strongRank || m.rank == emphRank || m.rank == strikeRank
}

// brackets says what opens and closes at places of a text, outer ranges first,
// and where there are pictures.
type brackets struct {
	opened, closed map[int][]markup
	pictures       map[int]bool
}

// beforeOpening and behindOpening report whether another sign stands
// directly before, or behind, the signs with which m opens.
func (b brackets) beforeOpening(m markup) bool {
	own := slices.Index(b.opened[m.start], m)
	return b.pictures[m.start] || slices.ContainsFunc(b.closed[m.start], m.foreign) ||
		slices.ContainsFunc(b.opened[m.start][:own], m.foreign)
}

func (b brackets) behindOpening(m markup) bool {
	return slices.ContainsFunc(b.opened[m.start][slices.Index(b.opened[m.start], m):], m.foreign)
}

// beforeClosing and behindClosing do the same for the signs with which it
// closes.
func (b brackets) beforeClosing(m markup) bool {
	return slices.ContainsFunc(b.closed[m.end][slices.Index(b.closed[m.end], m):], m.foreign)
}

func (b brackets) behindClosing(m markup) bool {
	own := slices.Index(b.closed[m.end], m)
	return b.pictures[m.end] || slices.ContainsFunc(b.opened[m.end], m.foreign) ||
		slices.ContainsFunc(b.closed[m.end][:own], m.foreign)
}

// foreign reports whether other markup has signs that do not make one run with
// those of m.
func (m markup) foreign(o markup) bool {
	return !o.emphasis() || (o.rank == strikeRank) != (m.rank == strikeRank)
}

// opening gives the first place in a range of emphasis at which its sign can
// open; the range's end when there is none.
func (p Paragraph) opening(m markup, b brackets) int {
	before, _ := utf8.DecodeLastRuneInString(p.Text[:m.start])
	if m.start == 0 || !wordLike(before) || b.beforeOpening(m) {
		return m.start
	}
	if b.behindOpening(m) {
		return m.end
	}
	for at := m.start; at < m.end; {
		next, size := utf8.DecodeRuneInString(p.Text[at:])
		if !unicode.IsSpace(next) && (wordLike(next) || at > m.start) {
			return at // behind punctuation, anything but white space will do
		}
		at += size
		at += len(p.Text[at:m.end]) - len(strings.TrimLeftFunc(p.Text[at:m.end], unicode.IsSpace))
	}
	return m.end
}

// closing gives the last place in a range of emphasis at which its sign can
// close; start when there is none.
func (p Paragraph) closing(m markup, start int, b brackets) int {
	after, _ := utf8.DecodeRuneInString(p.Text[m.end:])
	if m.end == len(p.Text) || !wordLike(after) || b.behindClosing(m) {
		return m.end
	}
	if b.beforeClosing(m) {
		return start
	}
	for at := m.end; at > start; {
		last, size := utf8.DecodeLastRuneInString(p.Text[:at])
		if wordLike(last) || at < m.end && !unicode.IsSpace(last) {
			return at
		}
		at = start + len(strings.TrimRightFunc(p.Text[start:at-size], unicode.IsSpace))
	}
	return start
}

// wordLike reports whether a character is neither white space nor punctuation
// in CommonMark's sense.
func wordLike(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.IsPunct(r) && !unicode.IsSymbol(r)
}
