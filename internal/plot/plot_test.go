package plot

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawable are numbers that records may hold, the most awkward among them.
func drawable() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.SampledFrom([]float64{0, 1, -1, 0.001, 1e6, 1e307, -1.7e308, math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64, -5e-324, 1e-300, 3e-310}),
		rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64), rapid.Float64Range(0, 1e7))
}

// Whatever the numbers, the axis ends, its marks are numbers that rise from
// left to right, and a greater number stands no further to the left.
func TestEveryNumberHasItsPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(drawable(), 1, 6).Draw(t, "numbers")
		s := Values(list)
		ticks := s.Ticks()
		if len(ticks) < 1 || len(ticks) > 21 {
			t.Fatalf("%d marks", len(ticks))
		}
		for i, k := range ticks {
			if math.IsInf(k.Value, 0) || math.IsNaN(k.Value) || !(k.At >= 0 && k.At <= 1) {
				t.Fatalf("%+v", k)
			}
			if i > 0 && (k.Value <= ticks[i-1].Value || k.At < ticks[i-1].At) {
				t.Fatalf("%+v stands behind %+v", k, ticks[i-1])
			}
		}
		slices.Sort(list)
		last := 0.0
		for _, v := range list {
			at := s.At(v)
			if !(at >= last && at <= 1) {
				t.Fatalf("%v stands at %v, what is no greater at %v", v, at, last)
			}
			last = at
		}
		if low, high := s.At(list[0]), s.At(list[len(list)-1]); list[0] < 0 && list[len(list)-1] > 0 && low == high {
			t.Fatalf("%v are in one place", list)
		}
	})
}

func TestALogarithmicAxisSetsZeroApart(t *testing.T) {
	s := Values([]float64{0, 10, 1e6})
	from, to, ok := s.Break()
	if !s.Log() || !ok || !(s.At(0) < from && from < to && to < s.At(10)) {
		t.Errorf("0 at %v, a break from %v to %v (%v), 10 at %v", s.At(0), from, to, ok, s.At(10))
	}
	if k := s.Ticks(); k[0] != (Tick{}) || k[1].Value != 10 || k[len(k)-1].Value != 1e6 {
		t.Errorf("marks: %+v", k)
	}
	for _, list := range [][]float64{{10, 1e6}, {0, 1e6}, {-1, 0, 10, 1e6}, {0, 10, 900}} {
		if _, _, ok := Values(list).Break(); ok {
			t.Errorf("the axis of %v is broken", list)
		}
	}
}
