package pdf

import (
	"bytes"
	"math"
)

// Glyph is a sign on a page. X and Y are the place of its origin on the base
// line, in points, in the page as it is seen: turned by the page's rotation,
// from its lower left corner.
type Glyph struct {
	Text   string  // the characters; U+FFFD where the font does not tell. Empty: a part of the sign before
	X, Y   float64 // the origin
	W      float64 // how far the next sign of the line is, without spacing, in points
	Size   float64 // the height of the letters' em, in points
	Angle  int     // the direction of the line, counter-clockwise: 0, 90, 180 or 270 degrees
	Hidden bool    // drawn without colour, as in the text layer of a scanned page
}

// matrix is a transformation (ISO 32000-1, 8.3.3).
type matrix struct{ a, b, c, d, e, f float64 }

var unit = matrix{a: 1, d: 1}

// after gives the transformation m followed by n.
func (m matrix) after(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func translate(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

// state is the part of the graphics state that places text.
type state struct {
	ctm                        matrix
	font                       *font
	size, charSpace, wordSpace float64
	scale, leading, rise       float64
	mode                       int
}

// painter interprets content streams.
type painter struct {
	file      *File
	page      Page
	view      matrix // from the page's space to the page as it is seen
	glyphs    []Glyph
	pictures  int
	state     state
	saved     []state
	text, row matrix
	actual    []actualText
}

// actualText is an open marked content that says what its signs stand for.
type actualText struct {
	text string
	has  bool
}

// Content is what a page shows: its signs in the order in which they are drawn,
// and the number of its pictures.
type Content struct {
	Glyphs   []Glyph
	Pictures int
}

// Content reads a page. The error is an *Error.
func (f *File) Content(p Page) (c Content, err error) {
	defer f.rescue(&err)
	w := &painter{file: f, page: p, view: p.view()}
	w.state = state{ctm: unit, scale: 1}
	var content []byte
	for _, part := range f.contents(p.dict["Contents"]) {
		content = append(append(content, f.decode(part)...), '\n')
	}
	w.run(content, p.resources, 0)
	return Content{w.glyphs, w.pictures}, nil
}

// contents gives the content streams of a page, which count as one.
func (f *File) contents(o object) []*stream {
	switch o := f.resolve(o).(type) {
	case *stream:
		return []*stream{o}
	case array:
		var out []*stream
		for _, part := range o {
			if s := f.stream(part); s != nil {
				out = append(out, s)
			}
			f.spend(10)
		}
		return out
	}
	return nil
}

// view turns and shifts a page so that it is seen upright from 0, 0.
func (p Page) view() matrix {
	w, h := p.Right-p.Left, p.Top-p.Bottom
	m := translate(-p.Left, -p.Bottom)
	switch p.Rotate {
	case 90:
		return m.after(matrix{0, -1, 1, 0, 0, w})
	case 180:
		return m.after(matrix{-1, 0, 0, -1, w, h})
	case 270:
		return m.after(matrix{0, 1, -1, 0, h, 0})
	}
	return m
}

// Size gives the width and the height of a page as it is seen, in points.
func (p Page) Size() (width, height float64) {
	width, height = p.Right-p.Left, p.Top-p.Bottom
	if p.Rotate == 90 || p.Rotate == 270 {
		return height, width
	}
	return width, height
}

// run interprets a content stream.
func (w *painter) run(content []byte, resources dict, depth int) {
	const maxOperands = 64
	l := &lexer{raw: content, file: w.file}
	var args array
	for {
		o := l.next()
		op, ok := o.(keyword)
		if !ok {
			if len(args) < maxOperands {
				args = append(args, o)
			}
			continue
		}
		switch op {
		case end:
			return
		case "BI":
			l.skipInlineImage()
			w.pictures++
		case "Do":
			w.do(args, resources, depth)
		default:
			w.operate(string(op), args, resources)
		}
		args = args[:0]
	}
}

// skipInlineImage goes behind the EI of an image in the content itself.
func (l *lexer) skipInlineImage() {
	n := bytes.Index(l.raw[l.at:], []byte("ID"))
	if n < 0 {
		l.at = len(l.raw)
		return
	}
	for at := l.at + n + 2; ; {
		n := bytes.Index(l.raw[at:], []byte("EI"))
		if n < 0 {
			l.at = len(l.raw)
			return
		}
		at += n + 2
		if spaces[l.raw[at-3]] && (at == len(l.raw) || spaces[l.raw[at]]) {
			l.at = at
			return
		}
	}
}

// do paints an external object: a form is interpreted, a picture counted.
func (w *painter) do(args array, resources dict, depth int) {
	if len(args) == 0 || depth > depthLimit {
		return
	}
	key, _ := args[0].(name)
	w.file.spend(200)
	s := w.file.stream(w.file.dict(resources["XObject"])[key])
	if s == nil {
		return
	}
	switch w.file.name(s.dict["Subtype"]) {
	case "Image":
		w.pictures++
	case "Form":
		kept, stack := w.state, w.saved
		if m, ok := w.file.matrix(s.dict["Matrix"]); ok {
			w.state.ctm = m.after(w.state.ctm)
		}
		own := w.file.dict(s.dict["Resources"])
		if own == nil {
			own = resources
		}
		w.saved = nil
		w.run(w.file.decode(s), own, depth+1)
		w.state, w.saved = kept, stack
	}
}

func (f *File) matrix(o object) (matrix, bool) {
	a := f.array(o)
	if len(a) != 6 {
		return unit, false
	}
	var n [6]float64
	for i := range a {
		n[i] = f.number(a[i])
	}
	return matrix{n[0], n[1], n[2], n[3], n[4], n[5]}, true
}

// operate carries out an operator of the text or the graphics state.
func (w *painter) operate(op string, args array, resources dict) {
	var n [6]float64
	for i := range min(len(args), 6) {
		n[i], _ = asNumber(args[i])
	}
	s := &w.state
	switch op {
	case "q":
		const most = 10_000
		if len(w.saved) < most {
			w.saved = append(w.saved, *s)
		}
	case "Q":
		if k := len(w.saved); k > 0 {
			*s, w.saved = w.saved[k-1], w.saved[:k-1]
		}
	case "cm":
		s.ctm = matrix{n[0], n[1], n[2], n[3], n[4], n[5]}.after(s.ctm)
	case "BT":
		w.text, w.row = unit, unit
	case "Tc":
		s.charSpace = n[0]
	case "Tw":
		s.wordSpace = n[0]
	case "Tz":
		s.scale = n[0] / 100
	case "TL":
		s.leading = n[0]
	case "Ts":
		s.rise = n[0]
	case "Tr":
		s.mode = int(n[0])
	case "Tf":
		if key, ok := first(args).(name); ok && len(args) > 1 {
			s.font, s.size = w.file.fontOf(w.file.dict(resources["Font"])[key]), n[1]
		}
	case "gs":
		key, _ := first(args).(name)
		if a := w.file.array(w.file.dict(w.file.dict(resources["ExtGState"])[key])["Font"]); len(a) == 2 {
			s.font, s.size = w.file.fontOf(a[0]), w.file.number(a[1])
		}
	case "BMC", "BDC":
		w.mark(args, resources)
	case "EMC":
		if k := len(w.actual); k > 0 {
			w.actual = w.actual[:k-1]
		}
	default:
		w.show(op, args, n)
	}
}

func first(args array) object {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

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
