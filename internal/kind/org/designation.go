package org

import (
	"cmp"
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

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
	Ends         annot.Date     `yaml:"ends"`   // a sunset that ends its first term by itself
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
	Ends       annot.Date  `yaml:"ends"` // of listed and remade: the sunset of the term that begins
	Instrument string      `yaml:"instrument"`
	Note       string      `yaml:"note"`
	Sources    []annot.Ref `yaml:"sources,one"`
	At         diag.Span   `yaml:"-span"`
}

var (
	kinds    = []string{"terrorist", "extremist", "undesirable", "foreign-agent", "sanctioned", "proscribed", "regime"}
	labelled = kinds[:len(kinds)-1] // a sanctions regime designates nobody by itself
	whats    = []string{"listed", "remade", "renamed", "name-added", "name-removed", "suspended", "resumed", "revoked", "expired", "annulled"}
	effects  = []string{"banned", "liquidated"}
)

// named is a date and the key under which it stands.
type named struct {
	key  string
	date annot.Date
}

// three gives those of its three dates that are on record.
func (d *Designation) three() []named {
	all := []named{{"decided", d.Decided}, {"in_force", d.InForce}, {"published", d.Published}}
	return slices.DeleteFunc(all, func(n named) bool { return n.date.IsZero() })
}

// Since is the earliest date from which the designation counts: one of its
// three dates or that of its listing. It is zero when the record gives none.
func (d *Designation) Since() annot.Date {
	var all []annot.Date
	for _, n := range d.three() {
		all = append(all, n.date)
	}
	for _, c := range d.Changes {
		if c.What == "listed" && !c.On.IsZero() {
			all = append(all, c.On)
		}
	}
	if len(all) == 0 {
		return annot.Date{}
	}
	return slices.MinFunc(all, compareDates)
}

// compareDates orders dates by the days that they can mean, and then by the
// way in which they are written.
func compareDates(a, b annot.Date) int {
	return cmp.Or(cmp.Compare(a.Start.First, b.Start.First), cmp.Compare(a.Start.Last, b.Start.Last), cmp.Compare(a.Text, b.Text))
}

// after reports whether a is surely later than b: its first possible day lies
// behind the last of the other.
func after(a, b annot.Date) bool {
	if a.IsZero() || b.IsZero() {
		return false
	}
	first, _ := days(a)
	_, last := days(b)
	return first > last
}

// days gives the first and the last day that a date can mean; an approximate or
// uncertain one reaches a year further on both sides, as in annot.Point.
func days(d annot.Date) (first, last annot.Day) {
	first, last = d.Start.First, d.Start.Last
	if d.Start.Approximate || d.Start.Uncertain {
		first, last = first-365, last+365
	}
	return first, last
}
