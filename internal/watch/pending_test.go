package watch

import (
	"slices"
	"testing"
	"time"
)

func TestBatchWaitsForQuietButNotForever(t *testing.T) {
	p := pending{debounce: 50 * time.Millisecond, maxDelay: 500 * time.Millisecond}
	start := time.Unix(1000, 0)
	at := func(ms int) time.Time { return start.Add(time.Duration(ms) * time.Millisecond) }
	want := func(now, wait int) {
		t.Helper()
		if got, any := p.wait(at(now)); !any || got != time.Duration(wait)*time.Millisecond {
			t.Errorf("at %d ms: wait %v (%v), want %d ms", now, got, any, wait)
		}
	}
	if _, any := p.wait(start); any {
		t.Error("there is a batch before anything happened")
	}
	p.add(at(0), []string{"b", "a"})
	want(0, 50)
	p.add(at(40), []string{"a"})
	want(40, 50)
	want(90, 0)
	for ms := 80; ms <= 480; ms += 40 {
		p.add(at(ms), []string{"c"})
	}
	want(480, 20)
	want(510, -10)
	if b := p.batch(); !slices.Equal(b.Paths, []string{"a", "b", "c"}) || b.All {
		t.Errorf("batch %+v", b)
	}
	p.clear()
	p.addAll(at(1000))
	want(1000, 50)
	if b := p.batch(); len(b.Paths) != 0 || !b.All {
		t.Errorf("batch %+v", b)
	}
}
