package markdown

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// visible takes the white space out of a text.
func visible(text string) string { return strings.Join(strings.Fields(text), "") }

// shownText gives the text of a rendered page: no tags, no scripts.
func shownText(page string) string {
	var out strings.Builder
	hidden := ""
	z := html.NewTokenizer(strings.NewReader(page))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		t := z.Token()
		switch {
		case hidden != "":
			if kind == html.EndTagToken && t.Data == hidden {
				hidden = ""
			}
		case kind == html.TextToken:
			out.WriteString(t.Data)
		case kind == html.StartTagToken && hiddenTags[t.Data]:
			hidden = t.Data
		}
	}
	return out.String()
}

// What Foreign makes of the examples of CommonMark 0.31.2 says what the
// rendered examples do.
func TestForeignSaysWhatCommonMarkShows(t *testing.T) {
	raw, err := os.ReadFile("testdata/commonmark/spec.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown, HTML string
		Example        int
	}
	if err := json.Unmarshal(raw, &examples); err != nil || len(examples) != 652 {
		t.Fatal(err, len(examples))
	}
	for _, e := range examples {
		if e.Example == 629 {
			continue // a browser shows the end of a CDATA section, which HTML does not have
		}
		root, words, list := Foreign("x.md", []byte(e.Markdown))
		want := visible(shownText(e.HTML))
		if got := visible(foreignText(root)); got != want || diag.HasErrors(list) {
			t.Errorf("example %d: %q says %q, want %q", e.Example, e.Markdown, got, want)
		}
		if visible(words) != want {
			t.Errorf("example %d: the words of %q are %q, want %q", e.Example, e.Markdown, words, want)
		}
	}
}

func TestForeignKnowsNothingOfDossiers(t *testing.T) {
	for text, want := range map[string]string{
		"[a]{org=b} [@c] ~~d~~":                   "[a]{org=b} [@c] d",
		"a[^1]\n\n[^1]: b\n\n    c":               "a¹¹ bc",
		"| a | b |\n|---|---|\n| c | d | e \\| f": "abcde | f",
		"a <b>c</b> <script>d</script>e<br>f":     "a c e f",
		"![a<script>](b) c":                       " c",
		"<div>a<p>b</div>":                        "ab",
	} {
		root, _, list := Foreign("x.md", []byte(text))
		if got := foreignText(root); got != want || len(list) > 0 {
			t.Errorf("%q says %q, want %q; %v", text, got, want, list)
		}
	}
}

func TestForeignRefusesWhatNoArticleCanHold(t *testing.T) {
	root, _, list := Foreign("x.md", []byte(strings.Repeat("*", maxMarks+1)))
	if root == nil || root.Kind != annot.Document || !diag.HasErrors(list) {
		t.Errorf("got %v", list)
	}
}

// Both walks over the tree say the same, whatever the text.
func TestForeignLosesNoWordOfItsTree(t *testing.T) {
	pieces := strings.Split("a|b c| |\n|\n\n|\n> |\n- |\n1. |    |\t|# |\n===\n|\n---\n|```\n|~~~|`|``|*|**|_|~~|[|]|(|)|](b)|![|[r]|\n[r]: c 'd'\n|[^1]|\n[^1]: |<b>|</b>|<script>|</script>|<!--|-->|<?|?>|\n<div>|</div>\n|<pre>|<http://c.d>|&amp;|\\|\n;-;-;\n|;|a;b;c;", "|")
	for i := range pieces {
		pieces[i] = strings.ReplaceAll(pieces[i], ";", "|")
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "pieces"), "")
		root, words, _ := Foreign("x.md", []byte(text))
		if got := visible(foreignText(root)); got != visible(words) {
			t.Fatalf("%q says %q and has the words %q", text, got, words)
		}
	})
}
