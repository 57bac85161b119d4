package figure

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/lint"
	"dossier/internal/registry"
)

// Every line that ends with "# wrong" has one mistake.
const mistaken = `quantities:
  - {id: deaths, title: Deaths, unit: people}
  - {id: spending, title: Spending, unit: USE} # wrong
  - {id: deaths, title: Deaths again} # wrong
  - {id: untitled} # wrong
  - {id: births, titel: Births, title: Births} # wrong
figures:
  - {id: whole, quantity: deaths, value: 10, claimed_by: publisher}
  - {id: no-value, quantity: deaths, claimed_by: publisher} # wrong
  - {id: worded, quantity: deaths, value: many, claimed_by: publisher} # wrong
  - {id: turned, quantity: deaths, value: {low: 20, high: 10}, claimed_by: publisher} # wrong
  - {id: half, quantity: deaths, value: {low: 20}, claimed_by: publisher} # wrong
  - {id: bound, quantity: deaths, value: 1, bound: atleast, claimed_by: publisher} # wrong
  - {id: basis, quantity: deaths, value: 1, basis: guess, claimed_by: publisher} # wrong
  - {id: silent, quantity: deaths, value: 1} # wrong
  - {id: loose, value: 1, claimed_by: publisher} # wrong
  - {id: itself, quantity: deaths, derived_from: itself, value: 1, claimed_by: publisher} # wrong
  - {id: part-of-itself, quantity: deaths, part_of: part-of-itself, value: 1, claimed_by: publisher} # wrong
  - {id: elsewhere, quantity: births, part_of: whole, value: 1, claimed_by: publisher} # wrong
  - {id: month, quantity: deaths, value: 1, as_of: 2016-13, claimed_by: publisher} # wrong
  - {id: early, quantity: deaths, value: 1, period: 2016, as_of: 2015, claimed_by: publisher} # wrong
  - {id: backwards, quantity: deaths, value: 1, period: 2017/2016, claimed_by: publisher} # wrong
  - {id: unit, quantity: deaths, value: 1, unit: QQQ, claimed_by: publisher} # wrong
  - {id: larger, quantity: deaths, part_of: whole, value: 30, claimed_by: publisher} # wrong
  - {id: fewer, quantity: deaths, value: -5, claimed_by: publisher} # wrong
  - {id: nobody, quantity: deaths, value: 1, claimed_by: unnamed} # wrong
  - {id: lost, quantity: deths, value: 1, claimed_by: publisher} # wrong
`

func TestEveryMistakeOfAFileIsReportedAtItsPlace(t *testing.T) {
	records, list := registry.Read("content/figures/test.yaml", []byte(mistaken), kinds)
	in := link.Input{}
	for _, r := range records {
		i := slices.IndexFunc(kinds, func(k annot.Kind) bool { return k.Name() == r.Kind })
		e, more := kinds[i].Decode(r)
		list = append(list, more...)
		if e != nil {
			in.Entities = append(in.Entities, e)
		}
	}
	g, more := link.Link(in)
	list = append(list, more...)
	for _, rule := range (Kind{}).Rules() {
		list = append(list, rule.Check(lint.Input{Graph: g, Kinds: kinds})...)
	}
	reported := map[int][]string{}
	for _, d := range list {
		line, _ := diag.Position([]byte(mistaken), d.At.Span.Start)
		reported[line] = append(reported[line], d.Code)
	}
	count := 0
	for i, text := range strings.Split(mistaken, "\n") {
		wrong := strings.HasSuffix(text, "# wrong")
		if wrong {
			count++
		}
		if got := reported[i+1]; len(got) > 1 || (len(got) == 1) != wrong {
			t.Errorf("line %d, %s: reported %v", i+1, text, got)
		}
	}
	if count < 20 {
		t.Errorf("only %d mistakes", count)
	}
}
