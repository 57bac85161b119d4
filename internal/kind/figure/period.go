package figure

import "dossier/internal/annot"

// period prepares the time that a figure counts. A single date is all of its
// days. The ends of an interval are somewhen within the dates that it names
// (EDTF, ISO 8601-2: "beginning sometime in 2014"), so that a coarse end
// decides only what all of its days decide; 2014/2015 twice is the same two
// years. An end left open is as_of, which is one day: two that are only said to
// be of 2016 need not be the same. Without as_of the end is unknown.
func (f *facets) period(p, asOf annot.Date) {
	if p.IsZero() {
		return
	}
	f.hasPeriod, f.start, f.end = true, p.Start, p.End
	if !p.Interval {
		f.start.Last, f.end.First = f.start.First, f.end.Last
		return
	}
	if !f.end.Open {
		return
	}
	if !asOf.IsZero() {
		f.end = asOf.End
		f.someday = f.end.First != f.end.Last
		return
	}
	f.endless = true
	f.end = annot.Point{First: f.start.First, Last: annot.Future, Uncertain: true}
}

// order compares two ends of periods: -1 where p is certainly before q, 1
// where it is certainly after, 0 where both are written alike; ok is false
// where it cannot be told. An approximate date may be a year off, as for
// annot.Point.Reached.
func order(p, q annot.Point) (cmp int, ok bool) {
	vague := func(p annot.Point) bool { return p.Approximate || p.Uncertain }
	if p == q && !vague(p) {
		return 0, true
	}
	slack := annot.Day(0)
	if vague(p) {
		slack += 365
	}
	if vague(q) {
		slack += 365
	}
	switch {
	case p.Last+slack < q.First:
		return -1, true
	case q.Last+slack < p.First:
		return 1, true
	}
	return 0, false
}

// periodRelation compares the times that two figures count.
func periodRelation(x, y *facets) facetRelation {
	if r, ok := silent("period", x.hasPeriod, y.hasPeriod); ok {
		return r
	}
	start, startKnown := order(x.start, y.start)
	end, endKnown := order(x.end, y.end)
	if end == 0 && (x.someday || y.someday) {
		endKnown = false
	}
	r := answer("period", Unclear)
	// Certain on its own: who begins earlier or ends later counts something outside.
	r.outsideB = startKnown && start < 0 || endKnown && end > 0
	r.outsideA = startKnown && start > 0 || endKnown && end < 0
	if before(x, y) || before(y, x) {
		return facetRelation{FieldRelation{"period", Disjoint}, true, true}
	}
	if r.outsideA && r.outsideB && meets(x, y) && meets(y, x) {
		r.How = Overlaps
		return r
	}
	if !startKnown || !endKnown || r.outsideA && r.outsideB {
		return r
	}
	switch {
	case start == 0 && end == 0:
		r.How = Same
	case start >= 0 && end <= 0:
		r.How = Narrower
	default:
		r.How = Wider
	}
	return r
}

// meets reports whether x certainly begins before y ends.
func meets(x, y *facets) bool {
	c, ok := order(x.start, y.end)
	return ok && c < 0 && !y.endless
}

// before reports whether x certainly ends before y begins.
func before(x, y *facets) bool {
	if x.endless {
		return false
	}
	c, ok := order(x.end, y.start)
	return ok && c < 0
}
