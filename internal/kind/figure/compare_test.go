package figure

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/registry"
)

var kinds = []annot.Kind{QuantityKind{}, Kind{}}

// named is a record of another kind, of which figures need the id and what it
// is a part of.
type named struct{ annot.Base }

func organization(id string, partOf ...string) annot.Entity {
	b := annot.Base{Kind: "organization", ID: id, Title: id}
	for _, p := range partOf {
		b.Refs = append(b.Refs, annot.Reference{Ref: annot.Ref{ID: p}, Field: "part_of"})
	}
	return &named{b}
}

// graph links the records of a figures file with other entities.
func graph(t testing.TB, src string, others ...annot.Entity) (*link.Graph, []diag.Diagnostic) {
	t.Helper()
	records, list := registry.Read("content/figures/test.yaml", []byte(src), kinds)
	entities := others
	for _, r := range records {
		for _, k := range kinds {
			if k.Name() == r.Kind {
				e, more := k.Decode(r)
				list = append(list, more...)
				if e != nil {
					entities = append(entities, e)
				}
			}
		}
	}
	g, _ := link.Link(link.Input{Entities: entities})
	return g, list
}

func get(t testing.TB, g *link.Graph, id string) *Figure {
	t.Helper()
	f, ok := link.Get[*Figure](g, id)
	if !ok {
		t.Fatalf("there is no figure %s", id)
	}
	return f
}

var relationNames = map[Relation]string{NotComparable: "unlike", Agree: "agree", Conflict: "conflict", Part: "part", Whole: "whole", OneOrigin: "one",
	Superseded: "superseded", Supersedes: "supersedes", OneSeries: "one-series"}
var howNames = map[How]string{Same: "same", Narrower: "narrower", Wider: "wider", Overlaps: "overlaps", Disjoint: "disjoint", Differs: "differs",
	SilentA: "silent-a", SilentB: "silent-b", Silent: "silent", Unclear: "unclear"}

// say writes a comparison in one line: relation, by-record, exceeds, fields.
func say(c Comparison) string {
	out := relationNames[c.Relation]
	if c.ByRecord {
		out += " by-record"
	}
	if c.Exceeds {
		out += " exceeds"
	}
	for _, f := range c.Fields {
		out += " " + f.Field + ":" + howNames[f.How]
	}
	return out
}

// A count of what the coalition did in Iraq and Syria; other figures of the
// tests change some of its fields.
const base = `measure: killed, population: civilians, actor: [coalition], place: [Iraq, Syria], period: 2014/2016-10-22, claimed_by: [x]`

func TestFiguresAreComparedFieldByField(t *testing.T) {
	// with replaces a field of base, or takes it away where the value is -.
	with := func(changes ...string) string {
		fields := strings.Split(strings.ReplaceAll(base, "[Iraq, Syria]", "[Iraq;Syria]"), ", ")
		for _, change := range changes {
			key, value, _ := strings.Cut(change, ": ")
			kept := fields[:0:0]
			for _, f := range fields {
				if !strings.HasPrefix(f, key+":") {
					kept = append(kept, f)
				}
			}
			if value != "-" {
				kept = append(kept, change)
			}
			fields = kept
		}
		return strings.ReplaceAll(strings.Join(fields, ", "), ";", ", ")
	}
	tests := []struct{ name, a, b, want string }{
		{"equal counts agree", with("value: 173"), with("value: 173"), "agree"},
		{"a least number agrees with a larger one", with("value: 100", "bound: at-least"), with("value: 173"), "agree"},
		{"about is a tenth wide", with("value: 180", "bound: about"), with("value: 173"), "agree"},
		{"about excludes what is further off", with("value: 300", "bound: about"), with("value: 173"), "conflict"},
		{"exact numbers conflict", with("value: 173"), with("value: 174"), "conflict"},
		{"over excludes its own number", with("value: 173", "bound: over"), with("value: 173"), "conflict"},
		{"at least holds its own number", with("value: 173", "bound: at-least"), with("value: 173"), "agree"},
		{"up to excludes what is above", with("value: 100", "bound: up-to"), with("value: 173"), "conflict"},
		{"as many as excludes what is above", with("value: 100", "bound: as-many-as"), with("value: 173"), "conflict"},
		{"ranges that share a number agree", with("value: {low: 100, high: 173}"), with("value: 173"), "agree"},
		{"ranges apart conflict", with("value: {low: 100, high: 172}"), with("value: 173"), "conflict"},
		{"hundreds hold 300", with("value: {words: several hundred}"), with("value: 300"), "agree"},
		{"hundreds begin at one", with("value: {words: hundreds}"), with("value: 173"), "agree"},
		{"thousands begin at one", with("value: {words: thousands}"), with("value: 1500"), "agree"},
		{"dozens begin at one", with("value: {words: dozens}"), with("value: 12"), "agree"},
		{"hundreds exclude less", with("value: {words: hundreds}"), with("value: 99"), "conflict"},
		{"about 0.3 reaches to 0.33", with("value: 0.3", "bound: about"), with("value: 0.33"), "agree"},
		{"and no further", with("value: 0.3", "bound: about"), with("value: 0.3301"), "conflict"},
		{"about reaches down as exactly", with("value: 0.7", "bound: about"), with("value: 0.63"), "agree"},
		{"words without bounds exclude nothing", with("value: {words: untold numbers}"), with("value: 173"), "agree"},

		{"words compare without case and space", with("measure: 'Killed '"), with(), "agree"},
		{"other measures", with("measure: casualties"), with(), "unlike measure:differs"},
		{"other populations", with("population: Iraqi civilians"), with(), "unlike population:differs"},
		{"percent, however written", with("value: 5", "unit: '%'"), with("value: 9", "unit: Percent"), "conflict"},
		{"people, however written", with("value: 5", "unit: persons"), with("value: 9"), "conflict"},
		{"other units", with("unit: families"), with(), "unlike unit:differs"},
		{"the quantity's unit is meant where none is stated", with("unit: people"), with(), "agree"},
		{"a silent field is unknown", with("population: -"), with(), "unlike population:silent-a"},
		{"a field silent on both sides is unknown", with("place: -"), with("place: -"), "unlike place:silent"},
		{"silence of the second", with(), with("period: -"), "unlike period:silent-b"},

		{"fewer places are a part", with("place: [Syria]"), with(), "part place:narrower"},
		{"more places are a whole", with("place: [Iraq;Syria;Libya]"), with(), "whole place:wider"},
		{"names of places tell no more", with("place: [Raqqa]"), with(), "unlike place:differs"},
		{"a scope is a part of all", with("scope: 11 attacks"), with(), "part scope:narrower"},
		{"one scope is the same", with("scope: 11 attacks"), with("scope: 11 Attacks"), "agree"},
		{"scopes differ", with("scope: 11 attacks"), with("scope: 5 attacks"), "unlike scope:differs"},
		{"narrower here and wider there", with("place: [Syria]"), with("scope: 11 attacks"), "unlike place:narrower scope:wider"},

		{"fewer actors are a part", with(), with("actor: [coalition;russia]"), "part actor:narrower"},
		{"other actors", with("actor: [russia]"), with(), "unlike actor:disjoint"},
		{"some actors shared", with("actor: [russia;coalition]"), with("actor: [coalition;syria]"), "unlike actor:overlaps"},
		{"a member lies within its coalition", with("actor: [member]"), with(), "part actor:narrower"},
		{"all and any are the same set", with("actor: {all: [coalition;russia]}"), with("actor: {any: [russia;coalition]}"), "agree"},
		{"an open set holds those named", with(), with("actor: {any: [coalition;russia], open: true}"), "part actor:narrower"},
		{"an open set may hold others", with("actor: [syria]"), with("actor: {any: [coalition], open: true}"), "unlike actor:unclear"},
		{"two open sets tell nothing", with("actor: {any: [coalition], open: true}"), with("actor: {any: [coalition], open: true}"), "unlike actor:unclear"},
		{"free text is compared as it is", with("actor: [{literal: local militias}]"), with("actor: [{literal: Local  militias}]"), "agree"},

		{"a time within", with("period: 2015-01-01/2015-12-31"), with(), "part period:narrower"},
		{"a time around", with("period: 2014/2017"), with(), "whole period:wider"},
		{"a coarse beginning decides nothing", with("period: 2014-09-23/2016-10-22"), with(), "unlike period:unclear"},
		{"times that cross", with("period: 2015-01-01/2017-01-01"), with(), "unlike period:overlaps"},
		{"times apart", with("period: 2017"), with(), "unlike period:disjoint"},
		{"one year is all of its days", with("period: 2015"), with("period: 2015-01-01/2015-12-31"), "agree"},
		{"whole years are the same", with("value: 1", "period: 2014/2015"), with("value: 2", "period: 2014/2015"), "conflict"},
		{"two days of one year", with("period: 2014/..", "as_of: 2016"), with("period: 2014/..", "as_of: 2016"), "unlike period:unclear"},
		{"two days of one month", with("period: 2014/..", "as_of: 2016-05"), with("period: 2014/..", "as_of: 2016-05"), "unlike period:unclear"},
		{"a day of a year, and the year", with("period: 2014/..", "as_of: 2016"), with("period: 2014/2016"), "unlike period:unclear"},
		{"an open end runs to as_of", with("period: 2014/..", "as_of: 2016-10-22"), with(), "agree"},
		{"an open end without as_of is unknown", with("period: 2014/.."), with(), "unlike period:unclear"},
		{"even two of them", with("period: 2014/.."), with("period: 2014/.."), "unlike period:unclear"},
		{"what begins after an end is apart all the same", with("period: 2017/.."), with(), "unlike period:disjoint"},
		{"an approximate date decides nothing near", with("period: 2014~/2016-10-22"), with("period: 2014~/2016-10-22"), "unlike period:unclear"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			line := func(id, fields string) string {
				if !strings.Contains(fields, "value: ") {
					fields += ", value: 10"
				}
				return fmt.Sprintf("  - {id: %s, quantity: q, %s}\n", id, fields)
			}
			g, list := graph(t, "quantities: [{id: q, title: Q, unit: people}]\nfigures:\n"+line("a", tt.a)+line("b", tt.b), organization("member", "coalition"))
			if len(list) > 0 {
				t.Fatal(list)
			}
			c := NewComparer(g)
			if got := say(c.Worded(get(t, g, "a"), get(t, g, "b"))); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if got, want := say(c.Worded(get(t, g, "b"), get(t, g, "a"))), mirrored(tt.want); got != want {
				t.Errorf("the other way round: got %q, want %q", got, want)
			}
		})
	}
}

// mirrored is what a comparison says the other way round.
func mirrored(s string) string {
	return strings.NewReplacer("part ", "whole ", "whole ", "part ", "narrower", "wider", "wider", "narrower", "silent-a", "silent-b", "silent-b", "silent-a").Replace(s)
}

func TestPartOfSaysWhatFieldsLeaveOpen(t *testing.T) {
	const whole = "  - {id: w, quantity: q, value: 173, measure: killed, population: civilians, actor: [coalition], place: [Syria], period: 2014/2015, claimed_by: [x]}\n"
	tests := []struct{ name, part, want string }{
		{"silent fields", "value: 100, measure: killed, part_of: w", "part by-record"},
		{"fields that tell it anyway", "value: 100, measure: killed, population: civilians, actor: [coalition], place: [Syria], period: 2014/2015, scope: 3 attacks, part_of: w", "part scope:narrower"},
		{"the same in every field", "value: 100, measure: killed, population: civilians, actor: [coalition], place: [Syria], period: 2014/2015, part_of: w", "part by-record"},
		{"words for a smaller circle", "value: 100, population: children, part_of: w", "part by-record"},
		{"a larger part", "value: 200, bound: at-least, part_of: w", "part by-record exceeds"},
		{"a part that may be larger", "value: 100, bound: at-least, part_of: w", "part by-record"},
		{"an actor outside of the whole", "value: 100, actor: [russia], part_of: w", "unlike by-record actor:disjoint"},
		{"a place outside of the whole", "value: 100, place: [Syria, Iraq], part_of: w", "unlike by-record place:wider"},
		{"a time outside of the whole", "value: 100, period: 2017, part_of: w", "unlike by-record period:disjoint"},
		{"a time that begins too early", "value: 100, period: 2013/.., part_of: w", "unlike by-record period:unclear"},
		{"another unit", "value: 100, unit: tonnes, part_of: w", "unlike by-record unit:differs"},
		{"a part of a part", "value: 100, part_of: between", "part by-record"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, list := graph(t, "quantities: [{id: q, title: Q}]\nfigures:\n"+whole+
				"  - {id: between, quantity: q, value: 150, part_of: w, claimed_by: [x]}\n  - {id: p, quantity: q, claimed_by: [x], "+tt.part+"}\n")
			if len(list) > 0 {
				t.Fatal(list)
			}
			c := NewComparer(g)
			if got := say(c.Worded(get(t, g, "p"), get(t, g, "w"))); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if got := c.Worded(get(t, g, "w"), get(t, g, "p")); got.Relation == Part || got.Exceeds != strings.Contains(tt.want, "exceeds") {
				t.Errorf("the other way round: %s", say(got))
			}
		})
	}
}

// The rival of a series: same measure, population, actor, places and time,
// other claimant.
func TestTwoCountsOfTheSameThingConflict(t *testing.T) {
	g, list := graph(t, `quantities: [{id: q, title: Civilians killed, unit: people}]
figures:
  - {id: official, quantity: q, value: 199, measure: killed, population: civilians, actor: {all: [coalition]}, place: [Iraq, Syria], period: 2014/.., as_of: 2017-02-02, claimed_by: [task-force]}
  - {id: monitor, quantity: q, value: 2358, bound: at-least, measure: killed, population: civilians, actor: {all: [coalition]}, place: [Syria, Iraq], period: 2014/.., as_of: 2017-02-02, claimed_by: [airwars]}
  - {id: official-told, derived_from: official, value: 199, measure: casualties, said_in: a, claimed_by: unnamed}
  - {id: monitor-told, derived_from: monitor, value: 2358, said_in: a, claimed_by: unnamed}
`)
	if len(list) > 0 {
		t.Fatal(list)
	}
	c := NewComparer(g)
	if got := say(c.Worded(get(t, g, "official"), get(t, g, "monitor"))); got != "conflict" {
		t.Errorf("the counts: got %s", got)
	}
	a, b := get(t, g, "official-told"), get(t, g, "monitor-told")
	if got := c.Worded(a, b).Relation; got != NotComparable {
		t.Errorf("as worded: got %s", relationNames[got])
	}
	if got := say(c.Origins(a, b)); got != "conflict" {
		t.Errorf("as their origins: got %s", got)
	}
	if got := say(c.Origins(a, get(t, g, "official"))); got != "one" {
		t.Errorf("a figure and its origin: got %s", got)
	}
}

// sample reads the figures of the sample dossier.
func sample(t testing.TB) *link.Graph {
	t.Helper()
	var entities []annot.Entity
	for _, file := range []string{"figures/coalition.yaml", "figures/fallujah.yaml", "figures/fighters.yaml", "figures/strikes.yaml"} {
		src, err := os.ReadFile("../../../content/" + file)
		if err != nil {
			t.Fatal(err)
		}
		records, list := registry.Read("content/"+file, src, kinds)
		for _, r := range records {
			for _, k := range kinds {
				if k.Name() == r.Kind {
					e, more := k.Decode(r)
					list = append(list, more...)
					entities = append(entities, e)
				}
			}
		}
		for _, d := range list {
			t.Errorf("%s: %s", file, d.Message)
		}
	}
	g, _ := link.Link(link.Input{Entities: entities})
	// What the fields leave open between these two, only a record can say.
	get(t, g, "amnesty-300").PartOf = annot.Ref{ID: "oir-173"}
	return g
}

func TestThreeCountsOfTheSampleAreNoRivals(t *testing.T) {
	g := sample(t)
	c := NewComparer(g)
	origins := []struct{ a, b, want string }{
		{"amnesty-300", "oir-173", "part by-record exceeds place:narrower scope:narrower"},
		{"mrg-4000", "oir-173", "unlike actor:wider period:narrower"},
		{"mrg-4000", "amnesty-300", "unlike period:unclear"},
		{"mrg-2800", "mrg-4000", "part by-record actor:narrower"},
		{"mrg-hundreds", "mrg-4000", "part by-record"},
		{"mrg-2800", "mrg-hundreds", "unlike actor:unclear place:silent period:silent"},
	}
	for _, tt := range origins {
		if got := say(c.Worded(get(t, g, tt.a), get(t, g, tt.b))); got != tt.want {
			t.Errorf("%s and %s: got %q, want %q", tt.a, tt.b, got, tt.want)
		}
	}
	worded := []struct{ a, b, want, origins string }{
		{"gpa-300", "gpa-173", "unlike measure:silent-a population:silent actor:silent-a place:silent-b period:silent", "part by-record exceeds place:narrower scope:narrower"},
		{"gpa-4000", "gpa-173", "unlike measure:differs population:silent-b place:silent period:silent-b", "unlike actor:wider period:narrower"},
		{"gpa-4000", "gpa-300", "unlike measure:silent-b population:silent-b actor:silent-b place:silent-a period:silent-b", "unlike period:unclear"},
	}
	for _, tt := range worded {
		a, b := get(t, g, tt.a), get(t, g, tt.b)
		if got := say(c.Worded(a, b)); got != tt.want {
			t.Errorf("%s and %s as worded: got %q, want %q", tt.a, tt.b, got, tt.want)
		}
		if got := say(c.Origins(a, b)); got != tt.origins {
			t.Errorf("%s and %s as their origins: got %q, want %q", tt.a, tt.b, got, tt.origins)
		}
	}
}

func TestAnActorLiesWithinItsWholeUnderAnyNameOfThat(t *testing.T) {
	whole := &named{annot.Base{Kind: "organization", ID: "coalition", Title: "Coalition", Aliases: []string{"old-coalition"}}}
	g, list := graph(t, "quantities: [{id: q, title: Q}]\nfigures:\n  - {id: a, quantity: q, value: 1, "+strings.Replace(base, "[coalition]", "[member]", 1)+"}\n  - {id: b, quantity: q, value: 2, "+base+"}\n",
		organization("member", "old-coalition"), whole)
	if len(list) > 0 {
		t.Fatal(list)
	}
	if got := say(NewComparer(g).Worded(get(t, g, "a"), get(t, g, "b"))); got != "part actor:narrower" {
		t.Errorf("got %q", got)
	}
}
