package org

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/diag"
)

// mistaken holds one mistake in each line that ends in "# !", and no other.
const mistaken = `- id: one
  name: One
  type: militia # !
  url: ftp://example.org # !
  names:
    - {text: One, case: upper} # !
    - {text: "…"} # !
    - {txt: Uno, text: Uno} # !
  designations:
    - {jurisdiction: UK, kind: proscribed} # !
    - {jurisdiction: RU, kind: terorist} # !
    - {jurisdiction: RU, kind: terrorist, effect: closed} # !
    - {jurisdiction: RU, kind: terrorist, decided: 2014-02-30} # !
    - {jurisdiction: RU, kind: terrorist, published: 2014/2015} # !
    - {jurisdiction: RU, kind: terrorist, ends: soon} # !
    - {jurisdiction: RU} # !
    - {kind: terrorist} # !
    - jurisdiction: US
      kind: terrorist
      changes:
        - {on: 2014-13-01, what: listed} # !
        - {on: 2014-01-01, what: baned} # !
        - {what: revoked} # !
        - {on: 2014/2015, what: revoked} # !
      sources: [[gazette]] # !
  designations_checked:
    RUS: 2026-11-21 # !
    RU: 2025/2026 # !
    US: yesterday # !
- name: Nameless id # !
`

// TestEveryMistakeIsReportedAtItsLine holds that no mistake hides another.
func TestEveryMistakeIsReportedAtItsLine(t *testing.T) {
	_, list := graphOf(t, mistaken, "")
	var want, got []int
	for i, line := range strings.Split(mistaken, "\n") {
		if strings.HasSuffix(line, "# !") {
			want = append(want, i+1)
		}
	}
	for _, d := range list {
		line, _ := diag.Position([]byte(mistaken), d.At.Span.Start)
		got = append(got, line)
		if d.Help == "" || d.Code == "" || d.Severity != diag.Error {
			t.Errorf("line %d: without help, code or weight: %v", line, d)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("reported at %v\nwanted      %v", got, want)
	}
	t.Logf("%d mistakes", len(want))
}
