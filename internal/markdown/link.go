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
	line, _ := block.PeekLine()
	closing := line[0] == ']'
	if closing {
		st.plan(parent) // reports what is wrong at brackets that close nothing
	}
	node := p.inner.Parse(parent, block, pc)
	if !closing {
		if node != nil {
			st.labels++
		}
		return node
	}
	if st.labels > 0 {
		st.labels--
	}
	if node == nil {
		return nil
	}
	_, pos := block.Position()
	end := pos.Start
	st.ends[node] = end
	if end < len(st.src) && block.Peek() == '{' {
		st.report(linkAttributes(st.at(end, end+1)))
	}
	return node
}

func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.inner.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}
