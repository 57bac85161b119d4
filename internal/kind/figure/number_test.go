package figure

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNumbersReadTheSameEverywhere(t *testing.T) {
	just := func(v float64) Value { return Value{Low: v, High: v, Given: true} }
	tests := []struct {
		value       Value
		bound, unit string
		want        string
	}{
		{just(0), "", "people", "0"},
		{just(math.Copysign(0, -1)), "", "people", "0"},
		{just(1335), "", "people", "1,335"},
		{just(-5), "", "people", "−5"},
		{just(-1234.5), "", "", "−1,234.5"},
		{just(0.25), "", "", "0.25"},
		{just(12.5), "about", "%", "about 12.5%"},
		{just(12), "", "per cent", "12%"},
		{just(12e9), "over", "USD", "over USD 12 billion"},
		{just(1250000), "", "EUR", "EUR 1.25 million"},
		{just(1234567), "", "EUR", "EUR 1,234,567"},
		{just(250), "", "DEM", "DEM 250"},
		{just(3), "", "XCG", "XCG 3"},
		{just(7.9e9), "about", "people", "about 7.9 billion"},
		{just(1.5e12), "", "", "1.5 trillion"},
		{just(1e300), "", "", "1 × 10³⁰⁰"},
		{just(1e-9), "", "", "1 × 10⁻⁹"},
		{Value{Low: 1200, High: 1500, Given: true}, "about", "people", "about 1,200–1,500"},
		{Value{Low: 1.2e9, High: 1.5e9, Given: true}, "", "USD", "USD 1.2–1.5 billion"},
		{Value{Low: 5e8, High: 1.5e9, Given: true}, "", "USD", "USD 500 million to 1.5 billion"},
		{Value{Low: -5, High: 3, Given: true}, "", "%", "−5 to 3%"},
		{Value{Words: "hundreds", Given: true}, "at-least", "USD", "at least hundreds"},
		{just(300), "at-least", "", "at least 300"},
		{just(300), "as-many-as", "", "as many as 300"},
		{just(300), "up-to", "", "up to 300"},
		{just(300), "at-most", "", "at most 300"},
		{Value{}, "over", "", "no number"},
	}
	for _, tt := range tests {
		if got := strings.ReplaceAll(number(tt.value, tt.bound, tt.unit), "\u00a0", " "); got != tt.want {
			t.Errorf("%+v %s %s: got %q, want %q", tt.value, tt.bound, tt.unit, got, tt.want)
		}
	}
}

// No digit that an editor wrote is lost, and none is made up.
func TestDigitsDropNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-1e14, 1e14).Draw(t, "n")
		got := strings.NewReplacer(",", "", "−", "-").Replace(digits(float64(n)))
		head, word, _ := strings.Cut(got, "\u00a0")
		factor := map[string]float64{"": 1, "million": 1e6, "billion": 1e9, "trillion": 1e12}[word]
		v, err := strconv.ParseFloat(head, 64)
		if err != nil || int64(v*factor+sign(n)*0.5) != n {
			t.Fatalf("%d is written %q", n, got)
		}
	})
}

func sign(n int64) float64 {
	if n < 0 {
		return -1
	}
	return 1
}

func TestTitlesSayTheCurrencyOnce(t *testing.T) {
	g, list := graph(t, `quantities: [{id: q, title: Q, unit: USD}]
figures:
  - {id: own, quantity: q, value: 12e9, bound: over, unit: USD, measure: arms, claimed_by: [x]}
  - {id: of-quantity, quantity: q, value: 12000, measure: spent, claimed_by: [x]}
  - {id: share, quantity: q, value: 12.5, unit: "%", population: children, measure: displaced, claimed_by: [x]}
`)
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, tt := range []struct{ id, unit, want string }{
		{"own", "USD", "over USD 12 billion of arms"}, {"of-quantity", "USD", "USD 12,000 spent"}, {"share", "%", "12.5% of children displaced"},
	} {
		if got := strings.ReplaceAll(get(t, g, tt.id).titled(tt.unit), "\u00a0", " "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.id, got, tt.want)
		}
	}
}
