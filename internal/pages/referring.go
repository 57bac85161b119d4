package pages

import (
	"slices"

	"dossier/internal/annot"
)

// mostReferring is how many of the records that refer to one are listed on its
// page, which does not grow with the dossier.
const mostReferring = 100

// Referring is a part of a record's page that leads back to the records that
// name it.
type Referring struct {
	ID      string // of the section
	Heading Word
	Lead    Word
	Kind    string // of the records; empty: any
	Field   string // in which they name it
}

// Referred is a kind whose pages lead back to the records that name theirs.
type Referred interface {
	annot.Kind
	// Referring tells in which fields of which records, in the order of the page.
	Referring() []Referring
}

// referring makes the parts of a record's page that lead back to other records.
func (m *Maker) referring(l *Labeller, e annot.Entity) []Section {
	k, ok := m.kinds[e.Common().Kind].(Referred)
	if !ok {
		return nil
	}
	var out []Section
	for _, r := range k.Referring() {
		if s, ok := m.Referring(l, e, r); ok {
			out = append(out, s)
		}
	}
	return out
}

// Referring lists the records that name an entity in a field, in the order of
// their ids; ok is false when there are none. People without a public role are
// left out.
func (m *Maker) Referring(l *Labeller, e annot.Entity, r Referring) (s Section, ok bool) {
	var list Entries
	all := 0
	for _, id := range m.Graph.ReferrersOf(e.Common().ID) {
		other, ok := m.Graph.Entity(id)
		if !ok || other.Common().Private || r.Kind != "" && other.Common().Kind != r.Kind || !m.names(other, e, r.Field) {
			continue
		}
		if all++; all <= mostReferring {
			list = append(list, m.line(l, other))
		}
	}
	s = Section{ID: r.ID, Heading: W(r.Heading), Lead: W(r.Lead), Content: list}
	if all > mostReferring {
		more := l.Text("The first " + Number(mostReferring) + " of " + Number(float64(all)) + ".")
		s.Lead = List([]Text{s.Lead, more}, " ")
	}
	return s, all > 0
}

// Lined is a kind whose records must not be listed by their names alone: a
// figure stands nowhere without who claims it.
type Lined interface {
	annot.Kind
	// Line is the entry of a record in a list on the page of another.
	Line(m *Maker, l *Labeller, e annot.Entity) Entry
}

func (m *Maker) line(l *Labeller, e annot.Entity) Entry {
	if k, ok := m.kinds[e.Common().Kind].(Lined); ok {
		return k.Line(m, l, e)
	}
	return Entry{Title: m.NameLink(l, e), Href: m.Href(e)}
}

// names reports whether the record of an entity names another in a field.
func (m *Maker) names(of, other annot.Entity, field string) bool {
	return slices.ContainsFunc(of.Common().Refs, func(r annot.Reference) bool {
		target, ok := m.Graph.Entity(r.Ref.ID)
		return r.Field == field && ok && target.Common().ID == other.Common().ID
	})
}
