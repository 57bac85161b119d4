package importer

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"dossier/internal/diag"
)

// htmlExtraction names how the text of a page is found; whatever changes what
// it finds changes the number.
const htmlExtraction = "html 1"

// htmlFormat is the format of a page as a browser saves it or a server sends
// it. The article is found by the page's own marks and by an extractor
// (locate), its words are taken from the page itself (readBlocks), and the two
// are compared (proveHTML). What is left out is told.
func htmlFormat() Format {
	return Format{
		Name:       "HTML",
		Extensions: []string{".html", ".htm", ".xhtml", ".xht"},
		Types:      []string{"text/html", "application/xhtml+xml"},
		Recognise:  isHTML,
		Read:       readHTML,
	}
}

var htmlStart = regexp.MustCompile(`(?i)^(?:\s|<!--(?s:.*?)-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h1)\b`)

// isHTML takes for a page what begins like one.
func isHTML(raw []byte) bool {
	const far = 4096
	start := bytes.TrimPrefix(raw[:min(len(raw), far)], []byte("\ufeff"))
	return htmlStart.Match(start)
}

// page is a page while its article is looked for.
type page struct {
	name      string
	doc, body *html.Node
	base      *url.URL // what its links are resolved against; nil when unknown
	named     *url.URL // its own base element
	lang      string
	meta      Meta
	pageTitle string // of its title element
	measures  map[*html.Node]*measure
	weight    weight
	headline  *html.Node // the element that prints it; nil when none does
	core      *html.Node // the element that holds the paragraphs
	roles     map[*html.Node]Role
	extracted map[*html.Node]bool // elements of which the extractor keeps something
	dropped   map[*html.Node]bool // the outermost nodes that are left out
	pictured  map[string]bool     // addresses of pictures
	tables    map[*html.Node]bool // whether tables hold data, before anything is dropped
}

func readHTML(in Input) (Raw, []diag.Diagnostic) {
	text, encoding, list := decode(in, declaredCharset(in.Raw))
	if diag.HasErrors(list) {
		return Raw{}, list
	}
	doc, wrong := parsePage(in.Name, text)
	if list = append(list, wrong...); doc == nil {
		return Raw{}, list
	}
	p := newPage(in, doc)
	if p.body == nil {
		return Raw{}, append(list, emptyPage(in.Name))
	}
	p.measures, p.weight = measurePage(p.body)
	p.locate()
	if size := p.measures[p.core].text; size > maxPageText {
		return Raw{}, append(list, diag.Errorf("too-large", diag.Span{File: in.Name}, "the article has %d letters, and at most %d are read", size, maxPageText).
			WithHelp("import it in parts, each from a file of its own"))
	}
	p.findRoles()
	b := readBlocks(p)
	if len(b.out) == 0 && len(p.dropped) > 0 { // a page of which nothing is an article
		clear(p.dropped)
		clear(p.pictured)
		b = readBlocks(p)
	}
	if len(b.out) == 0 {
		return Raw{}, append(list, emptyPage(in.Name))
	}
	if wrong := proveHTML(p, b.out); len(wrong) > 0 {
		return Raw{}, append(list, wrong...)
	}
	out := Raw{Paragraphs: b.out, Meta: p.meta, Extraction: htmlExtraction, Pictures: b.pictures}
	if encoding != "" {
		out.Extraction += ", " + encoding
	}
	out.Meta.Lang = fittingLang(p.meta.Lang, b.out)
	if len(out.Meta.Byline) == 0 {
		out.Meta.Byline = printedAuthors(b.out)
	}
	return out, append(list, b.tellLeft(in.Name, in.Everything)...)
}

// printedAuthors gives the names in the paragraphs that the page calls its
// byline.
func printedAuthors(paragraphs []Paragraph) []string {
	for _, p := range paragraphs {
		if p.Role != Byline {
			continue
		}
		if found, ok := bylineNames(p.Text, false); ok {
			if len(found) == 0 {
				continue
			}
			return found
		}
		if found, ok := bylineNames("By "+p.Text, false); ok {
			return found
		}
	}
	return nil
}

func emptyPage(name string) diag.Diagnostic {
	return diag.Errorf("empty-original", diag.Span{File: name}, "the page holds no text").
		WithHelp("pages that a script fills in hold none when they are saved as their source: save the page from the browser, complete, or copy the article's words into a text file")
}

func newPage(in Input, doc *html.Node) *page {
	p := &page{name: in.Name, doc: doc, roles: map[*html.Node]Role{}, extracted: map[*html.Node]bool{}, dropped: map[*html.Node]bool{}, pictured: map[string]bool{}, tables: map[*html.Node]bool{}}
	for n := doc.FirstChild; n != nil; n = n.NextSibling {
		if is(n, "html") {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if is(c, "body") {
					p.body = c
				}
			}
		}
	}
	p.readMeta(in.URL)
	p.lang = strings.ToLower(p.meta.Lang)
	return p
}

// fittingLang gives the language that a page declares, unless the letters of
// the article are not those of that language: blogs in Russian often call
// themselves English.
func fittingLang(lang string, paragraphs []Paragraph) string {
	const enough = 20_000
	letters, all := map[rune]int{}, 0
	for _, p := range paragraphs {
		for _, r := range p.Text {
			if all < enough && unicode.IsLetter(r) {
				letters[unicode.ToLower(r)]++
				all++
			}
		}
	}
	base, _, _ := strings.Cut(lang, "-")
	for _, l := range languages() {
		if l.tag == base && !l.writes(letters, all) {
			return ""
		}
	}
	return lang
}

var (
	standfirstNames = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:standfirst|stand-first|subtitle|sub-title|dek|deck|subheadline|subhead|sub-headline)(?:$|[-_ ])`)
	notByline       = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:bio|about|box|card|description)(?:$|[-_ ])`)
	bylineNamed     = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:byline|by-line|author|authors|author-name|article-author|post-author|entry-author)(?:$|[-_ ])`)
)

// findRoles notes the blocks that the page's markup calls a standfirst, before
// the first paragraph, and the byline.
func (p *page) findRoles() {
	begun := false
	walkHTML(p.body, func(n *html.Node) bool {
		if invisible(n) || p.dropped[n] {
			return false
		}
		m := p.measures[n]
		if m == nil || n == p.headline {
			return m != nil
		}
		called := names(n, "class") + " " + names(n, "data-component")
		const short, line = 600, 200
		switch {
		case !isBlock(n) || n == p.core || m.text == 0:
		case m.text <= short && !begun && (standfirstNames.MatchString(called) || hasToken(n, "itemprop", "alternativeheadline")):
			p.roles[n] = Standfirst
			return false
		case m.text <= line && !notByline.MatchString(called) && (bylineNamed.MatchString(called) || hasToken(n, "itemprop", "author") || hasToken(n, "rel", "author")):
			p.roles[n] = Byline
			return false
		case is(n, "p") && m.prose > 0:
			begun = true
		}
		return true
	}, nil)
}
