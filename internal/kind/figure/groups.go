package figure

import (
	"cmp"
	"slices"
	"strings"
)

// mostGrouped is how many figures of a quantity are put into groups: every two
// of them are compared.
const mostGrouped = 120

// group is figures of a quantity that may stand on one axis: they count the
// same, or are values of one series.
type group struct {
	figures []*Figure             // in order; those that repeat one of them are not among them
	repeats map[*Figure][]*Figure // figures that repeat one of them
	whole   *group                // that of which this one counts a part; nil for none
	of      Comparison            // why: the part is A, the whole B
}

// groups puts figures of a quantity into groups, a part directly behind its
// whole. Figures that are derived from another follow that and are not compared
// themselves. Those for which there is no room are counted.
func (c *Comparer) groups(members []*Figure) (list []*group, more int) {
	heads, repeats := heads(c, members)
	if len(heads) > mostGrouped {
		for _, f := range heads[mostGrouped:] {
			more += 1 + len(repeats[f])
		}
		heads = heads[:mostGrouped]
	}
	at := make([]*group, len(heads)) // the group of each
	for i, f := range heads {
		for j, o := range heads[:i] {
			if at[j] != at[i] && oneAxis(c.Worded(o, f).Relation) {
				merge(at, i, j)
			}
		}
		if at[i] == nil {
			at[i] = &group{repeats: repeats}
		}
	}
	var all []*group
	for i, f := range heads {
		if len(at[i].figures) == 0 {
			all = append(all, at[i])
		}
		at[i].figures = append(at[i].figures, f)
	}
	for _, g := range all {
		c.sortSeries(g)
	}
	for _, g := range all {
		c.findWhole(g, all)
	}
	return ordered(all), more
}

// sortSeries puts the values of series first, in the order of their dates.
func (c *Comparer) sortSeries(g *group) {
	place := map[*Figure]int{}
	for _, f := range g.figures {
		if list := c.Series(f); len(list) > 1 {
			place[f] = c.allSeries().places[f] - len(list)
		}
	}
	slices.SortStableFunc(g.figures, func(a, b *Figure) int {
		x, y := place[a], place[b]
		if x < 0 && y < 0 {
			return cmp.Or(strings.Compare(fold(a.Series), fold(b.Series)), x-y)
		}
		return x - y
	})
}

// all gives every figure of a group, each before those that repeat it.
func (g *group) all() []*Figure {
	var out []*Figure
	for _, f := range g.figures {
		out = append(append(out, f), g.repeats[f]...)
	}
	return out
}

// heads gives the figures that repeat none of the others, and those that do.
func heads(c *Comparer, members []*Figure) ([]*Figure, map[*Figure][]*Figure) {
	var out []*Figure
	repeats := map[*Figure][]*Figure{}
	here := map[*Figure]bool{}
	for _, f := range members {
		here[f] = true
	}
	for _, f := range members {
		if origin := c.of(f).origin; origin != f && here[origin] {
			repeats[origin] = append(repeats[origin], f)
		} else {
			out = append(out, f)
		}
	}
	return out, repeats
}

// oneAxis reports whether figures in a relation may be drawn on one axis.
func oneAxis(r Relation) bool {
	switch r {
	case Agree, Conflict, Superseded, Supersedes, OneSeries:
		return true
	}
	return false
}

// merge puts figure i into the group of figure j, with all of its own.
func merge(at []*group, i, j int) {
	old := at[i]
	at[i] = at[j]
	for k := range at {
		if old != nil && at[k] == old {
			at[k] = at[j]
		}
	}
}

// findWhole finds the group of which one counts a part. What counts a part of
// several is shown with the one of which its record says so, else the first.
func (c *Comparer) findWhole(g *group, all []*group) {
	for _, whole := range all {
		if whole == g || whole.within(g) {
			continue
		}
		for _, a := range g.figures {
			for _, b := range whole.figures {
				found := c.Worded(a, b)
				if found.Relation == Part && (g.whole == nil || isPart(c.graph, a, b) && !isPart(c.graph, g.of.A, g.of.B)) {
					g.whole, g.of = whole, found
				}
			}
		}
	}
}

// within reports whether a group is a part of another, directly or not.
func (g *group) within(other *group) bool {
	for seen := 0; g != nil && seen < mostGrouped; seen++ {
		if g == other {
			return true
		}
		g = g.whole
	}
	return false
}

// ordered puts every group behind its whole: first the groups that show more
// than one figure.
func ordered(all []*group) []*group {
	var out []*group
	var put func(g *group)
	put = func(g *group) {
		out = append(out, g)
		for _, part := range all {
			if part.whole == g {
				put(part)
			}
		}
	}
	roots := slices.DeleteFunc(slices.Clone(all), func(g *group) bool { return g.whole != nil })
	slices.SortStableFunc(roots, func(a, b *group) int {
		several := func(g *group) int { return min(len(g.figures), 2) }
		return several(b) - several(a)
	})
	for _, g := range roots {
		put(g)
	}
	return out
}
