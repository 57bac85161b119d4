package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tables is the library's reader of tables, kept to maxCells cells in a file
// and maxFill for each of a table's pipes: it fills short rows up to the width
// of the head. Dashes alone, which are text where they do not make a heading
// of the line above them, make no table either.
type tables struct{ parser.ParagraphTransformer }

func (p tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	st := stateOf(pc)
	lines := node.Lines()
	for i := 1; i < lines.Len(); i++ {
		s := lines.At(i)
		columns, kind := underline(st.src[s.Start:s.Stop])
		if kind == noUnderline {
			continue
		}
		if kind == dashes {
			return
		}
		pipes := 0
		for k := i - 1; k < lines.Len(); k++ {
			row := lines.At(k)
			for _, c := range st.src[row.Start:row.Stop] {
				if c == '|' {
					pipes++
				}
			}
		}
		cells := columns * (lines.Len() - i)
		if st.cells+cells > maxCells || cells > 1000+maxFill*pipes {
			st.once("cells", tooMany(st.at(s.Start, s.Start+1), "cells of tables", maxCells,
				"make smaller tables; this one is read as a paragraph"))
			return
		}
		st.cells += cells
		p.ParagraphTransformer.Transform(node, reader, pc)
		return
	}
}

// What a line can be to the line above it.
const (
	noUnderline = iota
	dashes      // of which the library would make a table of one column
	tableLine
)

// underline tells whether a line can be the one under a table's head, and how
// many columns it has at most.
func underline(line []byte) (columns, kind int) {
	columns = 1
	dash, sign := false, false
	for _, c := range line {
		switch c {
		case '|':
			columns++
			sign = true
		case ':':
			sign = true
		case '-':
			dash = true
		case ' ', '\t', '\v', '\f', '\r', '\n':
		default:
			return 0, noUnderline
		}
	}
	switch {
	case !dash:
		return 0, noUnderline
	case !sign:
		return columns, dashes
	}
	return columns, tableLine
}
