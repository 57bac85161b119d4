package org

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/lint"
)

var inCircle = lint.Rule{
	Code:  "org-circle",
	Title: "organizations follow, split from, belong to or are listed as each other in a circle",
	Text: `Following predecessor (or successor, the other way round), split_from, part_of or
as_name_of from organization to organization leads back to where it began. Nothing precedes
itself, splits from its own splinter, or is a part of its part, and a listing that is only a
name of another must end at one that is listed itself. Look at which came first, and take
the wrong reference out.`,
	Before: "- {id: front, name: The Front, split_from: army}\n- {id: army, name: The Army, split_from: front}",
	After:  "- {id: front, name: The Front, split_from: army}\n- {id: army, name: The Army}",
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		for _, t := range ties {
			list = append(list, t.circles(in.Graph)...)
		}
		return list
	},
}

// tie is a relation that must not run in a circle.
type tie struct {
	says string
	// steps gives where an organization leads and the references that say so.
	steps func(g *link.Graph) map[string][]step
}

// step leads from one organization to another; at is the reference.
type step struct {
	to string
	at diag.Span
}

var ties = []tie{
	{"comes before itself", func(g *link.Graph) map[string][]step {
		out := map[string][]step{}
		for _, o := range link.Kind[*Organization](g) {
			own := resolve(g, o.Predecessor)
			out[o.ID] = append(out[o.ID], own...)
			for _, s := range resolve(g, o.Successor) {
				// Both records may say the same, each in its way.
				if other, _ := link.Get[*Organization](g, s.to); !slices.ContainsFunc(resolve(g, other.Predecessor), func(p step) bool { return p.to == o.ID }) {
					out[s.to] = append(out[s.to], step{o.ID, s.at})
				}
			}
		}
		return out
	}},
	{"splits from itself", func(g *link.Graph) map[string][]step {
		return steps(g, func(o *Organization) []annot.Ref { return o.SplitFrom })
	}},
	{"is a part of itself", func(g *link.Graph) map[string][]step {
		return steps(g, func(o *Organization) []annot.Ref { return o.PartOf })
	}},
	{"is listed only as a name of itself", func(g *link.Graph) map[string][]step {
		return steps(g, func(o *Organization) []annot.Ref {
			var refs []annot.Ref
			for _, d := range o.Designations {
				refs = append(refs, d.AsNameOf)
			}
			return refs
		})
	}},
}

// steps gathers the steps of one field.
func steps(g *link.Graph, of func(*Organization) []annot.Ref) map[string][]step {
	out := map[string][]step{}
	for _, o := range link.Kind[*Organization](g) {
		out[o.ID] = resolve(g, of(o))
	}
	return out
}

// resolve gives the organizations on record among references.
func resolve(g *link.Graph, refs []annot.Ref) []step {
	var out []step
	for _, r := range refs {
		if o, ok := link.Get[*Organization](g, r.ID); ok && r.ID != "" {
			out = append(out, step{o.ID, r.At})
		}
	}
	return out
}

// circles reports every circle once, at the reference of the organization in
// it whose id comes first.
func (t tie) circles(g *link.Graph) []diag.Diagnostic {
	steps := t.steps(g)
	const open, closed = 1, 2
	state := map[string]int{}
	var path []string
	var at []diag.Span
	var list []diag.Diagnostic
	var visit func(id string)
	visit = func(id string) {
		state[id] = open
		path = append(path, id)
		for _, s := range steps[id] {
			at = append(at, s.at)
			switch state[s.to] {
			case open:
				from := slices.Index(path, s.to)
				list = append(list, t.report(path[from:], at[from:]))
			case 0:
				visit(s.to)
			}
			at = at[:len(at)-1]
		}
		path, state[id] = path[:len(path)-1], closed
	}
	for _, o := range link.Kind[*Organization](g) {
		if state[o.ID] == 0 {
			visit(o.ID)
		}
	}
	return list
}

// report tells of a circle: the organizations in it, and at each the reference
// that leads on.
func (t tie) report(ids []string, at []diag.Span) diag.Diagnostic {
	d := diag.Errorf("org-circle", at[0], "the organization `%s` %s", ids[0], t.says).
		Label("this leads back to it").WithHelp("take one reference of the circle out")
	for i := 1; i < len(ids); i++ {
		d = d.WithPlace(at[i], "through `%s`", ids[i])
	}
	return d
}
