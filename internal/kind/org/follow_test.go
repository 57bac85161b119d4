package org

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/annot"
	"dossier/internal/link"
)

// TestListingsThatFollowEachOther links organizations that are listed as names
// of each other at random, in circles too: every question has an answer, and
// none of a listing that follows stands where that of its head is known not to.
func TestListingsThatFollowEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "organizations")
		var src strings.Builder
		for i := range n {
			fmt.Fprintf(&src, "- id: o%d\n  name: O%d\n  designations:\n", i, i)
			fmt.Fprintf(&src, "    - {jurisdiction: UN, kind: sanctioned, as_name_of: o%d", rapid.IntRange(0, n).Draw(t, "head"))
			if rapid.Bool().Draw(t, "dated") {
				fmt.Fprintf(&src, ", in_force: 200%d", rapid.IntRange(0, 4).Draw(t, "begin"))
			}
			if rapid.Bool().Draw(t, "ended") {
				fmt.Fprintf(&src, ", changes: [{on: 200%d-06, what: %s}]", rapid.IntRange(5, 9).Draw(t, "end"), rapid.SampledFrom([]string{"revoked", "suspended"}).Draw(t, "what"))
			}
			src.WriteString("}\n")
		}
		// The head of the last is listed itself, and then no more.
		fmt.Fprintf(&src, "- id: o%d\n  name: Head\n  designations: [{jurisdiction: UN, kind: sanctioned, in_force: 2001-03-01, changes: [{on: 2007-03-01, what: annulled}]}]\n", n)
		g, list := graphOf(t, src.String(), "")
		if len(list) > 0 {
			t.Fatal(list)
		}
		r := NewRegister(g)
		for _, o := range link.Kind[*Organization](g) {
			d := &o.Designations[0]
			for _, turn := range r.turns(o, d) {
				for k := range 3 {
					day := turn - 1 + annot.Day(k)
					s := r.Standing(o, "UN", day)
					if d.AsNameOf.ID != fmt.Sprintf("o%d", n) {
						continue
					}
					head, _ := link.Get[*Organization](g, d.AsNameOf.ID)
					if h := r.Standing(head, "UN", day); h.State != Stands && len(s.Labels) > 0 {
						t.Fatalf("on %s %s owes a label as a name of what is %s", day, o.ID, stateNames[h.State])
					}
				}
			}
		}
	})
}
