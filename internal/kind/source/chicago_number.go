package source

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	pageRange = regexp.MustCompile(`^(\D*?)(\d+)\s*[-–—‐‑]+\s*(\D*?)(\d+)$`)
	digits    = regexp.MustCompile(`^(\d+)(?:st|nd|rd|th|\.)?$`)
)

// pageRanges writes pages with en dashes and what the second number of a range
// has to say (Chicago 9.61): 3–10, 71–72, 100–104, 107–8, 321–28, 1496–500.
func pageRanges(pages string) string {
	var out []string
	for _, part := range strings.FieldsFunc(pages, func(r rune) bool { return r == ',' || r == '&' }) {
		part = strings.TrimSpace(part)
		if m := pageRange.FindStringSubmatch(part); m != nil && (m[3] == "" || m[3] == m[1]) {
			part = m[1] + m[2] + "–" + lastPage(m[2], m[4])
		}
		out = append(out, part)
	}
	joined := strings.Join(out, ", ")
	if strings.Contains(pages, "&") && !strings.Contains(pages, ",") {
		return strings.Join(out, " & ")
	}
	return joined
}

// lastPage shortens the second number of a range.
func lastPage(from, to string) string {
	if len(to) < len(from) { // shortened already
		to = from[:len(from)-len(to)] + to
	}
	n, err := strconv.Atoi(from)
	if err != nil || len(from) != len(to) || n < 100 || n%100 == 0 {
		return to
	}
	k := 0
	for k < len(to)-1 && from[k] == to[k] {
		k++
	}
	if n%100 < 10 {
		return to[k:]
	}
	return to[min(k, len(to)-2):]
}

// ordinal writes a number as 1st, 2nd, 3rd; ok is false for what is none.
func ordinal(words string) (string, bool) {
	m := digits.FindStringSubmatch(strings.TrimSpace(words))
	if m == nil {
		return "", false
	}
	n := m[1]
	end := "th"
	if len(n) < 2 || n[len(n)-2] != '1' {
		switch n[len(n)-1] {
		case '1':
			end = "st"
		case '2':
			end = "nd"
		case '3':
			end = "rd"
		}
	}
	return n + end, true
}

// edition is the edition of a work: 2nd ed., or its own words.
func (i *item) edition() line {
	if n, ok := ordinal(i.Edition); ok {
		return plain(n + " ed.")
	}
	return plain(i.Edition)
}
