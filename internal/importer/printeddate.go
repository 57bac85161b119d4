package importer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"dossier/internal/diag"
)

// printedDates are the forms of a line that says on which day an article was
// published, and nothing else. The groups y, m and d are the year, the month,
// by its number or its name, and the day. Days by numbers alone are read only
// where the order is certain.
var printedDates = sync.OnceValue(func() []*regexp.Regexp {
	const (
		before = `^(?i:(?:published|posted|updated|date|опубликовано|дата)(?:\son)?:?\s)?(?:\p{L}{3,11},?\s)?`
		behind = `(?:\sг(?:\.|ода)?)?(?:,?\s(?:at\s|в\s)?\d{1,2}[:.]\d{2}(?:\s?[APap]\.?[Mm]\.?)?(?:\s\(?\p{Lu}{2,4}\)?)?)?\.?$`
		name   = `(?P<m>\p{L}{3,9})`
	)
	return []*regexp.Regexp{
		form(before + `(?P<d>\d{1,2})(?:st|nd|rd|th)?\s` + name + `\.?,?\s(?P<y>\d{4})` + behind), // 12 March 2019   12 марта 2019 г.
		form(before + name + `\.?\s(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y>\d{4})` + behind),      // March 12, 2019
		form(before + `(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})` + behind),                          // 2019-03-12
		form(before + `(?P<d>\d{2})\.(?P<m>\d{2})\.(?P<y>\d{4})` + behind),                        // 12.03.2019
	}
})

// monthNames are the beginnings of months' names by which they are told apart.
var monthNames = [12][]string{
	{"jan", "янв"}, {"feb", "фев"}, {"mar", "мар"}, {"apr", "апр"}, {"may", "мая", "май"}, {"jun", "июн"},
	{"jul", "июл"}, {"aug", "авг"}, {"sep", "сен"}, {"oct", "окт"}, {"nov", "ноя"}, {"dec", "дек"},
}

// printedDate gives the day, YYYY-MM-DD, of a line that is one; else "".
func printedDate(line string) string {
	const longest = 80
	if len(line) > longest {
		return ""
	}
	for _, f := range printedDates() {
		match := f.FindStringSubmatch(strings.TrimSpace(line))
		if match == nil {
			continue
		}
		y, d := number(match[f.SubexpIndex("y")]), number(match[f.SubexpIndex("d")])
		m := monthOf(match[f.SubexpIndex("m")])
		day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		if m > 0 && y > 0 && day.Day() == d && int(day.Month()) == m {
			return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
		}
	}
	return ""
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // a few digits, by the forms
	return n
}

// monthOf gives the number of a month from its digits or its name; 0 when it
// is none.
func monthOf(word string) int {
	if n := number(word); n > 0 {
		return n
	}
	for i, names := range monthNames {
		for _, name := range names {
			if strings.HasPrefix(strings.ToLower(word), name) {
				return i + 1
			}
		}
	}
	return 0
}

// findCredits names the paragraphs near the beginning whose lines say who
// wrote the article and when it was published: a day that stands alone, and
// bylines among several short lines, which are marked line by line. What is
// found is no standfirst and no body; the first day is that of the article.
func findCredits(d *draft) {
	const most = 5 // paragraphs
	for i := range d.paragraphs[:min(most, len(d.paragraphs))] {
		p := &d.paragraphs[i]
		if p.Role != Body || !p.plain() || len(d.paragraphs) < 2 {
			continue
		}
		for _, line := range p.lines() {
			text := p.Text[line.start:line.end]
			if day := printedDate(text); day != "" {
				p.Role = Credits
				if !strings.HasPrefix(strings.ToLower(text), "updated") {
					d.printedDay(day)
				}
				continue
			}
			if names, ok := bylineNames(text, false); ok && len(names) > 0 && len(p.Breaks) > 0 {
				p.Role = Credits
				d.authors = append(d.authors, names...)
				d.mark(i, span{line.start, line.end, ".byline"})
			}
		}
	}
}

// printedDay takes a day that the article prints for that of its publication,
// if none is known.
func (d *draft) printedDay(day string) {
	if d.issued == "" {
		d.issued, d.issuedPrinted = day, true
	}
}

func guessedIssued(at diag.Span, day string) diag.Diagnostic {
	return diag.New(diag.Info, "guessed-issued", at, "the day of publication was taken from the article: `%s`", day).
		WithHelp("correct `issued:` in the front matter if it is another")
}
