package source

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/pages"
)

// piece is a run of words in one form.
type piece struct {
	words string
	em    bool   // set in italics
	href  string // an address that the words lead to
	mark  bool   // punctuation of the style, which gives way to that of the words
}

// line is what a part of a citation says.
type line []piece

// plain is a line of words as they are.
func plain(words string) line {
	if words == "" {
		return nil
	}
	return line{{words: words}}
}

// italic is a line in italics.
func italic(words string) line {
	if words == "" {
		return nil
	}
	return line{{words: words, em: true}}
}

// mark is punctuation.
func mark(words string) line { return line{{words: words, mark: true}} }

// around puts punctuation before and behind a line that is not empty.
func (l line) around(before, after string) line {
	if len(l) == 0 {
		return nil
	}
	out := line{}
	if before != "" {
		out = append(out, mark(before)...)
	}
	out = append(out, l...)
	if after != "" {
		out = append(out, mark(after)...)
	}
	return out
}

// group joins the lines that are not empty, with punctuation between them.
func group(between string, lines ...line) line {
	var out line
	for _, l := range lines {
		if len(l) == 0 {
			continue
		}
		if len(out) > 0 && between != "" {
			out = append(out, mark(between)...)
		}
		out = append(out, l...)
	}
	return out
}

// capital writes the first letter of a line in its large form.
func (l line) capital() line {
	if len(l) == 0 {
		return nil
	}
	out := append(line{}, l...)
	out[0].words = pages.Title(out[0].words)
	return out
}

// settled is a line in which no two marks of punctuation meet: a point or comma
// gives way to one that stands already, a point to ? and !, a comma to them in
// quotation marks; both stand inside of these (Chicago 6.9, 6.125).
func (l line) settled() line {
	var out line
	for _, p := range l {
		if p.mark && len(out) > 0 {
			p.words = settle(out, p.words)
		}
		if p.words == "" {
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n].em == p.em && out[n].href == p.href {
			out[n].words += p.words
			continue
		}
		out = append(out, piece{words: p.words, em: p.em, href: p.href})
	}
	return out
}

// settle gives what is left to write of a mark behind a line; a point or comma
// that belongs inside of quotation marks is put there.
func settle(out line, words string) string {
	first := words[0]
	if first != '.' && first != ',' && first != ':' && first != ';' {
		return words
	}
	last := &out[len(out)-1]
	inner := strings.TrimRight(last.words, "”’")
	if inner == last.words && strings.HasSuffix(inner, "’") {
		inner = last.words
	}
	end, _ := utf8.DecodeLastRuneInString(inner)
	if end == utf8.RuneError && len(out) > 1 {
		end, _ = utf8.DecodeLastRuneInString(out[len(out)-2].words)
	}
	switch {
	case first == '.' && strings.ContainsRune(".?!,:;", end), first == ',' && end == ',',
		first == ',' && strings.ContainsRune("?!", end) && inner != last.words,
		first == ':' && strings.ContainsRune("?!:", end):
		return words[1:]
	case (first == '.' || first == ',') && strings.HasSuffix(last.words, "”"):
		last.words = inner + words[:1] + last.words[len(inner):]
		return words[1:]
	}
	return words
}

// String is a line without its forms.
func (l line) String() string {
	var b strings.Builder
	for _, p := range l.settled() {
		b.WriteString(p.words)
	}
	return b.String()
}
