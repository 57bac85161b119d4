package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind says what a token is made of.
type tokenKind uint8

const (
	tokenWord   tokenKind = iota // letters, with apostrophes between them
	tokenDigits                  // ASCII digits
	tokenSign                    // any other single character
)

// token is a piece of a text. White space is no token: it shows in spaced.
type token struct {
	from, to int    // bytes of the text that was cut up
	fold     string // lower case, ё as е, every apostrophe as '
	kind     tokenKind
	spaced   bool // white space stands before it
	upper    bool // begins with a capital
}

// tokenize cuts a text up. Every byte of it lies in one token or is white
// space; borders are borders of characters.
func tokenize(text string, out []token) []token {
	spaced := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' {
			spaced = true
			i += size
			continue
		}
		t := token{from: i, to: i + size, kind: tokenSign, spaced: spaced}
		switch {
		case '0' <= r && r <= '9':
			t.kind, t.to = tokenDigits, i+digitsEnd(text[i:])
		case unicode.IsLetter(r):
			t.kind, t.to = tokenWord, i+wordEnd(text[i:])
			t.upper = unicode.IsUpper(r) || unicode.IsTitle(r)
		}
		t.fold = folded(text[t.from:t.to])
		out = append(out, t)
		i, spaced = t.to, false
	}
	return out
}

func digitsEnd(text string) int {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return i
		}
	}
	return len(text)
}

func wordEnd(text string) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r), r == '\u00ad':
			i += size
		case i > 0 && (r == '\'' || r == '’' || r == 'ʼ'):
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if !unicode.IsLetter(next) {
				return i
			}
			i += size
		default:
			return i
		}
	}
	return len(text)
}

// folds undoes what does not tell two words apart.
var folds = strings.NewReplacer("ё", "е", "’", "'", "ʼ", "'", "\u00ad", "", "−", "-", "‐", "-", "‑", "-")

// folded gives the form of a token that is looked up.
func folded(word string) string {
	plain := true
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return word
	}
	word = strings.ToLower(word)
	if strings.ContainsFunc(word, folding) {
		return folds.Replace(word)
	}
	return word
}

// folding reports whether a character is one that folds undoes.
func folding(r rune) bool {
	switch r {
	case 'ё', '’', 'ʼ', '\u00ad', '−', '‐', '‑':
		return true
	}
	return false
}
