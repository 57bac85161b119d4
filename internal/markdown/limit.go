package markdown

import (
	"bytes"

	"dossier/internal/diag"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// once reports the first case of going over a limit in a file.
func (s *state) once(what string, d diag.Diagnostic) {
	if !s.said[what] {
		if s.said == nil {
			s.said = map[string]bool{}
		}
		s.said[what] = true
		s.report(d)
	}
}

// limited is a parser of containers that opens none below maxContainers.
type limited struct{ parser.BlockParser }

func (p limited) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) < maxContainers {
		return p.BlockParser.Open(parent, reader, pc)
	}
	line, at := reader.Position()
	if node, _ := p.BlockParser.Open(parent, reader, pc); node != nil {
		st := stateOf(pc)
		start := min(at.Start+max(pc.BlockOffset(), 0), len(st.src))
		st.once("containers", tooDeep(st.at(start, min(start+1, len(st.src))), "quotes and lists", maxContainers))
	}
	reader.SetPosition(line, at)
	return nil, parser.NoChildren
}

// delimiterParser is a parser of emphasis or strikethrough that reads at most
// maxDelimiters signs of a block: the library pairs them in quadratic time.
type delimiterParser struct{ parser.InlineParser }

func (p delimiterParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	st := stateOf(pc)
	if st.delimiters >= maxDelimiters {
		_, seg := block.Position()
		st.once("delimiters", tooMany(st.at(seg.Start, seg.Start+1), "signs of emphasis in a block", maxDelimiters,
			"make several paragraphs of it; what follows in it is read as text"))
		return nil
	}
	st.delimiters++
	return p.InlineParser.Parse(parent, block, pc)
}

// codeParser is the library's parser of code spans, kept from looking through
// the rest of a block for backticks that are not there.
type codeParser struct{ parser.InlineParser }

func (p codeParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	st := stateOf(pc)
	line, seg := block.PeekLine()
	n := 0
	for n < len(line) && line[n] == '`' {
		n++
	}
	if st.ticks == nil {
		st.ticks = lastTicks(st.src, parent.Lines())
	}
	if st.ticks[n] > seg.Start {
		return p.InlineParser.Parse(parent, block, pc)
	}
	block.Advance(n)
	return ast.NewTextSegment(seg.WithStop(seg.Start + n))
}

// lastTicks gives where the last run of backticks of each length begins.
func lastTicks(src []byte, lines *text.Segments) map[int]int {
	last := map[int]int{}
	for i := range lines.Len() {
		s := lines.At(i)
		for at := s.Start; at < s.Stop; at++ {
			next := bytes.IndexByte(src[at:s.Stop], '`')
			if next < 0 {
				break
			}
			at += next
			end := at
			for end < s.Stop && src[end] == '`' {
				end++
			}
			last[end-at] = at
			at = end
		}
	}
	return last
}
