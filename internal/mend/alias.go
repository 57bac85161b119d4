package mend

import (
	"bytes"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// aliasInRecord keeps the old id among the aliases of a record.
func (r *renaming) aliasInRecord(b *annot.Base) {
	text, ok := r.src(b.IDAt.File)
	if !ok {
		return
	}
	if r.aliasInBibliography(b, text) {
		return
	}
	root, _ := yaml.Parse(b.IDAt.File, text, 0)
	record, ok := mappingAt(root, b.IDAt)
	if !ok || r.aliasInList(text, record) {
		return
	}
	if text[record.Span.Start] == '{' {
		r.splice(b.IDAt.File, b.IDAt.End, b.IDAt.End, ", aliases: ["+scalarOf(r.old)+"]")
		return
	}
	key := record.Pairs[0].KeySpan
	for _, p := range record.Pairs {
		if p.Key == "id" {
			key = p.KeySpan
		}
	}
	// The new line stands below that of the id, as far to the right.
	indent := len([]rune(string(text[bytes.LastIndexByte(text[:key.Start], '\n')+1 : key.Start])))
	line := strings.Repeat(" ", indent) + "aliases: [" + scalarOf(r.old) + "]"
	if i := bytes.IndexByte(text[b.IDAt.End:], '\n'); i >= 0 {
		at := b.IDAt.End + i + 1
		r.splice(b.IDAt.File, at, at, line+lineBreak(text))
		return
	}
	r.splice(b.IDAt.File, len(text), len(text), lineBreak(text)+line)
}

// aliasInArticle keeps the old slug among the aliases of the front matter.
func (r *renaming) aliasInArticle(doc *annot.Article) {
	file, text := doc.Path, doc.Src
	line := "aliases: [" + scalarOf(r.old) + "]" + lineBreak(text)
	fence := bytes.LastIndex(text[:doc.Body], []byte("---"))
	if fence < 0 { // no front matter; the body begins behind a byte order mark
		br := lineBreak(text)
		r.splice(file, doc.Body, doc.Body, "---"+br+line+"---"+br)
		return
	}
	first := bytes.IndexByte(text, '\n') + 1
	front, _ := yaml.Parse(file, text[first:fence], first)
	switch {
	case r.aliasInList(text, front):
	case front.Kind == yaml.Map && text[front.Span.Start] == '{':
		r.splice(file, front.Span.Start+1, front.Span.Start+1, strings.TrimSpace(line)+", ")
	default:
		r.splice(file, fence, fence, line)
	}
}

// aliasInList adds the old id to the aliases that a mapping has already. Where
// the new id is among them, the old one takes its place.
func (r *renaming) aliasInList(text []byte, m yaml.Value) bool {
	aliases, ok := m.Get("aliases")
	if !ok {
		return false
	}
	at := aliases.Span
	for _, item := range aliases.Items {
		if item.Text == r.id {
			r.splice(at.File, item.Span.Start, item.Span.End, scalarOf(r.old))
			return true
		}
	}
	switch {
	case aliases.Kind == yaml.Null:
		r.splice(at.File, at.Start, at.End, " ["+scalarOf(r.old)+"]")
	case len(aliases.Items) == 0:
		r.splice(at.File, at.Start, at.End, "["+scalarOf(r.old)+"]")
	default:
		first := aliases.Items[0].Span.Start
		separator := ", "
		if text[at.Start] != '[' { // a line for each
			separator = lineBreak(text) + string(text[bytes.LastIndexByte(text[:first], '\n')+1:first])
		}
		r.splice(at.File, first, first, scalarOf(r.old)+separator)
	}
	return true
}

// scalarOf writes an id in YAML.
func scalarOf(id string) string {
	if plainScalar.MatchString(id) && id != "null" {
		return id
	}
	return `"` + id + `"`
}

// lineBreak gives the line break that a file uses.
func lineBreak(text []byte) string {
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// mappingAt finds the mapping whose id stands at a place.
func mappingAt(v yaml.Value, id diag.Span) (yaml.Value, bool) {
	if got, ok := v.Get("id"); ok && got.Span == id {
		return v, true
	}
	for _, item := range v.Items {
		if found, ok := mappingAt(item, id); ok {
			return found, true
		}
	}
	for _, p := range v.Pairs {
		if found, ok := mappingAt(p.Value, id); ok {
			return found, true
		}
	}
	return yaml.Value{}, false
}
