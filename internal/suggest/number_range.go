package suggest

import (
	"math/big"
	"strings"
)

// dashes are the signs that may stand between the two numbers of a range.
const dashes = "-–—"

// span reads an amount at token i and, where another follows that makes a
// range or a rate with it, both.
func (r *reader) span(i int) (amount, bool) {
	a, ok := r.amount(i)
	if !ok || a.words || a.broken || a.why != isFigure {
		return a, ok
	}
	if r.dashed(&a) || r.linked(&a) || r.voted(&a) {
		return a, true
	}
	r.rate(&a)
	return a, true
}

// dashed reads "1,200-1,500", "$10–12 billion", "2—3 тысячи".
func (r *reader) dashed(a *amount) bool {
	at := a.last
	if at+1 >= len(r.tokens) || r.tokens[at].kind != tokenSign || !strings.Contains(dashes, r.tokens[at].fold) {
		return false
	}
	spaced := r.spacedAt(at)
	if spaced != r.spacedAt(at+1) {
		return false
	}
	b, ok := r.amount(at + 1)
	if !ok || !r.makesRange(a, &b, false) {
		return false
	}
	// A dash between spaces is mostly punctuation.
	if spaced && (r.tokens[at].fold == "—" || b.spelled || a.spelled || b.unit == "" && !b.scaled && !r.g.noun.counted.has(r.tokens, b.last)) {
		return false
	}
	r.join(a, &b)
	return true
}

// linked reads the ranges of the language's words.
func (r *reader) linked(a *amount) bool {
	for i := range r.g.ranges {
		w := &r.g.ranges[i]
		n, _ := w.between.at(r.tokens, a.last)
		if n == 0 {
			continue
		}
		open := r.behindBounds(a.first)
		if w.before != nil {
			m, _ := w.before.before(r.tokens, open)
			if m == 0 {
				continue
			}
			open -= m
		} else {
			open = a.first
		}
		next := a.last + n
		if m, _ := r.g.bound.at(r.tokens, next); m > 0 {
			next += m
		}
		b, ok := r.amount(next)
		if !ok || b.words || b.broken {
			continue
		}
		if b.why != isFigure && b.why != isName {
			if w.before != nil || a.unit == "" && !a.compound {
				a.why = b.why
			}
			return false
		}
		if w.before != nil && !w.pair && r.changes(open) {
			return false
		}
		if !r.makesRange(a, &b, w.pair) {
			continue
		}
		a.open = open
		r.join(a, &b)
		return true
	}
	return false
}

// behindBounds gives the token at which the bound words before a number begin.
func (r *reader) behindBounds(first int) int {
	for range 2 {
		n, _ := r.g.bound.before(r.tokens, first)
		first -= n
	}
	return first
}

// changes reports whether a word of change stands shortly before a token: what
// follows then says from where to where, not between what.
func (r *reader) changes(at int) bool {
	const reach = 10 // tokens
	for i := at - 1; i >= max(0, at-reach); i-- {
		if r.sentenceBegins(i + 1) {
			return false
		}
		if r.g.change.has(r.tokens, i) {
			return true
		}
	}
	return false
}

// makesRange reports whether two amounts are the ends of a range, and gives the
// first the magnitude and the unit of the second where it has none.
func (r *reader) makesRange(a, b *amount, pair bool) bool {
	if b.value == nil || b.words || b.broken || a.value == nil || a.compound || b.money && !a.money {
		return false
	}
	if b.why != isFigure {
		if a.unit == "" && !a.money {
			a.why = b.why
		}
		return false
	}
	if a.unit != "" && b.unit != a.unit && !(a.money && b.unit == "" && a.last > 0) {
		return false
	}
	low := a.value
	if !a.scaled && b.scaled && b.scale != nil {
		if mantissa := new(big.Rat).Quo(b.value, b.scale); low.Cmp(mantissa) < 0 {
			low = new(big.Rat).Mul(low, b.scale)
		}
	}
	if low.Cmp(b.value) >= 0 {
		return false
	}
	a.value = low
	return true
}

func (r *reader) join(a, b *amount) {
	a.high, a.last, a.compound = b.value, b.last, b.compound
	a.plain = a.plain && b.plain
	a.scaled = a.scaled || b.scaled
	if a.unit == "" {
		a.unit, a.money = b.unit, a.money || b.money
	}
}

// share reports whether two numbers are small ones that are often told of each
// other: "nine in ten".
func (r *reader) share(a, b *amount) bool {
	if a.spelled != b.spelled || !a.bare() || !b.bare() || a.value.Cmp(b.value) >= 0 {
		return false
	}
	switch whole(b.value) {
	case 3, 4, 5, 10:
		return a.spelled || whole(a.value) == whole(b.value)-1 || whole(a.value) == 1
	case 2, 6, 7, 8, 20, 50, 100, 1000:
		return whole(a.value) == 1
	}
	return false
}

// voted reads the two numbers of a vote, the greater first: "217-205".
func (r *reader) voted(a *amount) bool {
	at := a.last
	if !a.plain || a.unit != "" || at+1 >= len(r.tokens) || !strings.Contains(dashes, r.tokens[at].fold) || r.spacedAt(at) || !r.gluedDigits(at+1) {
		return false
	}
	b, ok := r.amount(at + 1)
	if !ok || !b.plain || b.why != isFigure || b.unit != "" || a.value.Cmp(b.value) <= 0 || whole(a.value) > 1000 {
		return false
	}
	const reach = 5 // tokens
	for i := max(0, a.first-reach); i < min(len(r.tokens), b.last+reach); i++ {
		if r.g.vote.has(r.tokens, i) {
			a.words, a.value, a.last, a.plain = true, nil, b.last, false
			return true
		}
	}
	return false
}

// rate reads the second number of a rate, which is no figure of its own: "one
// in five", "three out of four", "12 per 100,000".
func (r *reader) rate(a *amount) {
	if a.unit != "" || a.compound {
		return
	}
	if n, _ := r.g.out.at(r.tokens, a.last); n > 0 {
		b, ok := r.amount(a.last + n)
		alone := n > 1 || a.value.Cmp(one) == 0 && (a.spelled || a.plain && !r.counts(b.last)) || ok && r.share(a, &b)
		if ok && a.spelled && b.spelled && n == 1 && r.tokens[a.last].fold != "in" && b.value != nil && b.value.Cmp(one) == 0 && a.value.Cmp(one) > 0 {
			a.words, a.value, a.last, a.plain = true, nil, b.last, false
			return
		}
		if ok && alone && b.value != nil && !b.broken && b.why == isFigure && b.unit == "" && a.value.Cmp(b.value) < 0 && !a.scaled {
			a.words, a.value, a.last, a.plain = true, nil, b.last, false
			return
		}
	}
	if n, _ := r.g.per.at(r.tokens, a.last); n > 0 {
		if b, ok := r.amount(a.last + n); ok && b.value != nil && !b.broken && b.why == isFigure && b.unit == "" {
			a.last, a.plain, a.unit = b.last, false, r.printed(b.first-n, b.last)
		}
	}
}
