package render_test

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/pages"
	"dossier/internal/render"
)

// themeWith is the theme with some of its files replaced; a nil file is left
// out.
func themeWith(t *testing.T, files map[string][]byte) fstest.MapFS {
	t.Helper()
	theme := fstest.MapFS{}
	for _, folder := range []string{"templates", "static", "static/css", "static/js"} {
		entries, err := os.ReadDir("../../" + folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			if entry.IsDir() {
				continue
			}
			data, err := os.ReadFile("../../" + folder + "/" + entry.Name())
			if err != nil {
				t.Fatal(err)
			}
			theme[folder+"/"+entry.Name()] = &fstest.MapFile{Data: data}
		}
	}
	for name, data := range files {
		delete(theme, name)
		if data != nil {
			theme[name] = &fstest.MapFile{Data: data}
		}
	}
	return theme
}

func TestMistakesInTemplatesAreFoundBeforeAPageIsRendered(t *testing.T) {
	for name, c := range map[string]struct {
		file, text, want string
		at               int
	}{
		"syntax":        {"templates/prose.html", "{{define \"content\"}}\n{{if}}\n{{end}}{{end}}", "missing value for if", 21},
		"unknown field": {"templates/index.html", "{{define \"content\"}}\n\n{{.Content.Nothing}}{{end}}", "Nothing", 22},
		"context":       {"templates/home.html", "{{define \"content\"}}\n<a href=\"{{if .Lang}}x\"{{end}}>{{end}}", "", 0},
		"missing":       {"templates/record.html", "", "no template `record.html`", 0},
		"a part":        {"templates/_labels.html", "{{define \"labels\"}}{{end}", "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			var data []byte
			if c.text != "" {
				data = []byte(c.text)
			}
			r, list, err := render.New(themeWith(t, map[string][]byte{c.file: data}))
			if err != nil {
				t.Fatal(err)
			}
			if len(list) == 0 {
				t.Fatal("no diagnostic")
			}
			d := list[0]
			if d.Code != "bad-template" || d.At.Span.File != c.file || !strings.Contains(d.Message, c.want) || c.at > 0 && d.At.Span.Start != c.at {
				t.Errorf("got %s %+v: %s", d.Code, d.At.Span, d.Message)
			}
			if _, err := r.Render(frame("a/index.html", strings.TrimSuffix(strings.TrimPrefix(c.file, "templates/"), ".html"), "A", nil)); err == nil {
				t.Error("a page was rendered with it")
			}
		})
	}
}

func TestTheDigestChangesWithTheThemeAndOnlyWithIt(t *testing.T) {
	digest := func(files map[string][]byte) string {
		r, _, err := render.New(themeWith(t, files))
		if err != nil {
			t.Fatal(err)
		}
		return r.Digest()
	}
	same := digest(nil)
	if same != digest(nil) {
		t.Error("the same theme has two digests")
	}
	for _, name := range []string{"static/css/95-own.css", "static/a.txt", "templates/_own.html"} {
		if digest(map[string][]byte{name: []byte("x{}")}) == same {
			t.Errorf("%s does not change the digest", name)
		}
	}
}

func TestStyleSheetsOfTheDossierComeLast(t *testing.T) {
	r, _, err := render.New(themeWith(t, map[string][]byte{"static/css/95-own.css": []byte(":root { --own: 1 }")}))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range r.Assets() {
		if a.Path == r.Asset("dossier.css") {
			if !bytes.HasSuffix(bytes.TrimSpace(a.Data), []byte(":root { --own: 1 }")) {
				t.Error("the own style sheet does not come last")
			}
			return
		}
	}
	t.Errorf("no %s among the assets", r.Asset("dossier.css"))
}

var (
	attributeValue = regexp.MustCompile(`="[^"<>]*"`)
	strayAttribute = regexp.MustCompile(`<[^>]*(onclick|')[^>]*>`)
)

func TestHostileWordsStayWords(t *testing.T) {
	r := newRenderer(t)
	const evil = `"><script>alert(1)</script><a href='javascript:x' onclick="y">`
	text := pages.RawText(pages.Run{Words: evil, Href: "javascript:alert(1)", Signs: []pages.Sign{{Mark: evil, Note: evil, Says: evil}}})
	entry := pages.Entry{Kicker: text, Title: text, Href: "javascript:x", Lines: []pages.Text{text}, Of: evil}
	facts := []pages.Fact{{Term: text, Values: []pages.Text{text}, Tone: evil}}
	contents := []pages.Content{
		&pages.Home{Articles: []pages.Entry{entry}, Parts: []pages.Entry{entry}},
		&pages.Article{Lang: evil, Original: entry, Facts: facts, SourceHref: "javascript:x", Rights: facts[0], Layers: []pages.Layer{{Key: evil, Name: evil}}},
		&pages.SourceView{Path: text, Source: evil, Lexer: evil, Back: "javascript:x", Notice: []pages.Text{text}},
		&pages.Index{Groups: []pages.Group{{ID: evil, Heading: text, Entries: []pages.Entry{entry}}}},
		&pages.Record{Kind: evil, Facts: facts, Sections: []pages.Section{
			{ID: evil, Heading: text, Content: &pages.Table{Caption: text, Head: []pages.Text{text}, Rows: [][]pages.Text{{text}}}},
			{ID: "m", Heading: text, Content: &pages.Mentions{Articles: []pages.MentionGroup{{Title: text, Href: "javascript:x", Items: []pages.Mention{{Exact: text, Where: text, Href: "javascript:x"}}}}}},
			{ID: "c", Heading: text, Content: pages.Comparisons{{Heading: text, Items: []pages.Comparison{{Kicker: text, Title: text, Href: "javascript:x", Findings: []pages.Finding{{Term: text, Says: text, Reasons: []pages.Text{text}}}}}}}},
			{ID: "s", Heading: text, Content: &pages.Sides{Left: pages.Side{Wording: text}, Differences: []pages.Difference{{What: evil, Field: evil, Left: text}}}}}},
	}
	for _, content := range contents {
		p := frame("a/index.html", "", "A", content)
		p.Title, p.Description, p.Heading, p.Lang, p.Canonical, p.Type = pages.RawPlain(evil), pages.RawPlain(evil), text, evil, "javascript:x", evil
		p.Labels.Notes[0].Wording, p.Labels.Notes[0].ID, p.Labels.AsOf = text, evil, evil
		data, err := r.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"<script>", "href=\"javascript:", "src=\"javascript:"} {
			if bytes.Contains(data, []byte(bad)) {
				t.Errorf("%T lets %s through:\n%s", content, bad, data)
			}
		}
		bare := attributeValue.ReplaceAll(data, nil)
		if got := strayAttribute.Find(bare); got != nil {
			t.Errorf("%T lets words out of their quotes: %s", content, got)
		}
	}
}

func TestAPageOfAnUnknownTypeIsShownByItsContent(t *testing.T) {
	r := newRenderer(t)
	data, err := r.Render(frame("corrections/index.html", "corrections", "Corrections", &pages.Index{}))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte(`<body data-page="corrections">`)) {
		t.Errorf("%s", data[:600])
	}
}

func TestTheNotFoundPageWorksAtAnyAddress(t *testing.T) {
	r := newRenderer(t)
	p := frame("404.html", "not-found", "Nothing here", &pages.NotFound{})
	p.Canonical = "https://example.org/some/dossier/404.html"
	data, err := r.Render(p)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte(`<link rel="stylesheet" href="/some/dossier/static/dossier.`)) {
		t.Errorf("%s", data[:1500])
	}
}
