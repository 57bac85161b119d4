package importer

import (
	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/verbatim"
)

// prove parses an imported article and compares it with its original. What is
// wrong with its body is a fault of this package: lossy-import. What is wrong
// with its front matter came with the options and is given as it was found.
// Of a text that is past the limits of an article nothing more is said.
// The places are in the file that was imported: nobody will see the article.
func prove(r Result, body int) []diag.Diagnostic {
	a, found := markdown.Parse(r.ArticlePath, r.Article)
	path, original := r.OriginalPath, r.Original
	if r.ExtractedPath != "" {
		path, original = r.ExtractedPath, r.Extracted
	}
	found = append(found, verbatim.Compare(a, path, original)...)
	at := diag.Span{File: r.Name}
	for _, d := range found {
		if d.Code == "too-large" || d.Code == "too-many" {
			return []diag.Diagnostic{diag.Errorf("too-large", at, "the text is too large for one article: %s", d.Message).
				WithHelp("import it in parts, each from a file of its own")}
		}
	}
	var list []diag.Diagnostic
	for _, d := range found {
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
