package yaml

import (
	"strings"

	"github.com/goccy/go-yaml/token"
)

// extent is where a token stands in source.text.
type extent struct{ start, end int }

// align finds the place of every token by walking over the text in step with
// them. The library's own offsets count runes and go astray after comments and
// block scalars; that each token is found again where the last one ended is
// also a proof that the library has read the text as it is written. It reports
// false, with the place, where a token does not match the text.
func align(text string, tokens token.Tokens) (map[*token.Token]extent, int, bool) {
	places := make(map[*token.Token]extent, len(tokens))
	at := 0
	for i, tk := range tokens {
		if tk.Type == token.CommentType {
			continue // skipBlank steps over it
		}
		var e extent
		var ok bool
		if i > 0 && isBlockHeader(blockHeader(tokens, i)) {
			e, ok = blockContent(text, at, tk)
		} else {
			e, ok = alignToken(text, skipBlank(text, at), tk)
		}
		if !ok {
			return nil, skipBlank(text, at), false
		}
		places[tk] = e
		at = e.end
	}
	return places, at, true
}

// blockHeader is the token before i, comments left out: `|` and `>` may be
// followed by one.
func blockHeader(tokens token.Tokens, i int) *token.Token {
	i--
	for i > 0 && tokens[i].Type == token.CommentType {
		i--
	}
	return tokens[i]
}

func isBlockHeader(tk *token.Token) bool {
	return tk.Type == token.LiteralType || tk.Type == token.FoldedType
}

// skipBlank steps over white space and comments.
func skipBlank(text string, at int) int {
	for at < len(text) {
		switch c := text[at]; {
		case c == ' ' || c == '\t' || c == '\n':
			at++
		case c == '#' && (at == 0 || strings.IndexByte(" \t\n", text[at-1]) >= 0):
			at = lineEnd(text, at)
		default:
			return at
		}
	}
	return at
}

// lineEnd is the offset of the LF that ends the line of at, or of the text's
// end.
func lineEnd(text string, at int) int {
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(text)
}

// alignToken matches one token that is no block scalar's content at a place.
func alignToken(text string, at int, tk *token.Token) (extent, bool) {
	rest := text[at:]
	switch tk.Type {
	case token.SingleQuoteType:
		end, ok := quotedEnd(text, at, '\'')
		return extent{at, end}, ok
	case token.DoubleQuoteType:
		end, ok := quotedEnd(text, at, '"')
		return extent{at, end}, ok
	case token.LiteralType, token.FoldedType:
		n := len(rest) - len(strings.TrimLeft(rest, "|>+-0123456789"))
		return extent{at, at + n}, n > 0
	case token.SequenceEntryType, token.MappingKeyType, token.MappingValueType, token.CollectEntryType,
		token.SequenceStartType, token.SequenceEndType, token.MappingStartType, token.MappingEndType,
		token.DocumentHeaderType, token.DocumentEndType:
		return extent{at, at + len(tk.Value)}, strings.HasPrefix(rest, tk.Value)
	default:
		return plain(text, at, tk.Value)
	}
}

// quotedEnd finds the end of a quoted scalar, its last quote included.
func quotedEnd(text string, at int, quote byte) (int, bool) {
	if at >= len(text) || text[at] != quote {
		return at, false
	}
	for i := at + 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] != quote:
		case quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		default:
			return i + 1, true
		}
	}
	return at, false
}

// plain matches an unquoted scalar, which may run over several lines: white
// space round a line end, however much, stands for a space or for line ends in
// its value.
func plain(text string, at int, value string) (extent, bool) {
	e := extent{at, at}
	for i := 0; i < len(value); {
		if e.end >= len(text) {
			return e, false
		}
		if run := blankRun(text[e.end:]); strings.Contains(text[e.end:e.end+run], "\n") {
			n := len(value[i:]) - len(strings.TrimLeft(value[i:], " \n"))
			if n == 0 {
				return e, false
			}
			i += n
			e.end += run
			continue
		}
		if value[i] != text[e.end] {
			return e, false
		}
		i++
		e.end++
	}
	return e, e.end > at
}

// blankRun counts the white space that a text starts with.
func blankRun(text string) int {
	return len(text) - len(strings.TrimLeft(text, " \t\n"))
}

// blockContent finds the lines of a block scalar, from the end of its header
// at. Its indentation is that of its first line with text, as written; the
// library's own reading of the content decides how many lines belong to it.
func blockContent(text string, at int, tk *token.Token) (extent, bool) {
	start := min(lineEnd(text, at)+1, len(text))
	indent := -1
	e := extent{start, start}
	for line := start; line < len(text); {
		end := lineEnd(text, line)
		words := strings.TrimLeft(text[line:end], " ")
		if words != "" {
			has := end - line - len(words)
			if indent < 0 {
				indent = has
			}
			if has < indent || indent == 0 {
				break
			}
			e.end = end
		}
		line = end + 1
	}
	// An empty block scalar has no lines; what follows is the next token.
	if strings.TrimSpace(tk.Value) == "" {
		return extent{at, at}, true
	}
	return e, e.end > e.start
}
