package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// pattern is one name of one organization.
type pattern struct {
	org    string
	text   string
	rank   Rank
	words  []word
	gaps   []string // before, between and behind the words
	anchor int      // the word under which it is kept, with the one behind
	exact  bool
	quoted bool
}

// word is one word of a name: a stem with one of its endings. A word that is
// not inflected is all stem.
type word struct {
	stem    string
	endings endings
	other   *word // the same with another stem
	acronym bool
	arabic  bool // may have a proclitic before it
}

// patternsOf gives the patterns by which a name is found, made in the memory of
// a reading.
func patternsOf(e Entry, n *reading) []pattern {
	name := strings.TrimSpace(e.Name.Text)
	if utf8.RuneCountInString(name) > Longest {
		return nil
	}
	var out []pattern
	for _, withRings := range []bool{true, false} {
		n.read(name, withRings)
		if len(n.words) > 0 && (withRings || n.rings) {
			out = append(out, newPattern(e, n))
		}
	}
	if dotted, ok := dotted(name); ok {
		for _, end := range []string{"", "."} { // the last full stop may be the sentence's
			d := e
			d.Name.Case = "exact"
			n.read(dotted+end, true)
			p := newPattern(d, n)
			p.text = e.Name.Text
			out = append(out, p)
		}
	}
	return out
}

// Acronyms of fewer letters with full stops are mostly somebody's initials.
const (
	shortestDotted = 3
	longestDotted  = 10
)

// dotted writes an acronym with full stops between its letters.
func dotted(name string) (string, bool) {
	letters := strings.Split(name, "")
	if len(letters) < shortestDotted || len(letters) > longestDotted || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsUpper(r) }) {
		return "", false
	}
	return strings.Join(letters, "."), true
}

// newPattern makes the pattern of a name that was read. It has no words if the
// name has neither letters nor digits.
func newPattern(e Entry, n *reading) pattern {
	p := pattern{org: e.Org, text: e.Name.Text, rank: e.Rank, exact: e.Name.Case == "exact", quoted: e.Name.Quoted}
	all := n.string(0, int32(len(n.letters)))
	at := make([]int, 1, len(n.letters)+1) // byte of each letter in all
	for i := range n.letters {
		at = append(at, at[i]+utf8.RuneLen(n.letters[i].r))
	}
	inflect, shouted := inflected(e.Name.Lang, n), shouted(n)
	behind := 0
	for _, w := range n.words {
		p.gaps = append(p.gaps, squeeze(all[behind:at[w.from]]))
		behind = at[w.to]
		stem := all[at[w.from]:at[w.to]]
		if inflect {
			p.words = append(p.words, decline(stem, shouted).alsoWhole(stem))
			continue
		}
		p.words = append(p.words, word{stem: stem, arabic: len(p.words) == 0 && w.script == arabic && proclitic(e.Name.Lang)})
	}
	p.gaps = append(p.gaps, squeeze(all[behind:]))
	return p
}

// alsoWhole adds to the forms of a word the word as the record has it, so that it
// is met as such where endings are not looked for: in a text that writes it in
// letters of another script that look the same, and in capitals.
func (w word) alsoWhole(s string) word {
	last := &w
	for {
		if last.stem == s && last.endings.bare() {
			return w
		}
		if last.other == nil {
			break
		}
		last = last.other
	}
	last.other = &word{stem: s}
	return w
}

// proclitic reports whether names in a language may have Arabic proclitics.
func proclitic(lang string) bool { return lang == "" || lang == "ar" || strings.HasPrefix(lang, "ar-") }

// string gives the letters from up to to as they are compared.
func (n *reading) string(from, to int32) string {
	var b strings.Builder
	for _, l := range n.letters[from:to] {
		b.WriteRune(l.r)
	}
	return b.String()
}

// hashes gives those of the stems by which a word can be met.
func (w *word) hashes(a *alphabet, key func(uint64)) {
	for ; w != nil; w = w.other {
		h := noLetters
		for _, r := range w.stem {
			h = hash(h, a.of(r).class)
		}
		key(h)
	}
}

// match compares the pattern with the words around the at-th, and gives the
// letters that it covers.
func (p *pattern) match(n *reading, at int) (from, to int32, ok bool) {
	first := at - p.anchor
	if first < 0 || first+len(p.words) > len(n.words) {
		return 0, 0, false
	}
	words := n.words[first : first+len(p.words)]
	for i, w := range words {
		if !p.words[i].is(n.alphabet, n.letters[w.from:w.to], w.script, p.exact) {
			return 0, 0, false
		}
		if i > 0 && !n.gap(words[i-1].to, w.from, p.gaps[i]) {
			return 0, 0, false
		}
	}
	last := len(words) - 1
	lead, tail := p.gaps[0], p.gaps[len(p.gaps)-1]
	from, to = words[0].from-int32(utf8.RuneCountInString(lead)), words[last].to+int32(utf8.RuneCountInString(tail))
	if from < 0 || int(to) > len(n.letters) || n.string(from, words[0].from) != lead || n.string(words[last].to, to) != tail {
		return 0, 0, false
	}
	if p.words[last].acronym && tail == "" {
		to = p.hyphened(n, first+last)
	}
	return from, to, !p.quoted || n.quoted(from, to)
}

// hyphened gives the end of an acronym with the ending that a hyphen ties to
// it, as in ИГ-ом.
func (p *pattern) hyphened(n *reading, at int) int32 {
	w := n.words[at]
	if at+1 == len(n.words) {
		return w.to
	}
	next := n.words[at+1]
	if next.from != w.to+1 || n.letters[w.to].r != '-' || next.script != cyrillic {
		return w.to
	}
	last := p.words[len(p.words)-1]
	bare := n.letters[w.from:w.to]
	if rest, ok := n.begins(bare, last.stem, p.exact || last.short()); !ok || len(rest) > 0 {
		return w.to
	}
	if !last.ends(n.alphabet, n.letters[next.from:next.to], p.exact || last.short()) {
		return w.to
	}
	return next.to
}

// is reports whether a word of a text is this one, in any of its forms. Only a
// word with a Cyrillic letter has Russian endings.
func (w *word) is(a *alphabet, letters []placed, s script, exact bool) bool {
	for v := w; v != nil; v = v.other {
		rest, ok := a.begins(letters, v.stem, exact)
		if ok && len(rest) == 0 && v.endings.bare() {
			return true
		}
		if !ok || len(rest) == 0 || s != cyrillic || !v.ends(a, rest, exact) {
			continue
		}
		if !v.short() {
			return true
		}
		if _, capital := a.begins(letters, v.stem, true); capital && v.ends(a, rest, true) {
			return true
		}
	}
	if w.arabic && s == arabic {
		for b := range unprefixed(letters) {
			if b.is(a, w.stem, exact) {
				return true
			}
		}
	}
	return false
}

// ends reports whether the letters are one of the word's endings.
func (w *word) ends(a *alphabet, letters []placed, exact bool) bool {
	for _, e := range w.endings {
		if rest, ok := a.begins(letters, e, exact); ok && len(rest) == 0 && e != "" {
			return true
		}
	}
	return false
}

// short reports whether a word is an acronym so short that its forms in small
// letters would be words of the language.
func (w *word) short() bool { return w.acronym && utf8.RuneCountInString(w.stem) < 4 }

// begins compares letters of a text with those of a name, and gives what is
// behind them.
func (a *alphabet) begins(letters []placed, want string, exact bool) (rest []placed, ok bool) {
	for _, r := range want {
		if len(letters) == 0 || !a.same(letters[0].look, r, exact) && !(stroke(letters[0].r) && (a.same('I', r, exact) || a.same('l', r, exact))) {
			return nil, false
		}
		letters = letters[1:]
	}
	return letters, true
}

// gap reports whether the signs between two words are those wanted. White
// space beside a hyphen does not count, so that a name may be broken there; a
// hyphen may stand for a space.
func (n *reading) gap(from, to int32, want string) bool {
	if to-from == 1 && len(want) == 1 {
		r := n.letters[from].r
		return r == rune(want[0]) || r == '-' && want == " "
	}
	return squeeze(n.string(from, to)) == want
}

// squeeze takes the white space beside hyphens away.
func squeeze(gap string) string {
	if !strings.Contains(gap, "-") {
		return gap
	}
	return strings.ReplaceAll(strings.ReplaceAll(gap, "- ", "-"), " -", "-")
}

// quoted reports whether quotation marks stand directly around the letters from
// up to to, but for a full stop or a comma, which many printers put before the
// second (The Chicago Manual of Style, 17th ed., 6.9).
func (n *reading) quoted(from, to int32) bool {
	if int(to)+1 < len(n.letters) && (n.letters[to].r == '.' || n.letters[to].r == ',') {
		to++
	}
	return from > 0 && int(to) < len(n.letters) && quotes(n.letters[from-1].r) && quotes(n.letters[to].r)
}

func quotes(r rune) bool {
	return r == '"' || r == '\'' || unicode.Is(unicode.Quotation_Mark, r)
}
