package lint

import (
	"slices"
	"strings"

	"dossier/internal/annot"
)

// Doc is what `dossier explain` says of a code.
type Doc struct {
	Code   string
	Title  string // the fault in a few words
	Text   string // why it is a fault and how to mend it
	Before string // a faulty piece of a file; may be empty
	After  string // the same, mended
	// Warns tells that check reports the code as a warning, which an editor
	// may accept in place or give another level; else it is an error, which
	// nobody can silence.
	Warns bool
}

// Doc is the documentation of a rule.
func (r Rule) Doc() Doc { return Doc{r.Code, r.Title, r.Text, r.Before, r.After, r.Warns} }

// Docs gives the documentation of every code, sorted by code: those of the
// rules, and those that earlier stages report where they read a file.
func Docs(kinds []annot.Kind) []Doc {
	var out []Doc
	for _, r := range All(kinds) {
		out = append(out, r.Doc())
	}
	out = append(out, fileCodes...)
	out = append(out, markdownCodes...)
	out = append(out, recordCodes...)
	slices.SortStableFunc(out, func(a, b Doc) int { return strings.Compare(a.Code, b.Code) })
	return slices.CompactFunc(out, func(a, b Doc) bool { return a.Code == b.Code })
}
