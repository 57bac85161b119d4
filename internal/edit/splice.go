package edit

import "fmt"

// Splice replaces the bytes from Start to End (not included) by Text; Start ==
// End inserts.
type Splice struct {
	Start, End int
	Text       string
}

// Apply makes all splices in src and gives the new text; src stays as it is.
// Positions are those of src. The splices must be in order and must not
// overlap; insertions at one position appear in the order given. Anything
// else, or a position outside src, is an error, and then no text is given.
func Apply(src []byte, splices []Splice) ([]byte, error) {
	size, at := len(src), 0
	for i, s := range splices {
		if s.Start < at || s.End < s.Start || s.End > len(src) {
			return nil, fmt.Errorf("splice %d replaces bytes %d to %d, but must lie between %d and %d", i, s.Start, s.End, at, len(src))
		}
		size += len(s.Text) - (s.End - s.Start)
		at = s.End
	}
	out := make([]byte, 0, size)
	at = 0
	for _, s := range splices {
		out = append(out, src[at:s.Start]...)
		out = append(out, s.Text...)
		at = s.End
	}
	return append(out, src[at:]...), nil
}
