package figure

import (
	"slices"

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
	out := m.List(pages.Folder(k), "Quantities", "Index", pages.Says("What the figures of this dossier count. Figures are compared within one quantity, never across."),
		pages.Listing{ID: "quantities", Len: len(all), Entry: func(l *pages.Labeller, i int) pages.Entry {
			q := all[i]
			e := pages.Entry{Title: m.NameLink(l, q), Href: m.Href(q), Count: len(members[q]), Of: "figures"}
			if e.Count == 1 {
				e.Of = "figure"
			}
			if q.Unit != "" {
				e.Kicker = pages.Join(pages.W("In "), l.Text(q.Unit))
			}
			return e
		}})
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
			out.Sections = append(out.Sections, v.figures(q, members))
		}
		if len(members) > 1 {
			out.Sections = append(out.Sections, v.pairs(members))
		}
		return out
	})
}

// columns head the table of a quantity; the fields are those of view.field.
var columns = []struct {
	head  pages.Word
	field string
}{
	{"Unit", "unit"}, {"Hedged", "hedge"}, {"Measure", "measure"}, {"Population", "population"}, {"Actor", "actor"}, {"Place", "place"},
	{"Period", "period"}, {"Scope", "scope"}, {"As of", "as_of"}, {"Claimed by", "claimed_by"}, {"Basis", "basis"},
}

// figures shows the figures of a quantity: a picture, and a table with what
// each of them states.
func (v view) figures(q *Quantity, members []*Figure) pages.Section {
	t := &pages.Table{Caption: pages.W("What each figure states; an empty cell is a field of which it says nothing"), Head: []pages.Text{pages.W("Figure")}}
	units := v.severalUnits(members)
	for _, c := range columns {
		if c.field != "unit" || units {
			t.Head = append(t.Head, pages.W(c.head))
		}
	}
	t.Head = append(t.Head, pages.W("Series"), pages.W("Source"))
	list, more := v.c.groups(members)
	for _, f := range inOrder(list, members) {
		t.Rows = append(t.Rows, v.row(f, units))
	}
	s := pages.Section{ID: "figures", Heading: pages.W("The figures"), Content: t}
	if p := v.picture(q, list, more); p != nil {
		s.Content = pages.Parts{p, t}
		s.Lead = pages.W("Figures that count the same stand on one axis. All others stand apart: they are not rivals, whichever number is the larger.")
	}
	if len(members) > mostRows {
		s.Lead = pages.Join(s.Lead, pages.W(" The table has the first "), v.l.Text(pages.Number(mostRows)), pages.W("; all stand in the "),
			pages.W("index of figures").WithHref(pages.Folder(Kind{})+"/index.html"), pages.W("."))
	}
	return s
}

// inOrder gives the figures of the table, up to mostRows: in the order of the
// picture, and then those that are not in it.
func inOrder(list []*group, members []*Figure) []*Figure {
	var out []*Figure
	seen := map[*Figure]bool{}
	for _, g := range list {
		for _, f := range g.all() {
			seen[f] = true
			out = append(out, f)
		}
	}
	for _, f := range members {
		if !seen[f] {
			out = append(out, f)
		}
	}
	return out[:min(mostRows, len(out))]
}

// severalUnits reports whether any figure is in another unit than its quantity,
// so that units must be told apart.
func (v view) severalUnits(members []*Figure) bool {
	return slices.ContainsFunc(members, func(f *Figure) bool { return f.otherUnit(v.m.Graph) })
}

// row is a figure's row in the table; units says whether that tells the unit.
func (v view) row(f *Figure, units bool) []pages.Text {
	row := []pages.Text{v.l.Link(v.number(f), v.m.Href(f))}
	for _, c := range columns {
		switch {
		case c.field == "unit" && !units:
		case c.field == "unit" && f.Unit == "" && UnitOf(v.m.Graph, f) != "":
			row = append(row, pages.Join(v.l.Text(UnitOf(v.m.Graph, f)), pages.W(" (the quantity’s)")))
		default:
			row = append(row, v.field(f, c.field))
		}
	}
	series := v.l.Text(f.Series)
	if values, unknown := v.later(f); len(values) > 0 {
		series = pages.List([]pages.Text{series, pages.Join(pages.W("superseded by "), pages.List(values, ", "))}, "; ")
	} else if unknown {
		series = pages.List([]pages.Text{series, pages.W("whether there is a later value cannot be told")}, "; ")
	}
	source := v.source(f)
	if d, ok := from(v.m.Graph, f); ok && source.IsEmpty() {
		source = pages.Join(pages.W("from "), v.l.Link(v.number(d), v.m.Href(d)))
	}
	if source.IsEmpty() {
		source = pages.W(f.noSource())
	}
	return append(row, series, source)
}

// pairs says how the figures of a quantity stand to each other.
func (v view) pairs(members []*Figure) pages.Section {
	list := pairs{c: v.c, room: mostUnlikePairs, adjacent: true}
	for i, a := range members {
		for _, b := range members[i+1:] {
			list.add(a, b)
		}
	}
	s := pages.Section{ID: "comparisons", Heading: pages.W("How they stand to each other")}
	s.Lead = pages.W("Figures that count the same are set side by side; all others are not comparable, and the fields that keep them apart are named. Of a series, each value is set beside the one that supersedes it.")
	if list.more > 0 {
		s.Lead = pages.Join(s.Lead, pages.W(" Not shown are "), v.l.Text(pages.Count(list.more, "other pair", "other pairs")), pages.W("; see the pages of the figures."))
	}
	s.Content = list.groups(func(p pair) pages.Comparison {
		a, b := p.worded.A, p.worded.B
		return pages.Comparison{
			Title:    pages.Join(v.link(a), pages.W(" and "), v.link(b)),
			Kicker:   pages.Join(v.who(a), pages.W("; "), v.who(b)),
			Findings: v.findings(p, v.relation, firstSecond, false),
		}
	})
	return s
}
