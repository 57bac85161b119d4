package plot

import (
	"strconv"
	"time"

	"dossier/internal/annot"
)

// Days makes the scale for a stretch of time; it begins with a year and ends
// with one.
func Days(first, last annot.Day) Scale {
	if first > last {
		first, last = last, first
	}
	from := year(first)
	to := year(last) + 1
	return Scale{low: 0, high: float64(firstOf(to) - firstOf(from)), base: firstOf(from)}
}

// Day gives the place of a day.
func (s Scale) Day(d annot.Day) float64 { return s.within(float64(d - s.base)) }

// Years gives the marks of a time axis: years, at most n of them.
func (s Scale) Years(n int) []Tick {
	from, to := year(s.base), year(s.base+annot.Day(s.high))
	step := 1
	for _, k := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		step = k
		if (to-from)/k+1 <= max(n, 2) {
			break
		}
	}
	var out []Tick
	for y := from + (step-from%step)%step; y <= to; y += step {
		out = append(out, Tick{At: s.Day(firstOf(y)), Value: float64(y), Label: strconv.Itoa(y)})
	}
	return out
}

func year(d annot.Day) int { return time.Unix(int64(d)*86400, 0).UTC().Year() }

func firstOf(year int) annot.Day {
	return annot.Day(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}
