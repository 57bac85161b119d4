package figure

import (
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/markdown"
	"dossier/internal/pages"
	"dossier/internal/registry"
)

// factsBeside gives the terms of the facts on all cards of an article.
func factsBeside(t *testing.T, figures, body string) []string {
	t.Helper()
	records, list := registry.Read("content/figures/test.yaml", []byte(figures), kinds)
	in := link.Input{}
	for _, r := range records {
		for _, k := range kinds {
			if k.Name() == r.Kind {
				e, more := k.Decode(r)
				list = append(list, more...)
				in.Entities = append(in.Entities, e)
			}
		}
	}
	a, more := markdown.Parse("content/articles/article.md", []byte(body))
	if list = append(list, more...); len(list) > 0 {
		t.Fatal(list)
	}
	in.Articles = []*annot.Article{a}
	g, _ := link.Link(in)
	var out []string
	for _, p := range pages.Plan(pages.Input{Graph: g, Labels: unlabelled{}, Kinds: kinds}) {
		shown, ok := p.Content.(*pages.Article)
		if !ok {
			continue
		}
		for _, n := range shown.Body.Blocks {
			for _, c := range n.Cards {
				for _, f := range c.Facts {
					out = append(out, f.Term.Bare())
				}
			}
		}
	}
	return out
}

func TestACardNamesNoRivalWhereTwoRepeatOneSeries(t *testing.T) {
	told := ", claimed_by: [{literal: X}], said_in: article, measure: killed, population: civilians, actor: [{literal: Y}], place: [Iraq], period: 2014/2016"
	for _, tt := range []struct {
		name, first, second string
		rivals              bool
	}{
		{"values of one series", "series: S", "series: S", false},
		{"values of two", "series: S", "series: T", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			terms := strings.Join(factsBeside(t, values("s1 value: 5, as_of: 2016-01-01, "+tt.first, "s2 value: 9, as_of: 2016-02-01, "+tt.second,
				"t1 value: 5, derived_from: s1"+told, "t2 value: 9, derived_from: s2"+told),
				"# One\n\nThere were [five]{figure=t1} and [nine]{figure=t2}.\n"), "\n")
			if got := strings.Contains(terms, "Contradicted by"); got != tt.rivals || !strings.Contains(terms, "As their sources have them") {
				t.Errorf("the cards tell:\n%s", terms)
			}
		})
	}
}
