package figure

import (
	"strings"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/lint"
	"dossier/internal/markdown"
	"dossier/internal/registry"
)

// checked runs the rules over figures and one article with the slug "article".
func checked(t *testing.T, figures, body string) []diag.Diagnostic {
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
	in.Articles = append(in.Articles, a)
	g, _ := link.Link(in)
	for _, rule := range (Kind{}).Rules() {
		list = append(list, rule.Check(lint.Input{Graph: g, Kinds: kinds})...)
	}
	diag.Sort(list)
	return list
}

func codes(list []diag.Diagnostic) string {
	var out []string
	for _, d := range list {
		out = append(out, d.Code)
	}
	return strings.Join(out, " ")
}

func TestRulesOfFigures(t *testing.T) {
	const q = "quantities: [{id: q, title: Q}]\nfigures:\n"
	tests := []struct{ name, figures, body, want string }{
		{"nothing to find", q + "- {id: f, quantity: q, value: 1, claimed_by: publisher}", "", ""},
		{"silence about the claimant", q + "- {id: f, quantity: q, value: 1}", "", "figure-without-claimant"},
		{"an empty list is silence", q + "- {id: f, quantity: q, value: 1, claimed_by: []}", "", "figure-without-claimant"},
		{"a literal claimant", q + "- {id: f, quantity: q, value: 1, claimed_by: [{literal: A witness}]}", "", ""},
		{"the publisher", q + "- {id: f, quantity: q, value: 1, claimed_by: publisher}", "", ""},
		{"no quantity", q + "- {id: f, value: 1, claimed_by: publisher}", "", "figure-without-quantity"},
		{"a quantity through a chain", q + "- {id: f, derived_from: g, value: 1, claimed_by: publisher}\n- {id: g, quantity: q, value: 1, claimed_by: publisher}", "", ""},
		{"no quantity at the end of a chain", q + "- {id: f, derived_from: g, value: 1, claimed_by: publisher}\n- {id: g, value: 1, claimed_by: publisher}", "", "figure-without-quantity figure-without-quantity"},
		{"a repetition that counts something else", "quantities: [{id: q, title: Q}, {id: r, title: R}]\nfigures:\n- {id: f, quantity: r, derived_from: g, value: 1, claimed_by: publisher}\n- {id: g, quantity: q, value: 1, claimed_by: publisher}", "", "quantity-differs"},
		{"a repetition that says what it counts", q + "- {id: f, quantity: q, derived_from: g, value: 1, claimed_by: publisher}\n- {id: g, quantity: q, value: 1, claimed_by: publisher}", "", ""},
		{"a wrong id is reported by itself", q + "- {id: f, derived_from: gone, value: 1, claimed_by: publisher}", "", ""},
		{"a circle of sources", q + "- {id: f, derived_from: g, value: 1, claimed_by: publisher}\n- {id: g, derived_from: f, value: 1, claimed_by: publisher}\n- {id: h, derived_from: f, value: 1, claimed_by: publisher}", "", "figure-circle"},
		{"derived from itself", q + "- {id: f, quantity: q, derived_from: f, value: 1, claimed_by: publisher}", "", "figure-circle"},
		{"a circle of parts", q + "- {id: f, quantity: q, part_of: g, value: 1, claimed_by: publisher}\n- {id: g, quantity: q, part_of: f, value: 1, claimed_by: publisher}", "", "figure-circle"},

		{"a wording that stands in the article", q + "- {id: f, quantity: q, value: 1, claimed_by: publisher, said_in: article, wording: 'at least 300 in all'}", "There were *at\nleast* 300 in all.\n", ""},
		{"one that runs over a paragraph", q + "- {id: f, quantity: q, value: 1, claimed_by: publisher, said_in: article, wording: 'of them. And more'}", "There were 300 of them.\n\nAnd more.\n", ""},
		{"words that the editor put in do not count", q + "- {id: f, quantity: q, value: 1, claimed_by: publisher, said_in: article, wording: 'three hunderd dead'}", "They said three hunderd [sic]{.inserted} dead.\n", ""},
		{"a wording that does not", q + "- {id: f, quantity: q, value: 1, claimed_by: publisher, said_in: article, wording: 'at least 300 of them'}", "There were at least 200 of them.\n", "wording-not-found"},
		{"in another case", q + "- {id: f, quantity: q, value: 1, claimed_by: publisher, said_in: article, wording: there were 300}", "There were 300.\n", "wording-not-found"},
		{"a wording of a source is not looked for", q + "- {id: f, quantity: q, value: 1, claimed_by: publisher, wording: anything}", "There were 300.\n", ""},

		{"a figure of the article", q + "- {id: f, quantity: q, value: 1, claimed_by: publisher, said_in: article}", "[One]{figure=f}.\n", ""},
		{"a figure that says nothing of where", q + "- {id: f, quantity: q, value: 1, claimed_by: publisher}", "[One]{figure=f}.\n", "figure-said-elsewhere"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			body := tt.body
			if body == "" {
				body = "Words.\n"
			}
			if got := codes(checked(t, tt.figures, body)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAMissingWordingShowsTheNearestPassage(t *testing.T) {
	body := "Nothing here.\n\nA sentence before.\nThe [state]{.byline} claims that it only caused 173 casualties.\n"
	list := checked(t, "quantities: [{id: q, title: Q}]\nfigures: [{id: f, quantity: q, value: 1, claimed_by: publisher, said_in: article, wording: the state claims it caused 173 casualties}]", body)
	if len(list) != 1 || len(list[0].Also) != 1 {
		t.Fatal(list)
	}
	at := list[0].Also[0].Span
	if got := body[at.Start:at.End]; !strings.HasPrefix(got, "The [state]") && !strings.HasPrefix(got, "The ") || !strings.HasSuffix(got, "casualties.") {
		t.Errorf("got %q", got)
	}
	if s := list[0].At.Span; s.File != "content/figures/test.yaml" || s.End <= s.Start {
		t.Errorf("placed at %v", s)
	}
}
