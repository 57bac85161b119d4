package importer

import (
	"bytes"
	"path"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

// extracted gives the text of an article as it is stored beside an original
// that is no text in UTF-8: one line a paragraph, a blank line between.
func extracted(in Raw) []byte {
	text := strings.Join(texts(in.Paragraphs), "\n\n") + "\n"
	if strings.HasPrefix(text, "\ufeff") {
		text = "\ufeff" + text // its first character is no byte order mark
	}
	return []byte(text)
}

// extract reads an original anew, as it was read before by the extractor that
// its article names. The name is that of the file, for messages and the choice
// of the format.
func extract(name string, raw []byte, extraction string) (Raw, []diag.Diagnostic) {
	format, ok := formatOf(name, "", raw)
	if !ok {
		return Raw{}, []diag.Diagnostic{unknownFormat(name, raw)}
	}
	in, list := format.Read(Input{Name: name, Raw: raw, Encoding: encodingOf(extraction)})
	if diag.HasErrors(list) {
		return Raw{}, list
	}
	return tidy(in), list
}

// encodingOf gives the encoding that the name of an extraction ends in; empty
// when there is none: "html 1, windows-1251", "koi8-r".
func encodingOf(extraction string) string {
	last := strings.TrimSpace(extraction[strings.LastIndexByte(extraction, ',')+1:])
	name, _ := Encoding(last)
	return name
}

// CheckExtraction extracts the text of an article's original again and
// compares it with the one that was stored. The originals are files by their
// paths from the dossier's root; where one is missing, nothing is said.
func CheckExtraction(a *annot.Article, originals map[string][]byte) []diag.Diagnostic {
	o := a.Front.Original
	raw, there := originals["content/"+o.File]
	stored, has := originals["content/"+o.Extracted]
	if o.Extraction == "" || o.Extracted == "" || !there || !has {
		return nil
	}
	in, list := extract(path.Base(o.File), raw, o.Extraction)
	for _, d := range list {
		if d.Severity == diag.Error {
			return []diag.Diagnostic{diag.Errorf("extraction-differs", o.At, "no text can be extracted from content/%s: %s", o.File, d.Message)}
		}
	}
	text := extracted(in)
	if bytes.Equal(text, stored) {
		return nil
	}
	start, end := firstDifference(stored, text)
	at := diag.Span{File: "content/" + o.Extracted, Start: start, End: end}
	if extractor(in.Extraction) != extractor(o.Extraction) {
		return []diag.Diagnostic{diag.New(diag.Info, "extraction-differs", at, "`%s` extracts another text than `%s` did", in.Extraction, o.Extraction).
			Label("the first difference").
			WithHelp("compare them; import the original anew if the later text is the better one")}
	}
	return []diag.Diagnostic{diag.Errorf("extraction-differs", at, "this is not the text that `%s` extracts from content/%s", o.Extraction, o.File).
		Label("the first difference").
		WithHelp("bring the extracted text back as it was; it is never edited")}
}

// extractor gives the name of an extraction without its encoding.
func extractor(extraction string) string {
	if encodingOf(extraction) == "" {
		return extraction
	}
	return strings.TrimRight(extraction[:strings.LastIndexByte(extraction, ',')+1], ", ")
}

// firstDifference gives the line of a text in which it first differs from
// another.
func firstDifference(text, other []byte) (start, end int) {
	at := 0
	for at < min(len(text), len(other)) && text[at] == other[at] {
		at++
	}
	start = bytes.LastIndexByte(text[:at], '\n') + 1
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		return start, at + i
	}
	return start, len(text)
}
