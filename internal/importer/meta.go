package importer

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// data is what a page says about its article in elements that nobody sees.
type data struct {
	tags      map[string][]string // meta elements and others, by lower-case name, in the order of the page
	linked    []linked            // JSON-LD
	canonical string
	lang      string
	title     string
	saved     string // the address in a browser's note about where the page was saved from
}

// readMeta reads what the page says about the article. The address at which it
// was published counts as given; else the page tells.
func (p *page) readMeta(given string) {
	d := readData(p.doc)
	p.pageTitle = d.title
	article := mainArticle(d.linked)
	p.base = webAddress(first(given, d.saved, d.canonical, d.tag("og:url")))
	if base := d.tag("base"); base != "" {
		if address, ok := absolute(p.base, base); ok {
			p.named = webAddress(address)
			p.base = p.named
		}
	}
	m := Meta{
		Title:     first(article.headline, d.tag("og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title", "itemprop:headline")),
		Publisher: first(article.publisher, d.tag("og:site_name", "dc.publisher", "dcterms.publisher", "article:publisher:name", "application-name")),
		Issued: firstDate(article.published, d.tags["article:published_time"], d.tags["og:article:published_time"], d.tags["datepublished"],
			d.tags["itemprop:datepublished"], d.tags["dcterms.issued"], d.tags["dc.date.issued"], d.tags["dcterms.created"], d.tags["dc.date"], d.tags["dcterms.date"],
			d.tags["parsely-pub-date"], d.tags["sailthru.date"], d.tags["pubdate"], d.tags["publishdate"], d.tags["publish-date"], d.tags["publication_date"],
			d.tags["cxenseparse:recs:publishtime"], d.tags["mediator_published_time"], d.tags["date"], d.tags["time"]),
		Lang: langTag(first(d.lang, article.language, d.tag("content-language", "dc.language", "dcterms.language", "og:locale"))),
	}
	m.Byline = article.authors
	for _, key := range []string{"author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "mediator_author", "itemprop:author", "rel:author"} {
		if len(m.Byline) > 0 {
			break
		}
		m.Byline = authors(d.tags[key], m.Publisher)
	}
	canonical := webAddress(first(d.canonical, d.tag("og:url"), article.address))
	own := webAddress(first(given, d.saved))
	switch {
	case own != nil:
		m.URL = own.String()
		if canonical != nil && canonical.String() != m.URL {
			m.Canonical = canonical.String()
		}
	case canonical != nil:
		m.URL = canonical.String()
	}
	if m.Title == "" {
		m.Title = withoutSite(d.title, m.Publisher)
	}
	m.Title, m.Publisher = plainLine(m.Title), plainLine(m.Publisher)
	p.meta = m
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// tag gives the first value of the first name that has one.
func (d *data) tag(names ...string) string {
	for _, name := range names {
		for _, v := range d.tags[name] {
			if v != "" {
				return v
			}
		}
	}
	return ""
}

var savedFrom = regexp.MustCompile(`(?i)^\s*saved from url=\(\d+\)\s*(\S+)`)

// readData gathers what a page says about itself.
func readData(doc *html.Node) *data {
	const many, long = 50, 2000
	d := &data{tags: map[string][]string{}}
	add := func(name, value string) {
		name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
		if name != "" && value != "" && len(value) <= long && len(d.tags[name]) < many {
			d.tags[name] = append(d.tags[name], value)
		}
	}
	walkHTML(doc, func(n *html.Node) bool {
		if n.Type == html.CommentNode && d.saved == "" && len(n.Data) < long {
			if match := savedFrom.FindStringSubmatch(n.Data); match != nil {
				d.saved = match[1]
			}
		}
		switch {
		case n.Type != html.ElementNode || n.Namespace != "":
			return n.Type == html.DocumentNode
		case n.Data == "html":
			d.lang = first(attribute(n, "lang"), attribute(n, "xml:lang"))
		case n.Data == "meta":
			for _, key := range []string{"property", "name", "http-equiv"} {
				add(attribute(n, key), attribute(n, "content"))
			}
			if prop := attribute(n, "itemprop"); prop != "" {
				add("itemprop:"+prop, attribute(n, "content"))
			}
		case n.Data == "link" && hasToken(n, "rel", "canonical") && d.canonical == "":
			d.canonical = strings.TrimSpace(attribute(n, "href"))
		case n.Data == "base":
			add("base", attribute(n, "href"))
		case n.Data == "title" && d.title == "":
			d.title = textOf(n)
			return false
		case n.Data == "script":
			if len(d.linked) < many && hasToken(n, "type", "application/ld+json") {
				d.linked = append(d.linked, readLinked(textOf(n))...)
			}
			return false
		default:
			d.visible(n, add)
		}
		return true
	}, nil)
	return d
}

// visible takes up what elements that readers see say for programs.
func (d *data) visible(n *html.Node, add func(name, value string)) {
	const line = 200
	value := func() string {
		if v := first(attribute(n, "content"), attribute(n, "datetime")); v != "" {
			return v
		}
		if m := shortTextOf(n, line); m != "" {
			return m
		}
		return ""
	}
	if n.Data == "time" {
		if at := attribute(n, "datetime"); at != "" {
			add("time", at)
		}
	}
	if hasToken(n, "itemprop", "datepublished") {
		add("itemprop:datepublished", value())
	}
	if hasToken(n, "itemprop", "author") {
		add("itemprop:author", value())
	}
	if hasToken(n, "itemprop", "headline") {
		add("itemprop:headline", value())
	}
	if hasToken(n, "rel", "author") {
		add("rel:author", value())
	}
}

// textOf gives the text of an element that holds nothing else.
func textOf(n *html.Node) string {
	var out strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			out.WriteString(c.Data)
		}
	}
	return oneLineOf(out.String(), n.Data)
}

// oneLineOf folds the white space of a title, but leaves data as they are.
func oneLineOf(text, element string) string {
	const longest = 1000
	if element == "script" {
		return text
	}
	return plainLine(strings.ToValidUTF8(text[:min(len(text), longest)], ""))
}

// shortTextOf gives the text of an element of a few nodes; "" for a longer one.
func shortTextOf(root *html.Node, longest int) string {
	const most = 40
	var out strings.Builder
	nodes := 0
	walkHTML(root, func(n *html.Node) bool {
		nodes++
		if nodes > most || out.Len() > longest || invisible(n) {
			return false
		}
		if n.Type == html.TextNode {
			out.WriteString(n.Data + " ")
		}
		return true
	}, nil)
	if nodes > most || out.Len() > longest {
		return ""
	}
	return plainLine(out.String())
}

// webAddress parses an absolute address on the web; nil for anything else.
func webAddress(address string) *url.URL {
	clean, ok := absolute(nil, strings.TrimSpace(address))
	if !ok || !strings.HasPrefix(clean, "http") {
		return nil
	}
	u, err := url.Parse(clean)
	if err != nil {
		return nil
	}
	u.Fragment, u.RawFragment = "", ""
	return u
}

var siteBorder = regexp.MustCompile(`\s+(?:[|–—·•»/-]|::)\s+|\s*\|\s*`)

// withoutSite takes the name of the site off the end, or the beginning, of a
// page's title: what the page calls its publisher, or a last part that is
// shorter than the rest.
func withoutSite(title, site string) string {
	parts := siteBorder.FindAllStringIndex(title, -1)
	if len(parts) == 0 {
		return title
	}
	head, last := parts[0], parts[len(parts)-1]
	switch end := title[last[1]:]; {
	case site != "" && strings.EqualFold(title[:head[0]], site):
		return title[head[1]:]
	case site != "" && strings.EqualFold(end, site), len(strings.Fields(end)) <= 4 && len(strings.Fields(title[:last[0]])) >= 4,
		strings.ContainsAny(title[last[0]:last[1]], "|:") && len(end) < 60:
		return title[:last[0]]
	}
	return title
}

var byWord = regexp.MustCompile(`(?i)^(?:by|автор|авторы|текст)\s*:?\s+`)

// authors gives the names in values of the data: no addresses, no name of the
// publisher itself, several parted by commas or "and".
func authors(values []string, publisher string) []string {
	const longest, most = 100, 20
	var out []string
	for _, value := range values {
		value = byWord.ReplaceAllString(plainLine(value), "")
		for _, name := range authorBorder.Split(value, -1) {
			name = strings.Trim(name, " ,;.")
			switch {
			case name == "" || len(name) > longest || len(out) >= most:
			case strings.Contains(name, "://") || strings.HasPrefix(name, "@") || strings.EqualFold(name, publisher):
			case !strings.ContainsFunc(name, isLetter) || slices.Contains(out, name):
			default:
				out = append(out, name)
			}
		}
	}
	return out
}

var authorBorder = regexp.MustCompile(`\s*[;,|]\s*|\s+(?:and|&|и)\s+`)
