package markdown

import (
	"dossier/internal/diag"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
)

// stateKey is where a parse keeps its state in the library's context.
var stateKey = parser.NewContextKey()

// state is what the inline parsers of one file share.
type state struct {
	file  string
	src   []byte
	list  []diag.Diagnostic
	notes map[string]*east.Footnote // the first definition of each label

	// Of the block whose inlines are being parsed:
	view    view
	attrs   attributes
	planned bool
	pairs   []pair
	open    []*span // spans whose closing bracket has not come, outermost first
	labels  int     // open link labels

	ends  map[ast.Node]int // where links and fenced code end in the file
	stray int              // the last bracket that an earlier block left open, or -1
	html  int              // the last place of raw HTML, or -1
}

func stateOf(pc parser.Context) *state { return pc.Get(stateKey).(*state) }

func (s *state) at(start, end int) diag.Span {
	return diag.Span{File: s.file, Start: start, End: end}
}

func (s *state) report(d diag.Diagnostic) { s.list = append(s.list, d) }

// plan gives the pairs of brackets of the block whose inlines are being
// parsed, working them out at its first bracket.
func (s *state) plan(block ast.Node) []pair {
	if !s.planned {
		s.planned = true
		s.view.reset(s.src, block.Lines())
		s.attrs = attributes{v: &s.view, file: s.file}
		p := planner{state: s, text: s.view.text, out: s.pairs[:0]}
		p.run()
		s.pairs = p.out
	}
	return s.pairs
}

// closeBlock forgets the block.
func (s *state) closeBlock() {
	s.planned = false
	s.pairs = s.pairs[:0]
	s.open = s.open[:0]
	s.labels = 0
}
