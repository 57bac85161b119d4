package importer

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/prose"
)

const (
	dashes = `(?:--|[-–—])`
	months = `(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?`
	month  = `(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)`
	day    = `(?:` +
		months + `\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s` + months + `(?:,?\s\d{4})?|` +
		`\d{1,2}\s(?:` + month + `|(?:янв|фев|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\.?)(?:\s\d{4}(?:\sг(?:ода|\.)?)?)?)`
	agency   = `\(\p{Lu}[\p{L}\d\pZ.&’'-]{1,30}\)`
	region   = `(?:,\s\p{Lu}[\p{L}\p{M}\pZ.’'-]{1,30})?`
	location = `\p{Lu}[\p{L}\p{M}\pZ.’'-]{1,40}` + region
	capitals = `\p{Lu}{2}[\p{Lu}\pZ.’'-]{1,38}\p{Lu}{2}` + region
	house    = `(?:РИА\s\p{Lu}\p{L}+|ТАСС|ИТАР-ТАСС|Интерфакс|ИНТЕРФАКС|INTERFAX(?:\.RU)?|` +
		`\p{Lu}[\p{L}\d-]{1,30}\.(?:ру|рф|ru|com|org|RU|РУ)|REGNUM|Прайм|ПРАЙМ|Sputnik|АГН\s[«\p{L}»]+|ИА\s[«\p{L}»]+)`
)

// datelines are the forms of a dateline, most telling first. A form that is
// sure marks a dateline whatever follows; behind another the sentence must
// begin with a capital, as in "WASHINGTON — The president", unlike "UNESCO –
// the organisation".
var datelines = sync.OnceValue(func() []datelineForm {
	return []datelineForm{
		// МОСКВА, 5 мая. /ТАСС/.   МОСКВА, 5 мая — РИА Новости.   Москва. 5 мая. INTERFAX.RU -
		{form(`^` + location + `[,.]\s` + day + `\.?\s*/[^/]{2,30}/\.?`), true},
		{form(`^` + location + `[,.]\s` + day + `\s*` + dashes + `\s` + house + `\.`), true},
		{form(`^` + location + `[,.]\s` + day + `\.\s` + house + `\s*` + dashes), true},
		// LONDON, May 5 (Reuters) -   LONDON (Reuters) -
		{form(`^` + location + `(?:[,.]\s` + day + `)?[,.]?\s` + agency + `\s*` + dashes), true},
		// LONDON, May 5 –   МОСКВА, 5 мая –
		{form(`^` + location + `[,.]\s` + day + `\s*` + dashes), true},
		// (GPA) –
		{form(`^` + agency + `\s*` + dashes), true},
		// WASHINGTON —   SOUTHWEST ASIA -
		{form(`^` + capitals + `\s` + dashes), false},
	}
})

type datelineForm struct {
	form *regexp.Regexp
	sure bool
}

// form compiles a pattern in which \s is any white space, that of no break
// included.
func form(pattern string) *regexp.Regexp {
	return regexp.MustCompile(strings.ReplaceAll(pattern, `\s`, `[\s\pZ]`))
}

// findDateline marks the dateline at the beginning of the body, before which a
// summary or a caption may stand that nobody could tell from the text.
func findDateline(d *draft) {
	const most = 3 // paragraphs
	looked := 0
	for at := range d.paragraphs {
		if looked == most {
			return
		}
		p := &d.paragraphs[at]
		if p.Role != Body || !p.plain() {
			continue
		}
		looked++
		if end := datelineEnd(p.Text); end > 0 {
			d.mark(at, span{end: end, attrs: ".dateline"})
			p.unbroken = end
			return
		}
	}
}

// datelineEnd gives the length in bytes of the dateline at the beginning of a
// paragraph, its dash included; 0 when there is none. Something must follow.
func datelineEnd(text string) int {
	const longest = 300
	head := text[:min(len(text), longest)]
	for _, d := range datelines() {
		end := len(d.form.FindString(head))
		rest := strings.TrimLeftFunc(text[end:], unicode.IsSpace)
		if end == 0 || rest == "" {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, prose.Openers)); d.sure || unicode.IsUpper(first) {
			return end
		}
	}
	return 0
}
