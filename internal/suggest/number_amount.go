package suggest

import (
	"math/big"
	"strings"
)

// amount is a number with its currency and unit, and the second number of a
// range.
type amount struct {
	first, last int // its tokens: [first, last)
	numeral
	high  *big.Rat // of a range; nil for a single number
	words bool     // the words say how many without a number
	scale *big.Rat // what multiplies the number, where all of it is multiplied

	unit     string
	money    bool   // a currency stands before it
	compound bool   // its noun hangs on it by a hyphen, and is part of it
	open     int    // token of the word that opens its range, or first
	why      reason // why it is no figure
}

// reason says why a number is no figure; the zero value says that it is one.
type reason uint8

const (
	isFigure     reason = iota
	isShape             // digits in a longer chain of characters
	isDate              // a date or a year
	isTime              // a time of day
	isDuration          // how long
	isAge               // how old
	isOrdinal           // which one
	isName              // part of a name, a number of a list
	isPronoun           // "one" that counts nothing
	isExpression        // an idiom, a score
)

// amount reads a number with all that belongs to it at token i.
func (r *reader) amount(i int) (amount, bool) {
	a := amount{first: i, open: i}
	if i >= len(r.tokens) {
		return a, false
	}
	pos := i
	if n, unit := r.g.currency.at(r.tokens, i); n > 0 && i+n < len(r.tokens) && r.tokens[i+n].kind == tokenDigits && r.symbolic(i, i+n) {
		a.unit, a.money = unit, true
		pos += n
	}
	if r.pointed(pos) {
		if !r.fractionOf(&a, pos+1) {
			return a, false
		}
	} else if !r.quantity(&a, pos) {
		return a, false
	}
	r.measure(&a)
	if r.pointed(pos) && a.unit == "" {
		return a, false
	}
	return a, true
}

// pointed reports whether decimals begin at a token, without the nought before
// them: ".94%".
func (r *reader) pointed(i int) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].kind == tokenSign && strings.HasPrefix(r.g.decimal, r.tokens[i].fold) && r.spacedAt(i) && r.gluedDigits(i+1)
}

// fractionOf reads decimals.
func (r *reader) fractionOf(a *amount, i int) bool {
	n := r.digits(i)
	if n.broken || !n.plain || n.digits > mostDigits {
		return false
	}
	n.value, n.places, n.decimal, n.plain = number("0."+r.text[r.tokens[i].from:r.tokens[i].to]), n.digits, '.', false
	a.numeral, a.last = n, n.end
	return true
}

// symbolic reports whether the name of a currency is a sign or an abbreviation,
// which may stand before a number, and no word.
func (r *reader) symbolic(first, last int) bool {
	if r.tokens[last-1].kind == tokenSign {
		return true
	}
	word := r.printed(first, last)
	return len(word) == 2 && r.tokens[first].upper || len(word) > 2 && strings.ToUpper(word) == word
}

// quantity reads the number itself.
func (r *reader) quantity(a *amount, pos int) bool {
	if !a.money && r.tokens[pos].kind == tokenWord && r.worded(a, pos) {
		return true
	}
	n, ok := r.numeral(pos)
	if ok {
		a.numeral, a.last = n, n.end
		if n.scaled {
			a.scale = r.wholeScale(pos, n)
		}
		r.fraction(a, pos)
		return true
	}
	if a.money {
		return false
	}
	if n, value := r.g.single.at(r.tokens, pos); n > 0 {
		a.numeral = numeral{end: pos + n, value: number(value), spelled: true, scaled: true}
		a.last = a.end
		return true
	}
	if n, value := r.g.bounded.at(r.tokens, pos); n > 0 {
		if b, _ := r.g.bound.before(r.tokens, pos); b > 0 {
			a.numeral = numeral{end: pos + n, value: number(value), spelled: true, scaled: true}
			a.last = a.end
			return true
		}
	}
	return r.vaguely(a, pos)
}

// wholeScale gives the magnitude of a number of one group.
func (r *reader) wholeScale(pos int, n numeral) *big.Rat {
	group, ok := r.group(pos, true)
	if !ok {
		return nil
	}
	scale, end := r.magnitudes(group.end, group)
	if end != n.end {
		return nil
	}
	return scale
}

// worded reads multiples and fractions that are words of their own.
func (r *reader) worded(a *amount, pos int) bool {
	if n, value := r.g.multiple.at(r.tokens, pos); n > 0 {
		a.numeral = numeral{end: pos + n, value: number(value), spelled: true, scaled: true}
		a.last, a.unit = a.end, "times"
		return true
	}
	if n, _ := r.g.article.at(r.tokens, pos); n > 0 {
		if m, form := r.g.denominator.at(r.tokens, pos+n); m > 0 && form == "one" && r.fractionGoesOn(pos, pos+n+m) {
			a.numeral, a.words = numeral{end: pos + n + m, spelled: true}, true
			a.last = a.end
			return true
		}
	}
	if n, _ := r.g.part.at(r.tokens, pos); n > 0 && r.fractionGoesOn(pos, pos+n) {
		if _, ok := r.numeral(pos); ok {
			return false // "half a million", "half a percentage point"
		}
		if before, _ := r.g.partBefore.before(r.tokens, pos); before > 0 {
			return false
		}
		if m, _ := r.g.magnitude.at(r.tokens, pos+n); m > 0 {
			return false
		}
		a.numeral, a.words = numeral{end: pos + n, spelled: true}, true
		a.last = a.end
		return true
	}
	return false
}

// fractionGoesOn reports whether what stands round a fraction shows that it is
// one: "a third of", "by a third".
func (r *reader) fractionGoesOn(first, last int) bool {
	if r.g.partAfter.forward.next == nil || r.g.partAfter.has(r.tokens, last) {
		return true
	}
	n, _ := r.g.bound.before(r.tokens, first)
	if m, _ := r.g.partBy.before(r.tokens, first); m > 0 && (last >= len(r.tokens) || r.tokens[last].kind != tokenWord || r.stops(last)) {
		n = m
	}
	return n > 0 && !r.g.durationNear(r.tokens, last)
}

// fraction reads the denominator behind a number: "two-thirds", "2/3".
func (r *reader) fraction(a *amount, pos int) {
	if a.scaled || a.broken || a.value == nil || !a.value.IsInt() {
		return
	}
	at := a.last
	if a.spelled {
		hyphen := r.signAt(at, "-") && !r.spacedAt(at) && !r.spacedAt(at+1)
		if hyphen {
			at++
		}
		n, form := r.g.denominator.at(r.tokens, at)
		single := a.value.Cmp(one) == 0
		if n > 0 && hyphen && !single && form == "one" && a.value.Cmp(ten) < 0 && r.g.partAfter.has(r.tokens, at+n) {
			form = "any" // "a two-third majority"
		}
		if n == 0 || single != (form == "one") && form != "any" || single && !hyphen && !r.fractionGoesOn(pos, at+n) {
			return
		}
		a.words, a.value, a.last = true, nil, at+n
		return
	}
	if !a.plain {
		return
	}
	// "5 1/2", "5½"
	if at < len(r.tokens) {
		if value, ok := vulgar[r.tokens[at].fold]; ok {
			a.value, a.last, a.plain = new(big.Rat).Add(a.value, number(value)), at+1, false
			a.places = 1
			return
		}
		if r.narrowSpace(at) && r.tokens[at].kind == tokenDigits {
			if value, end := r.ratio(at); value != nil {
				a.value, a.last, a.plain = new(big.Rat).Add(a.value, value), end, false
				a.places = 1
				return
			}
		}
	}
	if _, end := r.ratio(pos); end > 0 && (r.g.partAfter.has(r.tokens, end) || r.g.noun.counted.has(r.tokens, end)) {
		a.words, a.value, a.last = true, nil, end
		a.plain = false
	}
}

// ratio reads "2/3" at a token: small numbers, the first the smaller.
func (r *reader) ratio(i int) (*big.Rat, int) {
	if i+2 >= len(r.tokens) || r.tokens[i].kind != tokenDigits || !r.gluedDigits(i+2) || !strings.Contains("/⁄", r.tokens[i+1].fold) || r.tokens[i+1].spaced {
		return nil, 0
	}
	over, under := r.text[r.tokens[i].from:r.tokens[i].to], r.text[r.tokens[i+2].from:r.tokens[i+2].to]
	if len(over) > 1 || len(under) > 2 || over == "0" || number(under).Cmp(ten) > 0 || number(over).Cmp(number(under)) >= 0 {
		return nil, 0
	}
	return new(big.Rat).Quo(number(over), number(under)), i + 3
}

// vaguely reads words that say how many without a number: "thousands", "tens
// of thousands", "several hundred".
func (r *reader) vaguely(a *amount, pos int) bool {
	if n, _ := r.g.several.at(r.tokens, pos); n > 0 {
		m, _ := r.g.magnitude.at(r.tokens, pos+n)
		if m == 0 {
			m, _ = r.g.vague.at(r.tokens, pos+n)
		}
		if m == 0 {
			return false
		}
		a.numeral, a.words = numeral{end: pos + n + m, spelled: true}, true
		for range mostMagnitudes {
			m, _ := r.g.magnitude.at(r.tokens, a.end)
			if m == 0 || !r.spacedAt(a.end) {
				break
			}
			a.end += m
		}
		a.last = a.end
		return true
	}
	n, _ := r.g.vague.at(r.tokens, pos)
	if n == 0 {
		return false
	}
	end := pos + n
	for range mostMagnitudes {
		at := end
		if n, _ := r.g.link.at(r.tokens, at); n > 0 {
			at += n
		}
		n, _ := r.g.vague.at(r.tokens, at)
		if m, _ := r.g.magnitude.at(r.tokens, at); m > n {
			n = m
		}
		if n == 0 || !r.spacedAt(at) {
			break
		}
		end = at + n
	}
	a.numeral, a.words = numeral{end: end, spelled: true}, true
	a.last = end
	return true
}

// measure reads what hangs on a number or stands behind it and says of what
// the number is: a unit, a currency, a duration, the ending of an ordinal.
func (r *reader) measure(a *amount) {
	at := a.last
	hyphen := r.signAt(at, "-") && !r.spacedAt(at) && at+1 < len(r.tokens) && !r.spacedAt(at+1)
	if hyphen {
		at++
		if r.tokens[at].kind == tokenDigits {
			return // a range, or a chain of digits
		}
	}
	glued := hyphen || !r.spacedAt(at)
	if glued && at < len(r.tokens) && r.tokens[at].kind == tokenWord {
		if n, kind := r.g.suffix.at(r.tokens, at); n > 0 && !a.spelled {
			r.ending(a, at+n, kind)
			return
		}
		if n, value := r.g.short.at(r.tokens, at); n > 0 && !hyphen && !a.scaled && !r.calibreAt(a, at+n) && a.value != nil && (a.money || r.g.noun.counted.has(r.tokens, at+n) || r.g.currency.has(r.tokens, at+n)) {
			a.scale = number(value)
			a.value = new(big.Rat).Mul(a.value, a.scale)
			a.scaled, a.plain = true, false
			a.last, at = at+n, at+n
		}
	}
	if r.why(a, at, hyphen) {
		return
	}
	if r.unitAt(a, at, hyphen) {
		return
	}
	if n, _ := r.g.link.at(r.tokens, at); n > 0 && a.words {
		if m, unit := r.g.currency.at(r.tokens, at+n); m > 0 && !r.gluedDigits(at+n+m) {
			a.unit, a.last = unit, at+n+m
		} else if r.g.duration.has(r.tokens, at+n) {
			a.why = isDuration
		}
		return
	}
	if hyphen && r.tokens[at].kind == tokenWord && !r.g.boundEnd.has(r.tokens, at-1) {
		n, _ := r.g.compound.at(r.tokens, at)
		if any := r.g.compound.has(anyNoun, 0); n == 0 && any && !a.spelled && !r.tokens[at].upper {
			n = 1
		}
		if n > 0 {
			a.compound, a.last = true, at+n
		}
	}
}

// anyNoun is looked for in the list of compounds: "any" in it lets every noun
// hang on digits by a hyphen.
var anyNoun = tokenize("any", nil)

// hung finds a phrase at a token, also one that is written with the hyphen
// before it.
func (r *reader) hung(l *lexicon, at int, hyphen bool) (int, string) {
	n, value := l.at(r.tokens, at)
	if n == 0 && hyphen {
		if m, other := l.at(r.tokens, at-1); m > 1 {
			return m - 1, other
		}
	}
	return n, value
}

// unitAt reads a unit or a currency at a token.
func (r *reader) unitAt(a *amount, at int, hyphen bool) bool {
	n, unit := r.hung(r.g.unit, at, hyphen)
	m, currency := r.hung(r.g.currency, at, hyphen)
	if m > n {
		n, unit = m, currency
	}
	if n == 0 || at+n < len(r.tokens) && r.gluedWord(at+n) && r.tokens[at+n-1].kind == tokenWord {
		return false
	}
	if at+n < len(r.tokens) && r.tokens[at+n].kind == tokenDigits && r.tokens[at+n-1].kind == tokenSign && n == m && !r.spacedAt(at+n) {
		return false // the sign of the next amount: "$600-$700"
	}
	if t := &r.tokens[at]; n == 1 && t.upper && len(t.fold) == 1 && len(unit) == 1 {
		return false // "T" is no tonne
	}
	if r.signAt(at+n, "-") && r.gluedDigits(at+n+1) && !r.spacedAt(at+n) && r.tokens[at+n-1].kind == tokenWord {
		return false // the beginning of a name: "T-72"
	}
	if a.unit == "" {
		a.unit = unit
	}
	if r.calibreAt(a, at+n) {
		a.why = isName
	}
	a.last = at + n
	r.subunit(a)
	// A digit or a sign of a power behind it belongs to it.
	for range 2 {
		if s, ok := r.gluedSign(a.last); ok && strings.Contains("²³", s) {
			a.last++
		}
	}
	return true
}

// subunit reads the smaller part of a measure: "6 feet 4 inches".
func (r *reader) subunit(a *amount) {
	if a.value == nil || a.money || !r.spacedAt(a.last) || a.last >= len(r.tokens) || r.tokens[a.last].kind == tokenSign {
		return
	}
	parts, ok := r.g.subunits[a.unit]
	if !ok {
		return
	}
	group, ok := r.group(a.last, false)
	if !ok || group.broken || group.value == nil {
		return
	}
	n, unit := r.g.unit.at(r.tokens, group.end)
	if m, currency := r.g.currency.at(r.tokens, group.end); m > n {
		n, unit = m, currency
	}
	if n == 0 && r.gluedWord(group.end) {
		n, unit = 1, r.tokens[group.end].fold // "6ft 2in"
	}
	if count, ok := parts[unit]; ok && n > 0 && group.value.Cmp(count) < 0 {
		a.value = new(big.Rat).Add(a.value, new(big.Rat).Quo(group.value, count))
		a.last = group.end + n
	}
}

// calibreAt reports whether a measure is the name of a weapon: "155 mm howitzer".
func (r *reader) calibreAt(a *amount, at int) bool {
	if a.unit != "mm" && a.unit != "" || a.value == nil {
		return false
	}
	n, _ := r.g.calibreOf.before(r.tokens, a.first)
	return n > 0 && a.unit == "mm" || r.g.calibre.has(r.tokens, at)
}

// ending reads the ending of a numeral: "17th", "5-го", but "20-ти" says how many.
func (r *reader) ending(a *amount, end int, kind string) {
	a.last, a.plain = end, false
	fields := strings.Fields(kind)
	if len(fields) == 3 && fields[0] == "cardinal" && a.value != nil && inRange(endingOf(a.value), fields[1], fields[2]) {
		if r.g.duration.has(r.tokens, end) {
			a.why = isDuration
		}
		return
	}
	a.why = isOrdinal
}

// endingOf gives the part of a number that decides about its ending: that of
// 32 is that of 2.
func endingOf(value *big.Rat) *big.Rat {
	n := whole(value)
	if n <= 20 || n%10 == 0 || n%100 > 10 && n%100 < 20 {
		return value
	}
	return big.NewRat(n%10, 1)
}

func inRange(value *big.Rat, least, most string) bool {
	return value.Cmp(number(least)) >= 0 && value.Cmp(number(most)) <= 0
}

// why reports whether what stands at a token, behind a number, makes it no figure.
func (r *reader) why(a *amount, at int, hyphen bool) bool {
	set := func(n int, why reason) bool {
		a.why, a.last = why, at+n
		return true
	}
	if n, _ := r.hung(r.g.ageAfter, at, hyphen); n > 0 {
		return set(n, isAge)
	}
	if n, _ := r.hung(r.g.monthAfter, at, hyphen); n > 0 && r.dayLike(a.numeral) && !a.money {
		return set(n, isDate)
	}
	if n, _ := r.g.timeAfter.at(r.tokens, at); n > 0 && !a.money && !a.scaled && !a.words && r.clockLike(a) {
		return set(n, isTime)
	}
	if !a.money {
		unit, _ := r.hung(r.g.unit, at, hyphen)
		if n, _ := r.hung(r.g.duration, at, hyphen); n > unit {
			return set(n, isDuration)
		}
		if !hyphen && r.g.durationNear(r.tokens, at) {
			return set(0, isDuration)
		}
	}
	if n, _ := r.g.ordinal.at(r.tokens, at); n > 0 && a.spelled && !a.words && (hyphen || r.spacedAt(at)) {
		return set(n, isOrdinal)
	}
	return false
}

// durationNear reports whether a duration begins at a token, behind at most
// three words that may stand between it and its number.
func (g *numbers) durationNear(tokens []token, at int) bool {
	for range 3 {
		if g.duration.has(tokens, at) {
			return true
		}
		n, _ := g.durationBetween.at(tokens, at)
		if n == 0 {
			return false
		}
		at += n
	}
	return g.duration.has(tokens, at)
}

func (r *reader) dayLike(n numeral) bool {
	return n.value != nil && !n.scaled && n.value.IsInt() && n.decimal == 0 && n.value.Cmp(one) >= 0 && n.value.Cmp(big.NewRat(31, 1)) <= 0
}

func (r *reader) clockLike(a *amount) bool {
	return a.value != nil && (a.value.Cmp(big.NewRat(24, 1)) <= 0 && a.places != 1 || a.plain && a.digits == 4)
}
