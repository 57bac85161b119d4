package yaml

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"dossier/internal/diag"
)

// maxDepth is how many levels of lists and mappings may lie in each other.
const maxDepth = 32

// maxBlank is how many empty lines may follow each other: the library takes
// quadratic time over them in a block scalar.
const maxBlank = 1000

// Parse reads one YAML document. src is the part of file that begins at byte
// base; all places in the result are offsets in the whole file. An empty
// document is a Null. When src cannot be read at all, the value is a Null too
// and a diagnostic says why; repeated keys and the parts of YAML that are not
// used here are reported beside a value that has everything else. Any bytes
// may be given: it neither panics nor hangs.
func Parse(file string, src []byte, base int) (v Value, list []diag.Diagnostic) {
	s, list := newSource(file, src, base)
	nothing := Value{Span: s.span(0, 0)}
	if list != nil {
		return nothing, list
	}
	if at, ok := blankLines(s.text); ok {
		return nothing, []diag.Diagnostic{diag.Errorf("bad-yaml", s.span(at, at),
			"more than %d empty lines follow each other here", maxBlank)}
	}
	defer func() {
		// The library is given anything that people type; a fault in it
		// must not take the program down.
		if recover() != nil {
			v, list = nothing, []diag.Diagnostic{diag.Errorf("bad-yaml", s.span(0, 0), "this YAML cannot be read")}
		}
	}()
	tokens := lexer.Tokenize(s.text)
	if tk, ok := manyMarks(tokens); ok {
		return nothing, []diag.Diagnostic{diag.Errorf("yaml-feature", s.tokenSpan(tk), "anchors and tags are not allowed here")}
	}
	if at, ok := tooDeep(tokens); ok {
		return nothing, []diag.Diagnostic{deepError(s.tokenSpan(at))}
	}
	tree, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nothing, []diag.Diagnostic{s.syntaxError(err)}
	}
	places, at, ok := align(s.text, tokens)
	if !ok {
		return nothing, []diag.Diagnostic{diag.Errorf("bad-yaml", s.span(at, min(at+1, len(s.text))),
			"this YAML cannot be read").WithHelp("write it in a simpler way, or put quotes round the text")}
	}
	c := converter{source: s, places: places}
	return c.document(tree), c.list
}

// blankLines finds a run of more than maxBlank empty lines.
func blankLines(text string) (int, bool) {
	count, first := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n':
			if count++; count > maxBlank+1 {
				return first, true
			}
		case ' ', '\t':
		default:
			count, first = 0, i+1
		}
	}
	return 0, false
}

// tooDeep looks for nesting that the library, which descends recursively,
// must not see. A block collection stands further to the right than the one
// around it, except a list, which may stand below its key.
func tooDeep(tokens token.Tokens) (*token.Token, bool) {
	flow := 0
	var columns []int
	for i, tk := range tokens {
		switch tk.Type {
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow = max(flow-1, 0)
		}
		opens := tk.Type == token.SequenceEntryType || tk.Type == token.MappingKeyType ||
			i+1 < len(tokens) && tokens[i+1].Type == token.MappingValueType
		if flow == 0 && opens {
			column := tk.Position.Column
			for len(columns) > 0 && columns[len(columns)-1] >= column {
				columns = columns[:len(columns)-1]
			}
			columns = append(columns, column)
		}
		if flow+len(columns) > maxDepth {
			return tk, true
		}
	}
	return nil, false
}

// manyMarks finds the anchor or tag after which there are more than maxDepth of
// them. A few are reported one by one beside the rest of the document; many
// could lie in each other, and the library descends into them.
func manyMarks(tokens token.Tokens) (*token.Token, bool) {
	n := 0
	for _, tk := range tokens {
		if tk.Type == token.AnchorType || tk.Type == token.TagType {
			if n++; n > maxDepth {
				return tk, true
			}
		}
	}
	return nil, false
}

func deepError(at diag.Span) diag.Diagnostic {
	return diag.Errorf("too-deep", at, "lists and mappings lie more than %d levels deep in each other here", maxDepth).
		WithHelp("most often a bracket is not closed; nothing in a dossier nests so deep")
}

// tokenSpan is the place of a token by the library's own line and column
// (counted in runes), which is all there is when it gives up.
func (s *source) tokenSpan(tk *token.Token) diag.Span {
	if tk == nil || tk.Position == nil {
		return s.span(0, 0)
	}
	at := s.lineStart(tk.Position.Line)
	end := lineEnd(s.text, at)
	for column := max(tk.Position.Column, 1); column > 1 && at < end; column-- {
		at++
		for at < end && s.text[at]&0xc0 == 0x80 {
			at++
		}
	}
	word, _, _ := strings.Cut(strings.TrimLeft(tk.Origin, " \n"), "\n")
	if word = strings.TrimRight(word, " "); strings.HasPrefix(s.text[at:], word) {
		end = at + len(word)
	}
	return s.span(at, end)
}

// syntaxError puts the library's error into plain words.
func (s *source) syntaxError(err error) diag.Diagnostic {
	var told interface {
		GetMessage() string
		GetToken() *token.Token
	}
	if !errors.As(err, &told) {
		return diag.Errorf("bad-yaml", s.span(0, 0), "this YAML cannot be read")
	}
	message, help := plainWords(told.GetMessage())
	d := diag.Errorf("bad-yaml", s.tokenSpan(told.GetToken()), "%s", message)
	d.Help = help
	return d
}
