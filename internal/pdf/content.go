package pdf

import (
	"bytes"
)

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
