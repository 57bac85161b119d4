package markdown

import (
	"dossier/internal/annot"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// span is the node of an annotated span. It is put into the tree at its
// opening bracket; at its closing one it takes the nodes behind it as its
// children.
type span struct {
	ast.BaseInline
	open, close, end int // offsets of "[" and "]", and behind "}"
	skip             int // characters of the block from "]" to behind "}"
	attrs            []annot.Attr
	bottom           *parser.Delimiter // the last one before the span
	labels           int               // open link labels before the span
}

// newSpan hands out spans from larger pieces of memory.
func (s *state) newSpan() *span {
	if len(s.spans) == cap(s.spans) {
		s.spans = make([]span, 0, 16)
	}
	s.spans = s.spans[:len(s.spans)+1]
	return &s.spans[len(s.spans)-1]
}

var kindSpan = ast.NewNodeKind("Span")

func (s *span) Kind() ast.NodeKind { return kindSpan }

func (s *span) Dump(source []byte, level int) { ast.DumpHelper(s, source, level, nil, nil) }

// spanParser makes nodes of the spans that were planned.
type spanParser struct{}

func (spanParser) Trigger() []byte { return []byte{'!', '[', ']'} }

func (spanParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	st := stateOf(pc)
	line, seg := block.PeekLine()
	switch line[0] {
	case '!':
		// Before a span it is a sign of the text and begins no picture.
		if len(line) < 2 || line[1] != '[' {
			return nil
		}
		if p := find(st.plan(parent), seg.Start+1); p == nil || p.cite {
			return nil
		}
		block.Advance(1)
		return ast.NewTextSegment(text.NewSegment(seg.Start, seg.Start+1))
	case '[':
		p := find(st.plan(parent), seg.Start)
		if p == nil || p.cite {
			return nil
		}
		s := st.newSpan()
		*s = span{
			open: p.open, close: p.close, end: p.end, skip: p.skip, attrs: p.attrs,
			bottom: pc.LastDelimiter(), labels: st.labels,
		}
		s.SetPos(seg.Start)
		st.open = append(st.open, s)
		block.Advance(1)
		return s
	default:
		return closeSpan(st, parent, block, pc, seg.Start)
	}
}

// closeSpan completes the innermost open span if the bracket at an offset of
// the file closes it. Spans whose bracket something else has swallowed become
// text.
func closeSpan(st *state, parent ast.Node, block text.Reader, pc parser.Context, at int) ast.Node {
	st.plan(parent)
	for n := len(st.open); n > 0; n = len(st.open) {
		s := st.open[n-1]
		if at < s.close {
			return nil
		}
		st.open = st.open[:n-1]
		if at > s.close || s.Parent() != parent || s.labels != st.labels {
			st.report(crossedSpan(st.at(s.open, s.end)))
			s.release()
			continue
		}
		for c := s.NextSibling(); c != nil; {
			next := c.NextSibling()
			s.AppendChild(s, c)
			c = next
		}
		if s.bottom != nil {
			parser.ProcessDelimiters(s.bottom, pc)
		} else {
			parser.ProcessDelimiters(nil, pc)
		}
		block.Advance(s.skip)
		return s
	}
	return nil
}

// release turns a span without an end into the bracket that it began with.
func (s *span) release() {
	if p := s.Parent(); p != nil {
		p.ReplaceChild(p, s, ast.NewTextSegment(text.NewSegment(s.open, s.open+1)))
	}
}

// CloseBlock turns what is left open into text.
func (spanParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	st := stateOf(pc)
	for _, s := range st.open {
		st.report(crossedSpan(st.at(s.open, s.end)))
		s.release()
	}
	st.closeBlock()
}
