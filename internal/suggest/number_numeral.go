package suggest

import (
	"math/big"
	"strings"
)

// numeral is a number without its currency and unit.
type numeral struct {
	end     int      // token behind it
	value   *big.Rat // nil when words say how many without a number
	spelled bool     // begins with a word
	plain   bool     // digits without separators and nothing else
	scaled  bool     // a magnitude multiplies it
	digits  int      // of a plain one
	decimal rune     // the sign before its decimals, 0 for none
	places  int      // decimals
	broken  bool     // digits that no rule explains
}

// Numbers beyond these are no figures that somebody states.
const (
	mostDigits     = 24
	mostMagnitudes = 3
)

// greatest is the greatest value that is read.
var greatest = new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(30), nil))

// numeral reads a number at token i: groups with their magnitudes, each
// smaller than the one before ("2 million 300 thousand"). A group is digits
// or words below a thousand.
func (r *reader) numeral(i int) (numeral, bool) {
	total := new(big.Rat)
	var limit *big.Rat // magnitude of the group before
	out := numeral{end: i}
	for pos := i; ; {
		group, ok := r.group(pos, limit == nil)
		if !ok && limit == nil && r.lone(pos) {
			group, ok = numeral{end: pos, value: one, spelled: true}, true
		}
		if !ok {
			break
		}
		value, end := group.value, group.end
		if n, more := r.g.half.at(r.tokens, end); n > 0 && !group.broken && (more != "0" || r.g.magnitude.has(r.tokens, end+n)) {
			value = new(big.Rat).Add(value, number(more))
			end += n
		}
		scale, end := r.magnitudes(end, group)
		if n, more := r.g.half.at(r.tokens, end); n > 0 && scale.Cmp(one) > 0 && more != "0" {
			value = new(big.Rat).Add(value, number(more))
			end += n
		}
		product := new(big.Rat).Mul(value, scale)
		if limit != nil && product.Cmp(limit) >= 0 {
			break
		}
		if limit == nil {
			out = group
		}
		out.broken = out.broken || group.broken
		out.plain = out.plain && end == group.end && limit == nil
		out.scaled = out.scaled || scale.Cmp(one) > 0
		out.end = end
		total.Add(total, product)
		if scale.Cmp(one) == 0 || out.broken || !value.IsInt() && !group.spelled && limit != nil {
			break
		}
		limit = scale
		pos = end
		if n, _ := r.g.and.at(r.tokens, pos); n > 0 && out.spelled {
			if next, ok := r.group(pos+n, false); !ok || !next.spelled || next.value.Cmp(hundred) >= 0 {
				break
			}
			pos += n
		}
		if pos >= len(r.tokens) || !r.tokens[pos].spaced {
			break
		}
	}
	if out.end == i {
		return out, false
	}
	out.value = total
	if total.Cmp(greatest) > 0 {
		out.broken = true
	}
	return out, true
}

var (
	one     = big.NewRat(1, 1)
	ten     = big.NewRat(10, 1)
	hundred = big.NewRat(100, 1)
)

// lone reports whether a magnitude at a token stands without a number and
// means one of it.
func (r *reader) lone(i int) bool {
	if !r.spacedAt(i) {
		return false
	}
	if r.g.single.has(r.tokens, i) {
		return true
	}
	n, _ := r.g.bound.before(r.tokens, i)
	return n > 0 && r.g.bounded.has(r.tokens, i)
}

// magnitudes reads the words that multiply a group, and gives the product and
// the token behind them.
func (r *reader) magnitudes(i int, group numeral) (*big.Rat, int) {
	scale := new(big.Rat).Set(one)
	for range mostMagnitudes {
		at := i
		if r.signAt(at, "-") && !r.spacedAt(at) && !r.spacedAt(at+1) {
			at++
		}
		n, value := r.g.magnitude.at(r.tokens, at)
		if n == 0 || at == i && !r.spacedAt(at) && group.spelled && i == group.end && !r.signAt(at-1, "-") {
			break
		}
		if r.tokens[at+n-1].kind != tokenSign && at+n < len(r.tokens) && !r.spacedAt(at+n) && r.tokens[at+n].kind == tokenDigits {
			break
		}
		scale.Mul(scale, number(value))
		i = at + n
	}
	return scale, i
}

// group reads digits or words below a thousand.
func (r *reader) group(i int, first bool) (numeral, bool) {
	if i >= len(r.tokens) {
		return numeral{}, false
	}
	if r.tokens[i].kind == tokenDigits {
		return r.digits(i), true
	}
	if value, ok := vulgar[r.tokens[i].fold]; ok {
		return numeral{end: i + 1, value: number(value), spelled: true}, true
	}
	if r.tokens[i].kind != tokenWord {
		return numeral{}, false
	}
	if first {
		if n, value := r.g.article.at(r.tokens, i); n > 0 {
			m, _ := r.g.magnitude.at(r.tokens, i+n)
			if m == 0 && number(value).Cmp(one) < 0 {
				m, _ = r.g.unit.at(r.tokens, i+n) // "half a percentage point"
			}
			if m > 0 {
				return r.spelled(i, i+n, number(value))
			}
		}
	}
	return r.spelled(i, i, new(big.Rat))
}

// vulgar are the fractions that have a character of their own.
var vulgar = map[string]string{"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅛": "1/8"}

// spelled reads words that add up to a number below a thousand: each smaller
// than the place that the one before left open. A magnitude of a hundred is
// one of the words. The words from i to pos are read: they are sum.
func (r *reader) spelled(i, pos int, sum *big.Rat) (numeral, bool) {
	for pos < len(r.tokens) {
		at := pos
		if pos > i {
			switch {
			case r.signAt(pos, "-") && !r.spacedAt(pos) && !r.spacedAt(pos+1):
				at++
			case !r.spacedAt(pos):
				at = len(r.tokens)
			default:
				if n, _ := r.g.and.at(r.tokens, pos); n > 0 && sum.Cmp(hundred) >= 0 {
					at += n
				}
			}
		}
		if n, value := r.g.cardinal.at(r.tokens, at); n > 0 {
			v := number(value)
			if pos > i && !fits(sum, v) {
				break
			}
			sum.Add(sum, v)
			pos = at + n
			continue
		}
		if n, value := r.g.magnitude.at(r.tokens, at); n > 0 && at == pos && pos > i && value == "100" && sum.Cmp(hundred) < 0 && sum.IsInt() {
			sum.Mul(sum, hundred)
			pos = at + n
			continue
		}
		break
	}
	if pos == i {
		return numeral{}, false
	}
	return numeral{end: pos, value: sum, spelled: true}, true
}

// fits reports whether a word of value v may follow words that add up to sum.
func fits(sum, v *big.Rat) bool {
	if !sum.IsInt() || !v.IsInt() || !sum.Num().IsInt64() || !v.Num().IsInt64() {
		return false
	}
	s, n := sum.Num().Int64(), v.Num().Int64()
	switch {
	case s >= 1000 || n >= 100 || n < 1:
		return false
	case n < 10:
		return s%10 == 0 && s%100 != 10 && s > 0
	default:
		return s%100 == 0 && s > 0
	}
}

// digits reads digits with their groups and decimals.
func (r *reader) digits(i int) numeral {
	t := r.tokens[i]
	out := numeral{end: i + 1, plain: true, digits: t.to - t.from}
	text := r.text[t.from:min(t.to, t.from+mostDigits+1)]
	whole, places := text, ""
	if end, joined := r.groups(i); end > out.end {
		out.end, whole, out.plain = end, joined, false
	}
	if sign, ok := r.gluedSign(out.end); ok && strings.Contains(".,", sign) && r.gluedDigits(out.end+1) {
		next := r.tokens[out.end+1]
		own := strings.HasPrefix(r.g.decimal, sign)
		if own || strings.Contains(r.g.decimal, sign) && next.to-next.from < 3 {
			places = r.text[next.from:min(next.to, next.from+mostDigits+1)]
			out.decimal, out.places, out.plain = rune(sign[0]), next.to-next.from, false
			out.end += 2
		}
	}
	out.broken = r.groupedBySpace(i, out.end) || len(whole)+len(places) > mostDigits || len(whole) > 1 && whole[0] == '0'
	if !out.broken {
		if places != "" {
			whole += "." + places
		}
		out.value = number(whole)
	} else {
		out.value = new(big.Rat)
	}
	return out
}

// groups reads groups of three digits behind the first, and gives the token
// behind them and all digits.
func (r *reader) groups(i int) (int, string) {
	t := r.tokens[i]
	if t.to-t.from > 3 {
		return i, ""
	}
	joined := []byte(r.text[t.from:t.to])
	separator, count, pairs := "", 0, 0
	pos := i + 1
	for len(joined) <= mostDigits {
		sign, at := " ", pos
		if s, ok := r.gluedSign(pos); ok {
			sign, at = s, pos+1
		} else if !r.narrowSpace(pos) {
			break
		}
		if separator != "" && sign != separator || at >= len(r.tokens) || r.tokens[at].kind != tokenDigits || sign != " " && r.spacedAt(at) {
			break
		}
		next := r.tokens[at]
		if n := next.to - next.from; n == 2 && sign == "," && pairs == count && r.g.groupsBy(sign) {
			pairs++
		} else if n != 3 {
			break
		}
		separator = sign
		joined = append(joined, r.text[next.from:next.to]...)
		count++
		pos = at + 1
		if next.to-next.from == 3 && pairs > 0 {
			break
		}
	}
	last := r.tokens[pos-1]
	if count == 0 || last.to-last.from != 3 {
		return i, ""
	}
	// One group behind a sign that is no separator of the language is
	// decimals, or nothing that can be told.
	if !r.g.groupsBy(separator) && (count == 1 && !(separator == "," && r.thousands(pos)) || !strings.Contains(".,'", separator)) {
		return i, ""
	}
	return pos, string(joined)
}

// groupedBySpace reports whether digits in groups with spaces between them
// stand beside digits that are no group: a telephone number, a row of a table.
func (r *reader) groupedBySpace(i, end int) bool {
	if end-i == 1 || !r.tokens[i+1].spaced {
		return false
	}
	return end < len(r.tokens) && r.tokens[end].kind == tokenDigits || i > 0 && r.tokens[i-1].kind == tokenDigits && r.tokens[i].spaced
}

func (g *numbers) groupsBy(separator string) bool {
	return strings.Contains(g.group, separator)
}

// thousands reports whether "1,200" must be a whole number although its comma
// is the language's decimal sign: where people are counted.
func (r *reader) thousands(end int) bool {
	return r.g.noun.counted.has(r.tokens, end)
}

// narrowSpace reports whether exactly one space, of a kind that may group
// digits, stands before token i.
func (r *reader) narrowSpace(i int) bool {
	if i < 1 || i >= len(r.tokens) || !r.tokens[i].spaced || !strings.Contains(r.g.group, " ") {
		return false
	}
	switch r.text[r.tokens[i-1].to:r.tokens[i].from] {
	case " ", "\u00a0", "\u202f", "\u2009":
		return true
	}
	return false
}

// gluedSign gives the sign at token i if no white space stands before it.
func (r *reader) gluedSign(i int) (string, bool) {
	if i >= len(r.tokens) || r.tokens[i].spaced || r.tokens[i].kind != tokenSign {
		return "", false
	}
	return r.tokens[i].fold, true
}

func (r *reader) gluedDigits(i int) bool {
	return i < len(r.tokens) && !r.tokens[i].spaced && r.tokens[i].kind == tokenDigits
}

func (r *reader) signAt(i int, sign string) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].kind == tokenSign && r.tokens[i].fold == sign
}

// spacedAt reports whether white space, or nothing at all, stands before token i.
func (r *reader) spacedAt(i int) bool {
	return i <= 0 || i >= len(r.tokens) || r.tokens[i].spaced
}

// gluedWord reports whether token i is a word right behind the one before.
func (r *reader) gluedWord(i int) bool {
	return i > 0 && i < len(r.tokens) && !r.tokens[i].spaced && r.tokens[i].kind == tokenWord
}
