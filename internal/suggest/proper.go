package suggest

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// proper reports whether a name is a proper name: some word of it has a capital
// or a letter of a script without capitals, and is none of the language's words
// for what organizations and persons are, which have a capital at the head of a
// sentence (“Police”, «Министерство обороны»), no adjective of a place and none
// of the words that offices have in every country (“Interior Ministry”). Words
// all in capitals are abbreviations.
func proper(name, lang string) bool {
	x := lexiconOf(lang)
	base, _ := languageOf(lang)
	common := commonWords()[base]
	for _, word := range strings.FieldsFunc(name, between) {
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsLetter(first) && !unicode.IsUpper(first) && !unicode.IsLower(first):
			return true
		case !strings.ContainsFunc(word, unicode.IsUpper):
		case x == nil:
			return true
		case (x.exact[word]|x.folded[x.fold(word)])&(demonymWord|placeWord) != 0:
		case capitals(word) && letters(word) > 1:
			return true
		case x.folded[x.fold(word)]&(nounWord|determinerWord|insideWord) == 0 && !common[x.fold(word)]:
			return true
		}
	}
	return false
}

// commonWords holds, by language, the words of offices in every country.
var commonWords = sync.OnceValue(func() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for _, lang := range languages() {
		all[lang] = map[string]bool{}
		for _, word := range wordForms(lang, "name-common.txt") {
			all[lang][word] = true
		}
	}
	return all
})

// lexiconOf gives the words of a language, or nil.
func lexiconOf(lang string) *cueLexicon {
	base, ok := languageOf(lang)
	if !ok {
		return nil
	}
	return cueLexicons()[base]
}

// soughtBy reports whether texts may be searched for the name of a party: for a
// proper name that holds no name of another organization. One behind which an
// article prints a ban label is always looked for.
func (p *planner) soughtBy(words string, f *Finding) bool {
	if f.Kind == Organization {
		return len(p.finder.Find(words)) == 0
	}
	return !f.Party.Unnamed && proper(words, langOf(p.a)) && len(p.finder.Find(words)) == 0
}

// sort gives the organization that words name together with what sort of thing
// it is: “the Islamic State group”, «группировка "Исламское государство"».
func (r *Register) sort(words, lang string) (string, bool) {
	found := r.finder.Find(words)
	base, ok := languageOf(lang)
	if len(found) != 1 || len(found[0].Orgs) != 1 || !ok {
		return "", false
	}
	sorts, read := r.sorts[base]
	if !read {
		sorts = map[string]bool{}
		for _, word := range wordForms(base, "name-sort.txt") {
			sorts[word] = true
		}
		r.sorts[base] = sorts
	}
	rest := words[:found[0].From] + " " + words[found[0].To:]
	for _, word := range strings.FieldsFunc(rest, between) {
		if !sorts[lexiconOf(lang).fold(word)] {
			return "", false
		}
	}
	return found[0].Orgs[0], true
}
