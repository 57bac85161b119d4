package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// fenceParser is the library's parser of fenced code, which also notes where
// the closing fence ends.
type fenceParser struct{ parser.BlockParser }

func (p fenceParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, seg := reader.PeekLine()
	result := p.BlockParser.Continue(node, reader, pc)
	if result == parser.Close {
		stateOf(pc).ends[node] = seg.Start - seg.Padding + len(bytes.TrimRight(line, " \t\r\n"))
	}
	return result
}
