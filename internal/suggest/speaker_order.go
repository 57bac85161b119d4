package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file reads noun phrases of languages that tell a subject by its place.

// phraseBefore reads the noun phrase that ends before a token.
func (r *hearer) phraseBefore(end, lo int) phrase {
	at := end
	if end > lo && r.tokens[end-1].sign == ')' {
		for k := end - 2; k > lo && k > end-14; k-- {
			if r.tokens[k].sign == '(' {
				at = k
				break
			}
		}
	}
	core := at
	from := r.extendLeft(at, lo)
	for from < core && !r.noun(from) && !r.tokens[from].is(pronounWord) {
		from++
	}
	if from == core {
		return phrase{}
	}
	p := r.classify(from, core)
	if at != end && core == at {
		if _, ok := r.acronym(at, end+1); ok {
			p.to = end
		}
	}
	return p
}

// extendLeft gives the first token of the noun phrase that ends before a token.
func (r *hearer) extendLeft(end, lo int) int {
	const longest = 16
	at := end
	for at > lo && end-at < longest {
		t := &r.tokens[at-1]
		inner := at < end
		switch {
		case r.noun(at - 1):
			if inner && r.tokens[at].capital && !r.tokens[at].is(demonymWord) && !t.capital && !t.is(nounWord|titleWord|demonymWord) {
				return at
			}
		case r.clitic(at - 1):
		case t.is(pronounWord) && !inner:
			return at - 1
		case inner && t.is(linkWord|insideWord|andWord) && at-2 >= lo && r.holds(at-2, t):
		case inner && t.is(determinerWord) && at-2 >= lo && r.tokens[at-2].is(linkWord|insideWord|andWord) && at-3 >= lo && r.holds(at-3, &r.tokens[at-2]):
		case t.sign == ')' && inner:
			if at-4 < lo || r.tokens[at-3].sign != '(' {
				return at
			}
			at -= 2
		default:
			return at
		}
		at--
	}
	return at
}

// holds reports whether a token before a linking word can be what the rest
// belongs to.
func (r *hearer) holds(i int, link *cueToken) bool {
	t := &r.tokens[i]
	if t.sign == ')' {
		return i >= 2 && r.tokens[i-2].sign == '('
	}
	if t.is(determinerWord) {
		return link.is(linkWord) // one of the journalists
	}
	if !r.noun(i) {
		return false
	}
	if link.is(andWord) {
		return t.capital || t.is(roleWord|bodyWord)
	}
	return t.capital && !r.starts(i) || t.is(nounWord) || t.capital && link.is(insideWord) || !t.capital && link.is(insideWord)
}

// phrasesAfter reads the noun phrases, joined by "and", that begin behind a
// token; only with a name or a known noun in each.
func (r *hearer) phrasesAfter(at, end int) []phrase {
	for at < end && (r.tokens[at].is(determinerWord|timeWord|cueBetween) || r.tokens[at].number) && !r.tokens[at].is(pronounWord) {
		at++
	}
	if at+3 < end && r.tokens[at].sign == '\'' && r.tokens[at+2].sign == '\'' { // 'cautious' estimates
		at += 3
	}
	if at < end && r.tokens[at].quote >= 0 {
		if q := &r.quotes[r.tokens[at].quote]; q.open == at && !q.capital && q.short(r.tokens) && q.end < end {
			at = q.end
		}
	}
	if at >= end {
		return nil
	}
	if r.tokens[at].is(pronounWord) {
		return []phrase{r.classify(at, at+1)}
	}
	to := r.extendRight(at, end)
	if to == at {
		return nil
	}
	out := []phrase{r.classify(at, to)}
	const most = 8
	for len(out) < most && to+1 < end && (r.tokens[to].is(andWord) || r.tokens[to].sign == ',' && r.listGoesOn(to, end)) {
		next := to + 1
		for next < end && (r.tokens[next].is(determinerWord) || r.tokens[next].is(andWord)) {
			next++
		}
		if next >= end || !r.noun(next) {
			break
		}
		to = r.extendRight(next, end)
		p := r.classify(next, to)
		if p.kind != named && p.kind != described || to < end && !r.clauseEnds(to) || r.tokens[next].is(roleWord|titleWord) && r.tokens[out[0].to].sign == ',' {
			break
		}
		out = append(out, p)
	}
	return out
}

// listGoesOn reports whether a comma separates the names of a list, which an
// "and" ends.
func (r *hearer) listGoesOn(comma, end int) bool {
	at := comma + 1
	for commas := 0; commas < 6 && at < end; commas++ {
		for at < end && r.tokens[at].is(determinerWord) {
			at++
		}
		if at < end && r.tokens[at].is(roleWord) {
			return false // said of the one before
		}
		if at < end && r.tokens[at].is(andWord) {
			return commas > 0 || r.tokens[comma].sign == ','
		}
		if at >= end || !r.tokens[at].capital || !r.noun(at) {
			return false
		}
		at = r.extendRight(at, end)
		if at < end && r.tokens[at].is(andWord) {
			return true
		}
		if at >= end || r.tokens[at].sign != ',' {
			return false
		}
		at++
	}
	return false
}

// clauseEnds reports whether a token ends a clause or goes on about something
// else, so that what stands before it is no subject of a verb.
func (r *hearer) clauseEnds(i int) bool {
	t := &r.tokens[i]
	return t.sign != 0 || t.is(prepositionWord|timeWord|cueThatWord|andWord|stopWord|cuePart|cueBetween)
}

// extendRight gives the token behind the noun phrase that begins at a token.
func (r *hearer) extendRight(from, end int) int {
	const longest, modifiers = 18, 4
	at := from
	seen := false // a name or a known noun was seen
	for at < end && at-from < longest {
		t := &r.tokens[at]
		switch {
		case r.noun(at):
			known := t.capital || t.is(nounWord|titleWord|demonymWord)
			if seen && !known || !seen && !known && at-from >= modifiers {
				return at
			}
			seen = seen || t.capital && !t.is(demonymWord) && !r.adjective(at) || t.is(nounWord)
			at++
		case r.clitic(at) && at > from:
			at++
		case t.sign == '(':
			next, ok := r.acronym(at, end)
			if !ok {
				return at
			}
			at = next
		case at > from && (t.is(linkWord) || t.is(insideWord)):
			next := at + 1
			for next < end && next < at+3 && r.tokens[next].is(linkWord|insideWord|determinerWord) {
				next++
			}
			if next >= end || !r.noun(next) || !r.joins(at, next) {
				return at
			}
			at = next + 1
		case t.is(andWord) && at+1 < end && r.sameName(from, at, end):
			at++
		default:
			return at
		}
	}
	return at
}

// adjective reports whether a word with a capital ends in one without, as in
// U.S.-led.
func (r *hearer) adjective(i int) bool {
	word := r.text[r.tokens[i].from:r.tokens[i].to]
	hyphen := strings.LastIndexByte(word, '-')
	if hyphen < 0 {
		return false
	}
	behind, _ := utf8.DecodeRuneInString(word[hyphen+1:])
	return unicode.IsLower(behind)
}

// joins reports whether a linking word ties the noun behind it to the phrase
// before it.
func (r *hearer) joins(link, next int) bool {
	before, after := &r.tokens[link-1], &r.tokens[next]
	if !r.tokens[link].is(linkWord) { // inside names only
		return after.capital && before.capital
	}
	return (before.capital || before.is(nounWord)) && (after.capital || after.is(nounWord) || before.is(roleWord|workWord))
}

// sameName reports whether "and" stands inside one name ("Ministry of Health
// and Social Affairs") and does not join two.
func (r *hearer) sameName(from, and, end int) bool {
	next := and + 1
	if !r.tokens[next].capital || !r.tokens[and-1].capital || r.tokens[next].is(titleWord|roleWord) {
		return false
	}
	inside, people := false, true
	for i := from; i < and; i++ {
		inside = inside || r.tokens[i].is(insideWord|linkWord)
		people = people && r.tokens[i].capital
	}
	if !inside || people {
		return false
	}
	for i := next; i < end && i < next+8 && (r.tokens[i].capital || r.tokens[i].is(insideWord)); i++ {
		if r.tokens[i].caps || r.tokens[i].is(bodyWord) {
			return false
		}
	}
	return true
}
