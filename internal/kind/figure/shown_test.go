package figure

import (
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// work is a source of which a copy is kept.
type work struct{ annot.Base }

func (*work) KeptAt(*pages.Maker) (string, annot.Date) {
	on, _ := annot.ParseDate("2026-11-21")
	return "sources/report/copy/index.html", on
}

func TestBothSidesSayWhereTheirWordsStand(t *testing.T) {
	g, list := graph(t, `quantities: [{id: q, title: Q}]
figures:
  - {id: first, quantity: q, value: 300, bound: about, claimed_by: [{literal: A group}], source: report, locator: p. 4, wording: some 300}
  - {id: told, derived_from: first, value: 300, bound: at-least, claimed_by: [{literal: A group}], said_in: report, locator: p. 9, wording: at least 300}
`, &work{annot.Base{Kind: "source", ID: "report", Title: "The Report"}})
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, p := range pages.Plan(pages.Input{Graph: g, Labels: unlabelled{}, Kinds: kinds}) {
		if p.Path != "figures/told/index.html" {
			continue
		}
		for _, s := range p.Content.(*pages.Record).Sections {
			sides, ok := s.Content.(*pages.Sides)
			if !ok {
				continue
			}
			for _, side := range []struct {
				pages.Side
				words, place string
			}{{sides.Left, "“at least 300”", "p. 9"}, {sides.Right, "“some 300”", "p. 4"}} {
				source := side.Source.Bare()
				if side.Wording.Bare() != side.words || !strings.Contains(source, side.place) || !strings.Contains(source, "our copy of 21 November 2026") {
					t.Errorf("%q: %q", side.Wording.Bare(), source)
				}
			}
			return
		}
	}
	t.Error("the two are not set side by side")
}

func TestWhatIsMissingIsSaidToBe(t *testing.T) {
	g, _ := graph(t, `quantities: [{id: q, title: Q}]
figures:
  - {id: none-given, quantity: q, value: 1, claimed_by: unnamed, basis: none-given}
  - {id: none-known, quantity: q, value: 1, claimed_by: [{literal: A group}]}
`)
	for id, want := range map[string]pages.Word{"none-given": "no source given", "none-known": "no source on record"} {
		if got := get(t, g, id).noSource(); got != want {
			t.Errorf("%s: %s", id, got)
		}
	}
}
