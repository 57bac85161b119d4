package mention

import (
	"cmp"
	"iter"
	"maps"
	"math/bits"
	"slices"
)

// index finds the names that a place of a text may begin. A name of one word is
// kept under that word, a longer one under two that stand together, those that
// fewest names have: a text costs two look-ups a word, however many names there
// are and however many share a word.
type index struct {
	names map[uint64][]int32 // hash of the word, or of the two, or of their stems → patterns
	known filter             // their keys
	alone filter             // the keys of names of one word
	lefts filter             // the hashes of words that are the first of two
}

// hashes are those of a word, and of the word without its last letter, its last
// two, its last three; tries is how many of them may be stems of a name: the
// first alone, if the word is not Cyrillic.
type hashes struct {
	stems [1 + longestEnding]uint64
	tries int
}

func (h *hashes) set(w, without1, without2, without3 uint64, length int, s script) {
	h.stems, h.tries = [...]uint64{w, without1, without2, without3}, 1
	if s == cyrillic {
		h.tries = max(1, min(length-shortestStem+1, len(h.stems)))
	}
}

// both is the hash of two words that stand together.
func both(left, right uint64) uint64 {
	return (left ^ bits.RotateLeft64(right, 29)) * 0xd6e8feb86659fd93
}

// newIndex files the patterns, and tells each under which of its words it is.
func newIndex(patterns []pattern, a *alphabet) *index {
	count := map[uint64]int{}
	for i := range patterns {
		for k := range patterns[i].words {
			patterns[i].words[k].hashes(a, func(word uint64) { count[word]++ })
			if k > 0 {
				patterns[i].keys(k-1, a, func(_, key uint64) { count[key]++ })
			}
		}
	}
	x := &index{names: make(map[uint64][]int32, len(patterns))}
	first, alone := map[uint64]bool{}, map[uint64]bool{}
	for i := range patterns {
		p := &patterns[i]
		p.anchor = p.rarest(a, count)
		p.keys(p.anchor, a, func(left, key uint64) {
			if len(p.words) > 1 {
				first[left] = true
			} else {
				alone[key] = true
			}
			x.names[key] = append(x.names[key], int32(i))
		})
	}
	for _, list := range x.names { // the longest of one organization first
		slices.SortStableFunc(list, func(i, k int32) int {
			p, q := &patterns[i], &patterns[k]
			return cmp.Or(cmp.Compare(p.org, q.org), cmp.Compare(p.anchor, q.anchor), cmp.Compare(len(q.words), len(p.words)))
		})
	}
	x.known, x.alone, x.lefts = newFilter(maps.Keys(x.names), len(x.names)), newFilter(maps.Keys(alone), len(alone)), newFilter(maps.Keys(first), len(first))
	return x
}

// rarest chooses the two words of a pattern that fewest names have together,
// and of those the two that fewest have apart, so that words such as `of the`
// are not chosen.
func (p *pattern) rarest(a *alphabet, count map[uint64]int) int {
	best, together, apart := 0, 0, 0
	for k := range len(p.words) - 1 {
		both, each := 0, 0
		p.keys(k, a, func(_, key uint64) { both = max(both, count[key]) })
		for _, w := range p.words[k : k+2] {
			w.hashes(a, func(word uint64) { each += count[word] })
		}
		if k == 0 || cmp.Or(cmp.Compare(both, together), cmp.Compare(each, apart)) < 0 {
			best, together, apart = k, both, each
		}
	}
	return best
}

// keys gives the keys of the pattern's word at k with the one behind it, and the
// hash of the first of the two; or of its only word.
func (p *pattern) keys(k int, a *alphabet, key func(left, key uint64)) {
	p.words[k].hashes(a, func(left uint64) {
		if len(p.words) == 1 {
			key(left, left)
			return
		}
		p.words[k+1].hashes(a, func(right uint64) { key(left, both(left, right)) })
	})
}

// pair gives what is kept under two words that stand together.
func (x *index) pair(left, right uint64) []int32 {
	key := both(left, right)
	if !x.known.may(key) {
		return nil
	}
	return x.names[key]
}

// single gives what is kept under a word alone.
func (x *index) single(word uint64) []int32 {
	if !x.alone.may(word) {
		return nil
	}
	return x.names[word]
}

// candidates gives each pattern that the at-th word may belong to.
func (x *index) candidates(n *reading, at int, found func(pattern int32)) {
	try := func(left uint64) {
		for _, i := range x.single(left) {
			found(i)
		}
		if at+1 == len(n.words) || !x.lefts.may(left) {
			return
		}
		right := &n.words[at+1]
		for _, h := range right.stems[:right.tries] {
			for _, i := range x.pair(left, h) {
				found(i)
			}
		}
	}
	w := &n.words[at]
	for _, h := range w.stems[:w.tries] {
		try(h)
	}
	if w.script == arabic {
		for b := range unprefixed(n.letters[w.from:w.to]) {
			try(b.hash())
		}
	}
}

// filter tells quickly that a hash was never added, with 16 bits for each that
// was, two of them set, in one word of memory.
type filter struct {
	bits  []uint64
	shift int
}

func newFilter(hashes iter.Seq[uint64], size int) filter {
	log := bits.Len(uint(size/4 | 15))
	f := filter{make([]uint64, 1<<log), 64 - log}
	for h := range hashes {
		f.bits[h>>f.shift] |= mask(h)
	}
	return f
}

func (f *filter) may(h uint64) bool { m := mask(h); return f.bits[h>>f.shift]&m == m }

func mask(h uint64) uint64 { return 1<<(h>>20&63) | 1<<(h>>26&63) }
