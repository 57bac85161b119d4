// Package mend changes a dossier's files where that is safe without asking:
// it applies the fixes that diagnostics bring, and renames ids. It only plans
// the changes, as splices of bytes at known places; the caller stores them.
package mend

import (
	"cmp"
	"maps"
	"slices"

	"dossier/internal/diag"
	"dossier/internal/edit"
)

// Plan is the new text of files, by path from the root.
type Plan map[string][]byte

// Files gives the paths of the plan, sorted.
func (p Plan) Files() []string { return slices.Sorted(maps.Keys(p)) }

// Fixes applies the fixes of diagnostics to the files they are about. Of fixes
// that overlap the first wins; the others come up again at the next check. It
// gives the plan and how many diagnostics it mends.
func Fixes(list []diag.Diagnostic, src diag.Sources) (Plan, int) {
	byFile := map[string][]edit.Splice{}
	count := 0
	for _, d := range list {
		if len(d.Fix) == 0 {
			continue
		}
		count++
		for _, e := range d.Fix {
			byFile[e.Span.File] = append(byFile[e.Span.File], edit.Splice{Start: e.Span.Start, End: e.Span.End, Text: e.Text})
		}
	}
	return apply(byFile, src), count
}

// apply makes the new texts; splices that overlap an earlier one are left out.
func apply(byFile map[string][]edit.Splice, src diag.Sources) Plan {
	plan := Plan{}
	for file, splices := range byFile {
		text, ok := src(file)
		if !ok {
			continue
		}
		slices.SortStableFunc(splices, func(a, b edit.Splice) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		})
		end := 0
		kept := splices[:0]
		for _, s := range splices {
			if s.Start >= end && s.End <= len(text) {
				kept = append(kept, s)
				end = s.End
			}
		}
		if next, err := edit.Apply(text, kept); err == nil {
			plan[file] = next
		}
	}
	return plan
}
