package figure

import (
	"cmp"
	"slices"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// # Series
//
// A series is a running count: figures of one quantity whose records name the
// same `series`, each of which holds to another day. The later supersedes the
// earlier; they are never rivals. Which is the later, `as_of` says. Where the
// dates are too coarse to tell, or one is missing, it is unknown, and is said
// to be.
//
// A figure that is derived from another has no place of its own in a series:
// the number that it repeats has, or has not.

// inSeries reports whether a figure is a value of a series by its own record.
func (f *Figure) inSeries() bool {
	return f.Series != "" && f.DerivedFrom.ID == "" && fold(f.Series) != ""
}

// sameSeries reports whether two figures are values of one series by their
// records.
func (c *Comparer) sameSeries(a, b *Figure) bool {
	x := c.of(a).series
	return x.quantity != nil && x == c.of(b).series
}

// older orders two values of a series: -1 where the first is certainly the
// earlier, 1 where it is the later, 0 where both hold to one day; ok is false
// where it cannot be told.
func older(a, b *Figure) (c int, ok bool) {
	if a.AsOf.IsZero() || b.AsOf.IsZero() {
		return 0, false
	}
	c, ok = order(a.AsOf.Start, b.AsOf.Start)
	if ok && c == 0 {
		_, ok = a.AsOf.Exact()
	}
	return c, ok
}

// Series gives the values of the series to which the origin of a figure
// belongs, in the order of their dates and then of their ids; nil where it
// belongs to none. Values without a date come last.
func (c *Comparer) Series(f *Figure) []*Figure {
	origin := c.of(f).origin
	key := c.of(origin).series
	if key.quantity == nil {
		return nil
	}
	return c.allSeries().values[key]
}

// seriesOf is the series of a graph. It is immutable, so that all pages can
// share one.
type seriesOf struct {
	values map[seriesKey][]*Figure
	places map[*Figure]int // of a figure in its series
}

// allSeries gives the series of the graph, gathered at the first call.
func (c *Comparer) allSeries() *seriesOf {
	if c.series == nil {
		c.series = gathered(c.graph)
	}
	return c.series
}

// gathered puts the figures of a graph into their series.
func gathered(g *link.Graph) *seriesOf {
	out := &seriesOf{values: map[seriesKey][]*Figure{}, places: map[*Figure]int{}}
	for _, f := range link.Kind[*Figure](g) {
		if key := seriesKeyOf(g, f); key.quantity != nil {
			out.values[key] = append(out.values[key], f)
		}
	}
	for _, list := range out.values {
		slices.SortFunc(list, func(a, b *Figure) int {
			return cmp.Or(cmp.Compare(dated(b), dated(a)), cmp.Compare(a.AsOf.Start.First, b.AsOf.Start.First),
				cmp.Compare(a.AsOf.Start.Last, b.AsOf.Start.Last), cmp.Compare(a.ID, b.ID))
		})
		for i, f := range list {
			out.places[f] = i
		}
	}
	return out
}

// Prepare gathers the series once for all pages.
func (Kind) Prepare(m *pages.Maker) any { return gathered(m.Graph) }

// comparer makes a Comparer for one page, which shares the series with others.
func comparer(m *pages.Maker) *Comparer {
	c := NewComparer(m.Graph)
	c.series, _ = m.Prepared(Kind{}.Name()).(*seriesOf)
	return c
}

// seriesKeyOf tells to which series a figure belongs by its own record; zero
// for none.
func seriesKeyOf(g *link.Graph, f *Figure) seriesKey {
	if !f.inSeries() {
		return seriesKey{}
	}
	return seriesKey{QuantityOf(g, f), fold(f.Series)}
}

// seriesKey tells series apart: a name means one within a quantity only.
type seriesKey struct {
	quantity *Quantity
	name     string
}

func dated(f *Figure) int {
	if f.AsOf.IsZero() {
		return 0
	}
	return 1
}

// Later gives the last values of the series of a figure's origin, if any is
// certainly later than that: one, or several where their dates do not tell
// which is the last. unknown is set where none is known to be later and there
// are some of which it cannot be told.
func (c *Comparer) Later(f *Figure) (latest []*Figure, unknown bool) {
	origin := c.of(f).origin
	for _, o := range c.Series(f) {
		if o == origin {
			continue
		}
		switch order, ok := older(origin, o); {
		case !ok:
			unknown = true
		case order < 0:
			latest = slices.DeleteFunc(latest, func(l *Figure) bool {
				order, ok := older(l, o)
				return ok && order < 0
			})
			latest = append(latest, o)
		}
	}
	return latest, unknown && len(latest) == 0
}

// neighbours reports whether of two values of one series none lies between.
func (c *Comparer) neighbours(a, b *Figure) bool {
	places := c.allSeries().places
	i, j := places[a], places[b]
	return i-j == 1 || j-i == 1
}

// inOneSeries compares two values of one series. It is false where what they
// count shows that they are none, which series-clash reports.
func (c *Comparer) inOneSeries(out *Comparison, found []facetRelation) bool {
	if len(misfits(c.of(out.A), c.of(out.B), found)) > 0 {
		return false
	}
	order, ok := older(out.A, out.B)
	switch {
	case !ok:
		out.Relation = OneSeries
		out.Fields = []FieldRelation{{"as_of", Unclear}}
		if r, missing := silent("as_of", !out.A.AsOf.IsZero(), !out.B.AsOf.IsZero()); missing {
			out.Fields[0] = r.FieldRelation
		}
	case order < 0:
		out.Relation = Superseded
	case order > 0:
		out.Relation = Supersedes
	default:
		out.Relation = Agree
	}
	return true
}

// misfits gives the fields that show that two figures are no values of one
// running count. Its time goes on, but begins once.
func misfits(x, y *facets, found []facetRelation) []FieldRelation {
	var out []FieldRelation
	for _, f := range found {
		switch f.How {
		case Narrower, Wider, Overlaps, Disjoint, Differs:
			if f.Field != "period" {
				out = append(out, f.FieldRelation)
			}
		}
		if f.Field == "period" && x.hasPeriod && y.hasPeriod {
			if c, ok := order(x.start, y.start); ok && c != 0 {
				out = append(out, FieldRelation{"period", Differs})
			}
		}
	}
	return out
}

// known is when a figure was there to be known: when its source appeared, or
// that in which it was read; where no record tells, the day to which it holds.
func known(g *link.Graph, f *Figure) annot.Date {
	for _, r := range []annot.Ref{f.Source, f.ReadIn, f.SaidIn} {
		if r.ID == "" {
			continue
		}
		e, _ := g.Entity(r.ID)
		switch e := e.(type) {
		case *link.Article:
			if !e.Doc.Front.Issued.IsZero() {
				return e.Doc.Front.Issued
			}
		case interface{ IssuedDate() annot.Date }:
			if d := e.IssuedDate(); !d.IsZero() {
				return d
			}
		}
	}
	return f.AsOf
}
