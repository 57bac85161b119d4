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

func (p fenceParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := p.BlockParser.Open(parent, reader, pc)
	if block, ok := node.(*ast.FencedCodeBlock); ok && block.Info != nil {
		if info := block.Info.Segment; info.Len() > maxInfo {
			st := stateOf(pc)
			st.report(tooLarge(st.at(info.Start, info.Start+1), "the name of the code's language", info.Len(), maxInfo))
			block.Info = nil
		}
	}
	return node, state
}

func (p fenceParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, seg := reader.PeekLine()
	result := p.BlockParser.Continue(node, reader, pc)
	if result == parser.Close {
		stateOf(pc).endsAt(node, seg.Start-seg.Padding+len(bytes.TrimRight(line, " \t\r\n")))
	}
	return result
}
