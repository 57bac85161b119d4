package mention

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// reading is a text with its disguises undone, and the words in it.
type reading struct {
	*alphabet
	letters []placed
	words   []span
	rings   bool // the text has half rings
}

// placed is a letter and the bytes of the text that it was made of, those of
// the marks on it included.
type placed struct {
	letter
	from, to int32
}

// span is a word: letters from up to, and not including, to.
type span struct {
	from, to int32
	script   script
	hashes
}

// read reads a text into the memory of the last one. Half rings are
// apostrophes, or nothing.
func (n *reading) read(text string, withRings bool) {
	n.letters = slices.Grow(n.letters[:0], len(text))
	n.rings = false
	for i := 0; i < len(text); {
		if c := text[i]; c > ' ' && c < 0x7f {
			n.letters = append(n.letters, placed{n.table[c], int32(i), int32(i + 1)})
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if regional(r) {
			i = n.flags(text, i)
			continue
		}
		if l := n.of(r); l.single {
			n.letters = append(n.letters, placed{l, int32(i), int32(i + size)})
		} else {
			n.add(r, i, i+size, withRings)
		}
		i += size
	}
	n.divide()
}

// add adds a rune that may be a space, a mark or a disguise.
func (n *reading) add(r rune, from, to int, withRings bool) {
	switch {
	case space(r):
		if last := len(n.letters) - 1; last < 0 || n.letters[last].r != ' ' {
			n.put(' ', from, to)
		}
	case ignorable(r):
	case halfRing(r):
		n.rings = true
		if withRings {
			n.put('\'', from, to)
		}
	case unicode.IsMark(r) || jamo(r):
		n.mark(r, from, to)
	case inBlackDisc(r):
		n.put('A'+(r-0x1f150)%0x20, from, to)
	case inParentheses(r):
		if r < 0x1f110 {
			n.put('a'+r-0x249c, from, to)
		} else {
			n.put('A'+r-0x1f110, from, to)
		}
	default:
		n.compatible(r, from, to, withRings)
	}
}

// flags adds the run of regional indicators that begins at a byte of the text,
// and gives its end. Two are a flag and no word, longer runs are letters.
func (n *reading) flags(text string, i int) int {
	const size = 4 // bytes of each
	end := i
	for r, _ := utf8.DecodeRuneInString(text[end:]); regional(r); r, _ = utf8.DecodeRuneInString(text[end:]) {
		end += size
	}
	for at := i; at < end; at += size {
		r, _ := utf8.DecodeRuneInString(text[at:])
		if end-i > 2*size {
			r = 'A' + r - firstRegional
		}
		n.put(r, at, at+size)
	}
	return end
}

// compatible adds a rune in its compatibility form (NFKC).
func (n *reading) compatible(r rune, from, to int, withRings bool) {
	for _, k := range norm.NFKC.String(string(r)) {
		if k == r || n.of(k).single {
			n.put(k, from, to)
		} else {
			n.add(k, from, to, withRings)
		}
	}
}

func (n *reading) put(r rune, from, to int) {
	n.letters = append(n.letters, placed{n.of(r), int32(from), int32(to)})
}

// mark joins a combining mark to the letter before: as one letter where there
// is one (NFC), and else as nothing, if it is a mark that stands on letters of
// every script (accents, strokes, stress) or a vowel of Arabic or Hebrew. The
// vowel signs of other scripts are letters of their own.
func (n *reading) mark(r rune, from, to int) {
	if len(n.letters) == 0 {
		if jamo(r) {
			n.put(r, from, to)
		}
		return
	}
	last := &n.letters[len(n.letters)-1]
	if last.kind != sign {
		if one := []rune(norm.NFC.String(string([]rune{last.r, r}))); len(one) == 1 {
			last.letter, last.to = n.of(one[0]), int32(to)
			return
		}
	}
	if !unicode.In(r, unicode.Inherited, unicode.Arabic, unicode.Hebrew, unicode.Cyrillic) {
		n.put(r, from, to)
		return
	}
	if last.kind != sign {
		last.to = int32(to)
	}
}

// divide finds the words.
func (n *reading) divide() {
	n.words = n.words[:0]
	for i := 0; i < len(n.letters); {
		first := n.letters[i].kind
		if first == sign {
			i++
			continue
		}
		w := span{from: int32(i)}
		h, without1, without2, without3 := noLetters, noLetters, noLetters, noLetters
		for ; i < len(n.letters); i++ {
			l := &n.letters[i]
			if int32(i) > w.from && l.kind != joined && (l.kind != first || first == alone) {
				break
			}
			w.script = max(w.script, l.script)
			h, without1, without2, without3 = hash(h, l.class), h, without1, without2
		}
		w.to = int32(i)
		w.set(h, without1, without2, without3, i-int(w.from), w.script)
		n.words = append(n.words, w)
	}
}

// noLetters is the hash of an empty word.
const noLetters uint64 = 0xcbf29ce484222325

// hash adds a letter to the hash of those before it.
func hash(h uint64, class rune) uint64 {
	return (h ^ uint64(class)) * 0x9e3779b97f4a7c15
}

// ignorable reports whether a rune is not seen: zero-width characters, soft
// hyphens, directional and other controls, variation selectors, fillers, and
// the stroke that stretches an Arabic word, and what stands for an object that
// is not there.
func ignorable(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) && !space(r) ||
		unicode.IsControl(r) && !unicode.IsSpace(r) || r == '\u0640' || r == '\ufffc'
}

// space reports whether a rune is seen as white space: also the empty pattern of
// Braille and the fillers of Hangul, which are as wide as a letter.
func space(r rune) bool {
	return unicode.IsSpace(r) || r == '\u2800' || r == '\u3164' || r == '\uffa0'
}

// halfRing reports whether a rune is an ayn or a hamza of scholarly
// transliteration (Qāʿida), which other spellings leave out.
func halfRing(r rune) bool {
	return r == '\u02be' || r == '\u02bf' || r == '\u02d2' || r == '\u02d3'
}

// jamo reports whether a rune is a part of a Korean syllable.
func jamo(r rune) bool { return r >= 0x1100 && r <= 0x11ff && !ignorable(r) }

// inBlackDisc reports whether a rune is a capital in a filled circle or square,
// which no compatibility form undoes.
func inBlackDisc(r rune) bool {
	return r >= 0x1f150 && r <= 0x1f169 || r >= 0x1f170 && r <= 0x1f189
}

// inParentheses reports whether a rune is a letter in parentheses, which its
// compatibility form keeps.
func inParentheses(r rune) bool {
	return r >= 0x249c && r <= 0x24b5 || r >= 0x1f110 && r <= 0x1f129
}

// firstRegional is the regional indicator of A.
const firstRegional = 0x1f1e6

// regional reports whether a rune is a regional indicator, of which two make a
// flag.
func regional(r rune) bool { return r >= firstRegional && r < firstRegional+26 }

// punctuation makes all hyphens and dashes one, all apostrophes and all
// quotation marks.
func punctuation(r rune) rune {
	switch r {
	case '\u2018', '\u2019', '\u201b', '\u02bc', '\u02bb', '\u02bd', '\u02b9', '\u2032', '\uff07', '\u00b4', '`', '\u055a', '\u05f3', '\ua78b', '\ua78c', '\u2039', '\u203a':
		return '\''
	case '\u00ab', '\u00bb', '\u201c', '\u201d', '\u201e', '\u201f', '\u2033', '\u05f4', '\uff02':
		return '"'
	case '\u2043', '\u2212':
		return '-'
	}
	if r > 0x80 && unicode.Is(unicode.Pd, r) {
		return '-'
	}
	return r
}
