package org

// State is how a designation stands on a day.
type State uint8

// The states. Undecided means that the record's dates are too coarse to tell,
// or that there are none; NoneFound and NoRecord that nothing is on record in a
// jurisdiction, with and without somebody having looked.
const (
	NoRecord State = iota
	NoneFound
	NotYet
	Annulled
	Expired
	Revoked
	Suspended
	Undecided
	Stands
)

// over reports whether the designation has come to an end.
func (s State) over() bool { return s == Revoked || s == Expired || s == Annulled }
