package pages

import (
	"slices"
	"strconv"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/link"
)

// body turns a document's tree into the page's own, with labels, marks and
// cards.
type body struct {
	m       *Maker
	l       *Labeller
	doc     *annot.Article
	anchors *link.Anchors
	signs   map[int]map[int][]Sign // block → offset → what stands there
	margin  map[int][]Card         // top-level node → the labels in the margin beside it
	excused map[int]bool           // pictures whose descriptions hold excused mentions alone
	blocks  map[*annot.Node]int    // text-bearing node → index of its block
	carded  map[string]string      // fragments of the cards made already, by what they are about
	cardIDs map[string]bool        // these fragments
	noteRef map[string]int         // how often each footnote was referred to
	signed  map[string]bool        // record and block whose sign stands already
	cards   []Card                 // of the top-level block at hand
	labels  []int                  // annotations that are labels as the article prints them
	inLink  bool                   // nothing that opens a card may stand in a link
	works   map[string]bool        // works cited
	uses    map[int][]link.Use     // annotation → its uses
}

// Body makes the body of a document for a page.
func (m *Maker) Body(l *Labeller, doc *annot.Article) Body {
	b := &body{m: m, l: l, doc: doc, anchors: m.Graph.Anchors(doc), blocks: map[*annot.Node]int{},
		carded: map[string]string{}, cardIDs: map[string]bool{}, noteRef: map[string]int{}, signed: map[string]bool{}, works: map[string]bool{}, uses: map[int][]link.Use{}}
	for i := range doc.Blocks {
		b.blocks[doc.Blocks[i].Node] = i
	}
	for _, u := range m.docUses(doc) {
		if u.Annotation >= 0 {
			b.uses[u.Annotation] = append(b.uses[u.Annotation], u)
		}
		if u.Key == "cite" || u.Key == "source" || u.Key == "from" {
			b.works[u.ID] = true
		}
	}
	b.labels = printedLabelsOf(doc)
	b.place()
	var out Body
	for i, n := range doc.Root.Children {
		switch {
		case n.Kind == annot.Note && n.Index == 0: // nothing refers to it
		case n.Kind == annot.Note:
			b.cards = nil
			item := &Node{Kind: annot.Item, ID: b.anchors.Notes[n.Label], Children: b.list(n.Children)}
			item.Cards = slices.Concat(b.margin[i], b.cards)
			out.Footnotes = append(out.Footnotes, item)
		case n.Kind == annot.Heading && n.Level == 1 && out.Headline == nil:
			out.Headline = b.top(n, i)
		default:
			out.Blocks = append(out.Blocks, b.top(n, i))
		}
	}
	out.Blocks = excerpt(doc.Front.Show, out.Blocks)
	out.Works = m.works(l, doc, b.works)
	return out
}

// top makes top-level block i with the cards that stand after it, those of its
// labels first.
func (b *body) top(n *annot.Node, i int) *Node {
	b.cards = nil
	out := b.node(n)
	out.Cards = slices.Concat(b.margin[i], b.cards)
	return out
}

// place works out the signs of every block, so that scopes are counted in the
// order of the text.
func (b *body) place() {
	b.signs, b.margin, b.excused = map[int]map[int][]Sign{}, map[int][]Card{}, map[int]bool{}
	top := b.tops()
	for _, d := range Decisions(b.m.Graph, b.m.Labels, b.doc, b.l.lang) {
		block := &b.doc.Blocks[d.Block]
		if block.Node.Kind == annot.Image {
			bare, seen := b.excused[d.Block]
			b.excused[d.Block] = d.Excused && (bare || !seen)
			continue
		}
		for _, o := range d.Outcomes {
			if o.Class != Labelled {
				continue
			}
			if b.signs[d.Block] == nil {
				b.signs[d.Block] = map[int][]Sign{}
			}
			b.signs[d.Block][d.To] = append(b.signs[d.Block][d.To], b.sign(o.Owed, top[d.Block], d.Block))
		}
	}
}

// sign gives the sign of a label in block i. One whose place is the margin
// leads to a card beside the top-level block, which is made at its first use.
func (b *body) sign(o Owed, top, i int) Sign {
	if o.Placement != "margin" || o.Mark == "" || b.doc.Front.Show == "notes-only" {
		return b.l.sign(o)
	}
	for _, c := range b.margin[top] {
		if strings.HasPrefix(c.ID, o.NoteID()+"-") {
			return Sign{Mark: o.Mark, Note: c.ID, Says: o.Says()}
		}
	}
	place := b.anchors.Blocks[i]
	if place == "" {
		place = "b" + strconv.Itoa(i+1)
	}
	card := b.l.marginCard(o, o.NoteID()+"-"+place)
	b.margin[top] = append(b.margin[top], card)
	return Sign{Mark: o.Mark, Note: card.ID, Says: o.Says()}
}

// tops gives for every block the place of the top-level node that it lies in.
func (b *body) tops() map[int]int {
	out := map[int]int{}
	var walk func(n *annot.Node, top int)
	walk = func(n *annot.Node, top int) {
		if i, ok := b.blocks[n]; ok {
			out[i] = top
		}
		for _, c := range n.Children {
			walk(c, top)
		}
	}
	for top, n := range b.doc.Root.Children {
		walk(n, top)
	}
	return out
}

// list makes the blocks inside a container.
func (b *body) list(nodes []*annot.Node) []*Node {
	out := make([]*Node, 0, len(nodes))
	for _, n := range nodes {
		out = append(out, b.node(n))
	}
	return out
}

// node makes a block.
func (b *body) node(n *annot.Node) *Node {
	out := &Node{Kind: n.Kind, Level: n.Level, First: n.First, Ordered: n.Ordered, Tight: n.Tight, Align: n.Align, Info: n.Info}
	if i, ok := b.blocks[n]; ok {
		block := &b.doc.Blocks[i]
		if !b.doc.Own {
			out.Number = block.Number
		}
		out.ID = b.anchors.Blocks[i]
		if n.Kind == annot.CodeBlock {
			out.Text = block.Text
			out.Signs = b.signsOf(i, 0, len(block.Text)+1)
			return out
		}
		out.Children = b.leaves(n.Children, i)
		return out
	}
	out.Children = b.list(n.Children)
	return out
}

// signsOf gathers the signs of a stretch of a block that cannot be cut.
func (b *body) signsOf(block, from, to int) []Sign {
	if len(b.signs[block]) == 0 {
		return nil
	}
	var out []Sign
	for at := from; at <= to; at++ {
		for _, s := range b.signs[block][at] {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// leaves makes the inline content of block i.
func (b *body) leaves(nodes []*annot.Node, i int) []*Node {
	var out []*Node
	for _, n := range nodes {
		out = append(out, b.inlineIn(n, i)...)
	}
	return out
}

// inlineIn makes an inline node of block i; text may become several nodes.
func (b *body) inlineIn(n *annot.Node, i int) []*Node {
	switch n.Kind {
	case annot.Text, annot.Code:
		return b.text(n, i)
	case annot.Mark:
		return b.mark(n, i)
	case annot.Link:
		return b.link(n, i)
	case annot.Image:
		return []*Node{b.image(n)}
	case annot.Cite:
		return []*Node{b.cite(n)}
	case annot.NoteRef:
		return []*Node{b.ref(n)}
	default:
		return []*Node{{Kind: n.Kind, Children: b.leaves(n.Children, i)}}
	}
}

// image makes a picture. The labels of its description stand in parentheses;
// where all of its mentions are excused, the picture is.
func (b *body) image(n *annot.Node) *Node {
	out := &Node{Kind: n.Kind, Href: b.m.media(n.Dest), Title: b.l.Plain(n.Title)}
	out.Size = b.m.Sizes[out.Href]
	k, ok := b.blocks[n]
	if !ok {
		return out
	}
	alt := b.doc.Blocks[k].Text
	if !b.excused[k] {
		out.Alt = b.l.Plain(alt)
		return out
	}
	out.Alt = Plain{alt}
	return &Node{Kind: annot.Mark, Mark: &Mark{Classes: []string{"excused"}}, Children: []*Node{out}}
}

// ref makes a reference to a footnote; the second to the same has a fragment
// of its own.
func (b *body) ref(n *annot.Node) *Node {
	note := b.anchors.Notes[n.Label]
	id := "fnref-" + strings.TrimPrefix(note, "fn-")
	b.noteRef[n.Label]++
	if k := b.noteRef[n.Label]; k > 1 {
		id += "-again-" + strconv.Itoa(k)
	}
	return &Node{Kind: annot.NoteRef, Href: b.m.docPath(b.doc) + "#" + note, ID: id, Number: n.Index}
}

// text cuts a leaf behind every mention that ends in it.
func (b *body) text(n *annot.Node, i int) []*Node {
	block := &b.doc.Blocks[i]
	k, ok := slices.BinarySearchFunc(block.Leaves, n.Start, func(l annot.Leaf, start int) int { return l.Node.Start - start })
	if n.Kind == annot.Code {
		if k == len(block.Leaves) {
			return []*Node{{Kind: n.Kind, Text: n.Text}}
		}
		base := block.Leaves[k].At // code has leaves of its own inside its backticks
		return b.withSigns([]*Node{{Kind: n.Kind, Text: n.Text}}, b.signsOf(i, base+1, base+len(n.Text)))
	}
	if !ok || block.Leaves[k].Node != n {
		return []*Node{{Kind: n.Kind, Text: n.Text}}
	}
	if len(b.signs[i]) == 0 {
		return []*Node{{Kind: n.Kind, Text: n.Text}}
	}
	base := block.Leaves[k].At
	var out []*Node
	from := 0
	for at := 1; at <= len(n.Text); at++ {
		signs := b.signs[i][base+at]
		if len(signs) == 0 {
			continue
		}
		out = append(out, &Node{Kind: annot.Text, Text: n.Text[from:at]})
		out = b.withSigns(out, signs)
		from = at
	}
	if from < len(n.Text) {
		out = append(out, &Node{Kind: annot.Text, Text: n.Text[from:]})
	}
	return out
}

// withSigns puts signs behind nodes.
func (b *body) withSigns(nodes []*Node, signs []Sign) []*Node {
	if len(signs) == 0 {
		return nodes
	}
	return append(nodes, &Node{Kind: Signed, Signs: signs})
}

// link makes a link. Marks in it have no signs of their own; labels stand
// behind their words there too, and the link goes on behind them.
func (b *body) link(n *annot.Node, i int) []*Node {
	outer := b.inLink
	b.inLink = true
	node := &Node{Kind: annot.Link, Href: b.m.resolveHref(b.l, b.doc, n.Dest), Title: b.l.Plain(n.Title), Children: b.leaves(n.Children, i)}
	b.inLink = outer
	return []*Node{node}
}

// cite makes a citation with links to the works.
func (b *body) cite(n *annot.Node) *Node {
	out := &Node{Kind: annot.Cite}
	for _, item := range b.doc.Citations[n.Index].Cites {
		e, ok := b.m.Graph.Entity(item.ID)
		if !ok {
			out.Cites = append(out.Cites, CiteLink{Text: b.l.Text("@" + item.ID)})
			continue
		}
		short := b.m.short(b.l, e)
		suffix := item.Locator
		if item.Suffix != "" {
			suffix = strings.TrimSpace(suffix + " " + item.Suffix)
		}
		parts := b.l.seams(b.l.Text(item.Prefix), short) // a comma parts what follows
		out.Cites = append(out.Cites, CiteLink{Prefix: parts[0], Text: parts[1], Suffix: b.l.Text(suffix), Href: b.m.Href(e)})
	}
	return out
}

// excerpt leaves out what an article does not show.
func excerpt(show string, blocks []*Node) []*Node {
	if show != "excerpts" && show != "notes-only" {
		return blocks
	}
	var out []*Node
	for _, n := range blocks {
		switch {
		case show == "notes-only":
			if len(n.Cards) > 0 {
				out = append(out, &Node{Kind: annot.Paragraph, ID: n.ID, Number: n.Number, Cards: n.Cards})
			}
		case hasMark(n):
			out = append(out, n)
		}
	}
	return out
}

func hasMark(n *Node) bool {
	return n.Kind == annot.Mark || slices.ContainsFunc(n.Children, hasMark)
}
