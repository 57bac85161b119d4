package bib

import (
	"strings"

	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// entry is an entry of a BibTeX file.
type entry struct {
	typ    string // in lower case
	typAt  diag.Span
	key    string
	keyAt  diag.Span
	at     diag.Span
	fields []field
}

// field is a value of an entry, in TeX.
type field struct {
	name   string // in lower case
	nameAt diag.Span
	tex    string
	at     diag.Span
}

// get gives the first of some fields that the entry has.
func (e *entry) get(names ...string) (field, bool) {
	for _, name := range names {
		for _, f := range e.fields {
			if f.name == name && strings.TrimSpace(f.tex) != "" {
				return f, true
			}
		}
	}
	return field{}, false
}

// BibTeX reads a BibTeX file: its entries as they would stand in a list of
// records in YAML. It is empty where the file cannot be read at all.
func BibTeX(file string, src []byte) (yaml.Value, []diag.Diagnostic) {
	s, ok := open(file, src)
	out := yaml.Value{Kind: yaml.List, Span: s.span(0, len(s.src))}
	if !ok {
		return out, s.list
	}
	s.blankControls()
	p := parser{source: s, strings: map[string]string{}}
	for _, name := range months {
		p.strings[name[:3]] = name
	}
	p.file()
	p.inherit()
	for i := range p.entries {
		if v, ok := p.record(&p.entries[i]); ok {
			out.Items = append(out.Items, v)
		}
	}
	if len(p.entries) == 0 && len(p.list) == 0 {
		p.report(diag.Errorf("bad-bibtex", p.span(0, 0), "the file has no entries").
			WithHelp("write an entry, as in @book{key, title = {…}}, or delete the file"))
	}
	return out, p.list
}

// parser reads the language of BibTeX.
type parser struct {
	*source
	at       int
	strings  map[string]string // what @string defines, by names in lower case
	entries  []entry
	mistakes int
}

// mistake reports a mistake of the language. It gives false, so that readers
// can end with it.
func (p *parser) mistake(start, end int, help, format string, args ...any) bool {
	if p.mistakes++; p.mistakes <= maxMistakes {
		p.report(diag.Errorf("bad-bibtex", p.span(start, end), format, args...).WithHelp("%s", help))
	}
	return false
}

// file reads entry after entry. Behind a broken one it goes on at the next
// line that begins with @.
func (p *parser) file() {
	for p.mistakes <= maxMistakes {
		n := strings.IndexByte(p.src[p.at:], '@')
		if n < 0 {
			return
		}
		start := p.at + n
		p.at = start + 1
		if start > 0 && isWord(p.src[start-1]) {
			continue // an address of mail in the words between entries
		}
		if !p.entry(start) {
			p.at = p.nextLine(start + 1)
		}
	}
}

// nextLine finds the next line that begins with @, or the end.
func (p *parser) nextLine(at int) int {
	for {
		n := strings.IndexByte(p.src[at:], '\n')
		if n < 0 {
			return len(p.src)
		}
		at += n + 1
		if rest := strings.TrimLeft(p.src[at:min(len(p.src), at+80)], " \t"); strings.HasPrefix(rest, "@") {
			return at
		}
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// isWord reports whether a byte may stand in the name of a type, field or
// string.
func isWord(c byte) bool {
	return c > ' ' && strings.IndexByte("\"#%'(),={}@\\~", c) < 0 && c != 0x7f
}

func (p *parser) space() {
	for p.at < len(p.src) && isSpace(p.src[p.at]) {
		p.at++
	}
}

// peek is the next byte that is no white space; 0 at the end.
func (p *parser) peek() byte {
	p.space()
	if p.at < len(p.src) {
		return p.src[p.at]
	}
	return 0
}

// word reads a name.
func (p *parser) word() (string, diag.Span) {
	p.space()
	start := p.at
	for p.at < len(p.src) && isWord(p.src[p.at]) {
		p.at++
	}
	return p.src[start:p.at], p.span(start, p.at)
}

// entry reads what stands behind an @.
func (p *parser) entry(start int) bool {
	typ, typAt := p.word()
	typ = strings.ToLower(typ)
	if typ == "" {
		return p.mistake(start, start+1, "write the type of the entry behind it, as in @book{…}, or take it away", "nothing stands behind this @")
	}
	open := p.peek()
	if open != '{' && open != '(' {
		if typ == "comment" {
			return true
		}
		return p.mistake(start, typAt.End, "write `@"+shorten(typ)+"{key, …}`", "no brace follows @%s", shorten(typ))
	}
	openAt := p.at
	if typ == "comment" || typ == "preamble" {
		if typ == "comment" && open == '(' {
			return true
		}
		_, ok := p.balanced(closing(open))
		return ok
	}
	p.at++
	if typ == "string" {
		name, nameAt := p.word()
		f, ok := p.field(name, nameAt)
		if ok {
			p.strings[f.name] = f.tex
		}
		return ok && p.end(openAt, open)
	}
	return p.fields(entry{typ: typ, typAt: typAt}, start, openAt, open)
}

func closing(open byte) byte {
	if open == '(' {
		return ')'
	}
	return '}'
}

// end reads the brace that closes an entry.
func (p *parser) end(openAt int, open byte) bool {
	if p.peek() == closing(open) {
		p.at++
		return true
	}
	if p.at >= len(p.src) || p.src[p.at] == '@' {
		return p.mistake(openAt, openAt+1, "close it behind the last field", "this `%c` is never closed", open)
	}
	return p.mistake(p.at, p.at+1, "put a comma between two fields, and braces round every value", "a comma or `%c` is missing here", closing(open))
}

// fields reads the key and the fields of an entry. What was read of a broken
// one is not kept: half a work is worse than a mistake that is said.
func (p *parser) fields(e entry, start, openAt int, open byte) bool {
	p.space()
	from := p.at
	for p.at < len(p.src) && p.src[p.at] != ',' && p.src[p.at] != closing(open) && p.src[p.at] != '\n' && p.src[p.at] != '=' {
		p.at++
	}
	e.key = strings.TrimRight(p.src[from:p.at], " \t\r")
	e.keyAt = p.span(from, from+len(e.key))
	if p.peek() == '=' {
		return p.mistake(e.keyAt.Start, e.keyAt.End, "write a key and a comma before the first field", "this entry has no key")
	}
	for p.peek() == ',' {
		p.at++
		if c := p.peek(); c == ',' || c == closing(open) || c == 0 {
			continue
		}
		name, nameAt := p.word()
		f, ok := p.field(name, nameAt)
		if !ok {
			return false
		}
		for _, other := range e.fields {
			if other.name == f.name {
				p.report(diag.Errorf("repeated-key", nameAt, "the field `%s` stands here a second time", f.name).
					WithPlace(other.nameAt, "first here").WithHelp("delete one of the two"))
			}
		}
		e.fields = append(e.fields, f)
	}
	if !p.end(openAt, open) {
		return false
	}
	e.at = p.span(start, p.at)
	p.entries = append(p.entries, e)
	return true
}

// field reads `= value` behind the name of a field.
func (p *parser) field(name string, nameAt diag.Span) (field, bool) {
	f := field{name: strings.ToLower(name), nameAt: nameAt}
	if name == "" {
		return f, p.mistake(p.at, p.at+1, "write `name = {value}`", "a field has no name here")
	}
	if p.peek() != '=' {
		return f, p.mistake(nameAt.Start, nameAt.End, "write `name = {value}`, with a comma between two fields", "no `=` follows `%s`", shorten(name))
	}
	p.at++
	p.space()
	start := p.at
	var words strings.Builder
	for {
		piece, ok := p.piece(nameAt)
		if !ok {
			return f, false
		}
		words.WriteString(piece)
		end := p.at
		if p.peek() != '#' {
			f.tex, f.at = words.String(), p.span(start, end)
			p.at = end
			return f, true
		}
		p.at++
	}
}
