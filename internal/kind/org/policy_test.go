package org

import (
	"strings"
	"testing"

	"dossier/internal/link"
)

func TestPoliciesAreCheckedFieldByField(t *testing.T) {
	const rule = "id: p\njurisdiction: RU\nrules: [{kind: terrorist, wording: {en: Banned.}, "
	for name, c := range map[string]struct{ src, code, help string }{
		"sign":            {"id: p\njurisdiction: RU\nrules: [{kind: terrorist, wording: {en: Banned.}}]\n", "missing-key", "write `sign: \"†\"`"},
		"placement":       {rule + "placement: banners}]\n", "bad-value", "did you mean `banner`?"},
		"scope":           {rule + "sign: †, scope: first}]\n", "bad-value", "first-in-page"},
		"links":           {rule + "sign: †, links: text}]\n", "bad-value", "`text-only`"},
		"aliases":         {rule + "sign: †, aliases: some}]\n", "bad-value", "`true` or `false`"},
		"wording":         {"id: p\njurisdiction: RU\nrules: [{kind: terrorist, wording: {en: ' '}, sign: †}]\n", "missing-key", "at least one language"},
		"kind":            {"id: p\njurisdiction: RU\nrules: [{kind: regime, wording: {en: Banned.}, sign: †}]\n", "bad-value", "terrorist"},
		"precedence":      {"id: p\njurisdiction: RU\nprecedence: [terorist]\n", "bad-value", "did you mean `terrorist`?"},
		"interval":        {"id: p\njurisdiction: RU\nfrom: 2014/2016\n", "bad-date", "write a day"},
		"no jurisdiction": {"id: p\n", "missing-key", ""},
	} {
		if _, list := graphOf(t, "", c.src); len(list) != 1 || list[0].Code != c.code || !strings.Contains(list[0].Help, c.help) {
			t.Errorf("%s: got %+v, want one %s with help %q", name, list, c.code, c.help)
		}
	}
	if _, list := graphOf(t, "", rule+"placement: margin}]\n"); len(list) > 0 {
		t.Errorf("a label in the margin needs no sign: %v", list)
	}
}

// TestPoliciesSucceedEachOther holds that a later policy words what it speaks
// of from its first sure day on, and that the rest stays; a policy that has
// ended gives its place back.
func TestPoliciesSucceedEachOther(t *testing.T) {
	g, list := graphOf(t, "{id: x, name: X, designations: [{jurisdiction: RU, kind: terrorist, decided: 2003-02-14}, {jurisdiction: RU, kind: undesirable, decided: 2003-02-14}]}", `
- {id: first, jurisdiction: RU, rules: [{kind: terrorist, wording: {en: First.}, sign: a}, {kind: undesirable, wording: {en: First undesirable.}, sign: b}]}
- {id: coarse, jurisdiction: RU, from: 2018, rules: [{kind: terrorist, wording: {en: Second.}, sign: a}]}
- {id: last, jurisdiction: RU, from: 2021-11-08, to: 2024-01-01, rules: [{kind: terrorist, wording: {en: Third.}, sign: a}]}
- {id: elsewhere, jurisdiction: US, from: 2022-01-01, rules: [{kind: terrorist, wording: {en: Other.}, sign: a}]}
`)
	if len(list) > 0 {
		t.Fatal(list)
	}
	for on, want := range map[string]string{
		"2003-02-13": "", "2003-02-14": "First. First undesirable.", "2018-06-01": "First. First undesirable.", "2018-12-30": "First. First undesirable.",
		"2018-12-31": "Second. First undesirable.", "2021-11-07": "Second. First undesirable.", "2021-11-08": "Third. First undesirable.",
		"2023-12-31": "Third. First undesirable.", "2024-01-01": "Second. First undesirable.",
	} {
		if got := owedOn(t, g, on); got != want {
			t.Errorf("on %s: %q, want %q", on, got, want)
		}
	}
}

// owedOn gives the words of the labels that x owes in Russia.
func owedOn(t *testing.T, g *link.Graph, on string) string {
	t.Helper()
	o, _ := link.Get[*Organization](g, "x")
	var out []string
	for _, l := range NewRegister(g).Standing(o, "RU", day(t, on)).Labels {
		out = append(out, l.Words("en"))
	}
	return strings.Join(out, " ")
}

// TestPrecedenceLeavesOutOnlyWhatThePolicySays asks for the labels of one
// organization that is designated as three things, one of them perhaps.
func TestPrecedenceLeavesOutOnlyWhatThePolicySays(t *testing.T) {
	const record = `{id: x, name: X, designations: [{jurisdiction: RU, kind: undesirable, decided: 2015-01-01}, {jurisdiction: RU, kind: terrorist, decided: 2020},
  {jurisdiction: RU, kind: terrorist, decided: 2019-06-01, changes: [{on: 2022-06-01, what: revoked}]}, {jurisdiction: RU, kind: foreign-agent, decided: 2016-01-01}]}`
	const rules = `
  rules:
    - {kind: terrorist, wording: {en: T}, sign: a}
    - {kind: undesirable, wording: {en: U}, sign: b}
`
	for name, c := range map[string]struct{ policies, on, want string }{
		"all are owed, in the order of the rules, then those without": {"- id: p\n  jurisdiction: RU" + rules, "2021-06-01", "T U Designated in Russia as a foreign agent."},
		"what is listed later is left out":                            {"- id: p\n  jurisdiction: RU\n  precedence: [terrorist, undesirable]" + rules, "2021-06-01", "T Designated in Russia as a foreign agent."},
		"nothing stands that would make it redundant":                 {"- id: p\n  jurisdiction: RU\n  precedence: [terrorist, undesirable]" + rules, "2018-06-01", "U Designated in Russia as a foreign agent."},
		"the other way round":                                         {"- id: p\n  jurisdiction: RU\n  precedence: [undesirable, terrorist, foreign-agent]" + rules, "2021-06-01", "U"},
		"a later policy takes it back":                                {"- id: p\n  jurisdiction: RU\n  precedence: [terrorist, undesirable]" + rules + "- {id: q, jurisdiction: RU, from: 2021-01-01, precedence: []}", "2021-06-01", "T U Designated in Russia as a foreign agent."},
		"a later policy that does not speak of it leaves it":          {"- id: p\n  jurisdiction: RU\n  precedence: [terrorist, undesirable]" + rules + "- {id: q, jurisdiction: RU, from: 2021-01-01}", "2021-06-01", "T Designated in Russia as a foreign agent."},
	} {
		g, list := graphOf(t, record, c.policies)
		if len(list) > 0 {
			t.Fatal(list)
		}
		if got := owedOn(t, g, c.on); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	// What only perhaps stands makes nothing redundant.
	g, _ := graphOf(t, "{id: x, name: X, designations: [{jurisdiction: RU, kind: undesirable, decided: 2015-01-01}, {jurisdiction: RU, kind: terrorist, decided: 2020}]}",
		"- id: p\n  jurisdiction: RU\n  precedence: [terrorist, undesirable]"+rules)
	if got := owedOn(t, g, "2020-06-01"); got != "T U" {
		t.Errorf("perhaps a terrorist organisation: %q, want both labels", got)
	}
}
