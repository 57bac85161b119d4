package org

import (
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// pages makes the page of an organization, and further ones where its mentions
// do not fit one.
func (o *Organization) pages(m *pages.Maker, r *Register, named instruments) []*pages.Page {
	out := m.Record(o, typeWords[o.Type], func(d *pages.Draft) *pages.Record {
		c := &pages.Record{Facts: o.facts(m, r, d.L)}
		if len(o.Designations) > 0 {
			c.Lead = pages.W("What follows says who designated it, as what and when, as far as it is on record here. This dossier makes no finding of its own.")
			c.Sections = append(c.Sections, o.table(m, r, d.L))
			if s, ok := o.timeline(m, r, d.L); ok {
				c.Sections = append(c.Sections, s)
			}
			if s, ok := o.namedTogether(m, d.L, named); ok {
				c.Sections = append(c.Sections, s)
			}
		}
		if s, ok := o.history(m, d.L); ok {
			c.Sections = append(c.Sections, s)
		}
		return c
	})
	if o.Designated() {
		index := designatedFolder + "/index.html"
		for _, p := range out {
			p.Crumbs = []pages.Crumb{{Text: pages.W("Designated organisations"), Href: index}}
			if slices.ContainsFunc(p.Nav, func(n pages.NavItem) bool { return n.Href == index }) {
				for i := range p.Nav {
					p.Nav[i].Current = p.Nav[i].Href == index
				}
			}
		}
	}
	return out
}

// facts says what an organization is, how it stands to others, and what stands
// against it.
func (o *Organization) facts(m *pages.Maker, r *Register, l *pages.Labeller) []pages.Fact {
	var out []pages.Fact
	add := func(term pages.Word, t pages.Text) {
		if !t.IsEmpty() {
			out = append(out, pages.Fact{Term: pages.W(term), Values: []pages.Text{t}})
		}
	}
	var names []pages.Text
	for _, n := range o.Base.Names {
		if n.Text != pages.Name(o, l.Lang()) {
			names = append(names, pages.Join(l.Text(n.Text), l.Text(called(n))))
		}
	}
	add("Also called", pages.List(names, ", "))
	out = append(out, o.relations(m, l)...)
	if o.URL != "" {
		add("Address", l.Link(pages.Host(o.URL), m.External(o.URL)))
	}
	if o.Type == "organization" || len(o.Designations) > 0 {
		out = append(out, o.standings(m, l)...)
	}
	add("Note", l.Text(o.Note))
	add("Sources", m.RefLinks(l, o.Head.Sources))
	if !o.Checked.IsZero() {
		add("Checked", l.Date(o.Checked))
	}
	return out
}

// called says in which time a name was used, where the record tells.
func called(n annot.Name) string {
	var out []string
	if !n.From.IsZero() {
		out = append(out, "since "+pages.DateWords(n.From))
	}
	if !n.To.IsZero() {
		out = append(out, "until "+pages.DateWords(n.To))
	}
	if len(out) == 0 {
		return ""
	}
	return " (" + strings.Join(out, ", ") + ")"
}

// table shows all designations, by jurisdiction.
func (o *Organization) table(m *pages.Maker, r *Register, l *pages.Labeller) pages.Section {
	t := &pages.Table{Caption: pages.Join(pages.W("Designations on record, as of "), l.Text(pages.DayWords(m.AsOf)))}
	for _, h := range []pages.Word{"Jurisdiction", "As what", "By whom", "When", "Standing", "Sources"} {
		t.Head = append(t.Head, pages.W(h))
	}
	for _, g := range o.grounds(r, m.AsOf) {
		t.Rows = append(t.Rows, g.row(m, l))
	}
	return pages.Section{ID: "designations", Heading: pages.W("Designations"), Content: t}
}

// grounds gives every designation as it stands on a day, by jurisdiction,
// regimes behind the others.
func (o *Organization) grounds(r *Register, day annot.Day) []Ground {
	var out []Ground
	for _, j := range o.jurisdictions() {
		s := r.Standing(o, j, day)
		out = append(append(out, s.Grounds...), s.Regimes...)
	}
	return out
}

func (g Ground) row(m *pages.Maker, l *pages.Labeller) []pages.Text {
	as := kindNoun[g.Kind]
	if name := g.Name.words(); name != "" {
		as += ", " + name
	}
	asText := l.Text(as)
	if !g.AsNameOf.IsZero() {
		asText = pages.Join(asText, pages.W(", listed only as a name of "), m.Ref(l, g.AsNameOf))
	}
	by := strings.Join(slices.DeleteFunc([]string{g.Authority, g.List, g.Instrument}, func(s string) bool { return s == "" }), "; ")
	standing := g.known()
	switch {
	case g.Kind == "regime":
		standing = "a regime, which designates nobody by itself" + g.checkedWords()
	case g.State == Stands:
		standing = "stands; " + standing
	case g.Followed:
		standing += ", following the other’s listing"
	}
	cells := []pages.Text{l.Text(pages.Title(pages.Jurisdiction(g.Jurisdiction))), asText, l.Text(by), l.Text(g.dates()), l.Text(standing), m.RefLinks(l, g.Sources)}
	if effect := g.Effect; effect != "" {
		cells[1] = pages.Join(asText, l.Text(", "+effect))
	}
	return cells
}
