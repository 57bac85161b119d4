package annot

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// Day is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
type Day int32

// The ends of time, for open intervals.
const (
	Past   Day = -1 << 30
	Future Day = 1 << 30
)

// DayOf gives the day of a calendar date.
func DayOf(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// String writes the day as YYYY-MM-DD.
func (d Day) String() string {
	return time.Unix(int64(d)*86400, 0).UTC().Format(time.DateOnly)
}

// Date is a date of EDTF (ISO 8601-2:2019 level 0, with ~ and ? of level 1 and
// open ends): a day, a month, a year, or an interval of these. The zero Date
// is no date.
type Date struct {
	Text     string // as written
	Start    Point
	End      Point // equal to Start when it is no interval
	Interval bool
	At       diag.Span
}

// Point is one end of a date: the first and the last day that it can mean.
type Point struct {
	First, Last Day
	Approximate bool // ~
	Uncertain   bool // ?
	Open        bool // ..
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d.Text == "" }

// Exact gives the day when the date is one certain day.
func (d Date) Exact() (Day, bool) {
	p := d.Start
	return p.First, !d.IsZero() && !d.Interval && p.First == p.Last && !p.Approximate && !p.Uncertain
}

// Truth is the answer to a question that a coarse date may leave open.
type Truth uint8

// The three answers.
const (
	Unknown Truth = iota
	Yes
	No
)

// Reached tells whether the date had come on day: Yes when even its last
// possible day is not after day, No when its first is after it. An approximate
// or uncertain date decides only outside a year on either side.
func (p Point) Reached(day Day) Truth {
	first, last := p.First, p.Last
	if p.Approximate || p.Uncertain {
		first, last = first-365, last+365
	}
	switch {
	case last <= day:
		return Yes
	case first > day:
		return No
	default:
		return Unknown
	}
}

// UnmarshalYAML reads an EDTF date.
func (d *Date) UnmarshalYAML(v yaml.Value) []diag.Diagnostic {
	if v.Kind == yaml.Null {
		*d = Date{}
		return nil
	}
	if v.Kind != yaml.Scalar {
		return []diag.Diagnostic{badDate(v.Span, "a date must be a text such as 2016-12-01")}
	}
	parsed, err := ParseDate(v.Text)
	if err != nil {
		return []diag.Diagnostic{badDate(v.Span, err.Error())}
	}
	parsed.At = v.Span
	*d = parsed
	return nil
}

func badDate(at diag.Span, message string) diag.Diagnostic {
	return diag.Errorf("bad-date", at, "%s", message).
		WithHelp("dates are written 2016-12-01, 2016-12, 2016, 2016-06~ (approximate), 2014/2016-10-22 or 2014/..")
}

// ParseDate reads an EDTF date; the error says what is wrong with it.
func ParseDate(text string) (Date, error) {
	d := Date{Text: text}
	from, to, interval := strings.Cut(text, "/")
	var err error
	if d.Start, err = parsePoint(from, true); err != nil {
		return Date{}, err
	}
	if !interval {
		if d.Start.Open {
			return Date{}, fmt.Errorf("`%s` is no date", text)
		}
		d.End = d.Start
		return d, nil
	}
	d.Interval = true
	if d.End, err = parsePoint(to, false); err != nil {
		return Date{}, err
	}
	if d.End.Last < d.Start.First {
		return Date{}, fmt.Errorf("the interval `%s` ends before it begins", text)
	}
	return d, nil
}

func parsePoint(text string, start bool) (Point, error) {
	if text == ".." {
		if start {
			return Point{First: Past, Last: Past, Open: true}, nil
		}
		return Point{First: Future, Last: Future, Open: true}, nil
	}
	var p Point
	digits := text
	switch {
	case strings.HasSuffix(text, "~"):
		p.Approximate, digits = true, text[:len(text)-1]
	case strings.HasSuffix(text, "?"):
		p.Uncertain, digits = true, text[:len(text)-1]
	case strings.HasSuffix(text, "%"):
		p.Approximate, p.Uncertain, digits = true, true, text[:len(text)-1]
	}
	parts := strings.Split(digits, "-")
	widths := [3]int{4, 2, 2}
	var n [3]int
	if len(parts) > 3 {
		return p, fmt.Errorf("`%s` is no date", text)
	}
	for i, part := range parts {
		v, err := strconv.ParseUint(part, 10, 16) // no sign
		if err != nil || len(part) != widths[i] {
			return p, fmt.Errorf("`%s` is no date", text)
		}
		n[i] = int(v)
	}
	return p.span(text, n, len(parts))
}

// span fills in the days that a year, a month or a day can mean.
func (p Point) span(text string, n [3]int, parts int) (Point, error) {
	switch parts {
	case 1:
		p.First, p.Last = DayOf(n[0], 1, 1), DayOf(n[0], 12, 31)
	case 2:
		if n[1] < 1 || n[1] > 12 {
			return p, noMonth(text, n[1])
		}
		p.First, p.Last = DayOf(n[0], time.Month(n[1]), 1), DayOf(n[0], time.Month(n[1])+1, 0)
	default:
		if n[1] < 1 || n[1] > 12 {
			return p, noMonth(text, n[1])
		}
		day := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
		if day.Month() != time.Month(n[1]) || day.Day() != n[2] {
			return p, fmt.Errorf("`%s` is no date: the calendar has no such day", text)
		}
		p.First = DayOf(n[0], time.Month(n[1]), n[2])
		p.Last = p.First
	}
	return p, nil
}

func noMonth(text string, month int) error {
	return fmt.Errorf("`%s` is no date: there is no month %d", text, month)
}
