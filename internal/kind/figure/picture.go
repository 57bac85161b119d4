package figure

import (
	"strings"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// The picture of a quantity: one panel for each group of figures that may
// stand on one axis, each with an axis of its own and a line that says what it
// counts and why it stands apart. So nothing that cannot be compared is ever
// lined up. A group with a series is drawn over time, any other as a row for
// each figure.

// The measures of the picture, in CSS pixels.
const (
	textHeight = 17 // of a line of words
	markHeight = 17 // of a row's mark
	rowGap     = 7
	panelGap   = 26
	axisHeight = 20 // with its words
	plotHeight = 170
	glyphAt    = 6 // the middle of a sample before a line of words
	glyphRoom  = 17
	lineWidth  = 38 // letters that the narrowest window has room for
	mostLines  = 3  // of a heading
	mostLabel  = 2  // lines of a row's label
)

// mostDrawn is how many figures a picture shows.
const mostDrawn = 40

// canvas gathers the shapes of a picture from top to bottom.
type canvas struct {
	view
	units  bool // whether figures of several units are drawn
	shapes []pages.Shape
	y      float64 // where the next thing begins
	used   map[string]bool
}

// picture draws the groups of a quantity's figures; more is how many figures
// are in none of them for want of room. It is nil where there is nothing to set
// apart or side by side.
func (v view) picture(q *Quantity, list []*group, more int) *pages.Picture {
	if len(list) == 0 || len(list) == 1 && list[0].size() < 2 {
		return nil
	}
	c := &canvas{view: v, used: map[string]bool{}}
	for _, g := range list {
		c.units = c.units || v.severalUnits(g.all())
	}
	var says []string
	room := mostDrawn
	for i, g := range list {
		if room <= 0 {
			more += g.size()
			continue
		}
		if i > 0 {
			c.y += panelGap
		}
		c.heading(g, list[0])
		drawn, left := c.panel(g, room)
		room, more = room-drawn, more+left
		says = append(says, v.inWords(g))
	}
	if more > 0 {
		c.y += panelGap
		c.line("soft", pages.Join(v.l.Text(pages.Count(more, "more figure stands", "more figures stand")), pages.W(" in the table below")))
	}
	desc := pages.Count(len(list), "group", "groups") + " of figures that count the same, each on an axis of its own; figures of different groups are not rivals. " +
		strings.Join(says, " ") + " The table below has the same in words."
	return &pages.Picture{Title: v.l.Plain("Figures: " + q.Title), Desc: v.l.Plain(desc), Height: c.y + 6, Shapes: c.shapes, Key: c.key()}
}

// size is how many figures belong to a group.
func (g *group) size() int { return len(g.all()) }

// panel draws a group; it gives how many figures it has drawn, and how many
// there was no room for.
func (c *canvas) panel(g *group, room int) (drawn, left int) {
	if dated, rest := c.overTime(g); len(dated) > 1 {
		return c.timePanel(g, dated, rest, room)
	}
	return c.rowPanel(g, room)
}

// heading says what a group counts and why it stands apart.
func (c *canvas) heading(g, first *group) {
	lead := g.figures[0]
	c.wrapped("row", c.counts(g), mostLines)
	switch {
	case g.whole != nil:
		says := pages.Join(pages.W("Apart: a part of what "), c.l.Text(c.number(g.of.B)), pages.W(" counts, and no rival"))
		if g.of.Exceeds {
			says = pages.Join(says, pages.W("; the narrower count is the larger number"))
		}
		c.wrapped("apart", says, mostLines)
	case g != first:
		found := c.c.Worded(lead, first.figures[0])
		says := pages.Join(pages.W("Apart: not comparable with "), c.l.Text(c.number(first.figures[0])))
		if why := short(found); why != "" {
			says = pages.Join(says, pages.W(" ("), pages.W(why), pages.W(")"))
		}
		if found.Relation == Whole {
			says = pages.Join(pages.W("Apart: counts the whole of which "), c.l.Text(c.number(first.figures[0])), pages.W(" counts a part"))
		}
		c.wrapped("apart", says, mostLines)
	}
}

// counts says what the figures of a group count, in one line. The time of a
// series goes on: of that only the beginning is said.
func (c *canvas) counts(g *group) pages.Text {
	f := g.figures[0]
	var parts []pages.Text
	for _, field := range []string{"measure", "population", "actor", "place", "period", "scope"} {
		t := c.field(f, field)
		if field == "period" && len(g.figures) > 1 && len(c.c.Series(f)) > 1 {
			t = c.begins(f)
		}
		parts = append(parts, t)
	}
	if c.units || f.Measure == "" && f.Population == "" {
		parts = append([]pages.Text{c.l.Text(UnitOf(c.m.Graph, f))}, parts...)
	}
	if t := pages.List(parts, "\u00a0· "); !t.IsEmpty() {
		return t
	}
	return pages.W("Nothing is said of what it counts")
}

// begins says since when a figure counts.
func (c *canvas) begins(f *Figure) pages.Text {
	p := f.Period
	from, _, ok := strings.Cut(p.Text, "/")
	if !ok || p.Start.Open {
		return pages.Text{}
	}
	p.Text, p.End = from+"/..", annot.Point{First: annot.Future, Last: annot.Future, Open: true}
	return c.l.Date(p)
}

// line puts one line of words on the canvas, shortened where it is too long.
func (c *canvas) line(class string, t pages.Text) {
	c.y += textHeight
	c.shapes = append(c.shapes, pages.Shape{Kind: "text", Class: class, Y: c.y - 4, Text: t.Short(lineWidth)})
}

// wrapped puts words on the canvas in as many lines as they need, up to most.
func (c *canvas) wrapped(class string, t pages.Text, most int) {
	lines := t.Wrap(lineWidth)
	if len(lines) > most {
		lines = t.Wrap(lineWidth - 2)[:most]
		lines[most-1] = pages.Join(lines[most-1], pages.W(" …"))
	}
	for _, line := range lines {
		c.line(class, line)
	}
}

// sampled puts words behind a sample of the shape that they are about, in as
// many lines as they need, up to mostLines.
func (c *canvas) sampled(kind, class string, t pages.Text) {
	if kind != "" {
		y := c.y + textHeight - 8
		c.shapes = append(c.shapes, pages.Shape{Kind: kind, Class: class, X: px(glyphAt), Y: y, Y2: y})
		c.use(kind, class)
	}
	lines := t.Wrap(lineWidth - 2)
	if len(lines) > mostLines {
		lines = append(lines[:mostLines-1:mostLines-1], pages.Join(lines[mostLines-1].Short(lineWidth-4), pages.W(" …")))
	}
	for _, line := range lines {
		c.y += textHeight
		c.shapes = append(c.shapes, pages.Shape{Kind: "text", X: px(glyphRoom), Y: c.y - 4, Text: line.Short(lineWidth - 2)})
	}
}

// label says in a line whose a figure is: at least 300 · Amnesty International.
func (c *canvas) label(f *Figure) pages.Text {
	return pages.Join(c.l.Text(c.number(f)), pages.W("\u00a0· "), c.claim(f))
}

// hover is what is shown when a figure's shape is pointed at.
func (c *canvas) hover(f *Figure) pages.Plain {
	return c.l.Plain(pages.Join(c.l.Text(c.number(f)), pages.W(" · "), c.who(f)).Bare())
}

func px(x float64) pages.Across { return pages.Across{Px: x} }

func (c *canvas) use(kind, class string) { c.used[kind+" "+class] = true }

// samples are the shapes that a key can explain, in its order.
var samples = []struct {
	kind, class string
	says        pages.Word
}{
	{"dot", "value", "a number"},
	{"ring", "value", "“over” or a limit that is not reached"},
	{"diamond", "value", "a count that is not of the series"},
	{"bar", "range", "a range, or “about”: a tenth to either side"},
	{"arrow-right", "range", "no upper or no lower end is stated"},
	{"line", "series", "values of one series; the later supersedes the earlier"},
	{"ring", "apart", "repeats the number before it, and may leave out what it counts"},
}

func (c *canvas) key() []pages.KeyItem {
	var out []pages.KeyItem
	for _, s := range samples {
		if c.used[s.kind+" "+s.class] {
			out = append(out, pages.KeyItem{Kind: s.kind, Class: s.class, Says: pages.W(s.says)})
		}
	}
	return out
}

// inWords tells a group in a sentence, for those who do not see it.
func (v view) inWords(g *group) string {
	var out []string
	for _, f := range g.figures[:min(8, len(g.figures))] {
		one := v.number(f) + " (" + v.who(f).Bare() + ")"
		if n := len(g.repeats[f]); n > 0 {
			one += ", with " + pages.Count(n, "repetition", "repetitions")
		}
		out = append(out, one)
	}
	if n := len(g.figures) - len(out); n > 0 {
		out = append(out, pages.Count(n, "more", "more"))
	}
	return pages.Title(strings.Join(out, "; ")) + "."
}
