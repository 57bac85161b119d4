package suggest

import (
	"strings"
)

// dated looks for a month before a number.
func (r *reader) dated(a *amount) reason {
	if a.unit != "" || a.scaled || a.words || a.compound || a.first == 0 {
		return isFigure
	}
	n, _ := r.g.monthBefore.before(r.tokens, a.first)
	if n == 0 {
		return isFigure
	}
	if in, _ := r.g.monthIn.before(r.tokens, a.first-n); in > 0 && a.digits != 4 && r.counts(a.last) {
		return isFigure // "in May 12 people died"
	}
	if a.plain && (r.dayLike(a.numeral) || a.digits == 4) {
		return isDate
	}
	if a.spelled && r.dayLike(a.numeral) && !r.counts(a.last) {
		return isDate
	}
	return isFigure
}

// Years of the present time: four digits that are more often a year than a
// number of anything.
const (
	earlyYear, lateYear   = 1900, 2099
	oldestYear, lastMight = 1000, 2199
)

// yearly looks for years, in figures and in the words of centuries.
func (r *reader) yearly(a *amount) reason {
	if !a.bare() || !a.plain || a.digits != 4 {
		return isFigure
	}
	year := whole(a.value)
	if a.high != nil && whole(a.high) > 9999 || year < oldestYear || year > lastMight {
		return isFigure
	}
	bound, _ := r.g.bound.before(r.tokens, a.first)
	before, _ := r.g.yearBefore.before(r.tokens, a.first)
	if n, _ := r.g.yearAfter.at(r.tokens, a.last); n > 0 {
		return isDate
	}
	if year < earlyYear || year > lateYear {
		if before > 0 && bound == 0 && !r.counts(a.last) {
			return isDate
		}
		return isFigure
	}
	counted := r.g.noun.counted.has(r.tokens, a.last) || year%100 == 0 && r.counts(a.last)
	if counted && (bound > 0 || before == 0 && !r.determined(a.first)) {
		return isFigure
	}
	if bound > 0 && before == 0 && r.counts(a.last) {
		return isFigure
	}
	return isDate
}

// determined reports whether the word before a token belongs to a phrase whose
// noun comes later: "the 2015 attacks", but "2015 people".
func (r *reader) determined(i int) bool {
	return i > 0 && r.tokens[i-1].kind == tokenWord && (r.g.noun.stop.has(r.tokens, i-1) || r.tokens[i-1].upper)
}

// timed looks for times of day that are written with a full stop, or in four
// digits, behind a word like "at"; and for dates of that form.
func (r *reader) timed(a *amount) reason {
	if a.unit != "" || a.scaled || a.words || a.value == nil || a.high != nil {
		return isFigure
	}
	if a.places == 2 && a.decimal == '.' && !r.counts(a.last) {
		hour, minute, _ := strings.Cut(r.printed(a.first, a.last), ".")
		before, _ := r.g.timeBefore.before(r.tokens, a.first)
		foreign := !strings.HasPrefix(r.g.decimal, ".")
		if (before > 0 || foreign) && len(hour) <= 2 && hour < "25" && minute < "60" {
			return isTime
		}
	}
	return isFigure
}

// aged looks for ages.
func (r *reader) aged(a *amount) reason {
	if !a.bare() || whole(a.value) > 120 {
		return isFigure
	}
	first := r.behindBounds(a.open)
	for _, at := range []int{a.open, first} {
		if n, _ := r.g.ageBefore.before(r.tokens, at); n > 0 {
			return isAge
		}
	}
	if first < a.first {
		if n, _ := r.g.ageOf.before(r.tokens, first); n > 0 && !r.counts(a.last) {
			return isAge
		}
	}
	if !a.plain || a.first < 2 || a.high != nil {
		return isFigure
	}
	// "Jane Doe, 34, said"
	name := &r.tokens[a.first-2]
	if !r.signAt(a.first-1, ",") || name.kind != tokenWord || !name.upper || a.last >= len(r.tokens) {
		return isFigure
	}
	if s, ok := r.gluedSign(a.last); ok && strings.Contains(",.;)", s) {
		return isAge
	}
	return isFigure
}

// inherit lets a bare number that is joined to one that is no figure share its
// fate: "16 and 17-year olds", "June 5 and 6".
func (r *reader) inherit(all []candidate) {
	for i := len(all) - 2; i >= 0; i-- {
		a, b := &all[i], &all[i+1]
		if a.why != isFigure || !a.bare() && !a.words || b.why == isFigure || a.noun != "" {
			continue
		}
		switch b.why {
		case isDuration, isAge, isDate, isTime, isOrdinal:
			if r.joinedBy(a.last, b.first, 3) && (b.why != isDate || r.dayLike(a.numeral) && r.dayLike(b.numeral)) {
				a.why = b.why
			}
		}
	}
	for i := 1; i < len(all); i++ {
		a, b := &all[i-1], &all[i]
		if a.last == b.first && (a.why == isShape || a.why == isName) && b.why == isFigure && b.bare() && !b.spelled && !r.counts(b.last) {
			b.why = isShape
		}
		if b.why == isFigure && b.bare() && a.why == isName && a.last < b.first && r.joinedBy(a.last, b.first, 2) {
			if n, _ := r.g.plural.before(r.tokens, a.open); n > 0 {
				b.why = isName // "parts 1 and 2 of the article"
				continue
			}
		}
		if b.why != isFigure || !b.bare() || r.counts(b.last) {
			continue
		}
		switch a.why {
		case isDate, isName, isAge:
			if a.last < b.first && r.joinedBy(a.last, b.first, 2) && r.chained(all, i) && (a.why != isDate || r.sameDate(a, b)) {
				b.why = a.why
			}
		}
	}
}

// sameDate reports whether a number looks like the date that it is joined to:
// a year like a year, a day like a day.
func (r *reader) sameDate(a, b *candidate) bool {
	if !a.plain || a.digits != 4 {
		return r.dayLike(b.numeral) || b.plain && b.digits == 4
	}
	return b.plain && (b.digits == 4 || b.digits == 2 && !r.spacedAt(b.first))
}

// revive finds the "one" that counts after all: in a list of counts, or before
// a noun that is hardly ever meant as "a certain".
func (r *reader) revive(all []candidate) {
	const reach = 10 // tokens
	for i := range all {
		c := &all[i]
		if c.why != isPronoun || c.last >= len(r.tokens) || r.tokens[c.last].kind != tokenWord || !r.tokens[c.last].spaced {
			continue
		}
		if n, _ := r.g.certain.before(r.tokens, c.first); n > 0 || r.stops(c.last) || r.g.multiple.has(r.tokens, c.last) {
			continue
		}
		if r.g.things.has(r.tokens, c.last) {
			c.why = isFigure
			continue
		}
		if i == 0 || c.first-all[i-1].last > reach || all[i-1].why != isFigure || all[i-1].unit != "" {
			continue
		}
		same := true
		for at := all[i-1].last; at <= c.first; at++ {
			same = same && !r.sentenceBegins(at)
		}
		if same {
			c.why = isFigure
		}
	}
}

// joinedBy reports whether nothing but words like "and" stands between two tokens.
func (r *reader) joinedBy(from, to, most int) bool {
	count := 0
	for from < to {
		n, _ := r.g.joined.at(r.tokens, from)
		if n == 0 || count == most {
			return false
		}
		from += n
		count++
	}
	return from == to && count > 0
}

// chained reports whether a number goes on a list of numbers that was begun
// before it: behind a word, or behind a comma where a word follows.
func (r *reader) chained(all []candidate, i int) bool {
	if r.tokens[all[i].first-1].kind == tokenWord || r.signAt(all[i].first-1, "-") {
		return true
	}
	if i+1 >= len(all) || !all[i+1].bare() && all[i+1].why == isFigure {
		return false
	}
	next := &all[i+1]
	return r.joinedBy(all[i].last, next.first, 2) && !r.counts(next.last)
}
