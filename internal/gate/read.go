package gate

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// margin begins what a place holds that is a card in the margin.
const margin = "\x00margin "

// placesOf gives what the places of a page hold to which the signs of labels
// may lead, by their ids: notes, and cards in the margin. A place that has to
// be opened, or that is hidden, tells nobody anything.
func placesOf(root *html.Node) map[string]string {
	out := map[string]string{}
	for n := range root.Descendants() {
		id := attribute(n, "id")
		if !strings.HasPrefix(id, "label-") || hidden(n) {
			continue
		}
		out[id] = fold(content(n))
		if hasClass(n, "card-label") {
			out[id] = margin + out[id]
		}
	}
	return out
}

func hidden(n *html.Node) bool {
	for a := n; a != nil; a = a.Parent {
		for _, attr := range a.Attr {
			if attr.Key == "hidden" || attr.Key == "popover" || attr.Key == "aria-hidden" && attr.Val == "true" {
				return true
			}
		}
		if a.DataAtom == atom.Details || a.DataAtom == atom.Template || a.DataAtom == atom.Dialog {
			return true
		}
	}
	return false
}

// leadsTo is the id of the place on the page that an element leads to: a link
// by its address, a sign in a drawing, which holds no links, by its data.
func leadsTo(n *html.Node) string {
	if note := attribute(n, "data-note"); note != "" {
		return note
	}
	if href := attribute(n, "href"); strings.HasPrefix(href, "#") {
		return href[1:]
	}
	return ""
}

// block reports whether an element begins a new flow of text.
func block(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Br, atom.Img:
		return false // white space in a flow, or a thing
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.I, atom.Ins,
		atom.Kbd, atom.Mark, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Var, atom.Wbr:
		return false
	}
	return n.Data != "tspan" // of a drawing
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), class)
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// fold makes one space of every run of white space.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
