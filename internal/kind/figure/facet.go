package figure

import (
	"slices"

	"dossier/internal/annot"
)

// How is how two figures stand to each other in one field.
type How uint8

// The answers for one field; compare.go says what they mean.
const (
	Same How = iota
	Narrower
	Wider
	Overlaps
	Disjoint
	Differs
	SilentA // only the second states it
	SilentB // only the first states it
	Silent  // neither states it
	Unclear
)

// facets is what a figure counts, prepared for comparing.
type facets struct {
	quantity                         *Quantity // nil for none
	unit, measure, population, scope string
	actors, places                   []string
	open                             bool
	hasPeriod, endless               bool // endless: it runs on, and nothing says until when
	someday                          bool // it ends on one day, of which only the month or year is said
	start, end                       annot.Point
	values                           Range
	origin                           *Figure
	series                           seriesKey // zero for none
}

// silent reports whether a field that two figures must both state is missing.
func (f *facets) silent() bool {
	return f.measure == "" || f.population == "" || len(f.actors) == 0 || len(f.places) == 0 || !f.hasPeriod
}

// of gives the facets of a figure. The unit is that of the quantity where the
// figure states none.
func (c *Comparer) of(f *Figure) *facets {
	if known, ok := c.facets[f]; ok {
		return known
	}
	out := &facets{
		quantity: QuantityOf(c.graph, f), unit: unitKey(UnitOf(c.graph, f)), measure: fold(f.Measure), population: fold(f.Population), scope: fold(f.Scope),
		actors: keys(resolved(c.graph, f.Actor.Refs)), open: f.Actor.Open, places: names(f.Place), values: f.Value.Range(f.Bound),
		origin: Origin(c.graph, f),
	}
	out.series = seriesKeyOf(c.graph, f)
	out.period(f.Period, f.AsOf)
	c.facets[f] = out
	return out
}

// facetRelation is the answer for one field, and whether it shows that a
// counts something outside of b, or b something outside of a.
type facetRelation struct {
	FieldRelation
	outsideB, outsideA bool
}

// fields answers for every field.
func (c *Comparer) fields(a, b *Figure) [7]facetRelation {
	x, y := c.of(a), c.of(b)
	return [7]facetRelation{
		unitRelation(x.unit, y.unit),
		wordRelation("measure", x.measure, y.measure),
		wordRelation("population", x.population, y.population),
		c.actorRelation(x, y),
		placeRelation(x.places, y.places),
		scopeRelation(x.scope, y.scope),
		periodRelation(x, y),
	}
}

func answer(field string, how How) facetRelation {
	return facetRelation{FieldRelation: FieldRelation{field, how}}
}

// silent answers for a field that not both state.
func silent(field string, a, b bool) (facetRelation, bool) {
	switch {
	case !a && !b:
		return answer(field, Silent), true
	case !a:
		return answer(field, SilentA), true
	case !b:
		return answer(field, SilentB), true
	}
	return facetRelation{}, false
}

// unitRelation: what is counted in one unit is no part of what is counted in
// another. Both are as unitKey writes them.
func unitRelation(a, b string) facetRelation {
	if a == b {
		return answer("unit", Same)
	}
	return facetRelation{FieldRelation{"unit", Differs}, true, true}
}

// wordRelation: equal words are the same; how other words stand to each other
// (killed, casualties; civilians, children) cannot be told.
func wordRelation(field, a, b string) facetRelation {
	if r, ok := silent(field, a != "", b != ""); ok {
		return r
	}
	if a == b {
		return answer(field, Same)
	}
	return answer(field, Differs)
}

// scopeRelation: a scope (11 attacks) narrows what the other fields say, so a
// figure that states none counts all of it.
func scopeRelation(a, b string) facetRelation {
	switch {
	case a == b:
		return answer("scope", Same)
	case b == "":
		return answer("scope", Narrower)
	case a == "":
		return answer("scope", Wider)
	default:
		return answer("scope", Differs)
	}
}

// placeRelation compares places as sets of names. No gazetteer is asked: that
// a city lies in a country is not known here, so other names only differ.
func placeRelation(a, b []string) facetRelation {
	if r, ok := silent("place", len(a) > 0, len(b) > 0); ok {
		return r
	}
	aInB, bInA := subset(a, b), subset(b, a)
	switch {
	case aInB && bInA:
		return answer("place", Same)
	case aInB:
		return facetRelation{FieldRelation{"place", Narrower}, false, true}
	case bInA:
		return facetRelation{FieldRelation{"place", Wider}, true, false}
	default:
		return answer("place", Differs)
	}
}

func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(s string) bool { return !slices.Contains(b, s) })
}

// actorRelation compares actors as sets of ids. An organization that is a part
// of another by its record lies within it. A set that is open holds others
// too: a closed one may lie within it, and nothing else is certain.
func (c *Comparer) actorRelation(x, y *facets) facetRelation {
	if r, ok := silent("actor", len(x.actors) > 0, len(y.actors) > 0); ok {
		return r
	}
	aInB, shared := c.covered(x.actors, y.actors)
	bInA, sharedToo := c.covered(y.actors, x.actors)
	r := answer("actor", Unclear)
	r.outsideB = !aInB && !y.open
	r.outsideA = !bInA && !x.open
	switch {
	case !x.open && !y.open:
		switch {
		case aInB && bInA:
			r.How = Same
		case aInB:
			r.How = Narrower
		case bInA:
			r.How = Wider
		case shared || sharedToo:
			r.How = Overlaps
		default:
			r.How = Disjoint
		}
	case !x.open && aInB:
		r.How = Narrower
	case !y.open && bInA:
		r.How = Wider
	}
	return r
}

// covered reports whether all, and whether any, of a lie within b.
func (c *Comparer) covered(a, b []string) (all, some bool) {
	all = true
	for _, id := range a {
		if slices.ContainsFunc(c.partsOf(id), func(s string) bool { return slices.Contains(b, s) }) {
			some = true
		} else {
			all = false
		}
	}
	return all, some
}
