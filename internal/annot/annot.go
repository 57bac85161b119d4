// Package annot is the vocabulary of the program: the closed values that flow
// between its stages. It holds no logic beyond reading its own small formats
// (dates, references).
//
//	Article     one annotated Markdown file, parsed: front matter, a tree of
//	            nodes, its text-bearing blocks, annotations, citations
//	Annotation  words of an article and what an editor says of them
//	Record      one entry of a record file, as read: an id, a kind, values
//	Entity      what a kind makes of a record
//	Kind        how records of one kind are decoded; the further abilities of
//	            a kind (checks, cards, pages) are small interfaces in the
//	            packages that use them, found by type assertion
//
// Articles and entities are immutable once made. Everything that came from a
// file carries the bytes it came from as a diag.Span.
package annot

import (
	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// Record is one entry of a record file before its kind has looked at it.
type Record struct {
	Kind  string     // name of the kind that decodes it
	ID    string     // its id; empty when the file gives none
	Span  diag.Span  // the whole record
	IDAt  diag.Span  // the id's own place
	Value yaml.Value // the mapping
}

// Kind decodes the records of one kind.
type Kind interface {
	// Name is the singular word for the kind in messages: "organization".
	Name() string
	// Folder is the folder below content/ that holds its records.
	Folder() string
	// List is the key of a record file under which the kind's records stand,
	// for kinds that share a folder; empty when files hold records directly.
	List() string
	// Decode makes an entity of a record. A partial entity is always usable;
	// nil is returned only for a record without an id.
	Decode(Record) (Entity, []diag.Diagnostic)
}

// Entity is a decoded record. Concrete types embed Base.
type Entity interface {
	Common() *Base
}

// Base is what every entity has.
type Base struct {
	Kind    string      // name of its kind; "article" for an article as a source
	ID      string      // unique in the dossier
	Title   string      // how it is called where no language is known
	At      diag.Span   // the whole record
	IDAt    diag.Span   // its id
	Refs    []Reference // every id that it mentions, in file order
	Changes []Change    // what was corrected, oldest first
	Aliases []string    // ids it had before
	Credits []Credit    // who annotated it and when
	Reply   *Reply      // an answer of those it is about
	Names   []Name      // what it is called, in any language
	// Sought tells that its names are looked for in texts.
	Sought bool
	// Designated tells that a designation of it is on record that owes, or
	// owed, a label. LookedUp tells that the lists of a jurisdiction were
	// looked through for it.
	Designated, LookedUp bool
	// Suggested is why the program proposed the record, as long as no editor
	// has looked at it; empty for every other. Such a record is not published.
	Suggested string
	// Private keeps the entity out of indexes and gives it no page.
	Private bool
}

// Common gives the base itself, so that embedding types are entities.
func (b *Base) Common() *Base { return b }

// Reference is an id that a record or an article mentions.
type Reference struct {
	Ref   Ref
	Field string   // the key or attribute it stands under
	Kinds []string // the kinds it may point at; empty for any
}

// Name is one of the names of an entity, as it may stand in a text.
type Name struct {
	Text   string    `yaml:"text,required"`
	Lang   string    `yaml:"lang"`
	Case   string    `yaml:"case"`   // exact: only in this case; fold (default): in any
	Quoted bool      `yaml:"quoted"` // counts only inside quotation marks
	From   Date      `yaml:"from"`   // since when it is called so
	To     Date      `yaml:"to"`     // until when
	At     diag.Span `yaml:"-span"`
}

// Ref is a reference to a record by its id, or free text that says it is none.
type Ref struct {
	ID      string
	Literal string
	At      diag.Span
}

// IsZero reports whether nothing is referred to.
func (r Ref) IsZero() bool { return r.ID == "" && r.Literal == "" }

// String gives the id or the literal text.
func (r Ref) String() string {
	if r.ID != "" {
		return r.ID
	}
	return r.Literal
}

// UnmarshalYAML reads an id, or {literal: text}.
func (r *Ref) UnmarshalYAML(v yaml.Value) []diag.Diagnostic {
	*r = Ref{At: v.Span}
	switch v.Kind {
	case yaml.Scalar:
		r.ID = v.Text
		return nil
	case yaml.Map:
		var literal struct {
			Literal string `yaml:"literal,required"`
		}
		list := yaml.Decode(v, &literal)
		r.Literal = literal.Literal
		return list
	case yaml.Null:
		return nil
	default:
		return []diag.Diagnostic{diag.Errorf("bad-value", v.Span, "a reference must be an id, but here it is a list").
			WithHelp("write the id of a record, or {literal: free text}")}
	}
}

// Credit says who annotated something and when.
type Credit struct {
	By string `yaml:"by,required"` // an editor's id from dossier.yaml, or a name
	On Date   `yaml:"on,required"`
}

// Change is one entry of the public history of an article or a record.
type Change struct {
	On   Date      `yaml:"on,required"`
	Kind string    `yaml:"kind,required"` // published, update, correction, label, reply
	Text string    `yaml:"text,required"`
	At   diag.Span `yaml:"-span"`
}

// Reply is the answer of a person or an organization to what is said of it.
type Reply struct {
	On     Date   `yaml:"on,required"`
	Text   string `yaml:"text,required"`
	Source Ref    `yaml:"source"`
}
