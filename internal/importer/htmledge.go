package importer

import (
	"regexp"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Readers see a gap between the parts of a line that says who wrote an article
// and when, although no white space stands there: style sheets put it in. Such
// parts are told by their elements or classes, or by their parent's own style.
var (
	lineParts = regexp.MustCompile(`(?i)(?:^|[-_ ])(?:byline|authors?|date|datetime|time|timestamp|pubdate|published)(?:$|[-_ ])`)
	flexStyle = regexp.MustCompile(`(?i)(?:^|[;\s])display\s*:\s*(?:inline-)?(?:flex|grid)\b`)
)

// parted reports whether a style sheet is likely to show a gap before an element
// within a line, which comes directly behind another.
func parted(n *html.Node) bool {
	before := n.PrevSibling
	if n.Type != html.ElementNode || before == nil || before.Type != html.ElementNode || isBlock(n) || isBlock(before) {
		return false
	}
	if linePart(n) || linePart(before) {
		return true
	}
	return n.Parent != nil && flexStyle.MatchString(names(n.Parent, "style"))
}

func linePart(n *html.Node) bool {
	return is(n, "time") || is(n, "span", "a", "b", "strong", "em", "i", "small") && lineParts.MatchString(names(n, "class"))
}

// touch reports whether a text that goes on behind a sign would run together
// with it into one word.
func touch(last rune, behind string) bool {
	first, _ := utf8.DecodeRuneInString(behind)
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return word(last) && word(first)
}

func lastIn(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}
