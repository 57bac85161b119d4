package pages

import (
	"cmp"
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
	for i := range doc.Annotations {
		if _, ok := doc.Annotations[i].Get("label"); ok {
			b.labels = append(b.labels, i)
		}
	}
	slices.SortStableFunc(b.labels, func(i, k int) int {
		x, y := &doc.Annotations[i], &doc.Annotations[k]
		return cmp.Or(cmp.Compare(x.Block, y.Block), cmp.Compare(x.From, y.From))
	})
	b.place()
	var out Body
	for _, n := range doc.Root.Children {
		switch {
		case n.Kind == annot.Note && n.Index == 0: // nothing refers to it
		case n.Kind == annot.Note:
			b.cards = nil
			item := &Node{Kind: annot.Item, ID: b.anchors.Notes[n.Label], Children: b.list(n.Children)}
			item.Cards = b.cards
			out.Footnotes = append(out.Footnotes, item)
		case n.Kind == annot.Heading && n.Level == 1 && out.Headline == nil:
			out.Headline = b.top(n)
		default:
			out.Blocks = append(out.Blocks, b.top(n))
		}
	}
	out.Blocks = excerpt(doc.Front.Show, out.Blocks)
	out.Works = m.works(l, b.works)
	return out
}

// top makes a top-level block with the cards that stand after it.
func (b *body) top(n *annot.Node) *Node {
	b.cards = nil
	out := b.node(n)
	out.Cards = b.cards
	return out
}

// place works out the signs of every block, so that scopes are counted in the
// order of the text. Footnotes, and a text of which only parts are shown, are
// labelled everywhere.
func (b *body) place() {
	b.signs = map[int]map[int][]Sign{}
	defer func() { b.l.scoped = false }()
	last := -1
	for _, f := range b.m.Graph.Found(b.doc) {
		block := &b.doc.Blocks[f.Block]
		for ; last < f.Block; last++ {
			if b.doc.Blocks[last+1].Node.Kind == annot.Heading {
				b.l.section()
			}
		}
		if block.Node.Kind == annot.Image {
			continue
		}
		at := b.signs[f.Block]
		if at == nil {
			at = map[int][]Sign{}
			b.signs[f.Block] = at
		}
		if f.Excused {
			continue
		}
		b.l.scoped = shown(b.doc) && !block.Editor
		signs := b.l.signs(f.Match, f.Org, block.Node.Kind == annot.Heading, func(o Owed) bool { return b.printed(f, o) })
		at[f.To] = append(at[f.To], signs...)
	}
}

// printed reports whether the article itself prints the label right behind a
// mention: for the same organization and the same jurisdiction.
func (b *body) printed(f link.Found, o Owed) bool {
	// The labels stand in the order of the text: the first behind the mention
	// is the only one that can stand right behind it.
	from, _ := slices.BinarySearchFunc(b.labels, f, func(i int, f link.Found) int {
		a := &b.doc.Annotations[i]
		return cmp.Or(cmp.Compare(a.Block, f.Block), cmp.Compare(a.From, f.To))
	})
	for _, i := range b.labels[from:] {
		a := &b.doc.Annotations[i]
		if a.Block != f.Block || strings.TrimSpace(b.doc.Blocks[f.Block].Text[f.To:a.From]) != "" {
			break
		}
		label, _ := a.Get("label")
		if !slices.ContainsFunc(label.IDs(), func(r annot.Ref) bool { return r.ID == o.Org }) {
			continue
		}
		return b.jurisdiction(a, o.Org) == o.Jurisdiction
	}
	return false
}

// jurisdiction is that of a printed label: its own attribute's, else that of
// another label in the document that is about the same organization.
func (b *body) jurisdiction(a *annot.Annotation, org string) string {
	if j, ok := a.Get("jurisdiction"); ok {
		return j.Value
	}
	for _, i := range b.labels {
		other := &b.doc.Annotations[i]
		label, _ := other.Get("label")
		if j, has := other.Get("jurisdiction"); has && slices.ContainsFunc(label.IDs(), func(r annot.Ref) bool { return r.ID == org }) {
			return j.Value
		}
	}
	return ""
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
		alt := ""
		if k, ok := b.blocks[n]; ok {
			alt = b.doc.Blocks[k].Text
		}
		return []*Node{{Kind: n.Kind, Href: b.m.media(n.Dest), Alt: b.l.Plain(alt), Title: b.l.Plain(n.Title)}}
	case annot.Cite:
		return []*Node{b.cite(n)}
	case annot.NoteRef:
		return []*Node{b.ref(n)}
	default:
		return []*Node{{Kind: n.Kind, Children: b.leaves(n.Children, i)}}
	}
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
		short, _ := b.m.cite(b.l, e)
		suffix := item.Locator
		if item.Suffix != "" {
			suffix = strings.TrimSpace(suffix + " " + item.Suffix)
		}
		out.Cites = append(out.Cites, CiteLink{Prefix: b.l.Text(item.Prefix), Text: short, Suffix: b.l.Text(suffix), Href: b.m.Href(e)})
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
