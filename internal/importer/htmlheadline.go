package importer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"dossier/internal/verbatim"
)

// findHeadline finds the element that prints the headline: the h1 that says
// what the page's title says, else the first one in the core or the last one
// before it; without an h1, another element that says exactly that. The core
// may not be known yet.
func (p *page) findHeadline(core *html.Node) *html.Node {
	titles := p.titles()
	var before, inside, exact, titled, prefixed *html.Node
	walkHTML(p.body, func(n *html.Node) bool {
		if invisible(n) || is(n, "nav", "aside", "footer") {
			return false
		}
		m := p.measures[n]
		if m == nil || m.text == 0 || m.text > 400 || !isBlock(n) {
			return true
		}
		h1, text := is(n, "h1"), ""
		if h1 || p.couldBeTitle(n) {
			text = p.shortText(n)
		}
		switch {
		case text == "":
			return true
		case h1 && equalTitle(titles, text):
			if exact == nil || core != nil && !p.within(exact, core) && p.within(n, core) {
				exact = n
			}
		case h1 && (strings.EqualFold(text, p.meta.Publisher) || len(titles) > 0 && m.link == m.text):
		case h1 && sameTitle(titles, text):
			if prefixed == nil || core != nil && !p.within(prefixed, core) && p.within(n, core) {
				prefixed = n
			}
		case h1 && core != nil && p.within(n, core):
			if inside == nil {
				inside = n
			}
		case h1 && (core == nil || m.order < p.measures[core].order):
			if before == nil || core != nil {
				before = n
			}
		case !h1 && titled == nil && utf8.RuneCountInString(text) >= leastTitle && equalTitle(titles, text):
			titled = n
		}
		return !h1
	}, nil)
	for _, n := range []*html.Node{exact, titled, prefixed, inside, before} {
		if n != nil {
			return n
		}
	}
	return nil
}

// couldBeTitle tells the elements besides h1 that print headlines.
func (p *page) couldBeTitle(n *html.Node) bool {
	return is(n, "h2", "h3", "h4") || hasToken(n, "itemprop", "headline", "name") || p.measures[n].own > 0 && !is(n, "li", "td", "blockquote", "figcaption")
}

// leastTitle is how many characters of a headline tell it from other words.
const leastTitle = 12

// titles are what the page's data call the article.
func (p *page) titles() []string {
	var out []string
	for _, title := range []string{p.meta.Title, p.pageTitle} {
		if title != "" {
			out = append(out, foldTitle(title))
		}
	}
	return out
}

func foldTitle(title string) string {
	return strings.ToLower(strings.TrimRight(verbatim.Fold(title), " .…"))
}

// equalTitle reports whether a text is one of the titles.
func equalTitle(titles []string, text string) bool { return slices.Contains(titles, foldTitle(text)) }

// sameTitle reports whether a headline says what a title says, which may add
// the name of the site or cut the end.
func sameTitle(titles []string, text string) bool {
	text = foldTitle(text)
	for _, title := range titles {
		if text == title || len(text) >= leastTitle && strings.HasPrefix(title, text) || len(title) >= leastTitle && strings.HasPrefix(text, title) {
			return true
		}
	}
	return false
}

// shortText gives the visible text of a small element, folded; "" of one with
// many elements in it.
func (p *page) shortText(n *html.Node) string {
	const most = 100
	if m := p.measures[n]; m == nil || m.last-m.order > most {
		return ""
	}
	return verbatim.Fold(strings.Join(passagesOf(n, nil), " "))
}
