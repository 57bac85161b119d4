package org

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// Register finds the organizations and the policies of a dossier. It is
// immutable and safe for concurrent use.
type Register struct {
	find     func(id string) (*Organization, bool)
	policies []*Policy
}

// NewRegister makes the register of a dossier.
func NewRegister(g *link.Graph) *Register {
	find := func(id string) (*Organization, bool) { return link.Get[*Organization](g, id) }
	return &Register{find: find, policies: link.Kind[*Policy](g)}
}

// Standing is what stands against an organization in a jurisdiction on a day.
type Standing struct {
	Org          *Organization
	Jurisdiction string
	Day          annot.Day
	State        State      // of the designation that weighs most; NoneFound or NoRecord without any
	Checked      annot.Date // when the jurisdiction's lists were looked through; zero: nobody says
	Grounds      []Ground   // the designations, in the order of the record
	Regimes      []Ground   // sanctions regimes, which designate nobody by themselves
	Labels       []Label    // owed, in the order in which they are printed
}

// Ground is a designation and how it stands on the day asked for.
type Ground struct {
	*Designation
	Day   annot.Day
	State State
	May   bool       // it stands, or the record leaves open whether it does
	Since annot.Date // of the state; zero where the record does not tell
	Name  Listed     // what the listing calls the organization on that day
	Of    string     // the organization as whose name it is listed, in words; empty when it is listed itself
	// Followed tells that the state is that of the other's listing.
	Followed bool
}

// Label is a label that mentions owe.
type Label struct {
	Rule          // how the policy says it
	Policy string // its id; empty: the built-in words
	Ground Ground
}

// Standing answers what stands against an organization in a jurisdiction on a
// day, on what grounds, and which labels its mentions owe. The rules are those
// of the package comment.
func (r *Register) Standing(o *Organization, jurisdiction string, day annot.Day) Standing {
	s := Standing{Org: o, Jurisdiction: jurisdiction, Day: day, Checked: o.Looked[jurisdiction]}
	if !s.Checked.IsZero() {
		s.State = NoneFound
	}
	for i := range o.Designations {
		d := &o.Designations[i]
		if d.Jurisdiction != jurisdiction {
			continue
		}
		g := r.ground(o, d, day)
		if d.Kind == "regime" {
			s.Regimes = append(s.Regimes, g)
			continue
		}
		s.Grounds = append(s.Grounds, g)
		s.State = max(s.State, g.State)
	}
	s.Labels = labels(r.policies, jurisdiction, day, s.Grounds)
	return s
}

// ground tells how one designation stands on a day.
func (r *Register) ground(o *Organization, d *Designation, day annot.Day) Ground {
	g := Ground{Designation: d, Day: day, Name: d.listed(day), Of: r.other(d)}
	var v verdict
	v, g.Followed = r.verdict(o, d, day, nil)
	g.State, g.May, g.Since = v.state, v.may, v.since
	return g
}

// other names the organization as whose name a listing carries another.
func (r *Register) other(d *Designation) string {
	if o, ok := r.find(d.AsNameOf.ID); ok && d.AsNameOf.ID != "" {
		return pages.Name(o, "en")
	}
	return d.AsNameOf.String()
}

// verdict tells how a designation stands, and whether that is so because of
// the listing of which it is a part. seen are those being followed already.
func (r *Register) verdict(o *Organization, d *Designation, day annot.Day, seen []*Organization) (verdict, bool) {
	own := d.alone(day)
	if d.AsNameOf.ID == "" || own.state == NotYet || own.state.over() {
		return own, false
	}
	seen = append(seen, o)
	other, known := r.find(d.AsNameOf.ID)
	if !known || slices.Contains(seen, other) {
		return own, false
	}
	its, found := r.listing(other, d, day, seen)
	switch {
	case !found || its.state == Stands, own.state == Suspended && (its.state == Undecided || its.state == Suspended):
		return own, false
	}
	its.may = its.may && own.may
	return its, true
}

// listing tells how the listings of another organization stand in a
// designation's jurisdiction: those of the same kind, else any. It is that
// which weighs most.
func (r *Register) listing(o *Organization, of *Designation, day annot.Day, seen []*Organization) (verdict, bool) {
	var best verdict
	found, same := false, false
	for i := range o.Designations {
		d := &o.Designations[i]
		if d.Jurisdiction != of.Jurisdiction || d.Kind == "regime" || same && d.Kind != of.Kind {
			continue
		}
		v, _ := r.verdict(o, d, day, seen)
		if !found || v.state > best.state || !same && d.Kind == of.Kind {
			best = v
		}
		found, same = true, same || d.Kind == of.Kind
	}
	return best, found
}
