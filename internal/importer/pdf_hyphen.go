package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/diag"
)

// pdfHyphens joins lines and keeps account of the hyphens at their ends.
//
// A soft hyphen is taken out. Any other hyphen stays and joins the two halves,
// for it may belong to the word, unless the document itself prints the word
// without it somewhere and nowhere with it: then it is the typesetter's. Both
// are told, so that a reader of the page can judge, except where the document
// prints the word with its hyphen within a line, too.
type pdfHyphens struct {
	taken, kept  []string
	takenLetters map[rune]int
}

// undecided stands for a hyphen at the end of a line until all words are known.
// It is of private use, so that no text holds it.
const undecided = '\uf8fe'

// join puts lines together.
func (h *pdfHyphens) join(lines []pdfLine) string {
	out := []byte(lines[0].text)
	last := lines[0].text
	for _, l := range lines[1:] {
		end, size := utf8.DecodeLastRuneInString(last)
		before, _ := utf8.DecodeLastRuneInString(last[:len(last)-size])
		next, _ := utf8.DecodeRuneInString(l.text)
		word := unicode.IsLetter(before) || unicode.IsDigit(before)
		switch {
		case end == '\u00ad':
			out = out[:len(out)-size]
		case (end == '-' || end == '\u2010') && unicode.IsLetter(before) && unicode.IsLower(next):
			out = utf8.AppendRune(out, undecided)
		case strings.ContainsRune("-\u2010\u2011–—/", end) && word:
		default:
			out = append(out, ' ')
		}
		out = append(out, l.text...)
		last = l.text
	}
	return string(out)
}

// resolve decides on the hyphens of all texts.
func (h *pdfHyphens) resolve(texts []string) {
	whole := map[string]bool{}
	for _, t := range texts {
		for _, w := range strings.FieldsFunc(t, func(r rune) bool { return !isWordRune(r) && r != undecided }) {
			if !strings.ContainsRune(w, undecided) {
				whole[strings.ToLower(strings.Trim(w, "-\u2010"))] = true
			}
		}
	}
	h.takenLetters = map[rune]int{}
	for i, t := range texts {
		if strings.ContainsRune(t, undecided) {
			texts[i] = h.decide(t, whole)
		}
	}
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '-' || r == '\u2010'
}

// decide writes a text with its hyphens decided on.
func (h *pdfHyphens) decide(text string, whole map[string]bool) string {
	const least = 5 // letters of a word that may be put together
	parts := strings.Split(text, string(undecided))
	var out strings.Builder
	for i, part := range parts {
		if i+1 < len(parts) {
			head, tail := lastWord(part), firstWord(parts[i+1])
			hyphen, size := utf8.DecodeLastRuneInString(part)
			stem := strings.TrimSuffix(head, string(hyphen))
			joined := strings.ToLower(stem + tail)
			switch {
			case whole[strings.ToLower(head+tail)]:
			case whole[joined] && utf8.RuneCountInString(joined) >= least:
				part = part[:len(part)-size]
				h.taken = append(h.taken, stem+tail)
				h.takenLetters[hyphen]++
			default:
				h.kept = append(h.kept, head+tail)
			}
		}
		out.WriteString(part)
	}
	return out.String()
}

func lastWord(s string) string {
	at := strings.LastIndexFunc(s, func(r rune) bool { return !isWordRune(r) })
	if at < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	return s[at+size:]
}

func firstWord(s string) string {
	at := strings.IndexFunc(s, func(r rune) bool { return !isWordRune(r) })
	if at < 0 {
		return s
	}
	return s[:at]
}

// told says what became of the hyphens.
func (h *pdfHyphens) told(at diag.Span) []diag.Diagnostic {
	var list []diag.Diagnostic
	if len(h.kept) > 0 {
		list = append(list, diag.Warnf("line-end-hyphen", at, "%s at the end of a line stayed, because it may belong to the word: %s", countOf(len(h.kept), "hyphen", "hyphens"), quoteAll(h.kept)).
			WithHelp("where one is the typesetter's, copy the article into a plain text (.txt), mend it there and import that"))
	}
	if len(h.taken) > 0 {
		list = append(list, diag.New(diag.Info, "line-end-hyphen", at, "%s at the end of a line taken out, because the document prints the word without it elsewhere: %s", countOf(len(h.taken), "hyphen was", "hyphens were"), quoteAll(h.taken)))
	}
	return list
}
