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
	orgs     map[string]*Organization
	audience []string
	day      annot.Day
	policies []*Policy
	owed     map[string][]pages.Owed // org and language, made beforehand
	unlinked []string                // hosts
}

// NewLabels makes the labels of a dossier for readers of some jurisdictions on
// a day, in the languages given; others are worked out when asked for.
func NewLabels(g *link.Graph, audience []string, day annot.Day, langs ...string) *Labels {
	l := &Labels{orgs: map[string]*Organization{}, audience: audience, day: day, policies: link.Kind[*Policy](g), owed: map[string][]pages.Owed{}}
	for _, o := range link.Kind[*Organization](g) {
		if len(o.Designations) == 0 {
			continue
		}
		l.orgs[o.ID] = o
		for _, lang := range langs {
			l.owed[o.ID+" "+lang] = l.work(o, lang)
		}
		for _, owed := range l.work(o, "en") {
			if u, err := url.Parse(o.URL); owed.TextOnly && err == nil && u.Hostname() != "" {
				l.unlinked = append(l.unlinked, strings.TrimPrefix(u.Hostname(), "www."))
			}
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
		return l.work(o, lang)
	}
	return nil
}

func (l *Labels) work(o *Organization, lang string) []pages.Owed {
	var out []pages.Owed
	for _, j := range l.audience {
		for i := range o.Designations {
			d := &o.Designations[i]
			state := d.On(l.day)
			if d.Jurisdiction != j || d.Kind == "regime" || !state.owes() {
				continue
			}
			if slices.ContainsFunc(out, func(p pages.Owed) bool { return p.Jurisdiction == j && p.Kind == d.Kind }) {
				continue
			}
			rule := ruleFor(l.policies, j, d.Kind, l.day)
			out = append(out, pages.Owed{
				Org: o.ID, Jurisdiction: j, Kind: d.Kind, Wording: wording(rule, lang), Placement: rule.Placement, Mark: rule.Sign,
				Scope: rule.Scope, Headline: rule.headline(), Aliases: true, TextOnly: rule.Links == "text-only", Ground: d.ground(state),
			})
		}
	}
	return out
}

// wording gives a rule's words in a language, else in English, else in the
// first language there is.
func wording(r Rule, lang string) string {
	for _, l := range []string{lang, strings.SplitN(lang, "-", 2)[0], "en"} {
		if w := r.Wording[l]; w != "" {
			return w
		}
	}
	langs := make([]string, 0, len(r.Wording))
	for l := range r.Wording {
		langs = append(langs, l)
	}
	slices.Sort(langs)
	if len(langs) > 0 {
		return r.Wording[langs[0]]
	}
	return "Designated."
}

// Unlinked reports whether links to a host are taken out.
func (l *Labels) Unlinked(host string) bool {
	host = strings.TrimPrefix(host, "www.")
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
			if d.Jurisdiction != j || d.Kind == "regime" {
				continue
			}
			out = append(out, d.then(date)+" in "+pages.Jurisdiction(j)+" "+asKind[d.Kind]+since(d))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return strings.Join(out, "; ") + "."
}

// then says how a designation stood on a date.
func (d *Designation) then(date annot.Date) string {
	first, last := date.Start.First, date.End.Last
	if date.Start.Approximate || date.Start.Uncertain {
		first, last = first-365, last+365
	}
	a, b := d.On(first), d.On(last)
	switch {
	case a != b || a == Undecided:
		return "it is not known whether it was then designated"
	case a == Stands:
		return "already designated then"
	case a == NotYet:
		return "not yet designated then"
	case a == Suspended:
		return "its designation was suspended then"
	default:
		return "no longer designated then"
	}
}

func since(d *Designation) string {
	if s := d.Since(); !s.IsZero() {
		return " (since " + pages.DateWords(s) + ")"
	}
	return ""
}
