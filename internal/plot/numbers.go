package plot

import (
	"math"
	"strconv"
)

const (
	orders      = 100   // the span from which an axis of numbers is logarithmic
	mostDecades = 10    // that each have a mark
	zeroRoom    = 0.14  // of the width, before a logarithmic axis that has a 0
	huge        = 1e290 // beyond which differences might overflow
	tiny        = 1e-280
)

// Values makes the scale for numbers. It begins at 0, or, where none is below
// 0 and those above span more than two orders of magnitude, is logarithmic and
// begins at a power of ten; see Break for a 0 among them. What is no finite
// number is passed over.
func Values(list []float64) Scale {
	least, greatest, above := 0.0, 0.0, math.Inf(1)
	zero := false
	for _, v := range list {
		if math.IsInf(v, 0) || math.IsNaN(v) {
			continue
		}
		least, greatest = math.Min(least, v), math.Max(greatest, v)
		zero = zero || v == 0
		if v > 0 {
			above = math.Min(above, v)
		}
	}
	if least == 0 && greatest > 0 && greatest/above > orders {
		low := math.Floor(math.Log10(above))
		return Scale{low: low, high: math.Log10(greatest) + math.Log10(1.2), unit: 1, log: true, zero: zero}
	}
	unit := 1.0
	switch size := math.Max(-least, greatest); {
	case size == 0:
		greatest = 1
	case size > huge:
		unit = 1e20
	case size < tiny:
		unit = 1e-100
	}
	low, high := least/unit, greatest/unit
	step := niceStep((high - low) / 4)
	return Scale{low: math.Floor(low/step) * step, high: math.Ceil(high/step) * step, unit: unit}
}

// Log reports whether the scale is logarithmic.
func (s Scale) Log() bool { return s.log }

// Break gives the two places between which the axis is broken; ok is false
// where it is whole. Before the break, at the place 0, stands the number 0,
// which a logarithmic axis does not have.
func (s Scale) Break() (from, to float64, ok bool) {
	return zeroRoom * 0.4, zeroRoom * 0.7, s.zero
}

// At gives the place of a value; what lies outside is put at the border.
func (s Scale) At(v float64) float64 {
	switch {
	case !s.log:
		return s.within(v / s.unit)
	case v <= 0:
		return 0
	case s.zero:
		return zeroRoom + (1-zeroRoom)*s.within(math.Log10(v))
	default:
		return s.within(math.Log10(v))
	}
}

// Ticks gives the marks of the axis, from left to right: about five, or, on a
// logarithmic axis, one for each power of ten while those are few.
func (s Scale) Ticks() []Tick {
	if s.log {
		return s.powers()
	}
	step := niceStep((s.high - s.low) / 4)
	var out []Tick
	first := math.Round(s.low / step)
	for i := range 21 {
		v := (first + float64(i)) * step
		if v > s.high+step/2 {
			break
		}
		if v *= s.unit; math.IsInf(v, 0) || len(out) > 0 && out[len(out)-1].Value == v {
			continue // beyond what a number can be, or between two of the least
		}
		out = append(out, Tick{At: s.At(v), Value: v})
	}
	return out
}

// powers gives the marks of a logarithmic axis.
func (s Scale) powers() []Tick {
	var out []Tick
	if s.zero {
		out = append(out, Tick{})
	}
	step := int(math.Ceil((s.high - s.low) / mostDecades))
	for e := int(s.low); float64(e) <= s.high; e += step {
		v, err := strconv.ParseFloat("1e"+strconv.Itoa(e), 64) // which is exact where math.Pow is not
		if err == nil && v > 0 {
			out = append(out, Tick{At: s.At(v), Value: v})
		}
	}
	return out
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
