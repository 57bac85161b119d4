package source

import (
	"strconv"
	"strings"
	"time"

	"dossier/internal/annot"
)

// years is the year of a date, or the years of an interval; n.d. for none.
func years(d annot.Date) string {
	if d.IsZero() {
		return "n.d."
	}
	from, to := year(d.Start), year(d.End)
	switch {
	case d.Start.Open:
		return "–" + to
	case d.End.Open:
		return from + "–"
	case from != to:
		return from + "–" + to
	}
	return doubted(from, d.Start)
}

// doubted says of an approximate date that it is one, and puts what is not
// certain in brackets (Chicago 14.145).
func doubted(words string, p annot.Point) string {
	if p.Approximate {
		words = "ca. " + words
	}
	if p.Uncertain {
		words = "[" + words + "?]"
	}
	return words
}

func year(p annot.Point) string {
	if p.Open {
		return ""
	}
	return strconv.Itoa(calendar(p).Year())
}

func calendar(p annot.Point) time.Time { return time.Unix(int64(p.First)*86400, 0).UTC() }

// dated is a date as a citation writes it: December 1, 2016.
func dated(d annot.Date) string {
	if d.IsZero() {
		return ""
	}
	from, to, _ := strings.Cut(d.Text, "/")
	switch {
	case !d.Interval:
		return doubted(calendar(d.Start).Format(layout(from)), d.Start)
	case d.Start.Open:
		return "–" + calendar(d.End).Format(layout(to))
	case d.End.Open:
		return calendar(d.Start).Format(layout(from)) + "–"
	}
	a, b := calendar(d.Start), calendar(d.End)
	if layout(from) != layout(to) || a.Year() != b.Year() || layout(from) == "2006" {
		return a.Format(layout(from)) + "–" + b.Format(layout(to))
	}
	days := layout(from) == "January 2, 2006"
	switch {
	case !days:
		return a.Format("January") + "–" + b.Format("January 2006")
	case a.Month() == b.Month():
		return a.Format("January 2") + "–" + b.Format("2, 2006")
	}
	return a.Format("January 2") + "–" + b.Format("January 2, 2006")
}

// layout is the form of a date of so many parts.
func layout(text string) string {
	switch strings.Count(text, "-") {
	case 0:
		return "2006"
	case 1:
		return "January 2006"
	}
	return "January 2, 2006"
}

// monthDay is a date without its year, as far as it has one: both ends of an
// interval.
func monthDay(d annot.Date) string {
	form, ok := yearless(d)
	if !ok {
		return ""
	}
	a, b := calendar(d.Start), calendar(d.End)
	switch from, to := a.Format(form), b.Format(form); {
	case !d.Interval || a.Equal(b):
		return from
	case form == "January 2" && a.Year() == b.Year() && a.Month() == b.Month():
		return from + "–" + b.Format("2")
	default:
		return from + "–" + to
	}
}

// monthOf is the month of a date, or the months from which to which it goes, if
// it says so.
func monthOf(d annot.Date) string {
	if _, ok := yearless(d); !ok {
		return ""
	}
	a, b := calendar(d.Start), calendar(d.End)
	from, to := a.Format("January"), b.Format("January")
	if from == to && a.Year() == b.Year() {
		return from
	}
	return from + "–" + to
}

// yearless is the form of a date without its year. ok is false for one of years
// alone, and for an interval that is open or whose ends are not of one form.
func yearless(d annot.Date) (form string, ok bool) {
	if d.IsZero() || d.Start.Open || d.End.Open {
		return "", false
	}
	from, to, _ := strings.Cut(d.Text, "/")
	if d.Interval && layout(from) != layout(to) {
		return "", false
	}
	switch layout(from) {
	case "2006":
		return "", false
	case "January 2006":
		return "January", true
	}
	return "January 2", true
}
