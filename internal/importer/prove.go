package importer

import (
	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/verbatim"
)

// prove parses an imported article and compares it with its original. What is
// wrong with its body is a fault of this package: lossy-import. What is wrong
// with its front matter came with the options and is given as it was found.
// The places are in the file that was imported: nobody will see the article.
func prove(r Result, body int) []diag.Diagnostic {
	a, found := markdown.Parse(r.ArticlePath, r.Article)
	found = append(found, verbatim.Compare(a, r.OriginalPath, r.Original)...)
	var list []diag.Diagnostic
	for _, d := range found {
		at := diag.Span{File: r.Name}
		switch {
		case d.Severity != diag.Error:
		case d.At.Span.File == r.ArticlePath && d.At.Span.Start < body:
			d.At, d.Also = diag.Note{Span: at}, nil
			list = append(list, d)
		default:
			list = append(list, diag.Errorf("lossy-import", at, "the imported article would not say what its original says: %s", d.Message).
				WithNote("nothing was written; this is a mistake of the program, please report it with the file"))
		}
	}
	return list
}
