package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/annot"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// converter makes an article's tree, blocks, annotations and citations of the
// library's tree. Nodes and lists of children come from slabs.
type converter struct {
	*state
	a     *annot.Article
	whole string // the file as a string, of which literal texts are slices
	valid bool   // the file is UTF-8
	slab
	stack []*annot.Node // children of the nodes under way
	base  int           // where the children of the present node begin in stack

	block    *blockText
	spare    []*blockText
	note     *annot.Node // the footnote body under way
	number   int         // of the last numbered paragraph
	cell     bool
	depth    int // of inline markup
	cursor   int // no inline of the block begins before it
	marks    []int
	inserted int

	bodies []*annot.Node
	calls  []call
}

// call is a reference to a footnote, made in the article or in a footnote.
type call struct {
	ref  *annot.Node
	from *annot.Node
}

// convert fills the article. Without a tree the body is plain paragraphs.
func convert(a *annot.Article, st *state, root ast.Node) {
	c := &converter{state: st, a: a, whole: string(st.src), valid: utf8.Valid(st.src)}
	c.slab.size = len(st.src)/32 + 16
	a.Root = c.node(annot.Document, a.Body, len(st.src))
	if root == nil {
		c.plainBody()
		return
	}
	a.Blocks = make([]annot.Block, 0, root.ChildCount())
	if st.annotations > 0 {
		a.Annotations = make([]annot.Annotation, 0, st.annotations)
	}
	c.blocks(a.Root, root)
	c.footnotes()
}

// blocks converts the blocks inside a container.
func (c *converter) blocks(out *annot.Node, in ast.Node) {
	base := len(c.stack)
	inOrder, last := true, 0
	for n := in.FirstChild(); n != nil; n = n.NextSibling() {
		inOrder = inOrder && c.firstLine(n) >= last
		last = c.firstLine(n)
	}
	if inOrder {
		for n := in.FirstChild(); n != nil; n = n.NextSibling() {
			c.addBlock(n)
		}
	} else {
		for _, n := range c.sorted(in) {
			c.addBlock(n)
		}
	}
	out.Children = c.take(&c.stack, base)
	for i := 1; i < len(out.Children); i++ {
		behind(out.Children[i], out.Children[i-1].End)
	}
	if n := len(out.Children); n > 0 && out.Kind != annot.Document {
		out.Start = min(out.Start, out.Children[0].Start)
		out.End = max(out.End, out.Children[n-1].End)
	}
}

// behind moves an empty block behind its elder: the library gives those that
// follow tabs the places of the spaces that the tabs stand for.
func behind(n *annot.Node, at int) {
	if n.Start >= at {
		return
	}
	n.Start, n.End = at, max(n.End, at)
	for _, child := range n.Children {
		behind(child, at)
	}
}

func (c *converter) addBlock(in ast.Node) {
	if made := c.convertBlock(in); made != nil {
		c.stack = append(c.stack, made)
	}
}

// sorted gives the blocks inside a container in the order of the file. The
// library breaks it where a line under a table makes a heading of the words
// before the table.
func (c *converter) sorted(in ast.Node) []ast.Node {
	var list []ast.Node
	for n := in.FirstChild(); n != nil; n = n.NextSibling() {
		list = append(list, n)
	}
	slices.SortStableFunc(list, func(a, b ast.Node) int { return c.firstLine(a) - c.firstLine(b) })
	return list
}

func (c *converter) convertBlock(in ast.Node) *annot.Node {
	switch n := in.(type) {
	case *ast.Paragraph:
		return c.paragraph(in)
	case *ast.TextBlock:
		return c.paragraph(in)
	case *ast.Heading:
		return c.heading(n)
	case *ast.Blockquote:
		out := c.marker(annot.Quote, in, 1)
		c.blocks(out, in)
		return out
	case *ast.List:
		out := c.marker(annot.List, in, 1)
		out.Ordered, out.Tight = n.IsOrdered(), n.IsTight
		if out.Ordered {
			out.First = n.Start
		}
		c.blocks(out, in)
		return out
	case *ast.ListItem:
		out := c.marker(annot.Item, in, 1)
		c.blocks(out, in)
		return out
	case *ast.CodeBlock:
		return c.code(in, "")
	case *ast.FencedCodeBlock:
		info := ""
		if n.Info != nil {
			info = unescape(c.whole[n.Info.Segment.Start:n.Info.Segment.Stop])
		}
		return c.code(in, info)
	case *ast.ThematicBreak:
		start := min(max(in.Pos(), 0), len(c.src))
		return c.node(annot.Rule, start, c.lineEnd(start))
	case *east.Table:
		return c.table(in)
	case *east.Footnote:
		c.body(n)
	}
	return nil
}

// marker makes the node of a container that begins with a sign of some length.
func (c *converter) marker(kind annot.NodeKind, in ast.Node, length int) *annot.Node {
	start := in.Pos()
	if start < 0 {
		start = c.firstLine(in)
	}
	start = min(start, len(c.src))
	// The library counts a tab before the sign of a container as spaces.
	for back := range 4 {
		if at := start - back; at >= 0 && at < len(c.src) && isSign(kind, c.src[at]) {
			start = at
			break
		}
	}
	return c.node(kind, start, min(start+length, len(c.src)))
}

// isSign reports whether a container of a kind may begin with a character.
func isSign(kind annot.NodeKind, b byte) bool {
	switch kind {
	case annot.Quote:
		return b == '>'
	case annot.Note:
		return b == '['
	default:
		return b == '-' || b == '+' || b == '*' || b >= '0' && b <= '9'
	}
}

// firstLine gives where the first line inside a block begins.
func (c *converter) firstLine(in ast.Node) int {
	for n := in; n != nil && n.Type() != ast.TypeInline; n = n.FirstChild() {
		// A table has the place of the words before it.
		if n.Pos() >= 0 && n.Kind() != east.KindTable {
			return n.Pos()
		}
		if l := n.Lines(); l != nil && l.Len() > 0 {
			return l.At(0).Start
		}
	}
	return c.a.Body
}

// lineEnd gives the end of the line in which an offset lies, white space not
// included.
func (c *converter) lineEnd(at int) int {
	at = min(at, len(c.src)) // a tab at the end counts as several characters
	end := len(c.src)
	if i := bytes.IndexByte(c.src[at:], '\n'); i >= 0 {
		end = at + i
	}
	return at + len(bytes.TrimRight(c.src[at:end], " \t\r"))
}

// lines gives the range of a block's lines.
func lines(segments *text.Segments) (start, end int, ok bool) {
	if segments == nil || segments.Len() == 0 {
		return 0, 0, false
	}
	return segments.At(0).Start, segments.At(segments.Len() - 1).Stop, true
}

func (c *converter) paragraph(in ast.Node) *annot.Node {
	start, end, ok := lines(in.Lines())
	if !ok {
		return nil
	}
	out := c.node(annot.Paragraph, start, end)
	c.textBlock(out, in)
	return out
}

func (c *converter) heading(in *ast.Heading) *annot.Node {
	start, end, ok := lines(in.Lines())
	if !ok {
		start = min(max(in.Pos(), 0), len(c.src))
		end = start
	}
	out := c.node(annot.Heading, start, end)
	out.Level = in.Level
	if pos := in.Pos(); pos >= 0 && pos < start || c.src[min(start, len(c.src)-1)] == '#' && !ok {
		out.Start = min(pos, len(c.src)) // # Heading
		out.End = c.lineEnd(end)
	} else if nl := bytes.IndexByte(c.src[end:], '\n'); nl >= 0 {
		under, _ := lineAt(c.src, end+nl+1)
		if bytes.ContainsAny(under, "=-") && len(bytes.Trim(under, " \t\r>=-")) == 0 {
			out.End = c.lineEnd(end + nl + 1)
		}
	}
	c.textBlock(out, in)
	return out
}

// code makes a code block. Its lines are leaves of their own, so that a place
// in it can be found in the file.
func (c *converter) code(in ast.Node, info string) *annot.Node {
	start, end, ok := lines(in.Lines())
	if pos := in.Pos(); pos >= 0 && (!ok || pos < start) {
		start = min(pos, len(c.src))
	}
	out := c.node(annot.CodeBlock, start, max(start, end))
	out.Info = info
	if in.Kind() == ast.KindFencedCodeBlock {
		out.End = max(out.End, c.lineEnd(start), c.ends[in])
	}
	b := c.begin(out)
	for i := range in.Lines().Len() {
		seg := in.Lines().At(i)
		leaf := c.node(annot.CodeBlock, seg.Start, seg.Stop)
		if seg.Padding == 0 && !seg.ForceNewline || strings.HasSuffix(c.whole[seg.Start:seg.Stop], "\n") && seg.Padding == 0 {
			leaf.Text = c.clean(c.whole[seg.Start:seg.Stop])
		} else {
			leaf.Text = c.clean(string(seg.Value(c.src)))
		}
		b.add(leaf, leaf.Text)
	}
	c.own(string(b.text))
	out.Text = string(b.text)
	c.end(b)
	return out
}

func (c *converter) table(in ast.Node) *annot.Node {
	start := c.firstLine(in)
	out := c.node(annot.Table, start, start)
	base := len(c.stack)
	for r := in.FirstChild(); r != nil; r = r.NextSibling() {
		c.stack = append(c.stack, c.row(r))
	}
	out.Children = c.take(&c.stack, base)
	if n := len(out.Children); n > 0 {
		out.Start, out.End = out.Children[0].Start, out.Children[n-1].End
	}
	return out
}

// row makes a row of a table; its cells share the number of a paragraph.
func (c *converter) row(in ast.Node) *annot.Node {
	start := in.Pos()
	if start < 0 {
		start = c.firstLine(in)
	}
	start = min(start, len(c.src))
	out := c.node(annot.Row, start, c.lineEnd(start))
	first, number := len(c.a.Blocks), c.number
	base := len(c.stack)
	for n := in.FirstChild(); n != nil; n = n.NextSibling() {
		from, to, ok := lines(n.Lines())
		if !ok {
			from, to = out.End, out.End
		}
		cell := c.node(annot.Cell, from, to)
		if align := n.(*east.TableCell).Alignment; align != east.AlignNone {
			cell.Align = align.String()
		}
		c.cell, c.number = true, number
		c.textBlock(cell, n)
		c.cell = false
		c.stack = append(c.stack, cell)
	}
	out.Children = c.take(&c.stack, base)
	shared := 0
	for i := first; i < len(c.a.Blocks); i++ {
		shared = max(shared, c.a.Blocks[i].Number)
	}
	for i := first; i < len(c.a.Blocks); i++ {
		if !c.a.Blocks[i].Editor {
			c.a.Blocks[i].Number = shared
		}
	}
	c.number = max(number, shared)
	return out
}
