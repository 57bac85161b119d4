// Package org is the kind of organizations, states, coalitions and publishers:
// what stands against them where and when, the labels that their mentions owe
// by a policy, their cards and pages.
//
// A designation is a fact of a jurisdiction with dates; a label is how a house
// says it. The two are records apart, both dated: designations stand with the
// organization, policies under content/policies.
//
// # What stands on a day
//
// Register.Standing answers it, and nothing else does: labels, cards, tables,
// pictures and the words about an article's own date are all made of its answer.
//
//   - A designation stands from the earliest of decided, in_force, published and
//     the first change `listed`, until it is revoked, expires or is annulled; a
//     suspension lasts until it is resumed. These are five different states.
//   - A sunset (`ends`) ends it by itself, on that day. A change `remade`, or a
//     further `listed`, begins a new term with the `ends` that it gives itself;
//     without one the new term has no known end.
//   - A date is what it says: "2016-09" is any day of that month, an approximate
//     date reaches a year further on both sides. The states that a designation
//     can be in on a day, in whatever order coarse dates leave open, are all
//     worked out; where they differ, the answer is Undecided. Of the orders that
//     make sense only (nothing is resumed that was not suspended) count.
//   - On one day, what a designation can go through in one order only, it went
//     through in that order; where there is more than one, the day is undecided.
//   - Without any date of its own a designation is known to stand on and after
//     the day on which it was checked.
//   - A listing `as_name_of` another organization begins and ends with that one's
//     listings in the jurisdiction, where they are on record.
//   - A `regime` is a set of rules under which organizations are designated. It
//     designates nobody and never owes a label.
//   - Where nothing is on record, Standing says whether the lists of the
//     jurisdiction were looked through (NoneFound) or not (NoRecord).
//   - Each organization stands for itself: a designation of a predecessor, a
//     successor or a splinter is not its own.
//
// A label is owed while a designation stands, and while the record leaves open
// whether it does: a label too many misleads nobody about the law.
//
// # How a label is said
//
// A policy holds for one jurisdiction from its `from` on, until its `to` or the
// next policy that speaks of the same kind of designation; what a later policy
// does not speak of stays as it was. A policy whose `from` is too coarse counts
// from the first day on which it surely holds. Two policies of one jurisdiction
// cannot begin on one day. A kind of designation that no policy speaks of is
// labelled in built-in words, in parentheses, behind every mention.
//
// Where several kinds of designation stand against one organization in one
// jurisdiction, every label is owed, in the order of the policy's rules. Of the
// kinds that the policy lists under `precedence` only the first that stands is
// labelled. Of several designations of one kind, one label is owed.
package org

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/yaml"
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

// types are the types of organizations.
var types = []string{"organization", "state", "coalition", "publisher"}

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
		if names, written := r.Value.Get("names"); written && names.Kind == yaml.List && len(names.Items) == 0 {
			o.Base.Names = nil // an empty list: the organization is only described, and not looked for
		}
		o.Base.Designated, o.LookedUp = o.Designated(), len(f.Looked) > 0
		o.Sought = o.Suggested == "" && len(o.Base.Names) > 0 && (f.Type == "organization" || len(f.Designations) > 0)
		o.Refer("part_of", f.PartOf, "organization")
		o.Refer("predecessor", f.Predecessor, "organization")
		o.Refer("successor", f.Successor, "organization")
		o.Refer("split_from", f.SplitFrom, "organization")
		for i, d := range f.Designations {
			if d.Checked.IsZero() && !f.Checked.Interval {
				o.Designations[i].Checked = f.Checked // the record's own date is that of all it holds
			}
			o.Refer("as_name_of", []annot.Ref{d.AsNameOf}, "organization")
			o.Refer("sources", d.Sources, "source", "article")
			for _, c := range d.Changes {
				o.Refer("sources", c.Sources, "source", "article")
			}
		}
		return o, o.check(r)
	})
}
