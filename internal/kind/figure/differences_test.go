package figure

import (
	"strings"
	"testing"

	"dossier/internal/annot"
)

func TestDifferencesFromTheSourceAreFoundFieldByField(t *testing.T) {
	tests := []struct{ name, f, from, want string }{
		{"the same words", "value: 5, measure: Killed", "value: 5, measure: killed", ""},
		{"the number", "value: 6", "value: 5", "changed value"},
		{"a number as words", "value: {words: dozens}", "value: 50", "changed value"},
		{"the bound", "value: 5, bound: at-least", "value: 5, bound: about", "changed bound"},
		{"a bound left out is unqualified", "value: 5", "value: 5, bound: unqualified", ""},
		{"a bound lost", "value: 5", "value: 5, bound: over", "changed bound"},
		{"the unit", "value: 5, unit: families", "value: 5, unit: people", "changed unit"},
		{"the measure", "value: 5, measure: casualties", "value: 5, measure: killed", "changed measure"},
		{"the population dropped", "value: 5", "value: 5, population: civilians", "dropped population"},
		{"an actor added", "value: 5, actor: [a]", "value: 5", "added actor"},
		{"another actor", "value: 5, actor: [a]", "value: 5, actor: {any: [a, b], open: true}", "changed actor"},
		{"an alias of the actor", "value: 5, actor: [old-a]", "value: 5, actor: [a]", ""},
		{"an alias of the claimant", "value: 5, claimed_by: [old-a]", "value: 5, claimed_by: [a]", ""},
		{"no less than nothing", "value: -0.0", "value: 0", ""},
		{"percent in other letters", "value: 5, unit: percent", "value: 5, unit: '%'", ""},
		{"another quantity", "value: 5, quantity: q", "value: 5, quantity: r", "changed quantity"},
		{"actors in another order", "value: 5, actor: [b, a]", "value: 5, actor: {all: [a, b]}", ""},
		{"one actor is all or any", "value: 5, actor: {any: [a]}", "value: 5, actor: [a]", ""},
		{"all and any differ", "value: 5, actor: {any: [a, b]}", "value: 5, actor: [a, b]", "changed actor"},
		{"places in another order", "value: 5, place: [Syria, Iraq]", "value: 5, place: [Iraq, Syria]", ""},
		{"a place dropped", "value: 5, place: [Syria]", "value: 5, place: [Iraq, Syria]", "changed place"},
		{"the scope dropped", "value: 5", "value: 5, scope: 11 attacks", "dropped scope"},
		{"the period", "value: 5, period: 2014", "value: 5, period: 2014/2015", "changed period"},
		{"as of dropped", "value: 5", "value: 5, as_of: 2016-10-22", "dropped as_of"},
		{"the hedge dropped", "value: 5", "value: 5, hedge: appear to have", "dropped hedge"},
		{"a basis added", "value: 5, basis: estimate", "value: 5", "added basis"},
		{"no basis is silence", "value: 5, basis: none-given", "value: 5", ""},
		{"other claimants", "value: 5, claimed_by: [b]", "value: 5, claimed_by: [a]", "changed claimed_by"},
		{"claimants in another order", "value: 5, claimed_by: [b, a]", "value: 5, claimed_by: [a, b]", ""},
		{"a claimant who is not named any more", "value: 5, claimed_by: unnamed", "value: 5, claimed_by: [a]", "changed claimed_by"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, list := graph(t, "quantities: [{id: q, title: Q}, {id: r, title: R}]\nfigures:\n  - {id: f, derived_from: o, "+tt.f+"}\n  - {id: o, "+tt.from+"}\n",
				&named{annot.Base{Kind: "organization", ID: "a", Title: "A", Aliases: []string{"old-a"}}})
			if len(list) > 0 {
				t.Fatal(list)
			}
			if got := words(Differences(g, get(t, g, "f"), get(t, g, "o"))); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func words(list []Difference) string {
	var out []string
	for _, d := range list {
		out = append(out, d.What+" "+d.Field)
	}
	return strings.Join(out, ", ")
}

func TestTheSampleTellsWhatTheArticleChanged(t *testing.T) {
	g := sample(t)
	for id, want := range map[string]string{
		"gpa-173":  "changed measure, dropped population, dropped place, dropped period, dropped as_of, changed claimed_by",
		"gpa-300":  "changed bound, dropped measure, dropped population, dropped actor, dropped scope, dropped period, dropped hedge, added basis",
		"gpa-4000": "changed bound, changed population, changed actor, dropped place, added basis",
	} {
		f := get(t, g, id)
		if got := words(Differences(g, f, Origin(g, f))); got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
}

func TestOnlyTheQuantityIsInherited(t *testing.T) {
	g, _ := graph(t, `quantities: [{id: q, title: Q}]
figures:
  - {id: a, derived_from: b, value: 1, claimed_by: unnamed}
  - {id: b, derived_from: c, value: 1, claimed_by: unnamed}
  - {id: c, quantity: q, value: 1, measure: killed, claimed_by: unnamed}
`)
	a := get(t, g, "a")
	if q := QuantityOf(g, a); q == nil || q.ID != "q" {
		t.Errorf("quantity: got %v", q)
	}
	if o := Origin(g, a); o.ID != "c" {
		t.Errorf("origin: got %s", o.ID)
	}
	if a.Measure != "" {
		t.Errorf("measure: got %q", a.Measure)
	}
}
