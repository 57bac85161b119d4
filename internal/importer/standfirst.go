package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/prose"
)

// reportage is what a paragraph of the body says and a summary does not: who
// said it, and on which day.
var reportage = regexp.MustCompile(`(?i)\b(said|says|told|added|according to|reported|reports|announced|stated|` +
	`(on|last|late|early) (monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b|` +
	`сообщ|заяв|сказал|рассказал|передает|передаёт|по данным|по словам|` +
	`в (понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)`)

// findStandfirst takes the paragraph behind the headline for the standfirst,
// where it surely is one: one or two short sentences without reportage or a
// quotation, and a body behind it that has at least three paragraphs and
// begins with a clearly longer one. A standfirst that is missed costs the
// editor a pair of brackets; a wrong one would misname the article's words.
func findStandfirst(d *draft) {
	const maxRunes = 240
	headline := -1
	for i, p := range d.paragraphs {
		switch p.Role {
		case Headline:
			headline = i
		case Standfirst:
			return
		}
	}
	at := d.body()
	if headline < 0 || at < headline || len(d.paragraphs)-at < 4 {
		return
	}
	body := func(p part) bool { return p.Role == Body }
	if slices.ContainsFunc(d.paragraphs[headline:at], body) {
		return // a list, or a heading
	}
	rest := slices.IndexFunc(d.paragraphs[at+1:], body)
	if rest < 0 {
		return
	}
	p, next := &d.paragraphs[at], d.paragraphs[at+1+rest].Text
	runes := utf8.RuneCountInString(p.Text)
	switch {
	case runes > maxRunes || utf8.RuneCountInString(next)*2 < runes*3:
	case !prose.Starts(p.Text) || strings.ContainsAny(p.Text[:1], `"*`) || strings.ContainsAny(p.Text, "“„«"):
	case reportage.MatchString(p.Text) || datelineEnd(p.Text) > 0:
	case len(prose.Breaks(p.Text, prose.Abbreviations(d.lang))) > 1:
	default:
		p.Role = Standfirst
	}
}
