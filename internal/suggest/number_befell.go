package suggest

// befell finds what befell those whom a candidate counts, as the words right
// beside it say: "12 killed", "killed 12 people", "12 people were killed".
func (r *reader) befell(c *candidate) {
	if c.compound || c.unit != "" {
		return
	}
	if first := c.to - 1; c.noun != "" && r.onlyToll(first, c.to) && c.noun == r.printed(first, c.to) {
		c.toll, c.noun = c.noun, ""
		return
	}
	at := c.to
	n, _ := r.g.auxiliary.at(r.tokens, at)
	at += n
	if m, _ := r.g.noun.toll.at(r.tokens, at); m > 0 && !r.crosses(c.to, at) && (n > 0 || !r.objectAt(at+m)) {
		c.toll = r.printed(at, at+m)
		return
	}
	if m, _ := r.g.noun.toll.before(r.tokens, c.from); m > 0 && !r.sentenceBegins(c.from) && r.tokens[c.from-1].kind == tokenWord {
		c.toll = r.printed(c.from-m, c.from)
	}
}

// onlyToll reports whether tokens are one of the words for what befell people.
func (r *reader) onlyToll(first, last int) bool {
	n, _ := r.g.noun.toll.at(r.tokens, first)
	return n == last-first
}

// crosses reports whether a sentence begins behind a token, up to another.
func (r *reader) crosses(first, last int) bool {
	for i := first; i <= last && i < len(r.tokens); i++ {
		if r.sentenceBegins(i) {
			return true
		}
	}
	return false
}

// objectAt reports whether what stands at a token may be whom others did it to:
// "12 soldiers killed 30 people".
func (r *reader) objectAt(i int) bool {
	if i >= len(r.tokens) || r.tokens[i].kind == tokenSign {
		return false
	}
	if r.mayBegin(i) || r.g.article.has(r.tokens, i) {
		return true
	}
	if n, _ := r.g.bound.at(r.tokens, i); n > 0 {
		return true
	}
	return !r.g.noun.stop.has(r.tokens, i)
}
