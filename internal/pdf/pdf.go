// Package pdf reads the letters of a PDF file (ISO 32000-1) and where they
// stand on its pages.
//
//	bytes ──Open──▶ File ──Pages──▶ []Page ──File.Glyphs──▶ []Glyph
//
// It knows no more of PDF than that takes: objects, cross-reference tables and
// streams, object streams, the filters of text (Flate, LZW, ASCII85, ASCIIHex,
// RunLength, with predictors), fonts as far as they tell the characters and
// widths of their codes, and content streams with their forms. A file whose
// cross-references are broken is searched for its objects. It decrypts nothing.
//
// Whatever the bytes are, the work is bounded: every byte that is parsed or
// unpacked is counted against a budget, nesting has a depth, and a circle of
// references ends where it closes. What passes a bound is an Error, never a
// panic, and nothing is left out silently: what a content stream shows is in
// the glyphs, with U+FFFD where the font does not say which character it is.
package pdf

import (
	"bytes"
	"fmt"
)

// Kind says why a file cannot be read.
type Kind uint8

// The kinds of errors.
const (
	// Broken is a file whose structure cannot be made out.
	Broken Kind = iota
	// Encrypted is a file that needs a key, be it that of the empty password.
	Encrypted
	// TooLarge is a file that would take more work than the budget allows.
	TooLarge
)

// Error is what makes a file unreadable. Its words follow "the file".
type Error struct {
	Kind  Kind
	Words string
}

func (e *Error) Error() string { return e.Words }

func broken(format string, args ...any) error {
	return &Error{Broken, fmt.Sprintf(format, args...)}
}

// The bounds of a file.
const (
	workLimit  = 96 << 20 // bytes parsed and unpacked, all together
	partLimit  = 64 << 20 // bytes of one unpacked stream
	glyphLimit = 1_500_000
	pageLimit  = 20_000
	depthLimit = 64 // of objects, page trees, forms
)

// File is an opened PDF file. It is not safe for use from several goroutines.
type File struct {
	raw     []byte
	xref    map[int]entry
	trailer dict
	loaded  map[int]object
	loading map[int]bool
	streams map[int]*objectStream
	fonts   map[int]*font
	names   map[string]rune // of glyphs
	work    int
	glyphs  int
	rebuilt bool
}

// Is reports whether bytes are those of a PDF file: its header stands within
// the first 1024 of them (ISO 32000-1, annex H, note 13).
func Is(raw []byte) bool { return bytes.Contains(raw[:min(len(raw), 1024)], []byte("%PDF-")) }

// Open reads the cross-references of a file. The error is an *Error.
func Open(raw []byte) (f *File, err error) {
	if !Is(raw) {
		return nil, broken("is no PDF file")
	}
	f = &File{raw: raw, loaded: map[int]object{}, loading: map[int]bool{}, streams: map[int]*objectStream{}, fonts: map[int]*font{}}
	defer f.rescue(&err)
	f.readXref()
	if f.trailer["Encrypt"] != nil {
		return nil, &Error{Encrypted, "is encrypted"}
	}
	if f.dict(f.dict(f.trailer["Root"])["Pages"]) == nil && !f.rebuilt {
		f.rebuild()
	}
	if f.trailer["Encrypt"] != nil {
		return nil, &Error{Encrypted, "is encrypted"}
	}
	return f, nil
}

// stop is what the reader panics with when a bound is passed: it stands deep in
// several recursions then, all of this package.
type stop struct{ err *Error }

// rescue turns a stop into an error. Any other panic is a mistake of this
// package; with hostile bytes it must not end the program, so that it becomes
// an error, too.
func (f *File) rescue(err *error) {
	switch x := recover().(type) {
	case nil:
	case stop:
		*err = x.err
	default:
		*err = broken("is broken in a way that was not foreseen (%v)", x)
	}
}

// spend counts work against the budget.
func (f *File) spend(n int) {
	if f.work += n; f.work > workLimit {
		panic(stop{&Error{TooLarge, "unpacks to more than can be read while you wait"}})
	}
}

// Info gives a text of the document's information dictionary, such as "Title".
func (f *File) Info(key string) (text string) {
	var err error
	defer f.rescue(&err)
	s, _ := f.resolve(f.dict(f.trailer["Info"])[name(key)]).(str)
	return textString(s)
}

// Lang gives the language that the document declares for itself.
func (f *File) Lang() (tag string) {
	var err error
	defer f.rescue(&err)
	s, _ := f.resolve(f.dict(f.trailer["Root"])["Lang"]).(str)
	return textString(s)
}
