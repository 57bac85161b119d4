package render

import "dossier/internal/pages"

// picture writes a drawing as inline SVG. It has no viewBox: it is as wide as
// its place and its places are percentages of that, so that letters keep their
// size in every window. All other measures are in em of the picture's letters,
// so that it grows with the letters of the page. Its name and its description stand for it where it is
// not seen; id is that of the part it stands in.
//
// A picture holds no links, because it is an image to those who do not see it:
// label signs in it are letters, and name their note in data-note.
func (w *writer) picture(id string, p *pages.Picture) {
	title, desc := id+"-picture-title", id+"-picture-desc"
	w.raw("<div class=\"picture\">\n")
	if room := roomFor(p.Shapes); room != "" {
		w.raw(`<div class="picture-frame picture-` + room + `" role="group" tabindex="0"`)
		w.attribute("aria-labelledby", title)
	} else {
		w.raw(`<div class="picture-frame"`)
	}
	w.raw(">\n<svg class=\"drawing\" width=\"100%\"")
	w.length("height", max(1, steady(p.Height)))
	w.raw(` role="img"`)
	w.attribute("aria-labelledby", title)
	w.attribute("aria-describedby", desc)
	w.raw(">\n<title")
	w.attribute("id", title)
	w.raw(">")
	w.text(p.Title.String())
	w.raw("</title>\n<desc")
	w.attribute("id", desc)
	w.raw(">")
	w.text(p.Desc.String())
	w.raw("</desc>\n")
	for i := range p.Shapes {
		w.shape(&p.Shapes[i])
	}
	w.raw("</svg>\n</div>\n")
	w.pictureKey(p.Key)
	w.raw("</div>\n")
}

// pictureKey says what the shapes of a picture mean, each with a sample.
func (w *writer) pictureKey(items []pages.KeyItem) {
	if len(items) == 0 {
		return
	}
	w.raw("<ul class=\"picture-key\">\n")
	for _, item := range items {
		w.raw(`<li><svg class="drawing sample" width="2em" height="1.077em" aria-hidden="true">`)
		sample := pages.Shape{Kind: item.Kind, Class: item.Class, X: pages.Share(0.5), Y: 7, Y2: 7}
		switch item.Kind {
		case "line", "bar":
			sample.X, sample.X2 = pages.Across{Px: 1}, pages.Across{Px: 25}
		case "arrow-left":
			sample.X.Px = -headLength / 2
		case "arrow-right":
			sample.X.Px = headLength / 2
		}
		w.shape(&sample)
		w.raw("</svg> <span>")
		w.texts(item.Says)
		w.raw("</span></li>\n")
	}
	w.raw("</ul>\n")
}

// pictureText writes words whose baseline is at y.
func (w *writer) pictureText(s *pages.Shape) {
	w.at(s, func() {
		w.raw("<text")
		w.shapeClass("", s.Class)
		switch s.Anchor {
		case "middle", "end":
			w.attribute("text-anchor", s.Anchor)
		}
		w.raw(">")
		w.hover(s.Title)
		for _, run := range s.Text.Runs() {
			w.pictureRun(run)
		}
		w.raw("</text>")
	})
}

// pictureRun writes a piece of a text with its label signs directly behind it,
// in the classes that they have elsewhere.
func (w *writer) pictureRun(run pages.Run) {
	open := 0
	for _, is := range []struct {
		on   bool
		name string
	}{{run.Em, "em"}, {run.Strong, "strong"}, {run.Excused, "excused"}} {
		if is.on {
			w.raw(`<tspan class="` + is.name + `">`)
			open++
		}
	}
	w.text(run.Words)
	for range open {
		w.raw("</tspan>")
	}
	for _, sign := range run.Signs {
		if sign.Mark == "" {
			w.raw(`<tspan class="label-paren"> (`)
			w.text(sign.Says)
			w.raw(`)</tspan>`)
			continue
		}
		w.raw(`<tspan class="label-sign"`)
		w.attribute("data-note", sign.Note)
		w.raw(`>`)
		w.text(sign.Mark)
		w.raw(`</tspan>`)
	}
}
