package watch

import (
	"maps"
	"slices"
	"time"
)

// pending is the batch that is being gathered. It is told the time, so that
// its rule can be tested without waiting.
type pending struct {
	debounce, maxDelay time.Duration

	paths       map[string]bool
	all         bool
	first, last time.Time // of the events in it; zero if there is none
}

// add enters changed paths.
func (p *pending) add(now time.Time, paths []string) {
	p.touch(now)
	if p.paths == nil {
		p.paths = make(map[string]bool)
	}
	for _, path := range paths {
		p.paths[path] = true
	}
}

// addAll enters that anything may have changed.
func (p *pending) addAll(now time.Time) {
	p.touch(now)
	p.all = true
}

func (p *pending) touch(now time.Time) {
	if p.first.IsZero() {
		p.first = now
	}
	p.last = now
}

// wait says how long the batch is still to be held back, and whether there is
// one.
func (p *pending) wait(now time.Time) (wait time.Duration, any bool) {
	if p.first.IsZero() {
		return 0, false
	}
	return min(p.last.Add(p.debounce).Sub(now), p.first.Add(p.maxDelay).Sub(now)), true
}

// batch gives what was gathered.
func (p *pending) batch() Batch {
	return Batch{Paths: slices.Sorted(maps.Keys(p.paths)), All: p.all}
}

// clear begins the next batch.
func (p *pending) clear() {
	p.paths, p.all, p.first, p.last = nil, false, time.Time{}, time.Time{}
}
