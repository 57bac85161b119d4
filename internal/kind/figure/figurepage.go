package figure

import (
	"dossier/internal/annot"
	"dossier/internal/pages"
)

// pages makes the page of a figure.
func (f *Figure) pages(m *pages.Maker, c *Comparer, members map[*Quantity][]*Figure) []*pages.Page {
	return m.Record(f, "Figure", func(d *pages.Draft) *pages.Record {
		v := view{m, d.L, c}
		if title := v.title(f); title != f.Title {
			d.Title, d.Heading = v.l.Plain(title), v.l.Heading(title)
		}
		out := &pages.Record{Lead: v.lead(f), Facts: v.facts(f)}
		if origin, ok := from(m.Graph, f); ok {
			out.Sections = append(out.Sections, v.differences(f, origin))
		}
		if q := QuantityOf(m.Graph, f); q != nil {
			out.Sections = append(out.Sections, v.comparisons(f, q, members[q]))
		}
		if s, ok := m.ChainOf(d.L, f); ok {
			out.Sections = append(out.Sections, s)
		}
		return out
	})
}

// lead says in a sentence what the figure says, who says so, and where.
func (v view) lead(f *Figure) pages.Text {
	out := v.l.Text(pages.Title(v.title(f)))
	switch {
	case f.ClaimedBy.IsSilent():
		out = pages.Join(out, pages.W(", without a word of who claims it"))
	case f.ClaimedBy.Word == unnamed:
		out = pages.Join(out, pages.W(", claimed by somebody who is not named"))
	default:
		out = pages.Join(out, pages.W(", claimed by "), v.claim(f))
	}
	if in := v.saidIn(f); !in.IsEmpty() {
		out = pages.Join(out, pages.W(", in "), in)
	} else if s := v.source(f); !s.IsEmpty() {
		out = pages.Join(out, pages.W(", in "), s)
	}
	return pages.Join(out, pages.W("."))
}

func (v view) facts(f *Figure) facts {
	var out facts
	out.add("Wording", v.quote(f.Wording))
	if q := QuantityOf(v.m.Graph, f); q != nil {
		out.add("Counts", v.m.NameLink(v.l, q))
	}
	out.add("Number", v.l.Text(v.number(f)))
	out.add("Bound", v.admits(f))
	out.add("Unit", v.field(f, "unit"))
	var silent []pages.Text
	for _, x := range []struct {
		term  pages.Word
		field string
	}{{"Measure", "measure"}, {"Population", "population"}, {"Actor", "actor"}, {"Place", "place"}, {"Period", "period"}, {"Scope", "scope"}} {
		if t := v.field(f, x.field); !t.IsEmpty() {
			out.add(x.term, t)
		} else {
			silent = append(silent, pages.W(fieldWords[x.field]))
		}
	}
	if len(silent) > 0 {
		out.toned("Not stated", "silent", []pages.Text{pages.List(silent, ", ")})
	}
	out.orSilent("As of", v.field(f, "as_of"), "not stated")
	out.orSilent("Claimed by", v.field(f, "claimed_by"), "not stated")
	out.add("Hedged", v.field(f, "hedge"))
	out.add("Basis", v.field(f, "basis"))
	_, derived := from(v.m.Graph, f)
	switch {
	case !f.Source.IsZero() || !derived:
		out.orSilent("Source", v.source(f), f.noSource())
	default:
		out.orSilent("Source", pages.Text{}, "not stated; found by the editors, see below")
	}
	out.add("Read in", v.m.RefLink(v.l, f.ReadIn))
	out.add("Said in", v.saidIn(f))
	for _, r := range []struct {
		term pages.Word
		ref  annot.Ref
	}{{"Derived from", f.DerivedFrom}, {"Part of", f.PartOf}} {
		out.add(r.term, v.m.RefLink(v.l, r.ref))
	}
	if o := Origin(v.m.Graph, f); o != f && o.ID != f.DerivedFrom.ID {
		out.add("First from", v.link(o))
	}
	v.addSeries(&out, f)
	out.add("Note", v.l.Text(f.Note))
	out.add("Sources", v.m.RefLinks(v.l, f.Sources))
	out.add("Checked", v.l.Date(f.Checked))
	return out
}

// differences sets a figure beside the one that it is derived from.
func (v view) differences(f, d *Figure) pages.Section {
	list := Differences(v.m.Graph, f, d)
	s := pages.Section{ID: "differences", Heading: pages.W("How it differs from its source")}
	if len(list) == 0 {
		s.Lead = pages.W("In none of the fields on record.")
	}
	c := &pages.Sides{Left: v.side("This figure", f, pages.Text{}), Right: v.side("What it is derived from", d, v.link(d))}
	for _, x := range list {
		row := pages.Difference{What: x.What, Field: fieldWords[x.Field]}
		if x.What != dropped {
			row.Left = v.field(f, x.Field)
		}
		if x.What != added {
			row.Right = v.field(d, x.Field)
		}
		c.Differences = append(c.Differences, row)
	}
	s.Content = c
	return s
}

// side shows the wording of a figure, or its title in its place, and whose it is.
func (v view) side(heading pages.Word, f *Figure, name pages.Text) pages.Side {
	s := pages.Side{Heading: pages.W(heading), Wording: v.quote(f.Wording)}
	if s.Wording.IsEmpty() {
		s.Wording = pages.Join(v.l.Text(f.Title), pages.W(" (in our words; its own are not on record)"))
	}
	place := v.saidIn(f)
	if !f.SaidIn.IsZero() && f.Source.IsZero() && f.Locator != "" {
		place = pages.Join(place, pages.W(", "), v.l.Text(f.Locator))
	}
	read := v.m.RefLink(v.l, f.ReadIn)
	if !read.IsEmpty() {
		read = pages.Join(pages.W("read in "), read)
	}
	s.Source = pages.List([]pages.Text{name, v.who(f), place, v.source(f), read, v.kept(f)}, " · ")
	return s
}

// mostUnlike is how many figures that are not comparable the page of one lists.
const mostUnlike = 12

// comparisons says how a figure stands to each other figure of its quantity.
func (v view) comparisons(f *Figure, q *Quantity, members []*Figure) pages.Section {
	s := pages.Section{ID: "comparisons", Heading: pages.W("What it may be compared with")}
	list := pairs{c: v.c, room: mostUnlike}
	for _, o := range members {
		if o != f {
			list.add(f, o)
		}
	}
	if len(members) < 2 {
		s.Lead = pages.Join(pages.W("No other figure of "), v.m.NameLink(v.l, q), pages.W(" is on record."))
		return s
	}
	s.Lead = pages.W("Two figures can contradict each other only when they count the same: the same harm or thing, of the same people, by the same actors, in the same places and time.")
	if list.more > 0 {
		s.Lead = pages.Join(s.Lead, pages.W(" Not shown are "), v.l.Text(pages.Count(list.more, "other figure", "other figures")), pages.W(" of "), v.m.NameLink(v.l, q), pages.W("."))
	}
	s.Content = list.groups(func(p pair) pages.Comparison {
		return pages.Comparison{Kicker: v.who(p.worded.B), Title: v.link(p.worded.B), Href: v.m.Href(p.worded.B), Findings: v.findings(p, v.ofThis, hereThere, true)}
	})
	return s
}
