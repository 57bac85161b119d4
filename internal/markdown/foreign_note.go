package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// foreignRef is a reference to a footnote in a line of foreign Markdown.
type foreignRef struct {
	ast.BaseInline
	note *east.Footnote
}

var kindForeignRef = ast.NewNodeKind("ForeignNoteRef")

// Kind implements ast.Node.
func (*foreignRef) Kind() ast.NodeKind { return kindForeignRef }

// Dump implements ast.Node.
func (n *foreignRef) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// noteOrder are the footnotes of a text in the order of their first references,
// those behind them to which nothing refers, and their numbers as printed.
type noteOrder struct {
	notes []*east.Footnote
	marks map[*east.Footnote]string
}

// foreignNumbers numbers the footnotes of a tree. A note may refer to another.
func foreignNumbers(root ast.Node) noteOrder {
	out := noteOrder{marks: map[*east.Footnote]string{}}
	number := func(note *east.Footnote) {
		if _, known := out.marks[note]; !known {
			out.notes = append(out.notes, note)
			out.marks[note] = raised(len(out.notes))
		}
	}
	var others []*east.Footnote
	look := func(root ast.Node) {
		_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			switch n := n.(type) {
			case *foreignRef:
				if entering {
					number(n.note)
				}
			case *east.Footnote:
				if n != root {
					if entering {
						others = append(others, n)
					}
					return ast.WalkSkipChildren, nil
				}
			}
			return ast.WalkContinue, nil
		})
	}
	look(root)
	for i, k := 0, 0; i < len(out.notes) || k < len(others); {
		if i < len(out.notes) {
			look(out.notes[i])
			i++
			continue
		}
		number(others[k])
		k++
	}
	return out
}

// raised writes a number in raised digits.
func raised(n int) string {
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(strconv.Itoa(n))
}
