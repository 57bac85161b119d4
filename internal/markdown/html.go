package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// htmlParser reports raw HTML and leaves it in the text.
type htmlParser struct{}

func (htmlParser) Trigger() []byte { return []byte{'<'} }

func (htmlParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	st := stateOf(pc)
	if seg.Start <= st.html {
		return nil
	}
	if n := htmlLength(line, st.src[seg.Start:]); n > 0 {
		st.html = seg.Start + n - 1 // what lies in it is said with it
		st.report(rawHTML(st.at(seg.Start, seg.Start+n)))
	}
	return nil
}

// htmlLength gives the length of the HTML with which a line begins, or 0. What
// is HTML is CommonMark's choice (0.31.2, 6.6), but comments and the like need
// no end, and a tag may end in a later line.
func htmlLength(line, rest []byte) int {
	if len(line) < 2 {
		return 0
	}
	if line[1] == '!' || line[1] == '?' {
		if len(line) < 3 || line[1] == '!' && line[2] != '-' && line[2] != '[' && !isASCIILetter(line[2]) {
			return 0
		}
		if end := bytes.IndexByte(line, '>'); end >= 0 {
			return end + 1
		}
		return len(bytes.TrimRight(line, "\r\n"))
	}
	i := 1
	if line[i] == '/' {
		i++
	}
	if i >= len(line) || !isASCIILetter(line[i]) {
		return 0
	}
	for i < len(line) && (isASCIILetter(line[i]) || line[i] >= '0' && line[i] <= '9' || line[i] == '-') {
		i++
	}
	if i < len(line) && line[i] != '>' && line[i] != '/' && !isBlank(line[i]) {
		return 0
	}
	end := bytes.IndexAny(rest[i:min(len(rest), i+2000)], "<>")
	if end < 0 || rest[i+end] == '<' || bytes.Contains(rest[i:i+end], []byte("\n\n")) {
		return 0
	}
	return i + end + 1
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
