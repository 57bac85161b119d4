package diag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// tabWidth is how many columns a tab takes in shown source, wherever it
// stands.
const tabWidth = 4

// cell is a character as a terminal draws it, together with the marks that
// combine with it.
type cell struct {
	text   string // what is printed
	width  int    // columns it takes
	offset int    // of its first byte in the file
}

// cells cuts a piece of source, which begins at byte offset, into what is
// printed for it. Nothing of it can move a terminal's cursor or turn its
// direction: see visible.
func cells(src []byte, offset int) []cell {
	var list []cell
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		c := cell{text: visible(r), offset: offset + i}
		c.width = columns(c.text)
		if r == '\t' {
			c.text, c.width = strings.Repeat(" ", tabWidth), tabWidth
		}
		i += size
		if c.width == 0 && len(list) > 0 {
			list[len(list)-1].text += c.text
			continue
		}
		if c.width == 0 { // nothing to combine with: show it on a circle
			c.text, c.width = "◌"+c.text, 1
		}
		list = append(list, c)
	}
	return list
}

// visible gives the printed form of a character. Control characters become
// their pictures (␛); the invisible ones that turn the direction of text,
// join or separate (bidi controls, zero-width spaces, line separators) become
// their number, <U+202E>: source must look like what it is.
func visible(r rune) string {
	switch {
	case r < ' ':
		return string('\u2400' + r)
	case r == 0x7f:
		return "\u2421"
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
		return fmt.Sprintf("<U+%04X>", r)
	}
	return string(r) // of what is no UTF-8, U+FFFD
}

// columns counts the terminal columns of a text without control characters:
// East Asian wide characters take two (Unicode Standard Annex #11), combining
// marks none.
func columns(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me) || r >= 0x1160 && r <= 0x11ff: // Hangul vowels and finals join
		case r >= 0x1100:
			if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				n++
			}
			n++
		default:
			n++
		}
	}
	return n
}

// Plain makes a text that quotes what others wrote, such as the name of a file,
// safe to print on one line of a terminal: characters that would move its
// cursor, change its colours or turn the direction of its text are shown as
// pictures or numbers.
func Plain(text string) string { return plain(text) }

// plain makes a text of our own, which may quote the user's, safe to print on
// one line.
func plain(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return visible(r) != string(r) }) < 0 && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		b.WriteString(visible(r))
	}
	return b.String()
}
