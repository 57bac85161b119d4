package org

import (
	"cmp"
	"slices"

	"dossier/internal/annot"
)

// State is how a designation stands on a day.
type State uint8

// The states. Undecided means that the record's dates are too coarse to tell.
const (
	NoRecord State = iota
	NotYet
	Stands
	Suspended
	Revoked
	Expired
	Annulled
	Undecided
)

// owes reports whether a designation in this state owes a label. A suspended
// one does not, and its page says that it is suspended; one that the record
// leaves undecided does, for a label too many misleads nobody about the law.
func (s State) owes() bool { return s == Stands || s == Undecided }

// On tells how the designation stands on a day: from the earliest of its three
// dates until it is revoked, expires or is annulled; a suspension lasts until
// it is resumed.
func (d *Designation) On(day annot.Day) State {
	state := d.begun(day)
	if state == NotYet {
		return state
	}
	changes := slices.Clone(d.Changes)
	slices.SortStableFunc(changes, func(a, b StatusChange) int { return cmp.Compare(a.On.Start.First, b.On.Start.First) })
	for _, c := range changes {
		next, matters := after[c.What]
		if !matters {
			continue
		}
		switch c.On.Start.Reached(day) {
		case annot.Yes:
			state = next
		case annot.Unknown:
			state = Undecided
		}
	}
	if !d.Ends.IsZero() && (state == Stands || state == Undecided) {
		switch d.Ends.Start.Reached(day) {
		case annot.Yes:
			return Expired
		case annot.Unknown:
			return Undecided
		}
	}
	return state
}

// after is the state behind each change that alters one.
var after = map[string]State{"suspended": Suspended, "resumed": Stands, "revoked": Revoked, "expired": Expired, "annulled": Annulled}

// begun tells whether the designation had begun on a day. Without any date of
// its own it is known to stand from the day on which it was checked.
func (d *Designation) begun(day annot.Day) State {
	dates := d.starts()
	if len(dates) == 0 {
		if d.Checked.IsZero() || d.Checked.Start.Reached(day) != annot.Yes {
			return Undecided
		}
		return Stands
	}
	state := NotYet
	for _, date := range dates {
		switch date.Start.Reached(day) {
		case annot.Yes:
			return Stands
		case annot.Unknown:
			state = Undecided
		}
	}
	return state
}

// starts are the dates from which the designation counts: its three dates and
// that of its listing.
func (d *Designation) starts() []annot.Date {
	var out []annot.Date
	for _, date := range []annot.Date{d.Decided, d.InForce, d.Published} {
		if !date.IsZero() {
			out = append(out, date)
		}
	}
	for _, c := range d.Changes {
		if c.What == "listed" && !c.On.IsZero() {
			out = append(out, c.On)
		}
	}
	return out
}

// Since is the earliest date from which the designation counts; zero when the
// record gives none.
func (d *Designation) Since() annot.Date {
	dates := d.starts()
	if len(dates) == 0 {
		return annot.Date{}
	}
	return slices.MinFunc(dates, func(a, b annot.Date) int { return cmp.Compare(a.Start.First, b.Start.First) })
}
