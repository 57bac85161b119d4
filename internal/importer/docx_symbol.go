package importer

import (
	"strings"

	"dossier/internal/pdf"
)

// symbolRune gives the character of a sign in a symbol font, whose codes stand
// at U+F000 and above in documents (ISO 29500-1, 17.3.3.30). The tables hold
// what articles have: Greek letters, arrows, marks of lists and ticks.
func symbolRune(font string, code rune) (rune, bool) {
	if code >= 0xf000 && code <= 0xf0ff {
		code -= 0xf000
	}
	var r rune
	switch f := strings.ToLower(font); {
	case f == "wingdings":
		r = wingdings[code]
	case f == "symbol":
		if code < 256 {
			r = pdf.Symbol(byte(code))
		}
	default:
		if code >= 0xe000 && code <= 0xf8ff || code < ' ' {
			return 0, false
		}
		r = code
	}
	return r, r != 0
}

// wingdings are the signs of the font Wingdings that stand in running text.
var wingdings = map[rune]rune{
	0x20: ' ', 0x21: '✏', 0x22: '✂', 0x28: '☎', 0x29: '✆', 0x2a: '✉', 0x4a: '☺', 0x4c: '☹', 0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x72: '❒',
	0x73: '⬧', 0x74: '⧫', 0x75: '◆', 0x76: '❖', 0x77: '⬥', 0x9f: '•', 0xa7: '▪', 0xa8: '◻', 0xd8: '➢', 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓',
	0xe8: '➔', 0xef: '⇦', 0xf0: '⇨', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑',
}
