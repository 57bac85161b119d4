package importer

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pdfParagraph is a run of lines that belong together.
type pdfParagraph struct {
	lines []pdfLine
	size  float64
}

func (p *pdfParagraph) last() pdfLine { return p.lines[len(p.lines)-1] }

// paragraphs joins lines to paragraphs, finds headings by their size, and
// joins what columns and pages have parted.
func (d *pdfDocument) paragraphs() []Paragraph {
	blocks := d.joinPages(d.split())
	headline, levels := d.headings(blocks)
	var texts []string
	for _, b := range blocks {
		texts = append(texts, d.hyphens.join(b.lines))
	}
	d.hyphens.resolve(texts)
	var out []Paragraph
	for i, b := range blocks {
		p := Paragraph{Text: texts[i]}
		switch {
		case i == headline:
			p.Role = Headline
		case isHeading(b, d.bodySize):
			p.Level = levels[sizeKey(b.size)]
		}
		out = append(out, p)
	}
	return out
}

// split cuts lines into paragraphs.
func (d *pdfDocument) split() []pdfParagraph {
	leading := d.leading()
	var out []pdfParagraph
	for i := 0; i < len(d.lines); {
		j := i + 1
		for j < len(d.lines) && closeLines(d.lines[j-1], d.lines[j], leading) {
			j++
		}
		out = append(out, splitBlock(d.lines[i:j], d.margin(i, j))...)
		i = j
	}
	return out
}

// leading gives the distance from line to line for each size: one that most
// distances within paragraphs do not fall below.
func (d *pdfDocument) leading() map[int]float64 {
	gaps := map[int][]float64{}
	for i := 1; i < len(d.lines); i++ {
		a, b := d.lines[i-1], d.lines[i]
		dy := a.y - b.y
		if a.region == b.region && sameSize(a.size, b.size) && dy > 0.8*a.size && dy < 2.6*a.size {
			gaps[sizeKey(a.size)] = append(gaps[sizeKey(a.size)], dy)
		}
	}
	out := map[int]float64{}
	for k, list := range gaps {
		slices.Sort(list)
		out[k] = list[len(list)*3/10]
	}
	return out
}

func sizeKey(size float64) int { return int(size*2 + 0.5) }

func sameSize(a, b float64) bool { return math.Abs(a-b) <= 0.07*max(a, b) }

// closeLines reports whether no wide gap, no change of size and no border of a
// column parts two lines.
func closeLines(a, b pdfLine, leading map[int]float64) bool {
	usual, ok := leading[sizeKey(a.size)]
	if !ok {
		usual = 1.4 * a.size
	}
	dy := a.y - b.y
	return a.region == b.region && a.page == b.page && sameSize(a.size, b.size) && dy > 0 && dy < usual+0.3*a.size
}

// margin gives the right edge of the column that lines stand in: that of the
// longest of them, where most of them fill it, as those of a quotation that is
// set narrower do; else that of the region's lines of that size.
func (d *pdfDocument) margin(i, j int) float64 {
	const few = 4
	right := math.Inf(-1)
	for _, l := range d.lines[i:j] {
		right = max(right, l.x1)
	}
	full := 0
	for k := i; k < j-1; k++ {
		if fills(d.lines[k], d.lines[k+1], right) {
			full++
		}
	}
	if j-i >= few && full*10 >= 7*(j-1-i) {
		return right
	}
	for k := i - 1; k >= 0 && k > i-200 && d.lines[k].region == d.lines[i].region; k-- {
		if sameSize(d.lines[k].size, d.lines[i].size) {
			right = max(right, d.lines[k].x1)
		}
	}
	for k := j; k < len(d.lines) && k < j+200 && d.lines[k].region == d.lines[i].region; k++ {
		if sameSize(d.lines[k].size, d.lines[i].size) {
			right = max(right, d.lines[k].x1)
		}
	}
	return right
}

// The beginnings of items: a bullet, or a number with a point or bracket.
var (
	bulletStart = regexp.MustCompile(`^[•◦▪▫●○■□‣⁃➢✓❖◆–—*·-]\s+\S`)
	numberStart = regexp.MustCompile(`^(\d{1,3}|[a-zа-я]|[ivx]{1,5})[.)]\s+\S`)
	sentenceEnd = regexp.MustCompile(`[.!?…:;]["'”’»)\]]*[⁰¹²³⁴-⁹]*$`)
)

// splitBlock cuts lines that follow one another closely: at indents, at items,
// at rows of tables, and behind a line that ends although the next word would
// have found room on it.
func splitBlock(lines []pdfLine, right float64) []pdfParagraph {
	var out []pdfParagraph
	for i, l := range lines {
		if i == 0 || beginsParagraph(&out[len(out)-1], l, right) {
			out = append(out, pdfParagraph{size: l.size})
		}
		p := &out[len(out)-1]
		p.lines = append(p.lines, l)
	}
	return out
}

// much is the share of its width by which a line is short that surely ends a
// paragraph, whatever its words are.
const much = 0.35

// beginsParagraph reports whether a line begins a paragraph.
func beginsParagraph(p *pdfParagraph, l pdfLine, right float64) bool {
	prev := p.last()
	indent := 0.6 * l.size
	firstIsItem := bulletStart.MatchString(p.lines[0].text) || numberStart.MatchString(p.lines[0].text)
	r, _ := utf8.DecodeRuneInString(l.text)
	small := unicode.IsLower(r)
	ended := sentenceEnd.MatchString(prev.text)
	switch {
	case l.row || prev.row:
		return true
	case bulletStart.MatchString(l.text) && (ended || firstIsItem || l.x0 < prev.x0-indent || !fills(prev, l, right)):
		return true
	case numberStart.MatchString(l.text) && (firstIsItem && l.x0 < prev.x0+indent || !fills(prev, l, right)):
		return true
	case small && !ended:
		return !fills(prev, l, right) && right-prev.x1 > much*(right-prev.x0)
	case len(p.lines) > 1 && l.x0 > prev.x0+indent:
		return true
	case len(p.lines) > 1 && l.x0 < prev.x0-indent:
		return true
	case len(p.lines) == 1 && l.x0 > prev.x0+indent && !firstIsItem && ended:
		return true
	}
	if fills(prev, l, right) {
		return false
	}
	return ended || right-prev.x1 > much*(right-prev.x0)
}

// fills reports whether a line is full: the first word of the next would not
// have found room.
func fills(prev, next pdfLine, right float64) bool {
	return prev.x1+0.25*prev.size+next.word > right-0.4*prev.size
}

// joinPages joins paragraphs that the end of a column or a page has cut. What
// is set smaller at the foot of a page, such as notes, comes behind the
// paragraph that runs on.
func (d *pdfDocument) joinPages(blocks []pdfParagraph) []pdfParagraph {
	var out []pdfParagraph
	for _, b := range blocks {
		k := len(out) - 1
		for k >= 0 && len(out)-k < 20 && out[k].size < 0.93*b.size && out[k].last().page < b.lines[0].page {
			k--
		}
		if k >= 0 && d.runsOn(out[k], b, k < len(out)-1) {
			out[k].lines = append(out[k].lines, b.lines...)
			continue
		}
		out = append(out, b)
	}
	return out
}

// runsOn reports whether a paragraph goes on in another column or on another
// page: its last line ends within a sentence.
func (d *pdfDocument) runsOn(a, b pdfParagraph, overNotes bool) bool {
	last, first := a.last(), b.lines[0]
	if !sameSize(a.size, b.size) || last.row || first.row || last.region == first.region {
		return false
	}
	if isHeading(a, d.bodySize) || overNotes && a.size < 0.93*d.bodySize {
		return false
	}
	if bulletStart.MatchString(first.text) || numberStart.MatchString(first.text) {
		return false
	}
	return !sentenceEnd.MatchString(last.text) && fills(last, first, d.rightOf(last))
}

// rightOf gives the right edge of the column that a line stands in.
func (d *pdfDocument) rightOf(l pdfLine) float64 {
	if d.rights == nil {
		d.rights = map[[2]int]float64{}
		for _, o := range d.lines {
			key := [2]int{o.region, sizeKey(o.size)}
			d.rights[key] = max(d.rights[key], o.x1)
		}
	}
	return d.rights[[2]int{l.region, sizeKey(l.size)}]
}

const longestHeading = 300 // characters

// isHeading reports whether a paragraph is set larger than the text, and short.
func isHeading(p pdfParagraph, body float64) bool {
	n := 0
	for _, l := range p.lines {
		n += utf8.RuneCountInString(l.text)
	}
	return p.size > 1.12*body && n <= longestHeading && strings.IndexFunc(p.lines[0].text, unicode.IsLetter) >= 0
}

// headings finds the headline, the largest heading of the first page that has
// any, and the levels of the other sizes.
func (d *pdfDocument) headings(blocks []pdfParagraph) (headline int, levels map[int]int) {
	headline = -1
	sizes := map[int]bool{}
	for i, b := range blocks {
		if !isHeading(b, d.bodySize) {
			continue
		}
		if b.lines[0].page == 0 && (headline < 0 || b.size > 1.04*blocks[headline].size) {
			headline = i
		}
	}
	for i, b := range blocks {
		if i != headline && isHeading(b, d.bodySize) {
			sizes[sizeKey(b.size)] = true
		}
	}
	var sorted []int
	for k := range sizes {
		sorted = append(sorted, k)
	}
	slices.Sort(sorted)
	levels = map[int]int{}
	for i, k := range slices.Backward(sorted) {
		levels[k] = min(2+len(sorted)-1-i, 6)
	}
	return headline, levels
}
