package lint

import (
	"path"
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

var orphanRecord = Rule{
	Code:  "orphan-record",
	Title: "nothing refers to a record",
	Text: `A record that no article, page or other record refers to has a page that nothing leads
to. Either an annotation is missing, or the record is left over. A policy needs no
reference, and neither does what is a part of another record, or a work of a bibliography in
BibTeX or CSL-JSON: those are whole libraries, kept by other programs.`,
	Before: "# content/sources/report.yaml, which nothing cites\nid: report-2016\ntype: report\ntitle: A report",
	After:  "The [report]{source=report-2016} says so.",
	Warns:  true,
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, id := range in.Graph.IDs {
			e, _ := in.Graph.Entity(id)
			b := e.Common()
			if slices.Contains([]string{"article", "policy"}, b.Kind) || isPart(b) || inLibrary(b) || len(in.Graph.UsesOf(id)) > 0 || len(in.Graph.ReferrersOf(id)) > 0 {
				continue
			}
			out = append(out, diag.Warnf("orphan-record", b.IDAt, "nothing refers to the %s `%s`", b.Kind, id).
				WithHelp("refer to it from an article or a record, or take it out"))
		}
		return out
	},
}

// inLibrary reports whether a record stands in a file that other programs
// keep.
func inLibrary(b *annot.Base) bool {
	return slices.Contains([]string{".bib", ".json"}, path.Ext(b.IDAt.File))
}

// isPart reports whether a record is a part of another, on whose page it
// stands.
func isPart(b *annot.Base) bool {
	return slices.ContainsFunc(b.Refs, func(r annot.Reference) bool { return r.Field == "part_of" })
}
