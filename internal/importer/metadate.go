package importer

import (
	"regexp"
	"strings"
	"time"
)

var isoDay = regexp.MustCompile(`^(\d{4})-?(\d{2})-?(\d{2})(?:$|[T\s])`)

// dataDay gives the day, YYYY-MM-DD, that a date of a page's data names, in the
// offset in which it is written: what a reader there saw printed. It is empty
// for anything else.
func dataDay(date string) string {
	date = strings.TrimSpace(date)
	if match := isoDay.FindStringSubmatch(date); match != nil {
		return realDay(match[1] + "-" + match[2] + "-" + match[3])
	}
	for _, layout := range []string{
		time.RFC1123, time.RFC1123Z, "Mon, _2 Jan 2006 15:04:05 -0700", "Mon, _2 Jan 2006", "Mon Jan _2 15:04:05 MST 2006", "Mon Jan _2 15:04:05 -0700 2006", "Mon Jan _2 2006",
		"2006/01/02", "2006/1/2 15:04:05", "2006/1/2 15:04", "02.01.2006", "02.01.2006 15:04", "02.01.2006 15:04:05", "15:04 02.01.2006",
	} {
		if t, err := time.Parse(layout, date); err == nil {
			return realDay(t.Format(time.DateOnly))
		}
	}
	return printedDate(date)
}

// realDay gives a day back if the calendar has it and articles may be of it.
func realDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil || t.Year() < 1600 || t.Year() > 2200 {
		return ""
	}
	return day
}

// firstDate gives the first day that any of some values names.
func firstDate(values ...[]string) string {
	for _, list := range values {
		for _, v := range list {
			if day := dataDay(v); day != "" {
				return day
			}
		}
	}
	return ""
}
