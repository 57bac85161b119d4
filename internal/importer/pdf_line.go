package importer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/pdf"
)

// pdfLine is a line of one column.
type pdfLine struct {
	text      string
	x0, x1, y float64
	size      float64 // of most of its letters
	word      float64 // the width of its first word
	page      int
	region    int  // lines of one region follow one another
	row       bool // its pieces stand apart, as the cells of a table
}

// findLines makes lines of all chunks that are no running heads, in reading
// order.
func (d *pdfDocument) findLines() {
	region := 0
	var k columns
	for i := range d.sheets {
		k.size = usualSize(d.sheets[i].chunks)
		k.regions(d.sheets[i].text(), 0) // once to learn the gutters of all pages
	}
	for i := range d.sheets {
		s := &d.sheets[i]
		k.size = usualSize(s.chunks)
		for _, chunks := range k.regions(s.text(), 0) {
			region++
			for _, line := range textLines(chunks) {
				l := makeLine(line)
				l.page, l.region = s.page, region
				if strings.TrimSpace(l.text) != "" {
					d.lines = append(d.lines, l)
				}
			}
		}
	}
	d.bodySize = commonSize(d.lines)
}

// text gives the bands of a page that are no running heads.
func (s *pdfSheet) text() []pdfBand {
	var bands []pdfBand
	for _, b := range s.bands {
		if !b.running {
			bands = append(bands, b)
		}
	}
	return bands
}

// usualSize gives the size of most letters.
func usualSize(chunks []pdfChunk) float64 {
	count := map[int]int{}
	for _, c := range chunks {
		count[int(c.size*2+0.5)] += c.letters
	}
	return float64(mostOf(count)) / 2
}

func commonSize(lines []pdfLine) float64 {
	count := map[int]int{}
	for _, l := range lines {
		count[int(l.size*2+0.5)] += len(l.text)
	}
	return float64(mostOf(count)) / 2
}

// mostOf gives the key with the highest count; of equals the smallest.
func mostOf(count map[int]int) int {
	best := 0
	for k, n := range count {
		if n > count[best] || n == count[best] && k < best {
			best = k
		}
	}
	return best
}

// textLines puts chunks into lines. A large initial, which stands beside
// several lines, comes to the front of the first of them.
func textLines(chunks []pdfChunk) [][]pdfChunk {
	const most, larger = 2, 1.8 // letters; times the usual size
	usual := usualSize(chunks)
	var caps, rest []pdfChunk
	for _, c := range chunks {
		if c.letters <= most && c.size > larger*usual {
			caps = append(caps, c)
		} else {
			rest = append(rest, c)
		}
	}
	lines := linesOf(rest)
	const many = 20 // a page with more has no initials, but a picture of letters
	for _, c := range caps {
		to := -1
		if len(caps) <= many {
			to = slices.IndexFunc(lines, func(l []pdfChunk) bool {
				return l[0].top > c.bottom && l[0].bottom < c.top && l[0].x0 > c.x0 && l[0].x0 < c.x1+c.size
			})
		}
		if to < 0 {
			return linesOf(chunks)
		}
		lines[to] = append([]pdfChunk{c}, lines[to]...)
	}
	return lines
}

// makeLine writes the signs of a line, with a space wherever they stand apart.
func makeLine(chunks []pdfChunk) pdfLine {
	slices.SortStableFunc(chunks, func(a, b pdfChunk) int { return cmp.Compare(a.x0, b.x0) })
	l := pdfLine{x0: chunks[0].x0, x1: chunks[0].x1, size: usualSize(chunks)}
	main := chunks[0]
	for _, c := range chunks {
		l.x0, l.x1 = min(l.x0, c.x0), max(l.x1, c.x1)
		if c.letters > main.letters {
			main = c
		}
	}
	l.y = main.y
	var out strings.Builder
	var last pdf.Glyph
	blank := true // nothing, or white space, was written last
	apart := spaceWidth(chunks)
	for k, c := range chunks {
		up := c.size < 0.9*main.size && c.y > main.y+0.12*main.size
		for i, g := range c.glyphs {
			space := strings.TrimSpace(g.Text) == ""
			gap := g.X - (last.X + last.W)
			size := max(min(g.Size, last.Size), 0.1)
			if out.Len() > 0 && !blank && !space && (gap > apart*size || gap < -3*size) && !(k > 0 && i == 0 && up && gap < 0.3*size) && !isInitial(chunks, k, i) {
				out.WriteByte(' ')
				blank = true
			}
			if out.Len() > 0 && !space && gap > 2.2*size && utf8.RuneCountInString(strings.TrimSpace(out.String()[:min(out.Len(), 12)])) > 3 {
				l.row = true
			}
			text := g.Text
			if up {
				text = raiseDigits(text)
			}
			if blank && !space && l.word == 0 && strings.TrimSpace(out.String()[:min(out.Len(), 60)]) != "" {
				l.word = last.X + last.W - l.x0
			}
			if !(space && out.Len() == 0) {
				out.WriteString(text)
			}
			blank = space
			if !space {
				last = g
			}
		}
	}
	if l.word == 0 {
		l.word = l.x1 - l.x0
	}
	l.text = strings.TrimSpace(out.String())
	return l
}

// isInitial reports whether a sign stands behind a large initial, which is the
// first letter of its word.
func isInitial(chunks []pdfChunk, k, i int) bool {
	return k == 1 && i == 0 && chunks[0].letters == 1 && chunks[0].size > 1.8*chunks[1].size && startsSmall(chunks[1].text())
}

func startsSmall(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(text))
	return unicode.IsLower(r) || unicode.IsUpper(r) && len(text) > 1 && strings.ToUpper(text) == text
}

// spaceWidth gives the least gap between two signs that is a space, in ems:
// more than what is usual between the letters of this line, which may be set
// wide apart.
func spaceWidth(chunks []pdfChunk) float64 {
	const least, more, widest = 0.13, 0.14, 0.5
	var gaps []float64
	for _, c := range chunks {
		for i := 1; i < len(c.glyphs); i++ {
			a, b := c.glyphs[i-1], c.glyphs[i]
			if strings.TrimSpace(a.Text) != "" && strings.TrimSpace(b.Text) != "" {
				gaps = append(gaps, (b.X-a.X-a.W)/max(c.size, 0.1))
			}
		}
	}
	if len(gaps) < 4 {
		return least + 0.04
	}
	slices.Sort(gaps)
	usual := max(min(gaps[len(gaps)/2], widest), -0.1)
	return max(usual+more, least)
}

// raiseDigits writes the digits of a note's mark above the line, so that they
// do not run together with a number before them.
func raiseDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return raisedSigns[r]
		}
		return r
	}, text)
}
