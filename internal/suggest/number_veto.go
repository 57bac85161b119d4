package suggest

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

// veto gives why a number is no figure, from what stands round it.
func (r *reader) veto(a *amount) reason {
	if a.broken {
		return isShape
	}
	for _, check := range []func(*amount) reason{
		r.shape, r.listed, r.dated, r.yearly, r.timed, r.aged, r.titleOf, r.ranked, r.cited, r.named, r.addressed, r.scored, r.single,
	} {
		if why := check(a); why != isFigure {
			return why
		}
	}
	return isFigure
}

// bare reports whether a number is a whole one with nothing that says of what.
func (a *amount) bare() bool {
	return a.unit == "" && !a.compound && !a.scaled && !a.words && a.value != nil && a.value.IsInt() && a.decimal == 0
}

// shape looks at the characters that touch a number.
func (r *reader) shape(a *amount) reason {
	if why := r.shapeBefore(a); why != isFigure {
		return why
	}
	at := a.last
	if a.bare() && r.signAt(at, "(") && at+3 < len(r.tokens) && r.gluedDigits(at+1) && r.signAt(at+2, ")") && r.tokens[at+3].kind == tokenDigits {
		return isShape // a telephone: "8 (800) 555"
	}
	if at >= len(r.tokens) || r.tokens[at].spaced {
		return isFigure
	}
	t := &r.tokens[at]
	switch {
	case t.kind == tokenDigits:
		return isShape
	case t.kind == tokenWord:
		if r.tokens[at-1].kind == tokenSign && r.tokens[at-1].fold != "." {
			return isFigure // behind "%", or a unit that ends in a sign
		}
		return isName
	case strings.Contains("_=#@\\^×", t.fold), t.fold == "+" && r.gluedDigits(at+1):
		return isShape
	case strings.Contains(".,:/", t.fold):
		if r.gluedDigits(at+1) && !(t.fold == "/" && (a.money || a.unit != "")) {
			return isShape
		}
	case strings.Contains(dashes, t.fold):
		if at+1 >= len(r.tokens) || r.tokens[at+1].spaced || r.tokens[at+1].kind == tokenSign {
			break
		}
		if r.tokens[at+1].kind == tokenDigits {
			return isShape
		}
		if t.fold == "-" && !a.compound && a.unit == "" && !r.g.boundEnd.has(r.tokens, at) {
			return isName // a noun that no rule lets hang on a number
		}
	}
	return isFigure
}

func (r *reader) shapeBefore(a *amount) reason {
	at := a.first - 1
	if at < 0 || r.tokens[a.first].spaced {
		return isFigure
	}
	t := &r.tokens[at]
	if t.kind != tokenSign {
		return isName
	}
	glued := at > 0 && !t.spaced
	if n, _ := r.g.scale.before(r.tokens, at); n > 0 && glued && strings.Contains(dashes, t.fold) {
		return isFigure
	}
	before := func(kind tokenKind) bool { return glued && r.tokens[at-1].kind == kind }
	switch {
	case strings.Contains("_=#@\\^×№/&", t.fold):
		return isName
	case t.fold == "+":
		if glued || a.last < len(r.tokens) && r.tokens[a.last].kind == tokenDigits {
			return isName // "C++11", a telephone
		}
	case t.fold == "-", t.fold == "—" && before(tokenDigits), t.fold == "–" && before(tokenDigits):
		if glued {
			return isName
		}
	case t.fold == "–":
		if before(tokenWord) {
			w := &r.tokens[at-1]
			if word := r.text[w.from:w.to]; utf8.RuneCountInString(word) <= 3 || strings.ToUpper(word) == word {
				return isName
			}
		}
	case t.fold == ".":
		return isShape
	case t.fold == "," || t.fold == ":":
		if before(tokenDigits) {
			return isShape
		}
	case t.fold == "%":
		if before(tokenWord) {
			return isShape
		}
	case t.fold == "'" || t.fold == "’":
		if a.plain && a.digits == 2 {
			return isDate
		}
	}
	return isFigure
}

// listed looks for numbers of lists, of notes and of pages.
func (r *reader) listed(a *amount) reason {
	if a.spelled || a.unit != "" || a.scaled || a.high != nil {
		return isFigure
	}
	next := func(signs string) bool {
		return a.last < len(r.tokens) && r.tokens[a.last].kind == tokenSign && strings.Contains(signs, r.tokens[a.last].fold)
	}
	alone := a.last+1 >= len(r.tokens) || r.tokens[a.last+1].spaced
	if a.first == 0 && r.first {
		if r.whole && a.last >= len(r.tokens) && a.plain && !a.compound {
			return isName
		}
		if next(".)") && !r.tokens[a.last].spaced && alone && a.digits <= 3 {
			return isName
		}
		if a.decimal != 0 && a.last < len(r.tokens) && r.tokens[a.last].upper {
			return isName
		}
	}
	if a.plain && a.digits <= 2 && next(".)") && (r.signAt(a.first-1, ":") || r.signAt(a.first-1, ";")) && a.last+1 < len(r.tokens) && alone {
		return isName // "three parties: 1. …; 2. …"
	}
	if a.places == 1 && strings.HasSuffix(r.printed(a.first, a.last), ".0") && !strings.HasPrefix(r.g.decimal, ".") {
		return isName // a version
	}
	if a.first > 0 && a.plain && next(")]") {
		open := &r.tokens[a.first-1]
		if open.fold == "[" || open.fold == "(" && !r.countInBrackets(a) {
			return isName
		}
	}
	if a.first > 0 && a.plain && next(")") && r.lineBegins(a.first) {
		return isName
	}
	if a.plain && a.digits <= 2 && next(".)") && alone && r.lineBegins(a.first) && a.last+1 < len(r.tokens) {
		return isName
	}
	return isFigure
}

// countInBrackets reports whether a number alone in brackets counts what stands
// before it: "Syria (7)". Two digits are more often an age, and a number behind
// a small letter is one of a list or of a note.
func (r *reader) countInBrackets(a *amount) bool {
	if a.first < 2 || a.digits == 2 || a.digits > 3 {
		return a.digits > 4
	}
	return r.tokens[a.first-2].kind == tokenWord && r.tokens[a.first-2].upper && !r.sentenceBegins(a.first-2)
}

// lineBegins reports whether a token is the first of its line.
func (r *reader) lineBegins(i int) bool {
	return i > 0 && strings.Contains(r.text[r.tokens[i-1].to:r.tokens[i].from], "\n")
}

// named looks for numbers of things: "Article 51", "Boeing 737".
func (r *reader) named(a *amount) reason {
	if n, _ := r.g.number.before(r.tokens, a.first); n > 0 && a.unit == "" && !a.scaled {
		return isName
	}
	if a.spelled && a.first < len(r.tokens) && r.tokens[a.first].upper && !r.headline && !r.sentenceBegins(a.first) && !r.titleCase(a) {
		return isName
	}
	if !a.bare() || !a.plain && !a.spelled {
		return isFigure
	}
	if a.plain && a.digits > 7 && !r.counts(a.last) {
		return isName
	}
	if n, _ := r.g.identifier.before(r.tokens, a.first); n > 0 {
		return isName
	}
	if n, _ := r.g.per.before(r.tokens, a.first); n > 0 || a.spelled || a.first < 1 {
		return isFigure
	}
	before := &r.tokens[a.first-1]
	if before.upper && before.kind == tokenWord && a.first > 1 && a.last < len(r.tokens) && strings.Contains("«“\"", r.tokens[a.first-2].fold) && strings.Contains("»”\"", r.tokens[a.last].fold) {
		return isName // all of what stands in quotation marks
	}
	if before.kind != tokenWord || !before.upper || r.headline || r.sentenceBegins(a.first-1) || r.counts(a.last) {
		return isFigure
	}
	start := a.first - 1
	for start > 0 && r.tokens[start-1].kind == tokenWord && r.tokens[start-1].upper && a.first-start < 4 {
		start--
	}
	if r.signAt(a.last, ",") || r.signAt(a.last, ".") || r.joins(a.last) {
		if n, _ := r.g.and.before(r.tokens, start); n > 0 {
			return isName // "and France 24"
		}
	}
	if n, _ := r.g.place.before(r.tokens, start); n > 0 || r.signAt(start-1, ".") || r.sentenceBegins(start) && r.g.place.has(r.tokens, start) {
		return isFigure
	}
	return isName
}

// joins reports whether "and" stands at a token.
func (r *reader) joins(i int) bool {
	return r.g.and.has(r.tokens, i)
}

// titleCase reports whether a capital number word is no name although it
// stands within a sentence: where the words round it have small letters.
func (r *reader) titleCase(a *amount) bool {
	return a.unit != "" || a.scaled && a.last < len(r.tokens) && !r.tokens[a.last].upper
}

// counts reports whether a noun that is counted begins at a token.
func (r *reader) counts(i int) bool {
	_, _, ok := r.nounAt(i)
	return ok
}

// addressed looks for the numbers of houses.
func (r *reader) addressed(a *amount) reason {
	if !a.bare() || a.spelled && !r.tokens[a.first].upper {
		return isFigure
	}
	if n, _ := r.g.streetBefore.before(r.tokens, a.first); n > 0 {
		return isName
	}
	const reach = 4 // words of a street's name
	for i := a.last; i < min(a.last+reach, len(r.tokens)); i++ {
		if r.tokens[i].kind != tokenWord || !r.tokens[i].upper {
			break
		}
		if i > a.last && r.g.streetAfter.has(r.tokens, i) {
			return isName
		}
	}
	return isFigure
}

// scored looks for results of games.
func (r *reader) scored(a *amount) reason {
	const most = 200 // no game ends higher
	if a.high == nil || !a.bare() || !a.plain || a.open != a.first || whole(a.high) > most || r.counts(a.last) {
		return isFigure
	}
	const reach = 6 // tokens
	for i := max(0, a.first-reach); i < min(len(r.tokens), a.last+reach); i++ {
		if (i < a.first || i >= a.last) && r.g.score.has(r.tokens, i) {
			return isExpression
		}
	}
	return isFigure
}

// single looks whether "one" counts something.
func (r *reader) single(a *amount) reason {
	if !a.spelled || a.scaled || a.words || a.high != nil || a.value == nil || a.value.Cmp(one) != 0 {
		return isFigure
	}
	if a.unit != "" || a.compound {
		if a.unit == "times" {
			return isPronoun
		}
		return isFigure
	}
	const reach = 8 // tokens
	toll, next := false, false
	begin := a.first
	for begin > max(0, a.first-reach) && !r.sentenceBegins(begin) {
		begin--
	}
	for i := begin; i < min(len(r.tokens), a.last+reach); i++ {
		if i > a.first && r.sentenceBegins(i) {
			break
		}
		if r.g.noun.toll.has(r.tokens, i) {
			toll = true
			next = next || i+1 == a.first || i == a.last
		}
	}
	more, _ := r.g.more.before(r.tokens, a.first)
	if next && more == 0 {
		return isFigure
	}
	bound := r.boundOne(a.first)
	if n, _ := r.g.certain.before(r.tokens, a.first); n > 0 && !bound {
		return isPronoun
	}
	if r.g.noun.counted.has(r.tokens, a.last) && (toll || bound) {
		return isFigure
	}
	if more == 0 && toll && r.counts(a.last) {
		return isFigure
	}
	return isPronoun
}

// boundOne reports whether words before "one" say how exact it is. Those of one
// word are mostly prepositions: "around one city".
func (r *reader) boundOne(first int) bool {
	n, bound := r.g.bound.before(r.tokens, first)
	return n > 1 && bound != "about"
}

// whole gives a whole number that fits, and -1 for any other.
func whole(r *big.Rat) int64 {
	if r == nil || !r.IsInt() || !r.Num().IsInt64() {
		return -1
	}
	return r.Num().Int64()
}
