package suggest

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// wording gives the sentence that holds a range of the text, or, of a long
// one, the clauses round the range.
func (r *reader) wording(from, to int) string {
	const long, short = 240, 60 // bytes
	r.sentenceBegins(0)
	next := sort.SearchInts(r.breaks, from)
	first, last := 0, len(r.text)
	if next > 0 {
		first = r.breaks[next-1]
	}
	if end := sort.SearchInts(r.breaks, to); end < len(r.breaks) {
		last = r.breaks[end]
	}
	if last-first > long {
		first = clauseFrom(r.text, max(first, from-long), max(first, from-short), first)
		last = clauseTo(r.text, min(last, to+short), min(last, to+long), last)
	}
	return strings.TrimSpace(r.text[first:last])
}

// clauseFrom gives the last border of clauses between two places, or of words.
func clauseFrom(text string, from, to, whole int) int {
	if from == whole {
		return whole
	}
	for _, border := range []string{"; ", ", ", ": ", " – ", " — ", " "} {
		if at := strings.LastIndex(text[from:to], border); at >= 0 {
			return from + at + len(border)
		}
	}
	return runeStart(text, from)
}

// clauseTo gives the first border of clauses between two places, or of words.
func clauseTo(text string, from, to, whole int) int {
	if to == whole {
		return whole
	}
	best := -1
	for _, border := range []string{";", ",", ":", " – ", " — "} {
		if at := strings.Index(text[from:to], border); at >= 0 && (best < 0 || at < best) {
			best = at
		}
	}
	if best < 0 {
		best = strings.LastIndex(text[from:to], " ")
	}
	if best < 0 {
		return runeStart(text, to)
	}
	return from + best
}

// runeStart gives the beginning of the character that holds a byte.
func runeStart(text string, at int) int {
	for back := range utf8.UTFMax {
		if at-back <= 0 || at-back >= len(text) || utf8.RuneStart(text[at-back]) {
			return at - back
		}
	}
	return at // no UTF-8
}
