package mend

import (
	"encoding/json"
	"path"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/bib"
	"dossier/internal/yaml"
)

// aliasInBibliography keeps the old id of a work in CSL-JSON under `aliases`,
// and of one in BibTeX under `ids`, which biblatex has for that. It reports
// whether the record stands in such a file.
func (r *renaming) aliasInBibliography(b *annot.Base, text []byte) bool {
	var root yaml.Value
	var list func(ids []string) string
	key := ""
	switch path.Ext(b.IDAt.File) {
	case ".json":
		root, _ = bib.CSL(b.IDAt.File, text)
		key, list = `, "aliases": `, func(ids []string) string {
			for i, id := range ids {
				ids[i] = quoted(id)
			}
			return "[" + strings.Join(ids, ", ") + "]"
		}
	case ".bib":
		root, _ = bib.BibTeX(b.IDAt.File, text)
		key, list = ", ids = ", func(ids []string) string { return "{" + strings.Join(ids, ", ") + "}" }
	default:
		return false
	}
	record, ok := mappingAt(root, b.IDAt)
	if !ok {
		return true
	}
	aliases, has := record.Get("aliases")
	if !has {
		r.splice(b.IDAt.File, b.IDAt.End, b.IDAt.End, key+list([]string{r.old}))
		return true
	}
	ids := []string{r.old}
	for _, a := range aliases.Items {
		if a.Text != r.id && a.Text != r.old {
			ids = append(ids, a.Text)
		}
	}
	r.splice(b.IDAt.File, aliases.Span.Start, aliases.Span.End, list(ids))
	return true
}

// quoted is a text as JSON writes it.
func quoted(s string) string {
	out, _ := json.Marshal(s) // a text can always be written
	return string(out)
}
