package figure

import (
	"slices"
	"strconv"
	"strings"

	"dossier/internal/link"
)

// Difference is a field that a figure states otherwise than the figure that it
// is derived from.
type Difference struct {
	Field string // as in the record: measure, as_of
	What  string // changed: both state it, and not alike; dropped: only the source does; added: only the figure does
}

const (
	changed = "changed"
	dropped = "dropped"
	added   = "added"
)

// compared lists the fields in which a figure may differ from its source, in
// the order in which they are shown.
var compared = []string{"quantity", "value", "bound", "unit", "measure", "population", "actor", "place", "scope", "period", "as_of", "hedge", "basis", "claimed_by"}

// Differences tells in what a figure differs from the one that it is derived
// from, field by field. Words are compared without case and white space,
// references (by the record that they lead to) and places as sets. A bound that is not given is `unqualified`,
// and a basis that is none-given is none.
func Differences(g *link.Graph, f, from *Figure) []Difference {
	var out []Difference
	for _, field := range compared {
		mine, theirs := f.key(g, field), from.key(g, field)
		switch {
		case mine == theirs:
		case mine == "":
			out = append(out, Difference{field, dropped})
		case theirs == "":
			out = append(out, Difference{field, added})
		default:
			out = append(out, Difference{field, changed})
		}
	}
	return out
}

// key gives what a figure states in a field in a form that is equal for equal
// statements; it is empty where the figure is silent.
func (f *Figure) key(g *link.Graph, field string) string {
	switch field {
	case "quantity":
		if q := QuantityOf(g, f); q != nil {
			return q.ID
		}
	case "value":
		return f.Value.key()
	case "bound":
		return f.bound()
	case "unit":
		return unitKey(f.Unit)
	case "measure":
		return fold(f.Measure)
	case "population":
		return fold(f.Population)
	case "scope":
		return fold(f.Scope)
	case "hedge":
		return fold(f.Hedge)
	case "actor":
		return f.Actor.key(g)
	case "place":
		return strings.Join(names(f.Place), "\n")
	case "period":
		return f.Period.Text
	case "as_of":
		return f.AsOf.Text
	case "claimed_by":
		if refs := keys(resolved(g, claimants(g, f))); len(refs) > 0 {
			return strings.Join(refs, "\n")
		}
		return f.ClaimedBy.Word
	case "basis":
		if f.Basis != noBasis {
			return f.Basis
		}
	}
	return ""
}

func (v Value) key() string {
	switch {
	case !v.Given:
		return ""
	case v.Words != "":
		return fold(v.Words)
	}
	return strconv.FormatFloat(v.Low, 'g', -1, 64) + " " + strconv.FormatFloat(v.High, 'g', -1, 64)
}

func (a Actor) key(g *link.Graph) string {
	k := keys(resolved(g, a.Refs))
	if len(k) == 0 {
		return ""
	}
	out := slices.Clone(k)
	if a.Any && (len(k) > 1 || a.Open) {
		out = append(out, "(any)")
	}
	if a.Open {
		out = append(out, "(open)")
	}
	return strings.Join(out, "\n")
}

// bound is the figure's bound, unqualified where none is given.
func (f *Figure) bound() string {
	if f.Bound == "" {
		return unqualified
	}
	return f.Bound
}
