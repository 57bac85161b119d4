package figure

import "dossier/internal/link"

// # Which figures may be set side by side
//
// Two figures of one quantity are compared over what they count: unit,
// measure, population, actor, place, scope and period. Each field gives one of
//
//	same       both state it alike
//	narrower   what a counts lies within what b counts
//	wider      the other way round
//	overlaps   each counts something that the other does not, and they share some
//	disjoint   they share nothing
//	differs    both state it, in words from which no more can be told
//	silent     one of them or both do not state it
//	unclear    both state it, but too coarsely or openly to tell
//
// Figures of two quantities are not comparable: that they are of two is then the
// one field named. (facet.go has the rules of each field.) From these follows the relation:
//
//	every field same, and the values exclude each other      conflict
//	every field same, and one number could satisfy both      agree
//	same or narrower in every field, narrower in some        part: a of b
//	same or wider in every field, wider in some              whole: b is a part of a
//	anything else                                            not comparable
//	values of one series                                     the later supersedes the earlier (series.go)
//
// What cannot be told is never guessed: a field that is silent or unclear makes
// figures not comparable, and so does being narrower in one field and wider in
// another. The fields that do so are named.
//
// `part_of` says what the fields leave open: where the record makes a figure a
// part of another, it is one ("by the record"), unless a field shows that it
// counts something outside of the whole; then the two are not comparable, and
// the field is named.
//
// A part and its whole are no rivals. Where even the least number that the
// part admits is above the greatest that the whole admits, the part exceeds
// its whole, which is said aloud: the narrower count is the larger number.
//
// All this is done twice: as the figures are worded, and as their origins are.
// Figures of one origin are one statement repeated, and are said to be.

// Relation is how two figures stand to each other.
type Relation uint8

// The relations of a figure to another.
const (
	NotComparable Relation = iota
	Agree                  // they count the same, and one number could satisfy both
	Conflict               // they count the same, and no number satisfies both
	Part                   // the first counts a part of what the second counts
	Whole                  // the second counts a part of what the first counts
	OneOrigin              // both repeat one figure, or one repeats the other
	Superseded             // the second is a later value of the first's series
	Supersedes             // the first is a later value of the second's series
	OneSeries              // values of one series, and which is the later cannot be told
)

// Comparison is what is found of two figures.
type Comparison struct {
	A, B     *Figure
	Relation Relation
	// Fields are those that keep figures apart (NotComparable), in which the
	// part is narrower (Part, Whole; none where only the record says so), or
	// which leave the order of a series open (OneSeries).
	Fields []FieldRelation
	// ByRecord is set where part_of makes the part one and the fields alone
	// would not tell; with NotComparable, where the fields contradict it.
	ByRecord bool
	// Exceeds is set where the part is certainly the larger number.
	Exceeds bool
}

// FieldRelation is how two figures stand to each other in one field.
type FieldRelation struct {
	Field string
	How   How
}

// Comparer compares figures of one graph. It keeps what it has worked out, so
// it is not for use by several goroutines.
type Comparer struct {
	graph  *link.Graph
	facets map[*Figure]*facets
	within map[string][]string // organization → those that its record makes it a part of
	series *seriesOf           // nil until asked for
}

// NewComparer makes a Comparer for the figures of a graph.
func NewComparer(g *link.Graph) *Comparer {
	return &Comparer{graph: g, facets: map[*Figure]*facets{}, within: map[string][]string{}}
}

// Worded compares two figures as they are worded.
func (c *Comparer) Worded(a, b *Figure) Comparison {
	out := Comparison{A: a, B: b}
	if a == b {
		out.Relation = OneOrigin
		return out
	}
	found := c.fields(a, b)
	switch x, y := c.of(a).quantity, c.of(b).quantity; {
	case x != y || x == nil:
		out.Fields = []FieldRelation{{"quantity", Differs}}
		if r, missing := silent("quantity", x != nil, y != nil); missing {
			out.Fields[0] = r.FieldRelation
		}
		out.ByRecord = isPart(c.graph, a, b) || isPart(c.graph, b, a)
		return out
	case isPart(c.graph, a, b):
		c.byRecord(&out, found[:], Part)
	case isPart(c.graph, b, a):
		c.byRecord(&out, found[:], Whole)
	case c.sameSeries(a, b) && c.inOneSeries(&out, found[:]):
	default:
		c.byFields(&out, found[:])
	}
	mine, theirs := c.of(a).values, c.of(b).values
	switch out.Relation {
	case Agree:
		if mine.excludes(theirs) {
			out.Relation = Conflict
		}
	case Part:
		out.Exceeds = mine.above(theirs)
	case Whole:
		out.Exceeds = theirs.above(mine)
	}
	return out
}

// Origins compares the origins of two figures.
func (c *Comparer) Origins(a, b *Figure) Comparison {
	return c.Worded(c.of(a).origin, c.of(b).origin)
}

// unlike reports quickly that two figures are not comparable because one of
// them is silent and no record makes one a part; false decides nothing.
func (c *Comparer) unlike(a, b *Figure) bool {
	return a != b && a.PartOf.ID == "" && b.PartOf.ID == "" && (c.of(a).silent() || c.of(b).silent()) && !c.sameSeries(a, b)
}

// byFields finds the relation that the fields alone tell; Agree stands for
// counting the same until the values are looked at.
func (c *Comparer) byFields(out *Comparison, found []facetRelation) {
	var apart, narrower, wider []FieldRelation
	for _, f := range found {
		switch f.How {
		case Same:
		case Narrower:
			narrower = append(narrower, f.FieldRelation)
		case Wider:
			wider = append(wider, f.FieldRelation)
		default:
			apart = append(apart, f.FieldRelation)
		}
	}
	switch {
	case len(apart) > 0:
		out.Relation, out.Fields = NotComparable, apart
	case len(narrower) > 0 && len(wider) > 0:
		out.Relation = NotComparable
		for _, f := range found {
			if f.How != Same {
				out.Fields = append(out.Fields, f.FieldRelation)
			}
		}
	case len(narrower) > 0:
		out.Relation, out.Fields = Part, narrower
	case len(wider) > 0:
		out.Relation, out.Fields = Whole, wider
	default:
		out.Relation = Agree
	}
}

// byRecord applies what part_of says: relation is Part or Whole.
func (c *Comparer) byRecord(out *Comparison, found []facetRelation, relation Relation) {
	for _, f := range found {
		if relation == Part && f.outsideB || relation == Whole && f.outsideA {
			out.Fields = append(out.Fields, f.FieldRelation)
		}
	}
	if len(out.Fields) > 0 {
		out.Relation, out.ByRecord = NotComparable, true
		return
	}
	c.byFields(out, found)
	if out.Relation == relation {
		return
	}
	out.Relation, out.ByRecord, out.Fields = relation, true, nil
	for _, f := range found {
		if relation == Part && f.How == Narrower || relation == Whole && f.How == Wider {
			out.Fields = append(out.Fields, f.FieldRelation)
		}
	}
}

// Members gives the figures of every quantity, in the order of their ids.
func Members(g *link.Graph) map[*Quantity][]*Figure {
	out := map[*Quantity][]*Figure{}
	for _, f := range link.Kind[*Figure](g) {
		if q := QuantityOf(g, f); q != nil {
			out[q] = append(out[q], f)
		}
	}
	return out
}

// partsOf gives the organizations that one is a part of by the records, itself
// first, each once.
func (c *Comparer) partsOf(id string) []string {
	if known, ok := c.within[id]; ok {
		return known
	}
	out := []string{id}
	seen := map[string]bool{id: true}
	for i := 0; i < len(out); i++ {
		e, ok := c.graph.Entity(out[i])
		if !ok {
			continue
		}
		for _, r := range e.Common().Refs {
			if id := resolve(c.graph, r.Ref).ID; r.Field == "part_of" && !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	c.within[id] = out
	return out
}
