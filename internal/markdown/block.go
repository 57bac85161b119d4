package markdown

import (
	"strings"
	"unicode"

	"dossier/internal/annot"

	"github.com/yuin/goldmark/ast"
)

// blockText gathers the text of a block.
type blockText struct {
	index  int // in Article.Blocks
	text   []byte
	leaves []annot.Leaf
	own    bool // it carries text of the article
	star   int  // where an asterisk stands as text, and the span it is in
	starIn int
	outer  *blockText
}

func (b *blockText) add(n *annot.Node, text string) {
	if text == "" {
		return
	}
	b.leaves = append(b.leaves, annot.Leaf{At: len(b.text), Node: n})
	b.text = append(b.text, text...)
}

// begin opens a block for a node; blocks of pictures nest in that of the
// paragraph.
func (c *converter) begin(n *annot.Node) *blockText {
	var b *blockText
	if k := len(c.spare); k > 0 {
		b = c.spare[k-1]
		c.spare = c.spare[:k-1]
		*b = blockText{text: b.text[:0], leaves: b.leaves[:0], star: -1}
	} else {
		b = &blockText{star: -1}
	}
	b.index, b.outer = len(c.a.Blocks), c.block
	c.block = b
	c.a.Blocks = append(c.a.Blocks, annot.Block{
		Node: n, Editor: c.note != nil || n.Kind == annot.Image,
	})
	return b
}

// end completes a block. A block of a single leaf shares its text.
func (c *converter) end(b *blockText) {
	out := &c.a.Blocks[b.index]
	if len(b.leaves) == 1 && len(b.leaves[0].Node.Text) == len(b.text) {
		out.Text = b.leaves[0].Node.Text
	} else {
		out.Text = string(b.text)
	}
	out.Leaves = c.leaves(b.leaves)
	if b.own && !out.Editor {
		c.number++
		out.Number = c.number
	}
	c.block = b.outer
	c.spare = append(c.spare, b)
}

// own notes that the block carries text of the article.
func (c *converter) own(text string) {
	if c.inserted == 0 && !c.block.own && strings.IndexFunc(text, notSpace) >= 0 {
		c.block.own = true
	}
}

func notSpace(r rune) bool { return !unicode.IsSpace(r) }

// textBlock converts the inlines of a block and makes an entry of its text.
func (c *converter) textBlock(out *annot.Node, in ast.Node) {
	c.cursor = 0
	b := c.begin(out)
	c.inlines(out, in)
	c.end(b)
}
