package importer

import (
	"os"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/suggest"
)

// suggestIn imports a text into a dossier with ISIS and puts the suggestions
// into it.
func suggestIn(t *testing.T, text string, o Options, reg *suggest.Register, g *link.Graph) (Result, []diag.Diagnostic) {
	t.Helper()
	o.Lang, o.Organizations = "en", known
	r, list := Import("x.txt", []byte(text), o)
	if diag.HasErrors(list) {
		t.Fatal(list)
	}
	return Suggest(r, list, Find(r, suggest.New(g)), reg)
}

func isis() *link.Graph {
	g, _ := link.Link(link.Input{Entities: []annot.Entity{&annot.Base{Kind: "organization", ID: "isis", Title: "Islamic State", Sought: true, Names: []annot.Name{{Text: "ISIS"}}}}})
	return g
}

func TestDiagnosticsPointAtTheSameWordsBehindSuggestions(t *testing.T) {
	g := isis()
	r, list := suggestIn(t, "ISIS loses\n\nISIS and 300 people fled, Jane Doe said.\n\nThe ABC* and a thing* with ISIS fled.\n\n*Banned in Russia.", Options{Slug: "a"}, suggest.NewRegister(g), g)
	if !strings.Contains(string(r.Article), "[ISIS]{org=isis} and [300 people]{.suggested figure=a-300-people} fled") {
		t.Fatalf("got %s", r.Article)
	}
	for _, d := range list {
		for _, n := range append([]diag.Note{d.At}, d.Also...) {
			words := string(r.Article[n.Span.Start:n.Span.End])
			switch d.Code {
			case "printed-label":
				t.Errorf("the label of a suggested organization is warned of: %s", words)
			case "guessed-lang":
				if !strings.HasPrefix(words, "lang: ") {
					t.Errorf("%s is at %q", d.Code, words)
				}
			}
		}
	}
	if len(r.Stubs) != 3 || !strings.Contains(string(r.Article), "[ABC]{.suggested org=abc}[\\*]{.suggested label=abc jurisdiction=RU}") {
		t.Errorf("%d records for %s", len(r.Stubs), r.Article)
	}
}

func TestAPlaceMovesWithWhatIsPutBeforeIt(t *testing.T) {
	g := isis()
	r, list := suggestIn(t, "ISIS loses\n\nISIS fled, and the town with it* is free.\n\n*Banned in Russia.", Options{Slug: "a"}, suggest.NewRegister(g), g)
	found := false
	for _, d := range list {
		if d.Code == "printed-label" {
			found = true
			if got := string(r.Article[d.At.Span.Start:d.At.Span.End]); got != `\*Banned in Russia.` {
				t.Errorf("the note is at %q", got)
			}
			for _, also := range d.Also {
				if got := string(r.Article[also.Span.Start:also.Span.End]); got != `\*` {
					t.Errorf("the sign is at %q", got)
				}
			}
		}
	}
	if !found {
		t.Errorf("nobody warns of the label: %v", list)
	}
}

func TestRecordsOfSuggestionsAreSavedOnce(t *testing.T) {
	g := isis()
	reg := suggest.NewRegister(g)
	one, _ := suggestIn(t, "One\n\nSome 300 people fled, Jane Doe said.", Options{Slug: "one"}, reg, g)
	two, _ := suggestIn(t, "Two\n\nSome 400 people came, Jane Doe said.", Options{Slug: "two"}, reg, g)
	folder := t.TempDir()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, r := range []Result{one, two} {
		if saved, list, err := save(root, r); err != nil || saved.Outcome != Created {
			t.Fatal(saved, list, err)
		}
	}
	for file, want := range map[string]string{
		"content/people/jane-doe.yaml": "id: jane-doe\n", "content/figures/one.yaml": "claimed_by: [jane-doe]", "content/figures/two.yaml": "claimed_by: [jane-doe]",
	} {
		data, err := root.ReadFile(file)
		if err != nil || strings.Count(string(data), want) != 1 {
			t.Errorf("%s: %s %v", file, data, err)
		}
	}
}

func TestAnArticleCannotHaveTheIDOfASuggestedRecord(t *testing.T) {
	g := isis()
	reg := suggest.NewRegister(g)
	suggestIn(t, "One\n\nSome 300 people fled, Jane Doe said.", Options{Slug: "one"}, reg, g)
	r, list := suggestIn(t, "Jane Doe\n\nShe came.", Options{}, reg, g)
	if r.Slug != "" || len(list) == 0 || list[len(list)-1].Code != "slug-taken" {
		t.Errorf("%s, %v", r.Slug, list)
	}
}
