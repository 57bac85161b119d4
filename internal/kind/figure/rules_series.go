package figure

import (
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/lint"
)

var seriesClash = lint.Rule{
	Code:  "series-clash",
	Title: "two figures of a series cannot both be values of it",
	Text: "A series is one running count: of its figures the later supersedes the earlier, so that each day has one value and all of them count the same. " +
		"Two figures of the same day with numbers that exclude each other, figures that count other things (another measure, unit, place, actor, or a time that begins elsewhere), " +
		"and a figure that repeats the number of another series do not fit. Correct the field that is wrong, or take one of them out of the series.",
	Before: "- {id: a, quantity: deaths, series: releases, value: 188, as_of: 2017-01-02, claimed_by: unnamed}\n- {id: b, quantity: deaths, series: releases, value: 199, as_of: 2017-01-02, claimed_by: unnamed}",
	After:  "- {id: a, quantity: deaths, series: releases, value: 188, as_of: 2017-01-02, claimed_by: unnamed}\n- {id: b, quantity: deaths, series: releases, value: 199, as_of: 2017-02-02, claimed_by: unnamed}",
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		c := NewComparer(in.Graph)
		done := map[seriesKey]bool{}
		for _, f := range link.Kind[*Figure](in.Graph) {
			if origin := c.of(f).origin; origin != f && f.Series != "" && fold(f.Series) != fold(origin.Series) {
				list = append(list, diag.Errorf("series-clash", f.seriesAt, "the figure `%s` repeats `%s`, which is not of the series “%s”", f.ID, origin.ID, f.Series).
					WithPlace(origin.IDAt, "the number that it repeats").
					WithHelp("take `series` out here: a figure that repeats another belongs to the series of that one"))
			}
			key := seriesKey{QuantityOf(in.Graph, f), fold(f.Series)}
			if f.inSeries() && key.quantity != nil && !done[key] {
				done[key] = true
				list = append(list, c.clashes(c.Series(f))...)
			}
		}
		return list
	},
}

// clashes reports every value of a series that does not fit one before it.
func (c *Comparer) clashes(series []*Figure) []diag.Diagnostic {
	var list []diag.Diagnostic
	byDay := map[annot.Day]*Figure{}
	for i, f := range series {
		if i > 0 {
			first := series[0]
			found := c.fields(first, f)
			if apart := misfits(c.of(first), c.of(f), found[:]); len(apart) > 0 {
				var names []string
				for _, a := range apart {
					names = append(names, "`"+a.Field+"`")
				}
				list = append(list, diag.Errorf("series-clash", f.seriesAt, "the figure `%s` does not count what `%s` of the same series counts: another %s", f.ID, first.ID, strings.Join(slices.Compact(names), ", ")).
					WithPlace(first.seriesAt, "the first of the series").
					WithHelp("a series is one running count: correct the field, or take `series` out of the figure that is none of it"))
				continue
			}
		}
		day, exact := f.AsOf.Exact()
		if !exact {
			continue
		}
		other, ok := byDay[day]
		if !ok {
			byDay[day] = f
			continue
		}
		if c.of(f).values.excludes(c.of(other).values) {
			list = append(list, diag.Errorf("series-clash", f.AsOf.At, "the series “%s” has two values for %s: %s and %s", f.Series, day, other.number(), f.number()).
				WithPlace(other.AsOf.At, "the other").WithHelp("correct `as_of` or `value` of one of them, or take it out of the series"))
		}
	}
	return list
}

var supersededFigure = lint.Rule{
	Code:  "superseded-figure",
	Title: "a text uses a number that a later one had superseded",
	Text: "The article marks a number of a running count, itself or as the number that it repeats, and when the article appeared a later value of that count was out. " +
		"That is worth a reader's knowing, and the page says so; look whether the article says as of when its number holds. " +
		"The dossier's own pages are held to the as-of date: write the later value, or say why the earlier one is meant, and accept the warning.",
	Before: "[173 civilians]{figure=release-173}",
	After:  "[188 civilians]{figure=release-188}",
	Warns:  true,
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		c := NewComparer(in.Graph)
		for _, u := range in.Graph.Uses {
			f, ok := link.Get[*Figure](in.Graph, u.ID)
			if !ok || u.Key != "figure" || len(c.Series(f)) < 2 {
				continue
			}
			at := annot.Point{First: in.AsOf, Last: in.AsOf}
			when := "as of " + in.AsOf.String()
			if !u.Doc.Own {
				issued := u.Doc.Front.Issued
				if issued.IsZero() || issued.Interval {
					continue
				}
				at, when = issued.Start, "when the article was issued ("+issued.Text+")"
			}
			later := c.lastBefore(f, at)
			if later == nil {
				continue
			}
			list = append(list, diag.Warnf("superseded-figure", u.At, "%s, a later value of the series “%s” was known: %s as of %s", when, later.Series, later.number(), later.AsOf.Text).
				Label("%s", c.of(f).origin.stamp()).WithPlace(later.IDAt, "the later value").
				WithHelp("write the later value, or accept the warning with the reason why this one is meant"))
		}
		return list
	},
}

// stamp says in short which value of a series a figure is.
func (f *Figure) stamp() string {
	if f.AsOf.IsZero() {
		return f.number()
	}
	return f.number() + " as of " + f.AsOf.Text
}

// lastBefore gives the last value of a figure's series that is certainly later
// than the figure's own and certainly was known at a time; nil for none.
func (c *Comparer) lastBefore(f *Figure, at annot.Point) *Figure {
	var last *Figure
	origin := c.of(f).origin
	for _, o := range c.Series(f) {
		if n, ok := older(origin, o); !ok || n >= 0 {
			continue
		}
		when := known(c.graph, o).End
		if n, ok := order(when, at); !ok || n > 0 || n == 0 && when.First != when.Last {
			continue
		}
		if last != nil {
			if n, ok := older(last, o); ok && n > 0 {
				continue
			}
		}
		last = o
	}
	return last
}
