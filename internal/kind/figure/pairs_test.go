package figure

import (
	"strings"
	"testing"

	"dossier/internal/pages"
)

func TestPairsStandInGroupsThatTellTheMostFirst(t *testing.T) {
	g := sample(t)
	list := pairs{c: NewComparer(g), room: mostUnlike}
	f := get(t, g, "gpa-300")
	for _, id := range []string{"mrg-4000", "gpa-4000", "amnesty-300", "gpa-173", "oir-173"} {
		list.add(f, get(t, g, id))
	}
	groups := list.groups(func(p pair) pages.Comparison { return pages.Comparison{Href: p.worded.B.ID} })
	got := ""
	for _, group := range groups {
		got += group.Heading.Bare() + ":"
		for _, item := range group.Items {
			got += " " + item.Href
		}
		got += "\n"
	}
	want := "Parts of a whole: gpa-173 oir-173\nNot comparable: mrg-4000 gpa-4000\nThe same number, repeated: amnesty-300\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestACardNamesWhatDiffersBeforeWhatIsLeftOut(t *testing.T) {
	g := sample(t)
	c := NewComparer(g)
	for _, tt := range []struct{ a, b, want string }{
		{"gpa-4000", "gpa-173", "other measure"},
		{"gpa-300", "gpa-173", "not stated in both: measure, population, actor, place, period"},
		{"mrg-4000", "amnesty-300", "too vague in period"},
		{"mrg-4000", "oir-173", "other actor, period"},
	} {
		if got := string(short(c.Worded(get(t, g, tt.a), get(t, g, tt.b)))); got != tt.want {
			t.Errorf("%s and %s: got %q, want %q", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestQuantitiesAreNeverCompared(t *testing.T) {
	g, list := graph(t, "quantities: [{id: deaths, title: Deaths}, {id: injuries, title: Injuries}]\nfigures:\n"+
		"  - {id: a, quantity: deaths, value: 100, "+base+"}\n  - {id: b, quantity: injuries, value: 900, "+base+"}\n"+
		"  - {id: c, derived_from: b, quantity: deaths, value: 900, claimed_by: [x]}\n  - {id: d, quantity: injuries, part_of: a, value: 1, claimed_by: [x]}\n")
	if len(list) > 0 {
		t.Fatal(list)
	}
	c := NewComparer(g)
	for _, tt := range []struct{ a, b, want string }{{"a", "b", "unlike quantity:differs"}, {"d", "a", "unlike by-record quantity:differs"}} {
		if got := say(c.Worded(get(t, g, tt.a), get(t, g, tt.b))); got != tt.want {
			t.Errorf("%s and %s: got %q, want %q", tt.a, tt.b, got, tt.want)
		}
	}
	if got := say(c.Origins(get(t, g, "a"), get(t, g, "c"))); got != "unlike quantity:differs" {
		t.Errorf("as their origins: got %q", got)
	}
	if got := headings(c, get(t, g, "a"), get(t, g, "c")); got != "Not comparable" {
		t.Errorf("the two stand under %q", got)
	}
}

// headings gives the headings under which the pair of two figures stands.
func headings(c *Comparer, a, b *Figure) string {
	list := pairs{c: c, room: mostUnlike}
	list.add(a, b)
	var out []string
	for _, group := range list.groups(func(pair) pages.Comparison { return pages.Comparison{} }) {
		out = append(out, group.Heading.Bare())
	}
	return strings.Join(out, ", ")
}

func TestRepetitionsOfOneSeriesAreNoContradiction(t *testing.T) {
	told := ", measure: killed, population: civilians, actor: [coalition], place: [Iraq], period: 2014/2016"
	g, list := graph(t, values("s1 value: 5, as_of: 2016-01-01, series: S", "s2 value: 9, as_of: 2016-02-01, series: S",
		"t1 value: 5, derived_from: s1, claimed_by: [x]"+told, "t2 value: 9, derived_from: s2, claimed_by: [x]"+told))
	if len(list) > 0 {
		t.Fatal(list)
	}
	c := NewComparer(g)
	a, b := get(t, g, "t1"), get(t, g, "t2")
	if got := say(c.Worded(a, b)) + ", " + say(c.Origins(a, b)); got != "conflict, superseded" {
		t.Fatalf("got %s", got)
	}
	if got := headings(c, a, b); !strings.HasPrefix(got, "One series") {
		t.Errorf("the two stand under %q", got)
	}
	for _, p := range pages.Plan(pages.Input{Graph: g, Labels: unlabelled{}, Kinds: kinds}) {
		if r, ok := p.Content.(*pages.Record); ok && p.Path == "quantities/q/index.html" {
			for _, s := range r.Sections {
				groups, _ := s.Content.(pages.Comparisons)
				for _, group := range groups {
					for _, item := range group.Items {
						for _, f := range item.Findings {
							if strings.Contains(f.Says.Bare(), "contradict each other") {
								t.Errorf("%s: %s", item.Title.Bare(), f.Says.Bare())
							}
						}
					}
				}
			}
		}
	}
}
