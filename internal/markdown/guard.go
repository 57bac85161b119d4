package markdown

import (
	"bytes"

	"dossier/internal/diag"
)

// guard looks over a file before the library sees it, in one pass. It reports
// what would cost more time or memory than any article is worth, and tells
// whether the body must be read as plain paragraphs then.
func guard(file string, src []byte, body int) (list []diag.Diagnostic, refused bool) {
	at := func(from, to int) diag.Span { return diag.Span{File: file, Start: from, End: to} }
	if len(src) > maxSource {
		return []diag.Diagnostic{tooLarge(at(body, body), "the file", len(src), maxSource)}, true
	}
	marks, blanks, depth := 0, 0, 0
	for from := body; from < len(src); {
		line, next := lineAt(src, from)
		if len(line) > maxLine {
			return []diag.Diagnostic{tooLarge(at(from, from+1), "the line", len(line), maxLine)}, true
		}
		if len(bytes.TrimRight(line, " \t\r")) == 0 {
			// The library visits every open container again at a blank line.
			blanks += depth
			marks++
		} else {
			columns, signs := containerSigns(line)
			depth = min(columns, maxContainers)
			marks += 2 * signs
		}
		marks += 2 + countMarks(line)
		if marks > maxMarks {
			return []diag.Diagnostic{tooMany(at(from, from+1), "lines and signs of markup", maxMarks,
				"make several articles of it; it is read as plain text")}, true
		}
		if blanks > maxBlanks {
			return []diag.Diagnostic{tooMany(at(from, from), "blank lines in nested lists", maxBlanks,
				"remove them; the body is read as plain text")}, true
		}
		from = next
	}
	return nil, false
}

// containerSigns gives at least the number of containers that can be open
// behind a line, since each takes a sign or a column of indentation, and at
// least the number of those that begin in it.
func containerSigns(line []byte) (columns, signs int) {
	for _, c := range line {
		switch {
		case c == '\t':
			columns += 4
		case c == ' ' || c >= '0' && c <= '9':
			columns++
		case c == '>' || c == '-' || c == '+' || c == '*' || c == '.' || c == ')':
			columns++
			signs++
		default:
			return columns, signs
		}
	}
	return columns, signs
}

// countMarks counts the signs of a line that can make nodes of their own.
func countMarks(line []byte) int {
	n := 0
	for _, c := range line {
		if isMark[c] {
			n++
		}
	}
	return n
}

var isMark = [256]bool{
	'\\': true, '&': true, '*': true, '_': true, '~': true, '`': true, '[': true, ']': true,
	'<': true, '|': true,
}
