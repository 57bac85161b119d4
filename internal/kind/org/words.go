package org

import (
	"strings"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// asKind says in words as what an organization is designated.
var asKind = map[string]string{
	"terrorist":     "as a terrorist organisation",
	"extremist":     "as an extremist organisation",
	"undesirable":   "as an undesirable organisation",
	"foreign-agent": "as a foreign agent",
	"sanctioned":    "as subject to sanctions",
	"proscribed":    "as a proscribed organisation",
	"regime":        "as the subject of a sanctions regime",
}

// asKindRU is the same in Russian, for the built-in wording.
var asKindRU = map[string]string{
	"terrorist":     "признана террористической организацией",
	"extremist":     "признана экстремистской организацией",
	"undesirable":   "признана нежелательной организацией",
	"foreign-agent": "признана иностранным агентом",
	"sanctioned":    "внесена в санкционный список",
	"proscribed":    "запрещена",
}

// builtIn is the rule for a kind of designation that no policy speaks of: the
// wording in parentheses behind every mention, so that it can clash with no
// sign of an article.
func builtIn(jurisdiction, kind string) Rule {
	return Rule{
		Kind:      kind,
		Placement: "parenthesis",
		Scope:     "every",
		Links:     "keep",
		Wording: map[string]string{
			"en": "Designated in " + pages.Jurisdiction(jurisdiction) + " " + asKind[kind] + ".",
			"ru": jurisdiction + ": " + asKindRU[kind] + ".",
		},
	}
}

// dates says when a designation was decided, came into force and was published.
func (d *Designation) dates() string {
	var out []string
	for _, s := range []struct {
		word string
		date annot.Date
	}{{"decided", d.Decided}, {"in force", d.InForce}, {"published", d.Published}} {
		if !s.date.IsZero() {
			out = append(out, s.word+" "+pages.DateWords(s.date))
		}
	}
	if len(out) == 0 {
		if since := d.Since(); !since.IsZero() {
			return "listed " + pages.DateWords(since)
		}
		return "date not on record"
	}
	return strings.Join(out, ", ")
}

// known says until when nothing else is known: never a bare "in force".
func (d *Designation) known(state State) string {
	checked := ""
	if !d.Checked.IsZero() {
		checked = ", checked " + pages.DateWords(d.Checked)
	}
	if state == Undecided {
		return "whether it stood on that day the record does not tell" + checked
	}
	return "no later change known" + checked
}

// ground is a designation in words: by whom, when, and what is known since.
func (d *Designation) ground(state State) string {
	var out []string
	by := d.Authority
	if d.Instrument != "" {
		by = strings.TrimSpace(by + " (" + d.Instrument + ")")
	}
	if by != "" {
		out = append(out, by)
	}
	out = append(out, d.dates())
	if d.ListedAs != "" {
		out = append(out, "listed as "+d.ListedAs)
	}
	words := strings.Join(out, ", ") + "; " + d.known(state)
	return pages.Title(words) + "."
}

// stateWords says a state in words, for tables.
var stateWords = map[State]pages.Word{
	NotYet:    "not yet designated",
	Stands:    "stands; no later change known",
	Suspended: "suspended",
	Revoked:   "revoked",
	Expired:   "expired",
	Annulled:  "annulled",
	Undecided: "the record’s dates do not tell",
}
