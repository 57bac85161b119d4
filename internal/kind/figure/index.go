package figure

import (
	"dossier/internal/link"
	"dossier/internal/pages"
)

// standing is what the index tells of a figure beside its claim.
type standing struct {
	sourced     bool         // a source of its own, or the figure that it repeats, is on record
	primary     bool         // it has a source of its own and repeats no other figure
	differs     []Difference // from the figure that it repeats
	nobody      bool         // its wording names nobody who claims it
	superseded  bool         // its series has a later value
	derivedFrom *Figure      // the figure that it repeats; nil for none
}

func (c *Comparer) standing(f *Figure) standing {
	s := standing{
		sourced: !f.hasNoSource(), primary: !f.Source.IsZero() && f.DerivedFrom.IsZero(),
		nobody: f.ClaimedBy.IsSilent() || f.ClaimedBy.Word == unnamed,
	}
	if d, ok := from(c.graph, f); ok {
		s.derivedFrom, s.differs = d, Differences(c.graph, f, d)
	}
	latest, _ := c.Later(f)
	s.superseded = len(latest) > 0
	return s
}

// tally counts figures by how they stand.
type tally struct{ total, sourced, primary, differ, nobody, superseded int }

func (t *tally) add(s standing) {
	t.total++
	for _, x := range []struct {
		is    bool
		count *int
	}{{s.sourced, &t.sourced}, {s.primary, &t.primary}, {len(s.differs) > 0, &t.differ}, {s.nobody, &t.nobody}, {s.superseded, &t.superseded}} {
		if x.is {
			*x.count++
		}
	}
}

// index lists the figures by what they count. How each stands is told in a
// line of its entry that begins with a word of its own: primary, repeats, no
// source, nobody named, superseded.
func index(k Kind, m *pages.Maker, c *Comparer, members map[*Quantity][]*Figure) []*pages.Page {
	var count tally
	var loose []*Figure
	how := map[*Figure]standing{}
	for _, f := range link.Kind[*Figure](m.Graph) {
		how[f] = c.standing(f)
		count.add(how[f])
		if QuantityOf(m.Graph, f) == nil {
			loose = append(loose, f)
		}
	}
	var lists []pages.Listing
	group := func(id string, heading func(l *pages.Labeller) pages.Text, list []*Figure) {
		if len(list) == 0 {
			return
		}
		lists = append(lists, pages.Listing{ID: id, Heading: heading, Len: len(list), Entry: func(l *pages.Labeller, i int) pages.Entry {
			return view{m, l, c}.entry(list[i], how[list[i]])
		}})
	}
	for _, q := range link.Kind[*Quantity](m.Graph) {
		group(q.ID, func(l *pages.Labeller) pages.Text { return m.NameLink(l, q) }, members[q])
	}
	group("without-quantity", pages.Says("Without a quantity"), loose)
	return m.List(pages.Folder(k), "Figures", "Index", func(l *pages.Labeller) pages.Text { return view{m, l, c}.indexLead(count) }, lists...)
}

// indexLead says of how many figures what is known.
func (v view) indexLead(t tally) pages.Text {
	n := func(n int, one, many string) pages.Text { return v.l.Text(pages.Count(n, one, many)) }
	return pages.Join(
		pages.W("The numbers that the articles and their sources state, by what they count. Of "), n(t.total, "figure", "figures"),
		pages.W(", "), n(t.sourced, "has", "have"), pages.W(" a known source; "),
		n(t.primary, "is primary: it has a source of its own and repeats", "are primary: they have a source of their own and repeat"), pages.W(" no other figure. "),
		n(t.differ, "differs", "differ"), pages.W(" from the figure repeated, "),
		n(t.nobody, "names", "name"), pages.W(" nobody who claims it, and "),
		n(t.superseded, "is", "are"), pages.W(" superseded by a later value. "),
		pages.W("All quantities").WithHref(pages.Folder(QuantityKind{})+"/index.html"))
}

// entry is a figure's line in an index.
func (v view) entry(f *Figure, s standing) pages.Entry {
	e := pages.Entry{Title: v.link(f), Href: v.m.Href(f), Kicker: v.who(f)}
	add := func(parts ...pages.Text) { e.Lines = append(e.Lines, pages.Join(parts...)) }
	switch source := v.source(f); {
	case s.derivedFrom != nil:
		line := pages.Join(pages.W("Repeats "), v.link(s.derivedFrom))
		var fields []pages.Text
		for _, x := range s.differs {
			fields = append(fields, pages.W(fieldWords[x.Field]))
		}
		if len(fields) > 0 {
			line = pages.Join(line, pages.W("; differs from it in "), pages.List(fields, ", "))
		}
		add(line)
		if !source.IsEmpty() {
			add(pages.W("Source: "), source)
		}
	case !f.DerivedFrom.IsZero():
		add(pages.W("Repeats "), v.m.RefLink(v.l, f.DerivedFrom))
	case s.primary:
		add(pages.W("Primary; source: "), source)
	default:
		add(pages.W(pages.Word(pages.Title(string(f.noSource())))))
	}
	if s.nobody {
		add(pages.W("Names nobody who claims it"))
	}
	if values, _ := v.later(f); s.superseded {
		add(pages.W("Superseded; later value of its series: "), pages.List(values, ", "))
	}
	e.Count, e.Of = len(v.m.Uses(f.ID)), "mentions"
	if e.Count == 1 {
		e.Of = "mention"
	}
	return e
}
