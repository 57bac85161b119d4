package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Escape writes a paragraph of plain text as Markdown: parsed, it is one
// paragraph whose text is this text, up to white space at the ends of lines
// and lines of white space alone.
func Escape(text string) string {
	var b strings.Builder
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = EscapeLine(line)
		if line == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	return b.String()
}

// EscapeLine writes one line of plain text as Markdown that reads the same
// wherever in a paragraph the line stands, its first line included, and also
// as a heading behind "# ". White space at its ends is dropped, no-break
// spaces excepted; a line break in it becomes a space. Signs are escaped only
// where this language or Pandoc's would read something into them.
func EscapeLine(line string) string {
	line = strings.Trim(line, " \t\n\v\f\r")
	if line == "" {
		return ""
	}
	var b strings.Builder
	b.Grow(len(line) + 8)
	at := escapeStart(&b, line)
	hashes := trailingHashes(line)
	for i := at; i < len(line); i++ {
		switch c := line[i]; c {
		case '\n', '\r':
			b.WriteByte(' ')
			continue
		case '\\', '`', '*', '_', '[', ']', '~', '^', '{':
			b.WriteByte('\\')
		case '<':
			if i+1 < len(line) && (isASCIILetter(line[i+1]) || strings.IndexByte("/!?", line[i+1]) >= 0) {
				b.WriteByte('\\')
			}
		case '&':
			if n, _ := entity(line[i:]); n > 0 {
				b.WriteByte('\\')
			}
		case '@':
			if startsKey([]byte(line[max(0, i-4):min(len(line), i+5)]), min(i, 4)) {
				b.WriteByte('\\')
			}
		case '$':
			if closesMath(line, i) {
				b.WriteByte('\\')
			}
		case '#':
			if i == hashes {
				b.WriteByte('\\')
			}
		}
		b.WriteByte(line[i])
	}
	return b.String()
}

// escapeStart writes what would open a block at the start of a line, escaped,
// and gives the offset from which the rest of the line stands.
func escapeStart(b *strings.Builder, line string) int {
	blankAt := func(i int) bool { return i >= len(line) || line[i] == ' ' || line[i] == '\t' }
	if strings.Trim(line, "-|: \t\v\f\r\n") == "" {
		// A rule, the line under a heading or under the head of a table.
		b.WriteByte('\\')
		b.WriteByte(line[0])
		return 1
	}
	switch c := line[0]; {
	case c == '#' || c == '>':
	case c == '|' && blankAt(1): // a line block of Pandoc's
	case (c == '-' || c == '+' || c == ':') && blankAt(1):
	case c == '=' && strings.Trim(line, "= \t\v\f\r\n") == "":
	case c == ':' && strings.HasPrefix(line, ":::"): // a div of Pandoc's
	case c >= '0' && c <= '9':
		i := 1
		for i < len(line) && line[i] >= '0' && line[i] <= '9' {
			i++
		}
		if i < len(line) && (line[i] == '.' || line[i] == ')') && blankAt(i+1) {
			b.WriteString(line[:i])
			b.WriteByte('\\')
			b.WriteByte(line[i])
			return i + 1
		}
		return 0
	default:
		return 0
	}
	b.WriteByte('\\')
	b.WriteByte(line[0])
	return 1
}

// trailingHashes gives where the signs begin that a heading would take for its
// closing sequence, or -1.
func trailingHashes(line string) int {
	rest := strings.TrimRight(line, "#")
	if rest == line || rest == "" || !isBlank(rest[len(rest)-1]) && rest[len(rest)-1] != '\v' && rest[len(rest)-1] != '\f' {
		return -1
	}
	return len(rest)
}

// closesMath reports whether Pandoc could take the dollar sign at i for the
// end of a formula: behind a visible character and not before a digit. Where
// no sign is left that ends one, none begins one.
func closesMath(line string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(line[:i])
	return i > 0 && !unicode.IsSpace(before) && (i+1 == len(line) || line[i+1] < '0' || line[i+1] > '9')
}
