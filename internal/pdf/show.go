package pdf

import "math"

// show carries out the operators that move and show text.
func (w *painter) show(op string, args array, n [6]float64) {
	switch op {
	case "Td":
		w.newLine(n[0], n[1])
	case "TD":
		w.state.leading = -n[1]
		w.newLine(n[0], n[1])
	case "Tm":
		w.row = matrix{n[0], n[1], n[2], n[3], n[4], n[5]}
		w.text = w.row
	case "T*":
		w.newLine(0, -w.state.leading)
	case "'":
		w.newLine(0, -w.state.leading)
		w.string(first(args))
	case "\"":
		w.state.wordSpace, w.state.charSpace = n[0], n[1]
		w.newLine(0, -w.state.leading)
		if len(args) > 2 {
			w.string(args[2])
		}
	case "Tj":
		w.string(first(args))
	case "TJ":
		list, _ := first(args).(array)
		for _, o := range list {
			if by, ok := asNumber(o); ok {
				w.advance(-by / 1000 * w.state.size)
				continue
			}
			w.string(o)
		}
	}
}

func (w *painter) newLine(x, y float64) {
	w.row = translate(x, y).after(w.row)
	w.text = w.row
}

// advance moves along the line by a distance in text space.
func (w *painter) advance(by float64) {
	if w.state.font != nil && w.state.font.vertical {
		w.text = translate(0, by).after(w.text)
		return
	}
	w.text = translate(by*w.state.scale, 0).after(w.text)
}

// mark opens marked content. Its ActualText (ISO 32000-1, 14.9.4) counts only
// where it names a soft hyphen, and for signs that the font does not tell: the
// text is what a reader sees.
func (w *painter) mark(args array, resources dict) {
	const most = 10_000
	if len(w.actual) >= most {
		return
	}
	var a actualText
	if len(args) > 1 {
		d, ok := args[1].(dict)
		if key, isName := args[1].(name); !ok && isName {
			d = w.file.dict(w.file.dict(resources["Properties"])[key])
		}
		if s, ok := w.file.resolve(d["ActualText"]).(str); ok {
			a = actualText{textString(s), true}
		}
	}
	w.actual = append(w.actual, a)
}

// string shows a string.
func (w *painter) string(o object) {
	s, ok := o.(str)
	if !ok || w.state.font == nil {
		return
	}
	st := &w.state
	st.font.each(string(s), func(code int, width int, isSpace bool) {
		text, advance := st.font.text(code, width), st.font.width(code)
		m := matrix{st.size * st.scale, 0, 0, st.size, 0, st.rise}.after(w.text).after(st.ctm).after(w.view)
		w.put(text, m, advance)
		step := advance*st.size + st.charSpace
		if isSpace {
			step += st.wordSpace
		}
		if st.font.vertical {
			step = -st.size - st.charSpace
		}
		w.advance(step)
	})
}

// put adds a glyph.
func (w *painter) put(text string, m matrix, advance float64) {
	f := w.file
	if f.glyphs++; f.glyphs > glyphLimit {
		panic(stop{&Error{TooLarge, "has more letters than can be read while you wait"}})
	}
	f.spend(8)
	if k := len(w.actual); k > 0 && w.actual[k-1].has {
		a := &w.actual[k-1]
		switch {
		case a.text == "\u00ad":
			text = a.text
		case text == unknown && a.text != "":
			text, a.text = a.text, ""
		case text == unknown:
			text = ""
		}
	}
	along, up := math.Hypot(m.a, m.b), math.Hypot(m.c, m.d)
	g := Glyph{Text: text, X: m.e, Y: m.f, W: advance * along, Size: up, Hidden: w.state.mode == 3 || w.state.mode == 7}
	switch {
	case math.IsNaN(g.X+g.Y+g.W+g.Size) || math.IsInf(g.X+g.Y+g.W+g.Size, 0):
		g.X, g.Y, g.W, g.Size = 0, 0, 0, 0
	case math.Abs(m.b) > math.Abs(m.a) && m.b > 0:
		g.Angle = 90
	case math.Abs(m.b) > math.Abs(m.a):
		g.Angle = 270
	case m.a < 0:
		g.Angle = 180
	}
	w.glyphs = append(w.glyphs, g)
}
