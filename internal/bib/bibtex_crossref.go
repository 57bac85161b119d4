package bib

import (
	"strings"

	"dossier/internal/diag"
)

// inherit lends the fields of another entry to those that name it under
// crossref; a title becomes that of the book. One step is taken, as in BibTeX.
func (p *parser) inherit() {
	byKey := map[string]int{}
	for i, e := range p.entries {
		if _, ok := byKey[strings.ToLower(e.key)]; !ok {
			byKey[strings.ToLower(e.key)] = i
		}
	}
	var lent [][]field
	for i, e := range p.entries {
		lent = append(lent, nil)
		f, ok := e.get("crossref")
		if !ok {
			continue
		}
		parent, ok := byKey[strings.ToLower(strings.TrimSpace(f.tex))]
		if !ok || parent == i {
			p.report(diag.Warnf("unread-field", f.at, "no entry of this file has the key `%s`, so nothing is taken from it", shorten(f.tex)).
				WithHelp("bring the other entry into the file, or delete the field"))
			continue
		}
		for _, from := range p.entries[parent].fields {
			switch from.name {
			case "title":
				from.name = "booktitle"
			case "subtitle":
				from.name = "booksubtitle"
			case "crossref", "author", "note", "url", "doi", "abstract", "keywords", "shorttitle", "annotation", "pages", "pagetotal":
				continue
			}
			if _, has := e.get(from.name); !has {
				lent[i] = append(lent[i], from)
			}
		}
	}
	for i := range p.entries {
		p.entries[i].fields = append(p.entries[i].fields, lent[i]...)
	}
}
