package render

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// buffer is a page in the making. Its three methods for foreign words are the
// only ways by which such words get into the output: text between tags, attr
// between the quotes of an attribute, and the addresses of href.go. All else
// that is appended is a constant of this package.
type buffer struct {
	b []byte
}

// raw appends markup of this package's own.
func (w *buffer) raw(markup string) { w.b = append(w.b, markup...) }

// text appends words that stand between tags.
func (w *buffer) text(words string) { w.escape(words, false) }

// attr appends words that stand in an attribute's double quotes.
func (w *buffer) attr(words string) { w.escape(words, true) }

// num appends a number.
func (w *buffer) num(n int) { w.b = strconv.AppendInt(w.b, int64(n), 10) }

// attribute appends a whole attribute, or nothing when it has no value.
func (w *buffer) attribute(name, value string) {
	if value == "" {
		return
	}
	w.raw(" ")
	w.raw(name)
	w.raw(`="`)
	w.attr(value)
	w.raw(`"`)
}

// escape appends words with the characters replaced that would end them: & and
// < and >, in attributes the quotes as well. NUL and bytes that are no UTF-8
// become U+FFFD, as HTML reads them anyway.
func (w *buffer) escape(words string, quotes bool) {
	from := 0
	valid := utf8.ValidString(words)
	for i := 0; i < len(words); i++ {
		c := words[i]
		if !special[c] && (valid || c < utf8.RuneSelf) {
			continue
		}
		var instead string
		switch {
		case c == '&':
			instead = "&amp;"
		case c == '<':
			instead = "&lt;"
		case c == '>':
			instead = "&gt;"
		case c == '"' && quotes:
			instead = "&quot;"
		case c == '\'' && quotes:
			instead = "&#39;"
		case c == 0:
			instead = "\uFFFD"
		case c == '\r': // a bare CR would be read back as LF
			instead = "&#13;"
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(words[i:])
			if r != utf8.RuneError || n > 1 {
				i += n - 1
				continue
			}
			instead = "\uFFFD"
		default:
			continue
		}
		w.b = append(w.b, words[from:i]...)
		w.b = append(w.b, instead...)
		from = i + 1
	}
	w.b = append(w.b, words[from:]...)
}

// special marks the bytes that escape looks at.
var special = [256]bool{'&': true, '<': true, '>': true, '"': true, '\'': true, 0: true, '\r': true}

// class turns a word of the dossier into one that can stand in a class
// attribute: letters, digits and hyphens; anything else is dropped.
func class(word string) string {
	clean := func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		default:
			return -1
		}
	}
	return strings.Map(clean, word)
}
