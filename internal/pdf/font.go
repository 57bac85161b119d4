package pdf

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// font tells the characters and the widths of the codes in strings.
type font struct {
	composite    bool
	vertical     bool
	encoding     *cmap // of a composite font, where it is not Identity
	unicodeCodes bool  // its codes are UTF-16 themselves
	toUnicode    *cmap
	texts        [256]string // of a simple font
	widths       map[int]float64
	missing      float64 // the width of all other codes
	widthRanges  []widthRange
}

type widthRange struct {
	low, high int
	width     float64
}

// fontOf reads a font, once for each object.
func (f *File) fontOf(o object) *font {
	r, isRef := o.(ref)
	if isRef && f.fonts[r.id] != nil {
		return f.fonts[r.id]
	}
	d := f.dict(o)
	if d == nil {
		return nil
	}
	f.spend(4000)
	t := &font{widths: map[int]float64{}}
	if s := f.stream(d["ToUnicode"]); s != nil {
		t.toUnicode = f.readCmap(s)
	}
	if f.name(d["Subtype"]) == "Type0" {
		f.readComposite(t, d)
	} else {
		f.readSimple(t, d)
	}
	if isRef {
		f.fonts[r.id] = t
	}
	return t
}

// readComposite reads a Type 0 font (ISO 32000-1, 9.7).
func (f *File) readComposite(t *font, d dict) {
	t.composite, t.missing = true, 1
	enc := f.name(d["Encoding"])
	if s := f.stream(d["Encoding"]); s != nil {
		t.encoding = f.readCmap(s)
		if f.resolve(s.dict["WMode"]) == 1 {
			t.vertical = true
		}
	}
	t.vertical = t.vertical || strings.HasSuffix(string(enc), "-V")
	t.unicodeCodes = strings.Contains(string(enc), "UCS2") || strings.Contains(string(enc), "UTF16")
	var cid dict
	if kids := f.array(d["DescendantFonts"]); len(kids) > 0 {
		cid = f.dict(kids[0])
	}
	if w, ok := asNumber(f.resolve(cid["DW"])); ok {
		t.missing = w / 1000
	}
	w := f.array(cid["W"])
	f.spend(4 * len(w))
	for i := 0; i+1 < len(w); {
		low, _ := f.resolve(w[i]).(int)
		switch next := f.resolve(w[i+1]).(type) {
		case array:
			f.spend(4 * len(next))
			for k, o := range next {
				t.widths[low+k] = f.number(o) / 1000
			}
			i += 2
		case int:
			if i+2 < len(w) {
				t.widthRanges = append(t.widthRanges, widthRange{low, next, f.number(w[i+2]) / 1000})
			}
			i += 3
		default:
			i += 2
		}
	}
	slices.SortStableFunc(t.widthRanges, func(a, b widthRange) int { return cmp.Compare(a.low, b.low) })
}

// readSimple reads a font of one-byte codes (ISO 32000-1, 9.6).
func (f *File) readSimple(t *font, d dict) {
	base := string(f.name(d["BaseFont"]))
	if _, after, ok := strings.Cut(base, "+"); ok {
		base = after
	}
	f.readEncoding(t, d, base)
	scale := 0.001
	if m, ok := f.matrix(d["FontMatrix"]); ok && f.name(d["Subtype"]) == "Type3" {
		scale = m.a
	}
	firstChar, _ := f.resolve(d["FirstChar"]).(int)
	widths := f.array(d["Widths"])
	for i, o := range widths[:min(len(widths), 256)] {
		t.widths[firstChar+i] = f.number(o) * scale
	}
	t.missing = f.number(f.dict(d["FontDescriptor"])["MissingWidth"]) * scale
	if len(widths) == 0 {
		standardWidths(t, base)
	}
}

// readEncoding finds the characters of the codes: the base encoding, and the
// differences from it by the names of glyphs.
func (f *File) readEncoding(t *font, d dict, base string) {
	enc := f.resolve(d["Encoding"])
	which, _ := enc.(name)
	diff, _ := enc.(dict)
	if diff != nil {
		which = f.name(diff["BaseEncoding"])
	}
	descriptor := f.dict(d["FontDescriptor"])
	flags, _ := f.resolve(descriptor["Flags"]).(int)
	const symbolic = 4
	embedded := descriptor["FontFile"] != nil || descriptor["FontFile2"] != nil || descriptor["FontFile3"] != nil
	var runes [256]rune
	switch {
	case which != "":
		runes = table(which)
	case base == "Symbol" || base == "ZapfDingbats":
		runes = table(name(base))
	case f.name(d["Subtype"]) == "Type3", embedded && flags&symbolic != 0:
		// Its codes mean what the font's own program says, which only Type 1
		// says in the open.
	case f.name(d["Subtype"]) == "TrueType":
		runes = table("WinAnsiEncoding")
	default:
		runes = table("StandardEncoding")
	}
	for i, r := range runes {
		if r != 0 {
			t.texts[i] = string(r)
		}
	}
	if s := f.stream(descriptor["FontFile"]); s != nil && which == "" {
		f.ownEncoding(t, s)
	}
	code := 0
	for _, o := range f.array(diff["Differences"]) {
		switch o := f.resolve(o).(type) {
		case int:
			code = o
		case name:
			if code >= 0 && code < 256 {
				t.texts[code] = f.named(string(o))
			}
			code++
		}
	}
}

// ownEncoding reads the encoding in the clear part of a Type 1 font's program:
// lines such as "dup 65 /A put".
func (f *File) ownEncoding(t *font, s *stream) {
	data := f.decode(s)
	data, _, _ = bytes.Cut(data, []byte("eexec"))
	_, data, ok := bytes.Cut(data, []byte("/Encoding"))
	if !ok {
		return
	}
	const most = 20_000
	l := &lexer{raw: data[:min(len(data), most)], file: f}
	var code int
	var glyph name
	for {
		switch o := l.next().(type) {
		case int:
			code = o
		case name:
			glyph = o
		case keyword:
			if o == "put" && code >= 0 && code < 256 {
				t.texts[code] = f.named(string(glyph))
			}
			if o == end || o == "readonly" {
				return
			}
		}
	}
}

// each takes a string apart into codes.
func (t *font) each(s string, visit func(code, width int, isSpace bool)) {
	for len(s) > 0 {
		n := t.codeWidth(s)
		visit(codeOf(s[:n]), n, n == 1 && s[0] == ' ')
		s = s[n:]
	}
}

// codeWidth gives the number of bytes of the first code of a string.
func (t *font) codeWidth(s string) int {
	if !t.composite {
		return 1
	}
	spaces := t.spaces()
	for n := 1; n <= min(4, len(s)); n++ {
		code := codeOf(s[:n])
		for _, sp := range spaces {
			if sp.width == n && code >= sp.low && code <= sp.high {
				return n
			}
		}
	}
	return min(2, len(s))
}

func (t *font) spaces() []codeSpace {
	const most = 20
	if t.encoding != nil && len(t.encoding.spaces) > 0 {
		return t.encoding.spaces[:min(len(t.encoding.spaces), most)]
	}
	return nil
}

// text gives the characters of a code, unknown where the font does not tell.
func (t *font) text(code, width int) string {
	if t.toUnicode != nil {
		if s, ok := t.toUnicode.text(code); ok && readable(s) {
			return s
		}
	}
	switch {
	case t.composite && t.unicodeCodes && width == 2:
		if s := string(rune(code)); readable(s) {
			return s
		}
	case !t.composite && t.texts[code&0xff] != "":
		return t.texts[code&0xff]
	}
	return unknown
}

// readable reports whether a text is made of characters that mean something to
// everybody: no control, no private use, no replacement.
func readable(s string) bool {
	for _, r := range s {
		if r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || unicode.IsControl(r) && !unicode.IsSpace(r) {
			return false
		}
	}
	return s != ""
}

// width gives the width of a code in text space, for a font of size 1.
func (t *font) width(code int) float64 {
	if t.composite && t.encoding != nil {
		code = t.encoding.cid(code)
	}
	if w, ok := t.widths[code]; ok {
		return w
	}
	i, found := slices.BinarySearchFunc(t.widthRanges, code, func(r widthRange, code int) int { return cmp.Compare(r.low, code) })
	if !found {
		i--
	}
	if i >= 0 && code <= t.widthRanges[i].high {
		return t.widthRanges[i].width
	}
	return t.missing
}
