package bib

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/yaml"
)

// names makes a list of names of a field: parts by `and`, each read by the
// rules of BibTeX, or in the form with keys that biblatex has.
func (p *parser) names(f field) yaml.Value {
	out := yaml.Value{Kind: yaml.List, Span: f.at}
	for _, n := range split(f.tex, " and ") {
		n = strings.TrimSpace(n)
		if n == "" {
			p.mistake(f.at.Start, f.at.End, "write `and` between two names only", "a name in `%s` is empty", f.name)
			continue
		}
		v, extended := p.extendedName(n, f.at)
		if !extended {
			v = nameValue(n, f.at)
		}
		out.Items = append(out.Items, v)
	}
	return out
}

// nameValue makes a mapping of a name: von Last, Jr, First, or First von Last,
// or the name of a body in braces.
func nameValue(n string, at diag.Span) yaml.Value {
	v := yaml.Value{Kind: yaml.Map, Span: at}
	add := func(key, words string) {
		if words = tex(words); words != "" {
			v.Pairs = append(v.Pairs, pair(key, text(words, at)))
		}
	}
	if whole(n) || n == "others" {
		add("literal", n)
		return v
	}
	parts := split(n, ",")
	var von, last []string
	switch len(parts) {
	case 1:
		words := tokens(n)
		from, to := particles(words[:len(words)-1])
		if from == to { // no particle
			from, to = len(words)-1, len(words)-1
		}
		add("given", strings.Join(words[:from], " "))
		von, last = words[from:to], words[to:]
	default:
		words := tokens(parts[0])
		if len(words) == 0 {
			break
		}
		to := 0
		for to < len(words)-1 && lower(words[to]) {
			to++
		}
		von, last = words[:to], words[to:]
		add("given", parts[len(parts)-1])
		if len(parts) > 2 {
			add("suffix", strings.Join(parts[1:len(parts)-1], " "))
		}
	}
	add("non-dropping-particle", strings.Join(von, " "))
	add("family", strings.Join(last, " "))
	if len(v.Pairs) == 0 {
		add("literal", n)
	}
	return v
}

// particles finds the words from the first to the last that begin with a small
// letter.
func particles(words []string) (from, to int) {
	from, to = -1, 0
	for i, w := range words {
		if lower(w) {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if from < 0 {
		return 0, 0
	}
	return from, to
}

// lower reports whether a word of a name begins with a small letter, outside of
// braces or behind a command.
func lower(word string) bool {
	if strings.HasPrefix(word, "{") && !strings.HasPrefix(word, `{\`) {
		return false
	}
	for _, r := range tex(word) {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}

// whole reports whether all of a name stands in one pair of braces.
func whole(n string) bool {
	if !strings.HasPrefix(n, "{") || strings.HasPrefix(n, `{\`) {
		return false
	}
	depth := 0
	for i := 0; i < len(n); i++ {
		switch n[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i == len(n)-1
			}
		}
	}
	return false
}

// split cuts a text at a separator outside of braces; white space in the
// separator stands for any. An empty text has one empty part.
func split(s, separator string) []string {
	s = strings.NewReplacer("\n", " ", "\t", " ", "\r", " ").Replace(s)
	if separator == " and " {
		s = " " + s + " "
	}
	var out []string
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		default:
			if depth <= 0 && len(s)-i >= len(separator) && strings.EqualFold(s[i:i+len(separator)], separator) {
				out = append(out, s[from:i])
				from = i + len(separator)
				i = from - 1
				if separator == " and " {
					from, i = from-1, i-1 // the blank may begin the next separator
				}
			}
		}
	}
	return append(out, s[from:])
}

// tokens gives the words of a name, cut at white space and ties outside of
// braces. A name has at least one.
func tokens(n string) []string {
	var out []string
	depth, from := 0, 0
	for i := 0; i <= len(n); {
		r, size := utf8.DecodeRuneInString(n[i:])
		if size == 0 {
			size = 1
		}
		end := i == len(n) || depth <= 0 && (r == ' ' || r == '~' || r == '\t' || r == '\n' || r == '\r')
		if end {
			if from < i {
				out = append(out, n[from:i])
			}
			from = i + 1
		}
		switch {
		case i == len(n):
		case r == '\\' && i+1 < len(n):
			_, next := utf8.DecodeRuneInString(n[i+1:])
			size += next
		case r == '{':
			depth++
		case r == '}':
			depth--
		}
		i += size
	}
	if len(out) == 0 {
		return []string{n}
	}
	return out
}
