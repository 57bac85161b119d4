package source

import (
	"strings"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// writer writes the full form of works: sentences, each closed by one point.
type writer struct {
	m   *pages.Maker
	l   *pages.Labeller
	out pages.Text
}

// full writes a work by the form of its type; fallback names a work of which
// nothing else is known.
func (w *writer) full(i *item, fallback string) pages.Text {
	w.makers(i)
	switch {
	case isLaw(i.Type):
		w.law(i)
	case isArticle(i.Type):
		w.article(i)
	case isOnline(i.Type):
		w.online(i)
	case i.ContainerTitle != "" && (i.Type == "chapter" || i.Type == "paper-conference" || strings.HasPrefix(i.Type, "entry")):
		w.chapter(i)
	default:
		w.book(i)
	}
	w.where(i)
	if w.out.IsEmpty() {
		return w.l.Text(fallback)
	}
	return w.out
}

// sentence adds a text and the point behind it.
func (w *writer) sentence(t pages.Text) {
	if t.IsEmpty() {
		return
	}
	words := strings.TrimRight(t.Bare(), "”")
	if !strings.HasSuffix(words, ".") && !strings.HasSuffix(words, "?") && !strings.HasSuffix(words, "!") {
		t = pages.Join(t, pages.W("."))
	}
	if !w.out.IsEmpty() {
		w.out = pages.Join(w.out, pages.W(" "))
	}
	w.out = pages.Join(w.out, t)
}

// makers writes the names and the year.
func (w *writer) makers(i *item) {
	list, role := i.Author, pages.Word("")
	if len(list) == 0 && len(i.Editor) > 0 {
		if list, role = i.Editor, ", ed"; len(list) > 1 {
			role = ", eds"
		}
	}
	var names []string
	for k, n := range list {
		s := n.whole()
		if k == 0 {
			s = n.sorted()
		}
		if s != "" {
			names = append(names, s)
		}
	}
	if len(names) == 0 {
		return
	}
	w.sentence(pages.Join(w.l.Text(and(names)), pages.W(role)))
	w.sentence(w.l.Text(years(i.Issued)))
}

// quoted is a title in quotation marks, with the point inside of them; a
// description stands as it is.
func (w *writer) quoted(title string) pages.Text {
	if title == "" || isDescription(title) {
		return w.l.Text(title)
	}
	end := pages.Word(".”")
	if strings.ContainsAny(title[len(title)-1:], ".?!") {
		end = "”"
	}
	return pages.Join(pages.W("“"), w.l.Text(title), pages.W(end))
}

// set is a title in italics; a description stands as it is.
func (w *writer) set(title string) pages.Text {
	if isDescription(title) {
		return w.l.Text(title)
	}
	return w.l.Em(title)
}

// book writes what stands on its own: books, reports, documents, theses.
func (w *writer) book(i *item) {
	w.sentence(w.set(i.Title))
	w.sentence(w.edition(i))
	w.sentence(w.l.Text(joined(i.Genre, i.Number)))
	if i.ContainerTitle != "" {
		w.sentence(w.l.Text(i.ContainerTitle))
	}
	w.sentence(w.imprint(i))
	if i.NumberOfPages != "" {
		w.sentence(pages.Join(w.l.Text(i.NumberOfPages), pages.W(" pp")))
	}
}

// article writes what appeared in a newspaper, magazine or journal.
func (w *writer) article(i *item) {
	w.sentence(w.quoted(i.Title))
	in := w.l.Em(i.ContainerTitle)
	if i.ContainerTitle == "" {
		in = w.l.Em(i.Publisher)
	}
	if i.Volume != "" {
		in = pages.Join(in, pages.W(" "), w.l.Text(i.Volume))
	}
	if i.Issue != "" {
		in = pages.Join(in, pages.W(" ("), w.l.Text(i.Issue), pages.W(")"))
	}
	if i.Page != "" {
		in = pages.Join(in, pages.W(": "), w.l.Text(i.Page))
	}
	w.sentence(pages.List([]pages.Text{in, w.day(i.Issued)}, ", "))
}

// online writes a page of a site.
func (w *writer) online(i *item) {
	w.sentence(w.quoted(i.Title))
	site := i.ContainerTitle
	if site == pages.Host(i.URL) {
		site = "" // it is named where the link is
	}
	w.sentence(pages.List([]pages.Text{w.l.Text(site), w.l.Text(i.Publisher), w.day(i.Issued)}, ", "))
}

// chapter writes a part of a book.
func (w *writer) chapter(i *item) {
	w.sentence(w.quoted(i.Title))
	in := pages.Join(pages.W("In "), w.l.Em(i.ContainerTitle))
	if i.Page != "" {
		in = pages.Join(in, pages.W(", "), w.l.Text(i.Page))
	}
	w.sentence(in)
	w.sentence(w.edition(i))
	w.sentence(w.imprint(i))
}

// law writes an act, a regulation, a treaty or a case.
func (w *writer) law(i *item) {
	parts := []pages.Text{w.l.Text(i.Title)}
	if i.Number != "" && !strings.Contains(i.Title, i.Number) {
		parts = append(parts, w.l.Text(i.Number))
	}
	if i.Section != "" {
		parts = append(parts, pages.Join(pages.W("section "), w.l.Text(i.Section)))
	}
	if i.Authority != "" {
		parts = append(parts, w.l.Text(i.Authority))
	}
	if i.ContainerTitle != "" && i.ContainerTitle != pages.Host(i.URL) {
		parts = append(parts, w.l.Text(joined(i.Volume, i.ContainerTitle, i.Page)))
	}
	w.sentence(pages.List(append(parts, w.day(i.Issued)), ", "))
}

func (w *writer) edition(i *item) pages.Text {
	if i.Edition == "" {
		return pages.Text{}
	}
	return pages.Join(w.l.Text(i.Edition), pages.W(" ed."))
}

// imprint is the place, the publisher and, where the year does not say it, the
// day.
func (w *writer) imprint(i *item) pages.Text {
	by := pages.List([]pages.Text{w.l.Text(i.PublisherPlace), w.l.Text(i.Publisher)}, ": ")
	return pages.List([]pages.Text{by, w.day(i.Issued)}, ", ")
}

// day is a date that says more than its year, or that stands nowhere else: the
// year follows the names of makers only.
func (w *writer) day(d annot.Date) pages.Text {
	if w.out.IsEmpty() || strings.Contains(d.Text, "-") || !strings.Contains(w.out.Bare(), years(d)) {
		return w.l.Date(d)
	}
	return pages.Text{}
}

// where writes the address: its host, linked where no policy takes the link
// out, and when it was read.
func (w *writer) where(i *item) {
	var parts []pages.Text
	if i.DOI != "" {
		doi := strings.TrimPrefix(strings.TrimPrefix(i.DOI, "https://"), "doi.org/")
		parts = append(parts, w.l.Link("doi:"+doi, w.m.External("https://doi.org/"+doi)))
	}
	if i.URL != "" {
		parts = append(parts, w.l.Link(pages.Host(i.URL), w.m.External(i.URL)))
	}
	if !i.Accessed.IsZero() && len(parts) > 0 {
		parts = append(parts, pages.Join(pages.W("accessed "), w.l.Date(i.Accessed)))
	}
	w.sentence(pages.List(parts, ", "))
}

func isLaw(t string) bool {
	switch t {
	case "legislation", "bill", "regulation", "treaty", "legal_case", "hearing":
		return true
	}
	return false
}

func isArticle(t string) bool {
	switch t {
	case "article", "article-journal", "article-magazine", "article-newspaper", "review", "review-book":
		return true
	}
	return false
}

func isOnline(t string) bool {
	switch t {
	case "webpage", "post", "post-weblog", "broadcast", "interview", "speech", "personal_communication", "dataset", "software":
		return true
	}
	return false
}
