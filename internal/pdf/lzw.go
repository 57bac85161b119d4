package pdf

import (
	"bytes"
	"compress/lzw"
)

// unLZW unpacks LZW with most significant bits first and codes of 8 bits, in
// the form of PDF, which widens its codes one entry early unless told
// otherwise; the standard library knows the other form, so that the early one
// is done here.
func (f *File) unLZW(data []byte, p dict) []byte {
	if early, ok := f.resolve(p["EarlyChange"]).(int); ok && early == 0 {
		return f.drain(lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8))
	}
	return f.earlyLZW(data)
}

// lzwItem is an entry of the table: that of a shorter prefix, and a byte.
type lzwItem struct {
	prefix int
	last   byte
	length int
}

// earlyLZW is the LZW of TIFF and PDF (ISO 32000-1, 7.4.4.2).
func (f *File) earlyLZW(data []byte) []byte {
	const clearCode, eod, first, most = 256, 257, 258, 4096
	table := make([]lzwItem, most)
	for i := range 256 {
		table[i] = lzwItem{-1, byte(i), 1}
	}
	room := f.room()
	var out []byte
	next, width, prev := first, 9, -1
	bits, n := 0, 0
	firstOf := func(code int) byte {
		for table[code].prefix >= 0 {
			code = table[code].prefix
		}
		return table[code].last
	}
	for _, b := range data {
		bits, n = bits<<8|int(b), n+8
		if n < width {
			continue
		}
		code := bits >> (n - width) & (1<<width - 1)
		n -= width
		bits &= 1<<n - 1
		switch {
		case code == eod:
			return out
		case code == clearCode:
			next, width, prev = first, 9, -1
			continue
		case prev < 0 && code > 255, code > next, code == next && next == most:
			return out
		}
		if prev >= 0 && next < most {
			last := prev
			if code < next {
				last = code
			}
			table[next] = lzwItem{prev, firstOf(last), table[prev].length + 1}
			next++
		}
		start, length := len(out), table[code].length
		if int64(start+length) > room {
			panic(stop{&Error{TooLarge, "unpacks to more than can be read while you wait"}})
		}
		out = append(out, make([]byte, length)...)
		for i, c := start+length-1, code; i >= start; i-- {
			out[i] = table[c].last
			c = table[c].prefix
		}
		prev = code
		if next+1 >= 1<<width && width < 12 {
			width++
		}
	}
	return out
}
