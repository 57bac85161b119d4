package bib

import (
	"strings"

	"dossier/internal/diag"
)

// maxBraces is how many braces may lie in each other in a value.
const maxBraces = 64

// piece reads one of the values that # joins.
func (p *parser) piece(nameAt diag.Span) (string, bool) {
	switch c := p.peek(); {
	case c == '{':
		return p.balanced('}')
	case c == '"':
		return p.quoted()
	case c == 0 || !isWord(c):
		return "", p.mistake(nameAt.Start, nameAt.End, "write `name = {value}`", "the field `%s` has no value", shorten(p.src[nameAt.Start:nameAt.End]))
	}
	word, at := p.word()
	if strings.Trim(word, "0123456789") == "" {
		return word, true
	}
	words, ok := p.strings[strings.ToLower(word)]
	if !ok {
		d := diag.Errorf("bad-bibtex", at, "no @string defines `%s`", shorten(word)).WithHelp("put braces or quotation marks round the value")
		if p.mistakes++; p.mistakes <= maxMistakes {
			p.report(d)
		}
		return word, true // the rest of the entry can be read
	}
	return words, true
}

// balanced reads what stands in braces, or in the parentheses of an entry, up
// to the brace that closes the first.
func (p *parser) balanced(closer byte) (string, bool) {
	start := p.at
	depth := 0
	for i := start; i < len(p.src); i++ {
		switch c := p.src[i]; {
		case c == '\\':
			i++
		case c == '{' || i == start:
			if depth++; depth > maxBraces {
				p.report(diag.Errorf("too-deep", p.span(i, i+1), "braces lie more than %d levels deep in each other here", maxBraces).
					WithHelp("most often one is not closed; no value nests so deep"))
				p.mistakes++
				return "", false
			}
		case c == '}' && (closer == '}' || depth > 1) || c == closer && depth == 1:
			if depth--; depth == 0 {
				p.at = i + 1
				return p.src[start+1 : i], true
			}
		}
	}
	return "", p.mistake(start, start+1, "close it; a brace that is meant as such is written \\{", "this `%c` is never closed", p.src[start])
}

// quoted reads a value in quotation marks, in which braces balance.
func (p *parser) quoted() (string, bool) {
	start := p.at
	depth := 0
	for i := start + 1; i < len(p.src); i++ {
		switch p.src[i] {
		case '\\':
			if depth > 0 || i+1 < len(p.src) && p.src[i+1] != '"' { // \"o is an accent only inside of braces
				i++
			}
		case '{':
			if depth++; depth > maxBraces {
				p.report(diag.Errorf("too-deep", p.span(i, i+1), "braces lie more than %d levels deep in each other here", maxBraces).
					WithHelp("most often one is not closed; no value nests so deep"))
				p.mistakes++
				return "", false
			}
		case '}':
			if depth--; depth < 0 {
				return "", p.mistake(i, i+1, "write \\} for a brace that is meant as such", "this `}` closes nothing")
			}
		case '"':
			if depth == 0 {
				p.at = i + 1
				return p.src[start+1 : i], true
			}
		}
	}
	return "", p.mistake(start, start+1, "close it with a quotation mark", "this quotation mark is never closed")
}
