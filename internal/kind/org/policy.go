package org

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/diag"
)

// Policy is a decoded record of content/policies: how a house words and places
// the labels of one jurisdiction, from a day on.
type Policy struct {
	annot.Base
	policyFields
}

type policyFields struct {
	annot.Head
	Jurisdiction string     `yaml:"jurisdiction,required"`
	From         annot.Date `yaml:"from"`
	To           annot.Date `yaml:"to"`
	Precedence   []string   `yaml:"precedence"` // kinds of which only the first that stands is labelled
	Rules        []Rule     `yaml:"rules"`
}

// Rule is how a policy labels one kind of designation.
type Rule struct {
	Kind      string            `yaml:"kind,required"`
	Wording   map[string]string `yaml:"wording,required"` // by language
	Placement string            `yaml:"placement"`        // one of placements; sign when not given
	Sign      string            `yaml:"sign"`
	Scope     string            `yaml:"scope"`    // one of scopes; every when not given
	Headline  *bool             `yaml:"headline"` // label headings too; true when not given
	Aliases   *bool             `yaml:"aliases"`  // label other names than the first too; true when not given
	Links     string            `yaml:"links"`    // one of linkings; keep when not given
	At        diag.Span         `yaml:"-span"`
}

// PolicyKind is the kind of label policies.
type PolicyKind struct{}

// Name is "policy".
func (PolicyKind) Name() string { return "policy" }

// Folder is "policies".
func (PolicyKind) Folder() string { return "policies" }

// List is empty: files hold policies directly.
func (PolicyKind) List() string { return "" }

// Decode makes a Policy of a record.
func (PolicyKind) Decode(r annot.Record) (annot.Entity, []diag.Diagnostic) {
	return annot.DecodeRecord(r, func(f *policyFields) (annot.Entity, []diag.Diagnostic) {
		p := &Policy{Base: f.Head.Base(r), policyFields: *f}
		return p, p.check(r)
	})
}

// check looks at what the types of the fields cannot say.
func (p *Policy) check(r annot.Record) []diag.Diagnostic {
	var list []diag.Diagnostic
	if p.Jurisdiction != "" && !config.IsJurisdiction(p.Jurisdiction) {
		list = append(list, badJurisdiction(p.Jurisdiction, r.Span))
	}
	list = oneDate(oneDate(list, "from", p.From), "to", p.To)
	for _, k := range p.Precedence {
		list = kindWord(list, k, r.Span)
	}
	for i := range p.Rules {
		list = append(list, p.Rules[i].check()...)
	}
	return list
}

// kindWord reports a word that is no kind of designation that owes labels.
func kindWord(list []diag.Diagnostic, word string, at diag.Span) []diag.Diagnostic {
	d, bad := annot.NotOneOf(word, labelled, at, "kind")
	if !bad {
		return list
	}
	if word == "regime" {
		d = d.WithNote("a sanctions regime designates nobody by itself and owes no label")
	}
	return append(list, d)
}

// check looks at the words of a rule and fills in what is not given.
func (r *Rule) check() []diag.Diagnostic {
	r.Placement = cmp.Or(r.Placement, "sign")
	r.Scope = cmp.Or(r.Scope, "every")
	r.Links = cmp.Or(r.Links, "keep")
	list := kindWord(nil, r.Kind, r.At)
	list = oneOf(list, r.Placement, placements, r.At, "placement")
	list = oneOf(list, r.Scope, scopes, r.At, "scope")
	list = oneOf(list, r.Links, linkings, r.At, "links")
	if r.Placement == "sign" && r.Sign == "" {
		list = append(list, diag.Errorf("missing-key", r.At, "a rule with `placement: sign` needs a `sign`").
			WithHelp("write `sign: \"†\"`, or another sign that no article prints"))
		r.Sign = "†"
	}
	if !slices.ContainsFunc(slices.Collect(maps.Values(r.Wording)), func(w string) bool { return strings.TrimSpace(w) != "" }) {
		list = append(list, diag.Errorf("missing-key", r.At, "the rule has no wording, so its labels would say nothing").
			WithHelp("write the words in at least one language, as in `wording: {en: Banned in Russia.}`"))
	}
	return list
}

// headline tells whether headings are labelled.
func (r *Rule) headline() bool { return r.Headline == nil || *r.Headline }

// aliases tells whether names other than the first are labelled.
func (r *Rule) aliases() bool { return r.Aliases == nil || *r.Aliases }

// Words gives a rule's words in a language, else in English, else in the first
// language there is.
func (r *Rule) Words(lang string) string {
	for _, l := range []string{lang, strings.SplitN(lang, "-", 2)[0], "en"} {
		if w := strings.TrimSpace(r.Wording[l]); w != "" {
			return w
		}
	}
	for _, l := range slices.Sorted(maps.Keys(r.Wording)) {
		if w := strings.TrimSpace(r.Wording[l]); w != "" {
			return w
		}
	}
	return "Designated."
}

// holds reports whether the policy surely holds in a jurisdiction on a day.
func (p *Policy) holds(jurisdiction string, day annot.Day) bool {
	return p.Jurisdiction == jurisdiction && (p.From.IsZero() || p.From.Start.Reached(day) == annot.Yes) &&
		(p.To.IsZero() || p.To.Start.Reached(day) != annot.Yes)
}

// begins is the first day on which the policy surely holds.
func (p *Policy) begins() annot.Day {
	if p.From.IsZero() {
		return annot.Past
	}
	_, last := days(p.From)
	return last
}

// latest finds the policy that began last of those that hold and that speak of
// something; of two that began on one day, which policy-clash reports, it is
// that with the lesser id. It is nil when there is none.
func latest(policies []*Policy, jurisdiction string, day annot.Day, speaks func(*Policy) bool) *Policy {
	var best *Policy
	for _, p := range policies {
		if p.holds(jurisdiction, day) && speaks(p) && (best == nil || p.begins() > best.begins()) {
			best = p
		}
	}
	return best
}

// ruleFor finds the rule for a kind of designation on a day and its place in
// its policy; the policy is nil for the built-in rule.
func ruleFor(policies []*Policy, jurisdiction, kind string, day annot.Day) (Rule, *Policy, int) {
	of := func(p *Policy) int { return slices.IndexFunc(p.Rules, func(r Rule) bool { return r.Kind == kind }) }
	p := latest(policies, jurisdiction, day, func(p *Policy) bool { return of(p) >= 0 })
	if p == nil {
		return builtIn(jurisdiction, kind), nil, 0
	}
	return p.Rules[of(p)], p, of(p)
}

// labels works out which labels designations owe: one for every kind of which
// one stands or may stand, less those that a policy's precedence makes
// redundant, in the order of the policy's rules. A label's ground is the first
// designation of its kind that surely stands, else the first that may.
func labels(policies []*Policy, jurisdiction string, day annot.Day, grounds []Ground) []Label {
	var out []Label
	places := map[string]int{}
	for _, g := range grounds {
		if !g.May {
			continue
		}
		if i := slices.IndexFunc(out, func(l Label) bool { return l.Kind == g.Kind }); i >= 0 {
			if out[i].Ground.State != Stands && g.State == Stands {
				out[i].Ground = g
			}
			continue
		}
		rule, p, place := ruleFor(policies, jurisdiction, g.Kind, day)
		l := Label{Rule: rule, Ground: g}
		if places[g.Kind] = len(kinds); p != nil {
			l.Policy, places[g.Kind] = p.ID, place
		}
		out = append(out, l)
	}
	if len(out) < 2 {
		return out
	}
	slices.SortStableFunc(out, func(a, b Label) int { return cmp.Compare(places[a.Kind], places[b.Kind]) })
	if p := latest(policies, jurisdiction, day, func(p *Policy) bool { return p.Precedence != nil }); p != nil {
		return redundant(out, p.Precedence)
	}
	return out
}

// redundant leaves of the labels of some kinds only the first. One that surely
// stands is not left out for one of which the record does not tell.
func redundant(list []Label, precedence []string) []Label {
	var first *Label
	for _, kind := range precedence {
		if i := slices.IndexFunc(list, func(l Label) bool { return l.Kind == kind && l.Ground.State == Stands }); i >= 0 {
			first = &list[i]
			break
		}
	}
	if first == nil {
		return list
	}
	lesser := precedence[slices.Index(precedence, first.Kind)+1:]
	return slices.DeleteFunc(slices.Clone(list), func(l Label) bool { return l.Kind != first.Kind && slices.Contains(lesser, l.Kind) })
}
