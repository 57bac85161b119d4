package source

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/link"
)

// tracer writes down a chain while it follows it.
type tracer struct {
	g        *link.Graph
	drafts   bool
	chain    Chain
	opened   map[string]int // work → the step under which what it rests on stands
	speakers map[*annot.Article]map[string]bool
}

// add gives the step under a parent that leads to an id, made when it is new.
// -1 is given beyond the limit.
func (t *tracer) add(parent int, id string, how How, figure string) int {
	for i := range t.chain.Steps {
		s := &t.chain.Steps[i]
		if s.Parent == parent && s.ID == id {
			s.figure(figure)
			if s.How == Mentioned && how == Quoted {
				s.How = how
			}
			return i
		}
	}
	if len(t.chain.Steps) == chainLimit {
		t.cut(parent)
		return -1
	}
	s := Step{ID: id, Parent: parent, How: how, Own: t.own(parent, id, how)}
	if parent >= 0 {
		s.Depth = t.chain.Steps[parent].Depth + 1
	}
	s.figure(figure)
	t.chain.Steps = append(t.chain.Steps, s)
	return len(t.chain.Steps) - 1
}

func (s *Step) figure(id string) {
	if id != "" && !slices.Contains(s.Figures, id) {
		s.Figures = append(s.Figures, id)
	}
}

// end says what a step comes to, unless it goes on.
func (t *tracer) end(step int, e End) {
	if step < 0 || t.goesOn(step) || t.chain.Steps[step].End == Longer {
		return
	}
	if t.chain.Steps[step].Own && (e == First || e == Silent) {
		e = Self
	}
	t.chain.Steps[step].End = e
}

// goesOn reports whether a step has another behind it.
func (t *tracer) goesOn(step int) bool {
	return slices.ContainsFunc(t.chain.Steps, func(s Step) bool { return s.Parent == step })
}

// cut notes that what a step rests on is beyond the limit. A step without any
// other behind it is not taken for a first source then.
func (t *tracer) cut(step int) {
	t.chain.Cut = true
	if step >= 0 && !t.goesOn(step) {
		t.chain.Steps[step].End = Longer
	}
}

// above reports whether an id stands on the way from the root to a step, that
// step included.
func (t *tracer) above(step int, id string) bool {
	for ; step >= 0; step = t.chain.Steps[step].Parent {
		if t.chain.Steps[step].ID == id {
			return true
		}
	}
	return false
}

// root begins with the work that states a figure, or with the figure itself.
func (t *tracer) root(figure annot.Entity) {
	id := figure.Common().ID
	at := id
	if said := t.field(figure, "said_in"); len(said) > 0 {
		at = said[0]
	}
	t.figure(t.add(-1, at, Root, ""), figure, id, nil)
}

// figure follows a figure from the step that states it. of is the figure at
// which the way began; seen are those on the way.
func (t *tracer) figure(step int, figure annot.Entity, of string, seen []string) {
	id := figure.Common().ID
	if step < 0 || slices.Contains(seen, id) {
		return // figure-circle reports it
	}
	if len(seen) == chainLimit {
		t.cut(step)
		return
	}
	seen = append(slices.Clip(seen), id)
	if origins := t.field(figure, "derived_from"); len(origins) > 0 { // it names one
		e, _ := t.g.Entity(origins[0])
		next := step
		if said := t.field(e, "said_in"); len(said) > 0 && t.chain.Steps[step].ID != said[0] {
			if t.above(step, said[0]) {
				t.end(t.add(step, said[0], Repeated, of), Circle)
				return
			}
			next = t.add(step, said[0], Repeated, of)
		}
		t.figure(next, e, of, seen)
		return
	}
	claimants := t.field(figure, "claimed_by")
	for _, read := range t.field(figure, "read_in") {
		if !t.above(step, read) && !slices.Contains(t.field(figure, "source"), read) {
			step = t.add(step, read, ReadIn, of)
		}
	}
	sources := slices.DeleteFunc(t.field(figure, "source"), func(s string) bool { return step >= 0 && t.chain.Steps[step].ID == s })
	for _, s := range sources {
		t.claimed(t.work(step, s, Repeated, of, false), claimants, of)
	}
	if len(sources) == 0 {
		t.claimed(step, claimants, of)
	}
}

// claimed ends the way of a figure at those who claim it. They are a step of
// their own where they did not make the work that states it.
func (t *tracer) claimed(step int, claimants []string, figure string) {
	if step < 0 || t.chain.Steps[step].End == Circle {
		return
	}
	e, _ := t.g.Entity(t.chain.Steps[step].ID)
	if s, ok := e.(*Source); ok {
		reported := t.reported(s, claimants)
		for _, id := range reported {
			t.reports(step, s, id, figure)
		}
		if len(reported) > 0 {
			return
		}
		if len(claimants) == 0 || slices.ContainsFunc(claimants, func(c string) bool { return t.made(s, c) }) {
			t.end(step, endOf(s))
			return
		}
	}
	if len(claimants) == 0 {
		t.end(t.add(step, "", Said, figure), NoSource)
		return
	}
	for _, c := range claimants {
		t.speaker(step, c, Said, figure)
	}
}

// reported is whom a work reports of those who claim a figure, or, when it
// reports none of them, all whom it reports.
func (t *tracer) reported(s *Source, claimants []string) []string {
	all := t.field(s, "reports")
	if some := slices.DeleteFunc(slices.Clone(all), func(id string) bool { return !slices.Contains(claimants, id) }); len(some) > 0 {
		return some
	}
	if slices.ContainsFunc(claimants, func(c string) bool { return t.made(s, c) }) {
		return nil // the figure is the work's own
	}
	return all
}

// work follows a work from a parent, through the works in which it was read.
// open tells that what it rests on is followed too. It gives the work's step.
func (t *tracer) work(parent int, id string, how How, figure string, open bool) int {
	e, ok := t.g.Entity(id)
	if !ok {
		return -1
	}
	id = e.Common().ID
	through, circle := t.through(parent, e)
	if !circle {
		for _, read := range slices.Backward(through) {
			if parent = t.add(parent, read, ReadIn, figure); parent < 0 {
				return -1
			}
		}
	}
	if t.above(parent, id) {
		t.end(t.add(parent, id, how, figure), Circle)
		return -1
	}
	step := t.add(parent, id, how, figure)
	if step >= 0 && circle {
		t.round(step, through, how)
	}
	if step < 0 || !open {
		return step
	}
	if at, ok := t.opened[id]; ok {
		if at != step && slices.ContainsFunc(t.chain.Steps, func(s Step) bool { return s.Parent == at }) {
			t.end(step, Above)
			return step
		}
	} else {
		t.opened[id] = step
	}
	switch e := e.(type) {
	case *Source:
		for _, r := range t.field(e, "reports") {
			t.reports(step, e, r, figure)
		}
		t.end(step, endOf(e))
	case *link.Article:
		t.article(step, e.Doc)
	}
	return step
}

// round leads from a work, through those in which it was read, back to it.
func (t *tracer) round(step int, through []string, how How) {
	id := t.chain.Steps[step].ID
	for _, read := range slices.Backward(through) {
		if step = t.add(step, read, ReadIn, ""); step < 0 {
			return
		}
	}
	if step = t.add(step, id, how, ""); step >= 0 {
		t.chain.Steps[step].Own = false // it does not report itself
		t.end(step, Circle)
	}
}

// through gives the works in which a work was read, from the one that it was
// read in itself. circle tells that they lead back to it.
func (t *tracer) through(parent int, e annot.Entity) (works []string, circle bool) {
	id := e.Common().ID
	for {
		read := t.field(e, "read_in")
		if len(read) == 0 || slices.Contains(works, read[0]) || t.above(parent, read[0]) {
			return works, false
		}
		if read[0] == id {
			return works, true
		}
		works = append(works, read[0])
		e, _ = t.g.Entity(read[0])
	}
}

// endOf is what a work comes to that reports nobody.
func endOf(s *Source) End {
	if len(s.Author) == 0 && len(s.Editor) == 0 && s.Authority == "" && !isLaw(s.Type) {
		return Silent
	}
	return First
}

// reports follows what a work reports: a work, or somebody. Where a work of
// theirs was read in it, that is what it reports.
func (t *tracer) reports(step int, s *Source, id, figure string) {
	e, ok := t.g.Entity(id)
	if !ok {
		return
	}
	switch e.(type) {
	case *Source, *link.Article:
		t.work(step, id, Reported, figure, true)
	default:
		if t.made(s, id) {
			t.end(t.add(step, id, Reported, figure), Self)
			return
		}
		found := false
		for _, other := range t.g.ReferrersOf(s.ID) {
			work, ok := link.Get[*Source](t.g, other)
			if ok && slices.Contains(t.field(work, "read_in"), s.ID) && t.made(work, id) {
				t.work(step, other, Reported, figure, true)
				found = true
			}
		}
		if !found {
			t.end(t.add(step, id, Reported, figure), Speaker)
		}
	}
}

// speaker ends a way at somebody who said what the step states.
func (t *tracer) speaker(step int, id string, how How, figure string) {
	end := Speaker
	if e, ok := t.g.Entity(t.chain.Steps[step].ID); ok {
		if a, ok := e.(*link.Article); ok && t.heard(a.Doc, id) {
			end = Self
		}
	}
	t.end(t.add(step, id, how, figure), end)
}
