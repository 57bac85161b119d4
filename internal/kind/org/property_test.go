package org

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/annot"
)

// TestStandingOfAnyDesignation holds, for designations of random dates and
// changes, that nothing is owed before the first date that they can mean, that
// the order of the changes in the file does not matter, and that what is owed
// has a ground that may stand.
func TestStandingOfAnyDesignation(t *testing.T) {
	cases := 0
	rapid.Check(t, func(t *rapid.T) {
		cases++
		coarse := rapid.Bool().Draw(t, "coarse")
		date := func(name string) annot.Date {
			year, month, day := rapid.IntRange(2000, 2006).Draw(t, name+" year"), rapid.IntRange(1, 12).Draw(t, name+" month"), rapid.IntRange(1, 28).Draw(t, name+" day")
			text := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
			if coarse {
				text = rapid.SampledFrom([]string{text, text[:7], text[:4], text + "~"}).Draw(t, name)
			}
			d, err := annot.ParseDate(text)
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		d := Designation{Jurisdiction: "US", Kind: "terrorist", Decided: date("decided")}
		if rapid.Bool().Draw(t, "sunset") {
			d.Ends = date("ends")
		}
		for i := range rapid.IntRange(0, 6).Draw(t, "changes") {
			d.Changes = append(d.Changes, StatusChange{On: date(fmt.Sprint("change ", i)), What: rapid.SampledFrom(whats).Draw(t, "what")})
		}
		o := &Organization{fields: fields{Designations: []Designation{d}}}
		turned := d
		turned.Changes = slices.Clone(d.Changes)
		slices.Reverse(turned.Changes)
		other := &Organization{fields: fields{Designations: []Designation{turned}}}
		r := &Register{find: func(string) (*Organization, bool) { return nil, false }}
		first, _ := days(d.Decided)
		for _, c := range d.Changes {
			if from, _ := days(c.On); c.What == "listed" || c.What == "remade" {
				first = min(first, from)
			}
		}
		for _, turn := range append(r.turns(o, &d), first-1, first-1000) {
			s := r.Standing(o, "US", turn)
			switch {
			case turn < first && (s.State != NotYet || len(s.Labels) > 0):
				t.Fatalf("on %s, before anything: %v", turn, s)
			case len(s.Labels) > 0 && !s.Grounds[0].May:
				t.Fatalf("on %s a label without a ground: %v", turn, s)
			case len(s.Labels) > 1 || len(s.Labels) == 0 && s.Grounds[0].May:
				t.Fatalf("on %s: %d labels", turn, len(s.Labels))
			}
			if again := r.Standing(other, "US", turn); again.State != s.State || len(again.Labels) != len(s.Labels) {
				t.Fatalf("on %s the order of the changes matters: %v, then %v", turn, stateNames[s.State], stateNames[again.State])
			}
			if other := r.Standing(o, "RU", turn); other.State != NoRecord || len(other.Labels) > 0 {
				t.Fatalf("another jurisdiction: %v", other)
			}
		}
	})
	t.Logf("%d designations", cases)
}
