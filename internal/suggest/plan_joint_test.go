package suggest

import (
	"strings"
	"testing"
)

// What two claim together is claimed by both, in the figure's record and beside
// the quotation; a work is named as the source.
func TestJointClaimantsAreAllNamed(t *testing.T) {
	cases := []struct{ text, figure, quote string }{
		{"Jane Doe and John Roe said that 12 people left.", "claimed_by: [jane-doe, john-roe]\n", ""},
		{"The group Roadwatch International and Airwatch International estimates at least 40 people left.",
			"claimed_by: [roadwatch-international, airwatch-international]\n", ""},
		{"The Union claims 17 people left, Airwatch International estimates at least 40 people.", "claimed_by: [airwatch-international]\n", ""},
		{"“At least 12 people left the town,” Jane Doe and John Roe said.", "claimed_by: [jane-doe, john-roe]\n", `by="jane-doe john-roe"`},
		{"At least 12 people left, according to a new study.", "claimed_by: unnamed\nsource: an-article-new-study\n", ""},
	}
	for _, c := range cases {
		a := parse(t, c.text+"\n")
		g := dossier(world...)
		p := NewRegister(g).Plan(a, New(g).Find(a))
		var figures []string
		for _, s := range p.Stubs {
			if s.Kind == "figure" {
				figures = append(figures, s.Text)
			}
		}
		if len(figures) == 0 || !strings.Contains(figures[len(figures)-1], c.figure) {
			t.Errorf("%s\n%q\nis not %q", c.text, figures, c.figure)
		}
		if !strings.Contains(body(p), c.quote) {
			t.Errorf("%s\n%s\nhas no %s", c.text, body(p), c.quote)
		}
	}
}
