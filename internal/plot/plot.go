// Package plot is the arithmetic of pictures: values and days in, places
// between 0 and 1 and the marks of an axis out. It draws nothing.
//
// An axis of numbers (numbers.go) begins or ends at 0. Where the numbers are
// none below 0 and those above it span more than two orders of magnitude, it is
// logarithmic; a 0 among them then has a place of its own at the left, behind a
// break of the axis. An axis of time (days.go) runs from a year to a year.
package plot

import (
	"math"

	"dossier/internal/annot"
)

// Scale maps values to places between 0 (left) and 1 (right).
type Scale struct {
	// the ends: of values in the unit, of their decimal logarithms, or of days
	low, high float64
	unit      float64 // what values are divided by, so that no arithmetic overflows
	log       bool
	zero      bool      // 0 has a place of its own, before a break
	base      annot.Day // subtracted from days, for time scales
}

// Tick is a mark of an axis.
type Tick struct {
	At    float64 // 0 to 1
	Value float64
	Label string // of a time scale; numbers are worded by the caller
}

// within gives the place between the ends; what lies outside is put at the
// border.
func (s Scale) within(v float64) float64 {
	at := (v - s.low) / (s.high - s.low)
	if math.IsNaN(at) {
		return 0
	}
	return math.Min(1, math.Max(0, at))
}
