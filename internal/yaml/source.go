package yaml

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
)

// source is the text of a document in the form in which it is read — without
// a byte order mark, lines ending in LF — and the way back to bytes of the
// file. The library counts lines wrongly where a comment ends in CRLF.
type source struct {
	file string
	text string
	base int   // the byte of the file at which text begins
	crlf []int // offsets in text of the LFs that are CRLF in the file
}

// newSource checks the encoding of src and normalises it.
func newSource(file string, src []byte, base int) (*source, []diag.Diagnostic) {
	if rest, ok := bytes.CutPrefix(src, []byte("\ufeff")); ok {
		src = rest
		base += len("\ufeff")
	}
	s := &source{file: file, base: base}
	if d, bad := badBytes(file, src, base); bad {
		return s, []diag.Diagnostic{d}
	}
	if bytes.IndexByte(src, '\r') < 0 {
		s.text = string(src)
		return s, nil
	}
	var b strings.Builder
	b.Grow(len(src))
	for i, c := range src {
		if c == '\r' { // badBytes has seen that an LF follows
			s.crlf = append(s.crlf, b.Len())
			continue
		}
		b.WriteByte(src[i])
	}
	s.text = b.String()
	return s, nil
}

// span gives the place in the file of a range of text.
func (s *source) span(start, end int) diag.Span {
	return diag.Span{File: s.file, Start: s.offset(start), End: s.offset(end)}
}

// offset turns an offset in text into one in the file; that of a line's end
// is the CR's.
func (s *source) offset(at int) int {
	return s.base + at + sort.SearchInts(s.crlf, at)
}

// lineStart gives the offset in text at which a line (counted from 1) begins.
func (s *source) lineStart(line int) int {
	at := 0
	for ; line > 1; line-- {
		n := strings.IndexByte(s.text[at:], '\n')
		if n < 0 {
			return len(s.text)
		}
		at += n + 1
	}
	return at
}

// badBytes reports the first byte that is not UTF-8, or the control
// characters that YAML does not allow: all but tab and line ends.
func badBytes(file string, src []byte, base int) (diag.Diagnostic, bool) {
	first, count := -1, 0
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			at := diag.Span{File: file, Start: base + i, End: base + i + 1}
			return diag.Errorf("bad-encoding", at, "this is not UTF-8: byte 0x%02X at offset %d", src[i], base+i).
				WithHelp("save the file as UTF-8"), true
		}
		if isControl(r) && !(r == '\r' && i+1 < len(src) && src[i+1] == '\n') {
			if count++; first < 0 {
				first = i
			}
		}
		i += size
	}
	if count == 0 {
		return diag.Diagnostic{}, false
	}
	r, size := utf8.DecodeRune(src[first:])
	at := diag.Span{File: file, Start: base + first, End: base + first + size}
	d := diag.Errorf("control-character", at, "a control character stands here: U+%04X", r).WithHelp("delete it")
	if count > 1 {
		d = d.WithNote("there are %d of them", count)
	}
	return d, true
}

// isControl reports whether YAML 1.2 (production c-printable) forbids r, line
// ends and tabs aside; U+FEFF is allowed first in a text only, and has been
// taken off.
func isControl(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case r < ' ' || r >= 0x7f && r <= 0x9f:
		return true
	}
	return r == '\ufeff' || r == '\ufffe' || r == '\uffff'
}
