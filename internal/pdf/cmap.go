package pdf

import (
	"cmp"
	"slices"
	"unicode/utf16"
)

// cmap maps the codes of a font to characters or, in a composite font's
// encoding, tells how many bytes a code has (ISO 32000-1, 9.7.5 and 9.10.3).
type cmap struct {
	spaces []codeSpace
	chars  map[int]string // codes → UTF-16, big-endian
	ranges []codeRange
	cids   []cidRange
}

type codeSpace struct{ width, low, high int }
type codeRange struct {
	low, high int
	text      string // of the first code, UTF-16
}
type cidRange struct{ low, high, cid int }

// readCmap reads the operators of a cmap; the operands stand before them.
func (f *File) readCmap(s *stream) *cmap {
	m := &cmap{chars: map[int]string{}}
	l := &lexer{raw: f.decode(s), file: f}
	var args array
	for {
		o := l.next()
		k, ok := o.(keyword)
		if !ok {
			args = append(args, o)
			continue
		}
		switch k {
		case end:
			m.sort()
			return m
		case "begincodespacerange", "beginbfchar", "beginbfrange", "begincidrange", "begincidchar", "def":
			args = args[:0]
		case "endcodespacerange":
			for ; len(args) > 1; args = args[2:] {
				low, _ := args[0].(str)
				high, _ := args[1].(str)
				if len(low) > 0 && len(low) <= 4 && len(low) == len(high) {
					m.spaces = append(m.spaces, codeSpace{len(low), codeOf(string(low)), codeOf(string(high))})
				}
			}
		case "endbfchar":
			for ; len(args) > 1; args = args[2:] {
				code, ok1 := args[0].(str)
				text, ok2 := args[1].(str)
				if ok1 && ok2 {
					m.chars[codeOf(string(code))] = string(text)
				}
			}
		case "endbfrange":
			for ; len(args) > 2; args = args[3:] {
				m.addRange(args[0], args[1], args[2])
			}
		case "endcidrange":
			for ; len(args) > 2; args = args[3:] {
				low, _ := args[0].(str)
				high, _ := args[1].(str)
				cid, _ := args[2].(int)
				m.cids = append(m.cids, cidRange{codeOf(string(low)), codeOf(string(high)), cid})
			}
		case "endcidchar":
			for ; len(args) > 1; args = args[2:] {
				code, _ := args[0].(str)
				cid, _ := args[1].(int)
				m.cids = append(m.cids, cidRange{codeOf(string(code)), codeOf(string(code)), cid})
			}
		}
		args = args[:0]
	}
}

func (m *cmap) addRange(lo, hi, to object) {
	low, ok1 := lo.(str)
	high, ok2 := hi.(str)
	if !ok1 || !ok2 {
		return
	}
	first, last := codeOf(string(low)), codeOf(string(high))
	switch to := to.(type) {
	case str:
		m.ranges = append(m.ranges, codeRange{first, last, string(to)})
	case array:
		for i, o := range to {
			if text, ok := o.(str); ok && first+i <= last {
				m.chars[first+i] = string(text)
			}
		}
	}
}

func (m *cmap) sort() {
	slices.SortStableFunc(m.ranges, func(a, b codeRange) int { return cmp.Compare(a.low, b.low) })
	slices.SortStableFunc(m.cids, func(a, b cidRange) int { return cmp.Compare(a.low, b.low) })
}

// codeOf reads a code, of which the last four bytes count.
func codeOf(s string) int {
	n := 0
	for i := max(len(s)-4, 0); i < len(s); i++ {
		n = n<<8 | int(s[i])
	}
	return n
}

// text gives the characters of a code; false where the map does not tell.
func (m *cmap) text(code int) (string, bool) {
	if s, ok := m.chars[code]; ok {
		return utf16Text(s, 0), true
	}
	i, found := slices.BinarySearchFunc(m.ranges, code, func(r codeRange, code int) int { return cmp.Compare(r.low, code) })
	if !found {
		i--
	}
	if i < 0 || code > m.ranges[i].high {
		return "", false
	}
	return utf16Text(m.ranges[i].text, code-m.ranges[i].low), true
}

// cid gives the number of a code's glyph.
func (m *cmap) cid(code int) int {
	i, found := slices.BinarySearchFunc(m.cids, code, func(r cidRange, code int) int { return cmp.Compare(r.low, code) })
	if !found {
		i--
	}
	if i < 0 || code > m.cids[i].high {
		return code
	}
	return m.cids[i].cid + code - m.cids[i].low
}

// utf16Text reads UTF-16, big-endian, and adds to its last unit.
func utf16Text(s string, add int) string {
	if len(s) == 1 { // some producers write one byte
		s = "\x00" + s
	}
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	if n := len(units); n > 0 {
		units[n-1] += uint16(add)
	}
	return string(utf16.Decode(units))
}

// textString reads a text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 by
// their marks, else the encoding of documents, which is read as Latin-1.
func textString(s str) string {
	switch {
	case len(s) >= 2 && s[:2] == "\xfe\xff":
		return utf16Text(string(s[2:]), 0)
	case len(s) >= 3 && s[:3] == "\xef\xbb\xbf":
		return string([]rune(string(s[3:])))
	}
	var out []rune
	for i := range len(s) {
		out = append(out, docEncoding(s[i]))
	}
	return string(out)
}
