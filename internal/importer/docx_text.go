package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// docxText is the text of a paragraph while it is collected: its bytes, in
// which '\n' is a line break, and what lies over them.
type docxText struct {
	raw       []byte
	pieces    []docxPiece
	images    []docxImage
	generated []interval // what the word processor prints and no w:t holds
}

// docxPiece is a range of a text in one look.
type docxPiece struct {
	start, end           int
	link                 string
	bold, italic, strike bool
}

// docxImage is a picture in a text.
type docxImage struct{ at, picture int }

// add appends words in a look.
func (t *docxText) add(words string, look docxPiece) {
	if words == "" {
		return
	}
	look.start = len(t.raw)
	t.raw = append(t.raw, words...)
	look.end = len(t.raw)
	if n := len(t.pieces); n > 0 {
		last := &t.pieces[n-1]
		if last.end == look.start && last.link == look.link && last.bold == look.bold && last.italic == look.italic && last.strike == look.strike {
			last.end = look.end
			return
		}
	}
	t.pieces = append(t.pieces, look)
}

// generate appends words that are printed and stand in no w:t.
func (t *docxText) generate(words string, look docxPiece) {
	start := len(t.raw)
	t.add(words, look)
	t.generated = append(t.generated, interval{start, len(t.raw)})
}

// join appends another text.
func (t *docxText) join(other docxText) {
	shift := len(t.raw)
	t.raw = append(t.raw, other.raw...)
	for _, p := range other.pieces {
		p.start, p.end = p.start+shift, p.end+shift
		t.pieces = append(t.pieces, p)
	}
	for _, i := range other.images {
		t.images = append(t.images, docxImage{i.at + shift, i.picture})
	}
	for _, g := range other.generated {
		t.generated = append(t.generated, interval{g.start + shift, g.end + shift})
	}
}

// before puts generated words in front of a text.
func (t docxText) before(words string) docxText {
	var out docxText
	out.generate(words, docxPiece{})
	out.join(t)
	return out
}

// empty reports whether there is nothing to see but white space.
func (t docxText) empty() bool { return len(strings.TrimSpace(string(t.raw))) == 0 }

// isLineEnd holds for the characters that end a line wherever they stand.
func isLineEnd(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// finish makes a paragraph of a text: line breaks become spaces with an entry
// in Breaks, and white space at its ends and around line breaks goes. It gives
// the ranges of what is generated beside it.
func (t docxText) finish() (Paragraph, []interval) {
	at := make([]int, len(t.raw)+1) // where each byte has gone
	out := make([]byte, 0, len(t.raw))
	var breaks []int
	pending := 0   // spaces that are written only before something else
	ended := false // a line break is among them
	for i := 0; i < len(t.raw); {
		r, size := utf8.DecodeRune(t.raw[i:])
		for k := range size {
			at[i+k] = len(out)
		}
		switch {
		case isLineEnd(r):
			ended = true
		case r == ' ' || r == '\t':
			pending++
		default:
			switch {
			case len(out) == 0:
			case ended && !unicode.IsSpace(r) && !unicode.IsSpace(lastRune(out)):
				breaks = append(breaks, len(out))
				out = append(out, ' ')
			case ended:
				out = append(out, ' ')
			default:
				out = append(out, strings.Repeat(" ", pending)...)
			}
			pending, ended = 0, false
			for k := range size {
				at[i+k] = len(out) + k
			}
			out = append(out, t.raw[i:i+size]...)
		}
		i += size
	}
	at[len(t.raw)] = len(out)
	p := Paragraph{Text: string(out), Breaks: breaks}
	pieces := make([]docxPiece, len(t.pieces))
	for i, piece := range t.pieces {
		piece.start, piece.end = at[piece.start], at[piece.end]
		pieces[i] = piece
	}
	p.Inline = inlineOf(p.Text, pieces)
	for _, image := range t.images {
		p.Inline = insertImage(p.Inline, Inline{Kind: Image, Start: at[image.at], End: at[image.at], Picture: image.picture})
	}
	var generated []interval
	for _, g := range t.generated {
		generated = append(generated, interval{at[g.start], at[g.end]})
	}
	return p, generated
}

func lastRune(b []byte) rune {
	r, _ := utf8.DecodeLastRune(b)
	return r
}

// insertImage puts a picture behind the ranges that begin before it or hold it.
func insertImage(list []Inline, image Inline) []Inline {
	i := 0
	for i < len(list) && list[i].Start <= image.Start {
		i++
	}
	return append(list[:i:i], append([]Inline{image}, list[i:]...)...)
}

// inlineOf nests the docxLooks of the pieces: links outside, then bold, italic and
// struck out.
func inlineOf(text string, pieces []docxPiece) []Inline {
	var out []Inline
	nestLooks(text, pieces, 0, &out)
	return out
}

// docxLooks are the levels of nesting, from the outside.
var docxLooks = []struct {
	kind InlineKind
	key  func(docxPiece) string
}{
	{Link, func(p docxPiece) string { return p.link }},
	{Strong, func(p docxPiece) string { return switched(p.bold) }},
	{Emph, func(p docxPiece) string { return switched(p.italic) }},
	{Strike, func(p docxPiece) string { return switched(p.strike) }},
}

func switched(on bool) string {
	if on {
		return "on"
	}
	return ""
}

func nestLooks(text string, pieces []docxPiece, level int, out *[]Inline) {
	if level == len(docxLooks) {
		return
	}
	look := docxLooks[level]
	for len(pieces) > 0 {
		key := look.key(pieces[0])
		n := 1
		for n < len(pieces) && look.key(pieces[n]) == key {
			n++
		}
		if key != "" {
			if r, ok := trimRange(text, pieces[0].start, pieces[n-1].end); ok {
				in := Inline{Kind: look.kind, Start: r.start, End: r.end}
				if look.kind == Link {
					in.Dest = key
				}
				*out = append(*out, in)
			}
		}
		nestLooks(text, pieces[:n], level+1, out)
		pieces = pieces[n:]
	}
}

// trimRange takes white space off the ends of a range; false where nothing is
// left.
func trimRange(text string, start, end int) (interval, bool) {
	words := text[start:end]
	start += len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	words = strings.TrimSpace(words)
	return interval{start, start + len(words)}, words != ""
}
