package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/pages"
)

// listed gives the entries of an index, in all of its pages.
func listed(t *testing.T, all map[string]*pages.Page, folder string) []pages.Entry {
	t.Helper()
	var out []pages.Entry
	for n := 1; ; n++ {
		path := folder + "/index.html"
		if n > 1 {
			path = fmt.Sprintf("%s/%d/index.html", folder, n)
		}
		p, ok := all[path]
		if !ok {
			return out
		}
		for _, g := range p.Content.(*pages.Index).Groups {
			out = append(out, g.Entries...)
		}
	}
}

// about is the id of the work that an entry is about.
func about(e pages.Entry) string {
	href := e.Kicker.Runs()[0].Href
	return strings.Split(href, "/")[1]
}

func TestTheBibliographyHoldsWhatIsCitedByAuthorAndDate(t *testing.T) {
	all := planned(t, map[string]string{
		"sources/s.yaml": `
- {id: z, type: book, title: Zebra, author: [{family: Älvar, given: Ann}], issued: 2001}
- {id: y, type: book, title: Yak, author: [{family: Alvar, given: Ann}], issued: 1999}
- {id: x, type: book, title: Xenon, author: [{family: Alvar, given: Ann}]}
- {id: w, type: book, title: The Aardvark, issued: 2016, reports: [v]}
- {id: v, type: book, title: "[Bear]", author: [{literal: "«Яблоко»"}]}
- {id: uncited, type: book, title: Uncited}
`,
		"articles/b.md": article("byline: []", "# Capybara\n\nIt [says]{source=z}. [@y]\n\n[“No”]{.quote from=x} [@w; @b]"),
	})
	var got []string
	for _, e := range listed(t, all, "bibliography") {
		got = append(got, about(e))
	}
	want := []string{"w", "y", "z", "x", "b", "v"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAWorkLeadsBackToThePlacesThatCiteIt(t *testing.T) {
	many := strings.Repeat("[It]{source=w} ", 25)
	all := planned(t, map[string]string{
		"sources/s.yaml":       "- {id: v, type: book, title: V}\n- {id: w, type: book, title: W}\n- {id: u, type: book, author: [{literal: U}], issued: 2016, reports: [v]}",
		"articles/b.md":        article("byline: []", "# Head\n\nOnce [this]{source=v}, twice [this]{source=v}.\n\nAnd [“No”]{.quote from=v}. [@v]"),
		"articles/c.md":        article("byline: []", "# Many\n\n"+many),
		"organizations/o.yaml": "{id: o, name: Group, source: v}",
	})
	lines := map[string][]string{}
	hrefs := map[string][]string{}
	for _, e := range listed(t, all, "bibliography") {
		for _, l := range e.Lines {
			lines[about(e)] = append(lines[about(e)], show(l))
			for _, r := range l.Runs() {
				if r.Href != "" {
					hrefs[about(e)] = append(hrefs[about(e)], r.Href)
				}
			}
		}
	}
	if got := lines["v"]; !slices.Equal(got, []string{"Named in <Head>, paragraphs <2a>, <2b>, <3a>, <3b>", "Named by <U 2016>"}) {
		t.Errorf("got %q", got)
	}
	want := []string{"articles/b/index.html", "articles/b/index.html#p2-v", "articles/b/index.html#p2-v-2", "articles/b/index.html#p3-quote", "articles/b/index.html#p3", "sources/u/index.html"}
	if got := hrefs["v"]; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := lines["w"]; len(got) != 2 || !strings.HasSuffix(got[0], "<2t>") || got[1] != "<and 5 more>" || !slices.Contains(hrefs["w"], "sources/w/index.html#mentions") {
		t.Errorf("got %q", got)
	}
}

func TestTheIndexOfSourcesIsInParts(t *testing.T) {
	var b strings.Builder
	for i := range 250 {
		fmt.Fprintf(&b, "- {id: s%03d, type: report, title: T}\n", i)
	}
	all := planned(t, map[string]string{"sources/s.yaml": b.String()})
	if got := len(listed(t, all, "sources")); got != 250 {
		t.Errorf("%d sources are listed", got)
	}
	if all["bibliography/index.html"] != nil {
		t.Error("there is a bibliography although nothing is cited")
	}
}
