package importer

import (
	"testing"

	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/suggest"
)

// Suggestions that would make the article another text are not put in, and
// the import says so: no-suggestions.
func TestSuggestionsNeverChangeAnArticle(t *testing.T) {
	g, _ := link.Link(link.Input{})
	r, list := Import("a.txt", []byte("A headline of some words\n\nAt least 300 people took part in it, the ministry said.\n"), Options{Lang: "en"})
	found := Find(r, suggest.New(g))
	good, _ := Suggest(r, list, found, suggest.NewRegister(g))
	if len(good.Suggestions) == 0 || string(good.Article) == string(r.Article) {
		t.Fatalf("nothing is suggested: %s", good.Article)
	}
	r.Original = []byte("Another text.\n")
	kept, list := Suggest(r, list, found, suggest.NewRegister(g))
	if string(kept.Article) != string(r.Article) || len(kept.Suggestions) > 0 || len(kept.Stubs) > 0 {
		t.Errorf("the article became\n%s", kept.Article)
	}
	codes := map[string]diag.Severity{}
	for _, d := range list {
		codes[d.Code] = d.Severity
	}
	if codes["no-suggestions"] != diag.Warning {
		t.Errorf("got %v", list)
	}
}
