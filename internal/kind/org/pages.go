package org

import (
	"slices"

	"dossier/internal/link"
	"dossier/internal/pages"
)

// designatedFolder holds the index of designated organizations.
const designatedFolder = "designated"

// Section tells of the index of organizations and states.
func (Kind) Section(m *pages.Maker) pages.IndexOf {
	_, rest := split(m)
	return pages.IndexOf{Title: "Organisations and states", Short: "Organisations", Count: len(rest), One: "organisation or state", Many: "organisations and states"}
}

// More tells of the index of designated organizations.
func (Kind) More(m *pages.Maker) []pages.IndexOf {
	designated, _ := split(m)
	return []pages.IndexOf{{Title: "Designated organisations", Short: "Designated", Folder: designatedFolder, Count: len(designated),
		One: "designated organisation", Many: "designated organisations"}}
}

// split parts the organizations that some jurisdiction designates, or has
// designated, from all others.
func split(m *pages.Maker) (designated, rest []*Organization) {
	for _, o := range link.Kind[*Organization](m.Graph) {
		if o.Designated() {
			designated = append(designated, o)
		} else {
			rest = append(rest, o)
		}
	}
	return designated, rest
}

// Pages makes both indexes and the page of every organization.
func (k Kind) Pages(m *pages.Maker) []*pages.Page {
	designated, rest := split(m)
	r := register(m)
	var lists []pages.Listing
	for _, g := range []struct{ id, heading pages.Word }{{"organization", "Organisations"}, {"coalition", "Coalitions"}, {"state", "States"}, {"publisher", "Publishers"}} {
		of := slices.DeleteFunc(slices.Clone(rest), func(o *Organization) bool { return o.Type != string(g.id) })
		if len(of) > 0 {
			list := listing(m, r, of)
			list.ID, list.Heading = string(g.id), pages.Says(g.heading)
			lists = append(lists, list)
		}
	}
	out := m.List(k.Folder(), "Organisations and states", "Index",
		pages.Says("Those whom the articles name and of whom no designation is on record here. That is no finding: for most of them none was looked for."), lists...)
	if len(designated) > 0 {
		list := listing(m, r, designated)
		list.ID = "designated"
		out = append(out, pages.OfType("designated", m.List(designatedFolder, "Designated organisations", "Index",
			pages.Says("Organisations that some jurisdiction has designated, with what is on record: by whom, as what, since when, and when that was last checked."), list))...)
	}
	named := together(m.Graph)
	for _, o := range link.Kind[*Organization](m.Graph) {
		out = append(out, o.pages(m, r, named)...)
	}
	return out
}

// listing lists organizations in the order given.
func listing(m *pages.Maker, r *Register, list []*Organization) pages.Listing {
	return pages.Listing{Len: len(list), Entry: func(l *pages.Labeller, i int) pages.Entry { return list[i].entry(m, r, l) }}
}

// entry is an organization's line in an index.
func (o *Organization) entry(m *pages.Maker, r *Register, l *pages.Labeller) pages.Entry {
	e := pages.Entry{Title: l.Link(pages.Name(o, l.Lang()), m.Href(o)), Href: m.Href(o), Kicker: pages.W(typeWords[o.Type])}
	e.Count = len(m.Uses(o.ID))
	e.Of = "mentions"
	if e.Count == 1 {
		e.Of = "mention"
	}
	for _, j := range o.jurisdictions() {
		for _, g := range r.Standing(o, j, m.AsOf).Grounds {
			e.Lines = append(e.Lines, l.Text("In "+pages.Jurisdiction(j)+" "+asKind[g.Kind]+": "+g.dates()+"; "+g.stateIs()+"."))
		}
	}
	return e
}

// jurisdictions gives those of the designations on record, sorted.
func (o *Organization) jurisdictions() []string {
	var out []string
	for i := range o.Designations {
		out = append(out, o.Designations[i].Jurisdiction)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
