package figure

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func describe(list []*group) string {
	var out []string
	for _, g := range list {
		one := ids(g.figures)
		for _, f := range g.figures {
			if r := g.repeats[f]; len(r) > 0 {
				one += " (" + f.ID + " ← " + ids(r) + ")"
			}
		}
		if g.whole != nil {
			one += " part of " + g.of.B.ID
		}
		out = append(out, one)
	}
	return strings.Join(out, "\n")
}

// On one axis stand the values of the series and the count that contradicts one
// of them; whatever counts something else stands on an axis of its own.
func TestGroupsOfTheSampleSetApartWhatCannotBeCompared(t *testing.T) {
	g := sample(t)
	c := NewComparer(g)
	for q, members := range Members(g) {
		if q.ID != "civilians-killed-in-strikes" {
			continue
		}
		list, more := c.groups(members)
		want := `oir-173 oir-188 oir-199 oir-786 oir-1139 oir-1335 airwars-2358 (oir-173 ← gpa-173)
amnesty-300 (amnesty-300 ← gpa-300) part of oir-173
mrg-4000 (mrg-4000 ← gpa-4000)
mrg-2800 part of mrg-4000
mrg-hundreds part of mrg-4000`
		if got := describe(list); got != want || more != 0 {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// Every figure stands in one group, and no two heads of one group are anything
// but equals, rivals or values of a series, through at most others of the group.
func TestGroupsHoldEveryFigureOnceAndNothingUnlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "figures")
		src := "quantities: [{id: q, title: Q}]\nfigures:\n"
		pick := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
		for i := range n {
			src += fmt.Sprintf("  - {id: f-%d, quantity: q, value: %s, bound: %s, measure: %s, population: civilians, actor: [%s], place: [%s], period: %s, claimed_by: [x]",
				i, pick("value", "1", "20", "{low: 3, high: 4000}", "{words: hundreds}", "{words: many}", "-5", "1e12"), pick("bound", bounds...), pick("measure", "killed", "injured"),
				pick("actor", "a", "a, b"), pick("place", "x", "x, y"), pick("period", "2014/..", "2015", "2014/2016"))
			for _, more := range []string{pick("as_of", "", ", as_of: 2017", ", as_of: 2017-03-01", ", as_of: 2018-05"), pick("series", "", ", series: s")} {
				src += more
			}
			if i > 0 {
				src += pick("link", "", "", fmt.Sprintf(", derived_from: f-%d", rapid.IntRange(0, i).Draw(t, "of")), fmt.Sprintf(", part_of: f-%d", rapid.IntRange(0, n-1).Draw(t, "whole")))
			}
			src += "}\n"
		}
		g, _ := graph(&testing.T{}, src)
		c := NewComparer(g)
		for _, members := range Members(g) {
			list, more := c.groups(members)
			seen := map[*Figure]bool{}
			for _, gr := range list {
				for _, f := range gr.all() {
					if seen[f] {
						t.Fatalf("%s stands twice", f.ID)
					}
					seen[f] = true
				}
				for _, f := range gr.figures {
					alone := len(gr.figures) > 1
					for _, o := range gr.figures {
						alone = alone && (o == f || !oneAxis(c.Worded(f, o).Relation))
					}
					if alone {
						t.Fatalf("%s is like no other figure of its group in\n%s", f.ID, src)
					}
				}
			}
			if len(seen)+more != len(members) {
				t.Fatalf("%d of %d figures stand in groups, %d are left", len(seen), len(members), more)
			}
		}
	})
}
