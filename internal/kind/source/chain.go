package source

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/link"
)

// Chain says who reports whom: the steps from a root (an article, a source, a
// figure) to the first sources of what it says. It is a tree, written down in
// the order in which it is read: a step stands behind its parent, the children
// of one parent in the order in which the root's text comes to them.
//
// A step is what the words passed through: a work that is quoted, referred to
// or repeated, a work in which another was read, or somebody who said it. It is
// drawn from the spans of articles (source=, from=, by=, figure=), from
// `derived_from`, `source`, `said_in`, `read_in` and `claimed_by` of figures,
// and from `reports` and `read_in` of sources. What the editors themselves cite
// is no step: they rest on it, the article does not.
type Chain struct {
	Steps []Step // the first is the root; empty when nothing is known
	// Cut tells that steps were left out beyond the limit.
	Cut bool
}

// Step is one step of a Chain.
type Step struct {
	ID      string // of the record; empty where no source is given
	Parent  int    // index of the step that rests on this one; -1 for the root
	Depth   int    // steps from the root
	How     How    // how its parent comes by it
	Figures []string
	End     End
	// Own tells of a work that its maker made the work which reports it, too.
	Own bool
}

// How is how a step is come by.
type How uint8

// The ways to come by a step, which are those of the records and spans.
const (
	Root      How = iota
	Quoted        // a quotation from it (from=)
	Mentioned     // a reference to it (source=)
	Repeated      // a figure that it states (derived_from, source)
	ReadIn        // the next step was read in it (read_in)
	Reported      // its parent reports it (reports)
	Said          // words or a figure of somebody (by=, claimed_by)
)

// End is what a step of a chain comes to.
type End uint8

// The ends of a chain. Those from First to Self are first sources.
const (
	GoesOn   End = iota
	First        // a work that reports nobody else, and names its maker
	Speaker      // somebody who said it; no work of theirs is on record
	Self         // who reports and who is reported are one, or the first told it to the second
	NoSource     // nobody is named
	Silent       // a work with neither a maker nor anybody whom it reports
	Circle       // it stands further up already
	Above        // what it rests on is shown at another place of the chain
	Longer       // what it rests on is beyond the limit
)

// isFirst reports whether an end is a first source.
func (e End) isFirst() bool { return e >= First && e <= Self }

// chainLimit is how many steps a chain has at most, so that no page grows
// without an end.
const chainLimit = 60

// Depths gives the fewest and the most steps from the root to a first source;
// ok is false when there is none. Of a chain that is cut, they are those of the
// part that is there.
func (c Chain) Depths() (least, most int, ok bool) {
	for _, s := range c.Steps {
		if !s.End.isFirst() || s.Depth == 0 {
			continue
		}
		if !ok || s.Depth < least {
			least = s.Depth
		}
		most, ok = max(most, s.Depth), true
	}
	return least, most, ok
}

// Has reports whether a step of the chain comes to an end.
func (c Chain) Has(e End) bool {
	return slices.ContainsFunc(c.Steps, func(s Step) bool { return s.End == e })
}

// SelfReported reports whether all first sources of a chain are the publisher's
// own. Of a chain that is cut, nobody knows.
func (c Chain) SelfReported() bool {
	if c.Cut {
		return false
	}
	for _, s := range c.Steps {
		if s.Depth > 0 && s.End.isFirst() && s.End != Self {
			return false
		}
	}
	return c.Has(Self)
}

// Trace follows the chain of an article, a source or a figure. drafts tells
// that spans which are only suggested count.
func Trace(g *link.Graph, e annot.Entity, drafts bool) Chain {
	t := &tracer{g: g, drafts: drafts, opened: map[string]int{}, speakers: map[*annot.Article]map[string]bool{}}
	switch {
	case e == nil:
	case e.Common().Kind == "figure":
		t.root(e)
	default:
		if s, ok := e.(*Source); ok {
			t.work(-1, s.ID, Root, "", true)
		} else if a, ok := e.(*link.Article); ok {
			root := t.add(-1, a.ID, Root, "")
			t.opened[a.ID] = root
			t.article(root, a.Doc)
		}
	}
	t.chain.order()
	return t.chain
}

// order puts every step behind its parent and the steps before it that rest on
// the same parent.
func (c *Chain) order() {
	children := make([][]int, len(c.Steps))
	var roots []int
	for i, s := range c.Steps {
		if s.Parent < 0 {
			roots = append(roots, i)
			continue
		}
		children[s.Parent] = append(children[s.Parent], i)
	}
	out := make([]Step, 0, len(c.Steps))
	var visit func(i, parent int)
	visit = func(i, parent int) {
		s := c.Steps[i]
		s.Parent = parent
		out = append(out, s)
		at := len(out) - 1
		for _, child := range children[i] {
			visit(child, at)
		}
	}
	for _, r := range roots {
		visit(r, -1)
	}
	c.Steps = out
}
