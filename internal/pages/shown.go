package pages

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/link"
)

// mostWords is how many characters of an article of which only the notes are
// shown may stand with a mention: enough for a name or a number.
const mostWords = 80

// shownOf gives the words around a stretch of a document that may be shown
// elsewhere: its sentence; of an article of which only the notes are shown, the
// marked words alone, and of these only a beginning where they are many.
func shownOf(doc *annot.Article, b *annot.Block, from, to int) (before, exact, after string) {
	before, exact, after = link.Sentence(b, from, to)
	if doc.Front.Show != "notes-only" {
		return before, exact, after
	}
	if utf8.RuneCountInString(exact) > mostWords {
		exact = string([]rune(exact)[:mostWords])
		if i := strings.LastIndexByte(exact, ' '); i > 0 {
			exact = exact[:i]
		}
		exact += "…"
	}
	return "", exact, ""
}
