package markdown

import (
	"bytes"

	"dossier/internal/diag"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// noteParser is the library's parser of footnote bodies, which leaves them
// where they stand and notes their labels.
type noteParser struct{ parser.BlockParser }

func (p noteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	st := stateOf(pc)
	if len(pc.OpenedBlocks()) >= maxContainers || len(st.notes) >= maxNotes {
		return p.refuse(parent, reader, pc)
	}
	_, seg := reader.PeekLine()
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return node, state
	}
	note := node.(*east.Footnote)
	label := string(note.Ref)
	if _, repeated := st.notes[label]; repeated {
		from := seg.Start + bytes.IndexByte(st.src[seg.Start:], '[')
		st.report(diag.Errorf("repeated-footnote", st.at(from, from+len(label)+3),
			"there are two footnotes `%s`", label).
			WithHelp("give each footnote a label of its own"))
	} else {
		if st.notes == nil {
			st.notes = map[string]*east.Footnote{}
		}
		st.notes[label] = note
	}
	return node, state
}

// refuse reports a footnote that is too deep or one too many.
func (p noteParser) refuse(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	st := stateOf(pc)
	line, at := reader.Position()
	if node, _ := p.BlockParser.Open(parent, reader, pc); node != nil {
		place := st.at(at.Start, min(at.Start+1, len(st.src)))
		if len(st.notes) >= maxNotes {
			st.once("notes", tooMany(place, "footnotes", maxNotes, "what follows is read as text"))
		} else {
			st.once("containers", tooDeep(place, "quotes and lists", maxContainers))
		}
	}
	reader.SetPosition(line, at)
	return nil, parser.NoChildren
}

func (p noteParser) Close(ast.Node, text.Reader, parser.Context) {}

// noteRef is the node of a footnote reference.
type noteRef struct {
	ast.BaseInline
	label string
}

var kindNoteRef = ast.NewNodeKind("NoteRef")

func (n *noteRef) Kind() ast.NodeKind { return kindNoteRef }

func (n *noteRef) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// noteRefParser makes nodes of the references to footnotes that exist.
type noteRefParser struct{}

func (noteRefParser) Trigger() []byte { return []byte{'!', '['} }

func (noteRefParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	sign := line[0] == '!' // before a reference it is a sign of the text and begins no picture
	if sign {
		line, seg = line[1:], seg.WithStart(seg.Start+1)
	}
	end := noteRefEnd(line)
	if end < 0 {
		return nil
	}
	st := stateOf(pc)
	label := string(line[2 : end-1])
	if st.notes[label] == nil {
		st.report(diag.Errorf("unknown-footnote", st.at(seg.Start, seg.Start+end),
			"there is no footnote `%s`", label).
			WithHelp("write its text in a paragraph [^%s]: …", label))
		return nil
	}
	if sign {
		block.Advance(1)
		return ast.NewTextSegment(text.NewSegment(seg.Start-1, seg.Start))
	}
	block.Advance(end)
	node := &noteRef{label: label}
	node.SetPos(seg.Start)
	return node
}

// noteRefEnd gives the length of the footnote reference with which a line
// begins, or -1.
func noteRefEnd(line []byte) int {
	if len(line) < 4 || line[0] != '[' || line[1] != '^' {
		return -1
	}
	// A label may have as many characters as that of a link (CommonMark 6.3).
	end := bytes.IndexAny(line[1:min(len(line), 1002)], "[] \t\n\r")
	if end < 2 || line[1+end] != ']' {
		return -1
	}
	return end + 2
}
