package pages

import (
	"cmp"
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
)

// Address is a page that a site will have, or has room kept for.
type Address struct {
	Path string    // of its file
	At   diag.Span // what of the dossier it is made of; zero for the program's own
	What string    // in words: "the article `raid`", "the index `sources`"
}

// Addresses gives the first page of everything that has pages, sorted by path,
// without making any: documents, records, and the pages that the program makes
// of many, whether or not this dossier has something for them.
func Addresses(g *link.Graph, kinds []annot.Kind) []Address {
	m := &Maker{Input: Input{Graph: g, Kinds: kinds}, Config: g.Config, kinds: map[string]annot.Kind{}}
	out := []Address{{Path: "index.html", What: "the first page"}, {Path: "404.html", What: "the page for wrong addresses"}}
	index := func(folder string) {
		out = append(out, Address{Path: pagedPath(folder, 1), What: "the index `" + folder + "`"})
	}
	index("articles")
	index("corrections")
	index(timelineFolder)
	for _, k := range kinds {
		m.kinds[k.Name()] = k
		if _, ok := k.(Paged); ok {
			index(Folder(k))
		}
		if more, ok := k.(More); ok {
			for _, i := range more.More(m) {
				index(i.Folder)
			}
		}
	}
	for _, doc := range g.Docs() {
		at := diag.Span{File: doc.Path, Start: 0, End: min(1, len(doc.Src))}
		switch {
		case !doc.Own:
			out = append(out, Address{m.docPath(doc), at, "the article `" + doc.Slug + "`"})
			if shown(doc) {
				out = append(out, Address{sourcePath(doc), at, "the annotated Markdown of `" + doc.Slug + "`"})
			}
		case doc.Slug != "index":
			out = append(out, Address{m.docPath(doc), at, "the page `" + doc.Slug + "`"})
		}
	}
	for _, id := range g.IDs {
		e, _ := g.Entity(id)
		if _, article := e.(*link.Article); article {
			continue
		}
		if href := m.Href(e); href != "" {
			out = append(out, Address{href, e.Common().IDAt, "the " + e.Common().Kind + " `" + id + "`"})
		}
	}
	for _, o := range m.olds() {
		b := o.e.Common()
		out = append(out, Address{o.old, b.IDAt, "the page at an old address of the " + b.Kind + " `" + b.ID + "`"})
	}
	slices.SortStableFunc(out, func(a, b Address) int { return cmp.Compare(a.Path, b.Path) })
	return out
}
