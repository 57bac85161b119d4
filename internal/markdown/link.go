package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// linkParser is the library's parser of links, which also notes where links
// end and how many link labels are open.
type linkParser struct{ inner parser.InlineParser }

func (p linkParser) Trigger() []byte { return p.inner.Trigger() }

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	st := stateOf(pc)
	line, seg := block.PeekLine()
	if line[0] != ']' {
		return p.open(parent, block, pc)
	}
	st.plan(parent) // reports what is wrong at brackets that close nothing
	if st.labels == 0 {
		return nil
	}
	st.labels--
	st.label = seg.Start
	reader := &labelReader{Reader: block, st: st}
	if at := st.view.find(seg.Start) + 1; at < len(st.view.text) && st.view.text[at] == '(' {
		_, ok := linkTail(st.view.text, at)
		reader.noTail = !ok
	}
	node := p.inner.Parse(parent, reader, pc)
	if node == nil {
		return nil
	}
	_, pos := block.Position()
	end := pos.Start
	st.endsAt(node, end)
	if end < len(st.src) && block.Peek() == '{' {
		st.report(linkAttributes(st.at(end, end+1)))
	}
	return node
}

// open begins a label, but for more than maxLabels at a time: the library
// looks through all of a label at its end.
func (p linkParser) open(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	st := stateOf(pc)
	line, seg := block.PeekLine()
	if st.labels >= maxLabels && (line[0] == '[' || len(line) > 1 && line[1] == '[') {
		st.once("labels", tooDeep(st.at(seg.Start, seg.Start+1), "open brackets", maxLabels))
		return nil
	}
	node := p.inner.Parse(parent, block, pc)
	if node != nil {
		st.labels++
	}
	return node
}

// labelReader is a reader for the end of a label. It spares the library the
// search for the end of an address that has none, and finds the words of a
// label without going through all lines of the block.
type labelReader struct {
	text.Reader
	st     *state
	noTail bool
}

func (r *labelReader) Peek() byte {
	c := r.Reader.Peek()
	if r.noTail && c == '(' {
		return ' '
	}
	return c
}

func (r *labelReader) Value(seg text.Segment) []byte {
	if seg.Stop <= seg.Start {
		return nil
	}
	v := &r.st.view
	return v.text[v.find(seg.Start):v.find(seg.Stop)]
}

func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.inner.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}
