package verbatim

import (
	"strings"
	"unicode"

	"dossier/internal/annot"
	"dossier/internal/markdown"

	"golang.org/x/text/unicode/norm"
)

type tokenKind uint8

const (
	word tokenKind = iota
	border
	gap
)

// token is a word, the border between two paragraphs, or a gap.
type token struct {
	kind     tokenKind
	text     string // of a word, in NFC
	para     int    // the paragraph; of a border, the one behind it
	from, to int    // in the paragraph's text; of an original, in the file
	// The word goes on in the gap before or behind it.
	gapBefore, gapBehind bool
	mark                 int // of a gap, its annotation
}

// articleTokens cuts an article's text into tokens.
func articleTokens(a *annot.Article) ([]markdown.Paragraph, []token) {
	paras := markdown.Text(a)
	out := make([]token, 0, len(a.Src)/6+8)
	for i := range paras {
		p := &paras[i]
		if i > 0 {
			out = append(out, token{kind: border, para: i})
		}
		at := 0
		for _, g := range p.Gaps {
			out = words(out, p.Text, at, g.At, 0, i)
			if n := len(out); n > 0 && out[n-1].kind == word && out[n-1].para == i && out[n-1].to == g.At {
				out[n-1].gapBehind = true
			}
			out = append(out, token{kind: gap, para: i, from: g.At, to: g.At, mark: g.Annotation})
			at = g.At
		}
		n := len(out)
		out = words(out, p.Text, at, len(p.Text), 0, i)
		if n > 0 && n < len(out) && out[n-1].kind == gap && out[n].from == out[n-1].to {
			out[n].gapBefore = true
		}
	}
	return paras, out
}

// originalTokens cuts an original into tokens.
func originalTokens(paras []Paragraph) []token {
	size := 0
	for _, p := range paras {
		size += len(p.Text)/5 + 2
	}
	out := make([]token, 0, size)
	for i, p := range paras {
		if i > 0 {
			out = append(out, token{kind: border, para: i, from: p.Start, to: p.Start})
		}
		out = words(out, p.Text, 0, len(p.Text), p.Start, i)
	}
	return out
}

// words appends the words of text[from:to]; base is added to their places.
func words(out []token, text string, from, to, base, para int) []token {
	start := -1
	for i, r := range text[from:to] {
		i += from
		if unicode.IsSpace(r) {
			if start >= 0 {
				out = append(out, newWord(text[start:i], base+start, para))
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		out = append(out, newWord(text[start:to], base+start, para))
	}
	return out
}

func newWord(s string, from, para int) token {
	t := token{kind: word, text: s, para: para, from: from, to: from + len(s)}
	if !norm.NFC.IsNormalString(s) {
		t.text = norm.NFC.String(s)
	}
	return t
}

// same reports whether a token of the article says what one of the original
// does. A word that goes on in a gap is a part of the original's word.
func same(a, o token) bool {
	if a.kind != o.kind {
		return false
	}
	switch {
	case a.kind == border || a.text == o.text:
		return true
	case a.gapBefore && a.gapBehind:
		return strings.Contains(o.text, a.text)
	case a.gapBefore:
		return strings.HasSuffix(o.text, a.text)
	case a.gapBehind:
		return strings.HasPrefix(o.text, a.text)
	}
	return false
}
