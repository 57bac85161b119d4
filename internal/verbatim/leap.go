package verbatim

import "dossier/internal/diag"

// leap passes a gap: it finds the words behind it in the original, as early as
// they come, and counts what is left out.
func (c *comparison) leap() {
	mark := c.i
	c.i++
	end := c.i
	for end < len(c.a) && c.a[end].kind != gap {
		end++
	}
	behind := c.a[c.i:end]
	to := c.landing(behind, end == len(c.a))
	if to < 0 {
		if c.matches(behind, c.j) && len(behind) > 0 {
			c.report(diag.Errorf("verbatim", c.token(mark), "nothing is left out here: the original goes on with the same words").
				WithPlace(c.there(c.j, c.j+1), "the word behind it").
				WithHelp("remove the span"))
			return
		}
		for n := window; n > 1 && to < 0; n /= 2 {
			if n <= len(behind) {
				to = c.search(behind[:n])
			}
		}
		if to < 0 && c.once(behind) {
			to = c.search(behind[:1])
		}
	}
	if to < 0 {
		c.report(diag.Errorf("verbatim", c.here(c.i, min(c.i+1, len(c.a))), "the original does not go on like this behind what is left out").
			WithPlace(c.there(c.j, c.j), "the omission begins here").
			WithHelp("correct the words behind the .omitted span"))
		c.i, c.j = len(c.a), len(c.o)
		return
	}
	c.omissions = append(c.omissions, Omission{Annotation: c.a[mark].mark, Words: c.leftOut(behind, to)})
	c.j, c.rest = to, 0
}

// once reports whether the first of the tokens is a word that the rest of the
// original has just once.
func (c *comparison) once(list []token) bool {
	n := 0
	for k := c.j; k < len(c.o) && len(list) > 0 && list[0].kind == word; k++ {
		if same(list[0], c.o[k]) {
			n++
		}
	}
	return n == 1
}

// leftOut counts the words of the original from j to the token at which the
// words behind a gap stand, words that are left out in part included.
func (c *comparison) leftOut(behind []token, to int) int {
	if to < c.j {
		return 1
	}
	n := 0
	for k := c.j; k < to; k++ {
		if c.o[k].kind == word {
			n++
		}
	}
	if c.rest > 0 {
		n++
	}
	if to < len(c.o) && len(behind) > 0 && behind[0].gapBefore && len(behind[0].text) < len(c.o[to].text) {
		n++
	}
	return n
}

// landing gives the token of the original at which the words behind a gap
// stand, so that the gap is not empty, or -1. The last words must end the
// original.
func (c *comparison) landing(behind []token, last bool) int {
	switch {
	case last:
		to := len(c.o) - len(behind)
		if to >= c.j && c.matches(behind, to) && c.holds(behind, to) {
			return to
		}
		if to == c.j-1 && c.within(behind) {
			return to
		}
		return -1
	case len(behind) == 0:
		for to := c.j; to < len(c.o); to++ {
			if c.o[to].kind == word {
				return to + 1
			}
		}
		return -1
	case c.within(behind):
		return c.j - 1
	}
	return c.search(behind)
}

// within reports whether a gap lies inside the original's word before j.
func (c *comparison) within(behind []token) bool {
	return c.rest > 0 && len(behind) > 0 && behind[0].gapBefore &&
		len(behind[0].text) < c.rest && c.matches(behind, c.j-1)
}

// holds reports whether a gap from j to an offset, behind which the given
// words stand, has a word or a part of one.
func (c *comparison) holds(behind []token, to int) bool {
	if c.rest > 0 || to < len(c.o) && len(behind) > 0 && behind[0].gapBefore && len(behind[0].text) < len(c.o[to].text) {
		return true
	}
	return to > c.j+1 || to == c.j+1 && c.o[c.j].kind == word
}

// matches reports whether tokens of the article stand in the original at to.
func (c *comparison) matches(list []token, to int) bool {
	if to < 0 || to+len(list) > len(c.o) {
		return false
	}
	for k := range list {
		if !same(list[k], c.o[to+k]) {
			return false
		}
	}
	return true
}

// search finds the first place from j on where tokens of the article stand in
// the original and leave the gap before them something, or -1. It is Knuth,
// Morris and Pratt's, so that texts of repeated words cost no more than others;
// words that go on in a gap are tried one by one.
func (c *comparison) search(list []token) int {
	if list[0].gapBefore || list[len(list)-1].gapBehind {
		for to := c.j; to+len(list) <= len(c.o); to++ {
			if c.matches(list, to) && c.holds(list, to) {
				return to
			}
		}
		return -1
	}
	back := make([]int, len(list)+1)
	back[0] = -1
	for i, k := 0, -1; i < len(list); {
		for k >= 0 && !same(list[i], list[k]) {
			k = back[k]
		}
		i++
		k++
		back[i] = k
	}
	k := 0
	for at := c.j; at < len(c.o); at++ {
		for k >= 0 && (k == len(list) || !same(list[k], c.o[at])) {
			k = back[k]
		}
		k++
		if to := at + 1 - len(list); k == len(list) && c.holds(list, to) {
			return to
		}
	}
	return -1
}
