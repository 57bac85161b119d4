package render

import (
	"strings"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"dossier/internal/pages"
)

const (
	// codeLimit is the size in bytes from which on code is not coloured.
	codeLimit = 256 << 10
	// patience is how long a lexer may take for one piece of code. It is a
	// guard against patterns that explode, hundreds of times what a lexer
	// needs: whatever a machine colours in this time, every machine does.
	patience = 5 * time.Second
)

// code writes a block of code, coloured by the language that the fence names.
func (w *writer) code(n *pages.Node) {
	language, _, _ := strings.Cut(strings.TrimSpace(n.Info), " ")
	w.raw("<pre class=\"code\" tabindex=\"0\"")
	w.ids(n)
	w.raw("><code")
	if name := class(language); name != "" {
		w.raw(` class="language-` + name + `"`)
	}
	w.raw(">")
	for _, t := range tokens(n.Text, language) {
		w.token(t)
	}
	w.raw("</code></pre>\n")
}

// codeSigns writes the labels that a block of code owes, behind it: nothing is
// put into code.
func (w *writer) codeSigns(n *pages.Node) {
	if len(n.Signs) == 0 {
		return
	}
	w.raw("<p class=\"code-signs\">Labels of names in this code:")
	for _, s := range n.Signs {
		w.raw(" ")
		w.text(s.Says)
		w.sign(s)
	}
	w.raw("</p>\n")
}

// sourceLines writes a file as numbered lines, each with an id (L12) and a link
// to itself.
func (w *writer) sourceLines(text, language string) {
	w.raw("<pre class=\"code numbered\"><code>")
	line := 0
	begin := func() {
		line++
		w.raw(`<span class="line" id="L`)
		w.num(line)
		w.raw(`"><a class="ln" href="#L`)
		w.num(line)
		w.raw(`">`)
		w.num(line)
		w.raw(`</a>`)
	}
	begin()
	list := tokens(strings.TrimSuffix(text, "\n"), language)
	for _, t := range list {
		for rest := t.Value; ; {
			piece, after, more := strings.Cut(rest, "\n")
			w.token(chroma.Token{Type: t.Type, Value: piece})
			if !more {
				break
			}
			w.raw("\n</span>")
			begin()
			rest = after
		}
	}
	w.raw("\n</span></code></pre>\n")
}

func (w *writer) token(t chroma.Token) {
	if t.Value == "" {
		return
	}
	name := tokenClass(t.Type)
	if name == "" {
		w.text(t.Value)
		return
	}
	w.raw(`<span class="t-` + name + `">`)
	w.text(t.Value)
	w.raw(`</span>`)
}

// tokenClass gives the class of a token: few enough that a theme can give each
// a colour that can be read.
func tokenClass(t chroma.TokenType) string {
	switch {
	case t == chroma.NameAttribute, t == chroma.NameTag, t == chroma.NameProperty:
		return "key"
	case t == chroma.NameClass, t == chroma.NameFunction, t == chroma.NameBuiltin, t == chroma.NameDecorator:
		return "name"
	case t == chroma.NameLabel, t == chroma.NameEntity, t == chroma.NameNamespace:
		return "ref"
	case t == chroma.LiteralStringEscape:
		return "escape"
	case t.InCategory(chroma.Keyword):
		return "word"
	case t.InSubCategory(chroma.LiteralString), t == chroma.LiteralDate:
		return "string"
	case t.InSubCategory(chroma.LiteralNumber):
		return "number"
	case t.InCategory(chroma.Comment):
		return "comment"
	case t.InCategory(chroma.Operator), t.InCategory(chroma.Punctuation):
		return "sign"
	case t == chroma.GenericHeading, t == chroma.GenericSubheading, t == chroma.GenericStrong:
		return "strong"
	case t == chroma.GenericEmph:
		return "emph"
	default:
		return ""
	}
}

// tokens cuts code into coloured pieces. Their values, put one after the other,
// are the code: where a lexer is missing, panics, takes too long, changes the
// text, or where the code is long, it comes back in one plain piece.
func tokens(text, language string) (list []chroma.Token) {
	plain := []chroma.Token{{Type: chroma.Text, Value: text}}
	lexer := lexerFor(language)
	if lexer == nil || len(text) > codeLimit {
		return plain
	}
	defer func() {
		if recover() != nil {
			list = plain
		}
	}()
	next, err := lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, text)
	if err != nil {
		return plain
	}
	deadline := time.Now().Add(patience)
	at := 0
	for t := next(); t != chroma.EOF; t = next() {
		rest := text[at:]
		if !strings.HasPrefix(rest, t.Value) {
			if t.Value != rest+"\n" { // a line feed that the lexer needs at the end
				return plain
			}
			t.Value = rest
		}
		at += len(t.Value)
		list = append(list, t)
		if len(list)%256 == 0 && time.Now().After(deadline) {
			return plain
		}
	}
	if at != len(text) {
		return plain
	}
	return list
}

func lexerFor(language string) chroma.Lexer {
	switch language {
	case "":
		return nil
	case lexerName:
		return markdownLexer{}
	default:
		return lexers.Get(language)
	}
}
