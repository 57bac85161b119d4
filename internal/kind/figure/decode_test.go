package figure

import (
	"strings"
	"testing"

	"dossier/internal/diag"
)

func TestMistakesInFiguresAreReported(t *testing.T) {
	tests := []struct{ name, fields, message, help string }{
		{"commas in a number", "value: 1,139", "`value` must be a number", "write `1139`"},
		{"a number in quotes", `value: "173"`, "`value` must be a number", "take the quotes away"},
		{"words as a number", "value: hundreds", "`value` must be a number", "{words: …}"},
		{"a list", "value: [1, 2]", "`value` must be a number", "{low: …, high: …}"},
		{"a range turned round", "value: {low: 300, high: 100}", "turned round", "smaller number"},
		{"half a range", "value: {low: 300}", "neither a range nor words", "{low: …, high: …}"},
		{"a range and words", "value: {low: 1, high: 2, words: few}", "neither a range nor words", "{words: …}"},
		{"an unknown key of a value", "value: {lo: 1, high: 2}", "unknown key `lo`", "did you mean `low`?"},
		{"a number as words", `value: {words: "173"}`, "holds no word", "value: 173"},
		{"a range as words", `value: {words: "1,000 – 2,000"}`, "holds no word", "low"},
		{"no value", "bound: about", "the key `value` is missing", "add `value:`"},
		{"an unknown bound", "value: 1\n    bound: atleast", "`bound` cannot be `atleast`", "did you mean `at-least`?"},
		{"an unknown basis", "value: 1\n    basis: guess", "`basis` cannot be `guess`", "count"},
		{"a bad date", "value: 1\n    period: 2014-13", "no month 13", "2016-12-01"},
		{"as_of as an interval", "value: 1\n    as_of: 2014/2015", "must be one date", "`period`"},
		{"an unknown key", "value: 1\n    poplation: civilians", "unknown key `poplation`", "did you mean `population`?"},
		{"all and any", "value: 1\n    actor: {all: [a], any: [b]}", "both `all` and `any`", "keep one"},
		{"an actor of nobody", "value: 1\n    actor: {open: true}", "names nobody", "leave `actor` out"},
		{"an unknown key of an actor", "value: 1\n    actor: {every: [a]}", "unknown key `every`", "all"},
		{"a word among claimants", "value: 1\n    claimed_by: [unnamed, a]", "stands in a list with others", "alone"},
		{"a claimant that is no id", "value: 1\n    claimed_by: {who: a}", "the key `literal` is missing", "literal"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, list := graph(t, "figures:\n  - id: f\n    "+tt.fields+"\n")
			if len(list) == 0 || !strings.Contains(list[0].Message, tt.message) || !strings.Contains(list[0].Help, tt.help) {
				t.Fatalf("got %+v", list)
			}
			if list[0].Severity != diag.Error || list[0].At.Span.IsZero() {
				t.Errorf("got %v at %v", list[0].Severity, list[0].At.Span)
			}
		})
	}
}

func TestOddRecordsDoNotPanic(t *testing.T) {
	for _, src := range []string{
		"figures: [{id: f, value: }]", "figures: [{id: f, value: ~, actor: ~, claimed_by: ~, place: ~}]", "figures: [{id: f, value: {}}]",
		"figures: [{id: f, value: {words: }}]", "figures: [{id: f, value: 1e300, bound: about}]", "figures: [{id: f, value: -5, bound: about}]",
		"figures: [{id: f, value: 1, actor: [], claimed_by: [], place: []}]", "figures: [{id: f, value: 1, actor: [[a]], claimed_by: [[a]], place: [[a]]}]",
		"figures: [{id: f, value: 1, measure: ' ', population: ' '}]", "figures: [{value: 1}]", "quantities: [{id: q}]", "figures: 5", "quantities: [5]",
		"figures: [{id: f, value: 1, period: ../.., as_of: 2016}, {id: g, value: 1, period: ../2015}]",
	} {
		g, _ := graph(t, src)
		c := NewComparer(g)
		for _, id := range g.IDs {
			f, ok := g.Entity(id)
			if a, is := f.(*Figure); ok && is {
				for _, other := range g.IDs {
					if b, is := mustFigure(g.Entity(other)); is {
						c.Worded(a, b)
						c.Origins(a, b)
						Differences(g, a, b)
					}
				}
			}
		}
	}
}

func mustFigure(e any, _ bool) (*Figure, bool) {
	f, ok := e.(*Figure)
	return f, ok
}

func TestTitlesSayWhatAFigureSays(t *testing.T) {
	tests := []struct{ fields, want string }{
		{"value: 173, measure: casualties", "173 casualties"},
		{"value: 173, measure: killed, population: civilians", "173 civilians killed"},
		{"value: 4000, bound: over, measure: killed, population: civilians", "over 4,000 civilians killed"},
		{"value: 300, bound: at-least", "at least 300"},
		{"value: 60000, bound: about, measure: trapped, population: civilians", "about 60,000 civilians trapped"},
		{"value: 2000, bound: at-least, population: foreign fighters", "at least 2,000 foreign fighters"},
		{"value: 66, unit: countries", "66 countries"},
		{"value: {words: hundreds}, measure: killed, population: civilians", "hundreds of civilians killed"},
		{"value: {words: hundreds}, measure: deaths", "hundreds of deaths"},
		{"value: {low: 100, high: 200}, measure: deaths, population: children", "100–200 deaths among children"},
		{"value: 12.5, unit: tonnes, population: grain", "12.5 tonnes of grain"},
		{"value: 10, unit: people, measure: killed", "10 people killed"},
		{"value: 10, unit: people, measure: killed, population: civilians", "10 civilians killed"},
		{"value: 10, unit: persons, measure: killed, population: civilians", "10 civilians killed"},
		{"value: 10, unit: Individuals, population: civilians", "10 civilians"},
		{"value: 1, measure: killed, population: civilians", "1 civilian killed"},
		{"value: 1, bound: at-least, measure: killed, population: foreign fighters in Syria", "at least 1 foreign fighter in Syria killed"},
		{"value: 1, measure: casualties, population: children", "1 casualty among children"},
		{"value: 1, unit: people", "1 person"},
		{"value: 1, unit: tonnes, population: arms", "1 tonne of arms"},
		{"value: 1, unit: '%', population: children, measure: displaced", "1% of children displaced"},
		{"value: 1, population: Yazidi women", "1 Yazidi woman"},
		{"value: 1, population: Iraqis", "1 Iraqi"},
		{"value: {low: 1, high: 2}, population: civilians", "1–2 civilians"},
		{"value: 1.5, population: civilians", "1.5 civilians"},
		{"value: -0, population: civilians", "0 civilians"},
		{"value: -0.0, population: civilians", "0 civilians"},
		{"value: {low: -0.0, high: 2}, population: civilians", "0–2 civilians"},
	}
	for _, tt := range tests {
		g, list := graph(t, "figures: [{id: f, "+tt.fields+"}]")
		if len(list) > 0 {
			t.Fatal(tt.fields, list)
		}
		if got := get(t, g, "f").Title; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.fields, got, tt.want)
		}
	}
}

func TestReferencesSayWhichKindsTheyMayPointAt(t *testing.T) {
	g, list := graph(t, `figures: [{id: f, value: 1, quantity: q, derived_from: d, part_of: p, actor: [a], claimed_by: [c, {literal: somebody}], source: s, read_in: r, said_in: i, sources: [t]}]`)
	if len(list) > 0 {
		t.Fatal(list)
	}
	var got []string
	for _, r := range get(t, g, "f").Refs {
		got = append(got, r.Field+" "+r.Ref.ID+" "+strings.Join(r.Kinds, "|"))
	}
	want := "sources t source|article; quantity q quantity; derived_from d figure; part_of p figure; actor a organization|person; " +
		"claimed_by c organization|person; source s source|article; read_in r source|article; said_in i article|source"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
}
