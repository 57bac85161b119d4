package org

import (
	"net/url"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// Labels answers which labels organizations owe, for an audience on a day. It
// implements pages.LabelSource, is immutable and safe for concurrent use.
type Labels struct {
	*Register
	orgs     map[string]*Organization // those with designations
	audience []string
	day      annot.Day
	owed     map[string][]pages.Owed // org and language, made beforehand
	unlinked []string                // hosts
}

// NewLabels makes the labels of a dossier for readers of some jurisdictions on
// a day, in the languages given; others are worked out when asked for.
func NewLabels(g *link.Graph, audience []string, day annot.Day, langs ...string) *Labels {
	l := &Labels{Register: NewRegister(g), orgs: map[string]*Organization{}, audience: audience, day: day, owed: map[string][]pages.Owed{}}
	for _, o := range link.Kind[*Organization](g) {
		if len(o.Designations) == 0 {
			continue
		}
		l.orgs[o.ID] = o
		owed := l.labels(o)
		for _, lang := range langs {
			l.owed[o.ID+" "+lang] = inLanguage(o, owed, lang)
		}
		u, err := url.Parse(o.URL)
		if err == nil && u.Hostname() != "" && slices.ContainsFunc(owed, func(w Label) bool { return w.Links == "text-only" }) {
			l.unlinked = append(l.unlinked, strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."))
		}
	}
	return l
}

// Owed gives the labels of an organization in the order of the audience.
func (l *Labels) Owed(id, lang string) []pages.Owed {
	if owed, ok := l.owed[id+" "+lang]; ok {
		return owed
	}
	if o, ok := l.orgs[id]; ok {
		return inLanguage(o, l.labels(o), lang)
	}
	return nil
}

// labels gives the labels of an organization for the audience.
func (l *Labels) labels(o *Organization) []Label {
	var out []Label
	for _, j := range l.audience {
		out = append(out, l.Standing(o, j, l.day).Labels...)
	}
	return out
}

// inLanguage words labels in a language.
func inLanguage(o *Organization, list []Label, lang string) []pages.Owed {
	var out []pages.Owed
	for _, l := range list {
		out = append(out, pages.Owed{
			Org: o.ID, Jurisdiction: l.Ground.Jurisdiction, Kind: l.Kind, Wording: l.Words(lang), Placement: l.Placement, Mark: l.Sign,
			Scope: l.Scope, Headline: l.headline(), Aliases: l.aliases(), Policy: l.Policy, TextOnly: l.Links == "text-only", Ground: l.Ground.words(),
		})
	}
	return out
}

// Unlinked reports whether links to a host are taken out.
func (l *Labels) Unlinked(host string) bool {
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	return slices.ContainsFunc(l.unlinked, func(h string) bool { return host == h || strings.HasSuffix(host, "."+h) })
}

// OnDate says, for each jurisdiction of the audience, what stood against an
// organization on a date. A date that is too coarse to decide is said to be so.
func (l *Labels) OnDate(id, _ string, date annot.Date) string {
	o, ok := l.orgs[id]
	if !ok || date.IsZero() {
		return ""
	}
	var out []string
	for _, j := range l.audience {
		for i := range o.Designations {
			d := &o.Designations[i]
			if d.Jurisdiction == j && d.Kind != "regime" {
				out = append(out, l.during(o, d, date).then())
			}
		}
	}
	if len(out) == 0 {
		return ""
	}
	return strings.Join(out, "; ") + "."
}

// during tells how a designation stood on a date that may be coarse: where it
// did not stand in one way on all of its days, that is undecided.
func (r *Register) during(o *Organization, d *Designation, date annot.Date) Ground {
	first, _ := days(date)
	_, last := days(annot.Date{Start: date.End})
	out := r.ground(o, d, first)
	for _, day := range r.turns(o, d) {
		if day <= first || day > last {
			continue
		}
		g := r.ground(o, d, day)
		if g.State != out.State {
			out.State, out.May, out.Since = Undecided, true, annot.Date{}
		}
		out.Name.Open = out.Name.Open || g.Name.words() != out.Name.words()
	}
	return out
}

// turns gives, sorted, the days on which the answer about a designation can
// change: those around every date that it rests on.
func (r *Register) turns(o *Organization, d *Designation) []annot.Day {
	var out []annot.Day
	add := func(date annot.Date) {
		if !date.IsZero() {
			first, last := days(date)
			out = append(out, first, last)
		}
	}
	var from func(o *Organization, d *Designation, seen []*Organization)
	from = func(o *Organization, d *Designation, seen []*Organization) {
		for _, n := range append(d.three(), named{"ends", d.Ends}, named{"checked", d.Checked}) {
			add(n.date)
		}
		for _, c := range d.Changes {
			add(c.On)
			add(c.Ends)
		}
		seen = append(seen, o)
		other, ok := r.find(d.AsNameOf.ID)
		if d.AsNameOf.ID == "" || !ok || slices.Contains(seen, other) {
			return
		}
		for i := range other.Designations {
			if other.Designations[i].Jurisdiction == d.Jurisdiction {
				from(other, &other.Designations[i], seen)
			}
		}
	}
	from(o, d, nil)
	slices.Sort(out)
	return slices.Compact(out)
}
