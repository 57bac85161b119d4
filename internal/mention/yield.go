package mention

import "slices"

// yield takes out the Yielding names that overlap a Firm one and are not the
// same words. found is sorted by the first byte and, from one byte on, the
// longest first; the time is that of a search in it for each.
func (f *Finder) yield(found []candidate) []candidate {
	var firm []candidate
	var reach []int // of the firm ones up to each, how far they go
	yields := false
	for _, c := range found {
		switch f.patterns[c.pattern].rank {
		case Firm:
			to := c.to
			if len(reach) > 0 {
				to = max(to, reach[len(reach)-1])
			}
			firm, reach = append(firm, c), append(reach, to)
		case Yielding:
			yields = true
		}
	}
	if len(firm) == 0 || !yields {
		return found
	}
	return slices.DeleteFunc(found, func(c candidate) bool {
		return f.patterns[c.pattern].rank == Yielding && gives(c, firm, reach)
	})
}

// gives reports whether a name overlaps a firm one, and none is the same words.
func gives(c candidate, firm []candidate, reach []int) bool {
	by := func(f candidate, at int) int { return f.from - at }
	first, _ := slices.BinarySearchFunc(firm, c.from, by)
	behind, _ := slices.BinarySearchFunc(firm, c.to, by)
	overlaps := first > 0 && reach[first-1] > c.from || behind > first
	if !overlaps {
		return false
	}
	next, _ := slices.BinarySearchFunc(firm, c.from+1, by) // those that begin with c, the longest first
	_, same := slices.BinarySearchFunc(firm[first:next], c.to, func(f candidate, to int) int { return to - f.to })
	return !same
}
