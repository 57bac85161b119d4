package source

import (
	"regexp"
	"strings"
)

// The markup of Markdown that stands within the words of a text. Links may have
// a title; of an image its description stays.
var (
	markdownLink  = regexp.MustCompile(`!?\[([^\[\]]*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+["'(][^"')]*["')])?\)|\[[^\[\]]*\])`)
	markdownNote  = regexp.MustCompile(`\[\^[^\[\]\s]+\]:?`)
	markdownAuto  = regexp.MustCompile(`<((?:https?|mailto):[^\s<>]*)>`)
	markdownStars = regexp.MustCompile(`\*+|_+|~~|` + "`+")
	markdownLines = regexp.MustCompile(`(?m)^ {0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+)`)
)

// escaped marks stand for themselves while markup is taken out, as characters
// of a private area.
var (
	escapes   = strings.NewReplacer(`\*`, "\uE000", `\_`, "\uE001", "\\`", "\uE002", `\[`, "\uE003", `\]`, "\uE004", `\~`, "\uE005", `\#`, "\uE006", `\>`, "\uE007", `\\`, "\uE008")
	unescapes = strings.NewReplacer("\uE000", "*", "\uE001", "_", "\uE002", "`", "\uE003", "[", "\uE004", "]", "\uE005", "~", "\uE006", "#", "\uE007", ">", "\uE008", `\`)
)

// withoutMarkup gives the words of a text in Markdown as a reader sees them:
// without the marks of emphasis, headings, quotations, code and notes, and with
// the words of links alone.
func withoutMarkup(s string) string {
	s = escapes.Replace(strings.ReplaceAll(s, "\r\n", "\n"))
	s = markdownLines.ReplaceAllString(s, "")
	s = markdownNote.ReplaceAllString(s, "")
	s = markdownAuto.ReplaceAllString(s, "$1")
	for range 2 { // an image may stand in a link
		s = markdownLink.ReplaceAllString(s, "$1")
	}
	var b strings.Builder
	at := 0
	for _, m := range markdownStars.FindAllStringIndex(s, -1) {
		b.WriteString(s[at:m[0]])
		if !marks(s, m[0], m[1]) {
			b.WriteString(s[m[0]:m[1]])
		}
		at = m[1]
	}
	b.WriteString(s[at:])
	return unescapes.Replace(b.String())
}

// marks reports whether a run of marks opens or closes something: it touches a
// word or a sign on one side at least, and underscores do not stand within a
// word.
func marks(s string, from, to int) bool {
	space := func(c string) bool { return strings.TrimSpace(c) == "" }
	before, after := " ", " "
	if from > 0 {
		before = s[from-1 : from]
	}
	if to < len(s) {
		after = s[to : to+1]
	}
	if s[from] == '_' && !space(before) && !space(after) && !sign(before) && !sign(after) {
		return false
	}
	return !space(before) || !space(after)
}

// sign reports whether a byte is a sign of ASCII and no letter or digit.
func sign(c string) bool { return strings.ContainsAny(c, "!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~") }
