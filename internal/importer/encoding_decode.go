package importer

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"

	"dossier/internal/diag"
)

// Encoding gives the name under which an encoding is known here, by any of its
// labels in the WHATWG's Encoding standard (letter case does not count), or by
// utf-32, utf-32le and utf-32be, which that standard leaves out. For an
// unknown label the name is empty, and near is a known one that looks like it,
// if there is any.
func Encoding(label string) (name, near string) {
	label = strings.ToLower(strings.Trim(label, "\t\n\f\r "))
	switch label {
	case "":
		return "", ""
	case "utf-32", "utf32", "utf-32le", "utf32le":
		return "utf-32le", ""
	case "utf-32be", "utf32be":
		return "utf-32be", ""
	}
	for _, try := range []string{label, "x-" + label, strings.ReplaceAll(label, "_", "-"), strings.Replace(label, "cp", "windows-", 1)} {
		e, err := htmlindex.Get(try)
		if err != nil {
			continue
		}
		// What is replacement there decodes nothing, and x-user-defined has no letters.
		if name, err := htmlindex.Name(e); err == nil && name != "replacement" && name != "x-user-defined" {
			return name, ""
		}
	}
	near, _ = diag.Near(label, []string{
		"utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "windows-1251", "windows-1252", "koi8-r", "koi8-u", "ibm866", "x-mac-cyrillic", "macintosh",
		"iso-8859-1", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9", "iso-8859-10",
		"iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16", "latin1", "windows-874", "windows-1250", "windows-1253", "windows-1254",
		"windows-1255", "windows-1256", "windows-1257", "windows-1258", "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr",
	})
	return "", near
}

// byteOrderMark gives the encoding whose byte order mark a file begins with.
// That of UTF-32 in little-endian order begins with that of UTF-16, in which
// NUL would follow, and NUL is in no text.
func byteOrderMark(raw []byte) string {
	for _, mark := range []struct{ bytes, name string }{
		{"\xef\xbb\xbf", "utf-8"}, {"\xff\xfe\x00\x00", "utf-32le"}, {"\x00\x00\xfe\xff", "utf-32be"}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"},
	} {
		if bytes.HasPrefix(raw, []byte(mark.bytes)) {
			return mark.name
		}
	}
	return ""
}

// decoded is what bytes are in an encoding.
type decoded struct {
	text  []byte // in UTF-8, without a byte order mark; U+FFFD for what is invalid
	bad   []int  // the offsets of the first invalid ones
	count int    // of all invalid ones
	nul   int    // the offset of the first NUL, or -1
}

func (d *decoded) invalid(at int) {
	const shown = 5
	if d.count++; len(d.bad) < shown {
		d.bad = append(d.bad, at)
	}
	d.text = append(d.text, "\ufffd"...)
}

// decodeAs reads bytes in an encoding that Encoding has named.
func decodeAs(name string, raw []byte) decoded {
	switch name {
	case "utf-8":
		return decodeUTF8(raw)
	case "utf-16le":
		return decodeUTF16(raw, binary.LittleEndian)
	case "utf-16be":
		return decodeUTF16(raw, binary.BigEndian)
	case "utf-32le":
		return decodeUTF32(raw, binary.LittleEndian)
	case "utf-32be":
		return decodeUTF32(raw, binary.BigEndian)
	}
	e, err := htmlindex.Get(name)
	if err != nil { // no name of Encoding's
		return decoded{nul: 0}
	}
	if table, ok := e.(*charmap.Charmap); ok {
		return decodeBytes(raw, table)
	}
	return decodeSequences(raw, e)
}

// fits reports whether all of the bytes are characters of an encoding, and none
// is NUL. It stops at the first that is not.
func fits(name string, raw []byte) bool {
	if isWide(name) {
		d := decodeAs(name, raw)
		return d.count == 0 && d.nul < 0
	}
	e, err := htmlindex.Get(name)
	if err != nil || bytes.IndexByte(raw, 0) >= 0 {
		return false
	}
	if table, ok := e.(*charmap.Charmap); ok {
		runes := runesOf(table)
		return !slices.ContainsFunc(raw, func(b byte) bool { return runes[b] == utf8.RuneError })
	}
	text, err := e.NewDecoder().Bytes(raw)
	return err == nil && !bytes.Contains(text, []byte("\ufffd"))
}

// runesOf gives the characters of an encoding of one byte a character, and
// U+FFFD for bytes that have none. A control character of the second set
// (U+0080 to U+009F) is none: the Encoding standard has them only to fill its
// tables.
func runesOf(table *charmap.Charmap) (runes [256]rune) {
	for b := range runes {
		if runes[b] = table.DecodeByte(byte(b)); runes[b] >= 0x80 && runes[b] < 0xa0 {
			runes[b] = utf8.RuneError
		}
	}
	return runes
}

func decodeUTF8(raw []byte) decoded {
	mark := 0
	if bytes.HasPrefix(raw, []byte("\ufeff")) {
		mark = len("\ufeff")
	}
	d := decoded{nul: bytes.IndexByte(raw, 0)}
	if utf8.Valid(raw) {
		d.text = raw[mark:]
		return d
	}
	d.text = make([]byte, 0, len(raw))
	for i := mark; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && size == 1 {
			d.invalid(i)
		} else {
			d.text = append(d.text, raw[i:i+size]...)
		}
		i += size
	}
	return d
}

// decodeUTF16 reads UTF-16. A surrogate without its other half is invalid, and
// so is half a code unit at the end.
func decodeUTF16(raw []byte, order binary.ByteOrder) decoded {
	d := decoded{nul: -1, text: make([]byte, 0, len(raw))}
	for i := 0; i < len(raw); {
		if i+1 == len(raw) {
			d.invalid(i)
			break
		}
		r, size := rune(order.Uint16(raw[i:])), 2
		if utf16.IsSurrogate(r) && i+4 <= len(raw) {
			if pair := utf16.DecodeRune(r, rune(order.Uint16(raw[i+2:]))); pair != utf8.RuneError {
				r, size = pair, 4
			}
		}
		d.add(r, i)
		i += size
	}
	return d
}

// decodeUTF32 reads UTF-32.
func decodeUTF32(raw []byte, order binary.ByteOrder) decoded {
	d := decoded{nul: -1, text: make([]byte, 0, len(raw)/2)}
	for i := 0; i < len(raw); i += 4 {
		if i+4 > len(raw) {
			d.invalid(i)
			break
		}
		n := order.Uint32(raw[i:])
		if n > utf8.MaxRune {
			n = 0xd800 // invalid, too
		}
		d.add(rune(n), i)
	}
	return d
}

// add appends the character at an offset.
func (d *decoded) add(r rune, at int) {
	switch {
	case r == 0xfeff && at == 0: // the byte order mark
	case !utf8.ValidRune(r):
		d.invalid(at)
	default:
		if r == 0 && d.nul < 0 {
			d.nul = at
		}
		d.text = utf8.AppendRune(d.text, r)
	}
}

// decodeBytes reads an encoding of one byte a character.
func decodeBytes(raw []byte, table *charmap.Charmap) decoded {
	d := decoded{nul: bytes.IndexByte(raw, 0), text: make([]byte, 0, len(raw)+len(raw)/2)}
	runes := runesOf(table)
	for i, b := range raw {
		if r := runes[b]; r == utf8.RuneError {
			d.invalid(i)
		} else {
			d.text = utf8.AppendRune(d.text, r)
		}
	}
	return d
}

// decodeSequences reads an encoding of several bytes a character.
func decodeSequences(raw []byte, e encoding.Encoding) decoded {
	d := decoded{nul: bytes.IndexByte(raw, 0)}
	text, err := e.NewDecoder().Bytes(raw)
	if err == nil && !bytes.Contains(text, []byte("\ufffd")) {
		d.text = text
		return d
	}
	// Once more, a character at a time, to learn where the invalid ones are:
	// into a room that holds no more than U+FFFD, unless one needs more.
	decoder := e.NewDecoder()
	room := make([]byte, 16)
	for at := 0; at < len(raw); {
		wrote, read := 0, 0
		for size := utf8.RuneLen(utf8.RuneError); size <= len(room) && wrote == 0 && read == 0; size++ {
			wrote, read, err = decoder.Transform(room[:size], raw[at:], true)
		}
		if err != nil && err != transform.ErrShortDst || wrote == 0 && read == 0 {
			d.invalid(at)
			break
		}
		if got := room[:wrote]; slices.Equal(got, []byte("\ufffd")) {
			d.invalid(at)
		} else {
			d.text = append(d.text, got...)
		}
		at += read
	}
	return d
}
