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
	view       view
	attrs      attributes
	planned    bool
	pairs      []pair
	spans      []span      // where nodes of spans are kept
	open       []*span     // spans whose closing bracket has not come, outermost first
	labels     int         // open link labels
	label      int         // where the label that is being closed ends
	ticks      map[int]int // where the last run of backticks of each length begins
	delimiters int         // signs of emphasis

	ends  map[ast.Node]int // where links and fenced code end in the file
	stray int              // the last bracket that an earlier block left open, or -1
	html  int              // the last byte of the last raw HTML, or -1

	// What counts against the limits of the file:
	said                                      map[string]bool
	annotations, references, cells, expansion int
}

func newState(file string, src []byte) *state {
	return &state{file: file, src: src, stray: -1, html: -1}
}

func stateOf(pc parser.Context) *state { return pc.Get(stateKey).(*state) }

// endsAt notes where a link or a block of code ends.
func (s *state) endsAt(n ast.Node, end int) {
	if s.ends == nil {
		s.ends = map[ast.Node]int{}
	}
	s.ends[n] = end
}

func (s *state) at(start, end int) diag.Span {
	return diag.Span{File: s.file, Start: start, End: end}
}

// report adds a diagnostic. Of a file that is full of mistakes only the first
// maxReports are kept.
func (s *state) report(d diag.Diagnostic) {
	if len(s.list) < maxReports {
		s.list = append(s.list, d)
		return
	}
	if s.said["reports"] {
		return
	}
	if s.said == nil {
		s.said = map[string]bool{}
	}
	s.said["reports"] = true
	s.list = append(s.list, tooMany(d.At.Span, "mistakes", maxReports, "correct the first ones; no more are listed"))
}

// plan gives the pairs of brackets of the block whose inlines are being
// parsed, working them out at its first bracket.
func (s *state) plan(block ast.Node) []pair {
	if !s.planned {
		s.planned = true
		s.view.reset(s.src, block.Lines())
		s.attrs.reset(&s.view, s.file)
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
	s.ticks = nil
	s.delimiters = 0
}
