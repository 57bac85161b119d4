package importer

import (
	"math"
	"strings"
	"unicode"
)

// runningKey is what the running heads of several pages have in common.
type runningKey struct {
	words string
	y     int
}

// findRunning marks the lines that repeat at the top or the bottom of pages, up
// to their digits, in the same place. The line next to one that repeats is
// looked at, too. One that begins like a note (*, †) is kept where it stands
// for the first time: it may be a ban label.
func (d *pdfDocument) findRunning() {
	const layers = 3
	kept, told := map[string]bool{}, map[string]bool{}
	for _, fromTop := range []bool{true, false} {
		for layer := range layers {
			count := map[runningKey]int{}
			for i := range d.sheets {
				if b := d.sheets[i].edge(fromTop, layer); b != nil {
					count[b.key()]++
				}
			}
			found := false
			for i := range d.sheets {
				b := d.sheets[i].edge(fromTop, layer)
				if b == nil {
					continue
				}
				key := b.key()
				n := count[key] + count[runningKey{key.words, key.y - 1}] + count[runningKey{key.words, key.y + 1}]
				if n < 2 || n*10 < d.pages*3 {
					continue
				}
				words := b.words()
				if strings.ContainsAny(words[:1], "*") || strings.HasPrefix(words, "†") || strings.HasPrefix(words, "✱") {
					if !kept[key.words] {
						kept[key.words] = true
						continue
					}
				}
				found, b.running = true, true
				if !told[key.words] {
					told[key.words] = true
					d.running = append(d.running, words)
				}
			}
			if !found {
				break
			}
		}
	}
}

// edge gives the band that is the next from the top or the bottom of a page,
// where those outside of it are running heads and it is near the edge.
func (s *pdfSheet) edge(fromTop bool, layer int) *pdfBand {
	const share = 0.15
	if layer >= len(s.bands) {
		return nil
	}
	at := func(k int) *pdfBand {
		if fromTop {
			return &s.bands[k]
		}
		return &s.bands[len(s.bands)-1-k]
	}
	for k := range layer {
		if !at(k).running {
			return nil
		}
	}
	b := at(layer)
	if b.running || fromTop && b.bottom < s.height*(1-share) || !fromTop && b.top > s.height*share {
		return nil
	}
	return b
}

// key compares bands of different pages: their words, digits aside, and their
// height in steps of four points.
func (b *pdfBand) key() runningKey {
	const step = 4
	words := squeezed(b.words())
	if strings.IndexFunc(words, unicode.IsLetter) < 0 && strings.Contains(words, "#") {
		words = "#" // page numbers have different numbers of digits
	}
	return runningKey{words, int(math.Round(b.bottom / step))}
}
