package revise

import (
	"cmp"
	"slices"
)

// pairing says what of an older text stands where in a newer one.
type pairing struct {
	old, new *reading
	// passage has for each passage of the old text the one of the new that is
	// the same or has come of it, or -1; same tells which are the same.
	passage []int
	same    []bool
	moved   int // how many of the same stand at another place among the others
	// to has for each word of the old text that stands in a sentence that is
	// still there the word of the new one, and from the other way round.
	to, from []int
}

// pair compares two texts: whole passages first, then sentences.
func pair(old, new *reading) *pairing {
	p := &pairing{old: old, new: new, passage: filled(len(old.passages)), same: make([]bool, len(old.passages)),
		to: filled(len(old.words)), from: filled(len(new.words))}
	taken := make([]bool, len(new.passages))
	take := func(i, j int) {
		p.passage[i], taken[j] = j, true
	}
	anchors := common(passageKeys(old), passageKeys(new))
	for _, at := range anchors {
		take(at[0], at[1])
		p.sure(at[0], at[1])
	}
	for _, at := range once(passageKeys(old), passageKeys(new)) {
		if p.passage[at[0]] < 0 && !taken[at[1]] {
			take(at[0], at[1])
			p.sure(at[0], at[1])
			p.moved++
		}
	}
	i, j := 0, 0
	for _, at := range append(anchors, [2]int{len(old.passages), len(new.passages)}) {
		for _, near := range p.similar(p.free(i, at[0]), unused(taken, j, at[1])) {
			take(near[0], near[1])
		}
		i, j = at[0]+1, at[1]+1
	}
	p.sentences()
	return p
}

func filled(n int) []int { return slices.Repeat([]int{-1}, n) }

// sure notes that two passages are the same.
func (p *pairing) sure(i, j int) {
	p.same[i] = p.equal(p.old.passages[i].stretch, p.new.passages[j].stretch)
}

// equal ties the words of two stretches of the same text.
func (p *pairing) equal(a, b stretch) bool {
	if a.last-a.first != b.last-b.first {
		return false
	}
	for k := range a.last - a.first {
		if p.to[a.first+k] >= 0 || p.from[b.first+k] >= 0 || p.old.words[a.first+k].text != p.new.words[b.first+k].text {
			return false
		}
	}
	for k := range a.last - a.first {
		p.to[a.first+k], p.from[b.first+k] = b.first+k, a.first+k
	}
	return true
}

// free gives the passages of a range that have come to nothing yet.
func (p *pairing) free(from, to int) []int {
	var out []int
	for i := from; i < to; i++ {
		if p.passage[i] < 0 {
			out = append(out, i)
		}
	}
	return out
}

func unused(taken []bool, from, to int) []int {
	var out []int
	for j := from; j < to; j++ {
		if !taken[j] {
			out = append(out, j)
		}
	}
	return out
}

func passageKeys(r *reading) []string {
	out := make([]string, len(r.passages))
	for i := range r.passages {
		out[i] = r.passages[i].key
	}
	return out
}

// once gives the pairs of texts that stand once in each of two lists.
func once(a, b []string) [][2]int {
	place := func(list []string) map[string]int {
		out := map[string]int{}
		for i, s := range list {
			if _, twice := out[s]; twice {
				out[s] = -1
			} else {
				out[s] = i
			}
		}
		return out
	}
	inA, inB := place(a), place(b)
	var out [][2]int
	for i, s := range a {
		if j, ok := inB[s]; ok && j >= 0 && inA[s] >= 0 {
			out = append(out, [2]int{i, j})
		}
	}
	return out
}

// similar pairs passages of two windows by the words that they share, in
// order, so that the pairs are as alike as can be. Less than a third of shared
// words makes no pair.
func (p *pairing) similar(a, b []int) [][2]int {
	const least, most = 0.34, 1 << 24
	n, m := len(a), len(b)
	bagsA, sizeA := bags(p.old, a)
	bagsB, sizeB := bags(p.new, b)
	if n == 0 || m == 0 || n*m > most/16 || n*sizeB+m*sizeA > most {
		return nil
	}
	best := make([]float64, (n+1)*(m+1))
	alike := make([]float64, n*m)
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			s := likeness(bagsA[i], bagsB[j])
			if s < least {
				s = 0
			}
			alike[i*m+j] = s
			best[i*(m+1)+j] = max(best[(i+1)*(m+1)+j], best[i*(m+1)+j+1], best[(i+1)*(m+1)+j+1]+s)
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < n && j < m; {
		s, now := alike[i*m+j], best[i*(m+1)+j]
		switch {
		case s > 0 && now == best[(i+1)*(m+1)+j+1]+s:
			out = append(out, [2]int{a[i], b[j]})
			i, j = i+1, j+1
		case now == best[(i+1)*(m+1)+j]:
			i++
		default:
			j++
		}
	}
	return out
}

// bags gives the sorted words of passages, and how many there are.
func bags(r *reading, list []int) (out [][]string, size int) {
	for _, i := range list {
		var bag []string
		for k := r.passages[i].first; k < r.passages[i].last; k++ {
			if r.words[k].spoken() {
				bag = append(bag, r.words[k].text)
			}
		}
		slices.Sort(bag)
		out, size = append(out, bag), size+len(bag)
	}
	return out, size
}

// likeness is the share of words that two bags have in common (Sørensen, Dice).
func likeness(a, b []string) float64 {
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch cmp.Compare(a[i], b[j]) {
		case 0:
			shared++
			i, j = i+1, j+1
		case -1:
			i++
		default:
			j++
		}
	}
	if len(a)+len(b) == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(len(a)+len(b))
}

// sentences ties the sentences that are still there: those of a passage and of
// what has come of it in their order, then those that stand once in each text,
// wherever they are.
func (p *pairing) sentences() {
	for i, j := range p.passage {
		if j < 0 || p.same[i] {
			continue
		}
		a, b := p.old.passages[i].sentences, p.new.passages[j].sentences
		for _, at := range common(stretchKeys(a), stretchKeys(b)) {
			p.equal(a[at[0]], b[at[1]])
		}
	}
	var a, b []stretch
	for i := range p.old.passages {
		a = append(a, p.old.passages[i].sentences...)
	}
	for j := range p.new.passages {
		b = append(b, p.new.passages[j].sentences...)
	}
	for _, at := range once(stretchKeys(a), stretchKeys(b)) {
		p.equal(a[at[0]], b[at[1]])
	}
}

func stretchKeys(list []stretch) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = list[i].key
	}
	return out
}
