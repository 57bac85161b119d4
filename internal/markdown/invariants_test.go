package markdown

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

// sound says what is wrong with the places of a parsed file.
func sound(a *annot.Article, list []diag.Diagnostic) error {
	if err := soundTree(a, a.Root, false); err != nil {
		return err
	}
	for _, d := range list {
		for _, n := range append([]diag.Note{d.At}, d.Also...) {
			if n.Span.Start < 0 || n.Span.End < n.Span.Start || n.Span.End > len(a.Src) {
				return fmt.Errorf("%s has the place %v", d.Code, n.Span)
			}
		}
	}
	last := -1
	for i, x := range a.Annotations {
		src := a.Src
		if src[x.At.Start] != '[' || src[x.Words.End] != ']' || src[x.At.End-1] != '}' ||
			x.Words.Start != x.At.Start+1 || src[x.Words.End+1] != '{' {
			return fmt.Errorf("annotation %d is %q with the words %q", i, src[x.At.Start:x.At.End], src[x.Words.Start:x.Words.End])
		}
		if x.At.Start <= last {
			return fmt.Errorf("annotation %d is out of order", i)
		}
		last = x.At.Start
		if text := a.Blocks[x.Block].Text; x.From < 0 || x.To < x.From || x.To > len(text) {
			return fmt.Errorf("annotation %d covers %d-%d of %q", i, x.From, x.To, text)
		}
		if p := x.Parent; p >= 0 && (p >= i || a.Annotations[p].Words.End < x.At.End) {
			return fmt.Errorf("annotation %d does not lie in its parent", i)
		}
	}
	for i, b := range a.Blocks {
		if i > 0 && b.Node.Start < a.Blocks[i-1].Node.Start {
			return fmt.Errorf("block %d is out of order", i)
		}
		if err := soundBlock(a, &b); err != nil {
			return fmt.Errorf("block %d: %w", i, err)
		}
	}
	for _, p := range Text(a) {
		for at := range p.Text {
			if s := p.Source(a.Path, at, len(p.Text)); s.Start < 0 || s.End > len(a.Src) || s.End < s.Start {
				return fmt.Errorf("source of %q at %d is %v", p.Text, at, s)
			}
		}
	}
	return nil
}

func soundBlock(a *annot.Article, b *annot.Block) error {
	var text strings.Builder
	for _, leaf := range b.Leaves {
		if leaf.At != text.Len() {
			return fmt.Errorf("leaf at %d, text before it is %d long", leaf.At, text.Len())
		}
		if leaf.Node.Kind == annot.SoftBreak || leaf.Node.Kind == annot.HardBreak {
			text.WriteByte('\n')
		} else {
			text.WriteString(leaf.Node.Text)
		}
	}
	if text.String() != b.Text {
		return fmt.Errorf("text %q, leaves %q", b.Text, text.String())
	}
	if !utf8.ValidString(b.Text) {
		return fmt.Errorf("text %q is not UTF-8", b.Text)
	}
	for i := range b.Text {
		if s := b.Source(a.Path, i, i+1); s.Start < b.Node.Start || s.End > b.Node.End {
			return fmt.Errorf("%q [%d-%d]: source of %d is %v", b.Text, b.Node.Start, b.Node.End, i, s)
		}
	}
	return nil
}

// soundTree holds every node to its place: inside its parent, behind its
// elder, and literal where it looks literal.
func soundTree(a *annot.Article, n *annot.Node, inline bool) error {
	name := fmt.Sprintf("node of kind %d at %d-%d", n.Kind, n.Start, n.End)
	if n.Start < 0 || n.End < n.Start || n.End > len(a.Src) {
		return fmt.Errorf("%s is outside the file", name)
	}
	if n.Kind == annot.Text && len(n.Text) == n.End-n.Start && n.Text != string(a.Src[n.Start:n.End]) {
		return fmt.Errorf("%s is %q and stands there as %q", name, n.Text, a.Src[n.Start:n.End])
	}
	inline = inline || n.Kind >= annot.Text
	at := n.Start
	for _, c := range n.Children {
		if c.Kind == annot.Note {
			at = a.Body
		}
		if c.Start < at || c.End > n.End {
			return fmt.Errorf("%s: child of kind %d at %d-%d is out of place", name, c.Kind, c.Start, c.End)
		}
		at = c.End
		if c.Kind == annot.Note {
			at = a.Body
		}
		if err := soundTree(a, c, inline); err != nil {
			return err
		}
	}
	return nil
}

// hostile are the pieces that random documents are made of.
var hostile = []string{
	"[", "]", "[", "]", "{", "}", "]{", "{k=v}", "]{org=isis}", "]{.quote by=a}", `]{note="x y"}`, "]{k=", `]{k="`, "{=}",
	"(", ")", "](", "](u)", `](u "t")`, "![", "[^1]", "\n[^1]: ", "[^x]", "[@a]", "[@", "@a", "; ", "-@b", "[r]: u\n",
	"*", "**", "_", "__", "~", "~~", "`", "``", "\\", "\\\\", "\\[", "&", "&amp;", "&nLl;", "&#65;", "<", ">", "<b>", "<a@b.c>", "<http://x>", "<!--",
	" ", "  ", "\n", "\n\n", "  \n", "\\\n", "\r\n", "\t", "\u00a0", "a", "b c", "é", "ж", "\xff", "\x00",
	"\n> ", "> ", "\n- ", "- ", "\n1. ", "\n# ", "# ", "\n    ", "\n```\n", "\n---\n", "\n===\n", "|", "\n|-|-|\n", "a | b\n-|-\n", "---\n",
}

func randomDocument(r *rand.Rand, n int, pieces []string) []byte {
	var b bytes.Buffer
	for range r.IntN(n) + 1 {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.Bytes()
}

func TestRandomDocumentsKeepTheirPlaces(t *testing.T) {
	count := 50000
	if testing.Short() {
		count = 5000
	}
	const seed = 3
	r := rand.New(rand.NewPCG(1, seed))
	for i := range count {
		src := randomDocument(r, 24, hostile)
		a, list := Parse("content/articles/x.md", src)
		if err := sound(a, list); err != nil {
			t.Fatalf("document %d, %q: %v", i, src, err)
		}
	}
	t.Logf("%d random documents (seed %d)", count, seed)
}
