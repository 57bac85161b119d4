package review

import (
	"bytes"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/edit"
	"dossier/internal/yaml"
)

// mappingOf finds the mapping whose id stands at a place, and the way to it:
// the values around it, the outermost first.
func mappingOf(v yaml.Value, id diag.Span) (way []yaml.Value, ok bool) {
	if got, has := v.Get("id"); has && got.Span == id {
		return []yaml.Value{v}, true
	}
	for _, item := range v.Items {
		if way, ok := mappingOf(item, id); ok {
			return append([]yaml.Value{v}, way...), true
		}
	}
	for _, p := range v.Pairs {
		if way, ok := mappingOf(p.Value, id); ok {
			return append([]yaml.Value{v}, way...), true
		}
	}
	return nil, false
}

// flow reports whether a value is written in brackets or braces.
func flow(src []byte, v yaml.Value) bool {
	return v.Span.Start < len(src) && (src[v.Span.Start] == '{' || src[v.Span.Start] == '[')
}

// lineStart gives the offset of the first byte of the line that holds at.
func lineStart(src []byte, at int) int { return bytes.LastIndexByte(src[:at], '\n') + 1 }

// lineAfter gives the offset of the line behind the one in which a value ends
// that ends at at.
func lineAfter(src []byte, at int) int {
	if at > 0 && at <= len(src) && src[at-1] == '\n' {
		return at
	}
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(src)
}

func lineBreak(src []byte) string {
	if i := bytes.IndexByte(src, '\n'); i > 0 && src[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// withoutPair takes a key out of a mapping that has others.
func withoutPair(src []byte, m yaml.Value, i int) edit.Splice {
	p := m.Pairs[i]
	end := max(p.Value.Span.End, p.KeySpan.End)
	switch {
	case flow(src, m) && i > 0:
		before := m.Pairs[i-1]
		return edit.Splice{Start: max(before.Value.Span.End, before.KeySpan.End), End: max(end, colonEnd(src, p))}
	case flow(src, m) && len(m.Pairs) > 1:
		return edit.Splice{Start: p.KeySpan.Start, End: m.Pairs[1].KeySpan.Start}
	case flow(src, m):
		return edit.Splice{Start: p.KeySpan.Start, End: max(end, colonEnd(src, p))}
	case i == 0 && len(m.Pairs) > 1: // behind the dash of a list, perhaps
		return edit.Splice{Start: p.KeySpan.Start, End: m.Pairs[1].KeySpan.Start}
	}
	return edit.Splice{Start: lineStart(src, p.KeySpan.Start), End: lineAfter(src, end)}
}

// colonEnd is the offset behind the colon of a key.
func colonEnd(src []byte, p yaml.Pair) int {
	if i := bytes.IndexByte(src[p.KeySpan.End:], ':'); i >= 0 && len(bytes.TrimSpace(src[p.KeySpan.End:p.KeySpan.End+i])) == 0 {
		return p.KeySpan.End + i + 1
	}
	return p.KeySpan.End
}

// withPair gives a key of a mapping a value, written in YAML on one line. A new
// key stands at the end.
func withPair(src []byte, m yaml.Value, key, value string) edit.Splice {
	for _, p := range m.Pairs {
		if p.Key != key {
			continue
		}
		if p.Value.Kind == yaml.Null && p.Value.Span.Start == p.Value.Span.End {
			at := colonEnd(src, p)
			return edit.Splice{Start: at, End: at, Text: " " + value}
		}
		end := p.Value.Span.End
		text := value
		if block := end > 0 && src[end-1] == '\n'; block { // of a block scalar
			text += lineBreak(src)
		}
		start := p.Value.Span.Start
		if bytes.IndexByte(src[p.KeySpan.End:start], '\n') >= 0 { // a block collection below its key
			start = colonEnd(src, p)
			text = " " + text
		}
		return edit.Splice{Start: start, End: end, Text: text}
	}
	last := m.Pairs[len(m.Pairs)-1]
	end := max(last.Value.Span.End, last.KeySpan.End)
	if flow(src, m) {
		return edit.Splice{Start: end, End: end, Text: ", " + key + ": " + value}
	}
	at := lineAfter(src, end)
	line := indentOf(src, m) + key + ": " + value + lineBreak(src)
	if at > 0 && src[at-1] != '\n' {
		line = lineBreak(src) + strings.TrimRight(line, "\r\n")
	}
	return edit.Splice{Start: at, End: at, Text: line}
}

// indentOf is the white space before the keys of a block mapping.
func indentOf(src []byte, m yaml.Value) string {
	at := m.Pairs[0].KeySpan.Start
	return strings.Repeat(" ", len([]rune(string(src[lineStart(src, at):at]))))
}

// withoutItem takes an entry out of a list that has others.
func withoutItem(src []byte, list yaml.Value, i int) edit.Splice {
	item := list.Items[i]
	switch {
	case flow(src, list) && i > 0:
		return edit.Splice{Start: list.Items[i-1].Span.End, End: item.Span.End}
	case flow(src, list):
		return edit.Splice{Start: item.Span.Start, End: list.Items[1].Span.Start}
	}
	return edit.Splice{Start: lineStart(src, item.Span.Start), End: lineAfter(src, item.Span.End)}
}

// withoutRecord takes a record out of its file. gone tells that nothing is left
// in the file but it.
func withoutRecord(src []byte, way []yaml.Value) (s edit.Splice, gone bool) {
	for i := len(way) - 2; i >= 0; i-- {
		outer, inner := way[i], way[i+1]
		if k := slices.IndexFunc(outer.Items, func(v yaml.Value) bool { return v.Span == inner.Span }); k >= 0 && len(outer.Items) > 1 {
			return withoutItem(src, outer, k), false
		}
		if k := slices.IndexFunc(outer.Pairs, func(p yaml.Pair) bool { return p.Value.Span == inner.Span }); k >= 0 {
			rest := slices.ContainsFunc(outer.Pairs, func(p yaml.Pair) bool { return p.Value.Span != inner.Span && len(p.Value.Items) > 0 })
			if rest {
				return withoutPair(src, outer, k), false
			}
		}
	}
	return edit.Splice{}, true
}

// withoutRef takes the reference at a place out of a record: its key, or its
// entry of a list; with the last entry the whole key goes.
func withoutRef(src []byte, v yaml.Value, at diag.Span) (edit.Splice, bool) {
	for i, p := range v.Pairs {
		if p.Value.Span == at || len(p.Value.Items) == 1 && p.Value.Items[0].Span == at {
			return withoutPair(src, v, i), true
		}
		for k, item := range p.Value.Items {
			if item.Span == at {
				return withoutItem(src, p.Value, k), true
			}
		}
		if s, ok := withoutRef(src, p.Value, at); ok {
			return s, true
		}
	}
	for _, item := range v.Items {
		if s, ok := withoutRef(src, item, at); ok {
			return s, true
		}
	}
	return edit.Splice{}, false
}
