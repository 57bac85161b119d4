package render

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

var update = flag.Bool("update", false, "write the golden files")

func words(s string) pages.Text { return pages.RawText(pages.Run{Words: s}) }

func says(s string) pages.Plain { return pages.RawPlain(s) }

func text(s string) *pages.Node { return &pages.Node{Kind: annot.Text, Text: s} }

func node(kind annot.NodeKind, children ...*pages.Node) *pages.Node {
	return &pages.Node{Kind: kind, Children: children}
}

var dagger = pages.Sign{Mark: "†", Note: "label-isis", Says: "Banned in Russia."}

func marked(id string, children ...*pages.Node) *pages.Node {
	return &pages.Node{Kind: annot.Mark, ID: id, Children: children, Mark: &pages.Mark{
		Classes: []string{"org"}, Title: says("An “organization”"),
		Cards: []pages.CardRef{{ID: "note-isis", Layer: "org", Says: says(`About "IS"`)}}}}
}

func signed() *pages.Node { return &pages.Node{Kind: pages.Signed, Signs: []pages.Sign{dagger}} }

// cases are what the writer is given, by the name of the golden file.
func cases() map[string]func(*writer) {
	card := pages.Card{ID: "note-isis", Layer: "org", Kicker: words("Organization"), Title: pages.RawText(pages.Run{Words: "Islamic State", Signs: []pages.Sign{dagger}}),
		Href: "organizations/isis/index.html", Backs: []string{"p1-isis", "p1-isis-2", "p12-isis", "title-isis"},
		Facts: []pages.Fact{{Term: words("Claimed by"), Values: []pages.Text{words("A"), words("B")}}, {Term: words("Source"), Tone: "silent"}}}
	nested := node(annot.Paragraph, text("The "), marked("p1-coalition", text("anti-"), marked("p1-isis", text("ISIS")), signed(), text(" coalition")), text("."))
	nested.ID, nested.Number, nested.Cards = "p1", 1, []pages.Card{card}
	row := func(cells ...*pages.Node) *pages.Node { return node(annot.Row, cells...) }
	right := node(annot.Cell, text("173"))
	right.Align = "right"
	run := func(r pages.Run) pages.Text { return pages.RawText(r) }
	return map[string]func(*writer){
		"mark-in-mark": func(w *writer) { w.blocks([]*pages.Node{nested}) },
		"mark-in-link": func(w *writer) {
			link := node(annot.Link, text("the "), node(annot.Emph, marked("p2-isis", text("IS")), signed(), text(" file")))
			link.Href = "https://example.org/?a=1&b=2"
			w.block(node(annot.Paragraph, link, text(" ends")))
		},
		"sign-at-the-end-of-a-link": func(w *writer) {
			w.linkedText("a/index.html", pages.Join(words("More "), run(pages.Run{Words: "ISIS", Em: true, Signs: []pages.Sign{dagger}})))
		},
		"sign-inside-a-link": func(w *writer) {
			w.linkedText("a/index.html", pages.Join(run(pages.Run{Words: "ISIS", Signs: []pages.Sign{dagger}}), words(" Defeats")))
		},
		"parenthesis": func(w *writer) {
			w.texts(pages.Join(run(pages.Run{Words: "ISIS", Signs: []pages.Sign{{Says: "banned <in> Russia"}}}), words(" & "), run(pages.Run{Words: "“IS”", Excused: true, Date: "2016-06~"}), run(pages.Run{Words: "June", Date: "2016-06", Strong: true})))
		},
		"links-that-must-not-be": func(w *writer) {
			bad := node(annot.Link, text("click"))
			bad.Href = "javascript:alert('x')"
			picture := &pages.Node{Kind: annot.Image, Href: "https://tracker.example/x.png", Alt: says(`a "pixel"`)}
			own := &pages.Node{Kind: annot.Image, Href: "media/a.png", Alt: says(`a "photo" <b>`), Title: says("t")}
			w.block(node(annot.Paragraph, bad, text(" "), picture, text(" "), own))
			w.linkedText("data:text/html,<script>", words("</script><script>alert(1)</script>"))
		},
		"table": func(w *writer) {
			w.block(node(annot.Table, row(node(annot.Cell, text("Who")), node(annot.Cell)), row(node(annot.Cell, text("US")), right)))
		},
		"list": func(w *writer) {
			list := node(annot.List, node(annot.Item, node(annot.Paragraph, text("one"))), node(annot.Item, node(annot.Quote, node(annot.Paragraph, text("two")))))
			list.Ordered, list.First, list.Tight = true, 3, true
			w.block(list)
		},
		"citation-and-footnote": func(w *writer) {
			w.path = "m/index.html"
			p := node(annot.Paragraph, &pages.Node{Kind: annot.Cite, Cites: []pages.CiteLink{{Prefix: words("see"), Text: words("ECTC 2016"), Suffix: words("p. 4"), Href: "sources/e/index.html"}, {Text: words("B")}}},
				&pages.Node{Kind: annot.NoteRef, ID: "fnref-a", Href: "m/index.html#fn-a", Number: 1})
			w.block(p)
			w.footnotes(pages.Body{Blocks: []*pages.Node{p}, Footnotes: []*pages.Node{{Kind: annot.Item, ID: "fn-a", Children: []*pages.Node{node(annot.Paragraph, text("Note."))}}}})
		},
		"printed-label": func(w *writer) {
			w.path = "m/index.html"
			star := &pages.Node{Kind: annot.Mark, ID: "p1-label", Children: []*pages.Node{text("*")}, Mark: &pages.Mark{Classes: []string{"label"}, Printed: []pages.PrintedLabel{{Org: "isis", Jurisdiction: "RU"}, {Org: "al-qaeda", Jurisdiction: "RU"}}, Href: "m/index.html#p9-label", Title: says("Printed in the article")}}
			note := &pages.Node{Kind: annot.Mark, ID: "p9-label", Children: []*pages.Node{text("*Banned.")}, Mark: &pages.Mark{Classes: []string{"label"}}}
			w.block(node(annot.Paragraph, marked("p1-isis", text("ISIS")), star))
			w.block(node(annot.Paragraph, note))
		},
		"standfirst-in-another-language": func(w *writer) {
			w.lang = "ru"
			p := node(annot.Paragraph, &pages.Node{Kind: annot.Mark, ID: "p2-standfirst", Mark: &pages.Mark{Classes: []string{"standfirst"}}, Children: []*pages.Node{text("Слова")}})
			w.blocks([]*pages.Node{p})
		},
		"label-in-the-margin": func(w *writer) {
			p := node(annot.Paragraph, marked("p8-isis", text("ISIS")), &pages.Node{Kind: pages.Signed, Signs: []pages.Sign{{Mark: "†", Note: "label-isis-ru-terrorist-p8", Says: "Banned in Russia"}}})
			p.ID, p.Number = "p8", 8
			label := pages.Card{ID: "label-isis-ru-terrorist-p8", Layer: pages.LabelLayer, Kicker: words("Label added by this dossier"), Title: words("Islamic State"), Href: "organizations/isis/index.html",
				Facts: []pages.Fact{{Term: words("Label"), Values: []pages.Text{words("Banned in Russia.")}}}}
			p.Cards = []pages.Card{label, card}
			alone := node(annot.Paragraph, text("ISIS"))
			alone.Cards = []pages.Card{label}
			w.blocks([]*pages.Node{p, alone})
		},
		"label-notes": func(w *writer) {
			w.labelNotes([]pages.LabelNote{{ID: "label-isis", Sign: "†", Name: words("Islamic State"), Href: "organizations/isis/index.html", Wording: words("Banned <in> Russia."), Ground: words("By the court."), Added: true}})
			w.banners([]pages.LabelNote{{ID: "label-isis", Sign: "†", Name: words("Islamic State"), Wording: words("Banned in Russia."), Ground: words("By the court."), Added: true}})
		},
	}
}

func TestWriterMatchesItsGoldenFiles(t *testing.T) {
	for name, write := range cases() {
		w := writer{path: "articles/b/index.html"}
		write(&w)
		file := filepath.Join("testdata", name+".html")
		if *update {
			if err := os.WriteFile(file, w.b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(w.b, want) {
			t.Errorf("%s\n got %s\nwant %s", name, w.b, want)
		}
	}
}

var emptyLink = regexp.MustCompile(`<a [^>]*></a>`)

func TestNothingInteractiveIsNested(t *testing.T) {
	for name, write := range cases() {
		w := writer{path: "articles/b/index.html"}
		write(&w)
		open := 0
		for rest := string(w.b); ; {
			i := strings.IndexByte(rest, '<')
			if i < 0 {
				break
			}
			rest = rest[i:]
			switch {
			case strings.HasPrefix(rest, "<a "), strings.HasPrefix(rest, "<button"):
				if open++; open > 1 {
					t.Errorf("%s: nested in %s", name, w.b)
				}
			case strings.HasPrefix(rest, "</a>"), strings.HasPrefix(rest, "</button>"):
				open--
			}
			rest = rest[1:]
		}
		for _, empty := range emptyLink.FindAllString(string(w.b), -1) {
			if !strings.Contains(empty, `class="sign `) {
				t.Errorf("%s: the empty link %s", name, empty)
			}
		}
	}
}
