package figure

import (
	"cmp"
	"slices"

	"dossier/internal/link"
	"dossier/internal/pages"
)

// Section tells of the index of figures.
func (Kind) Section(m *pages.Maker) (title string, count int, one, many string) {
	return "Figures", len(link.Kind[*Figure](m.Graph)), "figure", "figures"
}

// Pages makes the index of figures and the page of every figure.
func (k Kind) Pages(m *pages.Maker) []*pages.Page {
	c := NewComparer(m.Graph)
	members := Members(m.Graph)
	out := m.Index(pages.Folder(k), "Figures", "Index", func(l *pages.Labeller) (pages.Text, []pages.Group) {
		return indexOf(view{m, l, c}, members)
	})
	for _, f := range link.Kind[*Figure](m.Graph) {
		out = append(out, f.pages(m, c, members)...)
	}
	return out
}

// indexOf groups the figures by quantity.
func indexOf(v view, members map[*Quantity][]*Figure) (pages.Text, []pages.Group) {
	var groups []pages.Group
	sourced, differ, nobody, total := 0, 0, 0, 0
	add := func(g pages.Group, list []*Figure) {
		for _, f := range list {
			e, differs := v.entry(f)
			g.Entries = append(g.Entries, e)
			total++
			if !f.Source.IsZero() || !f.DerivedFrom.IsZero() {
				sourced++
			}
			if differs {
				differ++
			}
			if f.ClaimedBy.IsSilent() || f.ClaimedBy.Word == unnamed {
				nobody++
			}
		}
		if len(list) > 0 {
			groups = append(groups, g)
		}
	}
	for _, q := range link.Kind[*Quantity](v.m.Graph) {
		add(pages.Group{ID: q.ID, Heading: v.m.NameLink(v.l, q)}, members[q])
	}
	var loose []*Figure
	for _, f := range link.Kind[*Figure](v.m.Graph) {
		if QuantityOf(v.m.Graph, f) == nil {
			loose = append(loose, f)
		}
	}
	add(pages.Group{ID: "without-quantity", Heading: pages.W("Without a quantity")}, loose)
	lead := pages.Join(
		pages.W("The numbers that the articles and their sources state, by what they count. Of "), v.l.Text(pages.Count(total, "figure", "figures")),
		pages.W(", "), v.l.Text(pages.Count(sourced, "has", "have")), pages.W(" a known source, "),
		v.l.Text(pages.Count(differ, "differs", "differ")), pages.W(" from what it says, and "),
		v.l.Text(pages.Count(nobody, "names", "name")), pages.W(" nobody. "),
		pages.W("All quantities").WithHref(pages.Folder(QuantityKind{})+"/index.html"))
	return lead, groups
}

// entry is a figure's line in an index; it tells besides whether the figure
// differs from its source.
func (v view) entry(f *Figure) (pages.Entry, bool) {
	e := pages.Entry{Title: v.link(f), Href: v.m.Href(f), Kicker: v.who(f)}
	differs := false
	if d, ok := from(v.m.Graph, f); ok {
		line := pages.Join(pages.W("From "), v.link(d))
		if list := Differences(v.m.Graph, f, d); len(list) > 0 {
			differs = true
			var fields []pages.Text
			for _, x := range list {
				fields = append(fields, pages.W(fieldWords[x.Field]))
			}
			line = pages.Join(line, pages.W("; differs from it in "), pages.List(fields, ", "))
		}
		e.Lines = append(e.Lines, line)
	} else if s := v.source(f); !s.IsEmpty() {
		e.Lines = append(e.Lines, pages.Join(pages.W("Source: "), s))
	} else {
		e.Lines = append(e.Lines, pages.W("No source given"))
	}
	e.Count, e.Of = len(v.m.Uses(f.ID)), "mentions"
	if e.Count == 1 {
		e.Of = "mention"
	}
	return e, differs
}

// mostTelling is how many conflicts, parts and agreements one page lists:
// pages do not grow with the dossier.
const mostTelling = 100

// pair is how two figures stand to each other, twice.
type pair struct {
	worded, origins Comparison
}

// pairs gathers pairs of figures, up to mostTelling of those that tell
// something and up to room of those that are not comparable.
type pairs struct {
	c             *Comparer
	room          int
	telling, rest []pair
	more          int // how many there was no room for
}

// add looks at a pair of figures. Most figures of a quantity cannot be
// compared, so those for which there is no room are passed over quickly.
func (p *pairs) add(a, b *Figure) {
	x, y := p.c.of(a).origin, p.c.of(b).origin
	if len(p.rest) >= p.room && p.c.unlike(a, b) && (x == y || p.c.unlike(x, y)) {
		p.more++
		return
	}
	found := pair{p.c.Worded(a, b), p.c.Origins(a, b)}
	switch {
	case found.weight() < 3 && len(p.telling) < mostTelling:
		p.telling = append(p.telling, found)
	case found.weight() >= 3 && len(p.rest) < p.room:
		p.rest = append(p.rest, found)
	default:
		p.more++
	}
}

// sorted gives the pairs, conflicts first.
func (p *pairs) sorted() []pair {
	list := slices.Concat(p.telling, p.rest)
	slices.SortStableFunc(list, func(a, b pair) int { return cmp.Compare(a.weight(), b.weight()) })
	return list
}

// weight sorts pairs: conflicts first, then parts and wholes, then agreement,
// then what is not comparable, then what only repeats.
func (p pair) weight() int {
	order := [...]int{Conflict: 0, Part: 1, Whole: 1, Agree: 2, NotComparable: 3, OneOrigin: 4}
	return min(order[p.worded.Relation], order[p.origins.Relation])
}

// lines says what a pair is found to be, as worded and, where that is not the
// same pair, as the origins are; with says whether the latter's reasons are
// given too.
func (v view) lines(p pair, say func(Comparison) pages.Word, s sides, with bool) []pages.Text {
	a, b := p.origins.A, p.origins.B
	switch {
	case a == p.worded.A && b == p.worded.B:
		return append([]pages.Text{pages.W(say(p.worded))}, v.reasons(p.worded, s)...)
	case p.origins.Relation == OneOrigin:
		return []pages.Text{pages.W(relation(p.origins))}
	}
	out := append([]pages.Text{pages.Join(pages.W("As worded: "), pages.W(say(p.worded)))}, v.reasons(p.worded, s)...)
	out = append(out, pages.Join(pages.W("As their sources have them ("), v.link(a), pages.W(", "), v.link(b), pages.W("): "), pages.W(relation(p.origins))))
	if with {
		out = append(out, v.reasons(p.origins, firstSecond)...)
	}
	return out
}
