package org

import (
	"strings"

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

// kindNoun names a kind of designation in a few words.
var kindNoun = map[string]string{
	"terrorist":     "terrorist organisation",
	"extremist":     "extremist organisation",
	"undesirable":   "undesirable organisation",
	"foreign-agent": "foreign agent",
	"sanctioned":    "under sanctions",
	"proscribed":    "proscribed organisation",
	"regime":        "sanctions regime",
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
	for _, n := range d.three() {
		out = append(out, strings.ReplaceAll(n.key, "_", " ")+" "+pages.DateWords(n.date))
	}
	if len(out) == 0 {
		if since := d.Since(); !since.IsZero() {
			return "listed " + pages.DateWords(since)
		}
		return "date not on record"
	}
	return strings.Join(out, ", ")
}

// checkedWords says when a designation was checked, behind other words.
func (d *Designation) checkedWords() string {
	if d.Checked.IsZero() {
		return ", date of the check not on record"
	}
	return ", checked " + pages.DateWords(d.Checked)
}

// stateIs says how a designation stands and since when: never a bare "in
// force", and each way to end, or not to count for now, in words of its own.
func (g Ground) stateIs() string {
	since := ""
	if !g.Since.IsZero() {
		since = " " + onWords(g.Since)
	}
	switch g.State {
	case Stands:
		return "no later change known"
	case NotYet:
		return "not yet designated on " + pages.DayWords(g.Day)
	case Suspended:
		if since != "" {
			since = " since " + pages.DateWords(g.Since)
		}
		return "suspended" + since + ", which is no revocation"
	case Revoked:
		return "revoked" + since
	case Expired:
		return "expired" + since + ", not having been renewed"
	case Annulled:
		return "annulled" + since
	}
	if !g.May {
		return "it does not stand, but whether it is suspended or has ended the record does not tell"
	}
	return "whether it stood on that day the record does not tell"
}

// known says the same and when it was checked.
func (g Ground) known() string { return g.stateIs() + g.checkedWords() }

// words is a designation as the ground of a label: by whom, when, as what, and
// what is known since.
func (g Ground) words() string {
	var out []string
	by := g.Authority
	if g.Instrument != "" {
		by = strings.TrimSpace(by + " (" + g.Instrument + ")")
	}
	if by != "" {
		out = append(out, by)
	}
	out = append(out, g.dates())
	if name := g.name(); name != "" {
		out = append(out, name)
	}
	return pages.Title(strings.Join(out, ", ")+"; "+g.known()) + "."
}

// sentence says a designation and how it stands.
func (g Ground) sentence() string {
	what := g.dates()
	if name := g.name(); name != "" {
		what += ", " + name
	}
	as := asKind[g.Kind]
	switch {
	case g.State == Stands:
		return "Designated " + as + ": " + what + "; " + g.known() + "."
	case g.May:
		return "Perhaps designated " + as + ": " + what + "; " + g.known() + "."
	default:
		return "Designation " + as + " (" + what + "): " + g.known() + "."
	}
}

// then says how a designation stood on the date of something else.
func (g Ground) then() string {
	words := map[State]string{
		Stands:    "already designated then",
		NotYet:    "not yet designated then",
		Suspended: "its designation was suspended then, not revoked",
		Revoked:   "its designation had been revoked by then",
		Expired:   "its designation had expired by then",
		Annulled:  "its designation had been annulled by then",
	}[g.State]
	if words == "" {
		words = "it is not known whether it was then designated"
	}
	words += " in " + pages.Jurisdiction(g.Jurisdiction) + " " + asKind[g.Kind]
	if since := g.Designation.Since(); !since.IsZero() {
		words += " (since " + pages.DateWords(since) + ")"
	}
	if name := g.name(); name != "" && g.State != NotYet {
		words += ", " + name
	}
	return words
}
