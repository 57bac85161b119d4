// Package plot is the arithmetic of pictures: values and days in, places
// between 0 and 1 and the marks of an axis out. It draws nothing.
package plot

import (
	"math"
	"strconv"
	"time"

	"dossier/internal/annot"
)

// Scale maps values to places between 0 (left) and 1 (right).
type Scale struct {
	low, high float64
	log       bool
	base      float64 // subtracted from days, for time scales
}

// Tick is a mark of an axis.
type Tick struct {
	At    float64 // 0 to 1
	Value float64
	Label string // of a time scale; numbers are worded by the caller
}

// Values makes the scale for values of which the least and the greatest are
// given. It begins at 0, or, where the values are all above 0 and span more
// than two orders of magnitude, is logarithmic and begins at a power of ten.
func Values(least, greatest float64) Scale {
	if least > greatest {
		least, greatest = greatest, least
	}
	if least > 0 && greatest/least > 100 {
		return Scale{low: math.Pow(10, math.Floor(math.Log10(least))), high: greatest * 1.2, log: true}
	}
	low, high := math.Min(0, least), math.Max(0, greatest)
	if low == high {
		high = 1
	}
	step := niceStep((high - low) / 4)
	return Scale{low: math.Floor(low/step) * step, high: math.Ceil(high/step) * step}
}

// Log reports whether the scale is logarithmic.
func (s Scale) Log() bool { return s.log }

// At gives the place of a value; what lies outside is put at the border.
func (s Scale) At(v float64) float64 {
	var at float64
	if s.log {
		at = (math.Log10(math.Max(v, s.low)) - math.Log10(s.low)) / (math.Log10(s.high) - math.Log10(s.low))
	} else {
		at = (v - s.low) / (s.high - s.low)
	}
	if math.IsNaN(at) {
		return 0
	}
	return math.Min(1, math.Max(0, at))
}

// Ticks gives the marks of the axis, from left to right: about five.
func (s Scale) Ticks() []Tick {
	var out []Tick
	if s.log {
		for v := s.low; v <= s.high; v *= 10 {
			out = append(out, Tick{At: s.At(v), Value: v})
		}
		return out
	}
	step := niceStep((s.high - s.low) / 4)
	for i := 0; ; i++ {
		v := s.low + float64(i)*step
		if v > s.high+step/2 || i > 20 {
			return out
		}
		out = append(out, Tick{At: s.At(v), Value: v})
	}
}

// niceStep is the least of 1, 2, 2.5, 5 times a power of ten that is no less
// than a distance.
func niceStep(d float64) float64 {
	if d <= 0 {
		return 1
	}
	p := math.Pow(10, math.Floor(math.Log10(d)))
	for _, f := range []float64{1, 2, 2.5, 5} {
		if f*p >= d*0.999999 {
			return f * p
		}
	}
	return 10 * p
}

// Days makes the scale for a stretch of time; it begins with a year and ends
// with one.
func Days(first, last annot.Day) Scale {
	if first > last {
		first, last = last, first
	}
	from := year(first)
	to := year(last) + 1
	return Scale{low: 0, high: float64(firstOf(to) - firstOf(from)), base: float64(firstOf(from))}
}

// Day gives the place of a day.
func (s Scale) Day(d annot.Day) float64 { return s.At(float64(d) - s.base) }

// Years gives the marks of a time axis: years, at most n of them.
func (s Scale) Years(n int) []Tick {
	from, to := year(annot.Day(s.base)), year(annot.Day(s.base+s.high))
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
