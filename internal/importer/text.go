package importer

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/verbatim"
)

// plainText is the format of a text in UTF-8, with or without a byte order
// mark, whose paragraphs are parted by blank lines or, where there is no blank
// line, stand on one line each.
func plainText() Format {
	return Format{Name: "plain text", Extensions: []string{".txt", ".text"}, Recognise: isPlainText, Read: readText}
}

// foreign are the beginnings of files that are surely something else: PDF, ZIP
// (and with it DOCX, ODT and EPUB), old Word files, RTF.
var foreign = [][]byte{[]byte("%PDF-"), []byte("PK\x03\x04"), []byte("\xd0\xcf\x11\xe0"), []byte(`{\rtf`)}

// isPlainText takes for a text what begins as no other known format does.
func isPlainText(raw []byte) bool {
	for _, start := range foreign {
		if bytes.HasPrefix(raw, start) {
			return false
		}
	}
	start := bytes.ToLower(bytes.TrimSpace(raw[:min(len(raw), 1000)]))
	return !bytes.HasPrefix(start, []byte("<!doctype html")) && !bytes.HasPrefix(start, []byte("<html"))
}

// readText reads a plain text. Bytes that are not UTF-8, and NUL, which no text
// holds, are bad-encoding at their place.
func readText(name string, raw []byte) (Raw, []diag.Diagnostic) {
	at := bytes.IndexByte(raw, 0)
	if !utf8.Valid(raw) {
		at = invalidAt(raw)
		return Raw{}, []diag.Diagnostic{
			diag.Errorf("bad-encoding", diag.Span{File: name, Start: at, End: at + 1}, "the file is not UTF-8: byte %d has the value 0x%02X", at, raw[at]).
				WithHelp("save the text as UTF-8 and import it again"),
		}
	}
	if at >= 0 {
		return Raw{}, []diag.Diagnostic{
			diag.Errorf("bad-encoding", diag.Span{File: name, Start: at, End: at + 1}, "the file is no text: byte %d is NUL", at).
				WithHelp("save the text as UTF-8 and import it again"),
		}
	}
	paragraphs, list := verbatim.Original(name, raw)
	var out Raw
	for _, p := range paragraphs {
		out.Paragraphs = append(out.Paragraphs, Paragraph{Text: oneLine(p.Text)})
	}
	return out, list
}

// oneLine joins the lines of a paragraph by spaces. White space at their ends
// is dropped, except that which is printed: spaces of no break or fixed width.
func oneLine(text string) string {
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
	for i := range lines {
		lines[i] = strings.Trim(lines[i], " \t\v\f")
	}
	return strings.Join(lines, " ")
}

// invalidAt gives the offset of the first byte that is not UTF-8.
func invalidAt(raw []byte) int {
	at := 0
	for at < len(raw) {
		r, size := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}
