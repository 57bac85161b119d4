package markdown

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"dossier/internal/annot"
)

func sample(t testing.TB, name string) []byte {
	t.Helper()
	src, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func TestSampleArticlesAreRead(t *testing.T) {
	want := map[string]map[string]int{
		"a.md": {"org": 9, "label": 2, "person": 1, "figure": 1, "quote": 5, "by": 5, "standfirst": 1},
		"b.md": {"org": 23, "source": 3, "person": 1, "figure": 6, "quote": 6, "from": 6, "checked": 6, "note": 1},
	}
	for name, counts := range want {
		src := sample(t, name)
		a, list := Parse("content/articles/"+name, src)
		if len(list) > 0 {
			t.Errorf("%s: %v", name, list)
		}
		if err := sound(a, list); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		got := map[string]int{}
		for _, x := range a.Annotations {
			for _, attr := range x.Attrs {
				got[attr.Key]++
			}
			words := string(src[x.Words.Start:x.Words.End])
			if text := stripped(words); text != a.Blocks[x.Block].Text[x.From:x.To] {
				t.Errorf("%s: the words %q are %q", name, words, a.Blocks[x.Block].Text[x.From:x.To])
			}
		}
		for key, n := range counts {
			if got[key] != n {
				t.Errorf("%s: %d times %s, want %d", name, got[key], key, n)
			}
		}
		if len(got) != len(counts) {
			t.Errorf("%s: keys %v", name, got)
		}
	}
}

var (
	attributeList = regexp.MustCompile(`\]\{[^}]*\}`)
	escapedSign   = regexp.MustCompile(`\\(.)`)
)

// stripped takes the markup out of a text that has only spans and escapes.
func stripped(s string) string {
	s = strings.ReplaceAll(attributeList.ReplaceAllString(s, ""), "[", "")
	return escapedSign.ReplaceAllString(s, "$1")
}

func TestFrontMatterKeepsItsPlaces(t *testing.T) {
	src := []byte("\ufeff---\npublisher: valdai\nissued: 2016-06~\nalases: [x]\n--- \n# A [b]{org=c}\n")
	a, list := Parse("content/articles/terror.md", src)
	if a.Slug != "terror" || a.Front.Publisher.ID != "valdai" || a.Front.Issued.Text != "2016-06~" {
		t.Errorf("got %q, %+v", a.Slug, a.Front)
	}
	if at := a.Front.Publisher.At; string(src[at.Start:at.End]) != "valdai" {
		t.Errorf("publisher is at %v", at)
	}
	if string(src[a.Body:]) != "# A [b]{org=c}\n" || a.Title() != "A b" {
		t.Errorf("body at %d, title %q", a.Body, a.Title())
	}
	if len(list) != 1 || string(src[list[0].At.Span.Start:list[0].At.Span.End]) != "alases" {
		t.Errorf("got %v", list)
	}
}

func TestBlockSourceFindsWordsInTheFile(t *testing.T) {
	src := []byte("a \\*b [c *d*]{k=v} `e` &amp;\n> f\n\n    g\n    h\n")
	a, _ := Parse("x.md", src)
	for _, word := range []string{"a", "b", "c", "d", "e", "g", "h"} {
		found := false
		for i := range a.Blocks {
			b := &a.Blocks[i]
			if at := strings.Index(b.Text, word); at >= 0 {
				s := b.Source("x.md", at, at+1)
				found = string(src[s.Start:s.End]) == word
			}
		}
		if !found {
			t.Errorf("%q is not found", word)
		}
	}
}

func TestNestingIsLimited(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("> ", 5000) + "a",
		strings.Repeat("- ", 5000) + "a",
		strings.Repeat("[", 5000) + "a" + strings.Repeat("]{k=v}", 5000),
		strings.Repeat("*a **b ", 5000) + strings.Repeat("c** d*", 5000),
	} {
		a, list := Parse("x.md", []byte(src))
		if depth(a.Root) > maxContainers+maxInlines+10 {
			t.Errorf("%.20q is %d deep", src, depth(a.Root))
		}
		if err := sound(a, list); err != nil {
			t.Errorf("%.20q: %v", src, err)
		}
	}
}

func depth(n *annot.Node) int {
	most := 0
	for _, c := range n.Children {
		most = max(most, depth(c))
	}
	return most + 1
}

func TestHostileBracketsTakeLinearTime(t *testing.T) {
	for _, piece := range []string{"[", "]", "*[", "<a [", "`[", "[@a;", "[]{k=v", "]{a=", "]{a=b ", "[]{a=]{ ", "[x](<", "[^x", "[*a]{k=v}", "[a]{k=v}", "[@a]", "![", "`a``[b", "[x](y (", "[x](y \"", "{", "<!--[", "&["} {
		src := []byte(strings.Repeat(piece, 100000/len(piece)))
		start := time.Now()
		Parse("x.md", src)
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("%q takes %v", piece, d)
		}
	}
}
