package source

import (
	"strconv"
	"strings"
	"unicode"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// Cite gives the short and the full form of a work in the manner of the
// Chicago Manual of Style, author-date (17th edition, chapter 15), for sources
// and for articles of the dossier.
func (Kind) Cite(m *pages.Maker, l *pages.Labeller, e annot.Entity) (short, full pages.Text, ok bool) {
	w := writer{m: m, l: l}
	switch e := e.(type) {
	case *Source:
		return w.l.Text(shortForm(&e.item, e.Base.Title)), w.full(&e.item, e.ID), true
	case *link.Article:
		i := ofArticle(m, e)
		return w.l.Text(shortForm(&i, e.Title)), w.full(&i, e.ID), true
	}
	return pages.Text{}, pages.Text{}, false
}

// ofArticle makes a work of an article of the dossier.
func ofArticle(m *pages.Maker, e *link.Article) item {
	f := &e.Doc.Front
	i := item{Type: "article", Title: e.Title, Issued: f.Issued, URL: f.URL, ContainerTitle: name(m, f.Publisher)}
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
		return pages.Name(e, m.Config.Language)
	}
	return r.String()
}

// shortForm is the author-date form that stands in a text: Aksoy and Brown
// 2016. A work without a maker is named by where it stands, and a law by its
// number.
func shortForm(i *item, title string) string {
	who := makers(i)
	year := years(i.Issued)
	switch {
	case who != "":
	case isLaw(i.Type):
		who = bare(title)
		if isDescription(i.Title) && strings.IndexFunc(i.Number, unicode.IsLetter) >= 0 {
			who = i.Number
		}
		if i.Issued.IsZero() {
			return who
		}
	case i.ContainerTitle != "":
		who = i.ContainerTitle
	case i.Publisher != "":
		who = i.Publisher
	case i.TitleShort != "":
		who = i.TitleShort
	default:
		who = bare(title)
	}
	return who + " " + year
}

// makers are the names in a short form: all of up to three, else the first.
func makers(i *item) string {
	list := i.Author
	if len(list) == 0 {
		list = i.Editor
	}
	var names []string
	for _, n := range list {
		if s := n.short(); s != "" {
			names = append(names, s)
		}
	}
	if len(names) > 3 {
		return names[0] + " et al."
	}
	return and(names)
}

// and joins names as in a sentence.
func and(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	case 2:
		return names[0] + " and " + names[1]
	default:
		return strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
	}
}

// short is the part of a name that a short form shows.
func (n Name) short() string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.Family == "":
		return n.Given
	}
	return joined(n.NonDroppingParticle, n.Family)
}

// whole is a name in the order of speech.
func (n Name) whole() string {
	if n.Literal != "" {
		return n.Literal
	}
	return joined(n.Given, n.DroppingParticle, n.NonDroppingParticle, n.Family, n.Suffix)
}

// sorted is a name with its family name first.
func (n Name) sorted() string {
	if n.Literal != "" || n.Family == "" || n.Given == "" {
		return n.whole()
	}
	out := joined(n.NonDroppingParticle, n.Family) + ", " + joined(n.Given, n.DroppingParticle)
	if n.Suffix != "" {
		out += ", " + n.Suffix
	}
	return out
}

func joined(words ...string) string {
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// years is the year of a date, or the years of an interval; n.d. for none.
func years(d annot.Date) string {
	if d.IsZero() {
		return "n.d."
	}
	from, to := year(d.Start), year(d.End)
	switch {
	case d.Start.Open:
		return "–" + to
	case d.End.Open:
		return from + "–"
	case from != to:
		return from + "–" + to
	case d.Start.Approximate:
		return "ca. " + from
	}
	return from
}

func year(p annot.Point) string {
	if p.Open {
		return ""
	}
	text, _, _ := strings.Cut(p.First.String(), "-")
	if n, err := strconv.Atoi(text); err == nil {
		return strconv.Itoa(n)
	}
	return text
}

// isDescription reports whether a title is the editors' description of a work,
// which stands in square brackets.
func isDescription(title string) bool {
	return strings.HasPrefix(title, "[") && strings.HasSuffix(title, "]")
}

// bare is a title without the brackets of a description.
func bare(title string) string {
	if isDescription(title) {
		return strings.TrimSuffix(strings.TrimPrefix(title, "["), "]")
	}
	return title
}
