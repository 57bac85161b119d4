package importer

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/prose"
)

const (
	nameWord = `\p{Lu}[\p{L}\p{M}’'.-]*`
	particle = `(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|el|bin|bint|ibn|ben|af|av|ter|ten|фон|ван|аль|оглы|кызы)`
	fullName = nameWord + `(?:\s(?:` + particle + `\s){0,2}` + nameWord + `){1,4}`
	anyName  = nameWord + `(?:\s(?:` + particle + `\s){0,2}` + nameWord + `){0,4}`
	and      = `,?\s(?:and|&|и|with|with additional reporting by)\s`
	// A comma ties names only where "and" follows: "By Jane Doe, Reuters".
	fullNames = fullName + `(?:(?:,\s` + fullName + `)*` + and + fullName + `)?`
	anyNames  = anyName + `(?:(?:,\s` + anyName + `)*` + and + anyName + `)?`
	// What may follow the names: a role, an outlet, a place.
	tail = `(?:\s?[,;|/·•–—-]\s?.{1,80}|\s(?:for|in|from|at|of|для)\s.{1,80})?\.?`
)

// bylines are the forms of a byline. A paragraph must match from end to end.
// A signature counts only at the end of an article, where a dash before a name
// is not the beginning of an answer.
var bylines = sync.OnceValue(func() []bylineForm {
	return []bylineForm{
		// By Jane Doe   By Jane Doe and John Roe, Reuters   Written by Jane Doe
		{form: form(`^(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Tt]ext|[Ww]ords|[Aa]nalysis|[Oo]pinion)\s)?` +
			`(?:By|by|BY):?\s(` + fullNames + `)` + tail + `$`)},
		// Author: Jane Doe   Автор: Иван Петров
		{form: form(`^(?:Author|Writer|Byline|AUTHOR|Автор|АВТОР|Автор\sтекста|Корреспондент)(?:\s?[:—–]\s?)(` + anyNames + `)` + tail + `$`)},
		{form: form(`^(?:Authors|Writers|AUTHORS|Авторы|АВТОРЫ|Текст)\s?[:—–]\s?(` + anyName + `(?:(?:,\s|` + and + `)` + anyName + `)*)\.?$`)},
		// This report prepared by Randi Nord for Geopolitics Alert.
		{form: form(`^(?:This|The)\s(?:report|article|story|piece|analysis|dispatch|text|material)(?:\s(?:was|is|has\sbeen))?\s` +
			`(?:originally\s)?(?:prepared|written|compiled|produced|reported|contributed|authored)\sby\s(` + anyNames + `)` + tail + `$`)},
		// Reporting by Jane Doe and John Roe; Editing by Ann Poe
		{form: form(`^\(?[Rr]eporting\sby\s(` + anyNames + `)(?:\sin\s[^;]{1,60})?(?:;.{1,200})?\.?\)?\.?$`)},
		// Additional reporting by John Roe: these are not the article's authors
		{form: form(`^\(?(?:Additional|With\sadditional|Further)\s[Rr]eporting\sby\s(` + anyNames + `).{0,200}$`), help: true},
		// Подготовила Анна Сидорова   Материал подготовил Иван Петров
		{form: form(`^(?:(?:Материал|Текст|Статью|Репортаж)\s)?[Пп]одготовил(?:а|и)?:?\s(` + anyNames + `)` + tail + `$`)},
		// — Jane Doe
		{form: form(`^(?:--|[–—])\s?(` + fullNames + `)\.?$`), signature: true},
	}
})

type bylineForm struct {
	form      *regexp.Regexp
	signature bool
	help      bool // who helped, and is no author
}

var nameBorder = sync.OnceValue(func() *regexp.Regexp { return form(`,\s|` + and) })

// findBylines names the paragraphs that say who wrote the article: among the
// first four and the last three.
func findBylines(d *draft) {
	n := len(d.paragraphs)
	for i := range d.paragraphs {
		p := &d.paragraphs[i]
		if p.Role != Body || !p.plain() || n < 2 || i >= 4 && i < n-3 {
			continue
		}
		if names, ok := bylineNames(p.Text, i == n-1); ok && len(names) > 0 {
			p.Role = Byline
			d.authors = append(d.authors, names...)
		}
	}
}

// bylineNames gives the names of a paragraph that is a byline, white space
// folded; last says that it is the last one of the article. One that tells who
// helped has no names.
func bylineNames(text string, last bool) ([]string, bool) {
	const longest = 300
	text = strings.TrimSpace(text)
	if len(text) > longest || !utf8.ValidString(text) {
		return nil, false
	}
	for _, b := range bylines() {
		match := b.form.FindStringSubmatch(text)
		if match == nil || b.signature && !last {
			continue
		}
		if b.help {
			return nil, true
		}
		var names []string
		for _, name := range nameBorder().Split(match[1], -1) {
			name = strings.Join(strings.Fields(name), " ")
			if !prose.Abbreviated(name, prose.Abbreviations("en")) { // no "Jr."
				name = strings.TrimSuffix(name, ".")
			}
			names = append(names, name)
		}
		return names, true
	}
	return nil, false
}

// byline gives the article's authors: those that the file declares, for whom a
// line that is printed may be half of the truth, unless a printed line names all
// of them and more; without a declaration those that are printed. Names that are
// printed and left out are told.
func (d *draft) byline() (names, dropped []string) {
	declared := d.meta.Byline
	lacks := func(list []string, name string) bool {
		return !slices.ContainsFunc(list, func(have string) bool { return strings.EqualFold(have, name) })
	}
	missing := func(list, in []string) (out []string) {
		for _, name := range list {
			if lacks(in, name) && lacks(out, name) {
				out = append(out, name)
			}
		}
		return out
	}
	if len(declared) == 0 || len(missing(declared, d.authors)) == 0 && len(d.authors) > 0 {
		return d.authors, nil
	}
	return declared, missing(d.authors, declared)
}

// otherByline tells of printed names that are not among the article's authors.
func otherByline(at diag.Span, dropped []string) diag.Diagnostic {
	return diag.New(diag.Info, "other-byline", at, "the article prints other names than the file declares as its authors: %s", firstWords(strings.Join(dropped, ", "), 200)).
		WithHelp("the declared ones are its byline; correct `byline:` in the front matter if the printed ones are right")
}
