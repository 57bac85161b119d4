package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"io"
)

// decode unpacks a stream. Data that breaks off gives what came before the
// break; a filter that is not for text gives nothing.
func (f *File) decode(s *stream) []byte {
	data := s.data
	filters, params := f.list(s.dict, "Filter", "F"), f.list(s.dict, "DecodeParms", "DP")
	const most = 8
	if len(filters) > most {
		return nil
	}
	for i, filter := range filters {
		var p dict
		if i < len(params) {
			p = f.dict(params[i])
		}
		switch f.name(filter) {
		case "FlateDecode", "Fl":
			data = f.predict(f.inflate(data), p)
		case "LZWDecode", "LZW":
			data = f.predict(f.unLZW(data, p), p)
		case "ASCII85Decode", "A85":
			data = f.un85(data)
		case "ASCIIHexDecode", "AHx":
			data = []byte((&lexer{raw: append([]byte("<"), data...), file: f}).hex().(str))
		case "RunLengthDecode", "RL":
			data = f.unRun(data)
		case "Crypt":
		default:
			return nil
		}
		f.spend(len(data))
	}
	if len(filters) == 0 {
		f.spend(len(data))
	}
	return data
}

// list gives a value that may be an array or stand alone.
func (f *File) list(d dict, long, short name) array {
	o := f.resolve(d[long])
	if o == nil {
		o = f.resolve(d[short])
	}
	switch o := o.(type) {
	case nil:
		return nil
	case array:
		return o
	default:
		return array{o}
	}
}

// room is how much a filter may still give out.
func (f *File) room() int64 { return int64(min(partLimit, workLimit-f.work)) }

// drain reads what a reader has, errors at its end aside, and stops the work
// when it does not end within the budget.
func (f *File) drain(r io.Reader) []byte {
	room := f.room()
	var out bytes.Buffer
	_, _ = io.Copy(&out, io.LimitReader(r, room+1)) // an error means that the data breaks off
	if int64(out.Len()) > room {
		panic(stop{&Error{TooLarge, "unpacks to more than can be read while you wait"}})
	}
	return out.Bytes()
}

func (f *File) inflate(data []byte) []byte {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	return f.drain(r)
}

func (f *File) un85(data []byte) []byte {
	clean := make([]byte, 0, len(data))
	for _, c := range data {
		if c == '~' {
			break
		}
		if c >= '!' && c <= 'u' || c == 'z' {
			clean = append(clean, c)
		}
	}
	return f.drain(ascii85.NewDecoder(bytes.NewReader(clean)))
}

// unRun unpacks run lengths (ISO 32000-1, 7.4.5): at most 64 bytes out of one.
func (f *File) unRun(data []byte) []byte {
	var out []byte
	room := f.room()
	for len(data) > 1 {
		n := int(data[0])
		switch {
		case n == 128:
			return out
		case n < 128:
			out = append(out, data[1:min(n+2, len(data))]...)
			data = data[min(n+2, len(data)):]
		default:
			out = append(out, bytes.Repeat(data[1:2], 257-n)...)
			data = data[2:]
		}
		if int64(len(out)) > room {
			panic(stop{&Error{TooLarge, "unpacks to more than can be read while you wait"}})
		}
	}
	return out
}

// predict undoes a predictor (ISO 32000-1, 7.4.4.4): those of PNG, and the one
// of TIFF for samples of eight bits.
func (f *File) predict(data []byte, p dict) []byte {
	kind, _ := f.resolve(p["Predictor"]).(int)
	if kind < 2 {
		return data
	}
	get := func(key name, fallback int) int {
		n, ok := f.resolve(p[key]).(int)
		if !ok || n < 1 || n > 1<<20 {
			return fallback
		}
		return n
	}
	colors, bits, columns := get("Colors", 1), get("BitsPerComponent", 8), get("Columns", 1)
	if colors > 64 || bits > 16 {
		return nil
	}
	pixel, row := max(colors*bits/8, 1), (colors*bits*columns+7)/8
	if kind == 2 {
		for at := 0; at+row <= len(data) && bits == 8; at += row {
			for i := pixel; i < row; i++ {
				data[at+i] += data[at+i-pixel]
			}
		}
		return data
	}
	out := make([]byte, 0, len(data))
	prior := make([]byte, min(row, len(data)))
	for len(data) > 1 {
		line := data[1:min(row+1, len(data))]
		unfilter(data[0], line, prior, pixel)
		out = append(out, line...)
		prior = line
		data = data[len(line)+1:]
	}
	return out
}

// unfilter undoes a filter of PNG in place (RFC 2083, 6). The prior line is at
// least as long as this one.
func unfilter(kind byte, line, prior []byte, pixel int) {
	for i := range line {
		var left, upLeft int
		if i >= pixel {
			left, upLeft = int(line[i-pixel]), int(prior[i-pixel])
		}
		up := int(prior[i])
		switch kind {
		case 1:
			line[i] += byte(left)
		case 2:
			line[i] += byte(up)
		case 3:
			line[i] += byte((left + up) / 2)
		case 4:
			line[i] += byte(paeth(left, up, upLeft))
		}
	}
}

func paeth(a, b, c int) int {
	abs := func(n int) int { return max(n, -n) }
	p := a + b - c
	pa, pb, pc := abs(p-a), abs(p-b), abs(p-c)
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}
