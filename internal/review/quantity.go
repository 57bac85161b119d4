package review

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/kind/figure"
)

// OwnQuantity gives the title of a quantity that a figure of a suggestion alone
// has: what it counts, in the words of its record or of the text, and the
// article that says so. No quantity on record has that title. Figures of
// different quantities are never compared, so that it claims nothing.
func (d *Dossier) OwnQuantity(f *figure.Figure, s Suggestion) string {
	return d.ownQuantity(f, s, d.titled)
}

// ownQuantity does so where a title may be taken by what is only planned.
func (d *Dossier) ownQuantity(f *figure.Figure, s Suggestion, taken func(title string) bool) string {
	subject := strings.Join(strings.Fields(f.Population), " ")
	if subject == "" {
		subject = strings.Join(strings.Fields(f.Measure), " ")
	}
	// The words behind a number stand in the genitive in languages that have
	// one, and are no title by themselves.
	if subject == "" || !strings.HasPrefix(s.Doc.Front.Lang, "en") {
		subject = "“" + phrase(s) + "”"
	} else {
		r, size := utf8.DecodeRuneInString(subject)
		subject = string(unicode.ToUpper(r)) + subject[size:]
	}
	article := " (" + clipped(s.Doc.Title(), 44) + ")"
	title := subject + article
	if taken(title) && !strings.HasPrefix(subject, "“") {
		title = subject + ", “" + clipped(s.Words, 40) + "”" + article
	}
	base := title
	for n := 2; taken(title); n++ {
		title = base + " " + strconv.Itoa(n)
	}
	return title
}

// titled reports whether a quantity has a title.
func (d *Dossier) titled(title string) bool {
	for _, e := range d.records {
		if q, ok := e.Entity.(*figure.Quantity); ok && q.Title == title {
			return true
		}
	}
	return false
}

// phrase gives the words of a suggestion, and of few some of those behind them;
// of a number alone, some before it: they tell what it counts.
func phrase(s Suggestion) string {
	const enough = 4 // words
	words := strings.Fields(s.Words)
	a := s.Span()
	behind := s.Doc.Blocks[a.Block].Text[a.To:]
	if r, _ := utf8.DecodeRuneInString(behind); !unicode.IsSpace(r) {
		behind = ""
	}
	for _, w := range strings.Fields(behind) {
		if len(words) >= enough || ends(words[len(words)-1]) {
			break
		}
		words = append(words, w)
	}
	alone, before := len(words) == 1, strings.Fields(s.Doc.Blocks[a.Block].Text[:a.From])
	for len(words) < enough && alone && len(before) > 0 && !ends(before[len(before)-1]) {
		words = slices.Insert(words, 0, before[len(before)-1])
		before = before[:len(before)-1]
	}
	return clipped(strings.Trim(strings.Join(words, " "), ",.;:!?()[]“”«»\""), 60)
}

// ends reports whether a word is the last of its clause.
func ends(word string) bool { return strings.ContainsAny(word[len(word)-1:], ".,;:!?)]") }

// clipped shortens a text to some letters, at a word where it can.
func clipped(text string, most int) string {
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	short := string(r[:most-1])
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,.;:–—-") + "…"
}
