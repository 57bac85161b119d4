package bib

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// maxDepth is how many levels of lists, mappings or braces may lie in each
// other.
const maxDepth = 32

// maxMistakes is how many mistakes of its language are reported of one file;
// a file with more of them is something else.
const maxMistakes = 50

// source is a file that is being read.
type source struct {
	file string
	src  string
	list []diag.Diagnostic
}

// open checks the encoding of a file. A byte order mark is a blank.
func open(file string, src []byte) (*source, bool) {
	s := &source{file: file}
	if rest, ok := bytes.CutPrefix(src, []byte("\ufeff")); ok {
		src = append([]byte("   "), rest...)
	}
	s.src = string(src)
	if utf8.ValidString(s.src) {
		return s, true
	}
	for i := 0; i < len(s.src); {
		r, size := utf8.DecodeRuneInString(s.src[i:])
		if r == utf8.RuneError && size == 1 {
			s.report(diag.Errorf("bad-encoding", s.span(i, i+1), "this is not UTF-8: byte 0x%02X at offset %d", s.src[i], i).
				WithHelp("save the file as UTF-8"))
			break
		}
		i += size
	}
	return s, false
}

func (s *source) report(d diag.Diagnostic) { s.list = append(s.list, d) }

func (s *source) span(start, end int) diag.Span {
	start = max(0, min(start, len(s.src)))
	return diag.Span{File: s.file, Start: start, End: max(start, min(end, len(s.src)))}
}

// blankControls reports the first control character of a file, and puts blanks
// in the place of all of them.
func (s *source) blankControls() {
	c, ok := control(s.src)
	if !ok {
		return
	}
	at := strings.IndexRune(s.src, c)
	s.report(diag.Errorf("control-character", s.span(at, at+utf8.RuneLen(c)), "a control character stands here: U+%04X", c).WithHelp("delete it"))
	var b strings.Builder
	for _, r := range s.src {
		if _, bad := control(string(r)); bad {
			b.WriteString("  "[:utf8.RuneLen(r)])
			continue
		}
		b.WriteRune(r)
	}
	s.src = b.String()
}

// text makes a value of words.
func text(words string, at diag.Span) yaml.Value {
	return yaml.Value{Kind: yaml.Scalar, Text: words, Quoted: true, Span: at}
}

// pair makes an entry of a mapping whose key stands where its value does.
func pair(key string, v yaml.Value) yaml.Pair {
	return yaml.Pair{Key: key, KeySpan: v.Span, Value: v}
}

// control finds a character that no text of a record may hold.
func control(words string) (rune, bool) {
	for _, r := range words {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0x7f && r <= 0x9f {
			return r, true
		}
	}
	return 0, false
}

// fold puts one space where any white space but a no-break space stands.
func fold(words string) string {
	return strings.Join(strings.FieldsFunc(words, func(r rune) bool {
		return r == ' ' || r == '\t' || r == '\n' || r == '\r'
	}), " ")
}

// shorten keeps a quoted piece of a file to one short line.
func shorten(words string) string {
	const most = 40
	words = fold(words)
	if r := []rune(words); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return words
}
