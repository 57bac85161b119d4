package figure

import (
	"dossier/internal/annot"
	"dossier/internal/pages"
)

// mostLatest is how many values are shown where the dates of a series do not
// tell which is its last.
const mostLatest = 3

// later gives the last values of a figure's series, each as a link: 1,335 as of
// August 2019. unknown says that none is known to be later, and that the dates
// do not tell.
func (v view) later(f *Figure) (values []pages.Text, unknown bool) {
	latest, unknown := v.c.Later(f)
	for _, o := range latest[:min(mostLatest, len(latest))] {
		values = append(values, v.datedLink(o))
	}
	return values, unknown
}

// addLater adds to the facts of a figure that its series has a later value.
func (v view) addLater(out *facts, f *Figure) {
	values, unknown := v.later(f)
	out.toned("Later value of this series", "differs", values)
	if unknown {
		out.orSilent("Later value of this series", pages.Text{}, "cannot be told: the dates of the series are too coarse, or one is missing")
	}
}

// hasNoSource reports whether nothing at all is on record of where a number
// comes from.
func (f *Figure) hasNoSource() bool { return f.Source.IsZero() && f.DerivedFrom.IsZero() }

// noSource says of a figure that has no source why: those who state it give
// none, or the editors know of none.
func (f *Figure) noSource() pages.Word {
	if f.Basis == noBasis || f.ClaimedBy.Word != "" || !f.SaidIn.IsZero() {
		return "no source given"
	}
	return "no source on record"
}

// kept leads to the copies of the works that state a figure.
func (v view) kept(f *Figure) pages.Text {
	var out []pages.Text
	seen := map[string]bool{}
	for _, r := range []annot.Ref{f.Source, f.ReadIn, f.SaidIn} {
		href, on := v.m.KeptAt(r)
		if href == "" || seen[href] {
			continue
		}
		seen[href] = true
		t := pages.W("our copy").WithHref(href)
		if !on.IsZero() {
			t = pages.Join(t, pages.W(" of "), v.l.Date(on))
		}
		out = append(out, t)
	}
	return pages.List(out, ", ")
}

// addSeries says to which running count a figure belongs, itself or as the
// number that it repeats, and whether that has a later value.
func (v view) addSeries(out *facts, f *Figure) {
	list := v.c.Series(f)
	if len(list) == 0 {
		out.add("Series", v.l.Text(f.Series))
		return
	}
	origin := v.c.of(f).origin
	says := pages.Join(v.l.Text(origin.Series), pages.W(", "), v.l.Text(pages.Count(len(list), "value", "values")))
	if origin != f {
		says = pages.Join(says, pages.W(", through the number that it repeats"))
	}
	out.add("Series", says)
	v.addLater(out, f)
	if latest, unknown := v.c.Later(f); len(latest) == 0 && !unknown && len(list) > 1 {
		out.add("Later value of this series", pages.W("none on record"))
	}
}

// boundMeans says in words which numbers a bound admits.
var boundMeans = map[string]pages.Word{
	unqualified: "none: the number as it stands", "about": "about: roughly this number", "at-least": "at least: this number or more", "over": "over: more than this number",
	"at-most": "at most: this number or less", "up-to": "up to: this number or less", "as-many-as": "as many as: this number or less",
}

func (v view) admits(f *Figure) pages.Text { return pages.W(boundMeans[f.bound()]) }
