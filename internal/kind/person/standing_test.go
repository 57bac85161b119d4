package person

import (
	"testing"

	"dossier/internal/annot"
)

func date(t testing.TB, s string) annot.Date {
	t.Helper()
	if s == "" {
		return annot.Date{}
	}
	d, err := annot.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestARoleIsAskedForOnTheDayOfTheArticle(t *testing.T) {
	names := map[Standing]string{Always: "always", Then: "then", Before: "before", Since: "since", Unclear: "unclear"}
	for _, c := range []struct{ from, to, on, want string }{
		{"2014-03-10", "2016-05-20", "2014-03-09", "since"},
		{"2014-03-10", "2016-05-20", "2014-03-10", "then"},
		{"2014-03-10", "2016-05-20", "2014-03-11", "then"},
		{"2014-03-10", "2016-05-20", "2016-05-19", "then"},
		{"2014-03-10", "2016-05-20", "2016-05-20", "then"},
		{"2014-03-10", "2016-05-20", "2016-05-21", "before"},
		{"2014-03-10", "", "2026-01-01", "then"},
		{"", "2016-05-20", "2016-05-21", "before"},
		{"", "2016-05-20", "2016-05-20", "unclear"}, // nobody knows since when
		{"2014", "2016", "2013-12-31", "since"},
		{"2014", "2016", "2014-07-01", "unclear"},
		{"2014", "2016", "2015-07-01", "then"},
		{"2014", "2016", "2016-07-01", "unclear"},
		{"2014", "2016", "2017-01-01", "before"},
		{"2014-06~", "", "2014-12-31", "unclear"},
		{"2014-06~", "", "2015-07-01", "then"},
		{"2014-06~", "", "2013-05-31", "since"},
		{"2014-03-10", "2016-05-20", "2016-05", "unclear"},
		{"2014-03-10", "2016-05-20", "2016-04", "then"},
		{"2014-03-10", "2016-05-20", "2016-06", "before"},
		{"2014-03-10", "2016-05-20", "2016-06~", "unclear"},
		{"2014-03-10", "2016-05-20", "2014-01/2014-04", "unclear"},
		{"2014-03-10", "2016-05-20", "2015/..", "unclear"},
		{"2014-03-10", "", "2015/..", "then"},
		{"2014-03-10", "2016-05-20", "../2014-03-09", "since"},
		{"", "", "2016-05-20", "always"},
		{"2014-03-10", "2016-05-20", "", "always"},
	} {
		r := Role{Text: "T", From: date(t, c.from), To: date(t, c.to)}
		if got := names[r.On(date(t, c.on))]; got != c.want {
			t.Errorf("from %q to %q, on %q: %s, want %s", c.from, c.to, c.on, got, c.want)
		}
	}
}
