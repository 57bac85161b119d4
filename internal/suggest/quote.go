package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quotation is a pair of quotation marks in a block and what is between them;
// of quotations in one another the outermost.
type quotation struct {
	from, to int  // bytes of the block's text, the marks included
	open     int  // token of the opening mark
	end      int  // the token behind the closing mark
	closed   bool // there is a closing mark
	words    int
	capital  bool  // its first word has a capital
	by       []int // the findings that name its speakers
}

// name reports whether the marks stand round a name rather than round what
// somebody says: «Ведомости».
func (q *quotation) name(tokens []cueToken) bool {
	const longest, tokensAtMost = 4, 16
	if !q.closed || !q.capital || q.words == 0 || q.words > longest || q.end-q.open > tokensAtMost {
		return false
	}
	for i := q.open + 1; i < q.end-1; i++ {
		if tokens[i].sign != 0 && !strings.ContainsRune("-–'’.", tokens[i].sign) {
			return false
		}
	}
	return true
}

// short reports whether the marks stand round a few words that may be part of
// a name or keep a word at a distance: служба «скорой помощи».
func (q *quotation) short(tokens []cueToken) bool {
	lower := *q
	lower.capital = true
	return lower.name(tokens)
}

// A family of quotation marks: those that may stand in one pair.
type markFamily uint8

const (
	noMark markFamily = iota
	doubleMark
	angleMark
	singleMark
)

func familyOf(sign rune) markFamily {
	switch sign {
	case '“', '”', '„', '‟', '"':
		return doubleMark
	case '«', '»':
		return angleMark
	case '‘', '’':
		return singleMark
	}
	return noMark
}

// markTurn tells what a mark does: 1 begins a quotation, -1 ends one, 0 is
// none (an apostrophe). Marks that can do both go by what stands beside them.
func markTurn(text string, t *cueToken) int {
	opens, closes := opensAt(text, *t), closesAt(text, *t)
	switch t.sign {
	case '«', '„', '‘', '‟':
		return 1
	case '»', '”':
		return -1
	case '’':
		if closes {
			return -1
		}
		return 0
	case '“':
		if closes && !opens {
			return -1
		}
		return 1
	case '"':
		if opens && !closes {
			return 1
		}
		return -1
	}
	return 0
}

// findQuotations pairs the quotation marks of a block and tells the tokens in
// what quotation they are. A mark without a partner runs to the end of the
// block, as one does whose quotation goes on in the next paragraph; a single
// mark is an apostrophe unless it has one.
func findQuotations(text string, tokens []cueToken) []quotation {
	var out []quotation
	noSingle := false // no closing single mark was found once: there is none further on
	last := map[markFamily]int{}
	for i := range tokens {
		if family := familyOf(tokens[i].sign); family != noMark && markTurn(text, &tokens[i]) < 0 {
			last[family] = i
		}
	}
	for i := 0; i < len(tokens); i++ {
		family := familyOf(tokens[i].sign)
		if family == noMark || markTurn(text, &tokens[i]) < 1 || family == singleMark && noSingle {
			continue
		}
		end, closed := closingMark(text, tokens, i, last[family])
		if !closed && family == singleMark {
			noSingle = true
			continue
		}
		q := quotation{from: tokens[i].from, to: tokens[end-1].to, open: i, end: end, closed: closed}
		for k := i; k < end; k++ {
			tokens[k].quote = len(out)
			if tokens[k].word() {
				if q.words == 0 {
					q.capital = tokens[k].capital
				}
				q.words++
			}
		}
		out = append(out, q)
		i = end - 1
	}
	return out
}

// closingMark gives the token behind the mark that ends the quotation begun at
// a token, and whether there is one; last is the last mark of the block that
// could end it. Quotations in one another often share their last mark.
func closingMark(text string, tokens []cueToken, open, last int) (int, bool) {
	family := familyOf(tokens[open].sign)
	depth := 1
	for i := open + 1; i <= last; i++ {
		if familyOf(tokens[i].sign) != family {
			continue
		}
		depth += markTurn(text, &tokens[i])
		if depth == 0 || i == last {
			return i + 1, true
		}
	}
	return len(tokens), false
}

// opensAt reports whether a mark stands where one opens: before a word and
// not behind one.
func opensAt(text string, t cueToken) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:t.from])
	after, _ := utf8.DecodeRuneInString(text[t.to:])
	if t.to >= len(text) || unicode.IsSpace(after) {
		return false
	}
	return t.from == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-/“‘«„", before)
}

// closesAt reports whether a mark stands where one closes: behind a word or
// its stop.
func closesAt(text string, t cueToken) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:t.from])
	after, _ := utf8.DecodeRuneInString(text[t.to:])
	if t.from == 0 || unicode.IsSpace(before) {
		return false
	}
	return t.to >= len(text) || !unicode.IsLetter(after) && !unicode.IsDigit(after)
}
