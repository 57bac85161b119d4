package figure

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/link"
)

// follow walks from figure to figure along one of their references and gives
// those that it meets, f first. It ends at the first that refers to none, and
// before it would meet one again; circle is the index of that one, or -1.
func follow(g *link.Graph, f *Figure, next func(*Figure) annot.Ref) (chain []*Figure, circle int) {
	at := map[*Figure]int{}
	for f != nil {
		if i, seen := at[f]; seen {
			return chain, i
		}
		at[f] = len(chain)
		chain = append(chain, f)
		ref := next(f)
		if ref.ID == "" {
			break
		}
		f, _ = link.Get[*Figure](g, ref.ID)
	}
	return chain, -1
}

func derivedFrom(f *Figure) annot.Ref { return f.DerivedFrom }
func partOf(f *Figure) annot.Ref      { return f.PartOf }

// Origin gives the figure at the end of the chain of derived_from: f itself
// where it is derived from none. In a circle it gives f.
func Origin(g *link.Graph, f *Figure) *Figure {
	if f.DerivedFrom.ID == "" {
		return f
	}
	chain, circle := follow(g, f, derivedFrom)
	if circle >= 0 {
		return f
	}
	return chain[len(chain)-1]
}

// QuantityOf gives the quantity of a figure: its own, else that of the nearest
// figure that it is derived from; nil where there is none.
func QuantityOf(g *link.Graph, f *Figure) *Quantity {
	chain, _ := follow(g, f, derivedFrom)
	for _, c := range chain {
		if c.Quantity.ID != "" {
			q, _ := link.Get[*Quantity](g, c.Quantity.ID)
			return q
		}
	}
	return nil
}

// UnitOf gives the unit of a figure: its own, else its quantity's.
func UnitOf(g *link.Graph, f *Figure) string {
	if f.Unit != "" {
		return f.Unit
	}
	if q := QuantityOf(g, f); q != nil {
		return q.Unit
	}
	return ""
}

// isPart reports whether the records say that a is a part of b, directly or
// through figures between them.
func isPart(g *link.Graph, a, b *Figure) bool {
	if a.PartOf.ID == "" {
		return false
	}
	chain, _ := follow(g, a, partOf)
	return slices.Contains(chain[1:], b)
}

// resolve gives a reference with the id of the record that it leads to, which
// differs from its own where that is an alias.
func resolve(g *link.Graph, r annot.Ref) annot.Ref {
	if g == nil || r.ID == "" {
		return r
	}
	if e, ok := g.Entity(r.ID); ok {
		r.ID = e.Common().ID
	}
	return r
}

// resolved resolves a set of references.
func resolved(g *link.Graph, refs []annot.Ref) []annot.Ref {
	out := make([]annot.Ref, 0, len(refs))
	for _, r := range refs {
		out = append(out, resolve(g, r))
	}
	return out
}

// claimants gives those who claim a figure; `publisher` is resolved to the
// publisher of the article where it is said, when the article names one.
func claimants(g *link.Graph, f *Figure) []annot.Ref {
	if f.ClaimedBy.Word != publisher || g == nil {
		return f.ClaimedBy.Refs
	}
	if a, ok := link.Get[*link.Article](g, f.SaidIn.ID); ok && !a.Doc.Front.Publisher.IsZero() {
		return []annot.Ref{a.Doc.Front.Publisher}
	}
	return nil
}
