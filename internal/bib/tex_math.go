package bib

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxFormula is how many bytes a formula may have; a dollar whose partner is
// farther away is none's.
const maxFormula = 1000

// maths are the fences of formulas in a text.
var maths = [...]struct{ from, to string }{{"$$", "$$"}, {"$", "$"}, {`\(`, `\)`}}

// math reads a formula that begins here: its symbols in Unicode where it is a
// simple one, else its source without the fences. It reports whether there is
// one. A pair of dollars round what may be prices, as in $5 to $10, is none:
// a formula of neither commands nor scripts touches both of its dollars, and
// no digit stands behind it.
func (t *texReader) math() bool {
	rest := t.src[t.at:]
	for _, fence := range maths {
		inner, ok := strings.CutPrefix(rest, fence.from)
		if !ok {
			continue
		}
		end := closingFence(inner[:min(len(inner), maxFormula)], fence.to)
		if end <= 0 {
			continue
		}
		next := inner[end+len(fence.to):]
		inner = inner[:end]
		if fence.from == "$" && !strings.ContainsAny(inner, `\^_{`) &&
			(isSpace(inner[0]) || isSpace(inner[end-1]) || next != "" && next[0] >= '0' && next[0] <= '9') {
			return false
		}
		t.out.WriteString(formula(inner))
		t.at = len(t.src) - len(next)
		return true
	}
	return false
}

// closingFence finds the fence that ends a formula, or -1.
func closingFence(s, fence string) int {
	for i := 0; i < len(s); i++ {
		if strings.HasPrefix(s[i:], fence) {
			return i
		}
		if s[i] == '\\' {
			i++
		}
	}
	return -1
}

// formula writes a formula in Unicode. One that needs more than letters,
// symbols and scripts stays as it is written.
func formula(src string) string {
	m := mathReader{src: src}
	words, ok := m.group(len(src))
	if !ok {
		return src
	}
	return words
}

// mathReader reads the source of a formula once, from the left.
type mathReader struct {
	src string
	at  int
}

// group reads up to an offset.
func (m *mathReader) group(end int) (string, bool) {
	var b strings.Builder
	for m.at < end {
		words, ok := m.atom(end)
		if !ok {
			return "", false
		}
		b.WriteString(words)
	}
	return b.String(), true
}

// atom reads one character, command, group in braces, or script.
func (m *mathReader) atom(end int) (string, bool) {
	r, size := utf8.DecodeRuneInString(m.src[m.at:end])
	switch r {
	case '{':
		return m.braces(end)
	case '}', '&':
		return "", false
	case '\\':
		return m.command(end)
	case '^', '_':
		m.at += size
		for m.at < end && isSpace(m.src[m.at]) {
			m.at++
		}
		if m.at == end || m.src[m.at] == '^' || m.src[m.at] == '_' {
			return "", false
		}
		words, ok := m.atom(end)
		if !ok {
			return "", false
		}
		return script(words, r == '^')
	}
	m.at += size
	switch r {
	case '-':
		return "−", true
	case '\'':
		return "′", true
	case '~':
		return "\u00a0", true
	}
	return string(r), true
}

// braces reads a group in braces.
func (m *mathReader) braces(end int) (string, bool) {
	closes := closingBrace(m.src[m.at:end])
	if closes < 0 {
		return "", false
	}
	closes += m.at
	m.at++
	words, ok := m.group(closes)
	m.at = closes + 1
	return words, ok
}

// closingBrace finds the brace that closes the one with which a text begins, or
// gives -1.
func closingBrace(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// command reads what stands behind a backslash.
func (m *mathReader) command(end int) (string, bool) {
	start := m.at + 1
	m.at = start
	for m.at < end && isLetter(m.src[m.at]) {
		m.at++
	}
	if m.at == start { // a sign
		if m.at == end {
			return "", false
		}
		m.at++
		words, ok := mathSigns[m.src[start]]
		return words, ok
	}
	name := m.src[start:m.at]
	switch name {
	case "text", "textrm", "textit", "textbf", "textnormal", "mbox", "hbox":
		from := m.at
		if m.at == end || m.src[m.at] != '{' {
			return "", false
		}
		closes := closingBrace(m.src[from:end])
		if closes < 0 {
			return "", false
		}
		m.at = from + closes + 1
		return tex(m.src[from+1 : m.at-1]), true
	}
	words, ok := mathCommands[name]
	return words, ok
}

// script writes words as a superscript or subscript. ok is false where Unicode
// has no such letters. The endings of ordinals stay letters.
func script(words string, super bool) (string, bool) {
	from, to := subscripts[0], subscripts[1]
	if super {
		switch words {
		case "st", "nd", "rd", "th", "′", "″", "°", "*":
			return words, true
		case "∘":
			return "°", true
		}
		from, to = superscripts[0], superscripts[1]
	}
	letters := []rune(to)
	var b strings.Builder
	for _, r := range words {
		n := strings.IndexRune(from, r)
		if n < 0 || unicode.IsSpace(r) {
			return "", false
		}
		b.WriteRune(letters[utf8.RuneCountInString(from[:n])])
	}
	return b.String(), true
}

// raised writes a number above or below the line, so that a power is not read
// as a part of its base; other words stay in it.
func raised(words string, super bool) string {
	if strings.Trim(words, "0123456789+−-") != "" {
		return words
	}
	out, _ := script(strings.ReplaceAll(words, "-", "−"), super)
	return out
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
