package suggest

// overAdverbial reads the subject with which a sentence begins when only words
// that begin with a preposition stand between it and the verb: "Roe in a
// letter published this week accused".
func (r *hearer) overAdverbial(left, lo, at int) phrase {
	p, ok := r.firstSubject(lo, left)
	if !ok && p.kind != writing || p.kind == pronoun || p.to >= left || !r.tokens[p.to].is(prepositionWord) {
		return phrase{}
	}
	for i := p.to; i < left; i++ {
		t := &r.tokens[i]
		if t.sign != 0 || t.is(stopWord|relativeWord|cueVoid|cuePassive|cueSay|cueThatWord) && !t.is(timeWord|cueBetween|determinerWord) {
			return phrase{}
		}
	}
	return p
}

// overInsert reads the subject that an insertion between commas separates from
// its verb: "Roe, a spokesman for the group, said".
func (r *hearer) overInsert(left, lo int) (phrase, bool) {
	close := left - 1
	sign := r.tokens[close].sign
	inner := r.phraseBefore(close, lo)
	for open := close - 1; open > lo; open-- {
		t := &r.tokens[open]
		if t.sign != sign || t.quote != r.tokens[close].quote {
			continue
		}
		p := r.phraseBefore(open, lo)
		if p.kind != named && p.kind != described && p.kind != pronoun && p.kind != writing && (p.kind != common || p.from > lo+1 || r.tokens[open+1].is(andWord|stopWord)) {
			continue
		}
		if p.from > lo && !r.subjectMayStart(p.from, lo) {
			continue
		}
		if (p.kind == described || p.kind == named && r.tokens[p.to-1].is(roleWord)) && inner.kind == named && inner.from == open+1 {
			return phrase{kind: named, from: p.from, to: inner.to, head: p.head}, true
		}
		return p, true
	}
	return phrase{}, false
}

// subjectMayStart reports whether a subject can begin at a token: not behind a
// preposition.
func (r *hearer) subjectMayStart(from, lo int) bool {
	k := from - 1
	for k >= lo && r.tokens[k].is(determinerWord) {
		k--
	}
	return k < lo || !r.tokens[k].is(prepositionWord|linkWord|byWord) || r.tokens[k].is(cueThatWord|andWord)
}

// carryOn gives a verb behind "and" the subject of its sentence.
func (r *hearer) carryOn(and, lo, at, to int, strength class, end int) {
	b := r.blocks[r.block]
	if n := len(b.cues); n > 0 && b.cues[n-1].sentence == r.tokens[at].sentence {
		if strength != cueQuote {
			r.record(phrase{}, at, to, b.cues[n-1].by)
		}
		return
	}
	if r.tokens[lo].is(prepositionWord|cueVoid) || lo+1 < and && r.tokens[lo].is(stopWord) && r.tokens[lo+1].sign == ',' { // "In 2020, X did this and said that"
		for i := lo; i < and; i++ {
			if r.tokens[i].sign == ',' {
				lo = i + 1
				break
			}
		}
	}
	if p, ok := r.firstSubject(lo, and); ok && r.states(p, at, to, end, strength) && strength != cueThat {
		r.speakers([]phrase{p}, at, to, cueClaim, end)
	}
}

// behindDateline gives the token behind the place and the agency with which a
// report begins, "LONDON, May 3 (Reuters) — ", or the token itself.
func (r *hearer) behindDateline(lo, end int) int {
	const longest = 16
	for i := lo; i < end && i < lo+longest; i++ {
		t := &r.tokens[i]
		switch {
		case t.sign == '-' || t.sign == '—' || t.sign == '–':
			for i+1 < end && r.tokens[i+1].sign == t.sign {
				i++
			}
			return i + 1
		case t.sign != 0 && t.sign != ',' && t.sign != '(' && t.sign != ')' && t.sign != '.' && t.sign != '/', t.word() && !t.capital && !t.number:
			return lo
		}
	}
	return lo
}

// firstSubject reads the noun phrase with which a sentence begins.
func (r *hearer) firstSubject(lo, end int) (phrase, bool) {
	lo = r.behindDateline(lo, end)
	for lo < end && (r.tokens[lo].is(determinerWord|cueBetween|andWord|stopWord) || r.tokens[lo].sign != 0) && !r.tokens[lo].is(pronounWord) {
		lo++
	}
	if lo >= end {
		return phrase{}, false
	}
	if r.tokens[lo].is(pronounWord) {
		return r.classify(lo, lo+1), true
	}
	to := r.extendRight(lo, end)
	if to == lo {
		return phrase{}, false
	}
	p := r.classify(lo, to)
	if next := min(to, end-1); next == to && r.tokens[to-1].caps && r.noun(to) && r.tokens[to].class == 0 && !wordEnds(r.tokens[to].fold, r.x.verbs) {
		return phrase{}, false // the U.S. trade deficit
	}
	return p, p.kind == named || p.kind == described
}

// states reports whether a cue with a subject says something: what kind of
// subject and what follows decide.
func (r *hearer) states(p phrase, at, to, end int, strength class) bool {
	if p.kind == noSpeaker || p.kind == common && strength != cueSay {
		return false
	}
	if r.nounHere(p, at, to, end) {
		return false
	}
	next := to
	for next < end && r.tokens[next].is(cueBetween|timeWord) && !r.tokens[next].is(cueThatWord) {
		next++
	}
	tail := next >= end || r.tokens[next].sign != 0 && r.tokens[next].quote == r.tokens[at].quote && r.tokens[next].sign != ':'
	opens := next < end && (r.tokens[next].sign == ':' || r.tokens[next].quote >= 0 && r.tokens[next].quote != r.tokens[at].quote || r.tokens[next].sign == ',' && next+1 < end && r.tokens[next+1].quote >= 0)
	first := p.from
	for first > 0 && r.tokens[first-1].is(determinerWord) {
		first--
	}
	quoteBefore := first > 0 && (r.closesQuote(first-1) || r.tokens[first-1].sign == ',' && r.closesQuote(first-2))
	behind := first > 0 && r.tokens[first-1].sign == ','
	clause := next < end && r.tokens[next].is(cueThatWord|pronounWord) || r.contentFollows(next, end)
	switch strength {
	case cuePromise:
		return opens || quoteBefore || tail && behind || clause || next < end && r.tokens[next].is(cueVoid) && r.tokens[next].is(prepositionWord)
	case cueCount:
		return opens || quoteBefore || tail && behind || clause || r.numberFollows(next, end)
	case cueThat:
		return p.kind == writing || opens || quoteBefore || tail && behind || clause
	case cueQuote:
		return opens || quoteBefore
	}
	return true
}

// contentFollows reports whether an object follows that holds a clause:
// "indications that", "reports of".
func (r *hearer) contentFollows(at, end int) bool {
	const near = 4
	for i := at; i+1 < end && i < at+near && r.tokens[i].word(); i++ {
		if r.tokens[i].is(contentWord) {
			return r.tokens[i+1].is(cueThatWord | linkWord)
		}
	}
	return false
}

// numberFollows reports whether what follows is a number of something:
// "recorded at least 30 deaths".
func (r *hearer) numberFollows(at, end int) bool {
	const near = 4
	for i := at; i < end && i < at+near && r.tokens[i].word(); i++ {
		if r.tokens[i].number {
			return true
		}
	}
	return false
}

// objectOf reports whether the noun phrase at a token is the object of a verb
// that reports, or of a preposition, so that a word behind it which can be a
// noun is its head: "dispute the coalition claims", "in the UN estimates".
func (r *hearer) objectOf(p phrase, lo int) bool {
	const reporting = cueSay | cueClaim | cueThat | cueQuote | cueCount
	for i := p.from; i < p.head; i++ {
		if t := &r.tokens[i]; !t.capital && t.is(reporting) && !t.is(nounWord) {
			return true
		}
	}
	k := p.from - 1
	for k >= lo && r.tokens[k].is(determinerWord) {
		k--
	}
	if k < lo || r.tokens[k].capital {
		return false
	}
	return r.tokens[k].is(prepositionWord) && p.kind == described || r.tokens[k].is(reporting) && !r.tokens[k].is(nounWord) && k < p.from-1
}

// nounHere reports whether a word that can be a verb is a noun in its place:
// "an Airwars report on".
func (r *hearer) nounHere(p phrase, at, to, end int) bool {
	if p.kind != pronoun && r.tokens[at].is(workWord|contentWord) && r.objectOf(p, r.sentenceStart(at)) {
		return true
	}
	if !r.tokens[at].is(workWord) || to >= end || p.kind == pronoun {
		return false
	}
	next := &r.tokens[to]
	if next.sign != 0 {
		tail := p.from > 0 && (r.tokens[p.from-1].sign == ',' || r.closesQuote(p.from-1) || r.tokens[p.from-1].is(stopWord)) // as Roe reports
		return !tail && next.quote < 0 && next.sign != ':'
	}
	if next.is(cueSay | cueClaim | cueThat | cueCount | cuePart | cuePassive | cueVoid) {
		return true
	}
	bound := to+1 < end && (r.tokens[to+1].is(stopWord) || r.tokens[to+1].number) // estimates at least 30
	bound = bound || p.kind == named && r.starts(p.from) && r.likePerson(p)       // Jane Doe reports from Geneva
	return next.is(linkWord|prepositionWord) && !bound
}

// divide makes two phrases of two names joined by "and".
func (r *hearer) divide(p phrase) []phrase {
	if p.kind != named && p.kind != described {
		return []phrase{p}
	}
	var out []phrase
	from := p.from
	for i := p.from + 1; i+1 < p.to; i++ {
		if !r.tokens[i].is(andWord) || r.sharedHead(i) || r.sameName(from, i, p.to) {
			continue
		}
		out = append(out, r.classify(from, i))
		from = i + 1
		for from+1 < p.to && r.tokens[from].is(determinerWord) {
			from++
		}
	}
	return append(out, r.classify(from, p.to))
}
