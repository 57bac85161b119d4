package build_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"dossier/internal/build"
	"dossier/internal/gate"
	"dossier/internal/kind"
	"dossier/internal/pages"

	theme "dossier"
)

// seedOfSum is the seed of the dossiers that TestMentionsAreSettledExcusedOrErrors draws;
// with a case's number it makes the case again.
const seedOfSum = 20261121

// scripts are letters of which names are made: capitals and small ones, or the
// letters of a script without case.
var scripts = []struct{ upper, lower string }{
	{"BDGKLMNRTVZ", "aeiouklmnrst"},
	{"БГДЖЗИЛМФЦЭЮ", "абвгдежзиклмнопрст"},
	{"ΓΔΘΛΞΠΣΦΨΩ", "αβγδεζηθικλμνξοπ"},
	{"", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"},
	{"", "國家解放陣線人民軍東北南西自由聯盟組織"},
}

// lookalikes are letters that look like others.
var lookalikes = map[rune]rune{'a': 'а', 'e': 'е', 'o': 'о', 'B': 'В', 'K': 'К', 'M': 'М', 'T': 'Т', 'а': 'a', 'е': 'e', 'о': 'o', 'с': 'c', 'р': 'p', 'М': 'M', 'ο': 'o'}

// caseOf draws one dossier.
type caseOf struct {
	*rand.Rand
	files    fstest.MapFS
	orgs     []string
	names    map[string][]string
	quoted   map[string]bool // names that count only in quotation marks
	injected int             // names put into texts
	careful  bool            // every mention is marked or excused
}

func (c *caseOf) chance(percent int) bool { return c.IntN(100) < percent }

func pick[T any](c *caseOf, of ...T) T { return of[c.IntN(len(of))] }

func (c *caseOf) word() string {
	s := scripts[c.IntN(len(scripts))]
	lower := []rune(s.lower)
	var out []rune
	for range 3 + c.IntN(4) {
		out = append(out, lower[c.IntN(len(lower))])
	}
	if upper := []rune(s.upper); len(upper) > 0 {
		out[0] = upper[c.IntN(len(upper))]
		if c.chance(25) {
			for i := range out {
				out[i] = unicode.ToUpper(out[i])
			}
		}
	}
	return string(out)
}

func (c *caseOf) organizations() {
	var b strings.Builder
	for i := range 1 + c.IntN(4) {
		id := fmt.Sprintf("o%d", i)
		c.orgs = append(c.orgs, id)
		fmt.Fprintf(&b, "- id: %s\n  name: '%s'\n  names:\n", id, c.word())
		for range 1 + c.IntN(4) {
			name := c.word()
			for c.chance(30) {
				name += pick(c, " ", " ", "-") + c.word()
			}
			if len(c.orgs) > 1 && c.chance(8) {
				name = pick(c, c.names[c.orgs[0]]...) // a name that two bear
			}
			c.names[id] = append(c.names[id], name)
			c.quoted[name] = c.quoted[name] || c.chance(6)
			fmt.Fprintf(&b, "    - {text: '%s', case: %s, quoted: %v}\n", name, pick(c, "exact", "fold"), c.quoted[name])
		}
		b.WriteString("  designations:\n")
		for _, j := range []string{"RU", "US", "GB"} {
			if c.chance(60) {
				fmt.Fprintf(&b, "    - {jurisdiction: %s, kind: %s, decided: %s, checked: 2026-01-01}\n", j, pick(c, "terrorist", "extremist", "undesirable"),
					pick(c, "2010-01-01", "2012-05", "2024", "2030-01-01", "2010-01-01, changes: [{on: 2020-01-01, what: suspended}]", "2010-01-01, ends: 2022-01-01"))
			}
		}
		if strings.HasSuffix(b.String(), "designations:\n") {
			s := strings.TrimSuffix(b.String(), "  designations:\n")
			b.Reset()
			b.WriteString(s)
		}
	}
	c.put("content/organizations/o.yaml", b.String())
}

func (c *caseOf) policies() {
	for _, j := range []string{"RU", "US"} {
		if c.chance(30) {
			continue
		}
		text := fmt.Sprintf("id: p-%s\njurisdiction: %s\nfrom: 2000-01-01\nrules:\n", strings.ToLower(j), j)
		for i, k := range []string{"terrorist", "extremist", "undesirable"} {
			if c.chance(80) {
				text += fmt.Sprintf("  - {kind: %s, wording: {en: Labelled in %s as %s.}, sign: \"%s\", placement: %s, scope: %s, headline: %v, aliases: %v}\n", k, j, k,
					pick(c, "†", "‡", "§")+strings.Repeat("'", i), pick(c, "sign", "parenthesis", "margin", "banner"),
					pick(c, "every", "first-in-page", "first-in-section"), c.chance(70), c.chance(70))
			}
		}
		if strings.Contains(text, "kind") {
			c.put("content/policies/"+j+".yaml", text)
		}
	}
}

func (c *caseOf) put(path, text string) {
	c.files[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
}

// disguised writes a name so that it looks the same.
func (c *caseOf) disguised(name string) string {
	runes := []rune(name)
	switch c.IntN(6) {
	case 0:
		i := 1 + c.IntN(len(runes)-1)
		return string(runes[:i]) + pick(c, "\u200b", "\u00ad", "\u2060", "\u200d") + string(runes[i:])
	case 1:
		for i, r := range runes {
			if r > ' ' && r < 0x7f {
				runes[i] = r - ' ' + 0xff00
			}
		}
	case 2:
		for i, r := range runes {
			if like, ok := lookalikes[r]; ok {
				runes[i] = like
			}
		}
	}
	return string(runes)
}

// mention writes a name into a text, marked in one way or another.
func (c *caseOf) mention() string {
	org := pick(c, c.orgs...)
	name := pick(c, c.names[org]...)
	words := name
	if c.chance(35) {
		words = c.disguised(name)
	}
	c.injected++
	mark := "[" + words + "]{org=" + org + "}"
	how := c.IntN(12)
	if c.careful && how < 3 || c.quoted[name] && how == 2 {
		how = 3
	}
	switch how {
	case 0:
		mark = words
	case 1:
		mark = "[" + words + "]{org=" + pick(c, c.orgs...) + "}"
	case 2:
		mark = "[" + string([]rune(words)[:1]) + "]{org=" + org + "}" + string([]rune(words)[1:])
	case 3:
		mark = "[" + words + `]{org=none note="a street"}`
	case 4:
		mark += "[\\*]{label=" + org + pick(c, "", " jurisdiction=RU", " jurisdiction=US") + "}"
	case 5:
		mark = "[so *" + words + "* says]{org=" + org + "}"
	case 6:
		of := ".quote checked=no"
		if outer := pick(c, c.orgs...); outer != org {
			of += " org=" + outer
		}
		mark = "[of " + mark + " and others]{" + of + "}"
	case 7:
		mark = "[link " + mark + " here](https://example.org/)"
	case 8:
		mark = "**" + mark + "**"
	}
	if c.quoted[name] {
		// Quotation marks that stand directly around the words.
		mark = strings.Replace(mark, words, "«"+words+"»", 1)
	}
	return mark
}

func (c *caseOf) line() string {
	var out []string
	for range 1 + c.IntN(5) {
		out = append(out, pick(c, "xq", "said xq", "yq, zq", "“zq” xq"))
		if c.chance(55) {
			out = append(out, c.mention())
		}
	}
	return strings.Join(append(out, "xq."), " ")
}

func (c *caseOf) page(path string) {
	var b strings.Builder
	fmt.Fprintf(&b, "# Xq yq zq %s\n\n", c.line())
	for i := range 1 + c.IntN(6) {
		switch c.IntN(8) {
		case 0:
			b.WriteString("## " + c.line() + "\n\n")
		case 1:
			b.WriteString("- " + c.line() + "\n- " + c.line() + "\n\n")
		case 2:
			b.WriteString("> " + c.line() + "\n\n")
		case 3:
			b.WriteString("| xq | " + c.line() + " |\n|---|---|\n| yq | " + c.line() + " |\n\n")
		case 4:
			fmt.Fprintf(&b, "Zq[^n%d].\n\n[^n%d]: %s\n\n", i, i, c.line())
		case 5:
			b.WriteString("Zq ![" + c.line() + "](media/a.png)\n\n")
		default:
			b.WriteString(c.line() + "\n" + c.line() + "\n\n")
		}
	}
	c.put(path, b.String())
}

// drawCase draws dossier number n.
func drawCase(n int) *caseOf {
	c := &caseOf{Rand: rand.New(rand.NewPCG(seedOfSum, uint64(n))), files: fstest.MapFS{}, names: map[string][]string{}, quoted: map[string]bool{}}
	c.careful = c.chance(40)
	c.put("dossier.yaml", "title: Case\naudience: "+pick(c, "[RU]", "[US, RU]", "[RU, US, GB]", "[]")+"\nas_of: 2024-06-01\n")
	c.files["content/media/a.png"] = &fstest.MapFile{Data: []byte("\x89PNG\r\n\x1a\n"), Mode: 0o644}
	c.organizations()
	c.policies()
	c.page("content/index.md")
	if c.chance(40) {
		c.page("content/method.md")
	}
	return c
}

// TestMentionsAreSettledExcusedOrErrors draws dossiers with names in many
// scripts, in disguise, in every kind of block, under random policies. Every
// mention is settled by the policy, excused, or an error that is reported; and
// of those without errors the finished files pass the gate.
func TestMentionsAreSettledExcusedOrErrors(t *testing.T) {
	cases, each := 10_000, 40
	if testing.Short() || os.Getenv("FAST") != "" {
		cases = 800
	}
	var all pages.Tally
	classes, gated := map[pages.Class]int{}, 0
	for n := range cases {
		c := drawCase(n)
		run := build.New(c.files, theme.Theme)
		r, err := run.Check(context.Background(), build.Options{})
		if err != nil {
			t.Fatal(err)
		}
		one := decide(t, r, n, classes)
		if one.Mentions < c.injected {
			t.Errorf("case %d: %d names were put into the texts, %d found", n, c.injected, one.Mentions)
		}
		all = sum(all, one)
		if n%each < 2 && !r.HasErrors() {
			gated++
			throughGate(t, run, n)
		}
		if t.Failed() {
			for path, f := range c.files {
				t.Logf("%s\n%s", path, f.Data)
			}
			t.FailNow()
		}
	}
	t.Logf("%d dossiers of seed %d: %+v, %v; %d went through the gate", cases, seedOfSum, all, classes, gated)
	if all.Mentions != all.Settled+all.Excused+all.Errors || gated == 0 || len(classes) < 8 {
		t.Errorf("the dossiers do not hold what they shall: %+v, %v", all, classes)
	}
}

// decide holds the decisions of one dossier against what was found and what
// was reported.
func decide(t *testing.T, r *build.Result, n int, classes map[pages.Class]int) pages.Tally {
	reported := 0
	for _, d := range r.Diagnostics {
		if d.Code == "unlabelled-mention" {
			reported++
		}
	}
	labels := kind.Labels(r.Graph, r.Audience, r.AsOf, "en")
	var tally pages.Tally
	found := 0
	for _, doc := range r.Graph.Docs() {
		found += len(r.Graph.Found(doc))
		for _, d := range pages.Decisions(r.Graph, labels, doc, "en") {
			tally.Add(d.Class)
			classes[d.Class]++
		}
	}
	if tally.Mentions != found || tally.Mentions != tally.Settled+tally.Excused+tally.Errors {
		t.Errorf("case %d: %d mentions found, decided %+v", n, found, tally)
	}
	if tally.Errors != reported {
		t.Errorf("case %d: %d errors decided, %d reported", n, tally.Errors, reported)
	}
	return tally
}

func throughGate(t *testing.T, b *build.Builder, n int) {
	r, err := b.Build(context.Background(), build.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, bare := range gate.Check(r.Outputs, r.Graph, kind.Labels(r.Graph, r.Audience, r.AsOf, "en"), "en") {
		t.Errorf("case %d: %s", n, bare)
	}
}

func sum(a, b pages.Tally) pages.Tally {
	return pages.Tally{Mentions: a.Mentions + b.Mentions, Settled: a.Settled + b.Settled, Labelled: a.Labelled + b.Labelled,
		Excused: a.Excused + b.Excused, Errors: a.Errors + b.Errors}
}
