package org

import (
	"dossier/internal/annot"
	"dossier/internal/pages"
)

// Layer is "org".
func (Kind) Layer() string { return "org" }

// typeWords says each type of organization.
var typeWords = map[string]pages.Word{"organization": "Organisation", "state": "State", "coalition": "Coalition", "publisher": "Publisher"}

// Card tells what stands against an organization for the page's audience, and
// what stood when the document appeared.
func (Kind) Card(m *pages.Maker, l *pages.Labeller, doc *annot.Article, e annot.Entity) (pages.Text, []pages.Fact) {
	o := e.(*Organization)
	if o.Type != "organization" && len(o.Designations) == 0 {
		return pages.W(typeWords[o.Type]), nil
	}
	facts := o.standings(m, l)
	if doc != nil && !doc.Front.Issued.IsZero() && len(o.Designations) > 0 {
		if words := m.Labels.OnDate(o.ID, l.Lang(), doc.Front.Issued); words != "" {
			facts = append(facts, pages.Fact{Term: pages.W("When this appeared"), Values: []pages.Text{l.Text(words)}})
		}
	}
	if len(o.PartOf) > 0 {
		facts = append(facts, pages.Fact{Term: pages.W("Part of"), Values: []pages.Text{m.Refs(l, o.PartOf)}})
	}
	return pages.W(typeWords[o.Type]), facts
}

// register gives that of the site's labels, so that all pages share one.
func register(m *pages.Maker) *Register {
	if l, ok := m.Labels.(*Labels); ok {
		return l.Register
	}
	return NewRegister(m.Graph)
}

// standings says, for each jurisdiction of the audience, what stands on the
// as-of date.
func (o *Organization) standings(m *pages.Maker, l *pages.Labeller) []pages.Fact {
	r := register(m)
	var out []pages.Fact
	for _, j := range m.Audience {
		out = append(out, r.Standing(o, j, m.AsOf).fact(l))
	}
	return out
}

// fact says what stands in one jurisdiction: the designations there, that none
// was found when it was looked for, or that there is no record.
func (s Standing) fact(l *pages.Labeller) pages.Fact {
	f := pages.Fact{Term: l.Text("In " + pages.Jurisdiction(s.Jurisdiction))}
	for _, g := range s.Grounds {
		f.Values = append(f.Values, l.Text(g.sentence()))
	}
	switch s.State {
	case NoneFound:
		f.Values = append(f.Values, pages.Join(pages.W("No designation found, checked "), l.Date(s.Checked), pages.W(".")))
	case NoRecord:
		f.Values = append(f.Values, pages.W("No record: designations there were not looked for."))
		f.Tone = "silent"
	}
	if len(s.Regimes) > 0 {
		f.Values = append(f.Values, pages.W("It is the subject of a sanctions regime there, which designates nobody by itself."))
	}
	return f
}
