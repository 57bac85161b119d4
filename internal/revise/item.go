package revise

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"
)

// itemKind tells what is placed again apart.
type itemKind uint8

const (
	span  itemKind = iota // brackets around words of the article
	point                 // something of the editor's between two words
	gap                   // words of the original that are left out
	block                 // a block that is the editor's alone
)

// item is something of the editor's in an article that must find its place in
// the new text.
type item struct {
	kind   itemKind
	start  int // in the old file; items are in this order
	end    int
	block  int
	parent int // the item directly around it, or -1
	// Of a span the words that it holds, in whole or in part, and how much of
	// the first and the last it leaves out; of all else the word behind it.
	first, last int
	cutL, cutR  int
	node        *annot.Node
	annotation  int // index in Article.Annotations, or -1
	// What is written: before and behind the words of a span, else before.
	before, behind string
	spaced         bool   // white space parts a point from the word beside it
	note           string // the label of a footnote that it refers to
	// What became of it:
	placed  bool
	carried bool // with the block around it
	settled bool // the new file says it, in part or in full
	why     string
	at      place
}

// place is where an item goes in the new text.
type place struct {
	first, last int // of a span: the words; of a gap: those around what is left out
	after       bool
	word        int // of a point: the word that it stands after, or before
}

// gatherer lists the items of an article.
type gatherer struct {
	r      *reading
	out    []item
	near   map[*annot.Node]int // where leaves stand in their block
	block  int
	end    int // the offset in the block's text that is reached
	parent int
}

// items lists what the editor has put into the blocks of an article; its
// footnotes and the blocks that are all the editor's are not among them.
func items(r *reading) []item {
	g := &gatherer{r: r}
	for i := range r.doc.Blocks {
		b := &r.doc.Blocks[i]
		if b.Editor {
			continue
		}
		g.near = map[*annot.Node]int{}
		for _, leaf := range b.Leaves {
			g.near[leaf.Node] = leaf.At
		}
		g.block, g.end, g.parent = i, 0, -1
		g.nodes(b.Node.Children)
	}
	return g.out
}

func (g *gatherer) nodes(list []*annot.Node) {
	for _, n := range list {
		g.node(n)
	}
}

func (g *gatherer) node(n *annot.Node) {
	switch n.Kind {
	case annot.Text, annot.Code, annot.SoftBreak, annot.HardBreak:
		if at, ok := g.near[n]; ok {
			g.end = at + len(n.Text)
			if n.Kind == annot.SoftBreak || n.Kind == annot.HardBreak {
				g.end = at + 1
			}
		}
	case annot.Cite:
		g.point(n, -1, "")
	case annot.NoteRef:
		g.point(n, -1, n.Label)
	case annot.Image:
	case annot.Mark:
		g.mark(n)
	case annot.Link:
		if strings.Contains(n.Dest, ":") || n.Dest == "" || len(n.Children) == 0 || g.src(n)[0] != '[' {
			g.nodes(n.Children)
			return
		}
		title := ""
		if n.Title != "" {
			title = ` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(n.Title) + `"`
		}
		g.around(n, -1, "[", "]("+n.Dest+title+")")
	default:
		g.nodes(n.Children)
	}
}

func (g *gatherer) src(n *annot.Node) string { return string(g.r.doc.Src[n.Start:n.End]) }

// mark lists an annotation.
func (g *gatherer) mark(n *annot.Node) {
	x := &g.r.doc.Annotations[n.Index]
	first, last := g.r.between(x.Block, x.From, x.To)
	switch {
	case x.Has("inserted"):
		g.point(n, n.Index, "")
		g.end = x.To
	case x.Has("omitted"):
		g.point(n, n.Index, "")
		it := &g.out[len(g.out)-1]
		it.kind = gap
		it.first = g.behind()
		it.last = it.first
		it.before = g.spaceBefore(n.Start) + g.src(n) + g.spaceBehind(n.End)
		g.end = x.To
	case first == last:
		g.point(n, n.Index, "")
		g.end = x.To
	default:
		g.around(n, n.Index, "[", string(g.r.doc.Src[x.Words.End:x.At.End]))
	}
}

// around lists brackets around words, and what is inside.
func (g *gatherer) around(n *annot.Node, annotation int, before, behind string) {
	at := len(g.out)
	g.out = append(g.out, item{kind: span, start: n.Start, end: n.End, block: g.block, parent: g.parent, node: n, annotation: annotation, before: before, behind: behind})
	outer := g.parent
	from := g.end
	g.parent = at
	g.nodes(n.Children)
	g.parent = outer
	to := g.end
	if annotation >= 0 {
		from, to = g.r.doc.Annotations[annotation].From, g.r.doc.Annotations[annotation].To
	}
	it := &g.out[at]
	it.first, it.last = g.r.between(g.block, from, to)
	if it.first < it.last {
		it.cutL = max(0, from-g.r.words[it.first].from)
		it.cutR = max(0, g.r.words[it.last-1].to-to)
	}
}

// point lists something between two words.
func (g *gatherer) point(n *annot.Node, annotation int, note string) {
	_, next := g.r.between(g.block, 0, g.end)
	it := item{kind: point, start: n.Start, end: n.End, block: g.block, parent: g.parent, first: next, last: next, node: n, annotation: annotation, before: g.src(n), note: note}
	if p, ok := g.r.byBlock[g.block]; ok {
		it.first = max(it.first, g.r.passages[p].first)
		it.last = it.first
		it.spaced = it.first > g.r.passages[p].first && g.spaceBefore(n.Start) != "" || it.first == g.r.passages[p].first && g.spaceBehind(n.End) != ""
	}
	g.out = append(g.out, it)
}

// behind gives the first word behind the place that is reached, in whatever
// block.
func (g *gatherer) behind() int {
	return sort.Search(len(g.r.words), func(k int) bool {
		w := &g.r.words[k]
		return w.block > g.block || w.block == g.block && w.to > g.end
	})
}

// spaceBefore and spaceBehind give the white space of the old file beside a
// place.
func (g *gatherer) spaceBefore(at int) string {
	src := g.r.doc.Src
	from := at
	for from > g.r.doc.Body {
		c, size := utf8.DecodeLastRune(src[:from])
		if !unicode.IsSpace(c) {
			break
		}
		from -= size
	}
	return string(src[max(from, g.r.doc.Body):at])
}

func (g *gatherer) spaceBehind(at int) string {
	src := g.r.doc.Src
	to := at
	for to < len(src) {
		c, size := utf8.DecodeRune(src[to:])
		if !unicode.IsSpace(c) {
			break
		}
		to += size
	}
	return string(src[at:to])
}
