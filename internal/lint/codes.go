package lint

import (
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

// Doc is what `dossier explain` says of a code.
type Doc = diag.Doc

// Doc is the documentation of a rule.
func (r Rule) Doc() Doc {
	return Doc{Code: r.Code, Title: r.Title, Text: r.Text, Before: r.Before, After: r.After, Warns: r.Warns}
}

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
	out = append(out, bibCodes...)
	out = append(out, extractCodes...)
	out = append(out, importCodes...)
	out = append(out, documentCodes...)
	out = append(out, suggestCodes...)
	slices.SortStableFunc(out, func(a, b Doc) int { return strings.Compare(a.Code, b.Code) })
	return slices.CompactFunc(out, func(a, b Doc) bool { return a.Code == b.Code })
}
