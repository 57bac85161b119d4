package importer

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/markdown"

	"pgregory.net/rapid"
)

// fromMarkdown gives the body of an article made of a Markdown file.
func fromMarkdown(t *testing.T, text string) (Result, string) {
	t.Helper()
	r, list := Import("x.md", []byte(text), Options{Lang: "en"})
	if diag.HasErrors(list) {
		t.Fatalf("%q: %v", text, list)
	}
	_, body, _ := strings.Cut(string(r.Article), "\n---\n")
	return r, body
}

func TestMarkdownBecomesOurMarkdown(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"headings":        {"Title\n=====\n\n## Part\n\nA sentence. And *another* one.\n", "# Title\n\n## Part\n\nA sentence.\nAnd *another* one.\n"},
		"first heading":   {"## Title\n\nWords.\n", "# Title\n\nWords.\n"},
		"second title":    {"# A\n\nWords.\n\n# B\n\nMore.\n", "# A\n\nWords.\n\n## B\n\nMore.\n"},
		"lists":           {"# A\n\n* one\n* two\n  1. x\n  2. y\n\n<!-- -->\n\n* three\n", "# A\n\n- one\n- two\n  1. x\n  2. y\n\n+ three\n"},
		"loose list":      {"# A\n\n3) one\n\n   more\n4) two\n", "# A\n\n3. one\n\n   more\n\n4. two\n"},
		"quotation":       {"# A\n\n> one\ntwo\n>\n> > three\n", "# A\n\n> one two\n>\n> > three\n"},
		"table":           {"# A\n\na|b\\|c\n-|-\n*d*|`e\\|f`\n", "# A\n\n| a | b\\|c |\n| --- | --- |\n| *d* | `e\\|f` |\n"},
		"code":            {"# A\n\n    x  y\n\n    z\n\n~~~ go\n```\n~~~\n", "# A\n\n```\nx  y\n\nz\n```\n\n````\n```\n````\n"},
		"code span":       {"# A\n\n`` a`b ``\n", "# A\n\n`` a`b ``\n"},
		"links":           {"# A\n\n[a][r], <https://b.org/?x&y>, [c](rel.html), [d](javascript:alert(1)), [e](javascript&colon;alert(1))\n\n[r]: https://r.org \"T\"\n", "# A\n\n[a](https://r.org), [https://b.org/?x&y](https://b.org/?x\\&y), c, d, e\n"},
		"hard break":      {"# A\n\none  \ntwo\\\nthree\n", "# A\n\none\\\ntwo\\\nthree\n"},
		"nested emphasis": {"# A\n\n***a** b* and **c *d***, ~~e~~\n", "# A\n\n***a** b* and **c *d***, ~~e~~\n"},
		"html":            {"# A\n\n<div align=\"center\"><h2>B &amp; C</h2>one<br>two</div>\n\nx <b>y</b> <script>alert(1)</script>z<!-- c -->\n\n<script>\nalert(2)\n</script>\n", "# A\n\n## B & C\n\none\\\ntwo\n\nx y z\n"},
		"footnotes":       {"# A\n\nText.[^1] More.\n\n[^1]: A note.\n\n    Its second paragraph.\n", "# A\n\nText.¹ More.\n\n¹ A note.\n\nIts second paragraph.\n"},
		"our syntax":      {"# A\n\n[x]{.org} and [@a]\n", "# A\n\n\\[x\\]\\{.org} and \\[\\@a\\]\n"},
		"rule":            {"# A\n\none\n\n---\n\ntwo\n", "# A\n\none\n\ntwo\n"},
		"task list":       {"# A\n\n- [x] done\n- [ ] open\n", "# A\n\n- \\[x\\] done\n- \\[ \\] open\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, body := fromMarkdown(t, test.in); body != test.want {
				t.Errorf("%q became\n%s\nwant\n%s", test.in, body, test.want)
			}
		})
	}
}

func TestMarkdownArticleBecomesTheGoldenOne(t *testing.T) {
	raw, err := os.ReadFile("testdata/markdown/bridge.md")
	if err != nil {
		t.Fatal(err)
	}
	r, list := Import("bridge.md", raw, Options{Organizations: known, Retrieved: "2026-11-21"})
	if diag.HasErrors(list) {
		t.Fatal(list)
	}
	for name, got := range map[string][]byte{"bridge.golden.md": r.Article, "bridge.extracted.txt": r.Extracted} {
		name = "testdata/markdown/" + name
		if *update {
			if err := os.WriteFile(name, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(name); err != nil || string(want) != string(got) {
			t.Errorf("%s: %v, got\n%s", name, err, got)
		}
	}
}

func TestFrontMatterOfMarkdownTellsAboutTheArticle(t *testing.T) {
	for name, front := range map[string]string{
		"YAML": "---\ntitle: A Title\nauthor: [Jane Doe, {name: John Roe}]\ndate: 2016-12-01T10:00:00Z\nlang: en_US\nurl: https://example.org/a\ncanonical_url: https://example.org/b\npublisher: The Example\ntags: [a, b]\n---\n",
		"odd":  "---\ntitle: A Title\nauthor: [Jane Doe, John Roe]\ndate: 2016-12-01\nlang: en-US\nurl: https://example.org/a\ncanonical: https://example.org/b\npublisher: The Example\nx: &y *z : [\n---\n",
		"TOML": "+++\ntitle = \"A Title\"\nauthors = [\"Jane Doe\", \"John Roe\"]\ndate = 2016-12-01\nlang = \"en-US\"\nurl = \"https://example.org/a\"\ncanonical = \"https://example.org/b\"\npublisher = 'The Example'\n+++\n",
	} {
		r, list := Import("x.md", []byte(front+"\nSome text stands here. And it goes on.\n"), Options{Named: func(name string) (string, bool) { return "example", name == "The Example" }})
		a, more := markdown.Parse(r.ArticlePath, r.Article)
		if diag.HasErrors(append(list, more...)) {
			t.Fatalf("%s: %v %v\n%s", name, list, more, r.Article)
		}
		f := a.Front
		if f.Title.Text != "A Title" || len(f.Byline) != 2 || f.Byline[1].Literal != "John Roe" || f.Issued.Text != "2016-12-01" ||
			f.URL != "https://example.org/a" || f.Canonical != "https://example.org/b" || f.Publisher.ID != "example" || f.Original.Extraction != "markdown 1" {
			t.Errorf("%s gives\n%s", name, r.Article)
		}
		if got := markdown.Text(a); len(got) != 1 || strings.Contains(string(r.Extracted), "Title") {
			t.Errorf("%s is a part of the text:\n%s", name, r.Article)
		}
	}
	if _, body := fromMarkdown(t, "---\n\nA rule, and words.\n\n---\n\nMore.\n"); !strings.Contains(body, "A rule") {
		t.Errorf("a rule was taken for front matter: %s", body)
	}
}

func TestTitleOfFrontMatterFindsTheHeadline(t *testing.T) {
	r, body := fromMarkdown(t, "---\ntitle: The Bridge\n---\nThe *Bridge*\n\nIt was closed.\n")
	if !strings.HasPrefix(body, "# The *Bridge*\n") || strings.Contains(string(r.Article), "title:") {
		t.Errorf("got\n%s", r.Article)
	}
}

// scraps draws Markdown of pieces that mean something.
func scraps() *rapid.Generator[string] {
	pieces := []string{"a", "Word. ", "ж", " ", "  \n", "\n", "\n\n", "\n> ", "\n- ", "\n1. ", "\n2) ", "    ", "\t", "# ", "\n## ", "\n===\n", "\n---\n", "```\n", "~~~", "`", "``", "*", "**", "_", "__", "~~", "~",
		"[", "]", "(", ")", "](http://a.b)", "](<x y>)", "[r]", "\n[r]: http://r.s 'T'\n", "[^1]", "\n[^1]: ", "\n[^n]: w\n", "![", "<b>", "</b>", "<br>", "<img src=x alt=y>", "<script>", "</script>", "<style>", "<!--", "-->", "<?", "?>", "<![CDATA[", "]]>",
		"\n<div>", "</div>\n", "\n<pre>\n", "</pre>", "<http://c.d>", "<e@f.g>", "&amp;", "&#42;", "&colon;", "javascript:", "\\", "|", "\n|-|-|\n", "a|b", "\n|", "\n\n<table><tr><td>", "$", "@", "{.x}", "^", "\u00a0", "\ufeff", "\r\n"}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "pieces"), "")
	})
}

// faithfulMarkdown imports a file, of which Import itself proves that no word
// of the parsed file is lost, and fails at any error.
func faithfulMarkdown(t failing, text string) {
	t.Helper()
	r, list := Import("x.md", []byte(text), Options{Lang: "en"})
	for _, d := range list {
		if d.Severity == diag.Error && d.Code != "empty-original" && d.Code != "bad-encoding" && d.Code != "too-large" && d.Code != "too-many" {
			t.Fatalf("%q: %+v", text, d)
		}
	}
	if diag.HasErrors(list) {
		return
	}
	a, _ := markdown.Parse(r.ArticlePath, r.Article)
	if len(a.Annotations)+len(a.Citations) > 0 && !strings.Contains(string(r.Article), "{.") {
		t.Fatalf("%q became annotations:\n%s", text, r.Article)
	}
	noScript(t, a.Root, string(r.Article))
}

// noScript fails when a link leads anywhere but to the web.
func noScript(t failing, n *annot.Node, article string) {
	t.Helper()
	if n.Kind == annot.Link && !strings.HasPrefix(strings.ToLower(n.Dest), "http") && !strings.HasPrefix(strings.ToLower(n.Dest), "mailto:") {
		t.Fatalf("a link to %q in\n%s", n.Dest, article)
	}
	for _, c := range n.Children {
		noScript(t, c, article)
	}
}

func TestAnyMarkdownIsImportedFaithfully(t *testing.T) {
	files := 50 // to a check of rapid's, of which there are 100
	if testing.Short() {
		files = 5
	}
	generator := scraps()
	rapid.Check(t, func(t *rapid.T) {
		for range files {
			faithfulMarkdown(t, generator.Draw(t, "text"))
		}
	})
}

// Whatever Markdown's signs make of a text, each of its words is still there.
func TestNoWordOfMarkdownIsLost(t *testing.T) {
	signs := []string{" ", "\n", "\n\n", "\n> ", "\n- ", "\n1. ", "\n# ", "\n    ", "\t", "\n===\n", "\n---\n", "\n```\n", "`", "*", "**", "_", "~~", "|", "\n|", "\n|-|-|\n", "\n-|-\n", "\\", "\\|", "[^1]", "\n[^1]: ", "  \n", "[", "]", "!", "&amp;"}
	generator := rapid.SliceOfN(rapid.SampledFrom(signs), 1, 30)
	rapid.Check(t, func(t *rapid.T) {
		for range 20 {
			var text strings.Builder
			var words []string
			for i, sign := range generator.Draw(t, "signs") {
				words = append(words, fmt.Sprintf("w%dw", i))
				text.WriteString(sign + words[i])
			}
			r, list := Import("x.md", []byte(text.String()), Options{Lang: "en"})
			if diag.HasErrors(list) {
				t.Fatalf("%q: %v", text.String(), list)
			}
			for _, word := range words {
				if !strings.Contains(string(r.Extracted), word) {
					t.Fatalf("%q lost %s:\n%s", text.String(), word, r.Article)
				}
			}
		}
	})
}

func FuzzImportMarkdown(f *testing.F) {
	for _, seed := range []string{
		"---\ntitle: x\n---\n# A\n\n> - a\n>   1. b\n\n| a | b |\n|---|---|\n| c\\|d | `e` |\n", "[a]: b\n\n[a] [^1]\n\n[^1]: c\n    d\n", "<div>\n*a*\n\n<script>x</script> **b**</div>", "```\na\n````\n\n    b\n\n***a** b*",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 1<<14 {
			faithfulMarkdown(t, text)
		}
	})
}
