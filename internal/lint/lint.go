// Package lint holds the rules that look at the whole dossier: Graph in,
// diagnostics out. What a single file shows by itself (syntax, shapes, dates)
// is reported where the file is read, and unknown ids where they are resolved;
// a kind's own rules live with the kind.
package lint

import (
	"slices"
	"sync"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/link"
)

// Input is what rules look at.
type Input struct {
	Graph    *link.Graph
	Config   config.Config
	Kinds    []annot.Kind
	AsOf     annot.Day
	Audience []string
	Sources  map[string][]byte // every file that was read, by path from the root
	// Today is the day on which the program runs; 0 when nobody says. Only
	// as-of-old may look at it.
	Today annot.Day
	// Docs documents every code; Run fills it in.
	Docs []Doc
}

// Rule is one rule, with what `dossier explain` says of its code.
type Rule struct {
	Code   string
	Title  string // the fault in a few words
	Text   string // why it is a fault and how to mend it
	Before string // a faulty piece of a file
	After  string // the same, mended
	Warns  bool   // it reports warnings, not errors
	Check  func(Input) []diag.Diagnostic
}

// Rules lists the generic rules, one file each.
var Rules = []Rule{
	verbatimRule,
	unlabelledMention,
	notAName,
	brokenLink,
	notAPicture,
	unknownAttribute,
	originalRule,
	frontMatter,
	printedLabel,
	orphanRecord,
	openSuggestions,
	nearName,
	nearTitle,
	mixedScript,
	bidiControl,
	rightsUnknown,
	asOfOld,
	editorText,
	badLevel,
}

// Ruled is a kind with rules of its own.
type Ruled interface {
	annot.Kind
	Rules() []Rule
}

// All gives every rule, the generic ones first.
func All(kinds []annot.Kind) []Rule {
	out := append([]Rule(nil), Rules...)
	for _, k := range kinds {
		if r, ok := k.(Ruled); ok {
			out = append(out, r.Rules()...)
		}
	}
	return out
}

// Run applies every rule, all at once: a rule only reads. Diagnostics come in
// the order of the rules.
func Run(in Input) []diag.Diagnostic {
	in.Docs = Docs(in.Kinds)
	rules := All(in.Kinds)
	found := make([][]diag.Diagnostic, len(rules))
	var all sync.WaitGroup
	for i, r := range rules {
		all.Go(func() { found[i] = r.Check(in) })
	}
	all.Wait()
	return slices.Concat(found...)
}
