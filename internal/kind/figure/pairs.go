package figure

import (
	"cmp"
	"slices"

	"dossier/internal/pages"
)

// mostTelling is how many conflicts, parts and agreements one page lists:
// pages do not grow with the dossier.
const mostTelling = 100

// pair is how two figures stand to each other, twice.
type pair struct {
	worded, origins Comparison
}

// pairs gathers pairs of figures, up to mostTelling of those that tell
// something and up to room of those that are not comparable.
type pairs struct {
	c             *Comparer
	room          int
	telling, rest []pair
	more          int // how many there was no room for
}

// add looks at a pair of figures. Most figures of a quantity cannot be
// compared, so those for which there is no room are passed over quickly.
func (p *pairs) add(a, b *Figure) {
	x, y := p.c.of(a).origin, p.c.of(b).origin
	if len(p.rest) >= p.room && p.c.unlike(a, b) && (x == y || p.c.unlike(x, y)) {
		p.more++
		return
	}
	found := pair{p.c.Worded(a, b), p.c.Origins(a, b)}
	switch {
	case found.weight() < 3 && len(p.telling) < mostTelling:
		p.telling = append(p.telling, found)
	case found.weight() >= 3 && len(p.rest) < p.room:
		p.rest = append(p.rest, found)
	default:
		p.more++
	}
}

// sorted gives the pairs, conflicts first.
func (p *pairs) sorted() []pair {
	list := slices.Concat(p.telling, p.rest)
	slices.SortStableFunc(list, func(a, b pair) int { return cmp.Compare(a.weight(), b.weight()) })
	return list
}

// weight sorts pairs: conflicts first, then parts and wholes, then agreement,
// then what is not comparable, then what only repeats.
func (p pair) weight() int {
	if p.origins.Relation == OneOrigin {
		return 4
	}
	order := [...]int{Conflict: 0, Part: 1, Whole: 1, Agree: 2, NotComparable: 3, OneOrigin: 4}
	return min(order[p.worded.Relation], order[p.origins.Relation])
}

// outcomes heads the groups of pairs, by weight.
var outcomes = [...]pages.Word{"Contradictions", "Parts of a whole", "The same count", "Not comparable", "The same number, repeated"}

// groups gives the pairs by what the comparison comes to, conflicts first; show
// says how each is shown.
func (p *pairs) groups(show func(pair) pages.Comparison) pages.Comparisons {
	var out pages.Comparisons
	last := -1
	for _, found := range p.sorted() {
		if w := found.weight(); w != last {
			last = w
			out = append(out, pages.ComparisonGroup{Heading: pages.W(outcomes[w])})
		}
		group := &out[len(out)-1]
		group.Items = append(group.Items, show(found))
	}
	return out
}

// findings says what a pair is found to be, as worded and, where that is not
// the same pair, as the origins are; with says whether the latter's reasons are
// given too.
func (v view) findings(p pair, say func(Comparison) pages.Word, s sides, with bool) []pages.Finding {
	worded := pages.Finding{Says: pages.W(say(p.worded)), Reasons: v.reasons(p.worded, s)}
	switch {
	case p.origins.A == p.worded.A && p.origins.B == p.worded.B:
		return []pages.Finding{worded}
	case p.origins.Relation == OneOrigin:
		return []pages.Finding{{Says: pages.W(relation(p.origins))}}
	}
	worded.Term = pages.W("As worded")
	origins := pages.Finding{
		Term: pages.W("As their sources have them"),
		Says: pages.Join(v.link(p.origins.A), pages.W(" and "), v.link(p.origins.B), pages.W(": "), pages.W(relation(p.origins))),
	}
	if with {
		origins.Reasons = v.reasons(p.origins, firstSecond)
	}
	return []pages.Finding{worded, origins}
}
