package build_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/kind/source"

	theme "dossier"
)

// TestTheSampleSaysWhoReportsWhom follows the chains of the two articles of the
// dossier beside this program, and of the figures in them.
func TestTheSampleSaysWhoReportsWhom(t *testing.T) {
	r, err := build.New(os.DirFS("../.."), theme.Theme).Check(context.Background(), build.Options{Today: annot.DayOf(2026, 11, 21)})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		of          string
		least, most int      // 0: no first source
		self        bool     // all of it is the outlet's own
		ways        []string // from the root to an end, which all must be there
	}{
		{"terror-attacks-in-europe", 1, 1, true, []string{"terror-attacks-in-europe > harari = self"}},
		{"fallujah-trapped", 1, 1, true, []string{"terror-attacks-in-europe > harari = self"}},
		{"gpa-173", 2, 2, false, []string{"bombing-muslim-countries > reuters-2016-12-01 > oir-2016-12-01 = first"}},
		{"gpa-300", 1, 1, false, []string{"bombing-muslim-countries > amnesty-2016-10-26 = first"}},
		{"gpa-4000", 1, 1, false, []string{"bombing-muslim-countries > mrg-2015 = first"}},
		{"gpa-66", 0, 0, false, []string{"bombing-muslim-countries > ? = none"}},
		{"bombing-muslim-countries", 1, 2, false, []string{
			"bombing-muslim-countries > ectc-2016 = first",
			"bombing-muslim-countries > ? = none",
			"bombing-muslim-countries > reuters-2016-12-01 > oir-2016-12-01 = first",
			"bombing-muslim-countries > amnesty-2016-10-26 = first",
			"bombing-muslim-countries > mrg-2015 = first",
		}},
		{"fifth-column-2016", 2, 3, false, []string{"fifth-column-2016 > bombing-muslim-countries > ectc-2016 = first"}},
	}
	for _, tt := range tests {
		e, ok := r.Graph.Entity(tt.of)
		if !ok {
			t.Errorf("there is no %s", tt.of)
			continue
		}
		c := source.Trace(r.Graph, e, false)
		least, most, _ := c.Depths()
		if least != tt.least || most != tt.most || c.SelfReported() != tt.self {
			t.Errorf("%s: %d to %d steps, self-reported %v", tt.of, least, most, c.SelfReported())
		}
		found := waysOf(c)
		for _, way := range tt.ways {
			if !slices.Contains(found, way) {
				t.Errorf("%s: no way %s in\n%s", tt.of, way, strings.Join(found, "\n"))
			}
		}
	}
}

// waysOf writes the ways from the root of a chain to its ends.
func waysOf(c source.Chain) []string {
	ends := map[source.End]string{source.First: "first", source.Speaker: "speaker", source.Self: "self", source.NoSource: "none",
		source.Silent: "silent", source.Circle: "circle", source.Above: "above"}
	var out []string
	for _, s := range c.Steps {
		if s.End == source.GoesOn {
			continue
		}
		end := ends[s.End]
		var ids []string
		for at := s; ; at = c.Steps[at.Parent] {
			id := at.ID
			if id == "" {
				id = "?"
			}
			ids = append([]string{id}, ids...)
			if at.Parent < 0 {
				break
			}
		}
		out = append(out, strings.Join(ids, " > ")+" = "+end)
	}
	return out
}
