package verbatim

import (
	"unicode"
	"unicode/utf8"

	"dossier/internal/markdown"
)

// agree reports whether an article that leaves nothing out has the paragraphs
// of its original, word for word and byte for byte. Nearly every article does,
// so it costs one walk and no memory; for the others the comparison says more.
func agree(article []markdown.Paragraph, original []Paragraph) bool {
	if len(article) != len(original) {
		return false
	}
	for i := range article {
		if len(article[i].Gaps) > 0 || !sameWords(article[i].Text, original[i].Text) {
			return false
		}
	}
	return true
}

// sameWords reports whether two texts are the same but for their white space.
func sameWords(a, b string) bool {
	i, j := 0, 0
	for {
		i, j = skipSpace(a, i), skipSpace(b, j)
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b)
		}
		for i < len(a) && j < len(b) && a[i] == b[j] && spaceAt(a, i) == 0 {
			i++
			j++
		}
		if i < len(a) && spaceAt(a, i) == 0 || j < len(b) && spaceAt(b, j) == 0 {
			return false
		}
	}
}

// spaceAt gives the length of the white space that begins at i; 0 for none.
func spaceAt(s string, i int) int {
	if c := s[i]; c < utf8.RuneSelf {
		if c == ' ' || '\t' <= c && c <= '\r' {
			return 1
		}
		return 0
	}
	if r, size := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
		return size
	}
	return 0
}

func skipSpace(s string, i int) int {
	for i < len(s) {
		n := spaceAt(s, i)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}
