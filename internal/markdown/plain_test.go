package markdown

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// library is the library as it comes, without raw HTML and with the extensions
// that are a part of the language.
var library = sync.OnceValue(func() parser.Parser {
	blocks := slices.DeleteFunc(parser.DefaultBlockParsers(), func(v util.PrioritizedValue) bool {
		return v.Value == parser.NewHTMLBlockParser()
	})
	inlines := slices.DeleteFunc(parser.DefaultInlineParsers(), func(v util.PrioritizedValue) bool {
		return v.Value == parser.NewRawHTMLParser()
	})
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(append(inlines, util.Prioritized(extension.NewStrikethroughParser(), 501))...),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
	)
})

// withoutAnnotations writes a body in plain Markdown: spans are links and
// citations are pictures, which have signs of the same kind at their borders
// (without the brackets, the emphasis around them would be another). It fails
// where that cannot be: at spans in spans or links, and at footnotes.
func withoutAnnotations(a *annot.Article, list []diag.Diagnostic) ([]byte, bool) {
	for _, d := range list {
		if d.Severity == diag.Error {
			return nil, false
		}
	}
	src := a.Src
	if bytes.Contains(src, []byte("[^")) || bytes.Contains(src, []byte("](")) && len(a.Annotations) > 0 {
		return nil, false
	}
	var edits []splice
	for i := range a.Annotations {
		x := &a.Annotations[i]
		attrs := src[x.Words.End+1 : x.At.End]
		if x.Parent >= 0 || before(src, x.At.Start) == '!' || bytes.ContainsAny(attrs, "|\n`\\<*_~[]") || hasLink(x.Node) {
			return nil, false
		}
		edits = append(edits, splice{x.Words.End + 1, x.At.End, "(u)"})
	}
	for _, x := range a.Citations {
		if bytes.ContainsAny(src[x.At.Start:x.At.End], "|\n`\\<*_~") {
			return nil, false
		}
		edits = append(edits, splice{x.At.Start, x.At.End, "![](u)"})
	}
	slices.SortFunc(edits, func(a, b splice) int { return a.start - b.start })
	return apply(src, edits)[a.Body:], true
}

func before(src []byte, at int) byte {
	if at == 0 {
		return 0
	}
	return src[at-1]
}

func hasLink(n *annot.Node) bool {
	for _, c := range n.Children {
		if c.Kind == annot.Link || c.Kind == annot.Image || hasLink(c) {
			return true
		}
	}
	return false
}

// ourText is what a reader reads, a line for each block, sorted: the library
// has some blocks around a table out of order.
func ourText(a *annot.Article) string {
	var out []string
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Node.Kind != annot.Image {
			out = append(out, strings.Join(strings.Fields(b.Text), " "))
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// libraryText is the same of the library's tree.
func libraryText(src []byte) string {
	var out []string
	var block func(n ast.Node)
	block = func(n ast.Node) {
		_, heading := n.(*ast.Heading)
		_, cell := n.(interface{ Dump([]byte, int) })
		cell = cell && n.Kind().String() == "TableCell"
		switch n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			heading = true
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			out = append(out, strings.Join(strings.Fields(strings.ToValidUTF8(string(n.Lines().Value(src)), "\ufffd")), " "))
			return
		}
		if heading || cell {
			var b strings.Builder
			libraryInlines(&b, n, src, cell)
			out = append(out, strings.Join(strings.Fields(b.String()), " "))
			return
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			block(c)
		}
	}
	block(library().Parse(text.NewReader(src)))
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func libraryInlines(b *strings.Builder, n ast.Node, src []byte, cell bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch x := c.(type) {
		case *ast.Text:
			b.WriteString(unescape(string(x.Segment.Value(src))))
			if x.SoftLineBreak() || x.HardLineBreak() {
				b.WriteByte('\n')
			}
		case *ast.CodeSpan:
			for t := x.FirstChild(); t != nil; t = t.NextSibling() {
				code := string(t.(*ast.Text).Segment.Value(src))
				if cell {
					code = strings.ReplaceAll(code, `\|`, "|")
				}
				b.WriteString(code)
			}
		case *ast.AutoLink:
			b.Write(x.Label(src))
		case *ast.Image:
		default:
			libraryInlines(b, c, src, cell)
		}
	}
}

// dashesAlone finds lines of which the library makes tables of one column.
var dashesAlone = regexp.MustCompile(`(?m)^[\s>]*-[\s-]*$`)

// agrees compares a parse with that of the library without our extensions.
func agrees(src []byte) (compared bool, err error) {
	a, list := Parse("x.md", src)
	stripped, ok := withoutAnnotations(a, list)
	if !ok || dashesAlone.Match(src) {
		return false, nil
	}
	if ours, plain := ourText(a), strings.ToValidUTF8(libraryText(stripped), "\ufffd"); ours != plain && len(src) == len(strings.ToValidUTF8(string(src), "")) {
		return true, fmt.Errorf("the text is\n%q\nand of %q it is\n%q", ours, stripped, plain)
	}
	return true, nil
}

func TestTextIsThatOfTheLibraryWithoutAnnotations(t *testing.T) {
	count := 50_000
	if testing.Short() {
		count = 5_000
	}
	const seed = 11
	r := rand.New(rand.NewPCG(1, seed))
	compared := 0
	for i := range count {
		src := randomDocument(r, 14, [][]string{hostile, wellFormed}[i%2])
		done, err := agrees(src)
		if err != nil {
			t.Fatalf("document %d, %q: %v", i, src, err)
		}
		if done {
			compared++
		}
	}
	t.Logf("%d random documents (seed %d), %d of them comparable", count, seed, compared)
	if compared < count/10 {
		t.Errorf("only %d are comparable", compared)
	}
}
