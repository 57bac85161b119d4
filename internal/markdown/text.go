package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

// Paragraph is a paragraph of what an article's original must say: the cells
// of a table row are one, and so is each part of a code block that blank lines
// part. The editor's items (citations, footnotes, descriptions of pictures and
// .inserted words) are taken out together with the white space before them.
type Paragraph struct {
	// Text is as the article has it, white space included.
	Text string
	// Gaps are the places in Text where words of the original are left out.
	Gaps []Gap
	// Block is the index of its block (of a row, the first) in Article.Blocks.
	Block  int
	pieces []segment
}

// Gap is an .omitted span.
type Gap struct {
	At         int // offset in Paragraph.Text
	Annotation int // index in Article.Annotations
}

// segment says that Text from at on is node's text from from on.
type segment struct {
	at   int
	node *annot.Node
	from int
}

// Source gives the bytes of the file in which Text[from:to] stands; an empty
// range gives the place between two bytes.
func (p *Paragraph) Source(file string, from, to int) diag.Span {
	s := diag.Span{File: file}
	if len(p.pieces) == 0 {
		return s
	}
	s.Start = p.offset(from, false)
	s.End = s.Start
	if to > from {
		s.End = max(s.Start, p.offset(to, true))
	}
	return s
}

func (p *Paragraph) offset(at int, end bool) int {
	i := 0
	for i+1 < len(p.pieces) && (p.pieces[i+1].at < at || !end && p.pieces[i+1].at <= at) {
		i++
	}
	piece := p.pieces[i]
	n := piece.node
	if len(n.Text) == n.End-n.Start {
		return min(n.Start+piece.from+max(at-piece.at, 0), n.End)
	}
	if end || at > piece.at+len(n.Text)-piece.from {
		return n.End
	}
	return n.Start
}

// Text gives the paragraphs that an article's original must have, in order.
// Paragraphs of white space alone are left out.
func Text(a *annot.Article) []Paragraph {
	t := &texter{a: a, row: -1}
	for i := 0; i < len(a.Blocks); i++ {
		b := &a.Blocks[i]
		if b.Editor {
			continue
		}
		if b.Node.Kind == annot.Cell {
			t.cell(i)
			continue
		}
		t.row = -1
		t.flush()
		t.block = i
		if b.Node.Kind == annot.CodeBlock {
			t.code(b)
		} else {
			t.nodes(b.Node.Children)
		}
	}
	t.flush()
	return t.out
}

// texter gathers the paragraph under way.
type texter struct {
	a      *annot.Article
	out    []Paragraph
	buf    []byte
	pieces []segment
	gaps   []Gap
	block  int
	row    int // the number of the table row under way, or -1
}

// cell adds a cell to the paragraph of its row. Cells of a row share its
// number, and rows without one have no text.
func (t *texter) cell(i int) {
	b := &t.a.Blocks[i]
	if t.row == b.Number {
		t.buf = append(t.buf, ' ')
	} else {
		t.flush()
		t.block, t.row = i, b.Number
	}
	t.nodes(b.Node.Children)
}

func (t *texter) nodes(list []*annot.Node) {
	for _, n := range list {
		switch n.Kind {
		case annot.Text, annot.Code:
			t.add(n, 0, n.Text)
		case annot.SoftBreak, annot.HardBreak:
			t.add(n, 0, "\n")
		case annot.Cite, annot.NoteRef:
			t.trim()
		case annot.Image:
		case annot.Mark:
			switch mark := &t.a.Annotations[n.Index]; {
			case mark.Has("inserted"):
				t.trim()
			case mark.Has("omitted"):
				t.gaps = append(t.gaps, Gap{At: len(t.buf), Annotation: n.Index})
			default:
				t.nodes(n.Children)
			}
		default:
			t.nodes(n.Children)
		}
	}
}

func (t *texter) add(n *annot.Node, from int, text string) {
	t.pieces = append(t.pieces, segment{at: len(t.buf), node: n, from: from})
	t.buf = append(t.buf, text...)
}

// trim takes out the white space at the end, but none before a gap.
func (t *texter) trim() {
	least := 0
	if n := len(t.gaps); n > 0 {
		least = t.gaps[n-1].At
	}
	for len(t.buf) > least {
		r, n := utf8.DecodeLastRune(t.buf)
		if !unicode.IsSpace(r) {
			return
		}
		t.buf = t.buf[:max(least, len(t.buf)-n)]
	}
}

// code adds a code block: a paragraph for each part between blank lines.
func (t *texter) code(b *annot.Block) {
	for _, leaf := range b.Leaves {
		if strings.TrimSpace(leaf.Node.Text) == "" {
			t.flush()
			continue
		}
		t.add(leaf.Node, 0, leaf.Node.Text)
	}
}

// flush completes the paragraph under way.
func (t *texter) flush() {
	if len(t.gaps) > 0 || strings.IndexFunc(string(t.buf), notSpace) >= 0 {
		t.out = append(t.out, Paragraph{Text: string(t.buf), Gaps: t.gaps, Block: t.block, pieces: t.pieces})
		t.pieces, t.gaps = nil, nil
	}
	t.buf, t.pieces, t.gaps = t.buf[:0], t.pieces[:0], t.gaps[:0]
}
