package bib

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// date makes EDTF of a date of CSL-JSON.
func (s *source) date(v yaml.Value) yaml.Value {
	if v.Kind != yaml.Map {
		if words, ok := edtf(v.Text); ok && v.Kind == yaml.Scalar {
			v.Text = words
		}
		return v
	}
	out := yaml.Value{Kind: yaml.Scalar, Quoted: true, Span: v.Span}
	approximate := false
	if c, ok := v.Get("circa"); ok && c.Text != "false" && c.Text != "0" && c.Text != "" {
		approximate = true
	}
	if parts, ok := v.Get("date-parts"); ok {
		out.Text = s.withoutSeason(dateParts(parts, approximate), parts.Span)
		if season, ok := v.Get("season"); ok && out.Text != "" && season.Text != "" {
			s.seasonLost(season.Span)
		}
		return out
	}
	for _, key := range []string{"raw", "literal"} {
		words, ok := v.Get(key)
		if !ok || words.Kind != yaml.Scalar {
			continue
		}
		out.Span = words.Span
		if out.Text, ok = edtf(words.Text); ok {
			out.Text = s.withoutSeason(out.Text, words.Span)
			if approximate && !strings.ContainsAny(out.Text, "~/") {
				out.Text += "~"
			}
			return out
		}
		d := diag.Warnf("unread-field", words.Span, "`%s` is not understood as a date", shorten(words.Text))
		if year := anyYear.FindString(words.Text); year != "" {
			out.Text = year
			d.Message += ", so that only its year is kept"
		}
		s.report(d.WithHelp("write it as 2016-12-01, 2016-12 or 2016, with ~ where it is approximate"))
		return out
	}
	return out
}

// aSeason is a season of a year, which EDTF writes as a month from 21 to 24.
var aSeason = regexp.MustCompile(`^(\d{4})-2[1-4]([~?%]?)$`)

// withoutSeason reports the seasons in a date of EDTF and leaves them out.
func (s *source) withoutSeason(date string, at diag.Span) string {
	ends := strings.Split(date, "/")
	lost := false
	for i, end := range ends {
		if m := aSeason.FindStringSubmatch(end); m != nil {
			ends[i], lost = m[1]+m[2], true
		}
	}
	if !lost {
		return date
	}
	s.seasonLost(at)
	return strings.Join(slices.Compact(ends), "/")
}

func (s *source) seasonLost(at diag.Span) {
	s.report(diag.Warnf("unread-field", at, "the season of a date is not kept, only its year").
		WithHelp("write the month where it is known, and say the rest in `note`"))
}

// dateParts makes EDTF of one date or the two of an interval, each a list of
// year, month and day. What is no number is left for the reader of dates to
// report.
func dateParts(v yaml.Value, approximate bool) string {
	var ends []string
	for _, end := range v.Items {
		var parts []string
		for i, p := range end.Items {
			if p.Text == "" || p.Kind != yaml.Scalar || i > 0 && strings.Trim(p.Text, "0") == "" {
				break
			}
			width := 2
			if i == 0 {
				width = 4
			}
			words := p.Text
			if n, err := strconv.Atoi(strings.TrimSpace(words)); err == nil && n >= 0 {
				words = fmt.Sprintf("%0*d", width, n)
			}
			parts = append(parts, words)
		}
		if len(parts) == 0 {
			continue
		}
		words := strings.Join(parts, "-")
		if approximate {
			words += "~"
		}
		ends = append(ends, words)
	}
	return strings.Join(ends, "/")
}

// The forms in which dates are written.
var (
	anyYear    = regexp.MustCompile(`\b[12]\d{3}\b`)
	isoDate    = regexp.MustCompile(`^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?)?)?([~?%]?)$`)
	yearsDate  = regexp.MustCompile(`^(\d{4}) ?[–—-]{1,3} ?(\d{4})$`)
	aboutDate  = regexp.MustCompile(`^(?i:ca\.?|c\.|circa|about|approx\.|approximately|um)\s*(\S.*)$`)
	monthFirst = regexp.MustCompile(`^(\pL+)\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$`)
	dayFirst   = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th|\.)? (\pL+)\.?,? (\d{4})$`)
)

// months are the names of the months in English, of which three letters do.
var months = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// month gives the number of a month by its English name, or 0.
func month(words string) int {
	words = strings.ToLower(strings.TrimSuffix(words, "."))
	if words == "sept" {
		return 9
	}
	for i, m := range months {
		if words == m || len(words) == 3 && strings.HasPrefix(m, words) {
			return i + 1
		}
	}
	return 0
}

// edtf makes EDTF of a date in figures or in English words, of an interval of
// years, and of an approximate date. ok is false for anything else.
func edtf(words string) (string, bool) {
	words = fold(strings.ReplaceAll(words, "\u00a0", " "))
	if from, to, ok := strings.Cut(words, "/"); ok && len(from) >= 4 && (to == "" || to == ".." || len(to) >= 4) && !strings.Contains(to, "/") {
		a, okA := edtf(from)
		if to == "" || to == ".." {
			return a + "/..", okA
		}
		if b, okB := edtf(to); okA && okB {
			return a + "/" + b, true
		}
	}
	if m := isoDate.FindStringSubmatch(words); m != nil {
		return joinDate(m[1], m[2], m[3]) + m[4], true
	}
	if m := yearsDate.FindStringSubmatch(words); m != nil {
		return m[1] + "/" + m[2], true
	}
	if m := monthFirst.FindStringSubmatch(words); m != nil && month(m[1]) > 0 {
		return joinDate(m[3], strconv.Itoa(month(m[1])), m[2]), true
	}
	if m := dayFirst.FindStringSubmatch(words); m != nil && month(m[2]) > 0 {
		return joinDate(m[3], strconv.Itoa(month(m[2])), m[1]), true
	}
	if m := aboutDate.FindStringSubmatch(words); m != nil {
		if inner, ok := edtf(m[1]); ok && !strings.ContainsAny(inner, "/~?%") {
			return inner + "~", true
		}
	}
	return "", false
}

// joinDate writes a year, month and day, of which the later may be missing.
func joinDate(year, month, day string) string {
	out := year
	for _, part := range []string{month, day} {
		if part == "" {
			break
		}
		if len(part) == 1 {
			part = "0" + part
		}
		out += "-" + part
	}
	return out
}
