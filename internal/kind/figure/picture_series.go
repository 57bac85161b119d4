package figure

import (
	"dossier/internal/pages"
)

// lineStyle is how a series is drawn: the class of its line, and the kind of
// its marks.
type lineStyle struct{ line, mark string }

// lineStyles tell series on one axis apart, by form and not by colour alone;
// with more series than these, the first come again.
var lineStyles = []lineStyle{
	{"series", "dot"}, {"series-2", "ring"}, {"series-3", "diamond"},
	{"series-2", "dot"}, {"series-3", "ring"}, {"series", "diamond"},
	{"series-3", "dot"}, {"series", "ring"}, {"series-2", "diamond"},
}

// style gives the style of the series of a figure.
func (t *timePlot) style(f *Figure) lineStyle {
	key := t.c.of(f).series
	style, ok := t.styles[key]
	if !ok {
		style = lineStyles[len(t.styles)%len(lineStyles)]
		t.styles[key] = style
	}
	return style
}

// series draws the values of a series that are of a group, with a line between
// two of which it is known which is the later.
func (t *timePlot) series(list []*Figure, g *group) {
	style := t.style(list[0])
	var before *Figure
	for _, f := range list {
		if _, _, ok := t.holdsOn(f); !ok || !t.c.of(f).values.Known || !g.has(f) {
			continue
		}
		if before != nil {
			if order, ok := older(before, f); ok && order < 0 {
				t.shapes = append(t.shapes, pages.Shape{Kind: "line", Class: style.line, X: pages.Share(t.x(before)), X2: pages.Share(t.x(f)), Y: t.y(t.at(before)), Y2: t.y(t.at(f))})
			}
		}
		before = f
	}
	for _, f := range list {
		if _, _, ok := t.holdsOn(f); ok && t.c.of(f).values.Known && g.has(f) {
			t.point(f, style.mark, style.line)
		}
	}
}

// named puts the name of a series behind a sample that is long enough to tell
// a dashed line by.
func (t *timePlot) named(style lineStyle, name pages.Text) {
	const length, words, letters = 30, 37, lineWidth - 5
	t.canvas.y += textHeight
	y := t.canvas.y - 8
	t.shapes = append(t.shapes,
		pages.Shape{Kind: "line", Class: style.line, X: px(0), X2: px(length), Y: y, Y2: y},
		pages.Shape{Kind: style.mark, Class: style.line, X: px(length / 2), Y: y, Y2: y},
		pages.Shape{Kind: "text", X: px(words), Y: t.canvas.y - 4, Text: name.Short(letters)})
	t.use("line", "series")
}

// undrawn says why a figure is not drawn over time.
func (c *canvas) undrawn(f *Figure) pages.Word {
	if !c.c.of(f).values.Known {
		return ", words that no number can be drawn for"
	}
	return ", without a place in time"
}

// legend puts a line of words for what the drawing cannot name: each series,
// what is no part of one, what cannot be dated, and what repeats a number.
func (t *timePlot) legend(g *group, dated, rivals, rest []*Figure, room int) (drawn, left int) {
	named := map[seriesKey]bool{}
	for _, f := range dated {
		if key := t.c.of(f).series; len(t.c.Series(f)) > 1 && !named[key] {
			named[key] = true
			t.named(t.style(f), t.l.Text(f.Series))
		}
	}
	drawn = len(dated) - len(rivals)
	room -= min(drawn, room/2)
	add := func(f *Figure, kind, class string, after pages.Text) {
		if room--; room < 0 {
			left++
			return
		}
		drawn++
		t.sampled(kind, class, pages.Join(t.label(f), after))
	}
	for _, f := range rivals {
		add(f, "diamond", "value", pages.Text{})
	}
	for _, f := range rest {
		add(f, "", "", pages.W(t.undrawn(f)))
	}
	for _, f := range g.figures {
		for _, r := range g.repeats[f] {
			add(r, "ring", "apart", pages.Join(pages.W(", repeats "), t.l.Text(t.number(f))))
		}
	}
	return drawn, left
}
