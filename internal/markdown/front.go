package markdown

import (
	"bytes"

	"dossier/internal/diag"
)

// bom is the byte order mark that some editors put before a file's text.
var bom = []byte("\xef\xbb\xbf")

// splitFront finds the front matter of a file: YAML between a first line "---"
// and the next line "---". It gives the range of the YAML and the offset where
// the body begins. Without front matter the YAML's range is empty and the body
// begins at the start of the text.
func splitFront(file string, src []byte) (from, to, body int, list []diag.Diagnostic) {
	start := 0
	if bytes.HasPrefix(src, bom) {
		start = len(bom)
	}
	line, next := lineAt(src, start)
	if !isFence(line) {
		return start, start, start, nil
	}
	from = next
	for at := next; at < len(src); {
		line, next = lineAt(src, at)
		if isFence(line) {
			return from, at, next, nil
		}
		at = next
	}
	at := diag.Span{File: file, Start: start, End: start + 3}
	return start, start, start, []diag.Diagnostic{
		diag.Errorf("open-front-matter", at, "the front matter is not closed").
			WithHelp("put a line `---` below it"),
	}
}

// lineAt gives the line that begins at an offset, without its line break, and
// the offset of the next line.
func lineAt(src []byte, at int) (line []byte, next int) {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return src[at : at+i], at + i + 1
	}
	return src[at:], len(src)
}

func isFence(line []byte) bool {
	return bytes.HasPrefix(line, []byte("---")) && len(bytes.TrimRight(line[3:], " \t\r")) == 0
}
