package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"dossier/internal/annot"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// inlines converts the inlines inside a node.
func (c *converter) inlines(out *annot.Node, in ast.Node) {
	outer := c.base
	c.base = len(c.stack)
	c.depth++
	if c.depth > maxInlines {
		c.report(tooDeep(c.at(max(in.Pos(), 0), max(in.Pos(), 0)+1), "inline markup is nested", maxInlines))
		c.flatten(in)
	} else {
		for n := in.FirstChild(); n != nil; n = n.NextSibling() {
			c.inline(n)
		}
	}
	c.depth--
	out.Children = c.take(&c.stack, c.base)
	c.base = outer
}

// flatten converts only the text inside a node, without recursion.
func (c *converter) flatten(in ast.Node) {
	for n := in.FirstChild(); n != nil; {
		if t, ok := n.(*ast.Text); ok {
			c.text(t)
		}
		next := n.FirstChild()
		for at := n; next == nil && at != in; at = at.Parent() {
			next = at.NextSibling()
		}
		n = next
	}
}

// push adds a node to the children of the present one.
func (c *converter) push(kind annot.NodeKind, start, end int) *annot.Node {
	n := c.node(kind, start, end)
	c.stack = append(c.stack, n)
	return n
}

func (c *converter) inline(in ast.Node) {
	switch n := in.(type) {
	case *ast.Text:
		c.text(n)
	case *ast.CodeSpan:
		c.codeSpan(n)
	case *ast.Emphasis:
		kind := annot.Emph
		if n.Level == 2 {
			kind = annot.Strong
		}
		c.delimited(kind, in, n.Level)
	case *east.Strikethrough:
		c.delimited(annot.Strike, in, 0)
	case *ast.Link:
		c.link(annot.Link, in, n.Destination, n.Title)
	case *ast.Image:
		c.image(n)
	case *ast.AutoLink:
		c.autoLink(n)
	case *span:
		c.mark(n)
	case *citation:
		out := c.push(annot.Cite, n.Pos(), n.end)
		out.Index = len(c.a.Citations)
		c.a.Citations = append(c.a.Citations, annot.Citation{
			At: c.at(out.Start, out.End), Cites: n.items, Block: c.block.index, From: len(c.block.text),
		})
		c.cursor = out.End
	case *noteRef:
		out := c.push(annot.NoteRef, n.Pos(), n.Pos()+len(n.label)+3)
		out.Label = n.label
		c.calls = append(c.calls, call{ref: out, from: c.note})
		c.cursor = out.End
	}
}

// text converts a text of the library and the line break behind it.
func (c *converter) text(t *ast.Text) {
	start, stop := t.Segment.Start, t.Segment.Stop
	if shift := c.cursor - start; shift > 0 && stop+shift <= len(c.src) &&
		bytes.Equal(c.src[start:stop], c.src[start+shift:stop+shift]) {
		// Delimiters that were used up in part: the library keeps the first
		// of equal signs where the last are left.
		start, stop = start+shift, stop+shift
	}
	c.words(start, stop)
	kind := annot.SoftBreak
	switch {
	case t.HardLineBreak():
		kind = annot.HardBreak
	case !t.SoftLineBreak():
		return
	}
	end := stop
	if nl := bytes.IndexByte(c.src[stop:], '\n'); nl >= 0 {
		end = stop + nl + 1
	}
	c.block.add(c.push(kind, stop, end), "\n")
	c.cursor = end
}

// words makes the text nodes of a range of the file: one for each escape and
// entity, and literal ones for what stands between.
func (c *converter) words(start, stop int) {
	s := c.whole[:stop]
	if c.valid && strings.IndexByte(s[start:], '\\') < 0 && strings.IndexByte(s[start:], '&') < 0 {
		c.literal(start, stop)
		c.cursor = max(c.cursor, stop)
		return
	}
	from := start
	for i := start; i < stop; {
		b := s[i]
		if b != '\\' && b != '&' && (b < utf8.RuneSelf || c.valid) {
			i++
			continue
		}
		n, text := special(s[i:])
		if b >= utf8.RuneSelf {
			if r, size := utf8.DecodeRuneInString(s[i:]); r != utf8.RuneError || size > 1 {
				i += size
				continue
			}
			n, text = 1, string(utf8.RuneError)
		}
		if n == 0 {
			i++
			continue
		}
		c.literal(from, i)
		if n == len(text) {
			// An entity as long as what it stands for would look literal.
			_, size := utf8.DecodeRuneInString(text)
			c.leaf(i, i+n, text[:size])
			c.leaf(i+n, i+n, text[size:])
		} else {
			c.leaf(i, i+n, text)
		}
		i += n
		from = i
	}
	c.literal(from, stop)
	c.cursor = max(c.cursor, stop)
}

// literal adds a text that stands in the file as it is, to the text before it
// if that is such a one and ends here.
func (c *converter) literal(start, stop int) {
	if start >= stop {
		return
	}
	text := c.whole[start:stop]
	if i := strings.IndexByte(text, '*'); i >= 0 {
		c.asterisk(start + i)
	}
	if len(c.stack) > c.base {
		last := c.stack[len(c.stack)-1]
		if last.Kind == annot.Text && last.End == start && len(last.Text) == last.End-last.Start && last.Start < last.End {
			last.End = stop
			last.Text = c.whole[last.Start:stop]
			c.block.text = append(c.block.text, text...)
			c.own(text)
			return
		}
	}
	c.leaf(start, stop, text)
}

// asterisk warns of emphasis that begins outside a span and ends in it, or the
// other way round: both signs are left as text.
func (c *converter) asterisk(at int) {
	in := -1
	if n := len(c.marks); n > 0 {
		in = c.marks[n-1]
	}
	if b := c.block; b.star >= 0 && b.starIn != in {
		c.report(crossedEmphasis(c.at(at, at+1), c.at(b.star, b.star+1)))
	} else {
		b.star, b.starIn = at, in
	}
}

func (c *converter) leaf(start, stop int, text string) {
	n := c.push(annot.Text, start, stop)
	n.Text = text
	c.block.add(n, text)
	c.own(text)
}

// clean replaces what is not UTF-8.
func (c *converter) clean(s string) string {
	if c.valid {
		return s
	}
	return replaceInvalid(s)
}

// codeSpan makes a code span. Its leaf stands for the code without the
// backticks where that is literal.
func (c *converter) codeSpan(in *ast.CodeSpan) {
	start := max(in.Pos(), 0)
	out := c.push(annot.Code, start, start)
	first, last := in.FirstChild(), in.LastChild()
	leaf := out
	if first == last && first != nil {
		seg := first.(*ast.Text).Segment
		out.Text = c.clean(c.whole[seg.Start:seg.Stop])
		leaf = c.node(annot.Code, seg.Start, seg.Stop)
	} else {
		var b strings.Builder
		for n := first; n != nil; n = n.NextSibling() {
			seg := n.(*ast.Text).Segment
			b.WriteString(strings.ReplaceAll(c.whole[seg.Start:seg.Stop], "\r\n", "\n"))
		}
		out.Text = c.clean(strings.ReplaceAll(b.String(), "\n", " "))
	}
	if c.cell {
		out.Text = strings.ReplaceAll(out.Text, `\|`, "|")
	}
	leaf.Text = out.Text
	out.End = c.ticksEnd(start, last)
	c.block.add(leaf, out.Text)
	c.own(out.Text)
	c.cursor = out.End
}

// ticksEnd gives the end of the backticks that close a code span.
func (c *converter) ticksEnd(start int, last ast.Node) int {
	at := start
	for at < len(c.src) && c.src[at] == '`' {
		at++
	}
	ticks := at - start
	if last != nil {
		at = last.(*ast.Text).Segment.Stop
	}
	if i := bytes.IndexByte(c.src[at:], '`'); i >= 0 {
		return min(at+i+ticks, len(c.src))
	}
	return at
}

// delimited makes a node of emphasis or strikethrough, whose signs stand
// directly before its first child and behind its last. Of strikethrough the
// library does not tell how many signs (1 or 2) it has used.
func (c *converter) delimited(kind annot.NodeKind, in ast.Node, signs int) {
	least := c.cursor
	out := c.push(kind, max(in.Pos(), least), 0)
	c.cursor = min(out.Start+max(signs, 1), len(c.src))
	if signs == 0 && c.cursor < len(c.src) && c.src[c.cursor] == '~' && in.FirstChild() != nil && in.FirstChild().Pos() > c.cursor {
		c.cursor++
	}
	c.inlines(out, in)
	if n := len(out.Children); n > 0 {
		first, last := out.Children[0].Start, out.Children[n-1].End
		for kind == annot.Strike && signs < 2 && first-signs > least && last+signs < len(c.src) &&
			c.src[first-1-signs] == '~' && c.src[last+signs] == '~' {
			signs++
		}
		out.Start, out.End = max(first-signs, least), min(last+signs, len(c.src))
	} else {
		out.End = out.Start
	}
	c.cursor = out.End
}

func (c *converter) link(kind annot.NodeKind, in ast.Node, dest, title []byte) *annot.Node {
	start := max(in.Pos(), 0)
	out := c.push(kind, start, c.ends[in])
	out.Dest, out.Title = unescape(string(dest)), unescape(string(title))
	c.cursor = start + 1
	c.inlines(out, in)
	c.cursor = out.End
	return out
}

// image makes a picture, whose description is a block of the editor's.
func (c *converter) image(in *ast.Image) {
	outer := c.block
	start := max(in.Pos(), 0)
	out := c.push(annot.Image, start, c.ends[in])
	out.Dest, out.Title = unescape(string(in.Destination)), unescape(string(in.Title))
	c.cursor = min(start+2, len(c.src))
	b := c.begin(out)
	c.inlines(out, in)
	c.end(b)
	c.block = outer
	c.cursor = out.End
}

func (c *converter) autoLink(in *ast.AutoLink) {
	start := max(in.Pos(), 0)
	label := string(in.Label(c.src))
	out := c.push(annot.Link, start, start+len(label)+2)
	out.Dest = label
	if in.AutoLinkType == ast.AutoLinkEmail {
		out.Dest = "mailto:" + label
	}
	outer := c.base
	c.base = len(c.stack)
	c.leaf(start+1, start+1+len(label), c.clean(c.whole[start+1:start+1+len(label)]))
	out.Children = c.take(&c.stack, c.base)
	c.base = outer
	c.cursor = out.End
}
