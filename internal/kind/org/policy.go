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
	Rules        []Rule     `yaml:"rules"`
}

// Rule is how a policy labels one kind of designation.
type Rule struct {
	Kind      string            `yaml:"kind,required"`
	Wording   map[string]string `yaml:"wording,required"` // by language
	Placement string            `yaml:"placement"`        // sign (default), parenthesis, banner
	Sign      string            `yaml:"sign"`
	Scope     string            `yaml:"scope"`    // every (default), first-in-section, first-in-page
	Headline  *bool             `yaml:"headline"` // label headings too; true when not given
	Links     string            `yaml:"links"`    // keep (default), text-only
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
		var list []diag.Diagnostic
		if f.Jurisdiction != "" && !config.Jurisdiction.MatchString(f.Jurisdiction) {
			list = append(list, badJurisdiction(f.Jurisdiction, r.Span))
		}
		for i := range p.Rules {
			list = append(list, p.Rules[i].check()...)
		}
		return p, list
	})
}

// check looks at the words of a rule and fills in what is not given.
func (r *Rule) check() []diag.Diagnostic {
	r.Placement = cmp.Or(r.Placement, "sign")
	r.Scope = cmp.Or(r.Scope, "every")
	r.Links = cmp.Or(r.Links, "keep")
	var list []diag.Diagnostic
	for _, w := range []struct {
		word  string
		known []string
		field string
	}{
		{r.Kind, labelled, "kind"},
		{r.Placement, []string{"sign", "parenthesis", "banner"}, "placement"},
		{r.Scope, []string{"every", "first-in-section", "first-in-page"}, "scope"},
		{r.Links, []string{"keep", "text-only"}, "links"},
	} {
		if d, bad := annot.NotOneOf(w.word, w.known, r.At, w.field); bad {
			if w.word == "regime" {
				d = d.WithNote("a sanctions regime designates nobody by itself and owes no label")
			}
			list = append(list, d)
		}
	}
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

// ruleFor finds the rule for a kind of designation on a day: that of the
// latest policy of the jurisdiction that had begun, else the built-in one,
// which labels every mention in parentheses.
func ruleFor(policies []*Policy, jurisdiction, kind string, day annot.Day) Rule {
	var best *Policy
	var rule Rule
	for _, p := range policies {
		if p.Jurisdiction != jurisdiction || !p.From.IsZero() && p.From.Start.Reached(day) != annot.Yes ||
			!p.To.IsZero() && p.To.Start.Reached(day) == annot.Yes {
			continue
		}
		i := slices.IndexFunc(p.Rules, func(r Rule) bool { return r.Kind == kind })
		if i >= 0 && (best == nil || p.From.Start.First > best.From.Start.First) {
			best, rule = p, p.Rules[i]
		}
	}
	if best == nil {
		return builtIn(jurisdiction, kind)
	}
	return rule
}
