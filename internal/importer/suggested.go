package importer

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/edit"
	"dossier/internal/markdown"
	"dossier/internal/suggest"
)

// Found is what may be annotated in an imported article.
type Found struct {
	doc      *annot.Article
	findings []suggest.Finding
}

// Find looks for what may be annotated in an imported article. It is safe for
// concurrent use; of an import that was refused nothing is found.
func Find(r Result, e *suggest.Engine) Found {
	if r.Slug == "" {
		return Found{}
	}
	doc, _ := markdown.Parse(r.ArticlePath, r.Article)
	return Found{doc, e.Find(doc)}
}

// Suggest puts what was found into an imported article, which is proved once
// more, and adds the records that the suggestions need. The register makes it
// one article after the other. The diagnostics of the import come back with
// their places in the article as it is now; the warnings of printed labels
// whose organization is now suggested are left out.
func Suggest(r Result, list []diag.Diagnostic, f Found, reg *suggest.Register) (Result, []diag.Diagnostic) {
	if f.doc == nil {
		return r, list
	}
	if !reg.Enter(r.Slug) {
		return Result{}, append(list, diag.Errorf("slug-taken", diag.Span{File: r.Name}, "this text would become `%s`, but that is the id of a record suggested for another one", r.Slug).
			WithHelp("import it under another slug").WithNote("nothing was written"))
	}
	p := reg.Plan(f.doc, f.findings)
	if len(p.Splices) == 0 {
		return r, list
	}
	next := r
	next.Article, next.Suggestions, next.Stubs = p.Article, p.Suggestions, p.Stubs
	if wrong := prove(next, f.doc.Body); len(wrong) > 0 {
		return r, append(list, diag.Warnf("no-suggestions", diag.Span{File: r.ArticlePath}, "the suggestions would change what the article says, so there are none: %s", wrong[0].Message).
			WithNote("this is a mistake of the program, please report it with the file"))
	}
	return next, moved(list, f.doc, p)
}

// moved brings the places of diagnostics to where they are behind the splices,
// and leaves out the warnings that suggestions answer.
func moved(list []diag.Diagnostic, doc *annot.Article, p suggest.Proposal) []diag.Diagnostic {
	var labels []diag.Span
	for _, s := range p.Suggestions {
		if s.Kind == suggest.Label {
			labels = append(labels, doc.Blocks[s.Block].Source(doc.Path, s.From, s.To))
		}
	}
	out := make([]diag.Diagnostic, 0, len(list))
	for _, d := range list {
		answered := func(at diag.Span) bool {
			return slices.ContainsFunc(labels, func(l diag.Span) bool { return l.Start < at.End && at.Start < l.End && at.File == doc.Path })
		}
		if d.Code == "printed-label" && answered(d.At.Span) {
			continue
		}
		d.At.Span = behind(d.At.Span, doc.Path, p.Splices)
		d.Also = slices.Clone(d.Also)
		for i := range d.Also {
			d.Also[i].Span = behind(d.Also[i].Span, doc.Path, p.Splices)
		}
		d.Fix = slices.Clone(d.Fix)
		for i := range d.Fix {
			d.Fix[i].Span = behind(d.Fix[i].Span, doc.Path, p.Splices)
		}
		out = append(out, d)
	}
	return out
}

// behind gives where a range of a file is after insertions.
func behind(at diag.Span, file string, splices []edit.Splice) diag.Span {
	if at.File != file {
		return at
	}
	start, end := at.Start, at.End
	for _, s := range splices {
		if s.Start > end {
			break
		}
		if s.Start <= start {
			at.Start += len(s.Text)
		}
		if s.Start < end || s.Start <= start {
			at.End += len(s.Text)
		}
	}
	return at
}
