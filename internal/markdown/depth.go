package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// limited is a parser of containers that opens none below maxContainers.
type limited struct{ parser.BlockParser }

func (p limited) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= maxContainers {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}
