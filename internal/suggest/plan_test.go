package suggest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/markdown"
	"dossier/internal/verbatim"
)

// dossier makes a graph of organizations: id, then its names.
func dossier(orgs ...[]string) *link.Graph {
	in := link.Input{}
	for _, o := range orgs {
		b := &annot.Base{Kind: "organization", ID: o[0], Title: o[1], Sought: true, LookedUp: true}
		for _, n := range o[1:] {
			text, quoted := strings.CutSuffix(n, " (quoted)")
			name := annot.Name{Text: text, Quoted: quoted}
			if len([]rune(text)) < shortest {
				name.Case = "exact"
			}
			b.Names = append(b.Names, name)
		}
		in.Entities = append(in.Entities, b)
	}
	g, _ := link.Link(in)
	return g
}

var world = [][]string{{"isis", "Islamic State", "ISIS", "IS"}, {"al-qaeda", "al-Qaeda", "База (quoted)"}, {"amnesty", "Amnesty International"},
	{"front", "Front"}, {"people", "People"}, {"both", "People"}, {"free", "Free Islamic"}}

func parse(t testing.TB, body string, front ...string) *annot.Article {
	t.Helper()
	src := "---\nlang: en\n" + strings.Join(front, "\n")
	if len(front) > 0 {
		src += "\n"
	}
	a, _ := markdown.Parse("content/articles/an-article.md", []byte(src+"---\n"+body))
	return a
}

// at finds words in an article, the n-th time they stand there.
func at(t testing.TB, a *annot.Article, words string, n int) (block, from, to int) {
	t.Helper()
	for i := range a.Blocks {
		for from := 0; ; {
			k := strings.Index(a.Blocks[i].Text[from:], words)
			if k < 0 {
				break
			}
			from += k
			if n--; n == 0 {
				return i, from, from + len(words)
			}
			from++
		}
	}
	t.Fatalf("%q does not stand in the article", words)
	return 0, 0, 0
}

// finding makes a finding of words.
func finding(t testing.TB, a *annot.Article, k Kind, words string, n int) Finding {
	t.Helper()
	f := Finding{Kind: k, Reason: "because", By: -1}
	f.Block, f.From, f.To = at(t, a, words, n)
	switch k {
	case Figure:
		f.Number = &Number{From: f.From, To: f.To, Low: "60000", High: "60000", Wording: words}
	case Attribution:
		f.Party = &Party{Kind: Person, Name: words}
	}
	return f
}

func body(p Proposal) string {
	_, rest, _ := strings.Cut(string(p.Article[4:]), "---\n")
	return rest
}

func TestNamesAreMarkedWhereTheyStand(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"a certain name is final", "Looming ISIS defeats.\n", "Looming [ISIS]{org=isis} defeats.\n"},
		{"a short one is suggested", "The IS fighters.\n", "The [IS]{.suggested org=isis} fighters.\n"},
		{"the whole name, over a line", "An Islamic\nState cell.\n", "An [Islamic\nState]{org=isis} cell.\n"},
		{"one that is written otherwise is suggested", "the islamic state said\n", "the [islamic state]{.suggested org=isis} said\n"},
		{"capitals are as good", "# ISLAMIC STATE ADVANCES\n", "# [ISLAMIC STATE]{org=isis} ADVANCES\n"},
		{"a quoted name is suggested", "Группа «База» была\n", "Группа «[База]{.suggested org=al-qaeda}» была\n"},
		{"a name of two is both", "People rose.\n", "[People]{.suggested org=\"both people\"} rose.\n"},
		{"names that overlap are one", "the Free Islamic State army\n", "the [Free Islamic State]{.suggested org=\"free isis\"} army\n"},
		{"what is marked stays", "[ISIS]{org=isis} and [Front]{org=none note=\"a line\"}.\n", "[ISIS]{org=isis} and [Front]{org=none note=\"a line\"}.\n"},
		{"inside of another organization", "[the anti-ISIS coalition]{org=coalition}\n", "[the anti-[ISIS]{org=isis} coalition]{org=coalition}\n"},
		{"in emphasis, around it", "**ISIS**-led and *ISIS*\n", "[**ISIS**]{org=isis}-led and [*ISIS*]{org=isis}\n"},
		{"in emphasis, within it", "a *new ISIS cell*.\n", "a *new [ISIS]{org=isis} cell*.\n"},
		{"over emphasis", "the *Islamic* State\n", "the [*Islamic* State]{org=isis}\n"},
		{"across emphasis", "the *new Islamic* State\n", "the [*new Islamic* State]{org=isis}\n"},
		{"in a link", "see [ISIS](https://example.org/ISIS)\n", "see [[ISIS]{org=isis}](https://example.org/ISIS)\n"},
		{"around an address", "<https://example.org/ISIS>\n", "[<https://example.org/ISIS>]{org=isis}\n"},
		{"around a link by its words", "[The ISIS] of\n\n[The ISIS]: https://example.org\n", "[[The ISIS]]{org=isis} of\n\n[The ISIS]: https://example.org\n"},
		{"around code", "run `ISIS` now\n", "run [`ISIS`]{org=isis} now\n"},
		{"code stays", "    ISIS\n", "    ISIS\n"},
		{"behind an exclamation mark", "Oh!ISIS\n", "Oh\\![ISIS]{org=isis}\n"},
		{"in a cell", "| a | ISIS |\n|---|---|\n| Front | b |\n", "| a | [ISIS]{org=isis} |\n|---|---|\n| [Front]{org=front} | b |\n"},
		{"in a picture's description", "![An ISIS flag](media/a.png)\n", "![An [ISIS]{org=isis} flag](media/a.png)\n"},
		{"a footnote is the editor's", "A word.[^1]\n\n[^1]: ISIS\n", "A word.[^1]\n\n[^1]: ISIS\n"},
		{"with an escape in it", "al\\-Qaeda\n", "[al\\-Qaeda]{org=al-qaeda}\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := parse(t, tt.in)
			g := dossier(world...)
			p := NewRegister(g).Plan(a, New(g).organizations(a))
			if got := body(p); got != tt.want {
				t.Errorf("got  %swant %s", got, tt.want)
			}
		})
	}
}

func TestPartiesFiguresAndQuotationsNest(t *testing.T) {
	a := parse(t, "“There are 60,000 civilians in the *city*,” said Jane Doe of Amnesty International.\nAmnesty International agrees.\n")
	found := []Finding{
		finding(t, a, Quote, "“There are 60,000 civilians in the city,”", 1),
		finding(t, a, Figure, "60,000 civilians", 1),
		finding(t, a, Attribution, "Jane Doe of Amnesty International", 1),
		{Kind: Organization, Org: "amnesty", Final: true, By: -1},
		{Kind: Organization, Org: "amnesty", Final: true, By: -1},
		finding(t, a, Attribution, "Amnesty International", 2),
	}
	found[0].By, found[1].By = 2, 2
	found[2].Party = &Party{Name: "Jane Doe", Role: "Researcher: Syria"}
	found[5].Party = &Party{Kind: Body, Name: "Amnesty International"}
	found[3].Block, found[3].From, found[3].To = at(t, a, "Amnesty International", 1)
	found[4].Block, found[4].From, found[4].To = at(t, a, "Amnesty International", 2)
	g := dossier(world...)
	p := NewRegister(g).Plan(a, found)
	want := "[“There are [60,000 civilians]{.suggested figure=an-article-figure-60000} in the *city*,”]{.quote .suggested by=jane-doe} " +
		"said [Jane Doe of [Amnesty International]{org=amnesty}]{.suggested .attribution person=jane-doe}.\n" +
		"[Amnesty International]{.suggested .attribution org=amnesty} agrees.\n"
	if got := body(p); got != want {
		t.Errorf("got  %swant %s", got, want)
	}
	if formatted, list := markdown.Format("x.md", p.Article); len(list) > 0 || string(formatted) != string(p.Article) {
		t.Errorf("the spans are not in canonical form: %s", formatted)
	}
	var records []string
	for _, s := range p.Stubs {
		records = append(records, s.Path+"\n"+s.Text)
	}
	wantRecords := `content/people/jane-doe.yaml
id: jane-doe
name: Jane Doe
names: [{text: Jane Doe, lang: en}]
roles: [{text: "Researcher: Syria"}]
suggested: because
content/figures/an-article.yaml
id: an-article-figure-60000
value: 60000
bound: unqualified
claimed_by: [jane-doe]
said_in: an-article
wording: "60,000 civilians"
suggested: because
`
	if got := strings.Join(records, ""); got != wantRecords {
		t.Errorf("got\n%s", got)
	}
}

func TestOneOrganizationIsNotMarkedInsideItself(t *testing.T) {
	a := parse(t, "The group Amnesty International said so.\n")
	found := []Finding{finding(t, a, Attribution, "The group Amnesty International", 1), {Kind: Organization, Org: "amnesty", Final: true, By: -1}}
	found[0].Party = &Party{Kind: Body, Name: "Amnesty International"}
	_, found[1].From, found[1].To = at(t, a, "Amnesty International", 1)
	if got, want := body(NewRegister(dossier(world...)).Plan(a, found)), "The group [Amnesty International]{.suggested .attribution org=amnesty} said so.\n"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestAFigureShrinksToItsNumberAndElseStaysOut(t *testing.T) {
	for in, want := range map[string]string{
		"[nearly](https://example.org) *60,000 civilians* died\n": "[nearly](https://example.org) [*60,000 civilians*]{.suggested figure=an-article-figure-60000} died\n",
		"*nearly* 60,000 civilians\n":                             "[*nearly* 60,000 civilians]{.suggested figure=an-article-figure-60000}\n",
		"*yet nearly* 60,000 civilians\n":                         "*yet nearly* [60,000 civilians]{.suggested figure=an-article-figure-60000}\n",
		"*yet nearly 60*,000 civilians\n":                         "*yet nearly 60*,000 civilians\n",
		"nearly 60,000 *civilians, all*\n":                        "[nearly 60,000]{.suggested figure=an-article-figure-60000} *civilians, all*\n",
		"nearly [60,000]{figure=x} civilians\n":                   "nearly [60,000]{figure=x} civilians\n",
	} {
		a := parse(t, in)
		words := "60,000 civilians"
		if strings.Contains(a.Blocks[0].Text, "nearly 60,000 civilians") && !strings.HasPrefix(in, "[") {
			words = "nearly 60,000 civilians"
		}
		f := finding(t, a, Figure, words, 1)
		_, f.Number.From, f.Number.To = at(t, a, "60,000", 1)
		if got := body(NewRegister(dossier()).Plan(a, []Finding{f})); got != want {
			t.Errorf("got  %swant %s", got, want)
		}
	}
}

func TestAPersonOfTwoArticlesIsOneRecord(t *testing.T) {
	g := dossier()
	r := NewRegister(g)
	first := parse(t, "Jane Doe said so, a spokesman said.\n")
	second, _ := markdown.Parse("content/articles/another.md", []byte("jane doe told us, a spokesman said.\n"))
	spoke := func(a *annot.Article) []Finding {
		who := finding(t, a, Attribution, "a spokesman", 1)
		who.Party.Unnamed = true
		f := Finding{Kind: Attribution, Reason: "because", To: 8, By: -1, Party: &Party{Name: a.Blocks[0].Text[:8]}}
		return []Finding{f, who}
	}
	one, two := r.Plan(first, spoke(first)), r.Plan(second, spoke(second))
	ids := func(p Proposal) (out []string) {
		for _, s := range p.Stubs {
			out = append(out, s.ID)
		}
		return out
	}
	if got := ids(one); !slices.Equal(got, []string{"jane-doe", "an-article-a-spokesman"}) {
		t.Errorf("the first article has %v", got)
	}
	if got := ids(two); !slices.Equal(got, []string{"jane-doe", "another-a-spokesman"}) {
		t.Errorf("the second article has %v", got)
	}
	if one.Stubs[0].Text != two.Stubs[0].Text {
		t.Error("the record is not the same")
	}
}

func TestWhatWasRejectedStaysAway(t *testing.T) {
	text := "Then 60,000 civilians and 60,000 civilians, said Jane Doe.\n\nThen 60,000 civilians.\n"
	a := parse(t, text)
	var all []Finding
	for n := 1; n <= 3; n++ {
		all = append(all, finding(t, a, Figure, "60,000 civilians", n))
	}
	all = append(all, finding(t, a, Attribution, "Jane Doe", 1))
	all[0].By, all[1].By = 3, 3
	var entries []string
	for _, f := range all {
		entries = append(entries, Dismissal(a, f))
	}
	want := []string{"p1 figure 60,000 civilians", "p1 figure 60,000 civilians (2)", "p2 figure 60,000 civilians", "p1 attribution Jane Doe"}
	if !slices.Equal(entries, want) {
		t.Fatalf("the dismissals are %q", entries)
	}
	a = parse(t, text, "dismissed:\n  - \"p1 figure 60,000 civilians (2)\"\n  - p1 attribution  Jane Doe")
	p := NewRegister(dossier()).Plan(a, all)
	if got := body(p); got != "Then [60,000 civilians]{.suggested figure=an-article-figure-60000} and 60,000 civilians, said Jane Doe.\n\nThen [60,000 civilians]{.suggested figure=an-article-figure-60000-2}.\n" {
		t.Errorf("got %s", got)
	}
	for _, s := range p.Stubs {
		if s.Kind != "figure" || !strings.Contains(s.Text, "claimed_by: publisher\n") {
			t.Errorf("a rejected party claims a figure: %s", s.Text)
		}
	}
}

// The promise: whatever an article holds, and whatever was found in it, its
// text is the same with the suggestions, nothing new is wrong with it, and
// planning again proposes nothing.
func TestSuggestionsNeverChangeAnArticle(t *testing.T) {
	pieces := []string{"ISIS", "IS", " ", " ", "\n", "\n\n", "*", "**", "_", "~~", "`", "[", "]", "](https://example.org)", "]{org=isis}", "]{.quote by=x}", "]{figure=x}",
		"]{.inserted}", "!", "![", "](media/a.png)", "\\", "\\*", "&amp;", "&fjlig;", "60,000", "civilians", "Jane Doe", "said", "Amnesty International", "Islamic", "State", "Free",
		"People", "# ", "> ", "- ", "1. ", "| ", " |", "|--|--|\n", "<https://example.org/ISIS>", "[@x]", "[^1]", "[^1]: ", "“", "”", "«База»", "ы", "{", "}", ":", "[ISIS]: /x", "*Banned in Russia.", "^", "$", "@a"}
	g := dossier(world...)
	engine := New(g)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), "")
		a, was := markdown.Parse("content/articles/an-article.md", []byte(text))
		found := engine.organizations(a)
		for range rapid.IntRange(0, 8).Draw(t, "more") {
			if len(a.Blocks) == 0 {
				break
			}
			f := Finding{Kind: rapid.SampledFrom([]Kind{Figure, Attribution, Quote, Label}).Draw(t, "kind"), By: rapid.IntRange(-1, 6).Draw(t, "by")}
			f.Block = rapid.IntRange(0, len(a.Blocks)-1).Draw(t, "block")
			size := len(a.Blocks[f.Block].Text)
			f.From = rapid.IntRange(0, size).Draw(t, "from")
			f.To = rapid.IntRange(f.From, size).Draw(t, "to")
			if f.Kind == Label {
				f.From, f.To = 0, size
			}
			f.Party = &Party{Kind: rapid.SampledFrom([]PartyKind{Person, Body, Work}).Draw(t, "party"), Name: rapid.SampledFrom([]string{"Jane Doe", "ISIS", "Amnesty International", "中文"}).Draw(t, "name")}
			f.Number = &Number{From: f.From, To: f.To, Low: "60000", High: "60000"}
			found = append(found, f)
		}
		found = inOrder(found)
		r := NewRegister(g)
		p := r.Plan(a, found)
		now, list := markdown.Parse(a.Path, p.Article)
		if x, y := textOf(a), textOf(now); x != y {
			t.Fatalf("%q became %q", x, y)
		}
		if fresh := newErrors(was, list); len(fresh) > 0 {
			t.Fatalf("in %q: %v", p.Article, fresh)
		}
		if len(now.Annotations) != len(a.Annotations)+len(p.Suggestions) {
			t.Fatalf("%d spans, %d before, %d proposed in %q", len(now.Annotations), len(a.Annotations), len(p.Suggestions), p.Article)
		}
		for _, s := range p.Suggestions {
			if !slices.ContainsFunc(now.Annotations, func(x annot.Annotation) bool {
				return x.Block == s.Block && x.From == s.From && x.To == s.To
			}) {
				t.Fatalf("%+v is not where it was proposed in %q", s, p.Article)
			}
		}
		if again := r.Plan(now, found); len(again.Splices) > 0 {
			t.Fatalf("%q is proposed in %q", again.Article, p.Article)
		}
	})
}

func textOf(a *annot.Article) string {
	var b strings.Builder
	for _, p := range markdown.Text(a) {
		fmt.Fprintf(&b, "%s\n", verbatim.Fold(p.Text))
	}
	return b.String()
}

func TestFindingsOfAnotherArticleAreLeftOut(t *testing.T) {
	a := parse(t, "ISIS.\n", "dismissed: [p1 figure x]")
	var found []Finding
	for _, f := range []Finding{{Block: 1, To: 2}, {Block: -1}, {From: 3, To: 2}, {From: -1, To: 2}, {To: 99}, {From: 5, To: 5}} {
		for k := Organization; k <= Label; k++ {
			f.Kind, f.By, f.Org = k, len(found)-1, "isis"
			f.Party, f.Number = &Party{Name: "Jane Doe"}, &Number{Low: "1", High: "1", From: -4, To: 90}
			found = append(found, f)
		}
	}
	if p := NewRegister(dossier(world...)).Plan(a, found); len(p.Splices) > 0 {
		t.Errorf("got %s", p.Article)
	}
}
