package render

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// lexerName is the name by which a page asks for markdownLexer.
const lexerName = "dossier"

// markdownLexer is chroma's view of annotated Markdown: front matter in YAML,
// Markdown, bracketed spans with their attributes, citations. It colours and
// judges nothing, looks at every byte a fixed number of times, and gives back
// exactly the text that it was given.
type markdownLexer struct{}

// Config names the language.
func (markdownLexer) Config() *chroma.Config {
	return &chroma.Config{Name: lexerName, Filenames: []string{"*.md"}}
}

// SetRegistry does nothing: the lexer uses no other.
func (l markdownLexer) SetRegistry(*chroma.LexerRegistry) chroma.Lexer { return l }

// SetAnalyser does nothing: the lexer is asked for by name.
func (l markdownLexer) SetAnalyser(func(string) float32) chroma.Lexer { return l }

// AnalyseText gives no opinion.
func (markdownLexer) AnalyseText(string) float32 { return 0 }

// Tokenise cuts the text into tokens.
func (markdownLexer) Tokenise(_ *chroma.TokeniseOptions, text string) (chroma.Iterator, error) {
	s := &scanner{text: text}
	s.document()
	return chroma.Literator(s.out...), nil
}

// scanner walks over a text once; from is where the next token begins.
type scanner struct {
	text    string
	from    int
	depth   int // open brackets of the paragraph
	began   int // where the last token begins
	blank   int // the end of the last paragraph whose end was looked for
	unended int // the end of a line that has no closing parenthesis any more
	out     []chroma.Token
}

// put makes a token of what lies between the last one and to.
func (s *scanner) put(kind chroma.TokenType, to int) {
	if to <= s.from {
		return
	}
	from := s.from
	s.from = to
	if last := len(s.out) - 1; last >= 0 && s.out[last].Type == kind {
		s.out[last].Value = s.text[s.began:to]
		return
	}
	s.began = from
	s.out = append(s.out, chroma.Token{Type: kind, Value: s.text[from:to]})
}

func (s *scanner) document() {
	fence := ""
	front := false
	for first := true; s.from < len(s.text); first = false {
		end := len(s.text)
		if i := strings.IndexByte(s.text[s.from:], '\n'); i >= 0 {
			end = s.from + i + 1
		}
		line := s.text[s.from:end]
		words := strings.TrimRight(line, " \t\r\n")
		opens := fenceOf(line)
		switch {
		case first && words == "---":
			front = true
			s.put(chroma.Comment, end)
		case front && (words == "---" || words == "..."):
			front = false
			s.put(chroma.Comment, end)
		case front:
			s.yamlLine(end)
		case fence != "":
			if strings.HasPrefix(opens, fence) && words == strings.TrimLeft(words, " ") {
				fence = ""
			}
			s.put(chroma.LiteralString, end)
		case opens != "":
			fence = opens
			s.put(chroma.LiteralString, end)
		default:
			s.markdownLine(line, end)
		}
	}
}

// fenceOf gives the back quotes or tildes that a line of fenced code begins or
// ends with.
func fenceOf(line string) string {
	for _, mark := range []string{"`", "~"} {
		rest := strings.TrimLeft(line, mark)
		if n := len(line) - len(rest); n >= 3 {
			return line[:n]
		}
	}
	return ""
}

// yamlLine colours a line of front matter: indentation, key, value, comment.
func (s *scanner) yamlLine(end int) {
	line := s.text[s.from:end]
	start := s.from
	indent := len(line) - len(strings.TrimLeft(line, " -"))
	s.put(chroma.Punctuation, start+indent)
	rest := line[indent:]
	if strings.HasPrefix(rest, "#") {
		s.put(chroma.Comment, end)
		return
	}
	if key := strings.IndexByte(rest, ':'); key > 0 && strings.Trim(rest[:key], keyLetters) == "" {
		s.put(chroma.NameAttribute, start+indent+key)
		s.put(chroma.Punctuation, start+indent+key+1)
	}
	s.flow(end)
}

const keyLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"

// flow colours a value of front matter: the keys of a mapping in braces, the
// signs between the values, quoted and plain text.
func (s *scanner) flow(end int) {
	for s.from < end {
		i := s.from
		switch c := s.text[i]; {
		case strings.IndexByte("{}[],", c) >= 0:
			s.put(chroma.Punctuation, i+1)
		case c == ' ' || c == '\n' || c == '\r':
			s.put(chroma.Text, i+1)
		case c == '#' && s.text[i-1] == ' ':
			s.put(chroma.Comment, end)
		case c == '"' || c == '\'':
			close := strings.IndexByte(s.text[i+1:end], c)
			if close < 0 {
				s.put(chroma.LiteralString, end)
				return
			}
			s.put(chroma.LiteralString, i+1+close+1)
		default:
			stop := i + 1
			for stop < end && strings.IndexByte("{}[],\n", s.text[stop]) < 0 && !strings.HasPrefix(s.text[stop:end], ": ") {
				stop++
			}
			if strings.HasPrefix(s.text[stop:end], ": ") {
				s.put(chroma.NameAttribute, stop)
				s.put(chroma.Punctuation, stop+1)
			} else {
				s.put(chroma.LiteralString, stop)
			}
		}
	}
}

// markdownLine colours the sign at the start of a line and what follows.
func (s *scanner) markdownLine(line string, end int) {
	if strings.TrimSpace(line) == "" {
		s.depth = 0 // spans do not cross the borders of blocks
		s.put(chroma.Text, end)
		return
	}
	start := s.from
	indent := len(line) - len(strings.TrimLeft(line, " "))
	s.put(chroma.Text, start+indent)
	rest := line[indent:]
	switch marker, _, ok := strings.Cut(rest, " "); {
	case ok && marker != "" && strings.Trim(marker, "#") == "" && len(marker) <= 6:
		s.put(chroma.Keyword, start+indent+len(marker))
	case ok && (marker == "-" || marker == "*" || marker == "+" || isNumber(marker)):
		s.put(chroma.Keyword, start+indent+len(marker))
	case rest[0] == '>':
		s.put(chroma.Keyword, start+indent+1)
	}
	s.inline(end)
}

func isNumber(marker string) bool {
	digits := strings.TrimRight(marker, ".)")
	return len(digits) == len(marker)-1 && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// inline colours the rest of a line.
func (s *scanner) inline(end int) {
	for i := s.from; i < end; {
		switch c := s.text[i]; {
		case c == '\\' && i+1 < end:
			s.put(chroma.Text, i)
			s.put(chroma.LiteralStringEscape, i+2)
		case c == '`':
			stop := i + 1
			if n := strings.IndexByte(s.text[stop:end], '`'); n >= 0 {
				stop += n + 1
			}
			s.put(chroma.Text, i)
			s.put(chroma.LiteralString, stop)
		case c == '[':
			s.depth++
			s.put(chroma.Text, i)
			s.put(chroma.Punctuation, i+1)
		case c == ']':
			s.depth = max(0, s.depth-1)
			s.put(chroma.Text, i)
			s.put(chroma.Punctuation, i+1)
			s.behind(end)
		case c == '@' && s.depth > 0:
			s.put(chroma.Text, i)
			s.put(chroma.NameEntity, i+1+idLength(s.text[i+1:end]))
		case c == '*' || c == '_' && !insideWord(s.text, i):
			s.put(chroma.Text, i)
			s.put(chroma.Operator, i+1)
		default:
			i++
			continue
		}
		i = s.from
	}
	s.put(chroma.Text, end)
}

// behind colours what stands directly behind a closing bracket: attributes or
// the address of a link.
func (s *scanner) behind(end int) {
	if s.from >= end {
		return
	}
	switch s.text[s.from] {
	case '{':
		s.put(chroma.Punctuation, s.from+1)
		s.attributes()
	case '(':
		if s.unended == end {
			return
		}
		n := strings.IndexByte(s.text[s.from:end], ')')
		if n < 0 {
			s.unended = end
			return
		}
		s.put(chroma.Punctuation, s.from+1)
		s.put(chroma.NameLabel, s.from+n-1)
		s.put(chroma.Punctuation, s.from+1)
	}
}

// attributes colours the attributes of a span up to the closing brace. They
// may go over several lines, but not over an empty one.
func (s *scanner) attributes() {
	if s.blank <= s.from {
		s.blank = len(s.text)
		if n := strings.Index(s.text[s.from:], "\n\n"); n >= 0 {
			s.blank = s.from + n
		}
	}
	limit := s.blank
	for s.from < limit {
		i := s.from
		switch s.text[i] {
		case '}':
			s.put(chroma.Punctuation, i+1)
			return
		case ' ', '\n', '\t', '\r':
			s.put(chroma.Text, i+1)
		case '=':
			s.put(chroma.Operator, i+1)
			s.attributeValue(limit)
		case '.':
			s.put(chroma.NameClass, i+1+idLength(s.text[i+1:limit]))
		case '#':
			s.put(chroma.NameLabel, i+1+idLength(s.text[i+1:limit]))
		default:
			s.put(chroma.NameAttribute, i+max(1, idLength(s.text[i:limit])))
		}
	}
}

func (s *scanner) attributeValue(limit int) {
	i := s.from
	if i < limit && s.text[i] == '"' {
		for i++; i < limit && s.text[i] != '"'; i++ {
			if s.text[i] == '\\' {
				i++
			}
		}
		s.put(chroma.LiteralString, min(i+1, limit))
		return
	}
	for i < limit && strings.IndexByte(" \n\t\r}", s.text[i]) < 0 {
		i++
	}
	s.put(chroma.LiteralString, i)
}

// idLength gives how much of text is a key or an id.
func idLength(text string) int {
	for i := range len(text) {
		if c := text[i]; c < 0x80 && strings.IndexByte(keyLetters, c) < 0 {
			return i
		}
	}
	return len(text)
}

func insideWord(text string, i int) bool {
	letter := func(j int) bool {
		return j >= 0 && j < len(text) && (text[j] >= 0x80 || strings.IndexByte(keyLetters[:62], text[j]) >= 0)
	}
	return letter(i-1) && letter(i+1)
}
