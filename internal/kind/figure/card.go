package figure

import (
	"strings"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// Layer is "figure".
func (Kind) Layer() string { return "figure" }

// Card says beside the text what a number needs to be read: whose it is, as of
// when, from what, what was changed on the way, and which numbers of the same
// text it may not be compared with.
func (Kind) Card(m *pages.Maker, l *pages.Labeller, doc *annot.Article, e annot.Entity) (pages.Text, []pages.Fact) {
	f := e.(*Figure)
	v := view{m, l, comparer(m)}
	kicker := pages.W("Figure")
	if q := QuantityOf(m.Graph, f); q != nil {
		kicker = pages.Join(kicker, pages.W(" · "), l.Text(pages.Name(q, l.Lang())))
	}
	var out facts
	if f.ClaimedBy.Word == unnamed {
		out.orSilent("Claimed by", pages.Text{}, "nobody named")
	} else {
		out.orSilent("Claimed by", v.claim(f), "not stated")
	}
	out.orSilent("As of", l.Date(f.AsOf), "not stated")
	if unit := UnitOf(m.Graph, f); f.Unit == "" && unitInNumber(f.Value, unit) {
		out.add("Unit", l.Text(unit)) // which the card's title does not say
	}
	out.add("Hedged", v.quote(f.Hedge))
	if f.Basis != noBasis {
		out.add("Basis", v.field(f, "basis"))
	}
	d, derived := from(m.Graph, f)
	switch {
	case !f.Source.IsZero():
		out.add("Source", v.source(f))
	case !derived:
		out.orSilent("Source", pages.Text{}, f.noSource())
	}
	if derived {
		v.cardSource(&out, f, d)
	}
	v.addLater(&out, f)
	v.cardOthers(&out, f, others(m.Graph, doc, f, m.Drafts))
	return kicker, out
}

// cardSource says what a figure is derived from and what was changed.
func (v view) cardSource(out *facts, f, d *Figure) {
	out.add("From", v.withWho(d))
	if o := Origin(v.m.Graph, f); o != d && o != f {
		out.add("First from", v.withWho(o))
	}
	var lines []pages.Text
	for _, x := range Differences(v.m.Graph, f, d) {
		lines = append(lines, v.difference(x, f, d))
	}
	out.toned("Differs from its source", "differs", lines)
}

// withWho names a figure, its claimant, its day and its source; the claimant
// is not repeated where the source's short form begins with it.
func (v view) withWho(f *Figure) pages.Text {
	claim, source := v.claim(f), v.source(f)
	if strings.HasPrefix(source.Bare(), claim.Bare()) {
		claim = pages.Text{}
	}
	day := v.l.Date(f.AsOf)
	if !day.IsEmpty() {
		day = pages.Join(pages.W("as of "), day)
	}
	about := pages.List([]pages.Text{claim, day, source}, ", ")
	if about.IsEmpty() {
		return v.link(f)
	}
	return pages.Join(v.link(f), pages.W(" ("), about, pages.W(")"))
}

// cardOthers says how a figure stands to others of the same text.
func (v view) cardOthers(out *facts, f *Figure, list []*Figure) {
	var apart, against, same, sources []pages.Text
	for _, o := range list {
		c, x := v.c.Worded(f, o), v.c.Origins(f, o)
		switch {
		case c.Relation == Conflict && x.ofSeries(): // no rivals; what they repeat is told below
		case c.Relation == NotComparable:
			apart = append(apart, pages.Join(v.link(o), pages.W(": "), pages.W(short(c))))
		case c.Relation == Conflict:
			against = append(against, pages.Join(v.link(o), pages.W(" ("), v.who(o), pages.W(")")))
		default:
			same = append(same, v.beside(c))
		}
		if (x.A != f || x.B != o) && x.Relation != NotComparable && x.Relation != OneOrigin {
			sources = append(sources, v.between(x))
		}
	}
	out.toned("Contradicted by", "differs", against)
	out.toned("Not comparable with", "apart", apart)
	out.toned("Beside it", "apart", same)
	out.toned("As their sources have them", "apart", sources)
}
