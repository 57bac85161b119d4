package importer

import (
	"strings"

	"golang.org/x/net/html"
)

// locate finds the element that holds the article, and settles what of the
// page is dropped. The extractor and the page's own marks only say where the
// article is: what it says is taken from the page, so that no paragraph
// between others is lost.
func (p *page) locate() {
	all := p.measures[p.body]
	p.headline = p.findHeadline(nil)
	if p.plain(all) {
		p.core = p.body
		p.dropWithin(p.body, all.text)
		return
	}
	p.core = p.findCore()
	p.headline = p.findHeadline(p.core)
	p.dropOutside()
	p.dropWithin(p.core, p.measures[p.core].text)
}

// plain reports whether a page is nothing but an article.
func (p *page) plain(all *measure) bool {
	if all.linkDensity() > 0.2 {
		return false
	}
	plain, articles := true, 0
	walkHTML(p.body, func(n *html.Node) bool {
		if !plain || invisible(n) {
			return false
		}
		if n.Type == html.ElementNode && n != p.body {
			if is(n, "article", "main") {
				articles++
			}
			plain = articles < 2 && !is(n, "nav", "aside", "form", "footer", "header") && !hasFurnitureName(n) && !p.isFurniture(n, all.text)
		}
		return plain
	}, nil)
	return plain
}

// findCore finds the element that holds the paragraphs of the article: by the
// page's own marks, which the extractor confirms, else by the extractor, else
// by where the sentences are.
func (p *page) findCore() *html.Node {
	extracted := p.extract()
	marked := p.largest(func(n *html.Node) bool { return hasToken(n, "itemprop", "articlebody") })
	if marked == nil {
		marked = p.largest(func(n *html.Node) bool { return is(n, "article") || hasToken(n, "role", "article") })
	}
	if marked == nil {
		marked = p.largest(func(n *html.Node) bool { return is(n, "main") || hasToken(n, "role", "main") })
	}
	switch {
	case marked == nil && extracted == nil:
		return p.densest()
	case extracted == nil:
		return marked
	case marked == nil || !p.within(marked, extracted) && !p.within(extracted, marked):
		if marked != nil && p.measures[marked].prose >= p.measures[extracted].prose {
			return marked
		}
		return extracted
	case p.within(extracted, marked) && p.measures[marked].prose > p.measures[extracted].prose:
		return p.tightest(marked)
	case p.within(marked, extracted) && p.measures[extracted].prose*2 > p.measures[marked].prose*3:
		return extracted
	case p.within(marked, extracted):
		return marked
	}
	return extracted
}

// tightest goes down from an element as long as one child holds nearly all of
// its sentences.
func (p *page) tightest(n *html.Node) *html.Node {
	for {
		var inner *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if m := p.measures[c]; m != nil && m.prose*20 >= p.measures[n].prose*19 && m.prose > 0 {
				inner = c
			}
		}
		if inner == nil || is(inner, "p", "ul", "ol", "blockquote", "td", "pre") || !isBlock(inner) {
			return n
		}
		n = inner
	}
}

// largest gives the element with most sentences among some; nil when there is
// none with enough of them.
func (p *page) largest(wanted func(*html.Node) bool) *html.Node {
	var best *html.Node
	walkHTML(p.body, func(n *html.Node) bool {
		if invisible(n) {
			return false
		}
		if n.Type == html.ElementNode && wanted(n) {
			if m := p.measures[n]; m.text > 0 && m.linkDensity() < 0.5 && (best == nil || m.prose > p.measures[best].prose) {
				best = n
			}
		}
		return true
	}, nil)
	return best
}

// densest gives the element whose own paragraphs hold most sentences.
func (p *page) densest() *html.Node {
	scores := map[*html.Node]int{}
	best := p.body
	walkHTML(p.body, func(n *html.Node) bool {
		if invisible(n) {
			return false
		}
		if m := p.measures[n]; m != nil && is(n, "p", "pre", "blockquote", "td", "div") && n.Parent != nil && m.linkDensity() < 0.5 {
			for _, up := range []*html.Node{n.Parent, n} {
				if p.measures[up] == nil {
					continue
				}
				if scores[up] += m.own; scores[up] > scores[best] {
					best = up
				}
			}
		}
		return true
	}, nil)
	return best
}

// dropWithin drops the furniture within an element. A note or a line of text
// that stands between paragraphs is none.
func (p *page) dropWithin(root *html.Node, whole int) {
	walkHTML(root, func(n *html.Node) bool {
		switch {
		case p.dropped[n] || invisible(n):
			return false
		case n.Type == html.ElementNode && n != root && n != p.core && p.isFurniture(n, whole):
			p.dropped[n] = true
			return false
		}
		return true
	}, nil)
}

// dropOutside drops what stands around the core and does not belong to it:
// everything but the headline, what stands between it and the core, what the
// element of the article holds besides, and paragraphs that follow the core
// beside it.
func (p *page) dropOutside() {
	path := map[*html.Node]bool{}
	for n := p.core; n != nil && n != p.body; n = n.Parent {
		path[n] = true
	}
	article := p.articleAround()
	core := p.measures[p.core]
	start := -1 // the headline's place, where it stands before the core
	if m := p.measures[p.headline]; p.headline != nil && m.order < core.order {
		start = m.order
	}
	header := start >= 0 && p.proseBetween(start, core.order) <= max(1500, core.prose/2)
	order := 0
	walkHTML(p.body, func(n *html.Node) bool {
		if m := p.measures[n]; m != nil {
			order = m.order
		}
		switch {
		case n == p.core || n == p.headline || invisible(n):
			return false
		case n == p.body || path[n] || p.holdsHeadline(n):
			return true
		case n.Type == html.TextNode && blank(n.Data):
			return false
		}
		after := order >= core.order
		inside := article != nil && p.within(n.Parent, article)
		keep := false
		switch {
		case !after && start >= 0:
			keep = order > start && header && (inside || n.Type != html.ElementNode || !p.linkish(n)) || order < start && inside && p.isDate(n)
		case !after:
			keep = inside
		default:
			keep = inside || n.Parent == p.core.Parent && p.continues(n)
		}
		if keep && n.Type == html.ElementNode && p.isFurniture(n, core.text+core.text/2) {
			keep = false
		}
		if !keep {
			p.dropped[n] = true
		} else if n.Type == html.ElementNode {
			p.dropWithin(n, core.text)
		}
		return false
	}, nil)
}

// isDate reports whether an element prints when the article was published.
func (p *page) isDate(n *html.Node) bool {
	m := p.measures[n]
	return m != nil && m.text < 60 && (is(n, "time") || hasToken(n, "itemprop", "datepublished") || printedDate(p.shortText(n)) != "")
}

// linkish reports whether an element outside of the article's is mostly links.
func (p *page) linkish(n *html.Node) bool {
	m := p.measures[n]
	return m == nil || m.links > 1 && m.linkDensity() > 0.4
}

// continues reports whether an element beside the core goes on like it.
func (p *page) continues(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return p.core.Parent == p.body
	}
	m := p.measures[n]
	return m != nil && m.linkDensity() < 0.5 && (is(n, "p", "blockquote", "figure", "pre") || p.isNote(n) ||
		is(n, "h2", "h3", "h4", "ul", "ol", "table") && m.links == 0)
}

// articleAround gives the element of the whole article around the core, as the
// page marks it; nil when it marks none.
func (p *page) articleAround() *html.Node {
	for n := p.core; n != nil && n != p.body; n = n.Parent {
		if is(n, "article") || hasToken(n, "role", "article") || strings.Contains(attribute(n, "itemtype"), "Article") || strings.Contains(attribute(n, "itemtype"), "BlogPosting") {
			return n
		}
	}
	return nil
}

// proseBetween counts the characters of sentences between two places.
func (p *page) proseBetween(from, to int) int {
	total := 0
	walkHTML(p.body, func(n *html.Node) bool {
		if invisible(n) {
			return false
		}
		m := p.measures[n]
		if m == nil {
			return true
		}
		if m.last < from || m.order >= to {
			return false
		}
		if m.order > from && m.last < to {
			total += m.prose
			return false
		}
		return true
	}, nil)
	return total
}
