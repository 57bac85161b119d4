package org

import (
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/registry"
)

func day(t *testing.T, text string) annot.Day {
	t.Helper()
	d, err := annot.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d.Start.First
}

// decode reads one organization or policy.
func decode(t *testing.T, kind annot.Kind, src string) (annot.Entity, []diag.Diagnostic) {
	t.Helper()
	records, list := registry.Read("content/"+kind.Folder()+"/x.yaml", []byte(src), []annot.Kind{kind})
	if len(records) != 1 {
		t.Fatalf("%d records, %v", len(records), list)
	}
	e, more := kind.Decode(records[0])
	return e, append(list, more...)
}

func TestDesignationStandsFromItsEarliestDateUntilItEnds(t *testing.T) {
	e, list := decode(t, Kind{}, `
id: x
name: X
designations:
  - {jurisdiction: RU, kind: terrorist, decided: 2014-12-29, published: 2015-02-27}
  - jurisdiction: RU
    kind: terrorist
    decided: 2003-02-14
    changes: [{on: 2025-04-17, what: suspended}]
  - jurisdiction: US
    kind: terrorist
    in_force: 2014-05-15
    changes: [{on: 2016-11-14, what: name-added, name: Y}, {on: 2025-07-08, what: revoked}]
  - {jurisdiction: AU, kind: terrorist, in_force: 2010-03-11, ends: 2013-03-11}
  - {jurisdiction: FR, kind: terrorist, decided: 2014-12}
  - {jurisdiction: GB, kind: proscribed, checked: 2026-11-21}
  - jurisdiction: EU
    kind: sanctioned
    decided: 2002-05-02
    changes: [{on: 2016-09, what: suspended}, {on: 2017-11-13, what: revoked}]
  - jurisdiction: US
    kind: terrorist
    changes: [{on: 2004-12-17, what: listed}, {on: 2006-01-01, what: suspended}, {on: 2007-01-01, what: resumed}]
`)
	if len(list) > 0 {
		t.Fatal(list)
	}
	ds := e.(*Organization).Designations
	for _, c := range []struct {
		i    int
		on   string
		want State
	}{
		{0, "2014-12-28", NotYet}, {0, "2014-12-29", Stands}, {0, "2015-02-27", Stands},
		{1, "2003-02-13", NotYet}, {1, "2025-04-16", Stands}, {1, "2025-04-17", Suspended}, {1, "2025-04-18", Suspended},
		{2, "2014-05-14", NotYet}, {2, "2014-05-15", Stands}, {2, "2025-07-07", Stands}, {2, "2025-07-08", Revoked},
		{3, "2013-03-10", Stands}, {3, "2013-03-11", Expired},
		{4, "2014-11-30", NotYet}, {4, "2014-12-15", Undecided}, {4, "2014-12-31", Stands},
		{5, "2020-01-01", Undecided}, {5, "2026-11-21", Stands},
		{6, "2016-08-31", Stands}, {6, "2016-09-15", Undecided}, {6, "2016-09-30", Suspended}, {6, "2017-11-13", Revoked},
		{7, "2004-12-16", NotYet}, {7, "2004-12-17", Stands}, {7, "2006-06-01", Suspended}, {7, "2007-01-01", Stands},
	} {
		if got := ds[c.i].On(day(t, c.on)); got != c.want {
			t.Errorf("designation %d on %s: %v, want %v", c.i, c.on, got, c.want)
		}
	}
}

func TestRecordsAreCheckedFieldByField(t *testing.T) {
	for name, c := range map[string]struct {
		kind annot.Kind
		src  string
		code string
		help string
	}{
		"type":         {Kind{}, "id: x\nname: X\ntype: organisation\n", "bad-value", "did you mean `organization`?"},
		"kind":         {Kind{}, "id: x\nname: X\ndesignations: [{jurisdiction: RU, kind: terorist}]\n", "bad-value", "did you mean `terrorist`?"},
		"jurisdiction": {Kind{}, "id: x\nname: X\ndesignations: [{jurisdiction: Russia, kind: terrorist}]\n", "bad-value", "write two capital letters, as in RU, US, EU or UN"},
		"date":         {Kind{}, "id: x\nname: X\ndesignations: [{jurisdiction: RU, kind: terrorist, decided: 2014-13-01}]\n", "bad-date", ""},
		"interval":     {Kind{}, "id: x\nname: X\ndesignations: [{jurisdiction: RU, kind: terrorist, decided: 2014/2015}]\n", "bad-date", "write a day, or the month or year that is known"},
		"unknown key":  {Kind{}, "id: x\nname: X\ndesignation: []\n", "unknown-key", "did you mean `designations`?"},
		"no name":      {Kind{}, "id: x\n", "missing-key", ""},
		"sign":         {PolicyKind{}, "id: p\njurisdiction: RU\nrules: [{kind: terrorist, wording: {en: Banned.}}]\n", "missing-key", "write `sign: \"†\"`, or another sign that no article prints"},
		"placement":    {PolicyKind{}, "id: p\njurisdiction: RU\nrules: [{kind: terrorist, wording: {en: Banned.}, placement: banners}]\n", "bad-value", "did you mean `banner`?"},
	} {
		_, list := decode(t, c.kind, c.src)
		if len(list) != 1 || list[0].Code != c.code || c.help != "" && list[0].Help != c.help {
			t.Errorf("%s: got %+v, want one %s with help %q", name, list, c.code, c.help)
		}
	}
}

func TestPolicyInForceOnTheDayIsTaken(t *testing.T) {
	var policies []*Policy
	for _, src := range []string{
		"id: a\njurisdiction: RU\nfrom: 2014-01-01\nrules: [{kind: terrorist, wording: {en: Old.}, placement: parenthesis}]\n",
		"id: b\njurisdiction: RU\nfrom: 2020-01-01\nrules: [{kind: terrorist, wording: {en: New.}, placement: parenthesis}]\n",
		"id: c\njurisdiction: US\nfrom: 2020-01-01\nrules: [{kind: terrorist, wording: {en: Other.}, placement: parenthesis}]\n",
	} {
		e, list := decode(t, PolicyKind{}, src)
		if len(list) > 0 {
			t.Fatal(list)
		}
		policies = append(policies, e.(*Policy))
	}
	for _, c := range []struct{ jurisdiction, on, want string }{
		{"RU", "2013-12-31", "Designated in Russia as a terrorist organisation."},
		{"RU", "2014-01-01", "Old."}, {"RU", "2019-12-31", "Old."}, {"RU", "2020-01-01", "New."},
		{"US", "2021-01-01", "Other."}, {"GB", "2021-01-01", "Designated in the United Kingdom as a terrorist organisation."},
	} {
		if got := wording(ruleFor(policies, c.jurisdiction, "terrorist", day(t, c.on)), "en"); got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.jurisdiction, c.on, got, c.want)
		}
	}
}
