package link

import (
	"maps"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

// Reviewed gives the graph as it is published: without the records that are
// only suggested, without what refers to them, and without what spans only
// suggest, but for the organizations that these name, since every mention of
// one is labelled. The texts stay as they are. A graph without suggestions is
// its own.
func (g *Graph) Reviewed() *Graph {
	use := func(u Use) bool {
		if g.suggested(u.ID) {
			return false
		}
		return u.Annotation < 0 || u.Key == "org" || !u.Doc.Annotations[u.Annotation].Has("suggested")
	}
	none := func(u Use) bool { return !use(u) }
	if !slices.ContainsFunc(g.IDs, g.suggested) && !slices.ContainsFunc(g.Uses, none) {
		return g
	}
	out := *g
	out.whole = g.Whole()
	out.IDs = slices.DeleteFunc(slices.Clone(g.IDs), g.suggested)
	out.Uses = slices.DeleteFunc(slices.Clone(g.Uses), none)
	out.entities, out.aliases = maps.Clone(g.entities), maps.Clone(g.aliases)
	maps.DeleteFunc(out.entities, func(id string, _ annot.Entity) bool { return g.suggested(id) })
	maps.DeleteFunc(out.aliases, func(_, id string) bool { return g.suggested(id) })
	out.uses, out.refs = map[string][]int{}, map[string][]string{}
	for i, u := range out.Uses {
		out.uses[u.ID] = append(out.uses[u.ID], i)
	}
	for id, from := range g.refs {
		if from = slices.DeleteFunc(slices.Clone(from), g.suggested); len(from) > 0 && !g.suggested(id) {
			out.refs[id] = from
		}
	}
	return &out
}

// Whole gives the graph with everything that is only suggested.
func (g *Graph) Whole() *Graph {
	if g.whole != nil {
		return g.whole
	}
	return g
}

// suggested reports whether an id is that of a record that is only suggested.
func (g *Graph) suggested(id string) bool {
	e, ok := g.entities[id]
	return ok && e.Common().Suggested != ""
}

// orGone gives what is wrong with a reference of something that is only
// suggested. That its record is gone is no error: nothing of it is published.
func (g *Graph) orGone(r annot.Ref, kinds []string, list []diag.Diagnostic) []diag.Diagnostic {
	if _, ok := g.Entity(r.ID); ok {
		return list
	}
	what := "record"
	if len(kinds) > 0 {
		what = strings.Join(kinds, " or ")
	}
	return []diag.Diagnostic{diag.Warnf("gone-record", r.At, "no %s has the id `%s`: the record is gone, and what is suggested of it stands alone", what, r.ID).
		Label("suggested here").WithHelp("drop what is suggested of it, or give it another id, with `dossier review`")}
}

// unreviewed reports a reference, from what is final, to a record that is only
// suggested.
func (g *Graph) unreviewed(id string, at diag.Span) []diag.Diagnostic {
	if !g.suggested(id) {
		return nil
	}
	b := g.entities[id].Common()
	return []diag.Diagnostic{diag.Errorf("unreviewed-record", at, "the %s `%s` is only suggested, and nobody has looked at it yet", b.Kind, id).
		Label("used here").WithPlace(b.IDAt, "suggested here: %s", b.Suggested).
		WithHelp("accept it first with `dossier review`, or take `suggested` out of the record")}
}
