// Package printed recognises the ban labels that articles themselves print:
// a sign behind the name of an organization and the note that it refers to,
//
//	ISIS* is advancing. …        * Banned in Russia by court order.
//	Соцсеть Пример** …           **Признана экстремистской, запрещена в РФ.
//
// and a remark in parentheses behind the name: «Пример» (запрещён в РФ).
//
// A sign is a run of one character (* † ‡ ✱ and their like, so that * and **
// are two), superscript digits, or a number in brackets, (1) or [1], where a
// note begins with it. A note stands at the beginning of a paragraph, of a line
// or behind a sentence, and speaks of a ban; several may stand in one
// paragraph. The package knows words (one file a language in words/) and signs, and
// no organizations.
package printed

import "unicode"

// Range is bytes of a text from From up to To.
type Range struct{ From, To int }

// Remarks gives the remarks in parentheses that are labels: they speak of a
// ban, and of one jurisdiction. They are as long as such a remark can be, and no
// more than a paragraph may have.
func Remarks(text string) []Range {
	const shortest, longest = 8, 600
	var out []Range
	open := -1
	for i := range len(text) {
		if len(out) == maxNotes {
			break
		}
		switch text[i] {
		case '(':
			open = i
		case ')':
			if size := i + 1 - open; open >= 0 && size >= shortest && size <= longest {
				if words := text[open : i+1]; speaksOfBan(words) && Jurisdiction(words) != "" {
					out = append(out, Range{open, i + 1})
				}
			}
			open = -1
		}
	}
	return out
}

// InWord reports whether a character belongs to a word.
func InWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}
