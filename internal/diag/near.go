package diag

import "unicode/utf8"

// Near finds, for a "did you mean", the word of known that is closest to word
// by Damerau–Levenshtein distance: insertions, deletions, substitutions and
// swaps of neighbours, counted in runes. A candidate is near when its distance
// is at most 2 or a third of word's length, whichever is more; for a word of
// up to three runes, 1. A word of which nothing is left is not near either.
// Among equals the first of known wins. It returns false when none is near.
func Near(word string, known []string) (string, bool) {
	runes := []rune(word)
	limit := max(2, len(runes)/3)
	if len(runes) <= 3 {
		limit = 1
	}
	best, bestDistance := "", limit+1
	for _, k := range known {
		n := utf8.RuneCountInString(k)
		if n-len(runes) >= bestDistance || len(runes)-n >= bestDistance {
			continue // the lengths alone differ by too much
		}
		d := distance(runes, []rune(k))
		if d < bestDistance && d < min(len(runes), n) {
			best, bestDistance = k, d
		}
	}
	return best, bestDistance <= limit
}

// distance is the Damerau–Levenshtein distance in its restricted form (no
// part of a word is edited twice).
func distance(a, b []rune) int {
	before := make([]int, len(b)+1)
	above := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
