package figure

import (
	"math"

	"dossier/internal/pages"
	"dossier/internal/plot"
)

// rowPanel draws a row for each figure of a group, and for each that repeats
// one, over an axis of numbers.
func (c *canvas) rowPanel(g *group, room int) (drawn, left int) {
	type row struct {
		f      *Figure
		repeat bool
	}
	var rows []row
	for _, f := range g.figures {
		rows = append(rows, row{f, false})
		for _, r := range g.repeats[f] {
			rows = append(rows, row{r, true})
		}
	}
	if len(rows) > room {
		rows, left = rows[:room], len(rows)-room
	}
	var list []*Figure
	for _, r := range rows {
		list = append(list, r.f)
	}
	scale, any := c.scale(list)
	c.y += 3
	top := c.y
	ground := len(c.shapes)
	for _, r := range rows {
		if r.repeat {
			c.wrapped("", pages.Join(pages.W("↳ "), c.label(r.f)), mostLabel)
		} else {
			c.wrapped("", c.label(r.f), mostLabel)
		}
		c.y += markHeight
		values := c.c.of(r.f).values
		if !values.Known {
			c.y -= markHeight
			c.line("soft", pages.W("words that no number can be drawn for"))
			c.y += rowGap
			continue
		}
		c.mark(r.f, values, scale, r.repeat)
		c.y += rowGap
	}
	if any {
		c.ground(ground, scale, top, UnitOf(c.m.Graph, g.figures[0]))
	}
	return len(rows), left
}

// scale is the axis on which figures have room; false where none of them can
// be drawn.
func (c *canvas) scale(list []*Figure) (plot.Scale, bool) {
	const roomForArrows = 0.15
	open := false
	greatest := math.Inf(-1)
	var ends []float64
	for _, f := range list {
		r := c.c.of(f).values
		if !r.Known {
			continue
		}
		open = open || math.IsInf(r.High, 1)
		for _, v := range []float64{r.Low, r.High} {
			if !math.IsInf(v, 0) {
				ends = append(ends, v)
				greatest = math.Max(greatest, v)
			}
		}
	}
	if open {
		ends = append(ends, math.Min(math.MaxFloat64, greatest+math.Abs(greatest)*roomForArrows))
	}
	return plot.Values(ends), len(ends) > 0
}

// mark draws the numbers that a figure admits, in the middle of the row above.
func (c *canvas) mark(f *Figure, r Range, scale plot.Scale, repeat bool) {
	y := c.y - markHeight/2
	title := c.hover(f)
	put := func(kind, class string, from, to float64) {
		if repeat {
			class = "apart"
			if kind == "dot" {
				kind = "ring"
			}
		}
		s := pages.Shape{Kind: kind, Class: class, X: pages.Share(from), X2: pages.Share(to), Y: y, Y2: y, Title: title}
		if kind == "bar" {
			s.Y, s.Y2 = y-5, y+5
		}
		c.shapes = append(c.shapes, s)
		if kind == "arrow-left" {
			kind = "arrow-right"
		}
		c.use(kind, class)
	}
	point := func(open bool) string {
		if open {
			return "ring"
		}
		return "dot"
	}
	low, high := scale.At(r.Low), scale.At(r.High)
	switch {
	case math.IsInf(r.High, 1):
		put("line", "range", low, 1)
		put("arrow-right", "range", 1, 1)
		put(point(r.OpenLow), "value", low, low)
	case math.IsInf(r.Low, -1):
		put("line", "range", 0, high)
		put("arrow-left", "range", 0, 0)
		put(point(r.OpenHigh), "value", high, high)
	case r.Low == r.High:
		put("dot", "value", low, low)
	default:
		put("bar", "range", low, high)
		if f.Value.Low == f.Value.High && f.Value.Words == "" {
			at := scale.At(f.Value.Low)
			put("dot", "value", at, at)
		}
	}
}

// ground draws the axis below the rows and its lines behind them.
func (c *canvas) ground(before int, scale plot.Scale, top float64, unit string) {
	var behind, words []pages.Shape
	for _, t := range ticks(scale) {
		behind = append(behind, pages.Shape{Kind: "line", Class: "grid", X: pages.Share(t.at), X2: pages.Share(t.at), Y: top, Y2: c.y})
		if t.says != "" {
			words = append(words, pages.Shape{Kind: "text", Class: "tick", X: pages.Share(t.at), Y: c.y + 14, Anchor: anchor(t.at), Text: c.l.Text(t.says)})
		}
	}
	piece := func(from, to float64) {
		behind = append(behind, pages.Shape{Kind: "line", Class: "axis", X: pages.Share(from), X2: pages.Share(to), Y: c.y, Y2: c.y})
	}
	if from, to, broken := scale.Break(); broken {
		piece(0, from)
		piece(to, 1)
		for _, at := range []float64{from, to} { // the two strokes of a broken axis
			behind = append(behind, pages.Shape{Kind: "line", Class: "axis", X: pages.Across{Share: at, Px: -3}, X2: pages.Across{Share: at, Px: 3}, Y: c.y + 4, Y2: c.y - 4})
		}
	} else {
		piece(0, 1)
	}
	c.shapes = append(c.shapes[:before:before], append(behind, c.shapes[before:]...)...)
	c.shapes = append(c.shapes, words...)
	c.y += axisHeight
	c.scaleWords(scale, unit)
}

// scaleWords says of an axis what a reader could miss.
func (c *canvas) scaleWords(scale plot.Scale, unit string) {
	says := pages.Text{}
	if scale.Log() {
		says = pages.W("logarithmic scale")
	}
	if _, _, broken := scale.Break(); broken {
		says = pages.W("logarithmic scale; 0 stands apart")
	}
	if isCurrency(unit) {
		says = pages.List([]pages.Text{c.l.Text(unit), says}, ", ")
	}
	if !says.IsEmpty() {
		c.line("soft", says)
	}
}

// anchor keeps the words of an axis within its ends.
func anchor(at float64) string {
	switch {
	case at < 0.03:
		return "start"
	case at > 0.97:
		return "end"
	}
	return "middle"
}

// tick is a mark of an axis of numbers, with words where there is room.
type tick struct {
	at   float64
	says string
}

// ticks words the marks of an axis. In the narrowest window the words of an
// axis have room for narrowestTicks letters in all.
func ticks(s plot.Scale) []tick {
	const narrowestTicks = 34
	var out []tick
	longest := 1
	for _, t := range s.Ticks() {
		if t.At < 0 || t.At > 1 {
			continue
		}
		says := digits(clean(t.Value))
		longest = max(longest, len([]rune(says))+2)
		out = append(out, tick{t.At, says})
	}
	fit := max(2, narrowestTicks/longest)
	step := (len(out) + fit - 1) / fit
	for i := range out {
		if step > 1 && i%step != 0 {
			out[i].says = ""
		}
	}
	return out
}

// clean takes what adding up leaves behind the twelfth digit away.
func clean(v float64) float64 { return rounded(v, 12) }
