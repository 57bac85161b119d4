package figure

import (
	"dossier/internal/annot"
	"dossier/internal/pages"
)

// Referring leads from a figure to those that rest on it.
func (Kind) Referring() []pages.Referring {
	return []pages.Referring{
		{ID: "derived", Heading: "Figures derived from it", Kind: "figure", Field: "derived_from"},
		{ID: "parts", Heading: "Figures that are parts of it", Kind: "figure", Field: "part_of"},
	}
}

// Line is a figure's entry on the page of another record: the number, and who
// claims it.
func (Kind) Line(m *pages.Maker, l *pages.Labeller, e annot.Entity) pages.Entry {
	f := e.(*Figure)
	v := view{m, l, NewComparer(m.Graph)}
	return pages.Entry{Kicker: v.who(f), Title: v.link(f), Href: m.Href(f)}
}
