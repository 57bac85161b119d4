// Package review decides on what is only suggested: spans with .suggested, and
// the records with the key suggested that they refer to (stubs).
//
// It works on a Dossier, the parsed files as they are after the decisions so
// far, and only plans: a Change holds the new bytes of files, which the caller
// stores (edit) and then gives to Apply. Every change is made of splices, and
// proved: read again, a text says word for word what it said before.
//
// Accepting
//
//   - takes .suggested out of the span and leaves its other attributes;
//   - takes suggested out of the records that the span refers to, and of those
//     that these refer to: what is published refers to nothing that is not;
//   - completes them: a figure that names nobody is claimed by `unnamed`, with
//     `basis: none-given`; records get the `checked` and `annotated` that most
//     records of their kind have. A figure without a quantity needs an answer
//     first (Missing);
//   - of an organization, accepts its printed labels too, and marks its names
//     wherever they stand: the exact ones finally, others as a suggestion;
//   - fails when a record is gone that the suggestion needs (Gone): such a
//     suggestion is dropped, or given the id of another record.
//
// Many are accepted in one change (AcceptFirst), which is planned and proved once
// and makes the same bytes as one change for each.
//
// A final span that refers to a stub is open as well, since what is published
// must not refer to what is not: accepting it completes the records.
//
// Rejecting
//
//   - takes the brackets away; of a name of an organization on record it leaves
//     org=, so that the label stays, or org=none where the name was in doubt,
//     with the reason that the editor gives (Doubtful, Excuse);
//   - notes the suggestion under `dismissed:`, so that it does not come back;
//   - takes a stub away when no words name it any more, and with it what other
//     suggestions say of it: `by=` and `from=` of quotations, and the fields of
//     stubs; a figure whose claimant goes is claimed by `unnamed`.
package review

import (
	"fmt"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/mend"
	"dossier/internal/suggest"
	"dossier/internal/yaml"
)

// Kinds lists the kinds of suggestions, as the command line names them.
var Kinds = []suggest.Kind{suggest.Organization, suggest.Figure, suggest.Attribution, suggest.Quote, suggest.Label}

// Suggestion is one open suggestion: a span with .suggested, or a final one
// that refers to a stub (Final).
type Suggestion struct {
	suggest.Suggestion
	Doc *annot.Article
}

// Span gives the annotation.
func (s Suggestion) Span() *annot.Annotation { return &s.Doc.Annotations[s.Annotation] }

// Key names the suggestion as long as its words stand where they are,
// whatever is decided of others.
func (s Suggestion) Key() string {
	return fmt.Sprintf("%s %d-%d-%d %s", s.Doc.Path, s.Block, s.From, s.To, s.Kind)
}

// Change is a decision, planned.
type Change struct {
	Plan mend.Plan
	// RecordsFirst tells that the records are stored before the texts, so that
	// nothing final ever refers to a stub.
	RecordsFirst bool
	Says         []string // what the decision does beside what was asked for
}

// Final tells that somebody took .suggested out of the span by hand, or wrote
// the span, while a record that it refers to is a stub still.
func (s Suggestion) Final() bool { return !s.Span().Has("suggested") }

// Open gives the open suggestions of a document, in the order of its text.
// Printed labels of an organization that is itself suggested there are decided
// on together with it, and left out.
func (d *Dossier) Open(doc *annot.Article) []Suggestion {
	var out []Suggestion
	orgs := map[string]bool{}
	for _, open := range d.openIn(doc) {
		s := Suggestion{open, doc}
		if s.Kind == suggest.Organization {
			for _, r := range refs(s.Span()) {
				orgs[r.ref.ID] = d.records[r.ref.ID].stub()
			}
		}
		out = append(out, s)
	}
	return slices.DeleteFunc(out, func(s Suggestion) bool {
		return s.Kind == suggest.Label && slices.ContainsFunc(refs(s.Span()), func(r keyed) bool { return orgs[r.ref.ID] })
	})
}

func wordsOf(doc *annot.Article, a *annot.Annotation) string {
	return strings.Join(strings.Fields(doc.Blocks[a.Block].Text[a.From:a.To]), " ")
}

// Reference is an id that a suggestion names, and its key: org, person, source,
// figure, label, by or from.
type Reference struct{ Key, ID string }

// Refers gives the ids that a suggestion names, in the order of the file.
func (d *Dossier) Refers(s Suggestion) []Reference {
	var out []Reference
	for _, r := range refs(s.Span()) {
		out = append(out, Reference{r.key, r.ref.ID})
	}
	return out
}

// Stubs gives the stubs that a suggestion refers to, in the order of its
// attributes, and then those that these refer to.
func (d *Dossier) Stubs(s Suggestion) []annot.Entity {
	var out []annot.Entity
	for _, id := range d.closure(s.Span()) {
		out = append(out, d.records[id].Entity)
	}
	return out
}

// closure gives the ids of the stubs that a span leads to.
func (d *Dossier) closure(a *annot.Annotation) []string {
	var ids []string
	for _, r := range refs(a) {
		ids = append(ids, r.ref.ID)
	}
	return d.stubsFrom(ids)
}

func (d *Dossier) stubsFrom(ids []string) []string {
	var out []string
	for len(ids) > 0 {
		id := ids[0]
		ids = ids[1:]
		e := d.records[id]
		if !e.stub() || slices.Contains(out, id) {
			continue
		}
		out = append(out, id)
		for _, r := range e.Common().Refs {
			ids = append(ids, r.Ref.ID)
		}
	}
	return out
}

// Reason tells why a suggestion was made: what the program finds in its words
// now, or what its stubs say; empty where neither does.
func (d *Dossier) Reason(s Suggestion) string {
	found, ok := d.found[s.Doc.Path]
	if !ok {
		found = d.engine().Find(s.Doc)
		d.found[s.Doc.Path] = found // no decision changes a text
	}
	if why := suggest.Reason(s.Suggestion, found); why != "" {
		return why
	}
	for _, e := range d.Stubs(s) {
		return e.Common().Suggested
	}
	return ""
}

// Field is a field of a record, as the file has it.
type Field struct {
	Key   string
	Value string   // in words; the YAML where it is no text and no list of texts
	Refs  []string // the ids that it names
}

// Fields gives what the file of a record says of it, but for its id and why it
// is suggested.
func (d *Dossier) Fields(id string) []Field {
	e, ok := d.records[id]
	if !ok {
		return nil
	}
	var out []Field
	src := d.src[e.Common().IDAt.File]
	for _, p := range e.raw.Value.Pairs {
		if p.Key == "id" || p.Key == "suggested" {
			continue
		}
		at := p.Value.Span
		f := Field{Key: p.Key, Value: inWords(p.Value)}
		if f.Value == "" {
			f.Value = strings.Join(strings.Fields(string(src[at.Start:at.End])), " ")
		}
		for _, r := range e.Common().Refs {
			if r.Field == p.Key && r.Ref.At.Start >= at.Start && r.Ref.At.End <= at.End {
				f.Refs = append(f.Refs, r.Ref.ID)
			}
		}
		out = append(out, f)
	}
	return out
}

// inWords gives the texts of a value: of a mapping in a list, the first.
func inWords(v yaml.Value) string {
	if v.Kind == yaml.Scalar {
		return strings.Join(strings.Fields(v.Text), " ")
	}
	var out []string
	for _, item := range v.Items {
		if item.Kind == yaml.Map && len(item.Pairs) > 0 {
			item = item.Pairs[0].Value
		}
		if item.Kind != yaml.Scalar {
			return ""
		}
		out = append(out, inWords(item))
	}
	return strings.Join(out, "; ")
}
