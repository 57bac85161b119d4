package source

import (
	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// Short gives the form of a work for the text in the manner of the Chicago
// Manual of Style, author-date (17th edition, chapter 15), for sources and for
// articles of the dossier.
func (Kind) Short(m *pages.Maker, l *pages.Labeller, e annot.Entity) (pages.Text, bool) {
	i, ok := workOf(m, e)
	if !ok {
		return pages.Text{}, false
	}
	id := e.Common().ID
	return writer{m: m, l: l}.text(i.inTextAs(id, known(m).of(id))), true
}

// Full gives the entry of a work in a bibliography, in the same manner.
func (Kind) Full(m *pages.Maker, l *pages.Labeller, e annot.Entity) (pages.Text, bool) {
	i, ok := workOf(m, e)
	if !ok {
		return pages.Text{}, false
	}
	id := e.Common().ID
	return writer{m: m, l: l}.text(i.entry(id, known(m).of(id).letter)), true
}

// known gives what tells the works of a dossier apart.
func known(m *pages.Maker) *citations {
	c, _ := m.Prepared(Kind{}.Name()).(*citations)
	return c
}

// Notes gives the forms of a work in the other manner of the Chicago Manual of
// Style, notes and bibliography (17th edition, chapter 14): its first note, its
// later ones, and its entry in the bibliography.
func (Kind) Notes(m *pages.Maker, l *pages.Labeller, e annot.Entity) (first, later, entry pages.Text, ok bool) {
	i, ok := workOf(m, e)
	if !ok {
		return pages.Text{}, pages.Text{}, pages.Text{}, false
	}
	w, id := writer{m: m, l: l}, e.Common().ID
	return w.text(i.note(id, "")), w.text(i.shortNote(id, "")), w.text(i.listEntry(id)), true
}

// workOf gives the variables of a source or of an article of the dossier.
func workOf(m *pages.Maker, e annot.Entity) (*item, bool) {
	switch e := e.(type) {
	case *Source:
		return &e.item, true
	case *link.Article:
		i := ofArticle(m, e)
		return &i, true
	}
	return nil, false
}

// ofArticle makes a work of an article of the dossier: it appeared in what its
// publisher publishes.
func ofArticle(m *pages.Maker, e *link.Article) item {
	f := &e.Doc.Front
	i := item{Type: "article-newspaper", Title: e.Title, Issued: f.Issued, URL: f.URL, ContainerTitle: name(m, f.Publisher), Language: f.Lang}
	if f.Issued.IsZero() {
		i.Accessed = f.Retrieved
	}
	if f.Title.Text != "" && f.Title.Text == e.Title && (f.Title.From == "" || f.Title.From == "editor") {
		i.Title = "[" + e.Title + "]"
	}
	for _, by := range f.Byline {
		if n := name(m, by); n != "" {
			i.Author = append(i.Author, Name{Literal: n})
		}
	}
	return i
}

// name names what a reference points at.
func name(m *pages.Maker, r annot.Ref) string {
	if e, ok := m.Graph.Entity(r.ID); ok && r.ID != "" {
		return m.Called(e, m.Config.Language)
	}
	return r.String()
}
