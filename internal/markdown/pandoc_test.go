package markdown

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"dossier/internal/annot"
)

// pandocFormat is Pandoc's dialect of which this language is a part.
const pandocFormat = "markdown-smart-subscript-superscript-tex_math_dollars-raw_tex-raw_html"

// pandocDifferences are the cases whose spans and citations Pandoc reads
// differently, and why that is meant. An entry that no longer differs fails.
var pandocDifferences = map[string]string{
	"citations.txtar/broken.md":    "brackets in a citation, and a bare @d, are errors here (bad-citation); Pandoc guesses",
	"citations.txtar/clusters.md":  "the words around a key are plain text here; Pandoc reads emphasis in them",
	"citations.txtar/followed.md":  "a citation before a span, a citation or brackets that are no address stays one here, so that spans come and go without harm; Pandoc takes the brackets for a label",
	"citations.txtar/suffixes.md":  "a cite without a key, behind a semicolon, is an error here (bad-citation); Pandoc guesses",
	"citations.txtar/in-span.md":   "a bare @e is text here: names and addresses of articles have at signs",
	"citations.txtar/none.md":      "a bare @f is text here, and so are links and references whose words begin with one",
	"footnotes.txtar/order.md":     "a footnote that is called twice is one here; Pandoc copies it to each place",
	"mistakes.txtar/attributes.md": "two attributes without a space between them are an error here",
	"mistakes.txtar/unopened.md":   "a span across blocks is an error here; Pandoc ends it with its first block and drops the rest",
	"spans.txtar/destination.md":   "a bracket in the address or title of a link is no bracket of the text, as in CommonMark",
	"spans.txtar/picture-sign.md":  "an exclamation mark before a span is text here; Pandoc reads a picture without an address",
}

// TestSpansAndCitationsAreThoseOfPandoc compares what is read of every case
// and of the sample articles with what Pandoc reads.
func TestSpansAndCitationsAreThoseOfPandoc(t *testing.T) {
	if _, err := exec.LookPath("pandoc"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("pandoc is not installed")
		}
		t.Skip("pandoc is not installed")
	}
	cases := caseBodies(t)
	same, differ := 0, 0
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		a, _ := Parse(name, cases[name])
		ours, theirs := spansAndCites(a), pandocReads(t, a.Src[a.Body:])
		reason, known := pandocDifferences[name]
		switch equal := slices.Equal(ours, theirs); {
		case equal && known:
			t.Errorf("%s no longer differs; it was said to because %s", name, reason)
		case !equal && !known:
			t.Errorf("%s: %q\nwe read     %s\npandoc reads %s", name, a.Src[a.Body:], strings.Join(ours, "\n            "), strings.Join(theirs, "\n             "))
		case equal:
			same++
		default:
			differ++
		}
	}
	for name := range pandocDifferences {
		if _, ok := cases[name]; !ok {
			t.Errorf("there is no case %s", name)
		}
	}
	t.Logf("%d cases read the same, %d are known to differ", same, differ)
}

// spansAndCites writes an article's annotations and citations, sorted.
func spansAndCites(a *annot.Article) []string {
	var out []string
	for _, x := range a.Annotations {
		var attrs []string
		for _, attr := range x.Attrs {
			if attr.Kind == annot.KeyValue {
				attrs = append(attrs, fmt.Sprintf("%s=%q", attr.Key, attr.Value))
			} else {
				attrs = append(attrs, []string{"", ".", "#"}[attr.Kind]+attr.Key)
			}
		}
		slices.Sort(attrs)
		out = append(out, fmt.Sprintf("span %q %v", oneLine(a.Blocks[x.Block].Text[x.From:x.To]), attrs))
	}
	for _, x := range a.Citations {
		cites := ""
		for _, c := range x.Cites {
			mode := "NormalCitation"
			if c.SuppressAuthor {
				mode = "SuppressAuthor"
			}
			cites += fmt.Sprintf(" {%s %q %q %q}", mode, c.Prefix, c.ID, strings.ReplaceAll(oneLine(c.Locator+" "+c.Suffix), " ,", ","))
		}
		out = append(out, "cite"+cites)
	}
	slices.Sort(out)
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// pandocNode is a node of Pandoc's JSON, whose contents differ in shape.
type pandocNode struct {
	T string          `json:"t"`
	C json.RawMessage `json:"c"`
}

// pandocReads gives the spans and citations that Pandoc reads, sorted.
func pandocReads(t *testing.T, src []byte) []string {
	t.Helper()
	cmd := exec.Command("pandoc", "-f", pandocFormat, "-t", "json")
	cmd.Stdin = bytes.NewReader(src)
	raw, err := cmd.Output()
	if err != nil {
		t.Fatalf("pandoc: %v", err)
	}
	var doc struct{ Blocks json.RawMessage }
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	var out []string
	pandocText(doc.Blocks, &out)
	slices.Sort(out)
	return out
}

// pandocText gives the text of what is in some JSON, and adds the spans and
// citations in it to a list.
func pandocText(raw json.RawMessage, out *[]string) string {
	switch raw = bytes.TrimSpace(raw); {
	case len(raw) == 0:
		return ""
	case raw[0] == '[':
		var list []json.RawMessage
		_ = json.Unmarshal(raw, &list)
		text := ""
		for _, x := range list {
			text += pandocText(x, out)
		}
		return text
	case raw[0] != '{':
		return ""
	}
	var n pandocNode
	_ = json.Unmarshal(raw, &n)
	var parts []json.RawMessage
	_ = json.Unmarshal(n.C, &parts)
	switch n.T {
	case "Str":
		var s string
		_ = json.Unmarshal(n.C, &s)
		return s
	case "Space", "SoftBreak", "LineBreak":
		return " "
	case "Code":
		var s string
		_ = json.Unmarshal(parts[1], &s)
		return s
	case "Span":
		text := pandocText(parts[1], out)
		*out = append(*out, fmt.Sprintf("span %q %v", oneLine(text), pandocAttributes(parts[0])))
		return text
	case "Cite":
		*out = append(*out, pandocCites(parts[0], out))
		return ""
	case "Note", "Image":
		pandocText(n.C, out)
		return ""
	default:
		return pandocText(n.C, out)
	}
}

func pandocAttributes(raw json.RawMessage) []string {
	var triple []json.RawMessage
	var id string
	var classes []string
	var pairs [][2]string
	_ = json.Unmarshal(raw, &triple)
	_ = json.Unmarshal(triple[0], &id)
	_ = json.Unmarshal(triple[1], &classes)
	_ = json.Unmarshal(triple[2], &pairs)
	var attrs []string
	if id != "" {
		attrs = append(attrs, "#"+id)
	}
	for _, c := range classes {
		attrs = append(attrs, "."+c)
	}
	for _, p := range pairs {
		attrs = append(attrs, fmt.Sprintf("%s=%q", p[0], p[1]))
	}
	slices.Sort(attrs)
	return attrs
}

func pandocCites(raw json.RawMessage, out *[]string) string {
	var cites []struct {
		CitationID                     string
		CitationPrefix, CitationSuffix json.RawMessage
		CitationMode                   struct{ T string }
	}
	_ = json.Unmarshal(raw, &cites)
	text := "cite"
	for _, c := range cites {
		suffix := strings.TrimPrefix(strings.TrimSpace(pandocText(c.CitationSuffix, out)), ",")
		text += fmt.Sprintf(" {%s %q %q %q}", c.CitationMode.T, oneLine(pandocText(c.CitationPrefix, out)), c.CitationID, oneLine(suffix))
	}
	return text
}
