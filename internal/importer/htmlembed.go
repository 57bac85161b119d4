package importer

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// maxEmbedded is how many embedded things of one page become editor's notes;
// a page with more shows advertisements.
const maxEmbedded = 5

// embed notes what the article embeds and nobody can import: a video, another
// page, a drawing. It becomes an editor's note where it stands.
func (b *blocks) embed(n *html.Node) {
	drawing := n.Type == html.ElementNode && n.Namespace == "svg" && n.Data == "svg" && is(n.Parent, "figure")
	if b.embedded >= maxEmbedded || b.table != nil || b.pre != nil || !drawing && !isEmbedded(n) || !b.inCore(n) {
		return
	}
	pic := Picture{Embedded: !drawing, Alt: plainLine(first(names(n, "title"), names(n, "aria-label"))), Before: len(b.out)}
	if !drawing {
		address, ok := absolute(b.page.base, embeddedSource(n))
		if strings.HasPrefix(embeddedSource(n), "//") {
			address, ok = absolute(nil, "https:"+embeddedSource(n))
		}
		if ok && strings.HasPrefix(address, "http") {
			pic.Source = address
		}
		if pic.Source == "" && !is(n, "video", "audio") || pic.Source != "" && b.page.pictured[pic.Source] {
			return
		}
		b.page.pictured[pic.Source] = pic.Source != ""
	}
	b.embedded++
	b.show(pic)
}

// isEmbedded tells the elements that show what is no part of the page, and that
// are large enough to be seen.
func isEmbedded(n *html.Node) bool {
	const icon = 32
	if !is(n, "iframe", "object", "embed", "video", "audio", "amp-iframe", "amp-video") || hasAttribute(n, "hidden") || hiddenStyle.MatchString(names(n, "style")) || hasFurnitureName(n) {
		return false
	}
	for _, key := range []string{"width", "height"} {
		if size, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(attribute(n, key)), "px")); err == nil && size <= icon {
			return false
		}
	}
	return true
}

// embeddedSource gives the address of what an element embeds.
func embeddedSource(n *html.Node) string {
	const most = 20
	source := first(attribute(n, "src"), attribute(n, "data"), attribute(n, "data-src"))
	c := n.FirstChild
	for i := 0; source == "" && c != nil && i < most; i++ {
		if is(c, "source") {
			source = attribute(c, "src")
		}
		c = c.NextSibling
	}
	return strings.TrimSpace(source)
}

// inCore reports whether a node stands in the element that holds the article.
func (b *blocks) inCore(n *html.Node) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if up == b.page.core {
			return true
		}
	}
	return false
}

// isDrawing reports whether a picture of lines is one of the article's, as icons
// are not: it stands in a figure, or alone in a paragraph, and is described.
func isDrawing(n *html.Node) bool {
	if plainLine(attribute(n, "alt")) == "" || !is(n.Parent, "figure", "p", "picture") {
		return false
	}
	for _, s := range []*html.Node{n.PrevSibling, n.NextSibling} {
		if s != nil && s.Type == html.TextNode && !blank(s.Data) {
			return false
		}
	}
	return true
}
