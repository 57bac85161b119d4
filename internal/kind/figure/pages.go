package figure

import (
	"dossier/internal/link"
	"dossier/internal/pages"
)

// Section tells of the index of figures.
func (Kind) Section(m *pages.Maker) pages.IndexOf {
	return pages.IndexOf{Title: "Figures", Count: len(link.Kind[*Figure](m.Graph)), One: "figure", Many: "figures"}
}

// Pages makes the index of figures and the page of every figure.
func (k Kind) Pages(m *pages.Maker) []*pages.Page {
	c := NewComparer(m.Graph)
	members := Members(m.Graph)
	if len(link.Kind[*Figure](m.Graph)) == 0 {
		return nil
	}
	out := index(k, m, c, members)
	for _, f := range link.Kind[*Figure](m.Graph) {
		out = append(out, f.pages(m, c, members)...)
	}
	return out
}

// Moments gives the days to which figures hold. Those that only repeat another
// have none of their own, unless they state one.
func (Kind) Moments(m *pages.Maker) []pages.Moment {
	var out []pages.Moment
	for _, f := range link.Kind[*Figure](m.Graph) {
		if f.AsOf.IsZero() {
			continue
		}
		out = append(out, pages.Moment{On: f.AsOf, ID: f.ID, Sort: "figure", Entry: func(l *pages.Labeller) pages.Entry {
			v := view{m, l, NewComparer(m.Graph)}
			e := pages.Entry{Title: v.link(f), Href: m.Href(f), Kicker: v.claim(f)}
			if q := QuantityOf(m.Graph, f); q != nil {
				e.Lines = append(e.Lines, m.NameLink(l, q))
			}
			return e
		}})
	}
	return out
}
