package suggest

// This file reads noun phrases of languages that tell a subject by its form:
// it may stand anywhere beside its verb.

// run gives the end of the tokens from at on that belong to one clause: up to
// a sign, what begins another clause, or the end.
func (r *hearer) run(at, end int) int {
	i := at
	for i < end {
		t := &r.tokens[i]
		if t.quote >= 0 && t.quote != r.tokens[max(at-1, 0)].quote {
			q := &r.quotes[t.quote]
			if !q.name(r.tokens) {
				return i
			}
			i = max(q.end, i+1)
			continue
		}
		if t.sign != 0 && t.sign != '-' && t.sign != '№' && t.sign != '/' || t.is(stopWord) {
			return i
		}
		i++
	}
	return min(i, end)
}

// runBack gives the first of the tokens before at that belong to its clause.
func (r *hearer) runBack(at, lo int) int {
	i := at
	for i > lo {
		t := &r.tokens[i-1]
		if t.quote >= 0 && (at >= len(r.tokens) || t.quote != r.tokens[at].quote) {
			q := &r.quotes[t.quote]
			if !q.short(r.tokens) {
				return i
			}
			i = max(q.open, lo)
			continue
		}
		if t.sign != 0 && t.sign != '-' && t.sign != '№' && t.sign != '/' || t.is(stopWord) {
			return i
		}
		i--
	}
	return i
}

// chain gives the token behind the noun phrase whose first noun stands at a
// token: what depends on a noun stands behind it, in other cases.
func (r *hearer) chain(head, end int) int {
	const longest = 16
	at := head + 1
	attribute := false // the last word needs a noun
	for at < end && at-head < longest {
		t := &r.tokens[at]
		if t.quote >= 0 && t.quote != r.tokens[head].quote {
			q := &r.quotes[t.quote]
			if !q.short(r.tokens) || q.open != at || q.end > end {
				return r.trimChain(head, at)
			}
			at, attribute = q.end, false
			continue
		}
		if next, ok := r.acronym(at, end); ok {
			at = next
			continue
		}
		switch {
		case !t.word() || t.number || t.is(timeWord|stopWord|pronounWord|cueBetween|cueSay|cueClaim|cueThat|cueQuote):
			return r.trimChain(head, at)
		case t.capital:
			attribute = false
		case t.is(nounWord) && (t.is(oblique) || attribute):
			attribute = false
		case t.is(roleWord) && at+1 < end && r.tokens[at+1].capital: // a rank before the name
			attribute = false
		case t.is(linkWord) && at+1 < end && r.tokens[at+1].word() && !r.tokens[at+1].is(timeWord|pronounWord):
			if next := &r.tokens[at+1]; next.is(workWord) && !next.capital && !next.is(roleWord|bodyWord) {
				return r.trimChain(head, at) // "в интервью"
			} else if !next.capital && !next.is(roleWord|bodyWord) && !wordEnds(next.fold, r.x.attributes) && !wordEnds(next.fold, r.x.addressed) {
				return r.trimChain(head, at)
			}
			attribute = true
			at++
			if !r.tokens[at].capital {
				attribute = true
			}
		case t.is(andWord) && at+1 < end && attribute:
		case t.is(prepositionWord | andWord | linkWord):
			return r.trimChain(head, at)
		case wordEnds(t.fold, r.x.attributes):
			attribute = true
		case wordEnds(t.fold, r.x.dependent):
			attribute = false
		case attribute:
			attribute = false
		default:
			return r.trimChain(head, at)
		}
		at++
	}
	return r.trimChain(head, min(at, end))
}

func (r *hearer) trimChain(head, to int) int {
	for to > head+1 && r.tokens[to-1].is(prepositionWord|andWord|linkWord) && !r.tokens[to-1].capital {
		to--
	}
	return to
}

// behindPreposition reports whether a preposition governs the noun at a token,
// over the words between that agree with it.
func (r *hearer) behindPreposition(at, lo int) bool {
	subject := r.tokens[at].is(roleWord) && r.tokens[at].is(nominative) && !r.tokens[at].is(oblique)
	for k := at - 1; k >= lo && at-k < 5; k-- {
		t := &r.tokens[k]
		if t.is(prepositionWord) {
			// A person in the nominative is governed by nothing.
			return !(subject && (t.is(timeWord) || k < at-1))
		}
		if t.is(determinerWord) && !wordEnds(t.fold, r.x.leading) && r.tokens[at].is(nominative) && !r.tokens[at].is(oblique) {
			return false // "до этого представитель": the two do not agree
		}
		if t.capital || t.is(nounWord) || !wordEnds(t.fold, r.x.attributes) {
			return false
		}
	}
	return false
}

// nounStart takes the words before a noun that agree with it.
func (r *hearer) nounStart(at, lo int, endings []string) int {
	from := at
	for from > lo && at-from < 4 {
		t := &r.tokens[from-1]
		if !t.word() || t.number || t.is(timeWord|stopWord|prepositionWord|pronounWord|cueBetween|nounWord) || !wordEnds(t.fold, endings) {
			break
		}
		from--
	}
	return from
}

// subjectIn looks for a subject in a run of tokens: first a noun that can be
// one, then a name. Behind a verb in the singular a noun in the plural is in
// another case.
func (r *hearer) subjectIn(from, to, cue int, before bool) (phrase, bool) {
	plural := wordEnds(r.tokens[cue].fold, r.x.plural)
	for i := from; i < to; i++ {
		t := &r.tokens[i]
		if t.is(roleWord|bodyWord) && t.is(nominative) && !r.nested(i, from) && !r.behindPreposition(i, from) && (plural || t.is(lemmaForm)) && !(t.is(oblique) && r.owned(i, from)) {
			return r.headed(i, from, to), true
		}
	}
	return r.nameIn(from, to, before)
}

// nested reports whether a token stands in a quotation that begins in the run
// of tokens that begins at from.
func (r *hearer) nested(i, from int) bool {
	q := r.tokens[i].quote
	return q >= 0 && r.quotes[q].open >= from
}

// owned reports whether the noun at a token may depend on one before it, over
// the words that agree with it.
func (r *hearer) owned(i, lo int) bool {
	k := i - 1
	for k >= lo && i-k < 5 && r.tokens[k].word() && !r.tokens[k].capital && !r.tokens[k].is(nounWord|prepositionWord|timeWord) && wordEnds(r.tokens[k].fold, r.x.attributes) {
		k--
	}
	return k >= lo && r.owns(k)
}

// owns reports whether a word is a noun on which the one behind it may depend.
func (r *hearer) owns(i int) bool {
	t := &r.tokens[i]
	return t.word() && t.is(nounWord) && (!t.capital || !t.is(nominative))
}

// headed makes the phrase of the noun at a token.
func (r *hearer) headed(i, lo, end int) phrase {
	t := &r.tokens[i]
	endings := r.x.leading
	if !t.is(nominative) {
		endings = r.x.attributes
	}
	p := phrase{kind: described, from: r.nounStart(i, lo, endings), to: r.chain(i, end), head: i, oblique: !t.is(nominative)}
	for k := p.from; k < p.to; k++ {
		if c := &r.tokens[k]; c.capital && (k > p.from || !r.starts(k) || c.caps) || r.nested(k, p.from) {
			p.kind = named
		}
	}
	return p
}

// nameIn looks for a name that no preposition governs. News agencies are
// talked to more often than they talk: another name goes before theirs.
func (r *hearer) nameIn(from, to int, before bool) (phrase, bool) {
	var spare phrase
	for i := from; i < to; i++ {
		t := &r.tokens[i]
		if r.nested(i, from) {
			q := &r.quotes[t.quote]
			if spare.to == 0 && q.open == i && q.end <= to && (i == from || !r.belongs(i-1, from)) && !r.governed(i-1, from) && q.name(r.tokens) && !wordEnds(r.tokens[q.end-2].fold, r.x.addressed) && !r.behindPreposition(i, from) {
				spare = phrase{kind: named, from: i, to: q.end, head: i}
			}
			i = max(q.end-1, i)
			continue
		}
		if !t.word() || !t.capital || t.is(timeWord|pronounWord|cueBetween|prepositionWord|demonymWord|determinerWord) || t.is(workWord) && !t.caps || t.number {
			continue
		}
		end := r.nameEnd(i, to)
		if end == i+1 && end < to && wordEnds(t.fold, r.x.attributes) && r.tokens[end].word() && !wordEnds(t.fold, r.x.surnames) {
			continue // an adjective of a noun that cannot speak
		}
		if before && end == i+1 && end < to && r.starts(i) && !t.caps && !t.is(agencyWord|placeWord) && !r.names[t.fold] && !r.betweenOnly(end, to) {
			continue // the first word of a sentence, and no name
		}
		if r.behindPreposition(i, from) || i > from && r.tokens[i-1].is(workWord) && r.governed(i-1, from) && before || before && i > from && r.belongs(i-1, from) || !r.knownName(i) && end == i+1 {
			i = end - 1
			continue
		}
		start := i
		for start < end && r.tokens[start].is(agencyWord) {
			start++
		}
		if start == end {
			if spare.to == 0 {
				spare = phrase{kind: named, from: i, to: end, head: i}
			}
			if end < to && r.tokens[end].is(workWord) {
				return spare, true // "приводит ТАСС слова"
			}
			i = end - 1
			continue
		}
		return phrase{kind: named, from: start, to: end, head: start}, true
	}
	return spare, spare.to > 0
}

// governed reports whether a token is a common noun behind a preposition, to
// which the name behind it belongs: "в зоне «Долина»", "в интервью НСН".
func (r *hearer) governed(i, lo int) bool {
	if i < lo {
		return false
	}
	t := &r.tokens[i]
	if !t.word() || t.capital || t.class&^(nounWord|nominative|oblique|indeclinable|lemmaForm) != 0 {
		return false
	}
	if wordEnds(t.fold, r.x.dependent) && i > lo && r.tokens[i-1].word() && !r.tokens[i-1].is(prepositionWord) && r.governed(i-1, lo) {
		return true
	}
	return r.behindPreposition(i, lo)
}

// belongs reports whether a word is a noun to which the name behind it belongs,
// "отставка Иванова": no adverb, no time, and no place where somebody speaks.
func (r *hearer) belongs(i, lo int) bool {
	t := &r.tokens[i]
	if t.is(roleWord | bodyWord) {
		return true
	}
	for k := i; k >= lo && i-k < 5 && !r.tokens[k].capital && r.tokens[k].word(); k-- {
		if r.tokens[k].is(prepositionWord) {
			return false
		}
	}
	return t.word() && !t.capital && !t.is(timeWord|cueBetween|titleWord|insideWord|determinerWord|cueThatWord|andWord) && !wordEnds(t.fold, r.x.adverbs) && !r.behindPreposition(i, lo) && !t.is(prepositionWord)
}

// betweenOnly reports whether only adverbs and times stand in a range.
func (r *hearer) betweenOnly(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &r.tokens[i]; !t.is(cueBetween|timeWord|prepositionWord) && !t.number && !wordEnds(t.fold, r.x.adverbs) {
			return false
		}
	}
	return true
}

// nameEnd gives the token behind a name that begins at a token.
func (r *hearer) nameEnd(i, to int) int {
	end := i + 1
	for end < to {
		t := &r.tokens[end]
		if next, ok := r.acronym(end, to); ok {
			end = next
			continue
		}
		if !t.word() || t.number || !t.capital && !t.is(insideWord) || t.is(timeWord|roleWord) {
			break
		}
		end++
	}
	for end > i+1 && !r.tokens[end-1].capital && r.tokens[end-1].word() {
		end--
	}
	return end
}

// placeIn looks for a body in whose house something is said: "в МЧС".
// A name counts only directly beside the cue.
func (r *hearer) placeIn(from, to, cue int) (phrase, bool) {
	lo := max(from, 0)
	for i := from + 1; i < to; i++ {
		t := &r.tokens[i]
		if !t.word() || t.is(timeWord) || !r.behindPreposition(i, lo) || t.is(prepositionWord) {
			continue
		}
		inner := i - 1
		for inner > from && !r.tokens[inner].is(prepositionWord) {
			inner--
		}
		if !r.tokens[inner].is(byWord) {
			continue
		}
		switch {
		case t.is(bodyWord):
			p := r.headed(i, inner+1, to)
			p.oblique = true
			return p, true
		case t.capital && !t.is(workWord|agencyWord):
			end := r.nameEnd(i, to)
			if inner == cue+1 || end == cue || end < cue && r.tokens[end].is(cueBetween|timeWord) {
				return phrase{kind: named, from: i, to: end, head: i, oblique: true}, true
			}
		case (i+1 == cue || inner == cue+1) && !t.capital && !t.is(workWord|roleWord|prepositionWord|pronounWord|determinerWord|cueBetween) && t.class == 0:
			return phrase{kind: described, from: r.nounStart(i, inner+1, r.x.attributes), to: i + 1, head: i, oblique: true}, true
		}
	}
	return phrase{}, false
}

// workIn looks for the party to whom a writing thing belongs in which
// something is said: "в сообщении пресс-службы"; where the verb may have a
// subject, only one behind a preposition.
func (r *hearer) workIn(from, to int, governed bool) (phrase, bool) {
	for i := from; i < to; i++ {
		if !r.tokens[i].is(workWord) || governed && !r.behindPreposition(i, from) {
			continue
		}
		if p, ok := r.ownerOf(i, to); ok {
			return p, true
		}
	}
	return phrase{}, false
}

// ownerOf gives the party that stands behind a work.
func (r *hearer) ownerOf(work, end int) (phrase, bool) {
	sentence := r.sentenceEnd(work)
	for i := work + 1; i < sentence && i < work+8; i++ {
		t := &r.tokens[i]
		switch {
		case t.quote >= 0 && t.quote != r.tokens[work].quote && r.quotes[t.quote].open == i && r.issuedBehind(r.quotes[t.quote].end, sentence) > 0:
			return r.issuer(r.issuedBehind(r.quotes[t.quote].end, sentence), sentence) // what it is called
		case t.sign == ',' || t.is(issuedWord):
			return r.issuer(r.issuedBehind(i, sentence), sentence)
		case i >= end:
			return phrase{}, false
		case t.is(prepositionWord) && (i+1 >= end || !r.tokens[i+1].is(workWord)):
			return phrase{}, false
		case t.quote >= 0 && t.quote != r.tokens[work].quote && r.quotes[t.quote].name(r.tokens) && t.quote < len(r.quotes):
			return phrase{kind: named, from: i, to: min(r.quotes[t.quote].end, end), head: i, oblique: true}, r.quotes[t.quote].end <= end && r.quotes[t.quote].open == i
		case !t.word() || t.is(timeWord|pronounWord|cueSay|cueClaim|cueThat):
			return phrase{}, false
		case t.is(workWord):
		case t.is(roleWord | bodyWord):
			p := r.headed(i, work+1, end)
			p.oblique = true
			return p, true
		case t.capital:
			return phrase{kind: named, from: i, to: r.nameEnd(i, end), head: i, oblique: true}, true
		}
	}
	return phrase{}, false
}

// issuedBehind gives the token behind words that say that a work was released,
// which stand at a token or behind a comma or a bracket there; 0 when none do.
func (r *hearer) issuedBehind(at, end int) int {
	const longest = 24
	if at < end && r.tokens[at].sign == '(' {
		for stop := at + longest; at < min(end, stop) && r.tokens[at].sign != ')'; {
			at++
		}
		at++
	}
	if at < end && r.tokens[at].sign == ',' {
		at++
	}
	if at < end && r.tokens[at].is(issuedWord) {
		return at + 1
	}
	return 0
}

// issuer gives the party whose name stands at a token, behind times and places.
func (r *hearer) issuer(at, end int) (phrase, bool) {
	if at == 0 {
		return phrase{}, false
	}
	for i := at; i < end && i < at+8; i++ {
		t := &r.tokens[i]
		switch {
		case !t.word():
			return phrase{}, false
		case t.is(roleWord|bodyWord) && !r.behindPreposition(i, at):
			p := r.headed(i, at, end)
			p.oblique = true
			return p, true
		case t.capital && !t.is(timeWord) && !r.behindPreposition(i, at):
			return phrase{kind: named, from: i, to: r.nameEnd(i, end), head: i, oblique: true}, true
		}
	}
	return phrase{}, false
}
