package org

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// happening is something that happened to a designation on a date. What
// happened on one date is one of them.
type happening struct {
	*Designation
	on      annot.Date
	what    []string
	changes []*StatusChange
}

// sunset says the day on which a designation ends by itself.
const sunset = "ends by itself unless renewed"

// ahead reports whether the happening is an end by itself that is still to come
// on a day.
func (h happening) ahead(day annot.Day) bool {
	first, _ := days(h.on)
	return first > day && len(h.changes) == 0 && !slices.ContainsFunc(h.what, func(w string) bool { return w != sunset })
}

// happenings gives what happened to a designation, oldest first.
func (d *Designation) happenings() []happening {
	var out []happening
	add := func(on annot.Date, what string, c *StatusChange) {
		if on.IsZero() {
			return
		}
		i := slices.IndexFunc(out, func(h happening) bool { return h.on.Text == on.Text })
		if i < 0 {
			i = len(out)
			out = append(out, happening{Designation: d, on: on})
		}
		bare := c != nil && c.What == "listed" && c.ListedAs == "" && c.Instrument == "" && len(out[i].what) > 0
		if !bare { // the day of one of the three dates says as much
			out[i].what = append(out[i].what, what)
		}
		if c != nil {
			out[i].changes = append(out[i].changes, c)
		}
	}
	for _, n := range d.three() {
		add(n.date, map[string]string{"decided": "decided", "in_force": "came into force", "published": "published"}[n.key], nil)
	}
	for i := range d.Changes {
		c := &d.Changes[i]
		add(c.On, c.words(), c)
		add(c.Ends, sunset, nil)
	}
	add(d.Ends, sunset, nil)
	slices.SortStableFunc(out, func(a, b happening) int { return compareDates(a.on, b.on) })
	return out
}

// words says what happened.
func (c *StatusChange) words() string {
	what := map[string]string{"remade": "renewed", "renamed": "renamed", "name-added": "a name added", "name-removed": "a name taken out"}[c.What]
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

// words says where, as what, and what happened.
func (h happening) words() string {
	return pages.Title(pages.Jurisdiction(h.Jurisdiction)) + ", " + kindNoun[h.Kind] + ": " + strings.Join(h.what, "; ")
}

// lines are the remarks and the sources of what happened.
func (h happening) lines(m *pages.Maker, l *pages.Labeller) []pages.Text {
	var out []pages.Text
	for _, c := range h.changes {
		if c.Note != "" {
			out = append(out, l.Text(c.Note))
		}
		if len(c.Sources) > 0 {
			out = append(out, m.RefLinks(l, c.Sources))
		}
	}
	return out
}

// dated is an entry of the history and its date.
type dated struct {
	on    annot.Date
	words string
	entry pages.Entry
}

// history lists what happened to the designations and to the names, oldest
// first.
func (o *Organization) history(m *pages.Maker, l *pages.Labeller) (pages.Section, bool) {
	var all []dated
	for i := range o.Designations {
		for _, h := range o.Designations[i].happenings() {
			all = append(all, dated{h.on, h.words(), pages.Entry{Kicker: l.Date(h.on), Title: l.Text(h.words()), Lines: h.lines(m, l)}})
		}
	}
	for _, n := range o.Base.Names {
		for _, e := range []struct {
			on    annot.Date
			words string
		}{{n.From, "Called " + n.Text + " from then on"}, {n.To, "Called " + n.Text + " until then"}} {
			if !e.on.IsZero() {
				all = append(all, dated{e.on, e.words, pages.Entry{Kicker: l.Date(e.on), Title: l.Text(e.words)}})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Or(compareDates(a.on, b.on), cmp.Compare(a.words, b.words)) })
	var list pages.Entries
	for _, e := range all {
		list = append(list, e.entry)
	}
	return pages.Section{ID: "history", Heading: pages.W("What changed"), Content: list}, len(list) > 0
}

// Moments gives what happened to all designations, for the timeline of the
// dossier.
func (Kind) Moments(m *pages.Maker) []pages.Moment {
	var out []pages.Moment
	for _, o := range link.Kind[*Organization](m.Graph) {
		for i := range o.Designations {
			for _, h := range o.Designations[i].happenings() {
				out = append(out, pages.Moment{On: h.on, ID: o.ID, Sort: "designation", Entry: func(l *pages.Labeller) pages.Entry {
					lines := append([]pages.Text{l.Text(h.words() + ".")}, h.lines(m, l)...)
					return pages.Entry{Kicker: pages.W("Designation"), Title: m.NameLink(l, o), Href: m.Href(o), Lines: lines}
				}})
			}
		}
	}
	return out
}
