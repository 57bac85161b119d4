// Package figure is the kind of numbers that articles state: what is counted
// (a quantity) and each statement of how many (a figure). It tells what a
// figure leaves out of its source and which figures may be set side by side.
//
// Two kinds share the folder content/figures, each with a list of its own in
// a file: quantities and figures.
//
// # What a figure says
//
// A figure states only what its own wording states. `derived_from` names the
// figure that it repeats; of that, nothing is inherited but the quantity. The
// end of the chain of derived_from is a figure's origin. What changed on the
// way is computed (differences.go), and so is which figures of one quantity
// contradict each other (compare.go): as the articles word them, and as their
// origins do. The page of a quantity draws figures that count the same on one
// axis, and sets all others apart (picture.go).
//
//	value       173, {low: 100, high: 200} or {words: hundreds} (value.go)
//	bound       unqualified, about, at-least, over, at-most, up-to, as-many-as
//	actor       [ids], {all: [ids]} or {any: [ids], open: true} (actor.go)
//	claimed_by  [ids], `unnamed` or `publisher`; silence is an error
//	period      the time counted; 2014/.. runs to as_of
//	unit        words, or the code of a currency (number.go); figures in two
//	            units are never compared
//	series      the name of a running count (series.go)
//	basis       count, estimate, model, none-given
package figure

import (
	"dossier/internal/annot"
	"dossier/internal/diag"
)

// Quantity is what figures count: figures of one quantity may be compared,
// others never.
type Quantity struct {
	annot.Base
	quantityFields
	unitAt diag.Span
}

// quantityFields are the keys of a quantity's record.
type quantityFields struct {
	annot.Head
	Name string `yaml:"title,required"`
	Unit string `yaml:"unit"`
}

// Figure is one statement of a number.
type Figure struct {
	annot.Base
	fields
	// where the values of some keys stand
	wordingAt, seriesAt, unitAt, claimAt, valueAt diag.Span
}

// fields are the keys of a figure's record.
type fields struct {
	annot.Head
	Quantity    annot.Ref  `yaml:"quantity"`
	Value       Value      `yaml:"value,required"`
	Bound       string     `yaml:"bound"` // one of bounds; unqualified when not given
	Unit        string     `yaml:"unit"`  // the quantity's when not given
	Measure     string     `yaml:"measure"`
	Population  string     `yaml:"population"`
	Actor       Actor      `yaml:"actor"`
	Place       []string   `yaml:"place,one"`
	Scope       string     `yaml:"scope"`
	Period      annot.Date `yaml:"period"`
	AsOf        annot.Date `yaml:"as_of"`
	ClaimedBy   Claim      `yaml:"claimed_by"`
	Hedge       string     `yaml:"hedge"`
	Basis       string     `yaml:"basis"` // one of bases
	DerivedFrom annot.Ref  `yaml:"derived_from"`
	PartOf      annot.Ref  `yaml:"part_of"`
	Source      annot.Ref  `yaml:"source"`
	SaidIn      annot.Ref  `yaml:"said_in"`
	ReadIn      annot.Ref  `yaml:"read_in"`
	Locator     string     `yaml:"locator"`
	Series      string     `yaml:"series"`
	Wording     string     `yaml:"wording"`
}

var (
	bounds = []string{unqualified, "about", "at-least", "over", "at-most", "up-to", "as-many-as"}
	bases  = []string{"count", "estimate", "model", noBasis}
)

const (
	unqualified = "unqualified"
	noBasis     = "none-given"
)

// Kind is the kind of figures.
type Kind struct{}

// Name is "figure".
func (Kind) Name() string { return "figure" }

// Folder is "figures".
func (Kind) Folder() string { return "figures" }

// List is "figures".
func (Kind) List() string { return "figures" }

// Decode makes a Figure of a record.
func (Kind) Decode(r annot.Record) (annot.Entity, []diag.Diagnostic) {
	return annot.DecodeRecord(r, func(f *fields) (annot.Entity, []diag.Diagnostic) {
		list := f.check(r)
		out := &Figure{Base: f.Head.Base(r), fields: *f}
		out.Title = out.title()
		out.wordingAt, out.seriesAt, out.unitAt = place(r, "wording"), place(r, "series"), place(r, "unit")
		out.claimAt, out.valueAt = place(r, "claimed_by"), place(r, "value")
		out.Refer("quantity", []annot.Ref{f.Quantity}, "quantity")
		out.Refer("derived_from", []annot.Ref{f.DerivedFrom}, "figure")
		out.Refer("part_of", []annot.Ref{f.PartOf}, "figure")
		out.Refer("actor", f.Actor.Refs, "organization", "person")
		out.Refer("claimed_by", f.ClaimedBy.Refs, "organization", "person")
		out.Refer("source", []annot.Ref{f.Source}, "source", "article")
		out.Refer("read_in", []annot.Ref{f.ReadIn}, "source", "article")
		out.Refer("said_in", []annot.Ref{f.SaidIn}, "article", "source")
		return out, list
	})
}

// QuantityKind is the kind of quantities.
type QuantityKind struct{}

// Name is "quantity".
func (QuantityKind) Name() string { return "quantity" }

// Folder is "figures".
func (QuantityKind) Folder() string { return "figures" }

// List is "quantities".
func (QuantityKind) List() string { return "quantities" }

// Decode makes a Quantity of a record.
func (QuantityKind) Decode(r annot.Record) (annot.Entity, []diag.Diagnostic) {
	return annot.DecodeRecord(r, func(f *quantityFields) (annot.Entity, []diag.Diagnostic) {
		out := &Quantity{Base: f.Head.Base(r), quantityFields: *f, unitAt: place(r, "unit")}
		if f.Name != "" {
			out.Title = f.Name
		}
		return out, nil
	})
}

// place is where the value of a key stands; the record where it has none.
func place(r annot.Record, key string) diag.Span {
	if at, ok := r.Value.Get(key); ok {
		return at.Span
	}
	return r.IDAt
}

// check looks at what the types of the fields cannot say, and gives words of
// closed vocabularies that are not of them up.
func (f *fields) check(r annot.Record) []diag.Diagnostic {
	var list []diag.Diagnostic
	one := func(word *string, known []string, field string) {
		at, ok := r.Value.Get(field)
		if !ok || *word == "" {
			return
		}
		if d, bad := annot.NotOneOf(*word, known, at.Span, field); bad {
			list = append(list, d)
			*word = ""
		}
	}
	one(&f.Bound, bounds, "bound")
	one(&f.Basis, bases, "basis")
	if f.AsOf.Interval {
		list = append(list, diag.Errorf("bad-date", f.AsOf.At, "`as_of` must be one date, but `%s` is an interval", f.AsOf.Text).
			WithHelp("write the day, month or year to which the number holds; the time counted is `period`"))
		f.AsOf = annot.Date{}
	}
	if c, ok := order(f.AsOf.Start, f.Period.Start); ok && c < 0 && !f.AsOf.IsZero() && !f.Period.IsZero() && f.Basis != "model" {
		list = append(list, diag.Errorf("bad-date", f.AsOf.At, "the number holds to %s, before the time counted begins (%s)", f.AsOf.Text, f.Period.Text).
			WithHelp("correct `as_of` or `period`; a forecast has `basis: model`"))
		f.AsOf = annot.Date{}
	}
	return list
}
