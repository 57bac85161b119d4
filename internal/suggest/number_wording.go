package suggest

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// # Wordings
//
// The wording of a figure is the sentence that states it, or, of a sentence of
// more than longestSentence characters, the clauses round the figure. It is
// cut at the borders that prose gives, behind a comma or at a dash, where
// there is none between words, and never inside a number, inside a pair of
// quotation marks or brackets that the figure is not inside of as well.

const (
	longestSentence = 300  // characters
	nearby          = 1500 // bytes on either side that are looked at in an endless sentence
)

// span is a range of a text, in bytes.
type span struct{ from, to int }

func (s span) holds(o span) bool { return s.from <= o.from && o.to <= s.to }

// wording gives the range of the text with the sentence, or the clauses, that
// state the figure at a range. The whole ranges of numbers, in the order of
// the text, are never cut.
func (t *sentences) wording(figure span, whole []span) span {
	all := t.around(figure)
	if size := all.to - all.from; size <= longestSentence || size <= longestSentence*utf8.UTFMax && utf8.RuneCountInString(t.text[all.from:all.to]) <= longestSentence {
		return all
	}
	if t.sentence == all && t.said.holds(figure) {
		return t.said // the clauses of the figure before
	}
	t.sentence = all
	if near := (span{figure.from - nearby, figure.to + nearby}); near.from > all.from || near.to < all.to {
		all = t.nearby(all, near, figure)
	}
	c := newClauses(t.text, all, figure, whole)
	out := c.all
	for least := strong; least >= weakest; least-- {
		if grown, ok := c.grown(least); ok {
			out = grown
			break
		}
	}
	t.said = trimmed(t.text, out, figure.to)
	return t.said
}

// nearby narrows a sentence to what stands near a figure, at white space.
func (t *sentences) nearby(all, near, figure span) span {
	if near.from > all.from {
		if at := strings.IndexFunc(t.text[near.from:figure.from], unicode.IsSpace); at >= 0 {
			all.from = near.from + at
		} else {
			all.from = figure.from
		}
	}
	if near.to < all.to {
		if at := strings.LastIndexFunc(t.text[figure.to:near.to], unicode.IsSpace); at >= 0 {
			all.to = figure.to + at
		} else {
			all.to = figure.to
		}
	}
	return all
}

// trimmed leaves out white space at the ends of a range, and the dash or comma
// at which it was cut, if they stand behind a place.
func trimmed(text string, s span, least int) span {
	const cut = ",;:–—-"
	space := func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' }
	s.from += len(text[s.from:s.to]) - len(strings.TrimLeftFunc(text[s.from:s.to], space))
	s.to = s.from + len(strings.TrimRightFunc(text[s.from:s.to], space))
	for s.to > least {
		r, size := utf8.DecodeLastRuneInString(text[s.from:s.to])
		if !strings.ContainsRune(cut, r) && !space(r) {
			break
		}
		s.to -= size
	}
	return s
}

// clauses are the places at which a long sentence may be cut.
type clauses struct {
	text        string
	all, figure span
	pairs       []span // quotations and brackets that the figure is not in
	whole       []span // numbers
	left, right []place
}

// newClauses looks at the quotation marks and brackets of a sentence. Where
// the figure stands within a long quotation, the sentence is what it quotes.
func newClauses(text string, all, figure span, whole []span) *clauses {
	c := &clauses{text: text, all: all, figure: figure, whole: whole}
	for _, p := range enclosed(text, all) {
		switch {
		case !p.holds(figure):
			c.pairs = append(c.pairs, p)
		case utf8.RuneCountInString(text[p.from:p.to]) <= longestSentence:
			c.pairs = append(c.pairs, p)
			c.figure = span{min(c.figure.from, p.from), max(c.figure.to, p.to)}
		default:
			_, open := utf8.DecodeRuneInString(text[p.from:p.to])
			_, shut := utf8.DecodeLastRuneInString(text[p.from:p.to])
			if in := (span{p.from + open, p.to - shut}); in.holds(c.figure) && c.all.holds(in) {
				c.all = in
			}
		}
	}
	return c
}

// closers are the signs that end what the keys begin.
var closers = map[rune]rune{'(': ')', '[': ']', '{': '}', '“': '”', '«': '»', '„': '“', '‹': '›', '"': '"'}

// enclosed finds the quotations and brackets within a range, an inner one before
// the outer.
func enclosed(text string, all span) []span {
	const deepest = 16
	type opened struct {
		at    int
		close rune
	}
	var stack []opened
	var out []span
	for i, r := range text[all.from:all.to] {
		at := all.from + i
		shut := -1
		for k := len(stack) - 1; k >= 0 && shut < 0; k-- {
			if stack[k].close == r {
				shut = k
			}
		}
		switch {
		case shut >= 0:
			out = append(out, span{stack[shut].at, at + utf8.RuneLen(r)})
			stack = stack[:shut]
		case closers[r] != 0 && len(stack) < deepest:
			stack = append(stack, opened{at, closers[r]})
		}
	}
	return out
}

// seam says what ends at a place of a text.
type seam uint8

const (
	noSeam  seam = iota
	weakest      // a word
	weak         // perhaps a clause: a comma
	strong       // a clause: a semicolon, a dash
)

// place is a place at which a sentence may be cut.
type place struct {
	at   int
	far  int // characters from the figure
	kind seam
}

// grown gives the clauses round the figure, as many as are short enough
// together, cut at borders of at least some kind: first what stands before it,
// then what follows. It reports false where the shortest is too long.
func (c *clauses) grown(least seam) (span, bool) {
	if c.left == nil {
		c.left, c.right = c.before(), c.behind()
	}
	out := c.figure
	left := longestSentence - utf8.RuneCountInString(c.text[out.from:out.to])
	next, ok := farthest(c.right, least, 0)
	if !ok {
		return out, false
	}
	// Some room is left for what follows: other numbers stand there too.
	if next, ok = farthest(c.left, least, min(left-next.far, longestSentence/2)); !ok || next.far > left {
		return out, false
	}
	out.from, left = next.at, left-next.far
	if next, ok = farthest(c.right, least, left); !ok || next.far > left {
		return out, false
	}
	out.to = next.at
	return out, true
}

// farthest gives the last border of at least some kind that is not too far; the
// first, where all are.
func farthest(list []place, least seam, far int) (place, bool) {
	out, ok := place{}, false
	for _, p := range list {
		if p.kind < least {
			continue
		}
		if ok && p.far > far {
			break
		}
		out, ok = p, true
	}
	return out, ok
}

// before gives the borders before the figure, the nearest first, and one
// beyond those that are near enough; behind those behind it.
func (c *clauses) before() []place {
	out := []place{}
	far := 0
	for at := c.figure.from; at > c.all.from && far <= longestSentence; {
		if c.mayCut(at) {
			if kind := c.kind(at); kind != noSeam {
				out = append(out, place{at, far, kind})
			}
		}
		_, size := utf8.DecodeLastRuneInString(c.text[c.all.from:at])
		at -= size
		far++
		if at == c.all.from {
			out = append(out, place{at, far, strong})
		}
	}
	if c.figure.from == c.all.from {
		out = append(out, place{c.all.from, 0, strong})
	}
	return out
}

func (c *clauses) behind() []place {
	var out []place
	far := 0
	for at := c.figure.to; at < c.all.to && far <= longestSentence; {
		if c.mayCut(at) {
			if kind := c.kind(at); kind != noSeam {
				out = append(out, place{at, far, kind})
			}
		}
		_, size := utf8.DecodeRuneInString(c.text[at:c.all.to])
		at += size
		far++
		if at == c.all.to {
			out = append(out, place{at, far, strong})
		}
	}
	if c.figure.to == c.all.to {
		out = append(out, place{c.all.to, 0, strong})
	}
	return out
}

// mayCut reports whether white space stands on one side of a place, and no
// number or pair of signs round it.
func (c *clauses) mayCut(at int) bool {
	if at <= c.all.from || at >= c.all.to {
		return false
	}
	if a, b := c.text[at-1], c.text[at]; a < utf8.RuneSelf && b < utf8.RuneSelf && a > ' ' && b > ' ' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(c.text[c.all.from:at])
	after, _ := utf8.DecodeRuneInString(c.text[at:c.all.to])
	if unicode.IsSpace(before) == unicode.IsSpace(after) {
		return false
	}
	return !c.inside(at)
}

// inside reports whether a place is inside a number or a pair of signs.
func (c *clauses) inside(at int) bool {
	cuts := func(s span) bool { return s.from < at && at < s.to }
	for _, p := range c.pairs {
		if cuts(p) {
			return true
		}
	}
	first := sort.Search(len(c.whole), func(i int) bool { return c.whole[i].to > at })
	return first < len(c.whole) && cuts(c.whole[first])
}

// kind says what ends at a place: a clause behind a semicolon or a dash, perhaps
// one behind a comma, or a word, none of digits.
func (c *clauses) kind(at int) seam {
	switch {
	case c.endsIn(at, ";–—") || c.dashed(at):
		return strong
	case c.endsIn(at, ",:"):
		return weak
	}
	before := strings.TrimRightFunc(c.text[c.all.from:at], unicode.IsSpace)
	after := strings.TrimLeftFunc(c.text[at:c.all.to], unicode.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	if unicode.IsDigit(last) || unicode.IsDigit(next) {
		return noSeam
	}
	return weakest
}

// endsIn reports whether one of some signs stands right before a place, with
// white space between them or not.
func (c *clauses) endsIn(at int, signs string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(c.text[max(c.all.from, at-utf8.UTFMax*2):at], unicode.IsSpace))
	return strings.ContainsRune(signs, last)
}

// dashed reports whether hyphens that stand for a dash come before a place.
func (c *clauses) dashed(at int) bool {
	before := strings.TrimRightFunc(c.text[max(c.all.from, at-utf8.UTFMax*2):at], unicode.IsSpace)
	return strings.HasSuffix(before, " -") || strings.HasSuffix(before, " --")
}
