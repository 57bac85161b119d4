package markdown

import (
	"strings"

	"dossier/internal/annot"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// foreign makes nodes of the library's tree.
type foreign struct {
	src    []byte
	marks  map[*east.Footnote]string
	hidden string // the element whose text is none
	cell   bool
}

// blocks converts the blocks inside a container.
func (f *foreign) blocks(out *annot.Node, in ast.Node) {
	for n := in.FirstChild(); n != nil; n = n.NextSibling() {
		f.block(out, n)
	}
}

func (f *foreign) block(out *annot.Node, in ast.Node) {
	made := &annot.Node{}
	f.hidden = ""
	switch n := in.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		made.Kind = annot.Paragraph
		f.inlines(made, in)
	case *ast.Heading:
		made.Kind, made.Level = annot.Heading, n.Level
		f.inlines(made, in)
	case *ast.Blockquote:
		made.Kind = annot.Quote
		f.blocks(made, in)
	case *ast.List:
		made.Kind, made.Ordered, made.First, made.Tight = annot.List, n.IsOrdered(), n.Start, n.IsTight
		f.blocks(made, in)
	case *ast.ListItem:
		made.Kind = annot.Item
		f.blocks(made, in)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		made.Kind, made.Text = annot.CodeBlock, string(in.Lines().Value(f.src))
	case *east.Table:
		made.Kind = annot.Table
		f.blocks(made, in)
	case *east.TableHeader, *east.TableRow:
		made.Kind = annot.Row
		f.blocks(made, in)
		for _, words := range excess(f.src, in) {
			made.Children = append(made.Children, &annot.Node{Kind: annot.Cell, Children: []*annot.Node{{Kind: annot.Text, Text: words}}})
		}
	case *east.TableCell:
		made.Kind = annot.Cell
		f.cell = true
		f.inlines(made, in)
		f.cell = false
	case *ast.HTMLBlock:
		out.Children = append(out.Children, htmlParagraphs(htmlBlock(f.src, n))...)
		return
	case *east.Footnote: // at the end
		return
	case *ast.ThematicBreak:
		made.Kind = annot.Rule
	default:
		return
	}
	out.Children = append(out.Children, made)
}

// excess gives the text of the cells that a row of a table has beyond those of
// the head, which GitHub does not show.
func excess(src []byte, row ast.Node) []string {
	start := row.Pos()
	if start < 0 || start >= len(src) || row.Kind() != east.KindTableRow {
		return nil
	}
	line, _ := lineAt(src, start)
	cells := rowCells(strings.TrimSpace(string(line)))
	if len(cells) <= row.ChildCount() {
		return nil
	}
	cells = cells[row.ChildCount():]
	for i := range cells {
		cells[i] = unescape(strings.TrimSpace(cells[i]))
	}
	return cells
}

// rowCells cuts a row of a table where the library does.
func rowCells(line string) []string {
	line = strings.TrimPrefix(line, "|")
	line = strings.TrimSuffix(line, "|")
	if line == "" {
		return nil
	}
	var out []string
	start := 0
	for i := range len(line) {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			out = append(out, line[start:i])
			start = i + 1
		}
	}
	return append(out, line[start:])
}

// note converts the body of a footnote, whose mark begins its first paragraph.
func (f *foreign) note(out *annot.Node, in *east.Footnote) {
	mark := &annot.Node{Kind: annot.Text, Text: f.marks[in] + " "}
	body := &annot.Node{}
	f.blocks(body, in)
	if len(body.Children) > 0 && body.Children[0].Kind == annot.Paragraph {
		first := body.Children[0]
		first.Children = append([]*annot.Node{mark}, first.Children...)
	} else {
		body.Children = append([]*annot.Node{{Kind: annot.Paragraph, Children: []*annot.Node{mark}}}, body.Children...)
	}
	out.Children = append(out.Children, body.Children...)
}

// inlines converts the inlines inside a node.
func (f *foreign) inlines(out *annot.Node, in ast.Node) {
	for n := in.FirstChild(); n != nil; n = n.NextSibling() {
		f.inline(out, n)
	}
}

func (f *foreign) inline(out *annot.Node, in ast.Node) {
	add := func(n annot.Node) *annot.Node {
		out.Children = append(out.Children, &n)
		return &n
	}
	switch n := in.(type) {
	case *ast.RawHTML:
		name, made, hidden := tagOf(string(n.Segments.Value(f.src)), f.hidden)
		f.hidden = hidden
		switch {
		case made != nil:
			out.Children = append(out.Children, made)
		case blockTags[name]:
			add(annot.Node{Kind: annot.SoftBreak})
		}
	case *ast.Image:
		made, hidden := add(annot.Node{Kind: annot.Image, Dest: unescape(string(n.Destination))}), f.hidden
		f.inlines(made, in)
		f.hidden = hidden // a description holds no tags
	case *ast.Text:
		f.text(out, n)
	case *foreignRef:
		if f.hidden == "" {
			add(annot.Node{Kind: annot.Text, Text: f.marks[n.note]})
		}
	case *ast.CodeSpan:
		f.code(add, n)
	case *ast.Emphasis:
		kind := annot.Emph
		if n.Level == 2 {
			kind = annot.Strong
		}
		f.inlines(add(annot.Node{Kind: kind}), in)
	case *east.Strikethrough:
		f.inlines(add(annot.Node{Kind: annot.Strike}), in)
	case *ast.Link:
		f.inlines(add(annot.Node{Kind: annot.Link, Dest: unescape(string(n.Destination))}), in)
	case *ast.AutoLink:
		made := add(annot.Node{Kind: annot.Link, Dest: string(n.Label(f.src))})
		if n.AutoLinkType == ast.AutoLinkEmail {
			made.Dest = "mailto:" + made.Dest
		}
		made.Children = []*annot.Node{{Kind: annot.Text, Text: string(n.Label(f.src))}}
	}
}

func (f *foreign) text(out *annot.Node, n *ast.Text) {
	if f.hidden != "" {
		return
	}
	if words := unescape(string(n.Segment.Value(f.src))); words != "" {
		out.Children = append(out.Children, &annot.Node{Kind: annot.Text, Text: words})
	}
	switch {
	case n.HardLineBreak():
		out.Children = append(out.Children, &annot.Node{Kind: annot.HardBreak})
	case n.SoftLineBreak():
		out.Children = append(out.Children, &annot.Node{Kind: annot.SoftBreak})
	}
}

func (f *foreign) code(add func(annot.Node) *annot.Node, in *ast.CodeSpan) {
	var b strings.Builder
	for n := in.FirstChild(); n != nil; n = n.NextSibling() {
		if t, ok := n.(*ast.Text); ok {
			b.Write(t.Segment.Value(f.src))
		}
	}
	words := strings.NewReplacer("\r\n", " ", "\n", " ").Replace(b.String())
	if f.cell {
		words = strings.ReplaceAll(words, `\|`, "|")
	}
	if f.hidden == "" && words != "" {
		add(annot.Node{Kind: annot.Code, Text: words})
	}
}

// foreignText gives the text below a node.
func foreignText(n *annot.Node) string {
	var b strings.Builder
	var walk func(n *annot.Node)
	walk = func(n *annot.Node) {
		switch n.Kind {
		case annot.Image:
			return
		case annot.SoftBreak, annot.HardBreak:
			b.WriteByte(' ')
		}
		b.WriteString(n.Text)
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}
