package lint

import (
	"dossier/internal/annot"
	"dossier/internal/diag"
)

var openSuggestions = Rule{
	Code:  "open-suggestions",
	Title: "suggestions wait for an editor",
	Text: `What the program proposes, spans with .suggested and records with the key suggested, is not
published until an editor has accepted it. dossier review walks through what is open; by
hand, a suggestion is accepted by taking suggested out, and rejected by taking the
brackets away. A suggested record to which nothing refers is left over.`,
	Before: "[something like 60,000 civilians]{figure=trapped .suggested}",
	After:  "[something like 60,000 civilians]{figure=trapped}",
	Warns:  true,
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, doc := range in.Graph.Docs() {
			if d, open := openIn(doc); open {
				out = append(out, d)
			}
		}
		whole := in.Graph.Whole()
		for _, id := range whole.IDs {
			e, _ := whole.Entity(id)
			b := e.Common()
			if b.Suggested != "" && len(whole.UsesOf(id)) == 0 && len(whole.ReferrersOf(id)) == 0 {
				out = append(out, diag.Warnf("open-suggestions", b.IDAt, "the %s `%s` is only suggested, and nothing refers to it", b.Kind, id).
					WithHelp("take `suggested` out to keep the record, or take the record away"))
			}
		}
		return out
	},
}

// openIn tells how many suggestions a document holds, at the first of them. A
// printed label of an organization that is itself suggested there goes with it.
func openIn(doc *annot.Article) (diag.Diagnostic, bool) {
	orgs := map[string]bool{}
	for i := range doc.Annotations {
		if org, ok := doc.Annotations[i].Get("org"); ok && doc.Annotations[i].Has("suggested") {
			orgs[org.Value] = true
		}
	}
	var first diag.Span
	count := 0
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		label, _ := a.Get("label")
		for _, attr := range a.Attrs {
			if attr.Kind != annot.Class || attr.Key != "suggested" || orgs[label.Value] {
				continue
			}
			if count++; count == 1 {
				first = attr.At
			}
		}
	}
	walk := "dossier review " + doc.Slug
	if doc.Own {
		walk = "dossier review"
	}
	switch count {
	case 0:
		return diag.Diagnostic{}, false
	case 1:
		return diag.Warnf("open-suggestions", first, "1 suggestion here is not reviewed").
			WithHelp("look at it with `%s`; until then it is not published", walk), true
	}
	return diag.Warnf("open-suggestions", first, "%d suggestions here are not reviewed", count).
		Label("the first of them").WithHelp("look at them with `%s`; until then they are not published", walk), true
}
