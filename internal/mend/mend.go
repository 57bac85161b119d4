// Package mend changes a dossier's files where that is safe without asking:
// it applies the fixes that diagnostics bring, and renames ids.
//
// It only plans. A Plan is the new text of files; Files shows the dossier as it
// would be, so that it can be checked before anything is stored. What a check
// then finds decides: fixes that would bring a new error are left out, file by
// file, and the caller stores the rest.
package mend

import (
	"maps"
	"slices"

	"dossier/internal/diag"
)

// Plan is the new text of files, by path from the root; nil for a file that is
// taken away.
type Plan map[string][]byte

// Files gives the paths of the plan, sorted.
func (p Plan) Files() []string { return slices.Sorted(maps.Keys(p)) }

// with gives a plan with the files of both; those of next win.
func (p Plan) with(next Plan) Plan {
	out := maps.Clone(p)
	maps.Copy(out, next)
	return out
}

// Check tells what is wrong in the dossier as a plan would make it, and gives
// the files as they are then. The error is that of reading the files.
type Check func(Plan) ([]diag.Diagnostic, diag.Sources, error)

// Outcome is what fixing comes to.
type Outcome struct {
	Plan    Plan
	Count   int      // diagnostics mended
	Harmful []string // files whose fixes would have brought a new error, sorted
}

// rounds is how often fixes are applied: one may bring another to light, as
// when two are about the same place.
const rounds = 8

// Fix plans the fixes of the diagnostics that are wanted, until there are none
// left.
func Fix(check Check, wanted func(diag.Diagnostic) bool) (Outcome, error) {
	out := Outcome{Plan: Plan{}}
	list, src, err := check(out.Plan)
	if err != nil {
		return out, err
	}
	harmful := map[string]bool{}
	for range rounds {
		step, count := fixes(list, src, func(d diag.Diagnostic) bool {
			return wanted(d) && !slices.ContainsFunc(d.Fix, func(e diag.Edit) bool { return harmful[e.Span.File] })
		})
		if count == 0 {
			break
		}
		plan := out.Plan.with(step)
		after, now, err := check(plan)
		if err != nil {
			return out, err
		}
		worse := false
		for file := range risen(list, after) {
			// A fix may bring an error to light in a file that it does not
			// change: then none of the round is safe.
			if step[file] == nil {
				for f := range step {
					harmful[f] = true
				}
			}
			harmful[file], worse = true, true
		}
		if !worse {
			out.Plan, out.Count, list, src = plan, out.Count+count, after, now
		}
	}
	out.Harmful = slices.Sorted(maps.Keys(harmful))
	return out, nil
}

// risen gives the files in which there are more errors of some code than
// before.
func risen(before, after []diag.Diagnostic) map[string]bool {
	type key struct{ file, code string }
	balance := map[key]int{}
	for _, d := range before {
		if d.Severity == diag.Error {
			balance[key{d.At.Span.File, d.Code}]--
		}
	}
	out := map[string]bool{}
	for _, d := range after {
		if d.Severity == diag.Error {
			k := key{d.At.Span.File, d.Code}
			if balance[k]++; balance[k] > 0 {
				out[k.file] = true
			}
		}
	}
	return out
}
