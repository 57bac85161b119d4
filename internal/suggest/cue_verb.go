package suggest

import "strings"

// verb reads the party of a verb: before it, or behind it where the order is
// turned round.
func (r *hearer) verb(at, to int, strength class) {
	lo, end := r.sentenceStart(at), r.sentenceEnd(to-1)
	if r.x.cased {
		r.casedVerb(at, to, strength, lo, end)
		return
	}
	left, ok := r.skipBetween(at, lo)
	if !ok || to == at+1 && to < end && r.tokens[to].is(byWord) && strength != cueSay {
		return
	}
	if left == lo {
		if r.starts(at) && r.tokens[at].capital && strength == cueSay {
			r.speakers(r.firstOnly(r.phrasesAfter(to, end)), at, to, strength, end)
		}
		return
	}
	if r.subjectBehind(left, lo, at, to, end, strength) {
		return
	}
	r.subject(left, lo, at, to, end, strength)
}

// quoted reads "X quoted Y as saying": two parties, of whom the second says it.
func (r *hearer) quoted(at int) {
	end := r.sentenceEnd(at)
	if at+1 >= end || r.tokens[at+1].is(stopWord) {
		return
	}
	list := parties(r.phrasesAfter(at+1, end))
	if len(list) == 0 || !r.sayingBehind(list[0].to, end) && !r.has(list[0], roleWord) && !r.likePerson(list[0]) {
		return
	}
	before := len(r.findings)
	r.verb(at, at+1, cueClaim)
	if len(r.findings) > before || len(r.last) > 0 {
		r.speakers(list, at, at+1, cueClaim, end)
	}
}

// sayingBehind reports whether "as saying" follows in the sentence.
func (r *hearer) sayingBehind(at, end int) bool {
	for i := at + 1; i < end; i++ {
		if r.tokens[i].is(cuePart) && r.tokens[i-1].is(stopWord) {
			return true
		}
	}
	return false
}

// subjectBehind reads the party behind a verb, where the verb goes on with a
// quotation or a clause that is at its end: “…,” said Roe.
func (r *hearer) subjectBehind(left, lo, at, to, end int, strength class) bool {
	quoted := r.closesQuote(left-1) || r.tokens[left-1].sign == ',' && r.closesQuote(left-2)
	switch r.tokens[left-1].sign {
	case ',', '—', '–', '\'', '’':
	default:
		if !quoted {
			return false
		}
	}
	if r.tokens[at].is(addressCue) || to < end && r.tokens[to].is(cueThatWord) {
		return false
	}
	list := r.phrasesAfter(to, end)
	if len(list) == 0 || list[0].kind == common && strength != cueSay {
		return false
	}
	behind := list[len(list)-1].to
	if !quoted && behind < end && r.tokens[behind].sign == ',' {
		if _, inserted := r.overInsert(left, lo); inserted { // Roe, asked about it, said the US, too, …
			return false
		}
	}
	if !quoted && behind < end && !strings.ContainsRune(".!?…", r.tokens[behind].sign) {
		if p, inserted := r.overInsert(left, lo); inserted && (p.kind == named || p.kind == described) { // Roe, who left, accused the council of
			return false
		}
	}
	return (quoted || r.turned(list[0], behind, end)) && r.speakers(list, at, to, strength, end)
}

// turned reports whether what follows a verb behind a comma is its subject, and
// not the beginning of what is said.
func (r *hearer) turned(p phrase, behind, end int) bool {
	if behind >= end || r.tokens[behind].sign != 0 {
		return true
	}
	return p.kind != common && p.kind != pronoun && r.tokens[behind].is(prepositionWord|timeWord|cuePart|relativeWord) && !r.tokens[behind].is(cueBetween)
}

func (r *hearer) firstOnly(list []phrase) []phrase {
	if len(list) > 1 {
		return list[:1]
	}
	return list
}

// closesQuote reports whether a token is the closing mark of a quotation.
func (r *hearer) closesQuote(i int) bool {
	if i < 0 || r.tokens[i].quote < 0 {
		return false
	}
	q := &r.quotes[r.tokens[i].quote]
	return q.closed && q.end == i+1
}

// skipBetween goes left from a cue over adverbs, auxiliaries and times. It
// reports false where the words before the cue say that nothing is stated.
func (r *hearer) skipBetween(at, lo int) (int, bool) {
	left := at
	for left > lo {
		t := &r.tokens[left-1]
		switch {
		case t.is(cuePassive) && left == at && r.tokens[at].is(cuePart): // is accusing
		case t.is(cueVoid | cuePassive):
			return left, false
		case t.is(cueBetween) || t.class == 0 && !t.capital && t.word() && wordEnds(t.fold, r.x.adverbs):
		case t.is(timeWord) || t.number:
			if left-2 >= lo && r.tokens[left-2].is(prepositionWord|determinerWord) && !r.tokens[left-2].is(pronounWord) { // on Monday, this week
				left--
			}
		case t.sign == ',' && left < at && left-2 >= lo && r.date(left) && r.date(left-2): // Friday, May 3
		default:
			return left, true
		}
		left--
	}
	return left, true
}

// date reports whether a token is a time or a number.
func (r *hearer) date(i int) bool { return r.tokens[i].is(timeWord) || r.tokens[i].number }

// subject reads the party that stands before a verb.
func (r *hearer) subject(left, lo, at, to, end int, strength class) {
	before := &r.tokens[left-1]
	switch {
	case before.is(carryWord):
		r.carryOn(left-1, lo, at, to, strength, end)
		return
	case before.is(relativeWord):
		left--
		if left > lo && r.tokens[left-1].sign == ',' {
			left--
		}
	case before.sign == ',' || before.sign == '—' || before.sign == '–' || before.sign == ')':
		if p, ok := r.overInsert(left, lo); ok {
			if r.states(p, at, to, end, strength) {
				r.speakers(r.divide(p), at, to, strength, end)
			}
			return
		}
		if before.sign != ')' {
			// "Roe for the agency, said": one comma too many.
			if p := r.phraseBefore(left-1, lo); before.sign == ',' && p.from <= lo+1 && (p.kind == named || p.kind == described) && r.states(p, at, to, end, strength) {
				r.speakers(r.divide(p), at, to, strength, end)
			}
			return
		}
	}
	p := r.phraseBefore(left, lo)
	if !before.is(relativeWord) && r.predicate(p, lo) {
		return
	}
	if p.kind == noSpeaker || p.kind == common && (strength != cueSay || !r.subjectMayStart(p.from, lo)) {
		p = r.overAdverbial(left, lo, at)
	}
	if (p.kind == named || p.kind == described) && !r.subjectMayStart(p.from, lo) {
		if work := r.overAdverbial(left, lo, at); work.kind == writing { // "the survey by Roe found"
			p = work
		}
	}
	if !r.states(p, at, to, end, strength) {
		return
	}
	r.speakers(r.divide(p), at, to, strength, end)
}

// predicate reports whether a phrase says what somebody is: "who was a
// survivor of it".
func (r *hearer) predicate(p phrase, lo int) bool {
	k := p.from - 1
	for k >= lo && r.tokens[k].is(determinerWord) {
		k--
	}
	return p.kind == described && k >= lo && r.tokens[k].is(cuePassive)
}

// participle reads a verb that carries on the subject of its sentence: "…,
// saying that".
func (r *hearer) participle(at int) {
	if r.x.cased || r.tokens[at].quote >= 0 {
		return
	}
	lo, end := r.sentenceStart(at), r.sentenceEnd(at)
	if at > lo && r.tokens[at-1].is(cuePassive) {
		r.verb(at, at+1, cueClaim)
		return
	}
	b := r.blocks[r.block]
	if n := len(b.cues); n > 0 && b.cues[n-1].sentence == r.tokens[at].sentence {
		if at > lo && r.tokens[at-1].sign == ',' {
			r.record(phrase{}, at, at+1, b.cues[n-1].by)
		}
		return
	}
	if at == lo || r.tokens[at-1].sign != ',' && !r.tokens[at-1].is(workWord) || at+1 >= end {
		return
	}
	if next := &r.tokens[at+1]; !next.is(cueThatWord) && next.quote < 0 && !next.is(pronounWord|determinerWord) && !next.capital {
		return
	}
	if p, ok := r.firstSubject(lo, at); ok {
		r.speakers([]phrase{p}, at, at+1, cueClaim, end)
	}
}
