package importer

import (
	"strings"
	"unicode"

	"dossier/internal/pdf"

	"golang.org/x/text/unicode/norm"
)

// pdfDocument is a PDF file on its way to paragraphs.
type pdfDocument struct {
	pages    int
	sheets   []pdfSheet
	lines    []pdfLine
	hyphens  pdfHyphens
	bodySize float64
	rights   map[[2]int]float64 // the right edges of regions, by the size of letters

	letters, unknown, hidden, pictures, twice, rightToLeft int
	running, outside, unknownAt                            []string
}

// pdfSheet is the signs of one page that run in one direction, turned so that
// they run from left to right.
type pdfSheet struct {
	page          int
	width, height float64
	chunks        []pdfChunk
	bands         []pdfBand
	glyphs        map[rune]int // what is to be found in the lines again
}

// pdfChunk is a piece of a line: signs of one size that follow one another.
type pdfChunk struct {
	glyphs      []pdf.Glyph
	x0, x1, y   float64
	size        float64
	letters     int
	top, bottom float64
}

// addPage sorts the signs of a page by direction and makes chunks of them. The
// direction of most comes first.
func (d *pdfDocument) addPage(i int, p pdf.Page, c pdf.Content) {
	w, h := p.Size()
	var byAngle [4][]pdf.Glyph
	var outside strings.Builder
	d.pictures += c.Pictures
	for _, g := range c.Glyphs {
		g.Text = foldSign(g.Text)
		blank := strings.TrimSpace(g.Text) == ""
		const edge = 3 // points
		if g.X < -edge || g.X > w+edge || g.Y < -edge || g.Y > h+edge {
			outside.WriteString(g.Text)
			continue
		}
		if g.Text == "" {
			continue
		}
		if !blank {
			d.letters++
			if g.Hidden {
				d.hidden++
			}
			if isRightToLeft(g.Text) {
				d.rightToLeft++
			}
		}
		byAngle[g.Angle/90] = append(byAngle[g.Angle/90], g)
	}
	if text := strings.TrimSpace(outside.String()); text != "" {
		d.outside = append(d.outside, text)
	}
	first := 0
	for a := range byAngle {
		if len(byAngle[a]) > len(byAngle[first]) {
			first = a
		}
	}
	for k := range byAngle {
		a := (first + k) % 4
		if len(byAngle[a]) > 0 {
			d.addSheet(pdfSheet{page: i, width: w, height: h}, byAngle[a], a*90)
		}
	}
}

// isRightToLeft holds for signs of Hebrew, Arabic and their kin.
func isRightToLeft(text string) bool {
	for _, r := range text {
		if r >= 0x590 && r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff {
			return true
		}
	}
	return false
}

// foldSign takes ligatures apart and makes plain spaces of what ends lines.
func foldSign(text string) string {
	for _, r := range text {
		if r >= '\ufb00' && r <= '\ufb06' || isLineEnd(r) || r == '\t' || unicode.IsControl(r) {
			return strings.Map(func(r rune) rune {
				if isLineEnd(r) || r == '\t' {
					return ' '
				}
				if unicode.IsControl(r) {
					return -1
				}
				return r
			}, unligature(text))
		}
	}
	return text
}

// unligature folds U+FB00 to U+FB06, which are spellings of letters and no
// letters (NFKC for those alone).
func unligature(text string) string {
	var out strings.Builder
	for _, r := range text {
		if r >= '\ufb00' && r <= '\ufb06' {
			out.WriteString(norm.NFKC.String(string(r)))
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// turned gives the place of a sign when its direction is made that from left
// to right.
func turned(g pdf.Glyph, angle int) pdf.Glyph {
	switch angle {
	case 90:
		g.X, g.Y = g.Y, -g.X
	case 180:
		g.X, g.Y = -g.X, -g.Y
	case 270:
		g.X, g.Y = -g.Y, g.X
	}
	return g
}

// addSheet makes chunks of signs in one direction.
func (d *pdfDocument) addSheet(s pdfSheet, glyphs []pdf.Glyph, angle int) {
	s.glyphs = map[rune]int{}
	var all []pdfChunk
	for _, g := range glyphs {
		g = turned(g, angle)
		n := len(all)
		if n == 0 || !all[n-1].continues(g) {
			all = append(all, pdfChunk{x0: g.X, x1: g.X, y: g.Y, size: g.Size, top: g.Y + 0.72*g.Size, bottom: g.Y - 0.2*g.Size})
			n++
		}
		all[n-1].add(g)
	}
	const recent = 4
	seen := map[string][]pdfChunk{}
	for _, c := range all {
		if c.letters == 0 {
			continue
		}
		key := c.text()
		if doubled(seen[key], c) {
			d.twice += c.letters
			continue
		}
		list := append(seen[key], c)
		seen[key] = list[max(len(list)-recent, 0):]
		countSigns(s.glyphs, key, 1)
		if strings.ContainsRune(key, unicode.ReplacementChar) {
			d.unknown += strings.Count(key, "\ufffd")
			d.unknownAt = append(d.unknownAt, pageName(s.page)+": "+makeLine([]pdfChunk{c}).text)
		}
		s.chunks = append(s.chunks, c)
	}
	if angle != 0 {
		s.upright()
	}
	s.findBands()
	d.sheets = append(d.sheets, s)
}

// doubled reports whether a chunk is drawn once more in the same place.
func doubled(list []pdfChunk, c pdfChunk) bool {
	near := 0.15 * c.size
	for _, o := range list {
		if dx, dy := o.x0-c.x0, o.y-c.y; dx < near && dx > -near && dy < near && dy > -near && o.size-c.size < near && c.size-o.size < near {
			return true
		}
	}
	return false
}

// upright makes the places of a turned sheet positive again.
func (s *pdfSheet) upright() {
	dx, dy := 0.0, 0.0
	for _, c := range s.chunks {
		dx, dy = min(dx, c.x0), min(dy, c.bottom)
	}
	for i := range s.chunks {
		c := &s.chunks[i]
		c.x0, c.x1, c.y, c.top, c.bottom = c.x0-dx, c.x1-dx, c.y-dy, c.top-dy, c.bottom-dy
		for k := range c.glyphs {
			c.glyphs[k].X -= dx
			c.glyphs[k].Y -= dy
		}
	}
}

// continues reports whether a sign goes on where the chunk ends: on its base
// line, in its size, no further than a wide word space away.
func (c *pdfChunk) continues(g pdf.Glyph) bool {
	gap, dy, ds := g.X-c.x1, g.Y-c.y, g.Size-c.size
	return gap > -0.5*c.size && gap < 0.6*c.size && dy < 0.1*c.size && dy > -0.1*c.size && ds < 0.1*c.size && ds > -0.1*c.size
}

func (c *pdfChunk) add(g pdf.Glyph) {
	c.glyphs = append(c.glyphs, g)
	c.x1 = max(c.x1, g.X+g.W)
	if strings.TrimSpace(g.Text) != "" {
		c.letters++
	}
}

func (c *pdfChunk) text() string {
	var out strings.Builder
	for _, g := range c.glyphs {
		out.WriteString(g.Text)
	}
	return out.String()
}
