package render_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/pages"
	"dossier/internal/render"
)

var site = flag.String("site", "", "write the pages of the fixture into this folder")

func newRenderer(t testing.TB) *render.Renderer {
	t.Helper()
	r, list, err := render.New(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		t.Fatalf("%s: %s", d.At.Span.File, d.Message)
	}
	return r
}

func frame(path, kind, title string, content pages.Content) *pages.Page {
	nav := []pages.NavItem{
		{Text: tx("Articles"), Href: "articles/index.html"},
		{Text: tx("Figures"), Href: "figures/index.html"},
		{Text: tx("Sources"), Href: "sources/index.html"},
		{Text: tx("Organizations"), Href: "organizations/index.html"},
		{Text: tx("People"), Href: "people/index.html"},
		{Text: tx("Method"), Href: "method/index.html"},
	}
	folder, _, _ := strings.Cut(path, "/")
	crumbs := []pages.Crumb{{Text: tx("Home"), Href: "index.html"}}
	for i := range nav {
		if strings.HasPrefix(nav[i].Href, folder+"/") {
			nav[i].Current = true
			if nav[i].Href != path {
				crumbs = append(crumbs, pages.Crumb{Text: nav[i].Text, Href: nav[i].Href})
			}
		}
	}
	if path == "index.html" {
		crumbs = nil
	}
	isis := pages.LabelNote{ID: "label-isis", Sign: "†", Name: tx("Islamic State†isis;"), Href: "organizations/isis/index.html",
		Wording: tx("Banned in Russia as a terrorist organisation."), Added: true,
		Ground: tx("Ruled by the Supreme Court on 29 December 2014; no later change known, checked 21 November 2026.")}
	alQaeda := isis
	alQaeda.ID, alQaeda.Name, alQaeda.Href = "label-al-qaeda", tx("al-Qaeda†al-qaeda;"), "organizations/al-qaeda/index.html"
	alQaeda.Ground = tx("Ruled by the Supreme Court on 14 February 2003; no later change known, checked 21 November 2026.")
	amnesty := isis
	amnesty.ID, amnesty.Sign, amnesty.Name, amnesty.Href = "label-amnesty", "‡", tx("Amnesty International†amnesty;"), "organizations/amnesty/index.html"
	amnesty.Wording = tx("Designated in Russia as an undesirable organisation.")
	amnesty.Ground = tx("Declared by the Prosecutor General’s Office, announced 19 May 2025; no later change known, checked 21 November 2026.")
	return &pages.Page{
		Path: path, Type: kind, Lang: "en", Title: pl(title), Heading: tx(title), Crumbs: crumbs, Nav: nav,
		Site: pages.Site{Title: tx("Counting the bombs"), TitlePlain: pl("Counting the bombs"), Home: "index.html",
			Description: tx("Two articles on the war in Iraq and Syria, checked sentence by sentence."), Editors: []pages.Text{tx("the editors")}},
		Labels: pages.Labels{AsOf: "21 November 2026", AsOfISO: "2026-11-21", Audience: []pages.Plain{pl("Russia")},
			Notes: []pages.LabelNote{isis, alQaeda, amnesty}},
		Content: content,
	}
}

func fixturePages(t testing.TB) []*pages.Page {
	list := []*pages.Page{articlePage(t), kitchenPage()}
	list = append(list, recordPages()...)
	list = append(list, indexPages()...)
	return list
}

func articlePage(t testing.TB) *pages.Page {
	a := &pages.Article{
		Lang:     "en",
		Original: pages.Entry{Title: tx("Geopolitics Alert"), Href: "https://thefifthcolumnnews.com/2016/12/report-bombing-muslim-countries-results-in-more-attacks-at-home/", Lines: []pages.Text{tx("as copied by The Fifth Column, December 2016")}},
		Facts: []pages.Fact{fact("Publisher", "Geopolitics Alert"), fact("Written by", "Randi Nord"), fact("Published", "December 2016"),
			fact("Language", "English")},
		TitleNote:  tx("The original prints no headline; this one is from the copy at The Fifth Column."),
		Rights:     fact("Rights", "Geopolitics Alert", "status unknown", "checked 21 November 2026"),
		OnItsDate:  []pages.Text{tx("Islamic State†isis; was designated in Russia when this was published."), tx("Amnesty International†amnesty; was not designated in Russia when this was published.")},
		Body:       sampleBody(t),
		Verbatim:   tx("The text was compared with the original, word for word, and is the same: 8 paragraphs, 912 words."),
		SourceHref: "articles/bombing/source/index.html",
		Credits:    []pages.Text{tx("Annotated by the editors on 21 November 2026.")},
		Changes:    []pages.Entry{{Kicker: tx("21 November 2026"), Title: tx("First published.")}},
		Layers:     []pages.Layer{{Key: "org", Name: "Organizations"}, {Key: "figure", Name: "Figures"}, {Key: "source", Name: "Sources"}, {Key: "person", Name: "People"}, {Key: "note", Name: "Notes"}},
	}
	a.Body.Works = []pages.Entry{
		{Title: tx("European Counter Terrorism Centre 2016. _Changes in Modus Operandi of Islamic State (IS)†isis; revisited_. Europol."), Href: "sources/ectc-2016/index.html"},
		{Title: tx("Amnesty International†amnesty; 2016. _USA must come clean about civilian deaths_."), Href: "sources/amnesty-2016/index.html"}}
	p := frame("articles/bombing/index.html", "article", "Report: Bombing Muslim Countries Results in More Attacks at Home", a)
	p.Kicker = tx("Article · Geopolitics Alert")
	p.NoIndex = true
	return p
}

// kitchenPage holds every kind of node.
func kitchenPage() *pages.Page {
	text := func(s string) *pages.Node { return &pages.Node{Kind: annot.Text, Text: s} }
	para := func(children ...*pages.Node) *pages.Node {
		return &pages.Node{Kind: annot.Paragraph, Children: children}
	}
	isis := func() *pages.Node {
		return &pages.Node{Kind: annot.Mark, ID: "b1-isis", Mark: &pages.Mark{Classes: []string{"org"}, Cards: []pages.CardRef{{ID: "note-isis", Layer: "org", Says: pl("About Islamic State")}}}, Children: []*pages.Node{text("ИГИЛ")}}
	}
	signed := &pages.Node{Kind: pages.Signed, Signs: []pages.Sign{signOf("isis")}}
	cell := func(s, align string) *pages.Node {
		return &pages.Node{Kind: annot.Cell, Align: align, Children: []*pages.Node{text(s)}}
	}
	row := func(cells ...*pages.Node) *pages.Node { return &pages.Node{Kind: annot.Row, Children: cells} }
	card := cardOf["isis"]
	card.ID = "note-isis"
	remark := pages.Card{ID: "note-b2-remark", Layer: "note", Kicker: tx("Editor’s note"), Title: tx("So the article; NATO and the coalition are two bodies."), Facts: []pages.Fact{fact("Noted by", "the editors")}}
	first := para(text("Организация "), isis(), signed, text(" упоминается и по-русски: сверхдлинноесловобезединогопробеладляпроверкипереносовстрокинаузкихэкранахкоторыйнедолженломатьстраницу. A footnote follows"), &pages.Node{Kind: annot.NoteRef, ID: "fnref-1", Href: "method/index.html#fn-1", Number: 1}, text(", and a citation "),
		&pages.Node{Kind: annot.Cite, Cites: []pages.CiteLink{{Prefix: tx("see"), Text: tx("European Counter Terrorism Centre 2016"), Suffix: tx("p. 4"), Href: "sources/ectc-2016/index.html"}}}, text("."))
	first.Cards = []pages.Card{card}
	second := para(text("The "), &pages.Node{Kind: annot.Mark, ID: "b2-remark", Mark: &pages.Mark{Classes: []string{"note"}, Cards: []pages.CardRef{{ID: "note-b2-remark", Layer: "note", Says: pl("Editor’s note")}}}, Children: []*pages.Node{text("NATO-coalition")}},
		text(" is what the "), &pages.Node{Kind: annot.Link, Href: "https://example.org/", Children: []*pages.Node{text("article says")}}, text(" with "), &pages.Node{Kind: annot.Code, Text: "inline code"}, text(", "), &pages.Node{Kind: annot.Emph, Children: []*pages.Node{text("emphasis")}}, text(" and "), &pages.Node{Kind: annot.Strong, Children: []*pages.Node{text("strength")}}, text("."))
	second.Cards = []pages.Card{remark}
	body := pages.Body{
		Headline: &pages.Node{Kind: annot.Heading, Level: 1, ID: "how", Children: []*pages.Node{text("How this dossier is made")}},
		Blocks: []*pages.Node{
			first, second,
			{Kind: annot.Heading, Level: 2, ID: "figures", Children: []*pages.Node{text("A table and a list")}},
			{Kind: annot.Table, Children: []*pages.Node{row(cell("Who", ""), cell("Count", "right"), cell("Where", "")), row(cell("CJTF-OIR", ""), cell("173", "right"), cell("Iraq and Syria", "")), row(cell("Airwars", ""), cell("2,358", "right"), cell("Iraq and Syria, all strikes of the coalition since 2014", ""))}},
			{Kind: annot.List, Tight: true, Children: []*pages.Node{{Kind: annot.Item, Children: []*pages.Node{para(text("One"))}}, {Kind: annot.Item, Children: []*pages.Node{para(text("Two"))}}}},
			{Kind: annot.Quote, Children: []*pages.Node{para(text("A quotation in a block of its own, as long as it takes to fill more than a line of the page."))}},
			{Kind: annot.CodeBlock, Info: "dossier", Text: "# Terror Attacks With More [ISIS]{org=isis} Defeats\n\n[“there’s [something like 60,000 civilians]{figure=fallujah-trapped} that\ncannot go out,”]{.quote by=harari} [see @ectc-2016, p. 4] \\*escaped\n", Signs: []pages.Sign{signOf("isis")}},
			{Kind: annot.CodeBlock, Info: "yaml", Text: "id: house-ru\njurisdiction: RU\nrules:\n  - kind: terrorist # every mention\n    wording: {en: Banned in Russia.}\n    sign: \"†\"\n    from: 2026-01-01\n"},
			{Kind: annot.Rule},
			para(text("The end.")),
		},
		Footnotes: []*pages.Node{{Kind: annot.Item, ID: "fn-1", Children: []*pages.Node{para(text("The editor’s footnote, which is not the article’s."))}}},
	}
	p := frame("method/index.html", "prose", "How this dossier is made", &pages.Prose{Body: body, Credits: []pages.Text{tx("Written by the editors.")}})
	p.Kicker = tx("Method")
	return p
}

func TestFixtureSiteRenders(t *testing.T) {
	r := newRenderer(t)
	write := func(path string, data []byte) {
		if *site == "" {
			return
		}
		name := filepath.Join(*site, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, a := range r.Assets() {
		write(a.Path, a.Data)
	}
	for _, p := range fixturePages(t) {
		data, err := r.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"<main id=\"main\"", "Labels as of", "trusted-types dossier", "class=\"skip\""} {
			if !strings.Contains(string(data), part) {
				t.Errorf("%s lacks %s", p.Path, part)
			}
		}
		write(p.Path, data)
	}
}

func BenchmarkRenderArticle(b *testing.B) {
	r := newRenderer(b)
	p := articlePage(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Render(p); err != nil {
			b.Fatal(err)
		}
	}
}
