package review

import (
	"fmt"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/edit"
	"dossier/internal/kind/figure"
	"dossier/internal/markdown"
	"dossier/internal/suggest"
)

// naming are the keys by which words name a record; by and from say only whose
// a quotation is.
var naming = []string{"org", "person", "source", "figure"}

// drop takes the stubs away that a suggestion leaves behind.
func (c *change) drop(s Suggestion) {
	rest := func(id string) []spot {
		return slices.DeleteFunc(c.d.spots(id), func(at spot) bool { return at.doc == s.Doc && at.index == s.Annotation })
	}
	order := c.left(s, rest)
	gone := map[string]bool{}
	for _, id := range order {
		gone[id] = true
	}
	for _, id := range order {
		b := c.d.records[id].Common()
		c.gone[b.IDAt.File] = append(c.gone[b.IDAt.File], id)
		c.say("takes the %s %s (`%s`) away, which nothing names any more", b.Kind, b.Title, id)
		c.forget(id, rest(id), gone)
	}
}

// left gives the stubs that a suggestion leaves behind: those that no words name
// any more, and then those that nothing refers to. rest gives the places that
// refer to a record without the suggestion.
func (c *change) left(s Suggestion, rest func(id string) []spot) []string {
	var order []string
	queue := []string{}
	for _, r := range refs(s.Span()) {
		id := r.ref.ID
		if c.d.records[id].stub() && slices.Contains(naming, r.key) && !slices.Contains(order, id) && !c.named(id, rest(id)) {
			order = append(order, id)
		}
		queue = append(queue, id)
	}
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		e := c.d.records[id]
		if !e.stub() {
			continue
		}
		if !slices.Contains(order, id) {
			if len(rest(id)) > 0 || slices.ContainsFunc(c.d.referrers(id), func(other string) bool { return !slices.Contains(order, other) }) {
				continue
			}
			order = append(order, id)
		}
		for _, r := range e.Common().Refs {
			if !slices.Contains(order, r.Ref.ID) {
				queue = append(queue, r.Ref.ID)
			}
		}
	}
	return order
}

// named reports whether words name a stub, or something final refers to it.
func (c *change) named(id string, spots []spot) bool {
	return slices.ContainsFunc(spots, func(at spot) bool { return !at.suggested() || slices.Contains(naming, at.key) }) ||
		slices.ContainsFunc(c.d.referrers(id), func(other string) bool { return !c.d.records[other].stub() })
}

// forget takes what other suggestions say of a record that goes out of them.
func (c *change) forget(id string, spots []spot, gone map[string]bool) {
	quotes := 0
	for _, at := range spots {
		a := &at.doc.Annotations[at.index]
		if at.key == "label" {
			c.unwrap(at.doc, a)
			c.dismiss(at.doc, suggest.Finding{Kind: suggest.Label, Block: a.Block, From: a.From, To: a.To})
			c.say("takes the mark of the printed label “%s” away", short(wordsOf(at.doc, a)))
			continue
		}
		quotes++
		c.withoutID(at.doc, a, at.key, id)
	}
	if quotes > 0 {
		c.say("leaves %s without a speaker or source", count(quotes, "suggested quotation", "suggested quotations"))
	}
	for _, other := range c.d.referrers(id) {
		if gone[other] {
			continue
		}
		c.forgetIn(other, id)
	}
}

// withoutID takes an id out of an attribute, and the attribute with the last.
func (c *change) withoutID(doc *annot.Article, a *annot.Annotation, key, id string) {
	for i, attr := range a.Attrs {
		if attr.Kind != annot.KeyValue || attr.Key != key {
			continue
		}
		rest := slices.DeleteFunc(strings.Fields(attr.Value), func(other string) bool { return other == id })
		switch {
		case len(rest) > 0:
			c.splice(doc.Path, edit.Splice{Start: attr.At.Start, End: attr.At.End, Text: strings.Trim(markdown.Attributes(annot.Attr{Key: key, Value: strings.Join(rest, " ")}), "{}")})
		case i == 0:
			c.splice(doc.Path, edit.Splice{Start: attr.At.Start, End: a.Attrs[1].At.Start})
		default:
			c.splice(doc.Path, edit.Splice{Start: a.Attrs[i-1].At.End, End: attr.At.End})
		}
	}
}

// forgetIn takes a record that goes out of the fields of another stub.
func (c *change) forgetIn(other, id string) {
	src, way, ok := c.mapping(other)
	if !ok {
		return
	}
	m := way[len(way)-1]
	e := c.d.records[other]
	file := e.Common().IDAt.File
	for _, r := range e.Common().Refs {
		if r.Ref.ID != id {
			continue
		}
		if f, ok := e.Entity.(*figure.Figure); ok && r.Field == "claimed_by" && len(f.ClaimedBy.Refs) == 1 {
			splices := []edit.Splice{withPair(src, m, "claimed_by", "unnamed")}
			if f.Basis == "" && f.Source.IsZero() && f.DerivedFrom.IsZero() {
				splices = append(splices, withPair(src, m, "basis", "none-given"))
			}
			c.splice(file, splices...)
			c.say("leaves the figure `%s` claimed by nobody", other)
			continue
		}
		if s, ok := withoutRef(src, m, r.Ref.At); ok {
			c.splice(file, s)
			c.say("takes `%s` out of `%s` of the %s `%s`", id, r.Field, e.Common().Kind, other)
		}
	}
}

// count says how many there are.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n) + " " + many
}
