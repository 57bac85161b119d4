package suggest

// source reads the party behind a cue like "according to".
func (r *hearer) source(from, to int) {
	end := r.sentenceEnd(to - 1)
	if r.x.cased {
		r.casedSource(from, to, end)
		return
	}
	list := r.phrasesAfter(to, end)
	r.speakers(list, from, to, cueClaim, end)
}

// speakers proposes the phrases beside a cue as its parties and reports
// whether the cue has one, named or not.
func (r *hearer) speakers(list []phrase, from, to int, strength class, end int) bool {
	var by []int
	var first phrase
	any := false
	note := func(p phrase) {
		if one := r.add(p, r.apposition(p, from), from, to); one >= 0 {
			if len(by) == 0 {
				first = p
			}
			by, any = append(by, one), true
		}
	}
	for _, p := range list {
		switch p.kind {
		case pronoun:
			if who := r.refer(p.head); len(who) > 0 {
				r.record(p, from, to, who)
				r.speaks(who[0])
				r.last = who
			}
			any = true
		case writing:
			parties := r.makers(p, from, end)
			if b := r.blocks[r.block]; p.from < from && len(parties) > 0 && parties[0].kind == described && len(b.cues) > 0 && b.cues[len(b.cues)-1].sentence == r.tokens[from].sentence {
				parties = nil // "Roe said that reports from soldiers showed": Roe says it
			}
			for _, maker := range parties {
				note(maker)
			}
			if len(parties) == 0 && from < p.from && strength == cueClaim && r.newWork(p) {
				note(p)
			} else if len(parties) == 0 {
				r.record(p, from, to, r.last)
			}
			any = true
		case named, described:
			note(p)
		case common:
			if strength == cueSay {
				note(p)
			}
		}
	}
	if len(by) > 0 {
		r.record(first, from, to, by)
		r.speaks(by[0])
		r.last = by
	}
	return any
}

// refer gives the speakers for whom a pronoun stands.
func (r *hearer) refer(at int) []int {
	t := &r.tokens[at]
	switch {
	case t.is(pronounPerson) && r.person >= 0:
		return []int{r.person}
	case t.is(pronounBody) && r.body >= 0:
		return []int{r.body}
	}
	return r.last
}

// same reads a cue that stands for the last speaker: "по его словам".
func (r *hearer) same(from, to int) {
	r.record(phrase{}, from, to, r.last)
}

// newWork reports whether a work that nobody is named for is mentioned for the
// first time, and more is said of it than that it is one: "a new study",
// "official figures", but not "the report" nor "reports".
func (r *hearer) newWork(p phrase) bool {
	if p.from > 0 && r.tokens[p.from-1].is(determinerWord) {
		return r.tokens[p.from-1].is(articleWord) && (p.head > p.from || p.to > p.head+1)
	}
	return p.head > p.from && !r.tokens[p.from].is(demonymWord)
}

// makers gives the parties to whom a work belongs: whose name stands before
// it, or who released it. Of a work that stands before its cue these stand
// before the cue, too.
func (r *hearer) makers(p phrase, cue, end int) []phrase {
	from := p.from
	subject := p.from < cue
	if subject {
		end = min(end, cue)
	}
	for to := p.head; to > from; to-- {
		t := &r.tokens[to-1]
		if r.clitic(to-1) || !t.capital && !t.is(roleWord|bodyWord) {
			continue
		}
		if q := r.classify(from, to); q.kind == named || q.kind == described && (!subject || r.clitic(to) || from == 0 || !r.tokens[from-1].is(determinerWord) || r.tokens[from-1].is(articleWord)) {
			return []phrase{q}
		}
		break
	}
	for i := p.head + 1; i+1 < end && i < p.head+scanLimit/2; i++ {
		t := &r.tokens[i]
		if t.is(byWord) {
			if list := parties(r.phrasesAfter(i+1, end)); len(list) > 0 {
				return list
			}
		}
		if t.is(cueSay|cueThatWord|cuePassive|cueVoid) || t.quote != r.tokens[p.head].quote || t.sign == ',' && !r.issued(i, end) {
			break
		}
	}
	return nil
}

// issued reports whether words like "released jointly on Thursday by" follow a
// comma.
func (r *hearer) issued(comma, end int) bool {
	for i := comma + 1; i < end && i < comma+4; i++ {
		if r.tokens[i].is(issuedWord) {
			return true
		}
	}
	return false
}

// parties leaves out of a list of phrases what can be no party.
func parties(list []phrase) []phrase {
	var out []phrase
	for _, p := range list {
		switch p.kind {
		case named, described:
			out = append(out, p)
		}
	}
	return out
}
