package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenRange is a range of tokens; empty when from is not before to.
type tokenRange struct{ from, to int }

// tighten leaves out of a phrase what comes before the name of a body: "the
// group Airwars" is Airwars, and signs at its ends.
func (r *hearer) tighten(p phrase) phrase {
	for p.from < p.to && (r.tokens[p.from].sign != 0 && r.tokens[p.from].quote < 0 || r.tokens[p.from].is(determinerWord) && !r.tokens[p.from].capital || r.clitic(p.from)) {
		p.from++
	}
	for p.to > p.from && (r.clitic(p.to-1) || r.tokens[p.to-1].sign == ',') {
		p.to--
	}
	if r.x.cased || p.kind != named {
		return p
	}
	for i := p.from; i+1 < p.to; i++ {
		t := &r.tokens[i]
		if t.capital && !r.starts(i) || !t.word() {
			break
		}
		if t.is(bodyWord) && !t.capital && r.tokens[i+1].capital && !r.tokens[p.to-1].is(roleWord) {
			p.from = i + 1
			break
		}
	}
	return p
}

// words gives the text of some tokens on one line.
func (r *hearer) words(from, to int) string {
	if from >= to {
		return ""
	}
	return strings.Join(strings.Fields(r.text[r.tokens[from].from:r.tokens[to-1].to]), " ")
}

// party makes a party of a phrase; role is where its role is printed besides.
func (r *hearer) party(p phrase, role tokenRange) Party {
	name := r.personal(p)
	out := Party{Role: r.words(role.from, role.to)}
	switch {
	case name.from < name.to:
		out.Kind, out.Name = Person, r.called(r.words(name.from, name.to), p.oblique)
		last := name.from
		for last > p.from && (r.clitic(last-1) || r.tokens[last-1].sign == ',') {
			last--
		}
		before := r.words(p.from, last)
		if name.to < p.to {
			before = joinRoles(before, r.words(name.to, p.to))
		}
		out.Role = joinRoles(r.roleCase(before, p, p.from), out.Role)
		r.register.person(out.Name)
		return out
	case r.has(p, roleWord):
		out.Kind, out.Unnamed = Person, true
		out.Name = r.roleCase(r.words(p.from, p.to), p, p.from)
		return out
	}
	out.Kind = Body
	out.Name = r.roleCase(r.words(p.from, p.to), p, p.from)
	if t := &r.tokens[p.head]; p.kind == named && t.capital && t.is(workWord) && !t.is(bodyWord) {
		out.Kind = Work
		return out
	}
	if p.kind == writing { // a new study
		out.Kind, out.Unnamed = Work, true
		return out
	}
	if p.kind == described {
		out.Unnamed = true
		return out
	}
	if p.kind == common {
		out.Kind, out.Unnamed = Person, true
		return out
	}
	bare, _, _ := strings.Cut(out.Name, " (")
	for full := range nominatives(r.x, bare, p.oblique) {
		if known, ok := r.register.people[full]; ok {
			out.Kind, out.Name = Person, known
			return out
		}
	}
	if known, ok := r.register.short[bare]; ok {
		bare = known
	}
	out.Name = bare
	if r.likePerson(p) {
		out.Kind = Person
		out.Name = r.called(bare, p.oblique)
		r.register.person(out.Name)
	}
	return out
}

func joinRoles(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + ", " + b
}

func (r *hearer) has(p phrase, c class) bool {
	for i := p.from; i < p.to; i++ {
		if r.tokens[i].is(c) && (i <= p.head || r.tokens[p.head].is(c)) {
			return true
		}
	}
	return false
}

// personal gives the tokens of a person's name at the end of a phrase that
// also holds a role, a title or whose the person is.
func (r *hearer) personal(p phrase) tokenRange {
	from := p.to
	for from > p.from {
		t := &r.tokens[from-1]
		if !t.word() || !t.capital || t.is(roleWord|titleWord) || r.clitic(from-1) {
			break
		}
		from--
	}
	if from == p.to || from == p.from {
		return tokenRange{}
	}
	if who := (phrase{from: p.from, to: p.head + 1}); !r.x.cased && r.tokens[min(p.head+1, p.to-1)].is(linkWord) && p.head > p.from && r.likePerson(who) {
		return tokenRange{who.from, who.to} // Jane Doe of Roadwatch
	}
	mark := &r.tokens[from-1]
	if r.x.cased {
		if !r.has(p, roleWord|titleWord) {
			return tokenRange{}
		}
		return r.casedName(from, p.to)
	}
	if !mark.is(roleWord|titleWord) && !r.clitic(from-1) && mark.sign != ',' {
		return tokenRange{}
	}
	return tokenRange{from, p.to}
}

// casedName gives the name at the end of a run of capitals that begins with
// whom the person serves: "МЧС Сергей Лаптев".
func (r *hearer) casedName(from, to int) tokenRange {
	const longest = 3
	for from < to && (r.tokens[from].caps || r.tokens[from].is(bodyWord|placeWord|agencyWord|demonymWord)) {
		from++
	}
	if to-from > longest {
		from = to - 2
	}
	if to-from == longest && wordEnds(r.tokens[to-2].fold, r.x.attributes) {
		from++
	}
	if to-from == 1 {
		last := &r.tokens[from]
		_, known := r.register.people[r.words(from, to)]
		if !known && !wordEnds(last.fold, r.x.surnames) {
			return tokenRange{}
		}
	}
	return tokenRange{from, to}
}

// likePerson reports whether a name without a role looks like a person's: two
// or three capitals and nothing else.
func (r *hearer) likePerson(p phrase) bool {
	words := 0
	for i := p.from; i < p.to; i++ {
		t := &r.tokens[i]
		if !t.word() || !t.capital || t.caps || t.is(bodyName|bodyWord|placeWord|agencyWord|demonymWord|workWord) {
			return false
		}
		if t.is(titleWord) {
			continue
		}
		words++
	}
	if p.from > 0 && r.tokens[p.from-1].is(determinerWord) {
		return false
	}
	if words == 1 {
		return wordEnds(r.tokens[p.to-1].fold, r.x.surnames)
	}
	return words == 2 || words == 3
}

// called gives a person's name in the nominative, and the full name where only
// a surname known from before is printed.
func (r *hearer) called(name string, isOblique bool) string {
	first := ""
	for full := range nominatives(r.x, name, isOblique) {
		if known, ok := r.register.people[full]; ok {
			return known
		}
		if first == "" {
			first = full
		}
	}
	return first
}

// roleCase writes a description or the name of a body with its first noun in
// the nominative, where that noun is known.
func (r *hearer) roleCase(words string, p phrase, at int) string {
	if !p.oblique || words == "" {
		return words
	}
	t := &r.tokens[at]
	lemma, ok := r.x.lemma[t.fold]
	if !ok || !t.is(nounWord) || t.is(indeclinable) {
		return words
	}
	if t.capital {
		first, size := utf8.DecodeRuneInString(lemma)
		lemma = string(unicode.ToUpper(first)) + lemma[size:]
	}
	return lemma + strings.TrimPrefix(words, r.text[t.from:t.to])
}

// apposition gives what is said of a person between commas behind the name:
// "Roe, a spokesman for the group,".
func (r *hearer) apposition(p phrase, cue int) tokenRange {
	at := p.to
	if at+1 >= len(r.tokens) || r.tokens[at].sign != ',' || p.kind != named {
		return tokenRange{}
	}
	end := r.sentenceEnd(at)
	from := at + 1
	for from < end && r.tokens[from].is(determinerWord) {
		from++
	}
	isRole := false
	for i := from; i < end && i < from+6 && r.tokens[i].word() && !r.tokens[i].is(pronounWord|stopWord|linkWord|prepositionWord); i++ {
		if isRole = r.tokens[i].is(roleWord); isRole || r.x.cased && !wordEnds(r.tokens[i].fold, r.x.attributes) {
			break
		}
	}
	to := from
	for to < end && (r.tokens[to].word() || r.tokens[to].sign == '-') && to != cue && !r.tokens[to].is(cueSay|pronounWord) {
		to++
	}
	leads := cue < p.from && r.tokens[cue].capital // what is said follows the next comma
	if !isRole || leads && (to >= end || r.tokens[to].sign != ',') {
		return tokenRange{}
	}
	return tokenRange{from, to}
}
