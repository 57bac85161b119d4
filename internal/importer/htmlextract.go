package importer

import (
	"net/url"
	"strconv"

	"codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
)

// The extractor walks through the tree again and again, up to once for each
// element and its ancestors, and in functions that call themselves. It is
// asked only about pages that are as large as pages are.
const (
	maxExtractNodes = 30_000
	maxExtractDepth = 300
	maxExtractWork  = 20_000_000
)

// nodeKey is the attribute by which elements are found again in what the
// extractor made of a copy of the page.
const nodeKey = "data-importer-node"

// extract asks the extractor where the article is, and gives the smallest
// element that holds nearly all of the text that it keeps; nil when it finds
// none. What it keeps is noted in p.extracted.
func (p *page) extract() *html.Node {
	if p.weight.nodes > maxExtractNodes || p.weight.depth > maxExtractDepth || p.weight.work > maxExtractWork {
		return nil
	}
	copied, originals := copyPage(p.doc)
	kept := map[*html.Node]int{}
	total := 0
	content := runExtractor(copied)
	if content == nil {
		return nil
	}
	walkHTML(content, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			size := visibleLength(n.Data)
			total += size
			for up := n.Parent; up != nil; up = up.Parent {
				if of, err := strconv.Atoi(attribute(up, nodeKey)); err == nil && of >= 0 && of < len(originals) {
					kept[originals[of]] += size
					break
				}
			}
		}
		return true
	}, nil)
	return p.holding(kept, total)
}

// holding gives the smallest element that holds nearly all of what was kept.
func (p *page) holding(kept map[*html.Node]int, total int) *html.Node {
	const most = 0.85
	below := map[*html.Node]int{}
	for n, size := range kept {
		for up := n; up != nil; up = up.Parent {
			below[up] += size
			p.extracted[up] = true
			if up == p.body {
				break
			}
		}
	}
	if total == 0 || below[p.body] == 0 {
		return nil
	}
	at := p.body
	for {
		var inner *html.Node
		for c := at.FirstChild; c != nil; c = c.NextSibling {
			if float64(below[c]) >= most*float64(below[p.body]) {
				inner = c
			}
		}
		if inner == nil || p.measures[inner] == nil || !isBlock(inner) || is(inner, "p", "li", "blockquote", "pre", "ul", "ol") {
			return at
		}
		at = inner
	}
}

// runExtractor gives what the extractor keeps of a page, which it changes. It
// is the work of others on input of others: if it panics, it found nothing.
func runExtractor(doc *html.Node) (content *html.Node) {
	defer func() {
		if recover() != nil {
			content = nil
		}
	}()
	parser := readability.NewParser()
	parser.KeepClasses = true
	parser.DisableJSONLD = true
	parser.CharThresholds = 200
	nowhere := &url.URL{Scheme: "https", Host: "example.invalid", Path: "/"}
	found, err := parser.ParseAndMutate(doc, nowhere)
	if err != nil {
		return nil
	}
	return found.Node
}

// copyPage copies a tree, its elements numbered by their places in originals.
func copyPage(root *html.Node) (copied *html.Node, originals []*html.Node) {
	var at *html.Node
	walkHTML(root, func(n *html.Node) bool {
		c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace}
		for _, a := range n.Attr {
			if a.Key != nodeKey {
				c.Attr = append(c.Attr, a)
			}
		}
		if n.Type == html.ElementNode {
			c.Attr = append(c.Attr, html.Attribute{Key: nodeKey, Val: strconv.Itoa(len(originals))})
			originals = append(originals, n)
		}
		if at != nil {
			at.AppendChild(c)
		} else {
			copied = c
		}
		at = c
		return true
	}, func(*html.Node) {
		at = at.Parent
	})
	return copied, originals
}
