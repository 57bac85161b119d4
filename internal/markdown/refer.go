package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// definitions is the library's reader of link reference definitions, kept to
// paragraphs that can begin with one and to maxReferences of them in a file.
type definitions struct{ parser.ParagraphTransformer }

func (p definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	st := stateOf(pc)
	lines := node.Lines()
	first := lines.At(0)
	line := bytes.TrimLeft(st.src[first.Start:first.Stop], " \t")
	if !bytes.HasPrefix(line, []byte("[")) {
		return
	}
	if n := noteRefEnd(line); n > 0 && n < len(line) && line[n] == ':' {
		return // a footnote that was refused
	}
	if citeBegins(line[1:]) {
		return // a citation before a colon
	}
	n := 0
	for i := range lines.Len() {
		s := lines.At(i)
		if bytes.Contains(st.src[s.Start:s.Stop], []byte("]:")) {
			n++
		}
	}
	st.references += n
	// The library moves all lines of the paragraph for each definition.
	if st.references > maxReferences || n*lines.Len() > maxReferences*maxReferences/4 {
		st.once("references", tooMany(st.at(first.Start, first.Start+1), "link references", maxReferences,
			"write the addresses where the links are; what follows is read as text"))
		return
	}
	p.ParagraphTransformer.Transform(node, reader, pc)
}

// citeBegins reports whether a text begins as the first item of a citation
// does, with a key behind its @.
func citeBegins(s []byte) bool {
	s, ok := bytes.CutPrefix(bytes.TrimPrefix(s, []byte("-")), []byte("@"))
	if !ok {
		return false
	}
	r, _ := utf8.DecodeRune(s)
	return r == '{' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// context is the library's context, which keeps references from multiplying a
// long address or title: together they are no longer than the file, or 100 kB
// (as in CommonMark's reference implementation).
type context struct {
	parser.Context
	st *state
}

func (c context) Reference(label string) (parser.Reference, bool) {
	ref, ok := c.Context.Reference(label)
	if !ok {
		return nil, false
	}
	c.st.expansion += len(ref.Destination()) + len(ref.Title())
	if c.st.expansion > max(len(c.st.src), 100_000) {
		c.st.once("expansion", tooLarge(c.st.at(c.st.label, c.st.label+1), "what link references stand for",
			c.st.expansion, max(len(c.st.src), 100_000)))
		return nil, false
	}
	return ref, true
}
