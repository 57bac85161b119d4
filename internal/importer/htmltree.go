package importer

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// walkHTML visits a node and all below it in the order of the page. enter
// says whether to go into a node; leave, which may be nil, is called for those
// that were gone into. It keeps no stack: a page may nest as it likes.
func walkHTML(root *html.Node, enter func(*html.Node) bool, leave func(*html.Node)) {
	for n := root; ; {
		if enter(n) {
			if n.FirstChild != nil {
				n = n.FirstChild
				continue
			}
			if leave != nil {
				leave(n)
			}
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			if leave != nil {
				leave(n)
			}
		}
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

// names gives the first words of an attribute that holds names or style; no
// page needs more of them.
func names(n *html.Node, key string) string {
	const enough = 1000
	value := attribute(n, key)
	return value[:min(len(value), enough)]
}

// attribute gives the value of an attribute; "" when there is none.
func attribute(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			return n.Attr[i].Val
		}
	}
	return ""
}

func hasAttribute(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			return true
		}
	}
	return false
}

// hasToken reports whether an attribute, a list of words, holds a word.
func hasToken(n *html.Node, key string, words ...string) bool {
	for have := range strings.FieldsSeq(strings.ToLower(names(n, key))) {
		for _, word := range words {
			if have == word {
				return true
			}
		}
	}
	return false
}

// is reports whether a node is an HTML element of one of the names.
func is(n *html.Node, names ...string) bool {
	if n == nil || n.Type != html.ElementNode || n.Namespace != "" {
		return false
	}
	for _, name := range names {
		if n.Data == name {
			return true
		}
	}
	return false
}

// neverText are elements whose contents no reader sees as text: what is run,
// embedded, filled in, or shown only where something else fails. Drawings and
// formulas are told apart by their namespaces.
var neverText = map[string]bool{
	"head": true, "title": true, "base": true, "link": true, "meta": true, "script": true, "style": true, "template": true,
	"noscript": true, "noframes": true, "noembed": true, "iframe": true, "frame": true, "frameset": true, "object": true,
	"embed": true, "applet": true, "canvas": true, "video": true, "audio": true, "map": true, "area": true, "track": true,
	"param": true, "input": true, "button": true, "select": true, "option": true, "optgroup": true, "textarea": true,
	"datalist": true, "meter": true, "progress": true, "keygen": true,
	"amp-ad": true, "amp-analytics": true, "amp-iframe": true, "amp-sidebar": true, "amp-video": true, "amp-embed": true,
}

var (
	hiddenStyle = regexp.MustCompile(`(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))`)
	blockStyle  = regexp.MustCompile(`(?i)(?:^|[;\s])display\s*:\s*(?:block|flex|grid|list-item|table)\b`)
)

// invisible reports whether a node holds nothing that a reader sees as text.
func invisible(n *html.Node) bool {
	switch n.Type {
	case html.TextNode, html.DocumentNode:
		return false
	case html.ElementNode:
	default:
		return true
	}
	if n.Namespace != "" || neverText[n.Data] {
		return true
	}
	if n.Data == "html" || n.Data == "body" { // hidden until a script shows them
		return false
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "hidden":
			if !strings.EqualFold(a.Val, "until-found") {
				return true
			}
		case "style":
			if hiddenStyle.MatchString(names(n, "style")) {
				return true
			}
		case "class":
			if strings.Contains(a.Val, "sr-only") && hasToken(n, "class", "sr-only") ||
				strings.Contains(a.Val, "hidden") && hasToken(n, "class", "visually-hidden", "visuallyhidden") ||
				strings.Contains(a.Val, "screen-reader-text") && hasToken(n, "class", "screen-reader-text") {
				return true
			}
		}
	}
	return n.Data == "dialog" && !hasAttribute(n, "open")
}

// blockTags are the elements that begin and end lines of their own. All others,
// those that HTML does not know among them, stand within a line.
var blockTags = map[string]bool{
	"address": true, "article": true, "aside": true, "blockquote": true, "body": true, "caption": true, "center": true,
	"col": true, "colgroup": true, "dd": true, "details": true, "dialog": true, "dir": true, "div": true, "dl": true, "dt": true,
	"fieldset": true, "figcaption": true, "figure": true, "footer": true, "form": true, "h1": true, "h2": true, "h3": true,
	"h4": true, "h5": true, "h6": true, "header": true, "hgroup": true, "hr": true, "html": true, "legend": true, "li": true,
	"listing": true, "main": true, "marquee": true, "menu": true, "nav": true, "ol": true, "optgroup": true, "p": true,
	"plaintext": true, "pre": true, "search": true, "section": true, "summary": true, "table": true, "tbody": true, "td": true,
	"tfoot": true, "th": true, "thead": true, "tr": true, "ul": true, "xmp": true,
	"amp-img": true, "amp-anim": true, "amp-carousel": true, "amp-accordion": true, "amp-story": true,
}

// isBlock reports whether an element begins and ends lines of its own.
func isBlock(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return n.Type == html.DocumentNode
	}
	if blockTags[n.Data] {
		return true
	}
	style := names(n, "style")
	return style != "" && blockStyle.MatchString(style)
}

// isPreformatted reports whether an element keeps its lines.
func isPreformatted(n *html.Node) bool { return is(n, "pre", "listing", "xmp", "plaintext") }

// isImage reports whether an element is a picture. What stands in one stands
// for it where it cannot be shown.
func isImage(n *html.Node) bool { return is(n, "img", "amp-img", "amp-anim") }

// blank reports whether a text shows nothing: white space, and characters of
// no width.
func blank(text string) bool {
	for _, r := range text {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			return false
		}
	}
	return true
}

// htmlSpace is the white space that HTML and CSS collapse.
func htmlSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

// emoji gives the sign that a small picture stands for, as blogs draw them.
func emoji(n *html.Node) string {
	const longest = 32
	if alt := attribute(n, "alt"); len(alt) <= longest && hasToken(n, "class", "emoji", "wp-smiley", "twemoji") && !strings.ContainsFunc(alt, unicode.IsControl) {
		return alt
	}
	return ""
}
