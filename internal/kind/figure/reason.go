package figure

import (
	"strings"

	"dossier/internal/pages"
)

// sides are the words for the two figures of a comparison.
type sides struct{ a, b pages.Word }

var (
	hereThere   = sides{"here", "there"}
	firstSecond = sides{"in the first", "in the second"}
)

// relation says in a sentence how the first figure stands to the second.
func (v view) relation(c Comparison) pages.Text {
	switch c.Relation {
	case Part:
		return pages.W("The first counts a part of what the second counts" + rivals(c))
	case Whole:
		return pages.W("The second counts a part of what the first counts" + rivals(c))
	case Superseded:
		return pages.Join(pages.W("Values of one series: "), v.dated(c.A), pages.W(" is superseded by "), v.dated(c.B), pages.W("; they are no rivals."))
	case Supersedes:
		return pages.Join(pages.W("Values of one series: "), v.dated(c.B), pages.W(" is superseded by "), v.dated(c.A), pages.W("; they are no rivals."))
	default:
		return pages.W(neither(c))
	}
}

// ofThis says how a figure, "it", stands to the one at hand, which is the first
// of the comparison.
func (v view) ofThis(c Comparison) pages.Text {
	switch c.Relation {
	case Part:
		return pages.W("This figure counts a part of what it counts" + rivals(c))
	case Whole:
		return pages.W("It counts a part of what this figure counts" + rivals(c))
	case Superseded:
		return pages.Join(pages.W("This figure is superseded by "), v.dated(c.B), pages.W(", a later value of its series; they are no rivals."))
	case Supersedes:
		return pages.Join(pages.W("This figure supersedes "), v.dated(c.B), pages.W(", an earlier value of its series; they are no rivals."))
	default:
		return pages.W(neither(c))
	}
}

// dated names a value of a series in short: 188 as of 2 January 2017.
func (v view) dated(f *Figure) pages.Text {
	t := v.l.Text(v.number(f))
	if f.AsOf.IsZero() {
		return t
	}
	return pages.Join(t, pages.W(" as of "), v.l.Date(f.AsOf))
}

// datedLink is dated, as a link to the figure.
func (v view) datedLink(f *Figure) pages.Text { return v.dated(f).WithHref(v.m.Href(f)) }

// beside says in one short sentence how another figure of the same text, which
// is the second of the comparison, stands to the one at hand.
func (v view) beside(c Comparison) pages.Text {
	end := pages.Word(" counts the same; both numbers can be true")
	switch c.Relation {
	case Part:
		end = " counts the whole of which this figure is a part"
	case Whole:
		end = " counts a part of what this figure counts"
	case OneOrigin:
		end = " is the same number: both go back to one figure"
	case Superseded:
		end = " is a later value of the same series, which supersedes this one"
	case Supersedes:
		end = " is an earlier value of the same series, which this one supersedes"
	case OneSeries:
		end = " is of the same series; which is the later cannot be told"
	}
	if c.Exceeds {
		end += ", though the part is the larger number"
	}
	if c.ByRecord {
		end += " (so the editors’ record says)"
	}
	return pages.Join(v.link(c.B), pages.W(end))
}

// between says in one short sentence, with the names of both, how two figures
// stand to each other that are no strangers.
func (v view) between(c Comparison) pages.Text {
	a, b := v.link(c.A), v.link(c.B)
	if c.Relation == Whole {
		a, b = b, a
	}
	end := pages.Word("")
	switch {
	case c.Relation == Conflict:
		return pages.Join(a, pages.W(" and "), b, pages.W(" count the same, and contradict each other"))
	case c.Relation == Agree:
		return pages.Join(a, pages.W(" and "), b, pages.W(" count the same, and both can be true"))
	case c.Relation == Superseded:
		return pages.Join(v.datedLink(c.A), pages.W(" is superseded by "), v.datedLink(c.B), pages.W(", a later value of the same series"))
	case c.Relation == Supersedes:
		return pages.Join(v.datedLink(c.B), pages.W(" is superseded by "), v.datedLink(c.A), pages.W(", a later value of the same series"))
	case c.Relation == OneSeries:
		return pages.Join(a, pages.W(" and "), b, pages.W(" are values of one series; which is the later cannot be told"))
	case c.Exceeds:
		end = ", though the part is the larger number"
	}
	if c.ByRecord {
		end += " (so the editors’ record says)"
	}
	return pages.Join(a, pages.W(" counts a part of "), b, pages.W(end))
}

// rivals says that a part and its whole are no rivals, and aloud that the part
// is the larger number.
func rivals(c Comparison) pages.Word {
	words := pages.Word("; they are no rivals.")
	if c.ByRecord {
		words = ", so the editors’ record says; they are no rivals."
	}
	if c.Exceeds {
		words += " The narrower count is all the same the larger number."
	}
	return words
}

// neither says the relations in which neither figure is a part of the other,
// nor a later value of it.
func neither(c Comparison) pages.Word {
	switch {
	case c.Relation == Agree:
		return "They count the same, and both numbers can be true."
	case c.Relation == Conflict:
		return "They count the same, and the numbers contradict each other."
	case c.Relation == OneOrigin:
		return "One number, repeated: both go back to the same figure."
	case c.Relation == OneSeries:
		return "Values of one series; which of them is the later cannot be told."
	case c.ByRecord:
		return "Not comparable: the record makes one a part of the other, but what they state does not bear that out."
	default:
		return "Not comparable."
	}
}

// short names the fields that keep two figures apart, in a few words. Where
// they state different things, what one of them leaves out is not told.
func short(c Comparison) pages.Word {
	var differ, silent, unclear []string
	for _, f := range c.Fields {
		name := string(fieldWords[f.Field])
		switch f.How {
		case Silent, SilentA, SilentB:
			silent = append(silent, name)
		case Unclear:
			unclear = append(unclear, name)
		default:
			differ = append(differ, name)
		}
	}
	if len(differ)+len(unclear) > 0 {
		silent = nil
	}
	var out []string
	for _, part := range []struct {
		words  string
		fields []string
	}{{"other ", differ}, {"too vague in ", unclear}, {"not stated in both: ", silent}} {
		if len(part.fields) > 0 {
			out = append(out, part.words+strings.Join(part.fields, ", "))
		}
	}
	return pages.Word(strings.Join(out, "; "))
}

// reasons says of every field that decided what each figure states in it, and
// names those that one of them does not state.
func (v view) reasons(c Comparison, s sides) []pages.Text {
	var out []pages.Text
	var silent []string
	for _, f := range c.Fields {
		end := pages.Word("")
		switch f.How {
		case Silent, SilentA, SilentB:
			silent = append(silent, string(fieldWords[f.Field]))
			continue
		case Unclear:
			end = "; that is too open or too coarse to tell"
		case Overlaps:
			end = "; they share only some of it"
		}
		out = append(out, pages.Join(pages.W(fieldWords[f.Field]), pages.W(": "),
			v.stated(c.A, f.Field), pages.W(" "), pages.W(s.a), pages.W(", "), v.stated(c.B, f.Field), pages.W(" "), pages.W(s.b), pages.W(end)))
	}
	if len(silent) > 0 {
		out = append(out, pages.W(pages.Word("not stated in both: "+strings.Join(silent, ", "))))
	}
	return out
}

// stated shows what a figure counts in a field: a unit may be its quantity's,
// and no scope is everything.
func (v view) stated(f *Figure, field string) pages.Text {
	t := v.field(f, field)
	switch {
	case !t.IsEmpty():
		return t
	case field == "scope":
		return pages.W("all")
	case field == "unit":
		if unit := UnitOf(v.m.Graph, f); unit != "" {
			return v.l.Text(unit)
		}
	}
	return pages.W("nothing")
}
