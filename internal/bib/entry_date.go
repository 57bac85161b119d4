package bib

import (
	"regexp"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

// dates adds the dates of an entry: `date` and its kin in EDTF, or `year`,
// `month` and `day`.
func (r *recorder) dates() {
	r.date("accessed", "urldate", "lastchecked", "urlaccessdate")
	r.date("original-date", "origdate")
	r.date("event-date", "eventdate")
	if r.date("issued", "date") {
		return
	}
	year, ok := r.entry.get("year")
	if !ok {
		return
	}
	words := fold(tex(year.tex))
	if fourDigits.MatchString(words) {
		r.add("issued", text(r.monthAndDay(words), year.at))
		return
	}
	if date, ok := edtf(words); ok {
		r.add("issued", text(date, year.at))
		return
	}
	if strings.Trim(strings.ToLower(words), "[].") == "n.d" || strings.EqualFold(words, "s.a.") {
		return // to have no date is the same
	}
	if found := anyYear.FindString(words); found != "" {
		r.unclear(year, words, ", so that only its year is kept")
		r.add("issued", text(found, year.at))
		return
	}
	r.add("status", text(words, year.at)) // in press, forthcoming
}

// fourDigits is a year, approximate or not.
var fourDigits = regexp.MustCompile(`^\d{4}[~?]?$`)

// monthDay is a month with a day, in either order.
var monthDay = regexp.MustCompile(`^(?:(\pL+)\.?(?: (\d{1,2}))?|(\d{1,2})\.? (\pL+)\.?|(\d{1,2}))$`)

// monthAndDay adds to a year what `month` and `day` say.
func (r *recorder) monthAndDay(year string) string {
	f, ok := r.entry.get("month")
	if !ok || len(year) != 4 {
		return year
	}
	words := fold(strings.ReplaceAll(tex(f.tex), "\u00a0", " "))
	m := monthDay.FindStringSubmatch(words)
	number, day := 0, ""
	if m != nil {
		number, day = month(m[1]+m[4]), m[2]+m[3]
		if m[5] != "" {
			return r.withDay(year, m[5])
		}
	}
	if number == 0 {
		r.unclear(f, words, ", so that only the year is kept")
		return year
	}
	date := joinDate(year, twoDigits(number), day)
	if day == "" {
		return r.withDay(year, twoDigits(number))
	}
	return date
}

// withDay adds a month in figures and what `day` says.
func (r *recorder) withDay(year, month string) string {
	day, _ := r.entry.get("day")
	return joinDate(year, month, strings.TrimSpace(tex(day.tex)))
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

// date adds a date that is written in one field. It reports whether the entry
// has one.
func (r *recorder) date(key string, from ...string) bool {
	f, ok := r.entry.get(from...)
	if !ok {
		return false
	}
	words := fold(strings.TrimSpace(strings.NewReplacer("{", "", "}", "").Replace(f.tex)))
	if date, ok := edtf(words); ok {
		if date = r.withoutSeason(date, f.at); key == "accessed" && r.impossible(date, f) {
			return true
		}
		r.add(key, text(date, f.at))
	} else if year := anyYear.FindString(words); year != "" {
		r.unclear(f, words, ", so that only its year is kept")
		r.add(key, text(year, f.at))
	} else {
		r.unclear(f, words, "")
	}
	return true
}

// impossible reports a day of reading that the calendar does not have. It says
// nothing of the work itself, and many programs write it on their own.
func (r *recorder) impossible(date string, f field) bool {
	_, err := annot.ParseDate(date)
	if err == nil {
		return false
	}
	r.report(diag.Warnf("unread-field", f.at, "%s; it is left out", err).WithHelp("write the day on which you last read the address, as in 2016-12-01"))
	return true
}

func (r *recorder) unclear(f field, words, kept string) {
	r.report(diag.Warnf("unread-field", f.at, "`%s` is not understood as a date%s", shorten(words), kept).
		WithHelp("write it as 2016-12-01, 2016-12 or 2016, with ~ where it is approximate"))
}
