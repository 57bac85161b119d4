package markdown

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// commonMarkDifferences are the examples of the specification that read
// differently here, and why. An entry that no longer differs fails the test.
var commonMarkDifferences = map[int]string{}

// TestCommonMarkExamples renders the 652 examples of CommonMark 0.31.2 with
// the parser of articles. Raw HTML, an error in articles, is let through.
func TestCommonMarkExamples(t *testing.T) {
	raw, err := os.ReadFile("testdata/commonmark/spec.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown, HTML, Section string
		Example                 int
	}
	if err := json.Unmarshal(raw, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) != 652 {
		t.Errorf("%d examples, want 652", len(examples))
	}
	if len(commonMarkDifferences) > 8 {
		t.Errorf("%d known differences", len(commonMarkDifferences))
	}
	p := newEngine(true)
	r := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(html.NewRenderer(html.WithUnsafe(), html.WithXHTML()), 1000)))
	passed := 0
	for _, e := range examples {
		src := []byte(e.Markdown)
		var out bytes.Buffer
		if err := r.Render(&out, src, tree(p, newState("x.md", src), 0)); err != nil {
			t.Fatal(err)
		}
		same := out.String() == e.HTML
		switch reason, known := commonMarkDifferences[e.Example]; {
		case same && known:
			t.Errorf("example %d no longer differs; it was said to because %s", e.Example, reason)
		case !same && !known:
			t.Errorf("example %d (%s): %q reads as\n%s\nwant\n%s", e.Example, e.Section, e.Markdown, out.String(), e.HTML)
		case same:
			passed++
		}
	}
	t.Logf("%d of %d examples, %d known differences", passed, len(examples), len(commonMarkDifferences))
}
