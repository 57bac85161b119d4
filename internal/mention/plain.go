package mention

import (
	"slices"
	"unicode/utf8"
)

// plain walks over the words of plain text, of which nearly all of every text
// consists, without making anything of them, and notes where a name may stand.
// It is the quick way of reading.
type plain struct {
	*Finder
	words []place  // of the text so far
	near  []place  // runs of words that a name may cover
	lefts []uint64 // of the word before, those that are the first of two
	room  [1 + longestEnding]uint64
}

// place is bytes of a text, or words of it, from up to, and not including, to.
type place struct{ from, to int }

// regions gives the parts of a text to be read with care, in order and without
// overlaps. They begin and end between words. At the first rune that may be a
// disguise the whole text is one.
func (p *plain) regions(text string) []place {
	p.words, p.near, p.lefts = p.words[:0], p.near[:0], p.room[:0]
	w, without1, without2, without3 := noLetters, noLetters, noLetters, noLetters
	begin, length, in := 0, 0, anyScript
	end := func(i int) {
		if length > 0 {
			var h hashes
			h.set(w, without1, without2, without3, length, in)
			p.words = append(p.words, place{begin, i})
			p.meet(h.stems[:h.tries])
			w, length, in = noLetters, 0, anyScript
		}
	}
	for i := 0; i < len(text); {
		l, size := &p.table[text[i]], 1
		if text[i] >= utf8.RuneSelf || !l.plain {
			l, size = p.plainLetter(text, i)
		}
		switch {
		case l == nil:
			return append(p.near[:0], place{0, len(text)})
		case l.kind == wordy:
			if length == 0 {
				begin = i
			}
			w, without1, without2, without3 = hash(w, l.class), w, without1, without2
			length++
			in = max(in, l.script)
		default:
			end(i)
		}
		i += size
	}
	end(len(text))
	return p.around(text)
}

// meet takes the word that ended, and notes the names that may be kept under
// it, or under the word before and it.
func (p *plain) meet(stems []uint64) {
	at := len(p.words) - 1
	for _, left := range p.lefts {
		for _, h := range stems {
			p.note(at-1, p.pair(left, h))
		}
	}
	p.lefts = p.room[:0]
	for _, h := range stems {
		p.note(at, p.single(h))
		if p.index.lefts.may(h) {
			p.lefts = append(p.lefts, h)
		}
	}
}

// note notes the words that patterns cover if they are kept under the at-th,
// and one behind, which may be an ending.
func (p *plain) note(at int, patterns []int32) {
	for _, i := range patterns {
		first := at - p.patterns[i].anchor
		if behind := first + len(p.patterns[i].words) + 1; first >= 0 {
			p.near = append(p.near, place{first, behind})
		}
	}
}

// around gives the text around the words noted, with what stands between them
// and their neighbours.
func (p *plain) around(text string) []place {
	slices.SortFunc(p.near, func(a, b place) int { return a.from - b.from })
	kept := p.near[:0]
	for _, words := range p.near {
		r := place{0, len(text)}
		if words.from > 0 {
			r.from = p.words[words.from-1].to
		}
		if words.to < len(p.words) {
			r.to = p.words[words.to].from
		}
		if last := len(kept) - 1; last >= 0 && r.from <= kept[last].to {
			kept[last].to = max(kept[last].to, r.to)
		} else {
			kept = append(kept, r)
		}
	}
	return kept
}

// plainLetter gives the letter beyond ASCII at a byte of the text and its size,
// or nil for one that asks for a closer look: all but the letters of Latin,
// Greek and Cyrillic print, spaces, and the dashes, quotation marks and points of
// U+2010 to U+2027.
func (a *alphabet) plainLetter(text string, i int) (*letter, int) {
	var l *letter
	size := 2
	switch c := text[i]; {
	case c >= 0xc2 && c < 0xdc && i+1 < len(text) && text[i+1]&0xc0 == 0x80:
		l = &a.table[rune(c&0x1f)<<6|rune(text[i+1]&0x3f)]
	case c == 0xe2 && i+2 < len(text) && text[i+1] == 0x80 && text[i+2] >= 0x90 && text[i+2] <= 0xa7:
		return &a.table[' '], 3
	default:
		return nil, 0
	}
	if l.plain {
		return l, size
	}
	return nil, 0
}
