package printed

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/prose"
)

// Footnote is a note of a printed label: its sign and the words behind it.
type Footnote struct {
	Sign         string
	From, To     int    // bytes of the paragraph, the sign included
	Jurisdiction string // as Jurisdiction gives it
}

// maxNotes is how many notes a paragraph may have.
const maxNotes = 100

// Notes gives the notes that stand in a paragraph. The breaks are the offsets
// of spaces at which a line of it ends, beside its line breaks.
func Notes(text string, breaks []int) []Footnote {
	const longest, longestList = 1000, 6000 // a list of organizations may take more
	if !strings.ContainsAny(text, signs+superscripts+"([") {
		return nil
	}
	starts := noteStarts(text, breaks)
	var out []Footnote
	for i, at := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		end = at + len(strings.TrimRightFunc(text[at:end], unicode.IsSpace))
		sign := signAt(text, at)
		words := strings.TrimLeft(text[at+len(sign):end], " \t\u00a0-–—:")
		if words == "" || end-at > longestList || !speaksOfBan(words) {
			continue
		}
		n := Footnote{Sign: sign, From: at, To: end, Jurisdiction: Jurisdiction(words)}
		if end-at <= longest || n.Jurisdiction != "" {
			out = append(out, n)
		}
	}
	return out
}

// noteStarts gives the places at which a note may begin: where a sign stands at
// the beginning of the paragraph or of a line of it, or behind a sentence.
func noteStarts(text string, breaks []int) []int {
	var out []int
	next := 0 // behind the last sign, which is looked at once
	for at, r := range text {
		if len(out) == maxNotes {
			break
		}
		if at < next || !strings.ContainsRune(signs, r) && !strings.ContainsRune(superscripts, r) && r != '(' && r != '[' {
			continue
		}
		sign := signAt(text, at)
		next = at + len(sign)
		if sign != "" && noteMayBegin(text, at, breaks) {
			out = append(out, at)
		}
	}
	return out
}

func noteMayBegin(text string, at int, breaks []int) bool {
	before := strings.TrimRightFunc(text[:at], unicode.IsSpace)
	if before == "" {
		return true
	}
	gap := text[len(before):at]
	if gap == "" {
		return false
	}
	if _, found := slices.BinarySearch(breaks, at-1); found || strings.ContainsAny(gap, "\r\n") {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, prose.Closers))
	return strings.ContainsRune(".!?…;", last)
}

// Note gives the sign of the note with which a paragraph begins; empty when it
// begins with none.
func Note(text string) string {
	if notes := Notes(text, nil); len(notes) > 0 && notes[0].From == 0 {
		return notes[0].Sign
	}
	return ""
}
