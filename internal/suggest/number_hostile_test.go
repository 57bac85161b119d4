package suggest

import (
	"strings"
	"testing"
	"time"
)

// hostile are pieces that, repeated, might make a reader of numbers look at
// the same words again and again.
var hostile = []string{
	"1", "1 ", "1,", ",", "1,000,", "1,000 ", "1.", "1-", "-", "–", "million ", "a million ", "million million million ",
	"one ", "one hundred and ", "two-", "and ", "between 1 and ", "from 1 to ", "1 to ", "1 or ", "$", "$1", "$ 1", "% ",
	"thousands of ", "half of ", "half a ", "1/2", "1 1/2 ", "at least ", "about about ", "of the last of the ", "May 1, ",
	"1 in ", "one in ", "3 more ", "twenty ", "(1)", "F-16", "Ab 1 ", "aged ", "A. ", "a\u0301", "\u00a0", "1\u00a0000\u00a0",
	"от 1 до ", "две тысячи ", "сто ", "тыс. ", "миллионов ", "квадратн", "километровкилометров", "№ ", "\xff", "\xf0\x9f", "ё",
}

// Five times the text may not take much more than five times the time.
func TestTimeForFiguresGrowsWithTheText(t *testing.T) {
	const size, factor, most = 1_500, 5, 15
	for _, lang := range []string{"en", "ru"} {
		g := newNumbers(lang)
		for _, piece := range hostile {
			took := func(size int) time.Duration {
				text := strings.Repeat(piece, size/len(piece))
				best := time.Hour
				for range 2 {
					start := time.Now()
					g.find(text)
					best = min(best, time.Since(start))
				}
				return best
			}
			var small, large time.Duration
			slow := func() bool {
				small, large = took(size), took(factor*size)
				return large > most*small && large > 20*time.Millisecond
			}
			for attempt := 0; slow(); attempt++ { // a busy machine is slow now and then, never each time
				if attempt == 5 {
					t.Errorf("%s: %q: %d bytes took %v, %d times as many %v", lang, piece, size, small, factor, large)
					break
				}
			}
		}
	}
}
