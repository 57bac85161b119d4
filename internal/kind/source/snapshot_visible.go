package source

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// visible writes what a reader of a page sees, with a blank line between
// blocks. What is struck out and the marks of notes are left out.
func visible(b *strings.Builder, n *html.Node) {
	switch n.Type {
	case html.TextNode:
		b.WriteString(strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' || r == '\t' {
				return ' '
			}
			return r
		}, n.Data))
		return
	case html.ElementNode:
		if unseen(n) {
			return
		}
		if n.DataAtom == atom.Sup {
			superscript(b, n)
			return
		}
	case html.CommentNode, html.DoctypeNode:
		return
	}
	apart := n.Type == html.ElementNode && !inline(n.DataAtom)
	if apart {
		b.WriteString("\n\n")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		visible(b, c)
	}
	if apart {
		b.WriteString("\n\n")
	}
}

// inline reports whether an element stands within a line of text.
func inline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I,
		atom.Ins, atom.Kbd, atom.Mark, atom.Q, atom.Ruby, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup,
		atom.Time, atom.U, atom.Var, atom.Wbr, atom.Img:
		return true
	}
	return false
}

// unseen reports whether a reader does not see an element, or sees it struck
// out. Of styles, only those of the element itself are known.
func unseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Textarea, atom.Select,
		atom.Del, atom.S, atom.Strike:
		return true
	}
	if _, hidden := attribute(n, "hidden"); hidden {
		return true
	}
	style, _ := attribute(n, "style")
	for rule := range strings.SplitSeq(strings.ToLower(style), ";") {
		name, value, _ := strings.Cut(rule, ":")
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		switch strings.TrimSpace(name) + " " + value {
		case "display none", "visibility hidden", "visibility collapse":
			return true
		}
	}
	return false
}

func attribute(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// superscript writes raised words: digits as raised digits, so that 300 with
// the mark of a note does not become 3001, and nothing for a mark that leads to
// a note.
func superscript(b *strings.Builder, n *html.Node) {
	if leadsToNote(n) {
		return
	}
	var words strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		visible(&words, c)
	}
	s := words.String()
	if raised, ok := raise(strings.TrimSpace(s)); ok {
		s = raised
	}
	b.WriteString(s)
}

// leadsToNote reports whether a link to a place of the same page stands in or
// around an element.
func leadsToNote(n *html.Node) bool {
	link := func(n *html.Node) bool {
		href, _ := attribute(n, "href")
		return n.DataAtom == atom.A && strings.HasPrefix(href, "#") && len(href) > 1
	}
	if n.Parent != nil && link(n.Parent) {
		return true
	}
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && link(d) {
			return true
		}
	}
	return false
}

// raisedDigits are the raised forms of 0 to 9.
var raisedDigits = []string{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"}

// raise writes a whole number with raised digits; ok is false for other words.
func raise(s string) (raised string, ok bool) {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteString(raisedDigits[r-'0'])
		case i == 0 && (r == '-' || r == '−') && len(s) > utf8.RuneLen(r):
			b.WriteString("⁻")
		default:
			return "", false
		}
	}
	return b.String(), s != ""
}
