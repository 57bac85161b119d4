package figure

import (
	"strings"
	"testing"
)

const counted = "measure: killed, population: civilians, actor: [coalition], place: [Iraq, Syria], period: 2014/.., claimed_by: [x]"

// values writes a figures file; a line is the id and what differs.
func values(lines ...string) string {
	out := "quantities: [{id: q, title: Q}, {id: r, title: R}]\nfigures:\n"
	for _, l := range lines {
		id, rest, _ := strings.Cut(l, " ")
		if !strings.Contains(rest, "derived_from") {
			rest += ", " + counted
		}
		if !strings.Contains(rest, "quantity") {
			rest += ", quantity: q"
		}
		out += "  - {id: " + id + ", " + rest + "}\n"
	}
	return out
}

func TestTheLaterOfASeriesSupersedesTheEarlier(t *testing.T) {
	tests := []struct{ name, a, b, want string }{
		{"days", "value: 173, as_of: 2016-10-22, series: S", "value: 188, as_of: 2017-01-02, series: S", "superseded"},
		{"the other way round", "value: 188, as_of: 2017-01-02, series: S", "value: 173, as_of: 2016-10-22, series: S", "supersedes"},
		{"a number that stays", "value: 173, as_of: 2016-10-22, series: S", "value: 173, as_of: 2017-01-02, series: s ", "superseded"},
		{"a month and a later month", "value: 173, as_of: 2016-10, series: S", "value: 188, as_of: 2016-11, series: S", "superseded"},
		{"a month and a day in it", "value: 173, as_of: 2016-10, series: S", "value: 188, as_of: 2016-10-22, series: S", "one-series as_of:unclear"},
		{"one month", "value: 173, as_of: 2016-10, series: S", "value: 188, as_of: 2016-10, series: S", "one-series as_of:unclear"},
		{"an approximate date near by", "value: 173, as_of: 2016~, series: S", "value: 188, as_of: 2017-03-01, series: S", "one-series as_of:unclear"},
		{"no date", "value: 173, series: S", "value: 188, as_of: 2016-10-22, series: S", "one-series as_of:silent-a"},
		{"one day, numbers that exclude each other", "value: 173, as_of: 2016-10-22, series: S", "value: 188, as_of: 2016-10-22, series: S", "conflict"},
		{"one day, one number", "value: 173, as_of: 2016-10-22, series: S", "value: 173, as_of: 2016-10-22, series: S", "agree"},
		{"two series", "value: 173, as_of: 2016-10-22, series: S", "value: 188, as_of: 2017-01-02, series: T", "part period:narrower"},
		{"two quantities", "value: 173, as_of: 2016-10-22, series: S", "value: 188, as_of: 2017-01-02, series: S, quantity: r", "unlike quantity:differs"},
		{"a series that counts something else", "value: 173, as_of: 2016-10-22, series: S", "value: 188, as_of: 2017-01-02, series: S, unit: families", "unlike unit:differs"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, list := graph(t, values("a "+tt.a, "b "+tt.b))
			if len(list) > 0 {
				t.Fatal(list)
			}
			if got := say(NewComparer(g).Worded(get(t, g, "a"), get(t, g, "b"))); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAFigureFollowsTheSeriesOfTheNumberThatItRepeats(t *testing.T) {
	g, list := graph(t, values("a value: 173, as_of: 2016-10-22, series: S", "b value: 188, as_of: 2017-01-02, series: S", "c value: 199, as_of: 2017-02, series: S",
		"told value: 173, derived_from: a, claimed_by: [y]", "alone value: 5, as_of: 2015"))
	if len(list) > 0 {
		t.Fatal(list)
	}
	c := NewComparer(g)
	for _, tt := range []struct{ id, series, later string }{
		{"told", "a b c", "c"}, {"a", "a b c", "c"}, {"b", "a b c", "c"}, {"c", "a b c", ""}, {"alone", "", ""},
	} {
		f := get(t, g, tt.id)
		later, unknown := c.Later(f)
		if got := ids(c.Series(f)); got != tt.series || ids(later) != tt.later || unknown {
			t.Errorf("%s: series %q, later %q, unknown %v", tt.id, got, ids(later), unknown)
		}
	}
	if got := say(c.Origins(get(t, g, "told"), get(t, g, "b"))); got != "superseded" {
		t.Errorf("the origin of what is told: got %q", got)
	}
	if got := c.Worded(get(t, g, "told"), get(t, g, "b")).Relation; got != NotComparable {
		t.Errorf("as worded: got %s", relationNames[got])
	}
}

func TestTheLastOfASeriesIsUnknownWhereItsDatesAreTooCoarse(t *testing.T) {
	g, _ := graph(t, values("a value: 1, as_of: 2016-10-22, series: S", "b value: 2, as_of: 2017, series: S", "c value: 3, as_of: 2017-05, series: S",
		"x value: 1, as_of: 2016, series: T", "y value: 2, as_of: 2016-05, series: T"))
	c := NewComparer(g)
	if later, unknown := c.Later(get(t, g, "a")); ids(later) != "b c" || unknown {
		t.Errorf("got %q, %v", ids(later), unknown)
	}
	if later, unknown := c.Later(get(t, g, "x")); len(later) > 0 || !unknown {
		t.Errorf("got %q, %v", ids(later), unknown)
	}
}

func ids(list []*Figure) string {
	var out []string
	for _, f := range list {
		out = append(out, f.ID)
	}
	return strings.Join(out, " ")
}
