package render

import (
	"math"
	"strconv"

	"dossier/internal/pages"
)

// Measures of shapes, in CSS pixels where the letters of the picture are of
// the size that letterSize says; they grow with those.
const (
	letterSize = 13
	dotRadius  = 4.5
	headLength = 9
	headBox    = 9 // from the middle of the box that a path is drawn in to its sides
	barHeight  = 10
	leastBar   = 2       // wide; a rectangle without width is not drawn
	farthest   = 100_000 // nothing is drawn beyond
)

// outlines are the paths of shapes that stand at a point.
var outlines = map[string]string{
	"diamond":     "M0-5.5L5.5 0L0 5.5L-5.5 0Z",
	"arrow-left":  "M0 0L9-4.5V4.5Z",
	"arrow-right": "M0 0L-9-4.5V4.5Z",
}

// shape writes one shape of a picture. A kind of shape that is not known is
// left out.
func (w *writer) shape(s *pages.Shape) {
	switch s.Kind {
	case "line", "bar":
		w.stretches(s)
	case "dot", "ring":
		w.at(s, func() {
			w.raw("<circle")
			w.shapeClass(s.Kind, s.Class)
			w.length("r", dotRadius)
			w.endShape("circle", s.Title)
		})
	case "diamond", "arrow-left", "arrow-right":
		w.at(s, func() {
			w.raw("<svg")
			w.length("x", -headBox)
			w.length("y", -headBox)
			w.length("width", 2*headBox)
			w.length("height", 2*headBox)
			w.raw(` viewBox="-9 -9 18 18"><path`)
			w.shapeClass(s.Kind, s.Class)
			w.raw(` d="` + outlines[s.Kind] + `"`)
			w.endShape("path", s.Title)
			w.raw("</svg>")
		})
	case "text":
		w.pictureText(s)
	}
}

// at writes what stands at the place of a shape, in a drawing that begins
// there. SVG knows percentages or lengths and not their sum, so that a place
// that has both is a drawing within a drawing.
func (w *writer) at(s *pages.Shape, draw func()) {
	x, y := settled(s.X), steady(s.Y)
	w.raw("<svg")
	if x.Px == 0 || x.Share == 0 {
		if x.Share != 0 {
			w.percentage("x", x.Share)
		} else {
			w.length("x", x.Px)
		}
		w.length("y", y)
		w.raw(">")
		draw()
		w.raw("</svg>\n")
		return
	}
	w.percentage("x", x.Share)
	w.raw("><svg")
	w.length("x", x.Px)
	w.length("y", y)
	w.raw(">")
	draw()
	w.raw("</svg></svg>\n")
}

// stretch is a part of what reaches from one place to another: between two
// shares of the width, shifted by pixels; or, at one share, between two pixels.
type stretch struct {
	from, to pages.Across
	y, y2    float64
}

// stretchesOf cuts what reaches from X to X2 so that each part can be said in
// SVG, which knows percentages or pixels and not their sum: where the pixels
// at both ends differ, the half behind one end, the half before the other, and
// what gapes between them.
func stretchesOf(a, b pages.Across, y, y2 float64) []stretch {
	switch {
	case a.Px == b.Px, a.Share == b.Share:
		return []stretch{{a, b, y, y2}}
	}
	middle, half := (a.Share+b.Share)/2, (y+y2)/2
	first, second := pages.Across{Share: middle, Px: a.Px}, pages.Across{Share: middle, Px: b.Px}
	parts := []stretch{{a, first, y, half}, {second, b, half, y2}}
	if (a.Px < b.Px) == (a.Share < b.Share) {
		parts = append(parts, stretch{first, second, half, half})
	}
	return parts
}

func (w *writer) stretches(s *pages.Shape) {
	a, b, y, y2 := settled(s.X), settled(s.X2), steady(s.Y), steady(s.Y2)
	if s.Kind == "line" {
		for _, part := range stretchesOf(a, b, y, y2) {
			w.stretch(part, func(place func(string, pages.Across)) {
				w.raw("<line")
				w.shapeClass(s.Kind, s.Class)
				place("x1", part.from)
				w.length("y1", part.y)
				place("x2", part.to)
				w.length("y2", part.y2)
			}, "line", s.Title)
		}
		return
	}
	if y2 <= y {
		y, y2 = y-barHeight/2, y+barHeight/2
	}
	if b.Share < a.Share || b.Share == a.Share && b.Px < a.Px {
		a, b = b, a
	}
	if a == b {
		b.Px += leastBar
	}
	for _, part := range stretchesOf(a, b, y, y2) {
		w.stretch(part, func(place func(string, pages.Across)) {
			w.raw("<rect")
			w.shapeClass(s.Kind, s.Class)
			place("x", part.from)
			w.length("y", y)
			place("width", pages.Across{Share: part.to.Share - part.from.Share, Px: part.to.Px - part.from.Px})
			w.length("height", y2-y)
		}, "rect", s.Title)
	}
}

// stretch writes a part with places in percentages, in a drawing shifted by
// the pixels; or with places in pixels, in a drawing that begins at the share.
func (w *writer) stretch(part stretch, start func(place func(string, pages.Across)), name string, title pages.Plain) {
	place := func(name string, x pages.Across) { w.percentage(name, x.Share) }
	moved := true
	switch {
	case part.from.Px != part.to.Px:
		w.raw("<svg")
		w.percentage("x", part.from.Share)
		w.raw(">")
		place = func(name string, x pages.Across) { w.length(name, x.Px) }
	case part.from.Px != 0:
		w.raw("<svg")
		w.length("x", part.from.Px)
		w.raw(">")
	default:
		moved = false
	}
	start(place)
	w.endShape(name, title)
	if moved {
		w.raw("</svg>")
	}
	w.raw("\n")
}

// endShape ends the start tag of a shape, and the shape.
func (w *writer) endShape(name string, title pages.Plain) {
	w.raw(">")
	w.hover(title)
	w.raw("</" + name + ">")
}

// hover writes what is shown when a shape is pointed at.
func (w *writer) hover(title pages.Plain) {
	if title.String() == "" {
		return
	}
	w.raw("<title>")
	w.text(title.String())
	w.raw("</title>")
}

// shapeClass writes the class attribute: what the shape is and what it means.
func (w *writer) shapeClass(kind, meaning string) {
	if kind == "" {
		w.attribute("class", class(meaning))
		return
	}
	if meaning = class(meaning); meaning != "" {
		meaning = " " + meaning
	}
	w.raw(` class="shape ` + kind + meaning + `"`)
}

func (w *writer) percentage(name string, share float64) {
	w.raw(" " + name + `="` + decimal(share*100) + `%"`)
}

// length appends pixels as a share of the picture's letters.
func (w *writer) length(name string, px float64) {
	w.raw(" " + name + `="` + decimal(px/letterSize) + `em"`)
}

// decimal writes a number with at most three decimals, the same on every machine.
func decimal(v float64) string {
	v = math.Round(v*1000) / 1000
	if v == 0 {
		return "0" // not -0
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// steady makes a number one that can be drawn.
func steady(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return math.Min(farthest, math.Max(-farthest, v))
}

// settled makes a place one within the picture's width.
func settled(x pages.Across) pages.Across {
	return pages.Across{Share: math.Min(1, math.Max(0, steady(x.Share))), Px: steady(x.Px)}
}
