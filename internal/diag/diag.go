// Package diag holds places in files and what is wrong at them.
//
// Every stage of the program returns its findings as values of this package;
// an error value is only for the disk and the network. A Diagnostic names a
// code (a stable kebab-case word that `dossier explain` knows), states a fact
// in lower case without a full stop, points at bytes of a file, and says how
// to mend it. Lines and columns are worked out only when something is printed.
//
// The package is a leaf: it imports nothing of this module.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says what a diagnostic does to a build.
type Severity uint8

const (
	// Error stops build and publish; it cannot be silenced.
	Error Severity = iota + 1
	// Warning is printed; its level can be set per code in dossier.yaml.
	Warning
	// Info is printed and never changes the exit status.
	Info
)

// String gives the word that is printed: error, warning or info.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	default:
		return "info"
	}
}

// Span is a range of bytes in a file, Start included, End not. File is the
// slash-separated path from the dossier's root. A Span with an empty File
// stands for no place; Start == End points between two bytes.
type Span struct {
	File       string
	Start, End int
}

// IsZero reports whether the span names no file.
func (s Span) IsZero() bool { return s.File == "" }

// Note is a place with the words that stand under its carets; the words may
// be empty.
type Note struct {
	Span Span
	Text string
}

// Diagnostic is one finding.
type Diagnostic struct {
	Code     string   // kebab-case, stable
	Severity Severity // Error, Warning or Info
	Message  string   // the fact, lower case, no full stop
	At       Note     // where
	Also     []Note   // the other halves: an earlier definition, a near match
	Help     string   // how to mend it
	Notes    []string // context
	Fix      []Edit   // mends it, where that is safe without asking
}

// Edit replaces the bytes of a span by a text.
type Edit struct {
	Span Span
	Text string
}

// New makes a diagnostic; the message is formatted as by fmt.Sprintf.
func New(sev Severity, code string, at Span, format string, args ...any) Diagnostic {
	return Diagnostic{Code: code, Severity: sev, Message: fmt.Sprintf(format, args...), At: Note{Span: at}}
}

// Errorf makes an Error.
func Errorf(code string, at Span, format string, args ...any) Diagnostic {
	return New(Error, code, at, format, args...)
}

// Warnf makes a Warning.
func Warnf(code string, at Span, format string, args ...any) Diagnostic {
	return New(Warning, code, at, format, args...)
}

// Label returns d with words under its carets.
func (d Diagnostic) Label(format string, args ...any) Diagnostic {
	d.At.Text = fmt.Sprintf(format, args...)
	return d
}

// WithHelp returns d with its remedy.
func (d Diagnostic) WithHelp(format string, args ...any) Diagnostic {
	d.Help = fmt.Sprintf(format, args...)
	return d
}

// WithFix returns d with edits that mend it.
func (d Diagnostic) WithFix(edits ...Edit) Diagnostic {
	d.Fix = append(slices.Clip(d.Fix), edits...)
	return d
}

// WithNote returns d with one more line of context.
func (d Diagnostic) WithNote(format string, args ...any) Diagnostic {
	d.Notes = append(slices.Clip(d.Notes), fmt.Sprintf(format, args...))
	return d
}

// WithPlace returns d with one more place.
func (d Diagnostic) WithPlace(at Span, format string, args ...any) Diagnostic {
	d.Also = append(slices.Clip(d.Also), Note{Span: at, Text: fmt.Sprintf(format, args...)})
	return d
}

// Sort puts diagnostics into their printed order: by file, place, severity,
// code and message. The order is total over everything that is printed.
func Sort(list []Diagnostic) {
	slices.SortStableFunc(list, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.At.Span.File, b.At.Span.File),
			cmp.Compare(a.At.Span.Start, b.At.Span.Start),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.At.Span.End, b.At.Span.End),
		)
	})
}

// Count gives the number of errors and of warnings.
func Count(list []Diagnostic) (errors, warnings int) {
	for _, d := range list {
		switch d.Severity {
		case Error:
			errors++
		case Warning:
			warnings++
		}
	}
	return errors, warnings
}

// HasErrors reports whether any diagnostic is an Error.
func HasErrors(list []Diagnostic) bool {
	n, _ := Count(list)
	return n > 0
}
