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
	var facts []pages.Fact
	for _, j := range m.Audience {
		facts = append(facts, o.standing(m, l, j))
	}
	if doc != nil && !doc.Front.Issued.IsZero() && len(o.Designations) > 0 {
		if words := m.Labels.OnDate(o.ID, l.Lang(), doc.Front.Issued); words != "" {
			facts = append(facts, pages.Fact{Term: pages.W("When this appeared"), Values: []pages.Text{l.Text(words)}})
		}
	}
	if len(o.PartOf) > 0 {
		facts = append(facts, pages.Fact{Term: pages.W("Part of"), Values: []pages.Text{m.Refs(l, o.PartOf)}})
	}
	if o.Type != "organization" && len(o.Designations) == 0 {
		facts = nil
	}
	return pages.W(typeWords[o.Type]), facts
}

// standing says what stands in one jurisdiction on the as-of date: the
// designations there, that none was found when it was looked for, or that
// there is no record.
func (o *Organization) standing(m *pages.Maker, l *pages.Labeller, jurisdiction string) pages.Fact {
	f := pages.Fact{Term: l.Text("In " + pages.Jurisdiction(jurisdiction))}
	for i := range o.Designations {
		d := &o.Designations[i]
		if d.Jurisdiction == jurisdiction && d.Kind != "regime" {
			state := d.On(m.AsOf)
			words := "Designated " + asKind[d.Kind] + ": " + d.dates() + "; " + d.known(state) + "."
			if !state.owes() {
				words = "Designation " + asKind[d.Kind] + " (" + d.dates() + "): " + string(stateWords[state]) + "."
			}
			f.Values = append(f.Values, l.Text(words))
		}
	}
	if len(f.Values) > 0 {
		return f
	}
	if checked, ok := o.Looked[jurisdiction]; ok {
		f.Values = []pages.Text{pages.Join(pages.W("No designation found, checked "), l.Date(checked), pages.W("."))}
		return f
	}
	f.Values = []pages.Text{pages.W("No record: designations there were not looked for.")}
	f.Tone = "silent"
	return f
}
