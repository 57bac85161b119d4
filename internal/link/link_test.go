package link_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/markdown"
)

// organization is an entity for tests.
type organization struct{ annot.Base }

// graphOf links files, by path, with the organizations isis and al-nusra,
// which both are called Front.
func graphOf(t *testing.T, files map[string]string) *link.Graph {
	t.Helper()
	var in link.Input
	for path, src := range files {
		doc, list := markdown.Parse(path, []byte(src))
		if len(list) > 0 {
			t.Fatal(list)
		}
		doc.Own = !strings.HasPrefix(path, "content/articles/")
		if doc.Own {
			in.Pages = append(in.Pages, doc)
		} else {
			in.Articles = append(in.Articles, doc)
		}
	}
	for id, names := range map[string][]string{"isis": {"ISIS", "Front"}, "al-nusra": {"Nusra", "Front"}} {
		o := &organization{annot.Base{Kind: "organization", ID: id, Title: names[0], Sought: true}}
		for _, n := range names {
			o.Base.Names = append(o.Base.Names, annot.Name{Text: n})
		}
		in.Entities = append(in.Entities, o)
	}
	g, list := link.Link(in)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return g
}

func TestInnermostSpanThatBearsTheNameCoversIt(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"ISIS", "-"},
		{"[ISIS]{org=isis}", "isis"},
		{"[ISIS]{org=al-nusra}", "-"},
		{"[a]{org=isis} ISIS [b]{org=isis}", "-"},
		{"[a [b]{note=x} ISIS]{org=isis}", "isis"},
		{"[a [b]{note=x} [c ISIS]{note=y}]{org=isis}", "isis"},
		{"[Front]{org=al-nusra} [Front]{org=isis}", "al-nusra isis"},
		{"[the [Front]{org=isis}]{org=al-nusra}", "isis"},
		{"[the [ISIS]{org=al-nusra}]{org=isis}", "isis"},
		{"[ISIS]{org=none note=x} ISIS", "none -"},
		{"[the IS]{org=isis}IS", "-"},
		{"[![ISIS](media/a.png) ISIS]{org=isis}", "isis -"},
		{"[[x]{note=a} ISIS]{org=isis}", "isis"},
	} {
		g := graphOf(t, map[string]string{"content/articles/a.md": c.text})
		var got []string
		for _, f := range g.Found(g.Articles[0]) {
			switch {
			case f.Excused:
				got = append(got, "none")
			case f.Annotation < 0:
				got = append(got, "-")
			default:
				got = append(got, f.Org)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %v, want %s", c.text, got, c.want)
		}
	}
}

func TestPlacesHaveNamesOfTheirOwn(t *testing.T) {
	src := "# One\n\n## Two words\n\n## Two words\n\n## Two words 2\n\n[a]{org=isis} [b]{org=isis} [c]{org=isis .quote}[^n] [d]{note=x}\n\n- [a]{org=isis}\n\n[^n]: [a]{note=y}\n"
	g := graphOf(t, map[string]string{"content/articles/a.md": src, "content/p.md": src})
	for _, doc := range g.Docs() {
		a := g.Anchors(doc)
		all := slices.Concat(a.Blocks, a.Marks)
		for _, fragment := range a.Notes {
			all = append(all, fragment)
		}
		all = slices.DeleteFunc(all, func(s string) bool { return s == "" })
		slices.Sort(all)
		if len(slices.Compact(slices.Clone(all))) != len(all) || !slices.Equal(all, a.All()) {
			t.Errorf("%s: %v", doc.Path, all)
		}
	}
	if own := g.Anchors(g.Pages[0]); own.Blocks[1] != "h-two-words" || own.Blocks[2] != "h-two-words-2" || own.Blocks[3] != "h-two-words-2-2" {
		t.Errorf("got %v", own.Blocks)
	}
	if marks := g.Anchors(g.Articles[0]).Marks; !slices.Equal(marks[:4], []string{"p5-isis", "p5-isis-2", "p5-isis-3", "p5-note"}) {
		t.Errorf("got %v", marks)
	}
}

func TestLinkLeadsToTheFileItNames(t *testing.T) {
	g := graphOf(t, map[string]string{"content/articles/method.md": "# Article", "content/method.md": "# Page", "content/index.md": "# Index"})
	index, _ := g.Page("index")
	for _, c := range []struct {
		from *annot.Article
		dest string
		want string
	}{
		{index, "method.md", "content/method.md"},
		{index, "articles/method.md", "content/articles/method.md"},
		{g.Articles[0], "method.md", "content/articles/method.md"},
		{g.Articles[0], "../method.md#b1", "content/method.md"},
		{g.Articles[0], "index.md", "content/index.md"},
	} {
		if a, ok := g.Address(c.from, c.dest); !ok || a.Doc.Path != c.want {
			t.Errorf("%s from %s: got %+v, %v", c.dest, c.from.Path, a, ok)
		}
	}
	for _, dest := range []string{"javascript:alert(1)", "data:text/html,x", "nowhere.md", "", "#", "media/none.png", "//example.org"} {
		if a, ok := g.Address(index, dest); ok {
			t.Errorf("%s leads to %+v", dest, a)
		}
	}
}

func TestSentenceCostsNoMoreInALongLine(t *testing.T) {
	text := strings.Repeat("некоторые слова ", 100_000)
	b := &annot.Block{Text: text}
	at := strings.Index(text[len(text)/2:], "слова") + len(text)/2
	before, exact, after := link.Sentence(b, at, at+len("слова"))
	if n := len([]rune(before + exact + after)); n > link.SentenceLimit || n < link.SentenceLimit/2 || exact != "слова" {
		t.Errorf("got %d characters: %s|%s|%s", n, before, exact, after)
	}
	if n := testing.AllocsPerRun(5, func() { link.Sentence(b, at, at+10) }); n > 200 {
		t.Errorf("%v allocations", n)
	}
}
