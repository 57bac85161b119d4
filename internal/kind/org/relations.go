package org

import (
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// relations says how an organization stands to others, from the records of
// both sides.
func (o *Organization) relations(m *pages.Maker, l *pages.Labeller) []pages.Fact {
	back := o.back(m.Graph)
	var out []pages.Fact
	kin := false
	for _, r := range []struct {
		term  pages.Word
		own   []annot.Ref
		field string // of the others' records
		apart bool   // designations of the one are not the other's
	}{
		{"Part of", o.PartOf, "", false},
		{"Its parts", nil, "part_of", false},
		{"Before it", o.Predecessor, "successor", true},
		{"After it", o.Successor, "predecessor", true},
		{"Split from", o.SplitFrom, "", true},
		{"Split off from it", nil, "split_from", true},
		{"Listed only as a name of it", nil, "as_name_of", false},
	} {
		refs := slices.Clone(r.own)
		for i, ref := range refs { // old ids lead to the same records
			if e, ok := m.Graph.Entity(ref.ID); ok && ref.ID != "" {
				refs[i].ID = e.Common().ID
			}
		}
		for _, id := range back[r.field] {
			if !slices.ContainsFunc(refs, func(ref annot.Ref) bool { return ref.ID == id }) {
				refs = append(refs, annot.Ref{ID: id})
			}
		}
		if len(refs) == 0 {
			continue
		}
		out = append(out, pages.Fact{Term: pages.W(r.term), Values: []pages.Text{m.Refs(l, refs)}})
		kin = kin || r.apart && (o.Designated() || slices.ContainsFunc(refs, func(ref annot.Ref) bool {
			other, ok := link.Get[*Organization](m.Graph, ref.ID)
			return ok && other.Designated()
		}))
	}
	if kin {
		out = append(out, pages.Fact{Term: pages.W("Each by itself"),
			Values: []pages.Text{pages.W("A designation of an organisation before it, after it or split from it is not its own, nor the other way round.")}})
	}
	return out
}

// back gives the ids of the organizations whose records refer to this one, by
// the field in which they do, sorted.
func (o *Organization) back(g *link.Graph) map[string][]string {
	out := map[string][]string{}
	for _, id := range g.ReferrersOf(o.ID) {
		other, ok := link.Get[*Organization](g, id)
		if !ok || other == o {
			continue
		}
		for _, r := range other.Refs {
			if e, ok := g.Entity(r.Ref.ID); ok && e.Common().ID == o.ID && !slices.Contains(out[r.Field], id) {
				out[r.Field] = append(out[r.Field], id)
			}
		}
	}
	return out
}

// instruments are the organizations that one instrument of a jurisdiction
// names, in the order of their ids.
type instruments map[string][]*Organization

// together gathers the organizations by the instruments that name them.
func together(g *link.Graph) instruments {
	out := instruments{}
	for _, o := range link.Kind[*Organization](g) {
		for i := range o.Designations {
			if key := o.Designations[i].instrumentKey(); key != "" && !slices.Contains(out[key], o) {
				out[key] = append(out[key], o)
			}
		}
	}
	return out
}

// instrumentKey names the instrument of a designation; empty without one.
func (d *Designation) instrumentKey() string {
	if d.Instrument == "" {
		return ""
	}
	return d.Jurisdiction + " " + strings.ToLower(strings.Join(strings.Fields(d.Instrument), " "))
}

// namedTogether lists those whom the instruments of an organization's
// designations name beside it.
func (o *Organization) namedTogether(m *pages.Maker, l *pages.Labeller, all instruments) (pages.Section, bool) {
	var facts pages.Facts
	done := map[string]bool{}
	for i := range o.Designations {
		d := &o.Designations[i]
		key := d.instrumentKey()
		if done[key] || len(all[key]) < 2 {
			continue
		}
		done[key] = true
		f := pages.Fact{Term: l.Text(pages.Title(pages.Jurisdiction(d.Jurisdiction)) + ": " + d.Instrument)}
		for _, other := range all[key] {
			if other != o {
				f.Values = append(f.Values, m.NameLink(l, other))
			}
		}
		facts = append(facts, f)
	}
	return pages.Section{ID: "together", Heading: pages.W("Named by the same instrument"), Content: facts}, len(facts) > 0
}
