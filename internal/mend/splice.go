package mend

import (
	"cmp"
	"slices"

	"dossier/internal/diag"
	"dossier/internal/edit"
)

// fixes applies fixes of diagnostics to the files that they are about, each
// whole or not at all: of two that reach over the same place the first wins,
// the other comes up again at the next check. It gives how many it applies.
func fixes(list []diag.Diagnostic, src diag.Sources, wanted func(diag.Diagnostic) bool) (Plan, int) {
	var all [][]diag.Edit
	for _, d := range list {
		if len(d.Fix) > 0 && wanted(d) {
			all = append(all, d.Fix)
		}
	}
	taken := map[string][][2]int{}
	byFile := map[string][]edit.Splice{}
	count := 0
	for _, fix := range all {
		reach := reachOf(fix)
		if slices.ContainsFunc(reach, func(r diag.Span) bool {
			return slices.ContainsFunc(taken[r.File], func(t [2]int) bool { return r.Start < t[1] && t[0] < r.End || t == [2]int{r.Start, r.End} })
		}) {
			continue
		}
		for _, r := range reach {
			taken[r.File] = append(taken[r.File], [2]int{r.Start, r.End})
		}
		for _, e := range fix {
			byFile[e.Span.File] = append(byFile[e.Span.File], edit.Splice{Start: e.Span.Start, End: e.Span.End, Text: e.Text})
		}
		count++
	}
	return apply(byFile, src), count
}

// reachOf gives, for each file that a fix changes, the bytes from its first
// edit to its last.
func reachOf(fix []diag.Edit) []diag.Span {
	var out []diag.Span
	for _, e := range fix {
		i := slices.IndexFunc(out, func(s diag.Span) bool { return s.File == e.Span.File })
		if i < 0 {
			out = append(out, e.Span)
			continue
		}
		out[i].Start, out[i].End = min(out[i].Start, e.Span.Start), max(out[i].End, e.Span.End)
	}
	return out
}

// apply makes the new texts. Files that there are not, and those whose splices
// do not fit, stay as they are.
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
		if next, err := edit.Apply(text, splices); err == nil {
			plan[file] = next
		}
	}
	return plan
}
