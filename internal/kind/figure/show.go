package figure

import (
	"strings"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// view shows figures on one page.
type view struct {
	m *pages.Maker
	l *pages.Labeller
	c *Comparer
}

// fieldWords calls the fields of a record in words.
var fieldWords = map[string]pages.Word{
	"quantity": "quantity", "value": "number", "bound": "bound", "unit": "unit", "measure": "measure", "population": "population", "actor": "actor",
	"place": "place", "scope": "scope", "period": "period", "as_of": "as of", "hedge": "hedge", "basis": "basis", "claimed_by": "claimed by",
}

// boundSays calls the bounds in words.
var boundSays = map[string]pages.Word{
	unqualified: "unqualified", "about": "about", "at-least": "at least", "over": "over", "at-most": "at most", "up-to": "up to", "as-many-as": "as many as",
}

var basisSays = map[string]pages.Word{"count": "a count", "estimate": "an estimate", "model": "a model", noBasis: "none given"}

// field shows what a figure states in a field; nothing where it is silent.
func (v view) field(f *Figure, field string) pages.Text {
	switch field {
	case "quantity":
		if q := QuantityOf(v.m.Graph, f); q != nil {
			return v.m.NameLink(v.l, q)
		}
	case "value":
		return v.l.Text(number(f.Value, "", UnitOf(v.m.Graph, f)))
	case "bound":
		return pages.W(boundSays[f.bound()])
	case "unit":
		return v.l.Text(f.Unit)
	case "measure":
		return v.l.Text(f.Measure)
	case "population":
		return v.l.Text(f.Population)
	case "actor":
		return v.actor(f.Actor)
	case "place":
		return v.l.Text(strings.Join(f.Place, ", "))
	case "scope":
		return v.l.Text(f.Scope)
	case "period":
		return v.l.Date(f.counted())
	case "as_of":
		return v.l.Date(f.AsOf)
	case "hedge":
		return v.quote(f.Hedge)
	case "basis":
		return pages.W(basisSays[f.Basis])
	case "claimed_by":
		return v.claim(f)
	}
	return pages.Text{}
}

// counted is the period of a figure; one that is open runs to as_of.
func (f *Figure) counted() annot.Date {
	p := f.Period
	if from, _, ok := strings.Cut(p.Text, "/"); ok && p.End.Open && !p.Start.Open && !f.AsOf.IsZero() {
		p.Text, p.End = from+"/"+f.AsOf.Text, f.AsOf.Start
	}
	return p
}

func (v view) actor(a Actor) pages.Text {
	t := v.m.RefLinks(v.l, a.Refs)
	switch {
	case t.IsEmpty():
		return t
	case a.Any && len(a.Refs) > 1:
		t = pages.Join(pages.W("any of "), t)
	}
	if a.Open {
		t = pages.Join(t, pages.W(" and others"))
	}
	return t
}

// claim says who claims a figure.
func (v view) claim(f *Figure) pages.Text {
	refs := v.m.RefLinks(v.l, claimants(v.m.Graph, f))
	switch f.ClaimedBy.Word {
	case unnamed:
		return pages.W("nobody named")
	case publisher:
		if refs.IsEmpty() {
			return pages.W("the publisher itself")
		}
		return pages.Join(pages.W("the publisher itself, "), refs)
	}
	return refs
}

func (v view) quote(words string) pages.Text {
	if words == "" {
		return pages.Text{}
	}
	return pages.Join(pages.W("“"), v.l.Text(words), pages.W("”"))
}

// number writes a figure's value with its bound and its unit, where that is a
// currency or percent or is not the quantity's: 173, USD 12 million, 5 villages.
func (v view) number(f *Figure) string {
	unit := UnitOf(v.m.Graph, f)
	out := number(f.Value, f.Bound, unit)
	switch {
	case !f.otherUnit(v.m.Graph) || unitInNumber(f.Value, unit) || !f.Value.Given:
		return out
	case f.Value.Words != "":
		return out + " of " + strings.TrimSpace(unit)
	case f.Value.isOne():
		return out + "\u00a0" + singular(unit)
	default:
		return out + "\u00a0" + strings.TrimSpace(unit)
	}
}

// otherUnit reports whether a figure states a unit that is not its quantity's.
func (f *Figure) otherUnit(g *link.Graph) bool {
	q := QuantityOf(g, f)
	return fold(f.Unit) != "" && (q == nil || unitKey(f.Unit) != unitKey(q.Unit))
}

// title is a figure's title with the unit of its quantity.
func (v view) title(f *Figure) string {
	if unit := UnitOf(v.m.Graph, f); f.Unit == "" && unitInNumber(f.Value, unit) {
		return f.titled(unit)
	}
	return pages.Name(f, v.l.Lang())
}

// link names a figure and leads to its page.
func (v view) link(f *Figure) pages.Text { return v.l.Link(v.title(f), v.m.Href(f)) }

// who says whose a figure is and to which day it holds, for telling figures
// apart in a list.
func (v view) who(f *Figure) pages.Text {
	claim := v.claim(f)
	if claim.IsEmpty() {
		claim = pages.W("nobody named")
	}
	if f.AsOf.IsZero() {
		return claim
	}
	return pages.Join(claim, pages.W(", as of "), v.l.Date(f.AsOf))
}

// difference says one difference of a figure from its source: from what the
// source states to what the figure does.
func (v view) difference(d Difference, f, from *Figure) pages.Text {
	name := pages.Join(pages.W(fieldWords[d.Field]), pages.W(": "))
	switch d.What {
	case dropped:
		return pages.Join(name, v.field(from, d.Field), pages.W(" – dropped"))
	case added:
		return pages.Join(name, v.field(f, d.Field), pages.W(" – added"))
	default:
		return pages.Join(name, v.field(from, d.Field), pages.W(" → "), v.field(f, d.Field))
	}
}

// saidIn leads to the place in an article where a figure is stated.
func (v view) saidIn(f *Figure) pages.Text {
	e, ok := v.m.Graph.Entity(f.SaidIn.ID)
	if !ok || f.SaidIn.ID == "" {
		return v.l.Text(f.SaidIn.String())
	}
	a, ok := e.(*link.Article)
	if !ok {
		return v.m.RefLink(v.l, f.SaidIn)
	}
	href := v.m.Href(a)
	for _, u := range v.m.Uses(f.ID) {
		if u.Doc == a.Doc && u.Annotation >= 0 {
			href = v.m.DocHref(a.Doc, pages.MarkIDs(a.Doc)[u.Annotation])
			break
		}
	}
	return v.l.Link(a.Title, href)
}

// source says what a figure rests on: its own source with the place in it.
func (v view) source(f *Figure) pages.Text {
	t := v.m.RefLink(v.l, f.Source)
	if !t.IsEmpty() && f.Locator != "" {
		t = pages.Join(t, pages.W(", "), v.l.Text(f.Locator))
	}
	return t
}

// facts gathers facts in order.
type facts []pages.Fact

// add adds a fact unless it is empty.
func (l *facts) add(term pages.Word, values ...pages.Text) {
	f := pages.Fact{Term: pages.W(term)}
	for _, t := range values {
		if !t.IsEmpty() {
			f.Values = append(f.Values, t)
		}
	}
	if len(f.Values) > 0 {
		*l = append(*l, f)
	}
}

// orSilent adds a fact, or says in words that nothing is known.
func (l *facts) orSilent(term pages.Word, t pages.Text, silence pages.Word) {
	if t.IsEmpty() {
		*l = append(*l, pages.Fact{Term: pages.W(term), Values: []pages.Text{pages.W(silence)}, Tone: "silent"})
		return
	}
	l.add(term, t)
}

// toned adds a fact in a tone unless it is empty.
func (l *facts) toned(term pages.Word, tone string, values []pages.Text) {
	if len(values) > 0 {
		*l = append(*l, pages.Fact{Term: pages.W(term), Values: values, Tone: tone})
	}
}

// from gives the figure that one is derived from.
func from(g *link.Graph, f *Figure) (*Figure, bool) {
	if f.DerivedFrom.ID == "" {
		return nil, false
	}
	d, ok := link.Get[*Figure](g, f.DerivedFrom.ID)
	return d, ok && d != f
}

// others gives the figures of one quantity that a document marks, without f,
// in the order of their first marks; drafts tells that marks count which are
// only suggested.
func others(g *link.Graph, doc *annot.Article, f *Figure, drafts bool) []*Figure {
	q := QuantityOf(g, f)
	if q == nil || doc == nil {
		return nil
	}
	seen := map[*Figure]bool{f: true}
	var out []*Figure
	for i := range doc.Annotations {
		attr, ok := doc.Annotations[i].Get("figure")
		if !ok || !drafts && doc.Annotations[i].Has("suggested") {
			continue
		}
		for _, r := range attr.IDs() {
			if o, ok := link.Get[*Figure](g, r.ID); ok && !seen[o] && QuantityOf(g, o) == q {
				seen[o] = true
				out = append(out, o)
			}
		}
	}
	return out
}
