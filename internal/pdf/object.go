package pdf

import (
	"bytes"
	"strconv"
)

// object is nil, a bool, an int, a float64, a str, a name, an array, a dict, a
// *stream, a ref, or a keyword (an operator of a content stream).
type object any

type (
	str     string
	name    string
	keyword string
	array   []object
	dict    map[name]object
	ref     struct{ id, gen int }
)

// stream is a dictionary with bytes, which are still packed.
type stream struct {
	dict
	data []byte
}

// lexer reads objects from bytes.
type lexer struct {
	raw   []byte
	at    int
	depth int
	inner int   // tokens within arrays and dictionaries that were not counted yet
	file  *File // whose budget is spent; it tells the length of a stream
}

var delimiters = [256]bool{'(': true, ')': true, '<': true, '>': true, '[': true, ']': true, '{': true, '}': true, '/': true, '%': true}
var spaces = [256]bool{0: true, '\t': true, '\n': true, '\f': true, '\r': true, ' ': true}

// end is the keyword that stands for the end of the bytes.
const end = keyword("\x00end")

func (l *lexer) skipSpace() {
	for l.at < len(l.raw) {
		c := l.raw[l.at]
		switch {
		case spaces[c]:
			l.at++
		case c == '%':
			n := bytes.IndexAny(l.raw[l.at:], "\r\n")
			if n < 0 {
				n = len(l.raw) - l.at
			}
			l.at += n
		default:
			return
		}
	}
}

// next reads an object that holds no reference and no stream, as in content
// streams. Brackets that close nothing are keywords.
func (l *lexer) next() object {
	start := l.at
	o := l.token()
	if l.depth == 0 {
		const token = 4 // bytes that reading a token is worth
		l.file.spend(l.at - start + token + 16*l.inner)
		l.inner = 0
	}
	return o
}

func (l *lexer) token() object {
	l.skipSpace()
	if l.at >= len(l.raw) {
		return end
	}
	c := l.raw[l.at]
	switch c {
	case '(':
		return l.literal()
	case '/':
		return l.name()
	case '[':
		l.at++
		return l.array()
	case '<':
		if l.at+1 < len(l.raw) && l.raw[l.at+1] == '<' {
			l.at += 2
			return l.dict()
		}
		return l.hex()
	case '>':
		if l.at+1 < len(l.raw) && l.raw[l.at+1] == '>' {
			l.at += 2
			return keyword(">>")
		}
		l.at++
		return keyword(">")
	case ']', '{', '}', ')':
		l.at++
		return keyword(c)
	}
	return l.word()
}

// word reads a number or a keyword.
func (l *lexer) word() object {
	start := l.at
	for l.at < len(l.raw) && !spaces[l.raw[l.at]] && !delimiters[l.raw[l.at]] {
		l.at++
	}
	w := l.raw[start:l.at]
	if c := w[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if o, ok := numberOf(w); ok {
			return o
		}
	}
	switch string(w) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return keyword(w)
}

// numberOf reads a number; digits past what matters are dropped.
func numberOf(w []byte) (object, bool) {
	const longest = 40
	if len(w) > longest {
		w = w[:longest]
	}
	if n, err := strconv.Atoi(string(w)); err == nil {
		return n, true
	}
	if f, err := strconv.ParseFloat(string(w), 64); err == nil && f > -1e12 && f < 1e12 && !bytes.ContainsAny(w, "xXpPeEnN") {
		return f, true
	}
	// Some producers write "--5" or "12.-3".
	if t := bytes.TrimLeft(w, "-+"); len(w) > 1 && len(t) < len(w)-1 && len(t) > 0 {
		return numberOf(t)
	}
	return nil, false
}

// deeper goes one level down.
func (l *lexer) deeper() {
	if l.depth++; l.depth > depthLimit {
		panic(stop{&Error{Broken, "nests its objects too deeply"}})
	}
}

// array reads to the closing bracket. References within are put together.
func (l *lexer) array() object {
	l.deeper()
	defer func() { l.depth-- }()
	out := array{}
	for {
		l.inner++
		o := l.token()
		if k, ok := o.(keyword); ok {
			switch k {
			case end, "]":
				return out
			case "R":
				out = refAtEnd(out)
				continue
			case ">>", "endobj", "endstream":
				return out
			}
		}
		out = append(out, o)
	}
}

// refAtEnd makes a reference of the two numbers at the end of a list.
func refAtEnd(out array) array {
	n := len(out)
	if n < 2 {
		return out
	}
	id, ok1 := out[n-2].(int)
	gen, ok2 := out[n-1].(int)
	if !ok1 || !ok2 {
		return out
	}
	return append(out[:n-2], ref{id, gen})
}

// dict reads to the closing brackets.
func (l *lexer) dict() object {
	l.deeper()
	defer func() { l.depth-- }()
	out := dict{}
	l.inner += 4 // a map costs more than a list
	var key name
	var values array
	put := func() {
		if key != "" && len(values) > 0 {
			out[key] = values[0]
		}
		values = values[:0]
	}
	for {
		l.inner++
		o := l.token()
		switch o := o.(type) {
		case keyword:
			switch o {
			case end, ">>":
				put()
				return out
			case "endobj", "stream", "endstream":
				l.at -= len(o)
				put()
				return out
			case "R":
				values = refAtEnd(values)
			}
		case name:
			if key == "" || len(values) > 0 {
				put()
				key = o
				continue
			}
			values = append(values, o)
		default:
			values = append(values, o)
		}
	}
}
