package suggest

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"
)

// ground is the text of a block with all markup in it, old and new: what a
// further span has to fit into.
type ground struct {
	a       *annot.Article
	block   int
	text    string
	leaves  []annot.Leaf
	extents []extent // an outer one before those inside it
}

// extent is a range of the text that markup covers. Extents nest.
type extent struct {
	from, to int
	node     *annot.Node // nil for a span that is placed now
	says     *mark       // nil for markup that is no span
	parent   int         // index of the extent around it, or -1
}

// newGround gives the ground of a block.
func newGround(a *annot.Article, block int) *ground {
	b := &a.Blocks[block]
	g := &ground{a: a, block: block, text: b.Text, leaves: b.Leaves}
	at := 0
	g.enter(b.Node.Children, &at)
	g.settle()
	return g
}

// enter adds the extents of nodes; at counts the leaves that were passed. The
// parser bounds the depth.
func (g *ground) enter(nodes []*annot.Node, at *int) {
	for _, n := range nodes {
		switch n.Kind {
		case annot.Emph, annot.Strong, annot.Strike, annot.Link, annot.Mark, annot.Code:
			i := len(g.extents)
			g.extents = append(g.extents, extent{from: g.at(*at), node: n})
			if n.Kind == annot.Mark {
				g.extents[i].says = markOf(&g.a.Annotations[n.Index])
			}
			if n.Kind == annot.Code && *at < len(g.leaves) && n.Text != "" { // its leaf is a node of its own
				*at++
			}
			g.enter(n.Children, at)
			g.extents[i].to = g.at(*at)
		default:
			if *at < len(g.leaves) && g.leaves[*at].Node == n {
				*at++
			}
		}
	}
}

// at gives where a leaf begins; behind the last one, the end of the text.
func (g *ground) at(leaf int) int {
	if leaf < len(g.leaves) {
		return g.leaves[leaf].At
	}
	return len(g.text)
}

// settle leaves out extents without words and finds the parents of the others.
func (g *ground) settle() {
	g.extents = slices.DeleteFunc(g.extents, func(e extent) bool { return e.from == e.to })
	up := -1
	for i := range g.extents {
		e := &g.extents[i]
		for up >= 0 && g.extents[up].to < e.to {
			up = g.extents[up].parent
		}
		for up >= 0 && g.extents[up].to <= e.from {
			up = g.extents[up].parent
		}
		e.parent = up
		up = i
	}
}

// before gives the last extent that begins before a place, or -1.
func (g *ground) before(at int) int {
	i, _ := slices.BinarySearchFunc(g.extents, at, func(e extent, at int) int {
		if e.from < at {
			return -1
		}
		return 1
	})
	return i - 1
}

// split gives the innermost extent that has words on both sides of a place; -1
// for none.
func (g *ground) split(at int) int {
	i := g.before(at)
	for i >= 0 && g.extents[i].to <= at {
		i = g.extents[i].parent
	}
	return i
}

// crossed gives the extents that would be overlapped in part by a range: the
// innermost ones at its beginning and its end; -1 for none.
func (g *ground) crossed(from, to int) (first, last int) {
	if first = g.split(from); first >= 0 && g.extents[first].to >= to {
		first = -1
	}
	if last = g.split(to); last >= 0 && g.extents[last].from <= from {
		last = -1
	}
	return first, last
}

// around calls visit for every span that covers or overlaps a range, as long
// as it returns true.
func (g *ground) around(from, to int, visit func(*extent) bool) {
	first := g.before(from + 1)
	for i := first; i >= 0; i = g.extents[i].parent {
		if e := &g.extents[i]; e.to > from && e.says != nil && !visit(e) {
			return
		}
	}
	for i := first + 1; i < len(g.extents) && g.extents[i].from < to; i++ {
		if e := &g.extents[i]; e.says != nil && !visit(e) {
			return
		}
	}
}

// trim takes white space off the ends of a range, and widens it to whole
// pieces of code, escapes and entities. It reports false when nothing is left.
func (g *ground) trim(from, to int) (int, int, bool) {
	if from < 0 || to > len(g.text) || from >= to {
		return 0, 0, false
	}
	for from < to {
		r, size := utf8.DecodeRuneInString(g.text[from:])
		if !unicode.IsSpace(r) {
			break
		}
		from += size
	}
	for from < to {
		r, size := utf8.DecodeLastRuneInString(g.text[:to])
		if !unicode.IsSpace(r) {
			break
		}
		to -= size
	}
	if from >= to {
		return 0, 0, false
	}
	if i := g.leaf(from); !literal(g.leaves[i].Node) {
		from = g.leaves[i].At
	}
	if i := g.leaf(to - 1); !literal(g.leaves[i].Node) {
		to = g.at(i + 1)
	}
	return from, to, utf8.RuneStart(g.text[from]) && (to == len(g.text) || utf8.RuneStart(g.text[to]))
}

// leaf gives the leaf that holds the byte at a place.
func (g *ground) leaf(at int) int {
	i, found := slices.BinarySearchFunc(g.leaves, at, func(l annot.Leaf, at int) int { return l.At - at })
	if !found {
		i--
	}
	return i
}

// literal reports whether a node stands in the file as it is read.
func literal(n *annot.Node) bool { return n.Kind == annot.Text && len(n.Text) == n.End-n.Start }

// widen makes a range so large that it overlaps nothing in part.
func (g *ground) widen(from, to int) (int, int) {
	for {
		first, last := g.crossed(from, to)
		if first < 0 && last < 0 {
			return from, to
		}
		if first >= 0 {
			from = g.extents[first].from
		}
		if last >= 0 {
			to = g.extents[last].to
		}
	}
}

// narrow makes a range so small that it overlaps nothing in part and still
// holds what it must; it reports false when that cannot be.
func (g *ground) narrow(from, to, mustFrom, mustTo int) (int, int, bool) {
	for {
		first, last := g.crossed(from, to)
		switch {
		case first < 0 && last < 0:
			return from, to, from <= mustFrom && mustTo <= to && from < to
		case first >= 0 && g.extents[first].to <= mustFrom:
			from = g.extents[first].to
		case first >= 0:
			to = g.extents[first].to
		case g.extents[last].from >= mustTo:
			to = g.extents[last].from
		default:
			from = g.extents[last].from
		}
		if from > mustFrom || to < mustTo {
			return 0, 0, false
		}
	}
}
