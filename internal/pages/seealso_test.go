package pages

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/markdown"
)

// marking writes an article that marks records.
func marking(orgs ...string) string {
	var b strings.Builder
	b.WriteString("# A headline\n")
	for _, o := range orgs {
		b.WriteString("\n[It]{org=" + o + "} is so. [It]{org=" + o + "} is.\n")
	}
	return b.String()
}

// seen lists what a page recommends.
func recommended(t testing.TB, pages map[string]*Page, slug string) []string {
	var out []string
	for _, e := range content[*Article](t, pages, "articles/"+slug+"/index.html").SeeAlso {
		out = append(out, fmt.Sprintf("%s: %d %s. %s", strings.TrimSuffix(strings.TrimPrefix(e.Href, "articles/"), "/index.html"), e.Count, e.Of, e.Lines[0].Bare()))
	}
	return out
}

func TestArticlesThatShareMostRecordsComeFirst(t *testing.T) {
	g := site(t, map[string]string{
		"a": marking("one", "two", "three", "four"),
		"b": marking("two"),
		"c": marking("one", "two", "three", "four", "five"),
		"d": marking("five"),
		"e": marking("one"),
		"f": "# A headline\n\n[Ann]{person=secret} and [it]{label=one}.\n",
		"g": "# A headline\n\n[Ann]{person=secret} and [it]{label=one}.\n",
	}, org("one"), org("two"), org("three"), org("four"), org("five"), person("secret", true, "Ann"))
	p := planned(g, "")
	want := []string{
		"c: 4 records in common. Both refer to The four, The three, The one and 1 other record.",
		"b: 1 record in common. Both refer to The two.",
		"e: 1 record in common. Both refer to The one.",
	}
	if got := recommended(t, p, "a"); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if got := recommended(t, p, "f"); len(got) > 0 {
		t.Errorf("a person without a public role, or a printed label, ties articles together: %q", got)
	}
}

func TestFiguresOfOneQuantityTieArticlesTogether(t *testing.T) {
	figure := func(id string) *thing {
		f := &thing{annot.Base{Kind: "figure", ID: id, Title: id}}
		f.Refer("quantity", []annot.Ref{{ID: "deaths"}}, "quantity")
		return f
	}
	g := site(t, map[string]string{"a": "# A headline\n\n[17]{figure=f}\n", "b": "# A headline\n\n[18]{figure=g}\n"},
		figure("f"), figure("g"), &thing{annot.Base{Kind: "quantity", ID: "deaths", Title: "Deaths"}})
	if got := recommended(t, planned(g, ""), "a"); !slices.Equal(got, []string{"b: 1 record in common. Both refer to Deaths."}) {
		t.Errorf("got %q", got)
	}
}

func TestNoMoreThanEightArticlesAreRecommendedAndCommonplacesCountForNothing(t *testing.T) {
	articles := map[string]string{}
	for i := range commonplace + 1 {
		articles[fmt.Sprintf("a%03d", i)] = marking("everywhere")
	}
	for i := range 20 {
		articles[fmt.Sprintf("b%02d", i)] = marking("everywhere", "rare")
	}
	p := planned(site(t, articles, org("everywhere"), org("rare")), "")
	if got := recommended(t, p, "a000"); len(got) > 0 {
		t.Errorf("got %q", got)
	}
	got := recommended(t, p, "b05")
	if len(got) != mostRelated || !strings.HasPrefix(got[0], "b00: 1 ") || !strings.HasPrefix(got[5], "b06: ") {
		t.Errorf("got %q", got)
	}
}

// crowd links articles of which each marks 20 of the records, some of them
// common, most rare.
func crowd(t testing.TB, articles int) *Maker {
	in := link.Input{}
	for i := range articles {
		in.Entities = append(in.Entities, org("o"+strconv.Itoa(i)))
	}
	for i := range articles {
		var orgs []string
		for k := range 20 {
			orgs = append(orgs, "o"+strconv.Itoa((i*(k+1)+k*k*k)%(articles/(1+k*k))))
		}
		slices.Sort(orgs)
		a, list := markdown.Parse("content/articles/a"+strconv.Itoa(i)+".md", []byte(marking(slices.Compact(orgs)...)))
		if len(list) > 0 {
			t.Fatal(list)
		}
		in.Articles = append(in.Articles, a)
	}
	g, _ := link.Link(in)
	m := &Maker{Input: Input{Graph: g}, byDoc: map[*annot.Article][]link.Use{}}
	for _, u := range g.Uses {
		m.byDoc[u.Doc] = append(m.byDoc[u.Doc], u)
	}
	return m
}

func BenchmarkRelated(b *testing.B) {
	for _, n := range []int{2_500, 10_000} {
		m := crowd(b, n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				m.related()
			}
		})
	}
}
