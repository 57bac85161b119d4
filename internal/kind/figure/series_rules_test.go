package figure

import "testing"

func TestFiguresOfASeriesThatDoNotFitAreReported(t *testing.T) {
	tests := []struct{ name, want, figures string }{
		{"a series", "", values("a value: 1, as_of: 2016, series: S", "b value: 2, as_of: 2017, series: S")},
		{"two values for a day", "series-clash", values("a value: 1, as_of: 2016-01-01, series: S", "b value: 2, as_of: 2016-01-01, series: S")},
		{"two that agree", "", values("a value: 1, as_of: 2016-01-01, series: S", "b value: 1, bound: at-least, as_of: 2016-01-01, series: S")},
		{"two values for a month are not certain to clash", "", values("a value: 1, as_of: 2016-01, series: S", "b value: 2, as_of: 2016-01, series: S")},
		{"another unit", "series-clash", values("a value: 1, as_of: 2016, series: S", "b value: 2, as_of: 2017, series: S, unit: tonnes")},
		{"another series than that of the origin", "series-clash", values("a value: 1, as_of: 2016, series: S", "b value: 1, derived_from: a, series: T, claimed_by: [x]")},
		{"the series of the origin", "", values("a value: 1, as_of: 2016, series: S", "b value: 1, derived_from: a, series: S, claimed_by: [x]")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := codes(checked(t, tt.figures, "Words.\n")); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestASupersededFigureIsReportedWhereTheLaterOneWasOut(t *testing.T) {
	figures := values("a value: 1, as_of: 2016-10-22, series: S", "b value: 2, as_of: 2017-01-02, series: S", "c value: 3, as_of: 2018-05, series: S",
		"told value: 1, derived_from: a, claimed_by: [x], said_in: article")
	for _, tt := range []struct{ name, issued, want string }{
		{"before", "2016-12-31", ""}, {"on the day", "2017-01-02", "superseded-figure"}, {"after", "2017-02-01", "superseded-figure"},
		{"about then", "2016-12~", ""}, {"in a year that may be before", "2017", ""}, {"nobody knows when", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			front := ""
			if tt.issued != "" {
				front = "---\nissued: " + tt.issued + "\n---\n"
			}
			if got := codes(checked(t, figures, front+"# One\n\n[One]{figure=told}.\n")); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestACountOfTheSameYearNeedNotHaveBeenOut(t *testing.T) {
	figures := values("a value: 1, as_of: 2016-10-22, series: S", "b value: 2, as_of: 2018, series: S", "told value: 1, derived_from: a, claimed_by: [x], said_in: article")
	for issued, want := range map[string]string{"2018": "", "2019": "superseded-figure"} {
		if got := codes(checked(t, figures, "---\nissued: "+issued+"\n---\n# One\n\n[One]{figure=told}.\n")); got != want {
			t.Errorf("an article of %s: got %q, want %q", issued, got, want)
		}
	}
}
