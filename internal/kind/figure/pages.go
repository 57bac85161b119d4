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
	out := m.Index(pages.Folder(k), "Figures", "Index", func(l *pages.Labeller) (pages.Text, []pages.Group) {
		return indexOf(view{m, l, c}, members)
	})
	for _, f := range link.Kind[*Figure](m.Graph) {
		out = append(out, f.pages(m, c, members)...)
	}
	return out
}

// indexOf groups the figures by quantity.
func indexOf(v view, members map[*Quantity][]*Figure) (pages.Text, []pages.Group) {
	var groups []pages.Group
	sourced, differ, nobody, total := 0, 0, 0, 0
	add := func(g pages.Group, list []*Figure) {
		for _, f := range list {
			e, differs := v.entry(f)
			g.Entries = append(g.Entries, e)
			total++
			if !f.Source.IsZero() || !f.DerivedFrom.IsZero() {
				sourced++
			}
			if differs {
				differ++
			}
			if f.ClaimedBy.IsSilent() || f.ClaimedBy.Word == unnamed {
				nobody++
			}
		}
		if len(list) > 0 {
			groups = append(groups, g)
		}
	}
	for _, q := range link.Kind[*Quantity](v.m.Graph) {
		add(pages.Group{ID: q.ID, Heading: v.m.NameLink(v.l, q)}, members[q])
	}
	var loose []*Figure
	for _, f := range link.Kind[*Figure](v.m.Graph) {
		if QuantityOf(v.m.Graph, f) == nil {
			loose = append(loose, f)
		}
	}
	add(pages.Group{ID: "without-quantity", Heading: pages.W("Without a quantity")}, loose)
	lead := pages.Join(
		pages.W("The numbers that the articles and their sources state, by what they count. Of "), v.l.Text(pages.Count(total, "figure", "figures")),
		pages.W(", "), v.l.Text(pages.Count(sourced, "has", "have")), pages.W(" a known source, "),
		v.l.Text(pages.Count(differ, "differs", "differ")), pages.W(" from what it says, and "),
		v.l.Text(pages.Count(nobody, "names", "name")), pages.W(" nobody. "),
		pages.W("All quantities").WithHref(pages.Folder(QuantityKind{})+"/index.html"))
	return lead, groups
}

// entry is a figure's line in an index; it tells besides whether the figure
// differs from its source.
func (v view) entry(f *Figure) (pages.Entry, bool) {
	e := pages.Entry{Title: v.link(f), Href: v.m.Href(f), Kicker: v.who(f)}
	differs := false
	if d, ok := from(v.m.Graph, f); ok {
		line := pages.Join(pages.W("From "), v.link(d))
		if list := Differences(v.m.Graph, f, d); len(list) > 0 {
			differs = true
			var fields []pages.Text
			for _, x := range list {
				fields = append(fields, pages.W(fieldWords[x.Field]))
			}
			line = pages.Join(line, pages.W("; differs from it in "), pages.List(fields, ", "))
		}
		e.Lines = append(e.Lines, line)
	} else if s := v.source(f); !s.IsEmpty() {
		e.Lines = append(e.Lines, pages.Join(pages.W("Source: "), s))
	} else {
		e.Lines = append(e.Lines, pages.W("No source given"))
	}
	e.Count, e.Of = len(v.m.Uses(f.ID)), "mentions"
	if e.Count == 1 {
		e.Of = "mention"
	}
	return e, differs
}
