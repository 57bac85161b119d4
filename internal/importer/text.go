package importer

import (
	"bytes"

	"dossier/internal/diag"
	"dossier/internal/verbatim"
)

// plainText is the format of a text in any encoding that decode can tell,
// whose paragraphs are parted by blank lines or, where there is no blank
// line, stand on one line each.
func plainText() Format {
	return Format{Name: "plain text", Extensions: []string{".txt", ".text"}, Types: []string{"text/plain"}, Recognise: isPlainText, Read: readText}
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
	if _, known := refuseForeign("", raw); known {
		return false
	}
	start := bytes.ToLower(bytes.TrimSpace(raw[:min(len(raw), 1000)]))
	return !bytes.HasPrefix(start, []byte("<!doctype html")) && !bytes.HasPrefix(start, []byte("<html"))
}

// readText reads a plain text. What is none is bad-encoding.
func readText(in Input) (Raw, []diag.Diagnostic) {
	text, encoding, list := decode(in, "")
	if diag.HasErrors(list) {
		return Raw{}, list
	}
	if encoding == "" {
		text = in.Raw // the same, as it will be stored and compared
	}
	// What is too large is refused before millions of paragraphs are made.
	if size := printedSize(text); size > maxText {
		return Raw{}, append(list, tooLarge(in.Name, "more than %d bytes", maxText))
	}
	paragraphs, more := verbatim.Original(in.Name, text)
	list = append(list, more...)
	if n := len(paragraphs); n > maxLines {
		return Raw{}, append(list, tooManyLines(in.Name, n))
	}
	out := Raw{Extraction: encoding}
	width := longestLine(string(text))
	for _, p := range paragraphs {
		text, breaks := joinLines(p.Text, width)
		out.Paragraphs = append(out.Paragraphs, Paragraph{Text: text, Breaks: breaks})
	}
	return out, list
}

// printedSize counts the bytes of a text's lines without the white space at
// their ends, and one for each line that has any; past the limit of a text it
// stops.
func printedSize(text []byte) int {
	size := 0
	for len(text) > 0 && size <= maxText {
		line := text
		if end := bytes.IndexAny(text, "\r\n"); end >= 0 {
			line, text = text[:end], text[end+1:]
		} else {
			text = nil
		}
		if n := len(bytes.TrimSpace(line)); n > 0 {
			size += n + 1
		}
	}
	return size
}
