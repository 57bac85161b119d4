package importer

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/idna"
)

// htmlInlineKinds tells what elements within a line mean.
var htmlInlineKinds = map[string]InlineKind{
	"em": Emph, "i": Emph, "cite": Emph, "dfn": Emph, "var": Emph, "strong": Strong, "b": Strong,
	"s": Strike, "strike": Strike, "del": Strike, "code": InlineCode, "kbd": InlineCode, "samp": InlineCode, "tt": InlineCode,
}

// inline begins an element within a line.
func (b *blocks) inline(n *html.Node) {
	b.generated(n, true)
	kind, ok := htmlInlineKinds[n.Data]
	dest := ""
	if n.Data == "a" {
		kind = Link
		dest, ok = b.page.link(attribute(n, "href"))
	}
	if ok && b.run.begin(kind, dest) {
		b.marked = append(b.marked, n)
	}
}

func (b *blocks) leaveInline(n *html.Node) {
	if last := len(b.marked) - 1; last >= 0 && b.marked[last] == n {
		b.run.end()
		b.marked = b.marked[:last]
	}
	b.generated(n, false)
}

// generated adds the signs that a browser shows around an element and the page
// does not hold.
func (b *blocks) generated(n *html.Node, begin bool) {
	if sign := generatedSign(b.page.lang, &b.quotes, n, begin); sign != "" {
		b.text(sign)
	}
}

// generatedSign gives the quotation mark before or behind a q, in the language
// of the page and by how deep it stands in others, and the parenthesis around
// the reading of a ruby that has none of its own.
func generatedSign(lang string, depth *int, n *html.Node, begin bool) string {
	switch {
	case is(n, "rt") && begin && !is(n.PrevSibling, "rp"):
		return " ("
	case is(n, "rt") && !begin && !is(n.PrevSibling, "rp"):
		return ") "
	case !is(n, "q"):
		return ""
	}
	base, _, _ := strings.Cut(lang, "-")
	signs, ok := quotationMarks[base]
	if !ok {
		signs = quotationMarks["en"]
	}
	if begin {
		*depth++
		return signs[(*depth-1)%2][0]
	}
	*depth--
	return signs[*depth%2][1]
}

// quotationMarks are those that browsers put around quotations, outer and
// inner ones (Unicode CLDR, delimiters).
var quotationMarks = map[string][2][2]string{
	"en": {{"“", "”"}, {"‘", "’"}},
	"ru": {{"«", "»"}, {"„", "“"}}, "uk": {{"«", "»"}, {"„", "“"}}, "be": {{"«", "»"}, {"„", "“"}},
	"fr": {{"«", "»"}, {"«", "»"}}, "es": {{"«", "»"}, {"“", "”"}}, "it": {{"«", "»"}, {"“", "”"}}, "pt": {{"“", "”"}, {"‘", "’"}},
	"de": {{"„", "“"}, {"‚", "‘"}}, "cs": {{"„", "“"}, {"‚", "‘"}}, "bg": {{"„", "“"}, {"„", "“"}}, "pl": {{"„", "”"}, {"«", "»"}},
	"sv": {{"”", "”"}, {"’", "’"}}, "fi": {{"”", "”"}, {"’", "’"}},
}

// hidden are signs that browsers take out of an address before they read it
// (URL standard, section 4.4).
var hidden = strings.NewReplacer("\t", "", "\n", "", "\r", "")

// notInAddress are signs that end an address where one is written.
var notInAddress = regexp.MustCompile("[\\x00-\\x20\\x7f-\\x{10ffff}<>\"`\\\\^{|}\\[\\]]")

// link gives the address that a link leads to: http, https or mailto. Any
// other link, and one to a place in the page itself, is none: its words stay.
func (p *page) link(href string) (string, bool) {
	href = strings.TrimFunc(hidden.Replace(href), func(r rune) bool { return r <= ' ' })
	if href == "" || strings.HasPrefix(href, "#") {
		return "", false
	}
	return absolute(p.base, href)
}

// absolute resolves an address and writes it so that it holds no sign that
// means something around addresses.
func absolute(base *url.URL, href string) (string, bool) {
	const longest = 2000
	if len(href) > longest {
		return "", false
	}
	u, err := url.Parse(strings.ReplaceAll(href, " ", "%20"))
	if err != nil {
		return "", false
	}
	if base != nil && u.Scheme == "" {
		u = base.ResolveReference(u)
	}
	switch u.Scheme {
	case "mailto":
		if !strings.Contains(u.Opaque, "@") {
			return "", false
		}
	case "http", "https":
		host, err := idna.Lookup.ToASCII(u.Hostname())
		if err != nil || host == "" || u.Opaque != "" || strings.Contains(host, ":") || u.User != nil {
			return "", false
		}
		if port := u.Port(); port != "" {
			host += ":" + port
		}
		u.Host = host
	default:
		return "", false
	}
	out := notInAddress.ReplaceAllStringFunc(u.String(), url.PathEscape)
	return out, len(out) <= longest
}
