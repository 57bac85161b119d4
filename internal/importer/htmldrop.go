package importer

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// furniture are words in the class or id of an element that is no part of the
// article it stands in.
var furniture = map[string]bool{
	"share": true, "sharing": true, "shares": true, "sharedaddy": true, "social": true, "socials": true, "addthis": true, "addtoany": true,
	"related": true, "relateds": true, "jprelatedposts": true, "recommend": true, "recommended": true, "recommendation": true, "recommendations": true,
	"recirc": true, "recirculation": true, "readmore": true, "readalso": true, "readnext": true, "mostread": true, "mostpopular": true, "trending": true,
	"advert": true, "adverts": true, "advertisement": true, "advertising": true, "ad": true, "ads": true, "adv": true, "adslot": true, "adsbygoogle": true,
	"banner": true, "banners": true, "sponsor": true, "sponsored": true, "outbrain": true, "taboola": true, "mgid": true, "promo": true, "promos": true,
	"newsletter": true, "newsletters": true, "subscribe": true, "subscription": true, "signup": true, "paywall": true,
	"cookie": true, "cookies": true, "gdpr": true, "consent": true, "comment": true, "comments": true, "disqus": true, "respond": true,
	"sidebar": true, "breadcrumb": true, "breadcrumbs": true, "pagination": true, "pager": true, "tags": true, "taglist": true, "tagcloud": true, "supertag": true,
	"menu": true, "navbar": true, "nav": true, "navigation": true, "toolbar": true, "userbar": true, "popup": true, "modal": true, "overlay": true,
	"views": true, "viewcount": true, "rating": true, "likes": true, "reactions": true, "feedback": true, "donate": true, "donation": true,
	"skip": true, "skiplink": true, "login": true, "postnav": true, "metabar": true, "submeta": true, "ufi": true, "button": true, "buttons": true, "cta": true, "editsection": true, "linksblock": true, "noprint": true, "printhide": true, "donotprint": true,
}

// wrapping are words that say of an element what stands beside or in it: "with
// a sidebar", "comments open".
var wrapping = map[string]bool{"has": true, "no": true, "with": true, "without": true, "open": true, "enabled": true, "closed": true, "not": true}

// hasFurnitureName reports whether the name of an element says that it is no
// part of the article.
func hasFurnitureName(n *html.Node) bool {
	for i := range n.Attr {
		if key := n.Attr[i].Key; key == "class" || key == "id" || key == "data-component" || key == "data-gu-name" {
			for name := range strings.FieldsSeq(names(n, key)) {
				if furnitureName(name) {
					return true
				}
			}
		}
	}
	return false
}

func furnitureName(name string) bool {
	var words []string
	start := 0
	cut := func(end int) {
		if end > start {
			words = append(words, strings.ToLower(name[start:end]))
		}
	}
	lower := false
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			cut(i)
			start = i + len(string(r))
		case unicode.IsUpper(r) && lower:
			cut(i)
			start = i
		}
		lower = unicode.IsLower(r)
	}
	cut(len(name))
	found := false
	for i, word := range words {
		if wrapping[word] {
			return false
		}
		found = found || furniture[word] || i > 0 && furniture[words[i-1]+word]
	}
	return found
}

// Above these parts of the article's text an element is no furniture: whole
// pages stand in a form, or in an element whose name tells of a sidebar. What
// is headed as other articles may be longer than the article.
const (
	mostFurniture = 0.3
	mostRelated   = 0.85
)

// isFurniture reports whether an element in an article is no part of it; whole
// is how many letters the article has.
func (p *page) isFurniture(n *html.Node, whole int) bool {
	m := p.measures[n]
	if m == nil || m.text == 0 || n == p.headline || p.holdsHeadline(n) {
		return false
	}
	part := float64(m.text) / float64(whole)
	if part <= mostRelated && p.isRelated(n, m) {
		return true
	}
	return part <= mostFurniture && p.looksLikeFurniture(n, m) && (is(n, "nav", "form") || !p.isNote(n))
}

func (p *page) looksLikeFurniture(n *html.Node, m *measure) bool {
	switch {
	case is(n, "nav", "form", "search"), hasToken(n, "role", "navigation", "menu", "menubar", "search", "toolbar", "tablist", "dialog", "alertdialog", "banner"):
		return true
	case !isBlock(n) && p.inWords(n): // within a line, only what is certain
		return hasToken(n, "class", "mw-editsection")
	case strings.EqualFold(attribute(n, "aria-hidden"), "true") && isBlock(n):
		return true
	case is(n, "footer") && is(n.Parent, "blockquote"):
		return false
	case is(n, "aside", "footer"), hasToken(n, "role", "complementary", "contentinfo"):
		return true
	case is(n, "article") && m.links > 0 && m.prose*2 < m.text: // a teaser of another one
		return true
	case hasFurnitureName(n):
		return m.linkDensity() > 0.2 || m.prose*2 < m.text || !is(n, "p")
	case is(n, "td"): // a column of a page, and no cell among data
		return m.links > 1 && p.isLinks(n, m) && !p.isCell(n)
	case is(n, "ul", "ol", "dl", "menu"): // of sources, where words or a heading introduce it
		return m.linkDensity() > 0.9 && p.isLinks(n, m) && !is(n.Parent, "li", "dd") && !is(elementBefore(n), "h2", "h3", "h4", "h5", "h6", "p")
	case isBlock(n) && !is(n, "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "figcaption", "th", "tr", "figure"):
		return p.isLinks(n, m)
	}
	return false
}

// inWords reports whether an element stands in a line of words.
func (p *page) inWords(n *html.Node) bool {
	for up := n.Parent; p.measures[up] != nil; up = up.Parent {
		if p.measures[up].own > 0 {
			return true
		}
		if isBlock(up) {
			return is(up, "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "td", "th", "figcaption", "caption", "pre")
		}
	}
	return false
}

// elementBefore gives the element before another one among its siblings.
func elementBefore(n *html.Node) *html.Node {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode && !invisible(s) {
			return s
		}
	}
	return nil
}

// relatedLabel are the words over a list of other articles.
var relatedLabel = regexp.MustCompile(`(?i)^(?:recommended(?: for you)?|related(?: (?:stories|articles|posts|news|content|topics|coverage|links))?|read (?:more|next|also)|also read|see also|more (?:from|on|stories|news)\b.{0,40}|` +
	`most (?:read|popular|viewed|shared)|you (?:may|might) (?:also )?(?:like|be interested in)|trending(?: now)?|popular(?: (?:now|posts|news))?|latest(?: (?:news|stories|posts))?|(?:\d+ )?comments?|leave a (?:reply|comment)|share this.{0,20}|` +
	`читайте (?:также|ещё|еще|далее)|смотрите также|ещё по теме|еще по теме|по теме|материалы по теме|новости по теме|похожие(?: (?:записи|статьи|новости|материалы))?|рекомендуем(?: почитать)?|рекомендации|` +
	`другие (?:новости|материалы|статьи)|популярное|самое (?:читаемое|популярное)|комментарии|новости партн[её]ров|последние новости|главное сегодня|поделиться)\s*[:.…›»→]*$`)

// isRelated reports whether an element is headed by such words and leads to
// other articles.
func (p *page) isRelated(n *html.Node, m *measure) bool {
	const longest = 60
	if m.links == 0 || !is(n, "div", "section", "aside", "ul", "table", "footer") || m.linkDensity() < 0.15 {
		return false
	}
	first := strings.Join(strings.Fields(firstText(n)), " ")
	return len(first) <= longest*2 && relatedLabel.MatchString(first)
}

// isLinks reports whether a block is nothing but links to elsewhere, and the
// extractor, where it looked, says so, too.
func (p *page) isLinks(n *html.Node, m *measure) bool {
	if p.extracted[n] || m.links == 0 || is(n.Parent, "a", "p") || m.text < 200 && (bylineNamed.MatchString(names(n, "class")) || p.namesAuthor(n)) {
		return false
	}
	few := m.links >= 3 && m.linkDensity() > 0.7 || m.linkDensity() > 0.5 && m.text < 300
	return few && m.prose < 100
}

// namesAuthor reports whether a short element says who wrote the article.
func (p *page) namesAuthor(n *html.Node) bool {
	text := ""
	for i, name := range p.meta.Byline {
		if i == 0 {
			text = p.shortText(n)
		}
		if strings.Contains(text, name) {
			return true
		}
	}
	return false
}

// isCell reports whether a cell is one of a table of data.
func (p *page) isCell(n *html.Node) bool {
	for n != nil && !is(n, "table") {
		n = n.Parent
	}
	if n == nil {
		return false
	}
	known, ok := p.tables[n]
	if !ok {
		known = p.isData(n)
		p.tables[n] = known
	}
	return known
}

// isNote reports whether a short element begins with the sign of a printed
// note, as bans are printed under articles.
func (p *page) isNote(n *html.Node) bool {
	const longest = 1500
	m := p.measures[n]
	if m == nil || m.text > longest || m.linkDensity() > 0.5 {
		return false
	}
	first := strings.TrimSpace(firstText(n))
	return strings.HasPrefix(first, "*") || strings.HasPrefix(first, "✱") || strings.HasPrefix(first, "†")
}

// firstText gives the first text in an element that shows anything, if it
// stands near the beginning.
func firstText(root *html.Node) string {
	const near = 200
	n := root
	for range near {
		if n.Type == html.TextNode && !blank(n.Data) {
			return n.Data
		}
		if n.FirstChild != nil && !invisible(n) {
			n = n.FirstChild
			continue
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	return ""
}

// holdsHeadline reports whether the headline stands in an element.
func (p *page) holdsHeadline(n *html.Node) bool { return p.headline != nil && p.within(p.headline, n) }

// within reports whether an element is another or stands in it.
func (p *page) within(n, outer *html.Node) bool {
	a, b := p.measures[n], p.measures[outer]
	return a != nil && b != nil && b.order <= a.order && a.order <= b.last
}
