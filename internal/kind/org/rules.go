package org

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/lint"
	"dossier/internal/pages"
)

// Rules gives the rules of organizations.
func (Kind) Rules() []lint.Rule {
	return []lint.Rule{designationDates, unsourced, unchecked, stale, inCircle}
}

// Rules gives the rules of label policies.
func (PolicyKind) Rules() []lint.Rule { return []lint.Rule{policyClash, wordingNames} }

var unsourced = lint.Rule{
	Code:  "designation-unsourced",
	Title: "a designation does not say where it was read, or when that was checked",
	Text: `A designation is a fact about somebody, and a page shows it to readers who may want to
look it up. Each has the ids of its sources and the day on which they were last read. What
the whole record gives under sources: and checked: counts for all of its designations.`,
	Before: "designations:\n  - {jurisdiction: GB, kind: proscribed, instrument: SI 2014/1624}",
	After:  "designations:\n  - {jurisdiction: GB, kind: proscribed, instrument: SI 2014/1624, sources: [uksi-2014-1624], checked: 2026-11-21}",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		for _, o := range link.Kind[*Organization](in.Graph) {
			for i := range o.Designations {
				d := &o.Designations[i]
				var missing, write []string
				if len(d.Sources) == 0 && len(o.Head.Sources) == 0 {
					missing, write = append(missing, "no source"), append(write, "`sources:` with the ids of what it was read in")
				}
				if d.Checked.IsZero() {
					missing, write = append(missing, "no date of checking"), append(write, "`checked:` with the day")
				}
				if len(missing) > 0 {
					list = append(list, diag.Warnf("designation-unsourced", d.At, "the designation of `%s` in %s has %s",
						o.ID, pages.Jurisdiction(d.Jurisdiction), strings.Join(missing, " and ")).WithHelp("add %s", strings.Join(write, " and ")))
				}
			}
		}
		return list
	},
}

var unchecked = lint.Rule{
	Code:  "designation-unchecked",
	Title: "nobody says whether a mentioned organization is designated where the readers are",
	Text: `The dossier labels for the readers of its audience. An organization that a text mentions
has no designation on record in one of their jurisdictions, and no date on which somebody
looked for one: its page says "no record", which leaves a reader in the dark. Look it up and
write the day under designations_checked, with the designation if there is one. States,
coalitions and publishers are not asked for.`,
	Before: "audience: [RU]            # dossier.yaml\n\nid: a-league              # mentioned in an article\nname: A League",
	After:  "id: a-league\nname: A League\ndesignations_checked: {RU: 2026-11-21}",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		r := NewRegister(in.Graph)
		for _, o := range link.Kind[*Organization](in.Graph) {
			if o.Type != "organization" || len(in.Graph.UsesOf(o.ID)) == 0 {
				continue
			}
			var codes []string
			for _, j := range in.Audience {
				if r.Standing(o, j, in.AsOf).State == NoRecord && !slices.Contains(codes, j) {
					codes = append(codes, j)
				}
			}
			if len(codes) > 0 {
				list = append(list, diag.Warnf("designation-unchecked", o.IDAt, "nobody has looked whether `%s` is designated in %s", o.ID, inWords(codes)).
					WithHelp("look it up and write `designations_checked: {%s: %s}`", strings.Join(codes, ": "+in.AsOf.String()+", "), in.AsOf))
			}
		}
		return list
	},
}

// inWords names jurisdictions: Russia, the United States or Australia.
func inWords(codes []string) string {
	var names []string
	for _, c := range codes {
		names = append(names, pages.Jurisdiction(c))
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

var stale = lint.Rule{
	Code:  "stale-check",
	Title: "the designations of a mentioned organization were last checked long ago",
	Text: `A designation can be suspended, revoked or made anew on any day. dossier.yaml says with
stale_after_days how long a check is good for, counted back from the as-of date. Look again,
mend what has changed and write the day; a date that is coarse counts as its last day.`,
	Before: "stale_after_days: 365     # dossier.yaml, with as_of: 2026-11-21\n\ndesignations:\n  - {jurisdiction: RU, kind: terrorist, decided: 2014-12-29, checked: 2024-02-01}",
	After:  "designations:\n  - {jurisdiction: RU, kind: terrorist, decided: 2014-12-29, checked: 2026-11-21}",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		if in.Config.StaleAfterDays <= 0 {
			return nil
		}
		for _, o := range link.Kind[*Organization](in.Graph) {
			if len(in.Graph.UsesOf(o.ID)) == 0 {
				continue
			}
			seen := map[diag.Span]bool{}
			report := func(what string, checked annot.Date) {
				if _, last := days(annot.Date{Start: checked.End}); !checked.IsZero() && int64(in.AsOf)-int64(last) > int64(in.Config.StaleAfterDays) && !seen[checked.At] {
					seen[checked.At] = true
					list = append(list, diag.Warnf("stale-check", checked.At, "%s of `%s` was last checked more than %d days before %s", what, o.ID, in.Config.StaleAfterDays, in.AsOf).
						Label("checked then").WithHelp("look again and write the day of the check"))
				}
			}
			for i := range o.Designations {
				report("the designation in "+pages.Jurisdiction(o.Designations[i].Jurisdiction), o.Designations[i].Checked)
			}
			for _, j := range slices.Sorted(maps.Keys(o.Looked)) {
				report("the list of "+pages.Jurisdiction(j), o.Looked[j])
			}
		}
		return list
	},
}

var policyClash = lint.Rule{
	Code:  "policy-clash",
	Title: "two policies of one jurisdiction begin on the same day, or one words a kind twice or ends before it begins",
	Text: `A later policy takes the place of an earlier one for the kinds of designation of which it
speaks. Of two that begin on one day, nobody can tell which holds. Give them different days
under from:, or put their rules into one policy, with one rule for each kind. A policy that ends before it
begins holds on no day.`,
	Before: "- {id: house-a, jurisdiction: RU, from: 2026-01-01, rules: [{kind: terrorist, …}]}\n- {id: house-b, jurisdiction: RU, from: 2026-01-01, rules: [{kind: undesirable, …}]}",
	After:  "- {id: house, jurisdiction: RU, from: 2026-01-01, rules: [{kind: terrorist, …}, {kind: undesirable, …}]}",
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		all := link.Kind[*Policy](in.Graph)
		slices.SortStableFunc(all, func(a, b *Policy) int { return cmp.Compare(a.begins(), b.begins()) })
		for i, p := range all {
			if after(p.From, p.To) {
				list = append(list, diag.Errorf("policy-clash", p.To.At, "the policy `%s` ends before it begins", p.ID).
					WithPlace(p.From.At, "it begins here").WithHelp("correct one of the two dates"))
			}
			for k := range p.Rules {
				first := slices.IndexFunc(p.Rules, func(r Rule) bool { return r.Kind == p.Rules[k].Kind })
				if first < k {
					list = append(list, diag.Errorf("policy-clash", p.Rules[k].At, "the policy `%s` words `%s` twice", p.ID, p.Rules[k].Kind).
						WithPlace(p.Rules[first].At, "the first time here").WithHelp("leave one rule for each kind of designation"))
				}
			}
			before := slices.IndexFunc(all[:i], func(q *Policy) bool { return q.Jurisdiction == p.Jurisdiction && q.begins() == p.begins() })
			if before >= 0 {
				list = append(list, diag.Errorf("policy-clash", placeOf(p.From.At, p.IDAt), "the policy `%s` begins on the same day as `%s`", p.ID, all[before].ID).
					WithPlace(placeOf(all[before].From.At, all[before].IDAt), "the other begins here").
					WithHelp("give one of the two another day, or make one policy of both"))
			}
		}
		return list
	},
}

// placeOf gives the first place that there is.
func placeOf(a, b diag.Span) diag.Span {
	if a == (diag.Span{}) {
		return b
	}
	return a
}
