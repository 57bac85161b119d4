package importer

import (
	"unicode/utf8"

	"golang.org/x/net/html"
)

// measure is what is visible in an element.
type measure struct {
	text  int // characters that are no white space
	own   int // of them, those directly in it
	link  int // of them, those in links
	links int // links with text
	prose int // characters in runs of text outside of links that are as long as a sentence
	order int // its place among the elements of the page
	last  int // the place of the last one within it
}

// linkDensity gives the share of the text that leads elsewhere.
func (m *measure) linkDensity() float64 {
	if m.text == 0 {
		return 0
	}
	return float64(m.link) / float64(m.text)
}

// weight bounds the work of walking through an element once for each of its
// ancestors.
type weight struct{ nodes, depth, work int }

// measurePage measures every visible element of a page.
func measurePage(body *html.Node) (map[*html.Node]*measure, weight) {
	const sentence = 60
	all := map[*html.Node]*measure{}
	var w weight
	inLink, depth := 0, 0
	walkHTML(body, func(n *html.Node) bool {
		w.nodes++
		w.work += depth + len(n.Data)*depth
		if invisible(n) {
			return false
		}
		switch n.Type {
		case html.TextNode:
			m, size := all[n.Parent], visibleLength(n.Data)
			m.text += size
			m.own += size
			if inLink > 0 {
				m.link += size
			} else if size >= sentence {
				m.prose += size
			}
			return false
		case html.ElementNode:
			all[n] = &measure{order: len(all)}
			if is(n, "a") && hasAttribute(n, "href") {
				inLink++
			}
		}
		depth++
		w.depth = max(w.depth, depth)
		return true
	}, func(n *html.Node) {
		depth--
		m := all[n]
		m.last = len(all) - 1
		if is(n, "a") && hasAttribute(n, "href") {
			inLink--
			if m.text > 0 {
				m.links++
			}
		}
		if outer := all[n.Parent]; outer != nil && n != body {
			outer.text += m.text
			outer.link += m.link
			outer.links += m.links
			outer.prose += m.prose
		}
	})
	return all, w
}

// visibleLength counts the characters of a text that are no white space.
func visibleLength(text string) int {
	spaces := 0
	for i := range len(text) {
		if c := text[i]; c == ' ' || '\t' <= c && c <= '\r' {
			spaces++
		}
	}
	return utf8.RuneCountInString(text) - spaces
}
