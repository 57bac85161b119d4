package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/markdown"
)

// thing is an entity of a kind with pages and cards, for tests.
type thing struct{ annot.Base }

// thingKind is the kind of things. It has moments where days are given.
type thingKind struct {
	name    string
	moments []Moment
}

func (k thingKind) Name() string                                        { return k.name }
func (k thingKind) Folder() string                                      { return k.name + "s" }
func (thingKind) List() string                                          { return "" }
func (thingKind) Decode(annot.Record) (annot.Entity, []diag.Diagnostic) { return nil, nil }
func (k thingKind) Layer() string                                       { return k.name }
func (k thingKind) Moments(*Maker) []Moment                             { return k.moments }
func (thingKind) Card(*Maker, *Labeller, *annot.Article, annot.Entity) (Text, []Fact) {
	return W("Thing"), []Fact{{Term: W("Secret"), Values: []Text{W("kept")}}}
}

func (k thingKind) Pages(m *Maker) []*Page {
	var out []*Page
	for _, t := range link.Kind[*thing](m.Graph) {
		if t.Kind == k.name && !t.Private {
			out = append(out, m.Record(t, "Thing", func(*Draft) *Record { return &Record{} })...)
		}
	}
	return out
}

func date(t testing.TB, s string) annot.Date {
	t.Helper()
	if s == "" {
		return annot.Date{}
	}
	d, err := annot.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// site links articles, whose text is given by slug, and entities.
func site(t testing.TB, articles map[string]string, entities ...annot.Entity) *link.Graph {
	t.Helper()
	in := link.Input{Config: config.Config{Title: "Site", Language: "en"}, Entities: entities}
	for slug, src := range articles {
		a, list := markdown.Parse("content/articles/"+slug+".md", []byte(src))
		if len(list) > 0 {
			t.Fatal(list)
		}
		in.Articles = append(in.Articles, a)
	}
	g, list := link.Link(in)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return g
}

// org makes an entity that spans may name with org=.
func org(id string) *thing {
	return &thing{annot.Base{Kind: "organization", ID: id, Title: "The " + id}}
}

func person(id string, private bool, names ...string) *thing {
	p := &thing{annot.Base{Kind: "person", ID: id, Title: names[0], Private: private}}
	for _, n := range names {
		p.Names = append(p.Names, annot.Name{Text: n})
	}
	return p
}

// planned makes the pages, by path.
func planned(g *link.Graph, base string, kinds ...annot.Kind) map[string]*Page {
	out := map[string]*Page{}
	for _, p := range Plan(Input{Graph: g, Labels: labels{}, Kinds: kinds, BaseURL: base}) {
		out[p.Path] = p
	}
	return out
}

func content[T Content](t testing.TB, pages map[string]*Page, path string) T {
	t.Helper()
	p, ok := pages[path]
	if !ok {
		t.Fatalf("there is no %s", path)
	}
	c, ok := p.Content.(T)
	if !ok {
		t.Fatalf("%s holds a %T", path, p.Content)
	}
	return c
}

// lines writes an index's groups and entries, one a line.
func lines(c *Index) string {
	var b strings.Builder
	for _, g := range c.Groups {
		fmt.Fprintf(&b, "%s\n", g.Heading.Bare())
		for _, e := range g.Entries {
			fmt.Fprintf(&b, "  %s | %s | %s\n", e.Kicker.Bare(), e.Title.Bare(), e.Sort)
		}
	}
	return b.String()
}

func TestWorksCitedLeadBackToThePlacesThatCiteThem(t *testing.T) {
	var text strings.Builder
	text.WriteString("# A headline\n\nSee [the report]{source=report} and again [it]{source=report} [@report].\n\n[So]{.quote from=report checked=no} it says.\n\n")
	for range mostPlaces {
		text.WriteString("As in [it]{source=other}.\n\nAnd [it]{source=other}.\n\n")
	}
	g := site(t, map[string]string{"a": text.String()}, &thing{annot.Base{Kind: "source", ID: "report", Title: "Report"}}, &thing{annot.Base{Kind: "source", ID: "other", Title: "Other"}})
	works := content[*Article](t, planned(g, "", thingKind{name: "source"}), "articles/a/index.html").Body.Works
	if len(works) != 2 {
		t.Fatalf("got %d works", len(works))
	}
	places := works[1].Places
	anchors := link.AnchorsOf(g.Articles[0])
	if len(places) != 2 || places[0].Where.Bare() != "paragraph 2" || places[0].Href != "articles/a/index.html#"+anchors.Marks[0] || places[1].Where.Bare() != "paragraph 3" {
		t.Errorf("got %+v", places)
	}
	many := works[0].Places
	if last := many[len(many)-1]; len(many) != mostPlaces+1 || last.Href != "" || last.Where.Bare() != "20 more places" {
		t.Errorf("got %d places, the last %+v", len(many), last)
	}
}

func TestWithoutTheAddressOfTheSiteThePageForWrongAddressesHasNoLinks(t *testing.T) {
	g := site(t, map[string]string{"a": "# A headline\n"})
	if p := planned(g, "")["404.html"]; len(p.Nav) > 0 || p.Site.Home != "" {
		t.Errorf("its links lead nowhere from a folder: %+v", p.Nav)
	}
	if p := planned(g, "https://example.org/d/")["404.html"]; len(p.Nav) == 0 || p.Site.Home == "" {
		t.Error("with an address it has no links")
	}
}

func TestEveryPageOfATextSaysWhoAnnotatedItAndWhen(t *testing.T) {
	front := "---\nannotated: [{by: ed, on: 2016-05-01}, {by: Ann, on: 2016-06~}]\n---\n"
	in := link.Input{Config: config.Config{Title: "Site", Language: "en", Editors: []config.Editor{{ID: "ed", Name: "the editors"}}}}
	for _, path := range []string{"content/articles/a.md", "content/index.md", "content/method.md"} {
		a, list := markdown.Parse(path, []byte(front+"# A headline\n"))
		if len(list) > 0 {
			t.Fatal(list)
		}
		if a.Own = !strings.Contains(path, "articles"); a.Own {
			in.Pages = append(in.Pages, a)
		} else {
			in.Articles = append(in.Articles, a)
		}
	}
	on := date(t, "2016-05-01")
	in.Entities = []annot.Entity{&thing{annot.Base{Kind: "thing", ID: "x", Title: "X", Credits: []annot.Credit{{By: "ed", On: on}, {By: "Ann", On: date(t, "2016-06~")}}}}}
	g, _ := link.Link(in)
	pages := planned(g, "", thingKind{name: "thing"})
	for path, credits := range map[string][]Text{
		"articles/a/index.html": content[*Article](t, pages, "articles/a/index.html").Credits,
		"index.html":            content[*Home](t, pages, "index.html").Credits,
		"method/index.html":     content[*Prose](t, pages, "method/index.html").Credits,
		"things/x/index.html":   content[*Record](t, pages, "things/x/index.html").Credits,
	} {
		var got []string
		for _, c := range credits {
			got = append(got, c.Bare())
		}
		if want := []string{"Annotated by the editors on 1 May 2016.", "Annotated by Ann, about June 2016."}; !slices.Equal(got, want) {
			t.Errorf("%s: got %q", path, got)
		}
	}
}
