package importer

import (
	"strings"

	"dossier/internal/diag"
)

// bidiControls warns of characters that make a reader see letters in another
// order than they stand in (Unicode Standard Annex #9, section 2): a word may
// then be read as another one, while names and numbers are looked for in what
// is written. They are kept: the article is what it is. Marks of direction
// alone reorder nothing around them and are not told.
func bidiControls(name string, paragraphs []Paragraph) []diag.Diagnostic {
	count, at, first := 0, 0, rune(0)
	for i, p := range paragraphs {
		for from := 0; ; {
			next := strings.IndexFunc(p.Text[from:], reorders)
			if next < 0 {
				break
			}
			if from += next; count == 0 {
				at, first = i, firstRune(p.Text[from:])
			}
			count++
			from += len("\u202a")
		}
	}
	if count == 0 {
		return nil
	}
	return []diag.Diagnostic{diag.Warnf("bidi-control", diag.Span{File: name},
		"the text holds characters that change the order in which letters are seen (%d); the first, %U, stands in paragraph %d", count, first, at+1).
		WithNote("the paragraph begins %q", firstWords(strings.Map(func(r rune) rune {
			if reorders(r) {
				return -1
			}
			return r
		}, paragraphs[at].Text), 60)).
		WithHelp("they are kept, because the original has them; look whether a reader sees what is written")}
}

// reorders reports whether a character embeds, overrides or isolates a
// direction.
func reorders(r rune) bool { return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 }

func firstRune(text string) rune {
	for _, r := range text {
		return r
	}
	return 0
}
