package suggest

import (
	"fmt"
	"math/big"
	"strings"
)

// boundOf is what the words round a number say about its exactness.
type boundOf struct {
	bound   string // empty for none
	printed string // the words that say it
}

// bounds reads the bound words before and behind a candidate, not reaching
// back before token least, and gives its span.
func (r *reader) bounds(c *candidate, least int) {
	c.from, c.to = c.open, c.last
	first := c.open
	for range 3 {
		n, bound := r.g.bound.before(r.tokens, first)
		if n == 0 || first-n < least || r.level(first-n, first, least) {
			break
		}
		first -= n
		if c.bound == "" || c.bound == "about" {
			c.bound = bound
		}
	}
	if first < c.open {
		if n, _ := r.g.degree.before(r.tokens, first); n > 0 && first-n >= least {
			first -= n
		}
		c.boundOf.printed = r.printed(first, c.open)
		c.from = first
	}
	if n, bound := r.g.boundEnd.at(r.tokens, c.to); n > 0 {
		if c.bound == "" {
			c.bound, c.boundOf.printed = bound, r.printed(c.to, c.to+n)
		}
		c.to += n
	}
}

// level reports whether bound words say where a change ends, and not how exact
// the number is: what rose "до 12" is twelve.
func (r *reader) level(from, to, least int) bool {
	if n, _ := r.g.level.at(r.tokens, from); n != to-from {
		return false
	}
	return r.changes(from) || least > 0 && from == least
}

// findings turns the candidates that are figures into findings.
func (r *reader) findings(all []candidate) []Finding {
	var out []Finding
	var whole []span // the numbers, in the block
	least := 0       // the token behind the candidate before
	for i := range all {
		c := &all[i]
		if c.why != isFigure {
			whole = append(whole, span{r.base + r.tokens[c.open].from, r.base + r.tokens[c.last-1].to})
			least = max(least, c.last)
			continue
		}
		r.bounds(c, least)
		if c.unit == "" || c.unit == "times" {
			r.countedBy(c)
		}
		for j := i + 1; j < len(all) && c.to > all[j].open; j++ {
			if all[j].why == isFigure || all[j].last > c.to {
				c.to = max(c.last, all[j].open)
			}
		}
		r.befell(c)
		if r.g.void.has(r.tokens, c.to-1) && c.noun == r.printed(c.to-1, c.to) {
			c.noun = "" // "four others"
		}
		least = c.to
		f := r.finding(c)
		whole = append(whole, span{r.base + f.From, r.base + f.To})
		out = append(out, f)
	}
	for i := range out {
		says := r.sentences().wording(span{r.base + out[i].From, r.base + out[i].To}, whole)
		out[i].Number.Wording = r.block.text[says.from:says.to]
	}
	return out
}

// countedBy finds what a candidate counts.
func (r *reader) countedBy(c *candidate) {
	if c.compound {
		at := c.last - 1
		c.noun = r.printed(at, c.last)
		return
	}
	at := c.to
	if c.words {
		if n, _ := r.g.link.at(r.tokens, at); n > 0 {
			at += n
		}
	}
	if first, last, ok := r.nounAt(at); ok && c.unit == "" {
		c.noun, c.to = r.printed(first, last), last
		if n, bound := r.g.boundEnd.at(r.tokens, last); n > 0 && c.bound == "" {
			c.bound, c.boundOf.printed = bound, r.printed(last, last+n)
			c.to = last + n
		}
	}
}

// finding makes the finding of a figure.
func (r *reader) finding(c *candidate) Finding {
	n := &Number{
		From: r.tokens[c.first].from, To: r.tokens[c.last-1].to,
		Bound: c.bound, Unit: c.unit, Noun: c.noun, Befell: c.toll,
	}
	if n.Bound == "" {
		n.Bound = "unqualified"
	}
	if n.Bound == "about" {
		n.Hedge = c.boundOf.printed
	} else if c.from < len(r.tokens) {
		n.Hedge = r.hedgeBefore(c.from)
	}
	if c.words || c.value == nil {
		n.Words = r.text[n.From:n.To]
	} else {
		n.Low = decimal(c.value)
		n.High = n.Low
		if c.high != nil {
			n.High = decimal(c.high)
		}
	}
	if m, _ := r.g.minus.before(r.tokens, c.first); m > 0 && c.high == nil && n.Low != "" && n.Low != "0" && c.open == c.first && r.below(c.unit) {
		n.From = r.tokens[c.first-m].from
		n.Low, n.High = "-"+n.Low, "-"+n.High
		c.from = min(c.from, c.first-m)
	}
	if c.first > 0 && r.signAt(c.first-1, "-") && !r.spacedAt(c.first) && r.spacedAt(c.first-1) && c.high == nil && n.Low != "" && n.Low != "0" {
		n.From = r.tokens[c.first-1].from
		n.Low, n.High = "-"+n.Low, "-"+n.High
		c.from = min(c.from, c.first-1)
	}
	r.unstopped(c, n)
	f := Finding{Kind: Figure, From: r.tokens[c.from].from, To: r.tokens[c.to-1].to, By: -1, Number: n}
	f.Reason = r.reasonOf(c, n)
	return f
}

// unstopped leaves out the full stop behind an abbreviation that is written
// without one: it ends a sentence.
func (r *reader) unstopped(c *candidate, n *Number) {
	if c.to < 2 || !r.signAt(c.to-1, ".") || r.spacedAt(c.to-1) || c.to < len(r.tokens) && !r.sentenceBegins(c.to) {
		return
	}
	if m, _ := r.g.undotted.before(r.tokens, c.to-1); m == 0 {
		return
	}
	if c.to == c.last {
		n.To = r.tokens[c.to-2].to
	}
	c.to--
}

// hedgeBefore gives words of doubt that stand shortly before a token in its
// sentence.
func (r *reader) hedgeBefore(at int) string {
	const reach = 10 // tokens
	for i := at; i > max(0, at-reach) && !r.sentenceBegins(i); i-- {
		if n, _ := r.g.hedge.before(r.tokens, i); n > 0 {
			return r.printed(i-n, i)
		}
	}
	return ""
}

// reasonOf says why a figure was proposed.
func (r *reader) reasonOf(c *candidate, n *Number) string {
	number := r.text[n.From:n.To]
	var says string
	switch {
	case c.words && c.noun != "":
		says = fmt.Sprintf("`%s` says in words how many %s", number, fold(c.noun))
	case c.words:
		says = fmt.Sprintf("`%s` says in words how many or how much", number)
	case c.unit == "%":
		says = fmt.Sprintf("`%s` is a share", number)
	case c.unit == "times":
		says = fmt.Sprintf("`%s` is a multiple", number)
	case len(c.unit) == 3 && strings.ToUpper(c.unit) == c.unit:
		says = fmt.Sprintf("`%s` is an amount of money in %s", number, c.unit)
	case c.unit != "":
		says = fmt.Sprintf("`%s` measures in %s", number, c.unit)
	case c.noun != "":
		says = fmt.Sprintf("`%s` counts %s", number, fold(c.noun))
	case c.toll != "":
		says = fmt.Sprintf("`%s` says how many: %s", number, fold(c.toll))
	default:
		says = fmt.Sprintf("`%s` says how many", number)
	}
	if c.bound != "" && c.boundOf.printed != "" {
		says += fmt.Sprintf("; `%s` makes it %s", fold(c.boundOf.printed), strings.ReplaceAll(c.bound, "-", " "))
	}
	return says
}

// fold writes words on one line.
func fold(words string) string {
	return strings.Join(strings.Fields(words), " ")
}

// decimal writes a number in decimals: all of them, and four where they have no
// end, as those of four inches in feet.
func decimal(r *big.Rat) string {
	const endless = 4
	if r.IsInt() {
		return r.Num().String()
	}
	places, exact := r.FloatPrec()
	if !exact {
		places = endless
	}
	return strings.TrimRight(strings.TrimRight(r.FloatString(places), "0"), ".")
}
