package revise

import "dossier/internal/annot"

// ground is a block of the new text with the places of its nodes in the
// block's text.
type ground struct {
	b      *annot.Block
	ranges map[*annot.Node][2]int
}

func groundOf(b *annot.Block) *ground {
	g := &ground{b: b, ranges: map[*annot.Node][2]int{}}
	leaf := make(map[*annot.Node][2]int, len(b.Leaves))
	for i, l := range b.Leaves {
		end := len(b.Text)
		if i+1 < len(b.Leaves) {
			end = b.Leaves[i+1].At
		}
		leaf[l.Node] = [2]int{l.At, end}
	}
	at := 0
	var walk func(n *annot.Node)
	walk = func(n *annot.Node) {
		if r, ok := leaf[n]; ok {
			g.ranges[n], at = r, r[1]
			return
		}
		from := at
		if n.Kind != annot.Image {
			for _, c := range n.Children {
				walk(c)
			}
		}
		g.ranges[n] = [2]int{from, at}
	}
	walk(b.Node)
	return g
}

// literal reports whether a node stands in the file as it is read.
func literal(n *annot.Node) bool { return n.Kind == annot.Text && len(n.Text) == n.End-n.Start }

// around gives the bytes of the file around which brackets can stand that hold
// a range of the block's text: whole nodes and parts of plain text. It reports
// false where markup begins or ends within the range.
func (g *ground) around(from, to int) (start, end int, ok bool) {
	in := g.b.Node
	for {
		next := (*annot.Node)(nil)
		for _, c := range in.Children {
			r := g.ranges[c]
			if r[0] <= from && to <= r[1] && r[0] < r[1] && len(c.Children) > 0 && (r != [2]int{from, to} || g.partOfArticle(c)) {
				next = c
			}
		}
		if next == nil {
			break
		}
		in = next
	}
	start, end = -1, -1
	for _, c := range in.Children {
		r := g.ranges[c]
		switch {
		case r[0] == r[1]:
			continue
		case r[0] == from:
			start = c.Start
		case r[0] < from && from < r[1]:
			if !literal(c) {
				return 0, 0, false
			}
			start = c.Start + from - r[0]
		}
		switch {
		case r[1] == to:
			end = c.End
		case r[0] < to && to < r[1]:
			if !literal(c) {
				return 0, 0, false
			}
			end = c.Start + to - r[0]
		}
	}
	return start, end, start >= 0 && end > start
}

// partOfArticle reports whether a node is a span that says what part of the
// article its words are: annotations of the same words lie inside it.
func (g *ground) partOfArticle(n *annot.Node) bool { return n.Kind == annot.Mark }

// beside gives the byte of the file behind a word, or before one: outside of
// all markup that ends, or begins, there.
func (g *ground) beside(at int, after bool) (int, bool) {
	in := g.b.Node
	for {
		next := (*annot.Node)(nil)
		for _, c := range in.Children {
			r := g.ranges[c]
			switch {
			case after && r[0] < at && at == r[1]:
				return c.End, true
			case !after && r[0] == at && at < r[1]:
				return c.Start, true
			case r[0] < at && at < r[1]:
				next = c
			}
		}
		switch {
		case next == nil:
			return 0, false
		case literal(next):
			return next.Start + at - g.ranges[next][0], true
		case len(next.Children) == 0:
			return 0, false
		}
		in = next
	}
}
