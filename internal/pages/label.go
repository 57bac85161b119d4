package pages

import (
	"strings"

	"dossier/internal/annot"
)

// Owed is a label that a mention of an organization owes: a designation that
// stands on the as-of date, in the words of a policy.
type Owed struct {
	Org          string // id
	Jurisdiction string // code
	Kind         string // of the designation
	Wording      string // in the page's language
	Placement    string // sign, parenthesis, margin, banner
	Mark         string // the sign
	Scope        string // every, first-in-section, first-in-page
	Headline     bool   // headings are labelled too
	Aliases      bool   // other names than the first are labelled too
	Policy       string // id of the policy; empty: the built-in one
	TextOnly     bool   // no links to the organization's own pages
	Ground       string // the designation in words: by whom, when, checked when
}

// key tells the labels of one organization apart.
func (o Owed) key() string { return o.Org + " " + o.Jurisdiction + " " + o.Kind }

// NoteID is the fragment of the note on a page that says what the label's sign
// stands for.
func (o Owed) NoteID() string {
	return "label-" + o.Org + "-" + strings.ToLower(o.Jurisdiction) + "-" + o.Kind
}

// Says is the wording for the inside of a sentence, without its full stop. It is
// printed without labels: a wording or a sign that names another designated
// organization is refused by the rule wording-names-organization.
func (o Owed) Says() string { return strings.TrimSuffix(o.Wording, ".") }

// LabelSource answers which labels a mention of an organization owes, in the
// words of a language, in the order in which they are printed.
type LabelSource interface {
	Owed(org, lang string) []Owed
	// OnDate says what stood against an organization on another date, in
	// words, for the audience; empty when that is no different.
	OnDate(org, lang string, date annot.Date) string
	// Unlinked reports whether a policy takes links to a host out of every
	// output.
	Unlinked(host string) bool
}
