package pdf

import (
	"bytes"
	"slices"
	"strconv"
)

// entry is where an object stands: at an offset of the file, or in an object
// stream.
type entry struct {
	offset int
	in     int // the number of the object stream; 0: none
}

// readXref reads the chain of cross-reference sections from the end of the
// file. The newest section counts; where anything is wrong, the whole file is
// searched for its objects.
func (f *File) readXref() {
	f.xref = map[int]entry{}
	at := f.startxref()
	seen := map[int]bool{}
	for at >= 0 && !seen[at] {
		seen[at] = true
		next, ok := f.section(at, seen)
		if !ok {
			f.rebuild()
			return
		}
		at = next
	}
	if f.trailer["Root"] == nil {
		f.rebuild()
	}
}

// startxref gives the offset that the end of the file names, or -1.
func (f *File) startxref() int {
	const tail = 4096
	from := max(len(f.raw)-tail, 0)
	n := bytes.LastIndex(f.raw[from:], []byte("startxref"))
	if n < 0 {
		return -1
	}
	l := &lexer{raw: f.raw, at: from + n + len("startxref"), file: f}
	at, ok := l.next().(int)
	if !ok || at >= len(f.raw) {
		return -1
	}
	return at
}

// section reads a cross-reference table or stream and gives the offset of the
// one before it, or -1.
func (f *File) section(at int, seen map[int]bool) (prev int, ok bool) {
	if at < 0 || at >= len(f.raw) {
		return -1, false
	}
	l := &lexer{raw: f.raw, at: at, file: f}
	var d dict
	switch first := l.next().(type) {
	case keyword:
		if first != "xref" {
			return -1, false
		}
		if d, ok = f.table(l); !ok {
			return -1, false
		}
		// A hybrid file has a stream for what its table cannot say.
		if s, has := d["XRefStm"].(int); has && !seen[s] {
			seen[s] = true
			if _, ok := f.section(s, seen); !ok {
				return -1, false
			}
		}
	case int:
		if d, ok = f.xrefStream(l); !ok {
			return -1, false
		}
	default:
		return -1, false
	}
	f.mergeTrailer(d)
	if p, has := d["Prev"]; has {
		prev, isInt := p.(int)
		return prev, isInt
	}
	return -1, true
}

// mergeTrailer keeps the first value of each key: that of the newest section.
func (f *File) mergeTrailer(d dict) {
	if f.trailer == nil {
		f.trailer = dict{}
	}
	for _, key := range []name{"Root", "Info", "Encrypt"} {
		if v, ok := d[key]; ok && f.trailer[key] == nil {
			f.trailer[key] = v
		}
	}
}

// table reads the lines of a cross-reference table and the trailer.
func (f *File) table(l *lexer) (dict, bool) {
	for {
		switch o := l.next().(type) {
		case keyword:
			if o != "trailer" {
				return nil, false
			}
			d, ok := l.next().(dict)
			return d, ok
		case int:
			n, ok := l.next().(int)
			if !ok || !f.subsection(l, o, n) {
				return nil, false
			}
		default:
			return nil, false
		}
	}
}

func (f *File) subsection(l *lexer, start, n int) bool {
	for i := range n {
		offset, ok := l.next().(int)
		_, ok2 := l.next().(int)
		use, ok3 := l.next().(keyword)
		if !ok || !ok2 || !ok3 {
			return false
		}
		if _, known := f.xref[start+i]; !known && use == "n" && offset > 0 {
			f.xref[start+i] = entry{offset: offset}
		} else if !known && use == "f" {
			f.xref[start+i] = entry{offset: -1}
		}
	}
	return true
}

// xrefStream reads a cross-reference stream (ISO 32000-1, 7.5.8).
func (f *File) xrefStream(l *lexer) (dict, bool) {
	if _, ok := l.next().(int); !ok || l.next() != keyword("obj") {
		return nil, false
	}
	s, ok := f.body(l).(*stream)
	if !ok || s.dict["Type"] != name("XRef") {
		return nil, false
	}
	var w [3]int
	widths, _ := s.dict["W"].(array)
	for i := range min(len(widths), 3) {
		n, ok := widths[i].(int)
		if !ok || n < 0 || n > 8 {
			return nil, false
		}
		w[i] = n
	}
	row := w[0] + w[1] + w[2]
	if len(widths) < 3 || row == 0 {
		return nil, false
	}
	size, _ := s.dict["Size"].(int)
	index, ok := s.dict["Index"].(array)
	if !ok {
		index = array{0, size}
	}
	data := f.decode(s)
	for i := 0; i+1 < len(index); i += 2 {
		start, ok1 := index[i].(int)
		n, ok2 := index[i+1].(int)
		if !ok1 || !ok2 {
			return nil, false
		}
		for k := 0; k < n && len(data) >= row; k++ {
			f.xrefRow(start+k, data[:row], w)
			data = data[row:]
		}
	}
	return s.dict, true
}

func (f *File) xrefRow(id int, row []byte, w [3]int) {
	field := func(from, width int) int {
		n := 0
		for _, b := range row[from : from+width] {
			n = n<<8 | int(b)
		}
		return n
	}
	kind := 1
	if w[0] > 0 {
		kind = field(0, w[0])
	}
	if _, known := f.xref[id]; known {
		return
	}
	switch second := field(w[0], w[1]); kind {
	case 0:
		f.xref[id] = entry{offset: -1}
	case 1:
		f.xref[id] = entry{offset: second}
	case 2:
		f.xref[id] = entry{in: second}
	}
}

// rebuild searches the file for "N G obj" and for trailers; of two objects with
// one number the later counts. Object streams are opened for what is in them.
func (f *File) rebuild() {
	f.rebuilt = true
	f.spend(len(f.raw))
	f.xref, f.trailer = map[int]entry{}, nil
	var streams []int
	var heads []dict
	for at := 0; ; {
		n := bytes.Index(f.raw[at:], []byte("obj"))
		if n < 0 {
			break
		}
		at += n + len("obj")
		id, offset, ok := headBefore(f.raw, at-len("obj"))
		if !ok {
			continue
		}
		f.xref[id] = entry{offset: offset}
		head := f.raw[at:min(at+300, len(f.raw))]
		if bytes.Contains(head, []byte("/ObjStm")) {
			streams = append(streams, id)
		}
		if bytes.Contains(head, []byte("/XRef")) {
			l := &lexer{raw: f.raw, at: at, file: f}
			if d, ok := l.next().(dict); ok {
				heads = append(heads, d)
			}
		}
	}
	f.trailers()
	for _, d := range slices.Backward(heads) {
		f.mergeTrailer(d)
	}
	for _, id := range streams {
		os := f.openObjectStream(id)
		if os == nil {
			continue
		}
		f.streams[id] = os
		for inner := range os.offsets {
			if _, known := f.xref[inner]; !known {
				f.xref[inner] = entry{in: id}
			}
		}
	}
	clear(f.loaded)
	if f.dict(f.trailer["Root"]) == nil {
		f.findRoot()
	}
}

// headBefore reads "N G " backwards from an offset.
func headBefore(raw []byte, at int) (id, offset int, ok bool) {
	digits := func() (int, bool) {
		for at > 0 && spaces[raw[at-1]] {
			at--
		}
		last := at
		for at > 0 && last-at < 10 && raw[at-1] >= '0' && raw[at-1] <= '9' {
			at--
		}
		n, err := strconv.Atoi(string(raw[at:last]))
		return n, err == nil
	}
	if _, ok := digits(); !ok {
		return 0, 0, false
	}
	if at == 0 || !spaces[raw[at-1]] {
		return 0, 0, false
	}
	id, ok = digits()
	return id, at, ok
}

// trailers merges the trailers of the file, the last one first.
func (f *File) trailers() {
	const most = 100
	rest := f.raw
	for range most {
		n := bytes.LastIndex(rest, []byte("trailer"))
		if n < 0 {
			return
		}
		l := &lexer{raw: f.raw, at: n + len("trailer"), file: f}
		if d, ok := l.next().(dict); ok {
			f.mergeTrailer(d)
		}
		rest = rest[:n]
	}
}

// findRoot looks through all objects for the catalogue.
func (f *File) findRoot() {
	best := -1
	for id := range f.xref {
		if f.dict(f.load(id))["Type"] == name("Catalog") && id > best {
			best = id
		}
	}
	if best >= 0 {
		if f.trailer == nil {
			f.trailer = dict{}
		}
		f.trailer["Root"] = ref{best, 0}
	}
}
