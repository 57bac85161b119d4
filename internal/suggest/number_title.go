package suggest

import (
	"math/big"
	"strings"
)

// titleOf looks for numbers that begin the title of a work in quotation marks:
// «12 стульев», “Seven Years in Tibet”.
func (r *reader) titleOf(a *amount) reason {
	const longest = 12 // tokens
	at := a.open - 1
	if a.unit != "" || at < 0 || r.tokens[at].kind != tokenSign || !strings.Contains("“«„\"‘", r.tokens[at].fold) {
		return isFigure
	}
	end := a.last
	for end < len(r.tokens) && end-a.last < longest && !strings.Contains("”»“\"’", r.tokens[end].fold) {
		if r.tokens[end].kind == tokenSign && strings.Contains(".?!;:,", r.tokens[end].fold) || r.sentenceBegins(end) && end > a.last {
			return isFigure
		}
		end++
	}
	if end == a.last || end >= len(r.tokens) || end-a.last >= longest {
		return isFigure
	}
	if n, _ := r.g.work.before(r.tokens, at); n > 0 || r.capitals(a.last, end) {
		return isName
	}
	return isFigure
}

// capitals reports whether a piece of text has capitals as titles of works do:
// on all its words but the short ones, the first and the last among them.
func (r *reader) capitals(first, last int) bool {
	const short = 3 // letters
	for i := first; i < last; i++ {
		t := &r.tokens[i]
		if t.kind != tokenWord || !t.upper && (i == first || i == last-1 || len(t.fold) > short) {
			return false
		}
	}
	return true
}

// ranked looks for numbers that say which one: "2 место", "занял 5-е место";
// and for results of games that show by what follows.
func (r *reader) ranked(a *amount) reason {
	if !a.bare() || a.high != nil {
		return isFigure
	}
	switch {
	case a.plain && a.value.Cmp(one) != 0 && r.g.rank.has(r.tokens, a.last):
		return isOrdinal
	case r.g.scoring.has(r.tokens, a.last):
		return isExpression
	case a.plain && a.value.Cmp(big.NewRat(200, 1)) < 0 && a.first > 0 && r.indefinite(a.first-1) && (a.last >= len(r.tokens) || r.tokens[a.last].kind != tokenWord || r.g.noun.stop.has(r.tokens, a.last)):
		return isExpression // "shot a 67"
	}
	return isFigure
}

// indefinite reports whether a token is the article of one thing.
func (r *reader) indefinite(i int) bool {
	n, value := r.g.article.at(r.tokens, i)
	return n == 1 && value == "1"
}

// cited looks for the two numbers of a legal citation: "80 FR 58804".
func (r *reader) cited(a *amount) reason {
	if a.high != nil || a.unit != "" || a.spelled {
		return isFigure
	}
	digits := func(i int) bool { return i >= 0 && i < len(r.tokens) && r.tokens[i].kind == tokenDigits }
	if n, _ := r.g.law.at(r.tokens, a.last); n > 0 && digits(a.last+n) {
		return isName
	}
	if n, _ := r.g.law.before(r.tokens, a.first); n > 0 && digits(a.first-n-1) {
		return isName
	}
	return isFigure
}

// below reports whether a number of a unit may be below zero.
func (r *reader) below(unit string) bool {
	return strings.HasPrefix(unit, "°") || unit == "%"
}

// numbered takes numbers that count up with a full stop or a bracket behind
// each for those of a list: "1. Introduction 2. Methods".
func (r *reader) numbered(all []candidate) {
	step := func(c *candidate) bool {
		return c.bareDigits() && c.last+1 < len(r.tokens) && (r.signAt(c.last, ".") || r.signAt(c.last, ")")) && !r.spacedAt(c.last) &&
			r.tokens[c.last+1].spaced && r.tokens[c.last+1].upper
	}
	for i := 1; i < len(all); i++ {
		a, b := &all[i-1], &all[i]
		if step(a) && step(b) && whole(b.value) == whole(a.value)+1 {
			a.why, b.why = isName, isName
		}
	}
}

// bareDigits reports whether a number is a few digits and nothing else.
func (c *candidate) bareDigits() bool {
	return c.bare() && c.plain && c.digits < 3 && (c.why == isFigure || c.why == isName)
}

// placed takes two numbers of many decimals for those of a place on the globe.
func (r *reader) placed(all []candidate) {
	const many = 4 // decimals
	for i := 1; i < len(all); i++ {
		a, b := &all[i-1], &all[i]
		if a.places >= many && b.places >= many && a.unit == b.unit && (a.unit == "" || a.unit == "°") && r.joinedBy(a.last, b.first, 1) {
			a.why, b.why = isShape, isShape
		}
	}
}
