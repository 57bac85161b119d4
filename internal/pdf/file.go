package pdf

import "bytes"

// resolve follows references until there is something else. A reference that
// leads nowhere, or in a circle, is nil.
func (f *File) resolve(o object) object {
	for range depthLimit {
		r, ok := o.(ref)
		if !ok {
			return o
		}
		o = f.load(r.id)
	}
	return nil
}

func (f *File) dict(o object) dict {
	switch o := f.resolve(o).(type) {
	case dict:
		return o
	case *stream:
		return o.dict
	}
	return nil
}

func (f *File) array(o object) array {
	a, _ := f.resolve(o).(array)
	return a
}

func (f *File) name(o object) name {
	n, _ := f.resolve(o).(name)
	return n
}

func (f *File) stream(o object) *stream {
	s, _ := f.resolve(o).(*stream)
	return s
}

// number gives a number; what is none is 0.
func (f *File) number(o object) float64 {
	n, _ := asNumber(f.resolve(o))
	return n
}

func asNumber(o object) (float64, bool) {
	switch o := o.(type) {
	case int:
		return float64(o), true
	case float64:
		return o, true
	}
	return 0, false
}

// load reads an object by its number, once.
func (f *File) load(id int) object {
	if o, ok := f.loaded[id]; ok {
		return o
	}
	e, ok := f.xref[id]
	if !ok || f.loading[id] || len(f.loading) > depthLimit {
		return nil
	}
	f.loading[id] = true
	defer delete(f.loading, id)
	var o object
	if e.in != 0 {
		o = f.fromStream(e.in, id)
	} else {
		o = f.objectAt(e.offset, id)
	}
	f.loaded[id] = o
	return o
}

// objectAt reads "id gen obj …" at an offset. When something else stands there,
// the offsets of the file are wrong, and it is searched for its objects.
func (f *File) objectAt(offset, id int) object {
	if offset < 0 || offset >= len(f.raw) {
		return f.elsewhere(id)
	}
	l := &lexer{raw: f.raw, at: offset, file: f}
	got, ok := l.next().(int)
	_, ok2 := l.next().(int)
	if !ok || !ok2 || got != id || l.next() != keyword("obj") {
		return f.elsewhere(id)
	}
	return f.body(l)
}

func (f *File) elsewhere(id int) object {
	if f.rebuilt {
		return nil
	}
	f.rebuild()
	if e, ok := f.xref[id]; ok && e.in == 0 {
		return f.objectAt(e.offset, id)
	}
	return nil
}

// body reads an object behind "obj", a reference or a stream included.
func (f *File) body(l *lexer) object {
	o := l.next()
	switch v := o.(type) {
	case int:
		back := l.at
		gen, ok := l.next().(int)
		if ok && l.next() == keyword("R") {
			return ref{v, gen}
		}
		l.at = back
	case keyword:
		return nil
	case dict:
		l.skipSpace()
		if bytes.HasPrefix(l.raw[l.at:], []byte("stream")) {
			return &stream{v, f.streamData(l, v)}
		}
	}
	return o
}

// streamData cuts the bytes of a stream. Its length counts if "endstream"
// stands behind it, else the next "endstream" ends it.
func (f *File) streamData(l *lexer, d dict) []byte {
	at := l.at + len("stream")
	if at < len(l.raw) && l.raw[at] == '\r' {
		at++
	}
	if at < len(l.raw) && l.raw[at] == '\n' {
		at++
	}
	at = min(at, len(l.raw))
	rest := l.raw[at:]
	if n, ok := f.resolve(d["Length"]).(int); ok && n >= 0 && n <= len(rest) {
		tail := rest[n:min(n+32, len(rest))]
		if bytes.HasPrefix(bytes.TrimLeft(tail, "\r\n \t\x00"), []byte("endstream")) || bytes.HasPrefix(bytes.TrimLeft(tail, "\r\n \t\x00"), []byte("endobj")) {
			return rest[:n]
		}
	}
	n := bytes.Index(rest, []byte("endstream"))
	if n < 0 {
		n = len(rest)
	}
	f.spend(n)
	return bytes.TrimSuffix(bytes.TrimSuffix(rest[:n], []byte("\n")), []byte("\r"))
}

// objectStream is an unpacked object stream (ISO 32000-1, 7.5.7).
type objectStream struct {
	data    []byte
	offsets map[int]int
}

// fromStream reads an object out of an object stream.
func (f *File) fromStream(in, id int) object {
	os, ok := f.streams[in]
	if !ok {
		os = f.openObjectStream(in)
		f.streams[in] = os
	}
	if os == nil {
		return nil
	}
	at, ok := os.offsets[id]
	if !ok || at < 0 || at > len(os.data) {
		return nil
	}
	l := &lexer{raw: os.data, at: at, file: f}
	o := l.next()
	if n, ok := o.(int); ok { // a reference, or a number
		gen, ok := l.next().(int)
		if ok && l.next() == keyword("R") {
			return ref{n, gen}
		}
		return n
	}
	if _, ok := o.(keyword); ok {
		return nil
	}
	return o
}

func (f *File) openObjectStream(in int) *objectStream {
	if f.xref[in].in != 0 {
		return nil
	}
	s, _ := f.load(in).(*stream)
	if s == nil {
		return nil
	}
	first, _ := f.resolve(s.dict["First"]).(int)
	data := f.decode(s)
	out := &objectStream{data: data, offsets: map[int]int{}}
	l := &lexer{raw: data[:max(min(first, len(data)), 0)], file: f}
	for {
		id, ok1 := l.next().(int)
		offset, ok2 := l.next().(int)
		if !ok1 || !ok2 {
			return out
		}
		if _, twice := out.offsets[id]; !twice {
			out.offsets[id] = first + offset
		}
	}
}
