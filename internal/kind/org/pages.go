package org

import (
	"cmp"
	"slices"
	"strings"

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
		if slices.ContainsFunc(o.Designations, func(d Designation) bool { return d.Kind != "regime" }) {
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
	out := m.Index(k.Folder(), "Organisations and states", "Index", func(l *pages.Labeller) (pages.Text, []pages.Group) {
		lead := pages.W("Those whom the articles name and of whom no designation is on record here. That is no finding: for most of them none was looked for.")
		var groups []pages.Group
		for _, g := range []struct{ id, heading pages.Word }{{"organization", "Organisations"}, {"coalition", "Coalitions"}, {"state", "States"}, {"publisher", "Publishers"}} {
			group := pages.Group{ID: string(g.id), Heading: pages.W(g.heading)}
			for _, o := range rest {
				if o.Type == string(g.id) {
					group.Entries = append(group.Entries, o.entry(m, l))
				}
			}
			if len(group.Entries) > 0 {
				groups = append(groups, group)
			}
		}
		return lead, groups
	})
	if len(designated) > 0 {
		out = append(out, designatedIndex(m, designated)...)
	}
	for _, o := range link.Kind[*Organization](m.Graph) {
		out = append(out, o.pages(m)...)
	}
	return out
}

func designatedIndex(m *pages.Maker, list []*Organization) []*pages.Page {
	return pages.OfType("designated", m.Index(designatedFolder, "Designated organisations", "Index", func(l *pages.Labeller) (pages.Text, []pages.Group) {
		group := pages.Group{ID: "designated"}
		for _, o := range list {
			group.Entries = append(group.Entries, o.entry(m, l))
		}
		return pages.W("Organisations that some jurisdiction has designated, with what is on record: by whom, as what, since when, and when that was last checked."),
			[]pages.Group{group}
	}))
}

// entry is an organization's line in an index.
func (o *Organization) entry(m *pages.Maker, l *pages.Labeller) pages.Entry {
	e := pages.Entry{Title: l.Link(pages.Name(o, l.Lang()), m.Href(o)), Href: m.Href(o), Kicker: pages.W(typeWords[o.Type])}
	e.Count = len(m.Uses(o.ID))
	e.Of = "mentions"
	if e.Count == 1 {
		e.Of = "mention"
	}
	for i := range o.Designations {
		d := &o.Designations[i]
		if d.Kind == "regime" {
			continue
		}
		words := "In " + pages.Jurisdiction(d.Jurisdiction) + " " + asKind[d.Kind] + ": " + d.dates() + "; " + string(stateWords[d.On(m.AsOf)])
		e.Lines = append(e.Lines, l.Text(words+"."))
	}
	return e
}

func (o *Organization) pages(m *pages.Maker) []*pages.Page {
	return m.Record(o, typeWords[o.Type], func(d *pages.Draft) *pages.Record {
		c := &pages.Record{Facts: o.facts(m, d.L)}
		if len(o.Designations) > 0 {
			c.Lead = pages.W("What follows says who designated it, as what and when, as far as it is on record here. This dossier makes no finding of its own.")
			c.Sections = append(c.Sections, o.table(m, d.L))
			if s, ok := o.history(m, d.L); ok {
				c.Sections = append(c.Sections, s)
			}
		}
		return c
	})
}

func (o *Organization) facts(m *pages.Maker, l *pages.Labeller) []pages.Fact {
	var out []pages.Fact
	add := func(term pages.Word, t pages.Text) {
		if !t.IsEmpty() {
			out = append(out, pages.Fact{Term: pages.W(term), Values: []pages.Text{t}})
		}
	}
	var names pages.Text
	for _, n := range o.Base.Names {
		if n.Text == pages.Name(o, l.Lang()) {
			continue
		}
		if !names.IsEmpty() {
			names = pages.Join(names, pages.W(", "))
		}
		names = pages.Join(names, l.Text(n.Text))
	}
	add("Also called", names)
	add("Part of", m.Refs(l, o.PartOf))
	add("Before it", m.Refs(l, o.Predecessor))
	add("After it", m.Refs(l, o.Successor))
	add("Split from", m.Refs(l, o.SplitFrom))
	if o.URL != "" {
		add("Address", l.Link(pages.Host(o.URL), m.External(o.URL)))
	}
	for _, j := range m.Audience {
		if o.Type == "organization" || len(o.Designations) > 0 {
			out = append(out, o.standing(m, l, j))
		}
	}
	add("Note", l.Text(o.Note))
	add("Sources", m.RefLinks(l, o.Head.Sources))
	if !o.Checked.IsZero() {
		add("Checked", l.Date(o.Checked))
	}
	return out
}

// table shows all designations.
func (o *Organization) table(m *pages.Maker, l *pages.Labeller) pages.Section {
	t := &pages.Table{Caption: pages.Join(pages.W("Designations on record, as of "), pages.W(pages.Word(pages.DayWords(m.AsOf))))}
	for _, h := range []pages.Word{"Jurisdiction", "As what", "By whom", "When", "Standing", "Sources"} {
		t.Head = append(t.Head, pages.W(h))
	}
	list := make([]*Designation, 0, len(o.Designations))
	for i := range o.Designations {
		list = append(list, &o.Designations[i])
	}
	slices.SortStableFunc(list, func(a, b *Designation) int { return cmp.Compare(a.Jurisdiction, b.Jurisdiction) })
	for _, d := range list {
		t.Rows = append(t.Rows, d.row(m, l))
	}
	return pages.Section{ID: "designations", Heading: pages.W("Designations"), Content: t}
}

func (d *Designation) row(m *pages.Maker, l *pages.Labeller) []pages.Text {
	as := strings.TrimPrefix(asKind[d.Kind], "as ")
	if d.ListedAs != "" {
		as += ", listed as " + d.ListedAs
	}
	if !d.AsNameOf.IsZero() {
		as += ", only as a name of "
	}
	by := d.Authority
	for _, more := range []string{d.List, d.Instrument} {
		if by != "" && more != "" {
			by += "; "
		}
		by += more
	}
	state := d.On(m.AsOf)
	standing := string(stateWords[state])
	if d.Kind == "regime" {
		standing = "a regime, which designates nobody by itself"
	}
	if !d.Checked.IsZero() {
		standing += ", checked " + pages.DateWords(d.Checked)
	}
	asText := l.Text(as)
	if !d.AsNameOf.IsZero() {
		asText = pages.Join(asText, m.Ref(l, d.AsNameOf))
	}
	return []pages.Text{l.Text(pages.Title(pages.Jurisdiction(d.Jurisdiction))), asText, l.Text(by), l.Text(d.dates()), l.Text(standing), m.RefLinks(l, d.Sources)}
}

// history lists what happened to the designations, oldest first.
func (o *Organization) history(m *pages.Maker, l *pages.Labeller) (pages.Section, bool) {
	type event struct {
		d *Designation
		c StatusChange
	}
	var events []event
	for i := range o.Designations {
		for _, c := range o.Designations[i].Changes {
			events = append(events, event{&o.Designations[i], c})
		}
	}
	slices.SortStableFunc(events, func(a, b event) int { return cmp.Compare(a.c.On.Start.First, b.c.On.Start.First) })
	var list pages.Entries
	for _, e := range events {
		words := pages.Title(pages.Jurisdiction(e.d.Jurisdiction)) + ": " + whatWords(e.c)
		list = append(list, pages.Entry{Kicker: l.Date(e.c.On), Title: l.Text(words), Lines: notes(m, l, e.c)})
	}
	return pages.Section{ID: "history", Heading: pages.W("What changed"), Content: list}, len(list) > 0
}

func whatWords(c StatusChange) string {
	what := map[string]string{"listed": "listed", "renamed": "renamed", "name-added": "name added", "name-removed": "name removed"}[c.What]
	if what == "" {
		what = c.What
	}
	switch {
	case c.ListedAs != "" && c.What == "renamed":
		what += " to " + c.ListedAs
	case c.ListedAs != "":
		what += " as " + c.ListedAs
	case c.Name != "":
		what += ": " + c.Name
	}
	if c.Instrument != "" {
		what += " (" + c.Instrument + ")"
	}
	return what
}

func notes(m *pages.Maker, l *pages.Labeller, c StatusChange) []pages.Text {
	var out []pages.Text
	if c.Note != "" {
		out = append(out, l.Text(c.Note))
	}
	if len(c.Sources) > 0 {
		out = append(out, m.RefLinks(l, c.Sources))
	}
	return out
}
