package figure

import (
	"math"
	"slices"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/pages"
	"dossier/internal/plot"
)

// overTime gives the figures of a group that can be drawn over time, when it
// has a series, and those that cannot.
func (c *canvas) overTime(g *group) (dated, rest []*Figure) {
	series := false
	for _, f := range g.figures {
		if _, _, ok := c.holdsOn(f); ok && c.c.of(f).values.Known {
			dated = append(dated, f)
			series = series || len(c.c.Series(f)) > 1
		} else {
			rest = append(rest, f)
		}
	}
	if !series {
		return nil, g.figures
	}
	return dated, rest
}

// holdsOn gives the days on which a figure may hold: those that as_of can mean,
// else the end of its period.
func (c *canvas) holdsOn(f *Figure) (first, last annot.Day, ok bool) {
	p := f.AsOf.Start
	if f.AsOf.IsZero() {
		x := c.c.of(f)
		if !x.hasPeriod || x.endless {
			return 0, 0, false
		}
		p = x.end
	}
	return p.First, p.Last, p.First > annot.Past && p.Last < annot.Future && !p.Open
}

// timePlot is the frame of a drawing over time.
type timePlot struct {
	*canvas
	days        plot.Scale
	values      plot.Scale
	top, bottom float64
	taken       []box                   // by words
	styles      map[seriesKey]lineStyle // of the series drawn
}

// box is room that words take, in pixels of the narrowest picture.
type box struct{ left, right, top, bottom float64 }

const (
	narrowest = 266 // the width of a picture in the narrowest window
	letter    = 6.9 // the width of a letter
)

// timePanel draws a group with a series: time from left to right, numbers from
// bottom to top; then a line of words for each figure that is not of a series,
// cannot be dated, or repeats one of them.
func (c *canvas) timePanel(g *group, dated, rest []*Figure, room int) (drawn, left int) {
	scale, _ := c.scale(dated)
	first, last := annot.Future, annot.Past
	for _, f := range dated {
		from, to, _ := c.holdsOn(f)
		first, last = min(first, from), max(last, to)
	}
	t := &timePlot{canvas: c, days: plot.Days(first, last), values: scale, top: c.y + 22, bottom: c.y + 22 + plotHeight, styles: map[seriesKey]lineStyle{}}
	t.frame()
	var rivals []*Figure
	done := map[*Figure]bool{}
	for _, f := range dated {
		if list := c.c.Series(f); len(list) < 2 {
			rivals = append(rivals, f)
		} else if !done[list[0]] {
			done[list[0]] = true
			t.series(list, g)
		}
	}
	for _, f := range rivals {
		t.point(f, "diamond", "value")
	}
	t.words(dated, rivals)
	c.y = t.bottom + axisHeight
	c.scaleWords(scale, UnitOf(c.m.Graph, g.figures[0]))
	return t.legend(g, dated, rivals, rest, room)
}

// frame draws the axes.
func (t *timePlot) frame() {
	from, to, broken := t.values.Break()
	if broken {
		for _, at := range []float64{from, to} { // the two strokes of a broken axis
			y := t.bottom - at*plotHeight
			t.shapes = append(t.shapes, pages.Shape{Kind: "line", Class: "axis", X: px(-3), X2: px(9), Y: y + 2, Y2: y - 2})
		}
	}
	for _, k := range ticks(t.values) {
		y := t.bottom - k.at*plotHeight
		t.shapes = append(t.shapes, pages.Shape{Kind: "line", Class: "grid", X: pages.Share(0), X2: pages.Share(1), Y: y, Y2: y})
		if says := k.says; says != "" && (y < t.bottom-1 || broken) {
			t.shapes = append(t.shapes, pages.Shape{Kind: "text", Class: "tick", Y: y - 3, Text: t.l.Text(says)})
			t.taken = append(t.taken, box{0, letter * float64(utf8.RuneCountInString(says)), y - 14, y})
		}
	}
	for _, year := range t.days.Years(5) {
		t.shapes = append(t.shapes,
			pages.Shape{Kind: "line", Class: "axis", X: pages.Share(year.At), X2: pages.Share(year.At), Y: t.bottom, Y2: t.bottom + 4},
			pages.Shape{Kind: "text", Class: "tick", X: pages.Share(year.At), Y: t.bottom + 16, Anchor: anchor(year.At), Text: t.l.Text(year.Label)})
	}
	t.shapes = append(t.shapes, pages.Shape{Kind: "line", Class: "axis", X: pages.Share(0), X2: pages.Share(1), Y: t.bottom, Y2: t.bottom})
}

// x is the place of a figure in time: the middle of the days that it may mean.
func (t *timePlot) x(f *Figure) float64 {
	from, to, _ := t.holdsOn(f)
	return (t.days.Day(from) + t.days.Day(to)) / 2
}

func (t *timePlot) y(v float64) float64 { return t.bottom - t.values.At(v)*plotHeight }

// at is the number at which a figure's point stands: the number stated, or the
// middle of what is.
func (t *timePlot) at(f *Figure) float64 {
	r := t.c.of(f).values
	switch {
	case math.IsInf(r.High, 1):
		return r.Low
	case math.IsInf(r.Low, -1):
		return r.High
	case f.Value.Words == "":
		return f.Value.Low/2 + f.Value.High/2
	}
	return r.Low/2 + r.High/2
}

func (g *group) has(f *Figure) bool { return slices.Contains(g.figures, f) }

// point draws a figure: what it admits as an upright line, the days that it may
// mean as a level one. An open end has the head of an arrow.
func (t *timePlot) point(f *Figure, kind, class string) {
	r, x, y := t.c.of(f).values, t.x(f), t.y(t.at(f))
	title := t.hover(f)
	line := func(a, b pages.Across, y, y2 float64) {
		t.shapes = append(t.shapes, pages.Shape{Kind: "line", Class: "range", X: a, X2: b, Y: y, Y2: y2, Title: title})
	}
	head := func(y, down float64) {
		for _, side := range []float64{-5, 5} {
			line(pages.Across{Share: x, Px: side}, pages.Share(x), y+down, y)
		}
		t.use("arrow-right", "range")
	}
	if r.Low != r.High {
		low, high := t.bottom, t.top-8
		if !math.IsInf(r.Low, -1) {
			low = t.y(r.Low)
		}
		if !math.IsInf(r.High, 1) {
			high = t.y(r.High)
		}
		line(pages.Share(x), pages.Share(x), low, high)
		switch {
		case math.IsInf(r.High, 1):
			head(high, 7)
		case math.IsInf(r.Low, -1):
			head(low, -7)
		}
	}
	if from, to, _ := t.holdsOn(f); to-from > 31 {
		line(pages.Share(t.days.Day(from)), pages.Share(t.days.Day(to)), y, y)
	}
	t.shapes = append(t.shapes, pages.Shape{Kind: kind, Class: class, X: pages.Share(x), Y: y, Y2: y, Title: title})
	t.taken = append(t.taken, box{x*narrowest - 5, x*narrowest + 5, y - 5, y + 5})
	t.use(kind, class)
}

// words writes the numbers beside the points where there is room: of the last
// and the first, then of those that are no part of a series and of those that
// they contradict, then of the rest.
func (t *timePlot) words(dated, rivals []*Figure) {
	last, first := dated[0], dated[0]
	for _, f := range dated {
		if t.x(f) > t.x(last) {
			last = f
		}
		if t.x(f) < t.x(first) {
			first = f
		}
	}
	sorted := append([]*Figure{last, first}, rivals...)
	for _, r := range rivals {
		for _, f := range dated {
			if t.c.Worded(r, f).Relation == Conflict {
				sorted = append(sorted, f)
			}
		}
	}
	done := map[*Figure]bool{}
	for _, f := range append(sorted, dated...) {
		if !done[f] {
			done[f] = true
			t.word(f)
		}
	}
}

// spot is a place for the words of a point.
type spot struct {
	anchor         string
	dx, left, base float64
}

// word writes a figure's number beside its point, if there is room above it,
// to its right, to its left or below.
func (t *timePlot) word(f *Figure) {
	says := t.number(f)
	width := letter * float64(utf8.RuneCountInString(says))
	x, y := t.x(f), t.y(t.at(f))
	mid := x * narrowest
	above, below := spot{"middle", 0, mid - width/2, y - 9}, spot{"middle", 0, mid - width/2, y + 19}
	right, left := spot{"start", 9, mid + 9, y + 4}, spot{"end", -9, mid - 9 - width, y + 4}
	spots := []spot{above, right, left, below}
	if r := t.c.of(f).values; r.Low != r.High { // an upright line leads away
		spots = []spot{right, left, below, above}
	}
	for _, s := range spots {
		b := box{s.left, s.left + width, s.base - 11, s.base + 3}
		if b.left < -12 || b.right > narrowest+12 || b.bottom > t.bottom-1 || b.top < t.top-14 || t.isTaken(b) {
			continue
		}
		t.taken = append(t.taken, b)
		t.shapes = append(t.shapes, pages.Shape{Kind: "text", X: pages.Across{Share: x, Px: s.dx}, Y: s.base, Anchor: s.anchor, Text: t.l.Text(says)})
		return
	}
}

func (t *timePlot) isTaken(b box) bool {
	for _, o := range t.taken {
		if b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom {
			return true
		}
	}
	return false
}
