// Package org is the kind of organizations, states, coalitions and publishers:
// what stands against them where and when, the labels that their mentions owe
// by a policy, their cards and pages.
//
// A designation is a fact of a jurisdiction with dates; a label is how a house
// says it. The two are records apart, both dated: designations stand with the
// organization, policies under content/policies.
package org

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/diag"
)

// Organization is a decoded record of content/organizations.
type Organization struct {
	annot.Base
	fields
}

// fields are the keys of an organization's record.
type fields struct {
	annot.Head
	Type         string                `yaml:"type"` // organization (default), state, coalition, publisher
	Name         string                `yaml:"name,required"`
	Names        []annot.Name          `yaml:"names"`
	PartOf       []annot.Ref           `yaml:"part_of,one"`
	Predecessor  []annot.Ref           `yaml:"predecessor,one"`
	Successor    []annot.Ref           `yaml:"successor,one"`
	SplitFrom    []annot.Ref           `yaml:"split_from,one"`
	URL          string                `yaml:"url"`
	Designations []Designation         `yaml:"designations"`
	Looked       map[string]annot.Date `yaml:"designations_checked"`
}

// Designation is what one instrument of one jurisdiction says of an
// organization. Its three dates are those of the decision, of its coming into
// force and of its publication.
type Designation struct {
	Jurisdiction string         `yaml:"jurisdiction,required"` // ISO 3166-1 alpha-2, EU, UN
	Kind         string         `yaml:"kind,required"`         // one of kinds
	List         string         `yaml:"list"`
	Authority    string         `yaml:"authority"`
	Instrument   string         `yaml:"instrument"`
	ListedAs     string         `yaml:"listed_as"`
	AsNameOf     annot.Ref      `yaml:"as_name_of"` // another, as whose name it is listed
	Decided      annot.Date     `yaml:"decided"`
	InForce      annot.Date     `yaml:"in_force"`
	Published    annot.Date     `yaml:"published"`
	Effect       string         `yaml:"effect"` // banned, liquidated
	Ends         annot.Date     `yaml:"ends"`   // a sunset that ends it by itself
	Changes      []StatusChange `yaml:"changes"`
	Sources      []annot.Ref    `yaml:"sources,one"`
	Checked      annot.Date     `yaml:"checked"`
	Note         string         `yaml:"note"`
	At           diag.Span      `yaml:"-span"`
}

// StatusChange is something that happened to a designation.
type StatusChange struct {
	On         annot.Date  `yaml:"on,required"`
	What       string      `yaml:"what,required"` // one of whats
	ListedAs   string      `yaml:"listed_as"`
	Name       string      `yaml:"name"`
	Instrument string      `yaml:"instrument"`
	Note       string      `yaml:"note"`
	Sources    []annot.Ref `yaml:"sources,one"`
	At         diag.Span   `yaml:"-span"`
}

var (
	types    = []string{"organization", "state", "coalition", "publisher"}
	kinds    = []string{"terrorist", "extremist", "undesirable", "foreign-agent", "sanctioned", "proscribed", "regime"}
	labelled = kinds[:len(kinds)-1] // a sanctions regime designates nobody by itself
	whats    = []string{"listed", "renamed", "name-added", "name-removed", "suspended", "resumed", "revoked", "expired", "annulled"}
	effects  = []string{"banned", "liquidated"}
)

// Kind is the kind of organizations.
type Kind struct{}

// Name is "organization".
func (Kind) Name() string { return "organization" }

// Folder is "organizations".
func (Kind) Folder() string { return "organizations" }

// List is empty: files hold organizations directly.
func (Kind) List() string { return "" }

// Decode makes an Organization of a record.
func (Kind) Decode(r annot.Record) (annot.Entity, []diag.Diagnostic) {
	return annot.DecodeRecord(r, func(f *fields) (annot.Entity, []diag.Diagnostic) {
		if f.Type == "" {
			f.Type = "organization"
		}
		o := &Organization{Base: f.Head.Base(r), fields: *f}
		o.Title = f.Name
		o.Base.Names = f.Names
		if f.Name != "" && !slices.ContainsFunc(f.Names, func(n annot.Name) bool { return n.Text == f.Name }) {
			o.Base.Names = append([]annot.Name{{Text: f.Name, At: r.Span}}, f.Names...)
		}
		o.Sought = f.Type == "organization" || len(f.Designations) > 0
		o.Refer("part_of", f.PartOf, "organization")
		o.Refer("predecessor", f.Predecessor, "organization")
		o.Refer("successor", f.Successor, "organization")
		o.Refer("split_from", f.SplitFrom, "organization")
		for _, d := range f.Designations {
			o.Refer("as_name_of", []annot.Ref{d.AsNameOf}, "organization")
			o.Refer("sources", d.Sources, "source", "article")
			for _, c := range d.Changes {
				o.Refer("sources", c.Sources, "source", "article")
			}
		}
		return o, o.check(r)
	})
}

// check looks at what the types of the fields cannot say.
func (o *Organization) check(r annot.Record) []diag.Diagnostic {
	var list []diag.Diagnostic
	one := func(word string, known []string, at diag.Span, field string) {
		if d, bad := annot.NotOneOf(word, known, at, field); bad {
			list = append(list, d)
		}
	}
	one(o.Type, types, r.Span, "type")
	for _, n := range o.Base.Names {
		if n.Case != "" {
			one(n.Case, []string{"exact", "fold"}, n.At, "case")
		}
		switch {
		case strings.TrimSpace(n.Text) == "":
			list = append(list, diag.Errorf("bad-value", n.At, "a name of `%s` is empty", o.ID).WithHelp("write the name, or take the entry out"))
		case strings.IndexFunc(n.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0:
			list = append(list, diag.Errorf("bad-value", n.At, "the name `%s` of `%s` has no letter and no digit, so it cannot be looked for", n.Text, o.ID).
				WithHelp("write the name in letters, or take the entry out"))
		}
	}
	if o.URL != "" {
		if u, err := url.Parse(o.URL); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			list = append(list, diag.Errorf("bad-value", r.Span, "`%s` is no http address", o.URL).WithHelp("write the whole address, as in https://example.org/"))
		}
	}
	for i := range o.Designations {
		d := &o.Designations[i]
		one(d.Kind, kinds, d.At, "kind")
		if d.Effect != "" {
			one(d.Effect, effects, d.At, "effect")
		}
		if !config.Jurisdiction.MatchString(d.Jurisdiction) {
			list = append(list, badJurisdiction(d.Jurisdiction, d.At))
		}
		for _, c := range d.Changes {
			one(c.What, whats, c.At, "what")
		}
		for _, s := range []struct {
			field string
			date  annot.Date
		}{{"decided", d.Decided}, {"in_force", d.InForce}, {"published", d.Published}, {"ends", d.Ends}, {"checked", d.Checked}} {
			if s.date.Interval {
				list = append(list, diag.Errorf("bad-date", s.date.At, "`%s` must be one date, but `%s` is an interval", s.field, s.date.Text).
					WithHelp("write a day, or the month or year that is known"))
			}
		}
	}
	for code := range o.Looked {
		if !config.Jurisdiction.MatchString(code) {
			list = append(list, badJurisdiction(code, r.Span))
		}
	}
	return list
}

func badJurisdiction(code string, at diag.Span) diag.Diagnostic {
	return diag.Errorf("bad-value", at, "`%s` is no code of a jurisdiction", code).
		WithHelp("write two capital letters, as in RU, US, EU or UN")
}
