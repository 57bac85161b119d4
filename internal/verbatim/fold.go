package verbatim

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Fold gives a text in the form in which texts are compared: runs of white
// space (Unicode White_Space, no-break spaces included) are one space, there
// is none at the ends, and characters are composed (Unicode NFC).
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

// isFolded recognizes texts of ASCII that need no folding.
func isFolded(s string) bool {
	space := true
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0x80 || c < ' ':
			return false
		case c == ' ' && space:
			return false
		default:
			space = c == ' '
		}
	}
	return s == "" || !space
}
