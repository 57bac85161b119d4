package pages

import "dossier/internal/annot"

// Around shows words with what stands before and after them. All of it is
// labelled as one, so that a name across a border is found.
func (l *Labeller) Around(before, exact, after string) Mention {
	x, rest := l.Text(before + exact + after).split(len(before))
	y, z := rest.split(len(exact))
	return Mention{Before: x, Exact: y, After: z}
}

// Worded is an entity that keeps the words of a work that state it: a figure.
type Worded interface {
	annot.Entity
	// Worded gives the words and where in the work they stand; both may be
	// empty.
	Worded() (words, locator string)
}
