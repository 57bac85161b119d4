package mention

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// normalized is a text with its disguises undone, rune by rune, and the same
// folded for the look-up.
type normalized struct {
	text   string
	runes  []rune // undisguised, in the case of the text
	at     []int  // byte in text at which the rune (or its run) begins
	folded []rune // each rune lower-cased and alike letters made one
}

// normalize undoes disguises. ASCII text takes a short way.
func normalize(text string) normalized {
	n := normalized{}
	n.read(text)
	return n
}

// read normalizes a text into the memory of the last one.
func (n *normalized) read(text string) {
	n.text = text
	n.runes = slices.Grow(n.runes[:0], len(text))
	n.at = slices.Grow(n.at[:0], len(text))
	n.folded = slices.Grow(n.folded[:0], len(text))
	for i := 0; i < len(text); {
		if c := text[i]; c > ' ' && c < utf8.RuneSelf {
			n.runes, n.at = append(n.runes, rune(c)), append(n.at, i)
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			n.folded = append(n.folded, rune(c))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r < utf8.RuneSelf:
			n.add(r, i)
		case ignorable(r):
		default:
			n.addWide(r, text[i:i+size], i)
		}
		i += size
	}
}

// addWide adds a rune beyond ASCII in its compatibility form.
func (n *normalized) addWide(r rune, s string, at int) {
	if unicode.In(r, unicode.Cyrillic) {
		n.add(r, at)
		return
	}
	if p := punctuation(r); p != r {
		n.add(p, at)
		return
	}
	if norm.NFKC.QuickSpanString(s) == len(s) {
		n.add(r, at)
		return
	}
	for _, k := range norm.NFKC.String(s) {
		n.add(punctuation(k), at)
	}
}

// add appends one rune; white space after white space is passed over, and a
// combining mark joins the letter before it where the two have one form.
func (n *normalized) add(r rune, at int) {
	if unicode.IsSpace(r) {
		if len(n.runes) > 0 && n.runes[len(n.runes)-1] == ' ' {
			return
		}
		r = ' '
	}
	if unicode.Is(unicode.Mn, r) && len(n.runes) > 0 {
		last := len(n.runes) - 1
		if one := []rune(norm.NFC.String(string([]rune{n.runes[last], r}))); len(one) == 1 {
			n.runes[last], n.folded[last] = one[0], class(one[0])
			return
		}
	}
	n.runes = append(n.runes, r)
	n.at = append(n.at, at)
	n.folded = append(n.folded, class(r))
}

// ignorable reports whether a rune is not seen: zero-width characters, soft
// hyphens, directional and other formatting controls, variation selectors.
func ignorable(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || r == '\u034f' || r == '\u115f' ||
		r == '\u1160' || r == '\u3164' || r == '\uffa0'
}

// punctuation makes all hyphens and all apostrophes one.
func punctuation(r rune) rune {
	switch r {
	case '\u2010', '\u2011', '\u2012', '\u2013', '\u2043', '\u2212', '\ufe63', '\uff0d':
		return '-'
	case '\u2018', '\u2019', '\u201b', '\u02bc', '\u02bb', '\u02b9', '\u2032', '\uff07', '\u00b4':
		return '\''
	}
	return r
}

// alikes maps letters to the Latin letter that looks the same, case by case.
// Source: the confusables of Unicode UTS #39, reduced to letters that are
// alike in common typefaces.
var alikes = map[rune]rune{
	// Cyrillic
	'а': 'a', 'е': 'e', 'о': 'o', 'р': 'p', 'с': 'c', 'у': 'y', 'х': 'x', 'і': 'i', 'ѕ': 's', 'ј': 'j', 'һ': 'h', 'ԁ': 'd', 'ԛ': 'q', 'ԝ': 'w', 'ӏ': 'l', 'ɡ': 'g', 'ѵ': 'v',
	'А': 'A', 'В': 'B', 'Е': 'E', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T', 'У': 'Y', 'Х': 'X', 'І': 'I', 'Ѕ': 'S', 'Ј': 'J', 'Ӏ': 'I', 'Ԍ': 'G', 'Ԛ': 'Q', 'Ԝ': 'W', 'Ү': 'Y', 'Ѵ': 'V',
	// Greek
	'α': 'a', 'ο': 'o', 'ν': 'v', 'ρ': 'p', 'ι': 'i', 'υ': 'u', 'γ': 'y', 'χ': 'x', 'κ': 'k', 'ϲ': 'c', 'ϳ': 'j',
	'Α': 'A', 'Β': 'B', 'Ε': 'E', 'Ζ': 'Z', 'Η': 'H', 'Ι': 'I', 'Κ': 'K', 'Μ': 'M', 'Ν': 'N', 'Ο': 'O', 'Ρ': 'P', 'Τ': 'T', 'Υ': 'Y', 'Χ': 'X', 'Ϲ': 'C',
	// Latin and phonetic
	'ı': 'i', 'ɩ': 'i', 'ɪ': 'I', 'ꜱ': 'S', 'ǀ': 'l', 'ʟ': 'L', 'ᴀ': 'A', 'ᴅ': 'D', 'ᴇ': 'E', 'ʜ': 'H', 'ѻ': 'o', 'ⱺ': 'o', 'ɑ': 'a', 'ʏ': 'Y', 'ꓲ': 'I', 'ꓢ': 'S', 'Ꮪ': 'S', 'Ꭲ': 'I', 'օ': 'o', 'ѡ': 'w',
}

// alike gives the letter that stands for all that look like r.
func alike(r rune) rune {
	if r < utf8.RuneSelf {
		return r
	}
	if l, ok := alikes[r]; ok {
		return l
	}
	return r
}

// class makes one of all letters that are alike in either case, so that the
// look-up meets every candidate; looksLike then decides.
func class(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	if l, ok := alikes[unicode.ToUpper(r)]; ok {
		return unicode.ToLower(l)
	}
	if l, ok := alikes[r]; ok {
		return unicode.ToLower(l)
	}
	return unicode.ToLower(r)
}
