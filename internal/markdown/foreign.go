package markdown

import (
	"strings"
	"sync"

	"dossier/internal/annot"
	"dossier/internal/diag"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Foreign reads Markdown that nobody wrote for a dossier: CommonMark with
// tables, strikethrough and footnotes as on GitHub, raw HTML, and no spans or
// citations. The file is named in diagnostics; src is UTF-8, without front
// matter. The limits are those of articles; what lies beyond them is read as
// text, and a text too large for any article is an error.
//
// The nodes have no places. Of raw HTML the text is kept, and line breaks,
// headings and pictures; scripts, styles and comments are no text. Footnotes are
// what a reader sees of them: a reference is a raised number, in the order of the
// first references, and the notes are paragraphs at the end, the first of each
// beginning with its number. Notes that nothing refers to stand behind the others.
//
// words is the text of the same file, taken from the library's own tree: what
// the nodes must say, white space apart.
func Foreign(file string, src []byte) (root *annot.Node, words string, list []diag.Diagnostic) {
	found, refused := guard(file, src, 0)
	if refused {
		for i := range found {
			found[i].Severity = diag.Error
		}
		return &annot.Node{Kind: annot.Document}, "", found
	}
	st := newState(file, src)
	parsed := tree(foreignEngine(), st, 0)
	order := foreignNumbers(parsed)
	f := &foreign{src: src, marks: order.marks}
	root = &annot.Node{Kind: annot.Document}
	f.blocks(root, parsed)
	for _, note := range order.notes {
		f.note(root, note)
	}
	words = foreignWords(src, parsed, order)
	for _, note := range order.notes {
		words += "\n" + order.marks[note] + " " + foreignWords(src, note, order)
	}
	return root, words, nil
}

// foreignEngine is the library's parser for Foreign, with the limits of ours.
var foreignEngine = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(limited{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(fenceParser{parser.NewFencedCodeBlockParser()}, 700),
			util.Prioritized(limited{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(noteParser{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(codeParser{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(foreignNotes{}, 101),
			util.Prioritized(linkParser{parser.NewLinkParser()}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(tagParser{parser.NewRawHTMLParser()}, 400),
			util.Prioritized(delimiterParser{parser.NewEmphasisParser()}, 500),
			util.Prioritized(delimiterParser{extension.NewStrikethroughParser()}, 501),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(definitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200),
		),
	)
})

// foreignNotes keeps references to footnotes from being links, and forgets
// what the other parsers know of a block at its end.
type foreignNotes struct{}

func (foreignNotes) Trigger() []byte { return []byte{'['} }

func (foreignNotes) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	end := noteRefEnd(line)
	note := (*east.Footnote)(nil)
	if end >= 0 {
		note = stateOf(pc).notes[string(line[2:end-1])]
	}
	if note == nil {
		return nil
	}
	block.Advance(end)
	return &foreignRef{note: note}
}

func (foreignNotes) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	stateOf(pc).closeBlock()
}

// tagParser is the library's parser of raw HTML, kept from looking again for
// the end of a comment or an instruction that has none.
type tagParser struct{ inner parser.InlineParser }

func (p tagParser) Trigger() []byte { return p.inner.Trigger() }

func (p tagParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if len(line) < 2 || line[1] != '!' && line[1] != '?' {
		return p.inner.Parse(parent, block, pc)
	}
	st := stateOf(pc)
	lines := parent.Lines()
	if n := lines.Len(); n > 0 && st.html >= lines.At(0).Start && st.html <= seg.Start {
		return nil
	}
	node := p.inner.Parse(parent, block, pc)
	if node == nil {
		st.html = seg.Start
	}
	return node
}

// foreignWords gives the text of the library's tree: what stands in its
// leaves, one behind the other.
func foreignWords(src []byte, root ast.Node, order noteOrder) string {
	var out strings.Builder
	hidden, cell := "", false
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() == east.KindTableCell {
			cell = entering
		}
		if n.Kind() == east.KindTableRow && !entering {
			out.WriteString("\n" + strings.Join(excess(src, n), " "))
		}
		if !entering {
			return ast.WalkContinue, nil
		}
		if n.Type() != ast.TypeInline {
			hidden = ""
			out.WriteByte('\n')
		}
		switch n := n.(type) {
		case *ast.Image:
			return ast.WalkSkipChildren, nil
		case *ast.RawHTML:
			_, _, hidden = tagOf(string(n.Segments.Value(src)), hidden)
		case *ast.Text:
			if hidden != "" {
				break
			}
			words := string(n.Segment.Value(src))
			switch code := n.Parent().Kind() == ast.KindCodeSpan; {
			case !code:
				words = unescape(words)
			case cell:
				words = strings.ReplaceAll(words, `\|`, "|")
			}
			out.WriteString(words + " ")
		case *ast.AutoLink:
			out.Write(n.Label(src))
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			out.Write(n.Lines().Value(src))
		case *ast.HTMLBlock:
			for _, p := range htmlParagraphs(htmlBlock(src, n)) {
				out.WriteString(foreignText(p) + "\n")
			}
		case *foreignRef:
			if hidden == "" {
				out.WriteString(order.marks[n.note])
			}
		case *east.Footnote:
			if n != root {
				return ast.WalkSkipChildren, nil
			}
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}
