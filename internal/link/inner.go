package link

import (
	"cmp"
	"slices"

	"dossier/internal/annot"
)

// within looks for spans that lie within a name that was found and mark a name
// of another organization there: it was marked on purpose, and its label is
// owed. It stands in the place of the longer name, or, where this one owes
// labels itself, as its Inner. spans are those of the block in the order of
// their opening brackets.
func (g *Graph) within(doc *annot.Article, spans []int, f Found) []Found {
	if f.Excused {
		return []Found{f}
	}
	var inner []Found
	first, _ := slices.BinarySearchFunc(spans, f.From, func(i, from int) int { return doc.Annotations[i].From - from })
	for _, i := range spans[first:] {
		a := &doc.Annotations[i]
		if a.From >= f.To {
			break
		}
		if a.To > f.To || a.From == f.From && a.To == f.To {
			continue
		}
		inner = append(inner, g.named(doc, i, f)...)
	}
	slices.SortStableFunc(inner, func(a, b Found) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To)) })
	end := f.From
	inner = slices.DeleteFunc(inner, func(one Found) bool { // the longer of two
		within := one.From < end
		end = max(end, one.To)
		return within
	})
	switch {
	case len(inner) == 0:
		return []Found{f}
	case slices.ContainsFunc(f.Orgs, func(id string) bool {
		e, ok := g.entities[id]
		return ok && e.Common().Designated && (f.Org == "" || f.Org == id)
	}):
		f.Inner = inner
		return []Found{f}
	}
	return inner
}

// named finds the names of the organizations of a span in its words, but for
// those who bear the longer name f.
func (g *Graph) named(doc *annot.Article, span int, f Found) []Found {
	a := &doc.Annotations[span]
	org, _ := a.Get("org")
	var out []Found
	for _, ref := range org.IDs() {
		e, ok := g.Entity(ref.ID)
		if !ok || f.Is(e.Common().ID) || !e.Common().Designated {
			continue
		}
		for _, m := range g.Finder.Find(doc.Blocks[a.Block].Text[a.From:a.To]) {
			if m.Is(e.Common().ID) {
				m.From, m.To = m.From+a.From, m.To+a.From
				out = append(out, Found{Match: m, Block: f.Block, Org: e.Common().ID, Annotation: span})
			}
		}
	}
	return out
}
