package verbatim

import (
	"strings"

	"dossier/internal/diag"
)

// window is how many words are looked ahead to name a difference.
const window = 8

// differ reports the difference at which the comparison stands and goes on
// behind it: behind the border of a paragraph, else in the next paragraph.
func (c *comparison) differ() {
	if c.sync == nil {
		c.sync = newParagraphs(c.a, c.o)
	}
	if c.borders() {
		return
	}
	if c.tail() {
		return
	}
	p, q, found := c.sync.next(c)
	switch {
	case found && p == c.sync.a(c) && c.sync.startsA(c) && q > c.sync.o(c):
		c.paragraphs("missing", q-c.sync.o(c))
	case found && q == c.sync.o(c) && c.sync.startsO(c) && p > c.sync.a(c):
		c.paragraphs("added", p-c.sync.a(c))
	default:
		c.words()
	}
	c.sync.jump(c, p, q, found)
}

// borders reports a border of a paragraph that only one of the texts has.
func (c *comparison) borders() bool {
	if c.i >= len(c.a) || c.j >= len(c.o) {
		return false
	}
	switch a, o := c.a[c.i], c.o[c.j]; {
	case a.kind == border && o.kind == word && c.i+1 < len(c.a) && same(c.a[c.i+1], o):
		c.report(diag.Errorf("verbatim", c.token(c.i+1), "the article begins a paragraph at `%s` where the original does not", c.a[c.i+1].text).
			WithPlace(c.there(c.j, c.j+1), "in the original").
			WithHelp("join it to the paragraph before it"))
		c.i++
	case a.kind == word && o.kind == border && c.j+1 < len(c.o) && same(a, c.o[c.j+1]):
		c.report(diag.Errorf("verbatim", c.token(c.i), "a paragraph border is missing before `%s`", a.text).
			WithPlace(c.there(c.j+1, c.j+2), "the original begins a paragraph here").
			WithHelp("put an empty line before it"))
		c.j++
	default:
		return false
	}
	return true
}

// tail reports paragraphs behind the end of the other text.
func (c *comparison) tail() bool {
	switch {
	case c.i == len(c.a) && c.o[c.j].kind == border:
		c.j++
		c.paragraphs("missing", len(c.sync.oStart)-c.sync.o(c))
	case c.j == len(c.o) && c.a[c.i].kind == border && c.sync.whole(c.i+1):
		c.i++
		c.paragraphs("added", len(c.sync.aStart)-c.sync.a(c))
	default:
		return false
	}
	c.i, c.j = len(c.a), len(c.o)
	return true
}

// paragraphs reports whole paragraphs that one of the texts lacks.
func (c *comparison) paragraphs(what string, n int) {
	noun, is := "a paragraph", "is"
	if n > 1 {
		noun, is = "paragraphs", "are"
	}
	if what == "missing" {
		end := c.sync.endO(c)
		c.report(diag.Errorf("verbatim", c.here(c.i, c.i), "%s of the original %s missing: %s", noun, is, quote(c.o[c.j:end])).
			WithPlace(c.there(c.j, end), "in the original").
			WithHelp("put it back, or put […]{.omitted} in its place"))
		return
	}
	end := c.sync.endA(c)
	c.report(diag.Errorf("verbatim", c.here(c.i, end), "the article adds %s: %s", noun, quote(c.a[c.i:end])).
		WithPlace(c.there(c.j, c.j), "not in the original").
		WithHelp("remove it, or mark it as yours: [words]{.inserted}"))
}

// words reports words that differ.
func (c *comparison) words() {
	added, missing := c.extent()
	here, there := c.here(c.i, c.i+added), c.there(c.j, c.j+missing)
	a, o := quote(c.a[c.i:c.i+added]), quote(c.o[c.j:c.j+missing])
	var d diag.Diagnostic
	switch {
	case added == 0 && missing == 1:
		d = diag.Errorf("verbatim", here, "the word %s is missing", o)
	case added == 0:
		d = diag.Errorf("verbatim", here, "the words %s are missing", o)
	case missing == 0:
		d = diag.Errorf("verbatim", here, "the article adds %s", a)
	default:
		d = diag.Errorf("verbatim", here, "the article has %s where the original has %s", a, o)
	}
	d = d.WithPlace(there, "in the original")
	if missing == 0 {
		c.report(d.WithHelp("remove it, or mark it as yours: [words]{.inserted}"))
		return
	}
	c.report(d.WithHelp("write it as the original does, or put […]{.omitted} for what is left out"))
}

// extent gives how many words of the article stand in the place of how many of
// the original until the texts agree again within the window.
func (c *comparison) extent() (added, missing int) {
	a, o := run(c.a[c.i:]), run(c.o[c.j:])
	if a == 0 || o == 0 {
		return a, o
	}
	for sure := 2; sure > 0; sure-- {
		for k := 1; k <= window; k++ {
			switch {
			case k <= o && c.agree(0, k, sure):
				return 0, k
			case k <= a && c.agree(k, 0, sure):
				return k, 0
			case k <= a && k <= o && c.agree(k, k, 1):
				return k, k
			case k <= a && k < o && c.agree(k, k+1, sure):
				return k, k + 1
			case k < a && k <= o && c.agree(k+1, k, sure):
				return k + 1, k
			}
		}
	}
	return 1, 1
}

// agree reports whether the texts agree for some tokens behind x words of the
// article and y of the original, or to the end of the paragraph.
func (c *comparison) agree(x, y, tokens int) bool {
	for n := range tokens {
		i, j := c.i+x+n, c.j+y+n
		if i >= len(c.a) || j >= len(c.o) {
			return i >= len(c.a) && j >= len(c.o)
		}
		if c.a[i].kind == gap {
			return n > 0
		}
		if !same(c.a[i], c.o[j]) {
			return false
		}
		if c.a[i].kind == border {
			return true
		}
	}
	return true
}

// run gives the number of words before the paragraph or the piece ends.
func run(list []token) int {
	n := 0
	for n < len(list) && list[n].kind == word {
		n++
	}
	return n
}

// quote gives words for a message, long runs shortened.
func quote(list []token) string {
	var words []string
	for _, t := range list {
		if t.kind != word {
			break
		}
		if len(words) == window {
			words = append(words, "…")
			break
		}
		words = append(words, t.text)
	}
	return "`" + strings.Join(words, " ") + "`"
}
