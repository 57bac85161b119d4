package review

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/suggest"
)

// openIn gives the spans of a document that wait for a decision: the suggested
// ones, and the final ones that refer to a stub, in the order of the file.
func (d *Dossier) openIn(doc *annot.Article) []suggest.Suggestion {
	out := suggest.Open(doc)
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		if a.Has("suggested") || !slices.ContainsFunc(refs(a), func(r keyed) bool { return d.records[r.ref.ID].stub() }) {
			continue
		}
		one := suggest.Suggestion{Annotation: i, Words: wordsOf(doc, a)}
		one.Finding = suggest.Finding{Kind: kindOf(a), Block: a.Block, From: a.From, To: a.To, By: -1}
		out = append(out, one)
	}
	slices.SortStableFunc(out, func(x, y suggest.Suggestion) int { return x.Annotation - y.Annotation })
	return out
}

// kindOf tells what a span says, as a suggestion would.
func kindOf(a *annot.Annotation) suggest.Kind {
	has := func(key string) bool { _, ok := a.Get(key); return ok }
	switch {
	case a.Has("attribution"):
		return suggest.Attribution
	case a.Has("quote"):
		return suggest.Quote
	case has("figure"):
		return suggest.Figure
	case has("label"):
		return suggest.Label
	case has("org"):
		return suggest.Organization
	}
	return suggest.Attribution
}

// Leftovers gives the stubs that only citations and final records refer to, so
// that no span shows them, sorted by id. What is published must not refer to
// them: they are accepted with AcceptRecord.
func (d *Dossier) Leftovers() []string {
	var out []string
	for _, ids := range d.byFile {
		for _, id := range ids {
			if d.records[id].stub() && d.leftOver(id) {
				out = append(out, id)
			}
		}
	}
	slices.Sort(out)
	return out
}

func (d *Dossier) leftOver(id string) bool {
	cited := false
	for _, at := range d.spots(id) {
		if at.index >= 0 {
			return false // it is shown there
		}
		cited = true
	}
	return cited || slices.ContainsFunc(d.referrers(id), func(other string) bool { return !d.records[other].stub() })
}

// KindOf gives the kind of suggestions that bring records like one.
func (d *Dossier) KindOf(id string) suggest.Kind {
	switch d.records[id].Common().Kind {
	case "organization":
		return suggest.Organization
	case "figure", "quantity":
		return suggest.Figure
	}
	return suggest.Attribution
}

// AcceptRecord plans to accept a stub that no span shows, with those that it
// refers to.
func (d *Dossier) AcceptRecord(id string, answers Answers) (Change, error) {
	ids := d.stubsFrom([]string{id})
	if gone := d.goneFrom(nil, ids); len(gone) > 0 {
		return Change{}, goneError(gone)
	}
	c := d.change()
	var orgs []string
	for _, other := range ids {
		if err := c.complete(other, answers); err != nil {
			return Change{}, err
		}
		if d.records[other].Common().Kind == "organization" {
			orgs = append(orgs, other)
		}
	}
	c.alsoNamed(Suggestion{}, orgs)
	plan, err := c.plan()
	return Change{plan, true, c.says}, err
}
