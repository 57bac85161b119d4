package figure

import (
	"cmp"
	"slices"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// mostTelling is how many conflicts, parts and agreements one page lists:
// pages do not grow with the dossier.
const mostTelling = 100

// mostOfSeries is how many values of its series the page of a figure lists.
const mostOfSeries = 40

// pair is how two figures stand to each other, twice.
type pair struct {
	worded, origins Comparison
}

// pairs gathers pairs of figures, up to mostTelling of those that tell
// something and up to room of those that are not comparable.
type pairs struct {
	c             *Comparer
	room          int
	adjacent      bool // of a series, only values that follow each other are paired
	telling, rest []pair
	ofSeries      int
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
	if p.c.sameSeries(x, y) && a == x && b == y { // of long series most pairs tell nothing more
		switch {
		case p.adjacent && !p.c.neighbours(x, y):
			return
		case p.ofSeries >= mostOfSeries:
			p.more++
			return
		}
	}
	found := p.compare(a, b)
	if p.adjacent && found.weight() == ofSeries && !p.c.neighbours(x, y) {
		return
	}
	if p.adjacent && found.origins.Relation == Supersedes { // the earlier is named first
		found = p.compare(b, a)
	}
	if found.weight() == ofSeries {
		p.ofSeries++
	}
	switch {
	case found.weight() <= ofSeries && len(p.telling) < mostTelling:
		p.telling = append(p.telling, found)
	case found.weight() > ofSeries && len(p.rest) < p.room:
		p.rest = append(p.rest, found)
	default:
		p.more++
	}
}

// compare compares two figures as they are worded and, where that is another
// pair, as their origins are.
func (p *pairs) compare(a, b *Figure) pair {
	out := pair{worded: p.c.Worded(a, b)}
	if out.origins = out.worded; p.c.of(a).origin != a || p.c.of(b).origin != b {
		out.origins = p.c.Origins(a, b)
	}
	return out
}

// sorted gives the pairs, conflicts first.
func (p *pairs) sorted() []pair {
	list := slices.Concat(p.telling, p.rest)
	slices.SortStableFunc(list, func(a, b pair) int {
		if w := cmp.Compare(a.weight(), b.weight()); w != 0 || a.weight() != ofSeries {
			return w
		}
		return cmp.Compare(a.origins.day(), b.origins.day())
	})
	return list
}

// day is that of the earlier of two values of a series.
func (c Comparison) day() annot.Day { return min(c.A.AsOf.Start.First, c.B.AsOf.Start.First) }

// What pairs come to, in the order in which they are shown.
const (
	contradicts = iota
	partOfWhole
	sameCount
	ofSeries
	unlike
	repeated
)

// ofSeries reports whether the figures are, or repeat, values of one series.
func (c Comparison) ofSeries() bool {
	switch c.Relation {
	case Superseded, Supersedes, OneSeries:
		return true
	}
	return false
}

// weight tells what a pair comes to. Figures that repeat values of one series
// are no rivals, whatever their words leave out of that.
func (p pair) weight() int {
	switch {
	case p.origins.Relation == OneOrigin:
		return repeated
	case p.origins.ofSeries():
		return ofSeries
	}
	order := [...]int{Conflict: contradicts, Part: partOfWhole, Whole: partOfWhole, Agree: sameCount,
		Superseded: ofSeries, Supersedes: ofSeries, OneSeries: ofSeries, NotComparable: unlike, OneOrigin: repeated}
	return min(order[p.worded.Relation], order[p.origins.Relation])
}

// outcomes heads the groups of pairs, by weight.
var outcomes = [...]pages.Word{"Contradictions", "Parts of a whole", "The same count", "One series, in which the later supersedes the earlier", "Not comparable", "The same number, repeated"}

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
func (v view) findings(p pair, say func(Comparison) pages.Text, s sides, with bool) []pages.Finding {
	worded := pages.Finding{Says: say(p.worded), Reasons: v.reasons(p.worded, s)}
	switch {
	case p.origins.A == p.worded.A && p.origins.B == p.worded.B:
		return []pages.Finding{worded}
	case p.origins.Relation == OneOrigin:
		return []pages.Finding{{Says: v.relation(p.origins)}}
	}
	if p.worded.Relation == Conflict && p.origins.ofSeries() {
		worded.Says = pages.W("They count the same, and the numbers exclude each other; but they repeat values of one series, and are no rivals.")
	}
	worded.Term = pages.W("As worded")
	origins := pages.Finding{
		Term: pages.W("As their sources have them"),
		Says: pages.Join(v.link(p.origins.A), pages.W(" and "), v.link(p.origins.B), pages.W(": "), v.relation(p.origins)),
	}
	if with {
		origins.Reasons = v.reasons(p.origins, firstSecond)
	}
	return []pages.Finding{worded, origins}
}
