package org

import "slices"

// Designated reports whether any designation is on record that owes, or owed, a
// label: a sanctions regime designates nobody by itself.
func (o *Organization) Designated() bool {
	return slices.ContainsFunc(o.Designations, func(d Designation) bool { return d.Kind != "regime" })
}
