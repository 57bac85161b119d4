package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"

	"github.com/yuin/goldmark/util"
)

// attributes reads attribute lists out of one block's text. It remembers where
// failed attempts came by, so that a block full of them costs one pass.
type attributes struct {
	v      *view
	file   string
	failed map[int]bool // offsets of attributes from which no list ends well
	passed []int        // offsets of the attributes of the list under way
	list   []annot.Attr // of it
	slab   []annot.Attr // where lists are kept
	// The last bare value: every bare value that begins inside it ends with it.
	bareFrom, bareTo int
}

// reset begins with the text of another block.
func (p *attributes) reset(v *view, file string) {
	p.v, p.file = v, file
	p.failed, p.bareFrom, p.bareTo = nil, 0, 0
}

// parse reads the list whose "{" is at offset at and gives the offset behind
// its "}". When it is malformed, ok is false, end is the offset at which it
// goes wrong and why says how.
func (p *attributes) parse(at int) (list []annot.Attr, end int, why string, ok bool) {
	text := p.v.text
	p.passed, p.list = p.passed[:0], p.list[:0]
	i := at + 1
	for {
		start := i
		for i < len(text) && isBlank(text[i]) {
			i++
		}
		if i == len(text) {
			why = "the braces are not closed"
			break
		}
		if text[i] == '}' {
			return p.keep(), i + 1, "", true
		}
		if len(p.list) > 0 && i == start {
			why = "a space is missing before it"
			break
		}
		if p.failed[i] {
			why = "something in the braces is no attribute"
			break
		}
		p.passed = append(p.passed, i)
		attr, next, wrong := p.attribute(i)
		if wrong != "" {
			i, why = next, wrong
			break
		}
		p.list = append(p.list, attr)
		i = next
	}
	for _, b := range p.passed {
		if p.failed == nil {
			p.failed = map[int]bool{}
		}
		p.failed[b] = true
	}
	return nil, i, why, false
}

// keep gives a copy of the list under way, cut off a larger piece of memory.
func (p *attributes) keep() []annot.Attr {
	n := len(p.list)
	if n == 0 {
		return nil
	}
	if cap(p.slab)-len(p.slab) < n {
		p.slab = make([]annot.Attr, 0, max(n, 16))
	}
	from := len(p.slab)
	p.slab = append(p.slab, p.list...)
	return p.slab[from:len(p.slab):len(p.slab)]
}

// attribute reads the attribute that begins at i.
func (p *attributes) attribute(i int) (attr annot.Attr, end int, why string) {
	text := p.v.text
	if text[i] == '.' || text[i] == '#' {
		attr.Kind = annot.Class
		if text[i] == '#' {
			attr.Kind = annot.ID
		}
		end = nameEnd(text, i+1)
		if end == i+1 {
			return attr, i, "a name must follow the sign"
		}
		attr.Key = string(text[i+1 : end])
		attr.At, attr.KeyAt = p.v.span(p.file, i, end), p.v.span(p.file, i+1, end)
		attr.ValueAt = p.v.span(p.file, end, end)
		return attr, end, ""
	}
	eq := nameEnd(text, i)
	if eq == i {
		return attr, i, "an attribute is key=value, .class or #id"
	}
	if eq == len(text) || text[eq] != '=' {
		return attr, i, "the key `" + string(text[i:eq]) + "` has no `=`"
	}
	attr.Key = string(text[i:eq])
	attr.KeyAt = p.v.span(p.file, i, eq)
	from, to, end, why := p.value(eq + 1)
	if why != "" {
		return attr, end, why
	}
	attr.Value = string(text[from:to])
	if end > to && bytes.ContainsAny(text[from:to], "\\\n") {
		attr.Value = unquote(text[from:to])
	}
	attr.At, attr.ValueAt = p.v.span(p.file, i, end), p.v.span(p.file, from, to)
	return attr, end, ""
}

// value finds the value that begins at i: the range of its text and the offset
// behind it, which is another one where the value is quoted.
func (p *attributes) value(i int) (from, to, end int, why string) {
	text := p.v.text
	if i < len(text) && (text[i] == '"' || text[i] == '\'') {
		for to = i + 1; to < len(text) && text[to] != text[i]; to++ {
			if text[to] == '\\' {
				to++
			}
		}
		if to >= len(text) {
			return i, i, i, "the quotation mark is not closed"
		}
		return i + 1, to, to + 1, ""
	}
	to = i
	if i >= p.bareFrom && i < p.bareTo {
		to = p.bareTo
	}
	for to < len(text) && !isBlank(text[to]) && text[to] != '}' {
		to++
	}
	p.bareFrom, p.bareTo = i, to
	return i, to, to, ""
}

// unquote resolves the escapes and line breaks of a quoted value.
func unquote(text []byte) string {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && util.IsPunct(text[i+1]):
			i++
			out = append(out, text[i])
		case c == '\n':
			for len(out) > 0 && isBlank(out[len(out)-1]) {
				out = out[:len(out)-1]
			}
			for i+1 < len(text) && isBlank(text[i+1]) {
				i++
			}
			out = append(out, ' ')
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// nameEnd gives the end of the name that begins at i, or i.
func nameEnd(text []byte, i int) int {
	r, n := utf8.DecodeRune(text[i:])
	if r != '_' && !unicode.IsLetter(r) {
		return i
	}
	for i += n; i < len(text); i += n {
		r, n = utf8.DecodeRune(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-' && r != ':' && r != '.' {
			break
		}
	}
	return i
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
