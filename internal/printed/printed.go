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
// paragraph. The package knows words and signs, and no organizations.
package printed

import (
	"regexp"
	"unicode"
)

// ban is what a printed label says of an organization.
var ban = regexp.MustCompile(`(?i)\b(banned|outlawed|prohibited|proscribed|` +
	`designated|recogni[sz]ed as|declared|foreign agent|undesirable|terrorist|extremist|liquidated)\b|` +
	`запрещ[её]н|под запретом|признан|иностранн\pL* агент|иноагент|` +
	`нежелательн|экстремистск|террористическ|ликвидирован`)

// Range is bytes of a text from From up to To.
type Range struct{ From, To int }

// Remarks gives the remarks in parentheses that are labels: they speak of a
// ban, and of one jurisdiction. They are as long as such a remark can be.
func Remarks(text string) []Range {
	const shortest, longest = 8, 600
	var out []Range
	open := -1
	for i := range len(text) {
		switch text[i] {
		case '(':
			open = i
		case ')':
			if size := i + 1 - open; open >= 0 && size >= shortest && size <= longest {
				if words := text[open : i+1]; ban.MatchString(words) && Jurisdiction(words) != "" {
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
