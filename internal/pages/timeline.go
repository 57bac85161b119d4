package pages

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/annot"
)

// timelineFolder holds the timeline.
const timelineFolder = "timeline"

// sortWords says what a moment of each sort is.
var sortWords = map[string]Word{"article": "Article", "designation": "Designation", "figure": "Figure"}

// moments gives what happened when, oldest first: the articles of the dossier
// and what the kinds tell. A coarse date stands at the first day that it can
// mean, one that is open towards the past at its end. What cannot be placed at
// all is left out, and so is what people without a public role have to do with.
func (m *Maker) moments() []Moment {
	var out []Moment
	for _, a := range m.Graph.Articles {
		if !a.Front.Issued.IsZero() {
			out = append(out, Moment{On: a.Front.Issued, ID: a.Slug, Sort: "article", Entry: func(l *Labeller) Entry {
				e := Entry{Title: l.Link(a.Title(), m.docPath(a)), Href: m.docPath(a)}
				if by := m.Ref(l, a.Front.Publisher); !by.IsEmpty() {
					e.Lines = []Text{Join(W("Published by "), by, W("."))}
				}
				return e
			}})
		}
	}
	for _, k := range m.Kinds {
		if t, ok := k.(Timed); ok {
			out = append(out, t.Moments(m)...)
		}
	}
	out = slices.DeleteFunc(out, func(x Moment) bool {
		_, placed := x.day()
		e, ok := m.Graph.Entity(x.ID)
		return !placed || ok && e.Common().Private
	})
	slices.SortStableFunc(out, compareMoments)
	return out
}

// compareMoments orders moments by their days. Of those that begin on one day
// the more exact date comes first.
func compareMoments(a, b Moment) int {
	x, _ := a.day()
	y, _ := b.day()
	return cmp.Or(cmp.Compare(x, y), cmp.Compare(a.On.End.Last, b.On.End.Last), cmp.Compare(a.On.Text, b.On.Text),
		cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.ID, b.ID))
}

// day is where a moment stands on the timeline; ok is false for one that has
// no date with an end.
func (x Moment) day() (annot.Day, bool) {
	switch {
	case x.On.IsZero() || x.On.Start.Open && x.On.End.Open:
		return 0, false
	case x.On.Start.Open:
		return x.On.End.First, true
	default:
		return x.On.Start.First, true
	}
}

// entry is a moment's line: its date, what it is, and what its maker says.
func (x Moment) entry(l *Labeller) Entry {
	e := x.Entry(l)
	word := sortWords[x.Sort]
	kicker := []Text{l.Date(x.On), W(word)}
	if e.Kicker.Bare() != string(word) {
		kicker = append(kicker, e.Kicker)
	}
	e.Kicker, e.Sort = List(kicker, " · "), x.Sort
	return e
}

// timeline makes the timeline of the dossier, by years, oldest first.
func timeline(m *Maker) []*Page {
	if len(m.timed) == 0 {
		return nil
	}
	var lists []Listing
	for from := 0; from < len(m.timed); {
		year := m.timed[from].year()
		to := from + 1
		for to < len(m.timed) && m.timed[to].year() == year {
			to++
		}
		lists = append(lists, ofYear(year, m.timed[from:to]))
		from = to
	}
	return OfType("timeline", m.List(timelineFolder, "Timeline", "Index",
		Says("What happened when: the articles, the designations of the organisations that they name, and the days to which figures hold. A date that is not known to the day stands at the first day that it can mean."), lists...))
}

// ofYear lists the moments of one year.
func ofYear(year string, of []Moment) Listing {
	return Listing{ID: "y" + year, Heading: func(l *Labeller) Text { return l.Heading(year) }, Len: len(of),
		Entry: func(l *Labeller, i int) Entry { return of[i].entry(l) }}
}

// year is the year under which a moment stands.
func (x Moment) year() string {
	day, _ := x.day()
	year, _, _ := strings.Cut(day.String(), "-")
	return year
}
