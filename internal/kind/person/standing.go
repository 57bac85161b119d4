package person

import "dossier/internal/annot"

// Standing is how the time of a role lies to a date.
type Standing uint8

// The standings.
const (
	Always  Standing = iota // the role has no time, or there is no date to ask for
	Then                    // it was held then
	Before                  // it had ended
	Since                   // it had not begun
	Unclear                 // the dates do not tell
)

// On tells how a role stands to a date, which may be coarse: then, before and
// since hold for every day that the date can mean, and nothing is guessed. A
// role is held from its first day to its last, both included; one without `to`
// is held still, and of one without `from` nobody knows when it began.
func (r Role) On(date annot.Date) Standing {
	if date.IsZero() || r.From.IsZero() && r.To.IsZero() {
		return Always
	}
	first, last := days(date)
	from, to := points(r.From), points(r.To)
	began, going := annot.Unknown, annot.Yes
	if !r.From.IsZero() {
		began = through(from.Reached(first), from.Reached(last))
	}
	if !r.To.IsZero() { // over on the day after its last
		switch through(to.Reached(first-1), to.Reached(last-1)) {
		case annot.Yes:
			going = annot.No
		case annot.Unknown:
			going = annot.Unknown
		}
	}
	switch {
	case going == annot.No:
		return Before
	case began == annot.No:
		return Since
	case began == annot.Yes && going == annot.Yes:
		return Then
	default:
		return Unclear
	}
}

// through is what holds over a whole time: what held at its beginning and at
// its end.
func through(first, last annot.Truth) annot.Truth {
	if first == last {
		return first
	}
	return annot.Unknown
}

// days are the first and the last day that a date can mean. What is approximate
// or uncertain reaches a year further on either side, as in annot.Point.Reached.
func days(d annot.Date) (first, last annot.Day) {
	first, last = d.Start.First, d.End.Last
	if d.Start.Approximate || d.Start.Uncertain {
		first -= 365
	}
	if d.End.Approximate || d.End.Uncertain {
		last += 365
	}
	return first, last
}

// points makes one point of a date, which may be an interval.
func points(d annot.Date) annot.Point {
	return annot.Point{First: d.Start.First, Last: d.End.Last, Approximate: d.Start.Approximate || d.End.Approximate,
		Uncertain: d.Start.Uncertain || d.End.Uncertain}
}
