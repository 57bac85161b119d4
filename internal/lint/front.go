package lint

import (
	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/yaml"
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
	at := frontPlace(doc)
	var out []diag.Diagnostic
	one := func(word string, known []string, field string, path ...string) {
		if word == "" {
			return
		}
		if d, bad := annot.NotOneOf(word, known, at, field); bad {
			d.At.Span = placeIn(doc, path...)
			out = append(out, d)
		}
	}
	one(f.Rights.Status, annot.RightsStatuses, "status", "rights", "status")
	one(f.Show, annot.Shows, "show", "show")
	out = append(out, checkChanges(f.Changes)...)
	for _, field := range [][2]string{{"url", f.URL}, {"canonical", f.Canonical}} {
		key, address := field[0], field[1]
		if address != "" && !annot.IsAddress(address) {
			out = append(out, diag.Errorf("bad-value", placeIn(doc, key), "`%s` is no http address", address).
				WithHelp("write the whole address, as in https://example.org/article"))
		}
	}
	if !doc.Own && f.Title.Text == "" && doc.Title() == doc.Slug {
		out = append(out, diag.Warnf("no-headline", at, "the article prints no headline and has no title").
			WithHelp("put # before the headline if the original prints one, else write `title: {text: …, from: editor}` into the front matter"))
	}
	return out
}

// placeIn gives the place of a value in the front matter by the keys that lead
// to it. The front matter is read again for it, as values keep no places.
func placeIn(doc *annot.Article, path ...string) diag.Span {
	from := doc.Front.At.Start
	v, _ := yaml.Parse(doc.Path, doc.Src[from:max(from, doc.Front.At.End)], from)
	for _, key := range path {
		next, ok := v.Get(key)
		if !ok {
			return frontPlace(doc)
		}
		v = next
	}
	return v.Span
}

func checkChanges(list []annot.Change) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, c := range list {
		if d, bad := annot.NotOneOf(c.Kind, annot.ChangeKinds, c.At, "kind"); bad {
			out = append(out, d)
		}
	}
	return out
}
