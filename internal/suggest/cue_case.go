package suggest

// casedSource reads the party behind a cue that governs a noun: "по данным".
func (r *hearer) casedSource(from, to, end int) {
	stop := r.run(to, end)
	if to < end && r.tokens[to].quote >= 0 && r.quotes[r.tokens[to].quote].open == to && r.quotesParty(&r.quotes[r.tokens[to].quote]) {
		q := &r.quotes[r.tokens[to].quote]
		r.speakers([]phrase{{kind: named, from: to, to: q.end, head: to, oblique: true}}, from, q.end, cueSay, end)
		return
	}
	for i := to; i < stop; i++ {
		t := &r.tokens[i]
		switch {
		case t.is(pronounWord):
			r.same(from, i+1)
			return
		case t.is(workWord) && !t.is(roleWord|bodyWord):
			if p, ok := r.ownerOf(i, end); ok {
				r.speakers(r.joined(p, end), from, to, cueSay, end)
			}
			return
		case t.is(roleWord | bodyWord):
			p := r.headed(i, to, stop)
			p.from, p.oblique = min(p.from, r.nounStart(i, to, r.x.attributes)), true
			r.speakers(r.joined(p, end), from, to, cueSay, end)
			return
		case t.capital && t.word() && !t.is(timeWord|demonymWord) && !hasAttribute(r, i, stop):
			p := phrase{kind: named, from: i, to: r.nameEnd(i, stop), head: i, oblique: true}
			r.speakers(r.joined(p, end), from, to, cueSay, end)
			return
		case i > to && t.is(prepositionWord) && wordEnds(r.tokens[i-1].fold, r.x.attributes):
			i++ // "базирующейся в Лондоне организации"
		case !t.word() || t.number || t.is(timeWord|prepositionWord|stopWord):
			return
		case !wordEnds(t.fold, r.x.attributes):
			if i > to+2 {
				return
			}
		}
	}
}

// quotesParty reports whether quotation marks stand round a party: a name, or
// somebody described in another's words.
func (r *hearer) quotesParty(q *quotation) bool {
	return q.name(r.tokens) || q.short(r.tokens) && q.end-2 > q.open && r.tokens[q.end-2].is(roleWord|bodyWord)
}

// hasAttribute reports whether the capital at a token only begins a name whose
// noun follows: "Следственного комитета".
func hasAttribute(r *hearer, i, stop int) bool {
	for k := i; k < stop && k < i+4; k++ {
		if r.tokens[k].is(roleWord | bodyWord | workWord) {
			return k > i
		}
		if !wordEnds(r.tokens[k].fold, r.x.attributes) {
			return false
		}
	}
	return false
}

// joined adds to a phrase the further ones that "and" joins to it.
func (r *hearer) joined(p phrase, end int) []phrase {
	out := []phrase{p}
	const most = 6
	for at := p.to; len(out) < most && at+1 < end; {
		next := at + 1
		if !r.tokens[at].is(andWord) && (r.tokens[at].sign != ',' || !r.tokens[next].is(agencyWord)) {
			break
		}
		t := &r.tokens[next]
		var q phrase
		switch {
		case t.is(roleWord | bodyWord):
			q = r.headed(next, next, r.run(next, end))
		case t.word() && t.capital && !t.is(pronounWord|timeWord):
			q = phrase{kind: named, from: next, to: r.nameEnd(next, end), head: next}
		default:
			return out
		}
		q.oblique = p.oblique
		out = append(out, q)
		at = q.to
	}
	return out
}

// casedVerb reads the party of a verb in a language whose subject may stand on
// either side of it.
func (r *hearer) casedVerb(at, to int, strength class, lo, end int) {
	if at > lo && r.tokens[at-1].is(cueVoid|cuePassive) {
		return
	}
	if strength == cueThat && to < end && wordEnds(r.tokens[to].fold, r.x.infinitive) {
		return // "продолжают искать"
	}
	left := r.runBack(at, lo)
	for i := left; i < at; i++ {
		if r.tokens[i].is(speechWord) { // "слова мэра приводит газета"
			r.conveyed(i, at, to, end)
			return
		}
	}
	if left > 0 && r.tokens[left-1].quote >= 0 && r.tokens[at].quote != r.tokens[left-1].quote {
		lo = max(lo, left)
	}
	right := r.untilSource(to, r.run(to, end))
	p, ok := r.casedSpeaker(left, at, to, right, lo, end)
	if !ok || !r.casedStates(p, at, to, right, end, strength) {
		return
	}
	r.speakers(r.joinedBefore(p, at, end), at, to, strength, end)
}

// conveyed reads who said the words at a token that a verb conveys, and who
// conveys them.
func (r *hearer) conveyed(words, at, to, end int) {
	owner, owned := r.ownerOf(words, at)
	if p, ok := r.subjectIn(to, r.untilSource(to, r.run(to, end)), at, false); ok {
		r.speakers([]phrase{p}, at, to, cueSay, end)
	}
	if owned {
		r.speakers([]phrase{owner}, at, to, cueSay, end)
	}
}

// untilSource gives the first token of a cue behind which a source stands, or
// the end: in "пишет газета со ссылкой на мэра" the mayor writes nothing.
func (r *hearer) untilSource(at, end int) int {
	for k := at; k < end; k++ {
		if phrase, to := r.cuePhrase(k); to > k && phrase.kind == sourcePhrase {
			return k
		}
	}
	return end
}

func (r *hearer) joinedBefore(p phrase, at, end int) []phrase {
	if p.kind == pronoun || p.kind == writing {
		return []phrase{p}
	}
	if p.to <= at {
		end = at
	}
	return r.joined(p, end)
}

// casedSpeaker finds the phrase that names who speaks.
func (r *hearer) casedSpeaker(left, at, to, right, lo, end int) (phrase, bool) {
	impersonal := wordEnds(r.tokens[at].fold, r.x.plural)
	nobody := wordEnds(r.tokens[at].fold, r.x.nobody)
	for i := left; i < at; i++ {
		if r.tokens[i].is(pronounWord) && !r.behindPreposition(i, left) {
			return phrase{kind: pronoun, from: i, to: i + 1, head: i}, true
		}
	}
	if nobody {
		if p, ok := r.workIn(left, at, false); ok {
			return p, true
		}
		if p, ok := r.placeIn(left, at, at); ok {
			return p, true
		}
		if p, ok := r.workIn(to, right, false); ok {
			return p, true
		}
		return r.placeIn(to-1, right, to-1)
	}
	return r.casedSubject(left, at, to, right, lo, impersonal)
}

// casedSubject finds the subject of a verb, which may stand on either side, or
// the place where something is said.
func (r *hearer) casedSubject(left, at, to, right, lo int, impersonal bool) (phrase, bool) {
	before, okBefore := r.subjectIn(left, at, at, true)
	weak := okBefore && before.from < at && r.tokens[before.from].is(agencyWord)
	if okBefore && !weak {
		return before, true
	}
	if to < right && r.tokens[to].is(pronounWord) {
		return phrase{kind: pronoun, from: to, to: to + 1, head: to}, true
	}
	if impersonal {
		if p, ok := r.workIn(left, at, true); ok {
			return p, true
		}
		if p, ok := r.placeIn(left, at, at); ok {
			return p, true
		}
	}
	after, okAfter := r.subjectIn(to, right, at, false)
	agency := okAfter && r.tokens[after.from].is(agencyWord)
	if okAfter && !agency {
		return after, true
	}
	if impersonal {
		if p, ok := r.placeIn(to-1, right, to-1); ok {
			return p, true
		}
		if p, ok := r.workIn(to, right, true); ok {
			return p, true
		}
	}
	switch {
	case okAfter:
		return after, true
	case weak:
		return before, true
	}
	if left > lo && r.tokens[left-1].sign == ',' {
		return r.casedOverInsert(left, lo, at)
	}
	return phrase{}, false
}

// casedOverInsert reads the subject that an insertion separates from its verb.
func (r *hearer) casedOverInsert(left, lo, at int) (phrase, bool) {
	for comma := left - 1; comma > lo; {
		from := r.runBack(comma, lo)
		if p, ok := r.subjectIn(from, comma, at, true); ok && comma < left-1 && p.to == comma {
			return p, true
		}
		if from <= lo || r.tokens[from-1].sign != ',' {
			break
		}
		comma = from - 1
	}
	return phrase{}, false
}

// casedStates reports whether a verb with a subject says something.
func (r *hearer) casedStates(p phrase, at, to, right, end int, strength class) bool {
	opens := right < end && (r.tokens[right].sign == ':' || r.tokens[right].quote >= 0 && r.tokens[right].quote != r.tokens[at].quote ||
		r.tokens[right].sign == ',' && right+1 < end && r.tokens[right+1].is(cueThatWord) || r.tokens[right].is(cueThatWord) || to < end && r.tokens[to].is(cueThatWord))
	lo := r.sentenceStart(at)
	first := min(p.from, at)
	behind := first > lo && (r.tokens[first-1].sign == ',' || r.tokens[first-1].sign == '—' || r.tokens[first-1].sign == '–' || r.closesQuote(first-1))
	switch strength {
	case cueThat:
		last := max(to, p.to)
		return opens || behind && (last >= end || r.tokens[last].sign != 0 || r.tokens[last].is(prepositionWord|timeWord))
	case cueQuote:
		quoted := opens && r.tokens[right].sign != ',' || first > lo && (r.closesQuote(first-1) || r.closesQuote(first-2) || r.closesQuote(first-3))
		return quoted
	}
	return true
}
