package verbatim

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
)

// Paragraph is a paragraph of an original.
type Paragraph struct {
	Text  string // the bytes of the file, line breaks included
	Start int    // its offset in the file
}

// Original splits a text original into its paragraphs. Lines end with LF, CR
// LF or CR; a line of white space is blank. Blank lines part paragraphs; where
// none stands between two lines, each line is a paragraph. A byte order mark
// is no part of the text. A file that is not UTF-8 gives bad-encoding and no
// paragraphs; file is its path in the diagnostic.
func Original(file string, raw []byte) ([]Paragraph, []diag.Diagnostic) {
	if at := invalid(raw); at >= 0 {
		return nil, []diag.Diagnostic{
			diag.Errorf("bad-encoding", diag.Span{File: file, Start: at, End: at + 1},
				"byte %d of the original (0x%02X) is not UTF-8", at, raw[at]).
				WithHelp("import the file again: its encoding is found out then"),
		}
	}
	text := string(raw)
	start := 0
	if strings.HasPrefix(text, "\ufeff") {
		start = len("\ufeff")
	}
	var lines, out []Paragraph
	blank, parted := false, false
	for at := start; at < len(text); {
		end, next := lineEnd(text, at)
		switch line := text[at:end]; {
		case strings.TrimSpace(line) == "":
			blank = len(lines) > 0
		case len(out) > 0 && !blank:
			lines = append(lines, Paragraph{line, at})
			last := &out[len(out)-1]
			last.Text = text[last.Start:end]
		default:
			parted = parted || blank
			blank = false
			lines = append(lines, Paragraph{line, at})
			out = append(out, Paragraph{line, at})
		}
		at = next
	}
	if !parted {
		return lines, nil
	}
	return out, nil
}

// lineEnd gives where the line that begins at an offset ends and where the
// next begins.
func lineEnd(text string, at int) (end, next int) {
	i := strings.IndexAny(text[at:], "\r\n")
	if i < 0 {
		return len(text), len(text)
	}
	end = at + i
	if strings.HasPrefix(text[end:], "\r\n") {
		return end, end + 2
	}
	return end, end + 1
}

// invalid gives the offset of the first byte that is not UTF-8, or -1.
func invalid(raw []byte) int {
	if utf8.Valid(raw) {
		return -1
	}
	at := 0
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		if r == utf8.RuneError && n == 1 && !bytes.HasPrefix(raw, []byte("\ufffd")) {
			return at
		}
		at += n
		raw = raw[n:]
	}
	return -1
}
