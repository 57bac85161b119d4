package figure

import (
	"dossier/internal/link"
	"dossier/internal/pages"
)

// mostRows is how many figures the table of a quantity shows.
const mostRows = 200

// mostUnlikePairs is how many pairs that are not comparable the page of a
// quantity lists.
const mostUnlikePairs = 30

// Pages makes the index of quantities and the page of each.
func (k QuantityKind) Pages(m *pages.Maker) []*pages.Page {
	c := NewComparer(m.Graph)
	members := Members(m.Graph)
	all := link.Kind[*Quantity](m.Graph)
	if len(all) == 0 && len(link.Kind[*Figure](m.Graph)) == 0 {
		return nil
	}
	out := m.Index(pages.Folder(k), "Quantities", "Index", func(l *pages.Labeller) (pages.Text, []pages.Group) {
		group := pages.Group{ID: "quantities"}
		for _, q := range all {
			e := pages.Entry{Title: m.NameLink(l, q), Href: m.Href(q), Count: len(members[q]), Of: "figures"}
			if e.Count == 1 {
				e.Of = "figure"
			}
			if q.Unit != "" {
				e.Kicker = pages.Join(pages.W("In "), l.Text(q.Unit))
			}
			group.Entries = append(group.Entries, e)
		}
		return pages.W("What the figures of this dossier count. Figures are compared within one quantity, never across."), []pages.Group{group}
	})
	for _, q := range all {
		out = append(out, q.pages(m, c, members[q])...)
	}
	return out
}

func (q *Quantity) pages(m *pages.Maker, c *Comparer, members []*Figure) []*pages.Page {
	return m.Record(q, "Quantity", func(d *pages.Draft) *pages.Record {
		v := view{m, d.L, c}
		d.Crumb(pages.W("Figures"), pages.Folder(Kind{})+"/index.html")
		out := &pages.Record{Lead: pages.Join(v.l.Text(pages.Count(len(members), "figure", "figures")), pages.W(" of this quantity on record."))}
		var list facts
		list.add("Unit", v.l.Text(q.Unit))
		list.add("Note", v.l.Text(q.Note))
		list.add("Sources", m.RefLinks(d.L, q.Sources))
		list.add("Checked", v.l.Date(q.Checked))
		out.Facts = list
		if len(members) > 0 {
			out.Sections = append(out.Sections, v.table(members))
		}
		if len(members) > 1 {
			out.Sections = append(out.Sections, v.pairs(members))
		}
		return out
	})
}

// table shows the figures of a quantity with what each counts.
func (v view) table(members []*Figure) pages.Section {
	t := &pages.Table{Caption: pages.W("What each figure states; an empty cell is a field of which it says nothing")}
	for _, h := range []pages.Word{"Figure", "Measure", "Population", "Actor", "Place", "Period", "Scope", "As of", "Claimed by", "Source"} {
		t.Head = append(t.Head, pages.W(h))
	}
	for _, f := range members[:min(mostRows, len(members))] {
		row := []pages.Text{v.l.Link(f.number(), v.m.Href(f))}
		for _, field := range []string{"measure", "population", "actor", "place", "period", "scope", "as_of", "claimed_by"} {
			row = append(row, v.field(f, field))
		}
		source := v.source(f)
		if d, ok := from(v.m.Graph, f); ok && source.IsEmpty() {
			source = pages.Join(pages.W("from "), v.l.Link(d.number(), v.m.Href(d)))
		}
		t.Rows = append(t.Rows, append(row, source))
	}
	s := pages.Section{ID: "figures", Heading: pages.W("The figures"), Content: t}
	if len(members) > mostRows {
		s.Lead = pages.Join(pages.W("The first "), v.l.Text(pages.Number(mostRows)), pages.W("; all stand in the "),
			pages.W("index of figures").WithHref(pages.Folder(Kind{})+"/index.html"), pages.W("."))
	}
	return s
}

// pairs says how the figures of a quantity stand to each other.
func (v view) pairs(members []*Figure) pages.Section {
	list := pairs{c: v.c, room: mostUnlikePairs}
	for i, a := range members {
		for _, b := range members[i+1:] {
			list.add(a, b)
		}
	}
	s := pages.Section{ID: "comparisons", Heading: pages.W("How they stand to each other")}
	s.Lead = pages.W("Figures that count the same are set side by side; all others are not comparable, and the fields that keep them apart are named.")
	if list.more > 0 {
		s.Lead = pages.Join(s.Lead, pages.W(" Not shown are "), v.l.Text(pages.Count(list.more, "other pair", "other pairs")), pages.W("; see the pages of the figures."))
	}
	s.Content = list.groups(func(p pair) pages.Comparison {
		a, b := p.worded.A, p.worded.B
		return pages.Comparison{
			Title:    pages.Join(v.link(a), pages.W(" and "), v.link(b)),
			Kicker:   pages.Join(v.who(a), pages.W("; "), v.who(b)),
			Findings: v.findings(p, relation, firstSecond, false),
		}
	})
	return s
}
