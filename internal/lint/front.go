package lint

import (
	"net/url"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

var frontMatter = Rule{
	Code:  "bad-value",
	Title: "a value is not of the kind that its key wants",
	Text: `Some keys want one of a few words, a day, an address or an id. The message says which;
a value that is not understood is never guessed.`,
	Before: "show: excerpt",
	After:  "show: excerpts",
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, doc := range in.Graph.Docs() {
			out = append(out, checkFront(doc)...)
		}
		for _, id := range in.Graph.IDs {
			e, _ := in.Graph.Entity(id)
			if b := e.Common(); b.Kind != "article" {
				out = append(out, checkChanges(b.Changes)...)
			}
		}
		return out
	},
}

func checkFront(doc *annot.Article) []diag.Diagnostic {
	f := &doc.Front
	at := firstLine(doc, f.At)
	var out []diag.Diagnostic
	one := func(word string, known []string, at diag.Span, field string) {
		if word == "" {
			return
		}
		if d, bad := annot.NotOneOf(word, known, at, field); bad {
			out = append(out, d)
		}
	}
	one(f.Rights.Status, annot.RightsStatuses, at, "status of rights")
	one(f.Show, annot.Shows, at, "way to show an article")
	out = append(out, checkChanges(f.Changes)...)
	for _, address := range []string{f.URL, f.Canonical} {
		if u, err := url.Parse(address); address != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
			out = append(out, diag.Errorf("bad-value", at, "`%s` is no http address", address).
				WithHelp("write the whole address, as in https://example.org/article"))
		}
	}
	if !doc.Own && f.Title.Text == "" && doc.Title() == doc.Slug {
		out = append(out, diag.Warnf("no-headline", at, "the article prints no headline and has no title").
			WithHelp("write `title: {text: …, from: editor}` into its front matter"))
	}
	return out
}

func checkChanges(list []annot.Change) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, c := range list {
		if d, bad := annot.NotOneOf(c.Kind, annot.ChangeKinds, c.At, "kind of change"); bad {
			out = append(out, d)
		}
	}
	return out
}
