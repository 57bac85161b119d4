package link

import (
	"path"
	"strings"

	"dossier/internal/annot"
)

// Address is where a link in a document leads: outside, to a document of the
// dossier, to a place in the same document, or to a file of its media.
type Address struct {
	External string         // an absolute address
	Doc      *annot.Article // a document of the dossier
	Fragment string         // a place in Doc
	Media    string         // a file below content/media, by its path below content
}

// Address resolves the destination of a link or a picture. ok is false when it
// leads nowhere. Destinations are absolute addresses (http, https, mailto),
// files of documents (method.md, ../articles/x.md, x.md#p3), fragments (#p3)
// and media (media/….jpg).
func (g *Graph) Address(doc *annot.Article, dest string) (a Address, ok bool) {
	if scheme, _, has := strings.Cut(dest, ":"); has && !strings.ContainsAny(scheme, "/#?.") {
		switch strings.ToLower(scheme) {
		case "http", "https", "mailto":
			return Address{External: dest}, true
		}
		return Address{}, false
	}
	file, fragment, _ := strings.Cut(dest, "#")
	if file == "" {
		return Address{Doc: doc, Fragment: fragment}, fragment != ""
	}
	if clean := path.Clean(strings.TrimPrefix(file, "../")); strings.HasPrefix(clean, "media/") {
		return Address{Media: clean}, g.Files["content/"+clean]
	}
	if doc != nil {
		// A file of that very name stands before another of its slug.
		if d, found := g.byPath[path.Join(path.Dir(doc.Path), file)]; found {
			return Address{Doc: d, Fragment: fragment}, true
		}
	}
	slug, isDoc := strings.CutSuffix(path.Base(file), ".md")
	if !isDoc {
		return Address{}, false
	}
	if d, found := g.Article(slug); found {
		return Address{Doc: d, Fragment: fragment}, true
	}
	d, found := g.Page(slug)
	return Address{Doc: d, Fragment: fragment}, found
}
