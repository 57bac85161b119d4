package markdown

import (
	"bytes"
	"cmp"
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// Format gives a file its canonical form:
//
//   - attributes stand as {#id .class key=value}, one space between them:
//     classes in the order of annot.Classes, keys in that of annot.Keys, others
//     behind them as they stood; a value is quoted with " where it must be;
//   - the keys of the front matter stand in the order of frontOrder; an unknown
//     key stays behind the key that it follows, comments before the key that
//     they stand above;
//   - the file ends with one line break.
//
// Nothing else changes, and what the article says never does. Attributes that
// run over several lines of a paragraph with a "|", whose lines could become a
// table, stay. A file with an error of syntax is given back as it is, together
// with its errors. Formatting twice is formatting once.
func Format(file string, src []byte) ([]byte, []diag.Diagnostic) {
	a := &annot.Article{Path: file, Src: src}
	from, to, body, list := splitFront(file, src)
	a.Body = body
	var front yaml.Value
	if to-from > maxFront {
		list = append(list, readFront(a, from, to)...)
	} else if to > from {
		value, found := yaml.Parse(file, src[from:to], from)
		front, list = value, append(list, found...)
	}
	list = append(list, readBody(a)...)
	list = slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	if len(list) > 0 {
		diag.Sort(list)
		return src, list
	}
	var edits []splice
	if text, ok := sortFront(src, from, to, front); ok {
		edits = append(edits, splice{from, to, text})
	}
	edits = append(edits, attributeEdits(a)...)
	edits = append(edits, endEdit(a)...)
	return apply(src, edits), nil
}

// splice replaces a range of the file.
type splice struct {
	start, end int
	text       string
}

// apply makes splices that stand in order and do not overlap.
func apply(src []byte, edits []splice) []byte {
	if len(edits) == 0 {
		return src
	}
	out := make([]byte, 0, len(src)+64)
	at := 0
	for _, e := range edits {
		out = append(append(out, src[at:e.start]...), e.text...)
		at = e.end
	}
	return append(out, src[at:]...)
}

// attributeEdits puts the attributes of all spans into canonical form.
func attributeEdits(a *annot.Article) []splice {
	var edits []splice
	for i := range a.Annotations {
		x := &a.Annotations[i]
		start, end := x.Words.End+1, x.At.End
		if n := a.Blocks[x.Block].Node; bytes.IndexByte(a.Src[start:end], '\n') >= 0 && bytes.IndexByte(a.Src[n.Start:n.End], '|') >= 0 {
			continue
		}
		if text := writeAttributes(a.Src, x.Attrs); text != string(a.Src[start:end]) {
			edits = append(edits, splice{start, end, text})
		}
	}
	slices.SortFunc(edits, func(a, b splice) int { return cmp.Compare(a.start, b.start) })
	return edits
}

// endEdit gives the file one line break at its end. Blank lines at the end of
// code are code.
func endEdit(a *annot.Article) []splice {
	end := len(a.Src)
	for end > a.Body && a.Src[end-1] == '\n' {
		end--
		if end > a.Body && a.Src[end-1] == '\r' {
			end--
		}
	}
	n := len(a.Blocks)
	inCode := n > 0 && a.Blocks[n-1].Node.Kind == annot.CodeBlock && a.Blocks[n-1].Node.End > end
	if end == a.Body || inCode || a.Src[end-1] == '\r' {
		return nil
	}
	line := "\n"
	if _, next := lineAt(a.Src, end); next > end {
		line = string(a.Src[end:next]) // there is one
	}
	if string(a.Src[end:]) == line {
		return nil
	}
	return []splice{{end, len(a.Src), line}}
}
