package importer

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// pdfBand is what stands at one height of a page, with nothing else above or
// below it there: mostly one line, over all columns.
type pdfBand struct {
	chunks      []pdfChunk
	top, bottom float64
	running     bool
}

// bandsOf cuts chunks where a horizontal line meets none of them.
func bandsOf(chunks []pdfChunk) []pdfBand {
	sorted := slices.Clone(chunks)
	slices.SortStableFunc(sorted, func(a, b pdfChunk) int { return cmp.Or(cmp.Compare(b.top, a.top), cmp.Compare(a.x0, b.x0)) })
	var out []pdfBand
	for _, c := range sorted {
		n := len(out)
		if n > 0 && c.top > out[n-1].bottom {
			out[n-1].chunks = append(out[n-1].chunks, c)
			out[n-1].bottom = min(out[n-1].bottom, c.bottom)
			continue
		}
		out = append(out, pdfBand{chunks: []pdfChunk{c}, top: c.top, bottom: c.bottom})
	}
	return out
}

func (s *pdfSheet) findBands() { s.bands = bandsOf(s.chunks) }

// words gives the text of a band.
func (b pdfBand) words() string { return makeLine(slices.Clone(b.chunks)).text }

// free is a range of x in which nothing stands.
type free struct{ x0, x1 float64 }

// gutters gives the free ranges between the chunks of a band, its sides
// included.
func (b pdfBand) gutters() []free {
	sorted := slices.Clone(b.chunks)
	slices.SortStableFunc(sorted, func(a, b pdfChunk) int { return cmp.Compare(a.x0, b.x0) })
	at := math.Inf(-1)
	var out []free
	for _, c := range sorted {
		if c.x0 > at {
			out = append(out, free{at, c.x0})
		}
		at = max(at, c.x1)
	}
	return append(out, free{at, math.Inf(1)})
}

// common gives what is free in both lists, where it is wide enough.
func common(a, b []free, least float64) []free {
	var out []free
	for i, k := 0, 0; i < len(a) && k < len(b); {
		f := free{max(a[i].x0, b[k].x0), min(a[i].x1, b[k].x1)}
		if f.x1-f.x0 >= least {
			out = append(out, f)
		}
		if a[i].x1 < b[k].x1 {
			i++
		} else {
			k++
		}
	}
	return out
}

// columns finds the regions of pages. Gutters that it has found on one page
// are known on the others, where a column may hold a line or two only.
type columns struct {
	size  float64
	known []free
}

// regions puts bands into reading order: runs of bands with a gutter between
// columns come apart, the left column before the right, and each column is
// looked at again; all else stays together from top to bottom.
func (k *columns) regions(bands []pdfBand, depth int) [][]pdfChunk {
	const deepest = 6
	least := 0.9 * k.size
	var out [][]pdfChunk
	var plain []pdfChunk
	flush := func() {
		if len(plain) > 0 {
			out = append(out, plain)
			plain = nil
		}
	}
	for i := 0; i < len(bands); {
		open := bands[i].gutters()
		j := i + 1
		for ; j < len(bands) && depth < deepest; j++ {
			next := common(open, bands[j].gutters(), least)
			if !hasInner(next) && j > i+1 {
				break
			}
			open = next
		}
		start, stop, at, ok := k.columnsOf(bands[i:j], open)
		if !ok {
			// The last band may begin the columns that come next.
			last := max(j-1, i+1)
			if j == len(bands) {
				last = j
			}
			for _, b := range bands[i:last] {
				plain = append(plain, b.chunks...)
			}
			i = last
			continue
		}
		for _, b := range bands[i : i+start] {
			plain = append(plain, b.chunks...)
		}
		flush()
		var left, right []pdfChunk
		for _, b := range bands[i+start : i+stop] {
			for _, c := range b.chunks {
				if c.x1 <= at.x0+least/2 {
					left = append(left, c)
				} else {
					right = append(right, c)
				}
			}
		}
		out = append(out, k.regions(bandsOf(left), depth+1)...)
		out = append(out, k.regions(bandsOf(right), depth+1)...)
		i += stop
	}
	flush()
	return out
}

// hasInner reports whether a free range lies between others' text.
func hasInner(list []free) bool {
	return slices.ContainsFunc(list, func(f free) bool { return !math.IsInf(f.x0, 0) && !math.IsInf(f.x1, 0) })
}

// columnsOf finds the gutter of a run of bands. A run is columns only if both
// sides hold several lines that fill them, as prose does and tables do not.
// Lines at the run's top that stand on one side alone are no part of it, nor
// what follows its end after a wide gap.
func (k *columns) columnsOf(bands []pdfBand, open []free) (start, stop int, at free, ok bool) {
	for _, f := range open {
		if !math.IsInf(f.x0, 0) && !math.IsInf(f.x1, 0) && f.x1-f.x0 > at.x1-at.x0 {
			at, ok = f, true
		}
	}
	if !ok {
		return 0, 0, at, false
	}
	sides := func(b pdfBand) (left, right bool) {
		for _, c := range b.chunks {
			if c.x1 <= at.x0+0.45*k.size {
				left = true
			} else {
				right = true
			}
		}
		return left, right
	}
	stop = len(bands)
	for start < stop {
		if l, r := sides(bands[start]); l && r {
			break
		}
		start++
	}
	for end, both := start, false; end < len(bands); end++ {
		l, r := sides(bands[end])
		if both && end > start && !(l && r) && bands[end-1].bottom-bands[end].top > 1.5*k.size {
			stop = end
			break
		}
		both = both || l && r
	}
	var left, right []pdfChunk
	for _, b := range bands[start:stop] {
		for _, c := range b.chunks {
			if c.x1 <= at.x0+0.45*k.size {
				left = append(left, c)
			} else {
				right = append(right, c)
			}
		}
	}
	if isProse(left) && isProse(right) {
		k.learn(at)
		return start, stop, at, true
	}
	return start, stop, at, len(left) > 0 && len(right) > 0 && k.knows(at)
}

func (k *columns) learn(at free) {
	const most = 20
	if !k.knows(at) && len(k.known) < most {
		k.known = append(k.known, at)
	}
}

// knows reports whether a gutter was found before, or one that lies in it.
func (k *columns) knows(at free) bool {
	return slices.ContainsFunc(k.known, func(f free) bool {
		return min(f.x1, at.x1)-max(f.x0, at.x0) >= 0.9*k.size && at.x1-at.x0 < 4*(f.x1-f.x0)+20*k.size
	})
}

// isProse reports whether chunks are lines of running text: at least three,
// most of which fill the width that they have together.
func isProse(chunks []pdfChunk) bool {
	const leastLines, leastLetters = 3, 15
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, c := range chunks {
		x0, x1 = min(x0, c.x0), max(x1, c.x1)
	}
	lines, full, letters := 0, 0, 0
	for _, b := range linesOf(chunks) {
		from, to := math.Inf(1), math.Inf(-1)
		for _, c := range b {
			from, to = min(from, c.x0), max(to, c.x1)
			letters += c.letters
		}
		lines++
		if to-from > 0.6*(x1-x0) {
			full++
		}
	}
	return lines >= leastLines && full*2 >= lines && letters >= leastLetters*lines
}

// linesOf puts chunks that share a height into lines, from top to bottom; the
// largest letters of a line say where it is.
func linesOf(chunks []pdfChunk) [][]pdfChunk {
	sorted := slices.Clone(chunks)
	slices.SortStableFunc(sorted, func(a, b pdfChunk) int { return cmp.Or(cmp.Compare(b.y, a.y), cmp.Compare(a.x0, b.x0)) })
	var out [][]pdfChunk
	var main []pdfChunk // the largest of each line
	for _, c := range sorted {
		if n := len(out); n > 0 {
			m := main[n-1]
			shared := min(m.top, c.top) - max(m.bottom, c.bottom)
			if shared > 0.5*min(m.top-m.bottom, c.top-c.bottom) {
				out[n-1] = append(out[n-1], c)
				if c.size > m.size {
					main[n-1] = c
				}
				continue
			}
		}
		out = append(out, []pdfChunk{c})
		main = append(main, c)
	}
	return out
}

// squeezed gives words without white space and with one sign for all digits,
// to compare running heads.
func squeezed(words string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case unicode.IsDigit(r):
			return '#'
		}
		return r
	}, words)
}
