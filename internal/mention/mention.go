// Package mention finds the names of organizations in texts.
//
// The rules (the second promise rests on them):
//
//   - every name of every organization is looked for; of matches that overlap
//     the leftmost wins, and of those that begin together the longest;
//   - a match begins and ends at a word border: no letter, digit or combining
//     mark may stand beside it, so that `anti-ISIS`, `ISIS’` and `ISIS-control`
//     hold the name and `crISIS` does not;
//   - a name marked `case: exact` matches in its own case only; other names in
//     any case;
//   - a name marked `quoted` counts only between quotation marks;
//   - any run of white space equals one space; all hyphens are one hyphen, all
//     apostrophes one apostrophe;
//   - disguises are undone: zero-width and formatting characters are passed
//     over, full-width and styled letters are folded (NFKC), and letters of
//     other scripts that look like the name's own are taken for them
//     (confusables as in Unicode UTS #39, the letters of Cyrillic, Greek and
//     Latin that are alike in common typefaces).
package mention

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"
)

// Entry is a name and the organization it belongs to.
type Entry struct {
	Org  string // id
	Name annot.Name
}

// Match is a name found in a text.
type Match struct {
	From, To int      // bytes of the text
	Orgs     []string // ids of the organizations that bear the name, sorted
	Name     string   // as the first of their records has it
}

// Is reports whether the matched name is one of org's.
func (m Match) Is(org string) bool { return slices.Contains(m.Orgs, org) }

// Finder finds names. It is immutable and safe for concurrent use. A match
// begins at a word, so names are kept under their first word, folded: a text
// costs one look-up a word, however many names there are.
type Finder struct {
	byWord map[string][]pattern // longest first
	memory sync.Pool            // of *normalized, for the next text
}

// pattern is a distinct folded name with the entries that share it.
type pattern struct {
	runes   []rune // folded
	lead    int    // runes before its first word
	second  string // its second word; empty when it has one alone
	entries []name
}

// name is one entry, prepared for the comparison letter by letter.
type name struct {
	org    string
	text   string
	runes  []rune
	exact  bool
	quoted bool
}

// New makes a finder for the names given. Names without a letter or a digit
// are left out.
func New(entries []Entry) *Finder {
	byFold := map[string][]name{}
	for _, e := range entries {
		n := normalize(strings.TrimSpace(e.Name.Text))
		byFold[string(n.folded)] = append(byFold[string(n.folded)], name{org: e.Org, text: e.Name.Text, runes: n.runes,
			exact: e.Name.Case == "exact", quoted: e.Name.Quoted})
	}
	f := &Finder{byWord: make(map[string][]pattern, len(byFold))}
	for _, folded := range slices.Sorted(maps.Keys(byFold)) {
		runes := []rune(folded)
		from, to := nextWord(runes, 0)
		if from == to {
			continue
		}
		word := string(runes[from:to])
		p := pattern{runes: runes, lead: from, entries: byFold[folded]}
		if from, to := nextWord(runes, to); from < to {
			p.second = string(runes[from:to])
		}
		f.byWord[word] = append(f.byWord[word], p)
	}
	for _, list := range f.byWord {
		slices.SortStableFunc(list, func(a, b pattern) int { return cmp.Compare(len(b.runes), len(a.runes)) })
	}
	return f
}

// nextWord gives the first run of word characters at or behind at.
func nextWord(runes []rune, at int) (from, to int) {
	for at < len(runes) && !word(runes[at]) {
		at++
	}
	from = at
	for at < len(runes) && word(runes[at]) {
		at++
	}
	return from, at
}

// Find gives the matches in text, in order and without overlaps.
func (f *Finder) Find(text string) []Match {
	if len(f.byWord) == 0 || !f.possible(text) {
		return nil
	}
	n, ok := f.memory.Get().(*normalized)
	if !ok {
		n = &normalized{}
	}
	defer f.memory.Put(n)
	n.read(text)
	return f.matches(n)
}

// matches gives the matches in a normalized text, in order and without
// overlaps.
func (f *Finder) matches(n *normalized) []Match {
	var found []Match
	for from, to := nextWord(n.folded, 0); from < to; from, to = nextWord(n.folded, to) {
		list, ok := f.lookup(n.folded[from:to])
		if !ok {
			continue
		}
		for _, p := range list {
			start := from - p.lead
			end := start + len(p.runes)
			if start < 0 || end > len(n.folded) || !slices.Equal(n.folded[start:end], p.runes) || !n.border(start) || !n.border(end) {
				continue
			}
			if m, ok := p.match(n, start, end); ok {
				found = append(found, m)
			}
		}
	}
	slices.SortFunc(found, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To))
	})
	end := 0
	kept := found[:0]
	for _, m := range found {
		if m.From >= end {
			kept = append(kept, m)
			end = m.To
		}
	}
	return kept
}

// possible reports whether a text may hold a name: the first word of one, with
// the second behind it. It walks over the words of plain text, of which nearly
// all of every text consists, without making anything of them; at the first
// rune that may be a disguise it says yes.
func (f *Finder) possible(text string) bool {
	var buf [64]byte
	word := buf[:0]
	var begun []pattern // of which the word before is the first
	ends := func() bool {
		for _, p := range begun {
			if p.second == string(word) {
				return true
			}
		}
		begun = f.byWord[string(word)]
		word = word[:0]
		return slices.ContainsFunc(begun, func(p pattern) bool { return p.second == "" })
	}
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			word = append(word, byte(r))
			continue
		case 'A' <= r && r <= 'Z':
			word = append(word, byte(r)+'a'-'A')
			continue
		case r >= utf8.RuneSelf && !strings.ContainsRune(plainPunctuation, r):
			return true
		}
		if len(word) > 0 && ends() {
			return true
		}
	}
	return len(word) > 0 && ends()
}

// plainPunctuation are the signs beyond ASCII that part words in every form
// and that every typographer uses.
const plainPunctuation = "“”‘’„«»–—…\u00a0\u202f€£§"

// lookup finds the patterns of a word without allocating for its key.
func (f *Finder) lookup(word []rune) ([]pattern, bool) {
	var buf [64]byte
	key := buf[:0]
	for _, r := range word {
		key = utf8.AppendRune(key, r)
	}
	list, ok := f.byWord[string(key)]
	return list, ok
}

// match checks the candidate n.runes[from:to] letter by letter.
func (p pattern) match(n *normalized, from, to int) (Match, bool) {
	m := Match{From: n.at[from], To: n.end(to)}
	for _, e := range p.entries {
		if !e.looksLike(n.runes[from:to]) || e.quoted && !n.quoted(from, to) {
			continue
		}
		if m.Name == "" {
			m.Name = e.text
		}
		if !slices.Contains(m.Orgs, e.org) {
			m.Orgs = append(m.Orgs, e.org)
		}
	}
	slices.Sort(m.Orgs)
	return m, len(m.Orgs) > 0
}

// looksLike compares a candidate with the name: the letters must be the same,
// or alike to the eye, in the name's own case or, unless it is exact, in the
// other.
func (e name) looksLike(runes []rune) bool {
	if len(runes) != len(e.runes) {
		return false
	}
	for i, r := range runes {
		want := e.runes[i]
		if r == want || alike(r) == alike(want) {
			continue
		}
		if e.exact {
			return false
		}
		lower, upper := unicode.ToLower(want), unicode.ToUpper(want)
		if unicode.ToLower(r) != lower && alike(r) != alike(lower) && alike(r) != alike(upper) {
			return false
		}
	}
	return true
}

// border reports whether a word may begin or end before rune i.
func (n *normalized) border(i int) bool {
	return i == 0 || i == len(n.runes) || !word(n.runes[i-1]) || !word(n.runes[i])
}

func word(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// quoted reports whether quotation marks stand directly around runes[from:to].
func (n *normalized) quoted(from, to int) bool {
	return from > 0 && to < len(n.runes) && quotes(n.runes[from-1]) && quotes(n.runes[to])
}

func quotes(r rune) bool {
	return r == '"' || r == '\'' || unicode.In(r, unicode.Quotation_Mark)
}

// end gives the byte behind rune to-1 in the original text.
func (n *normalized) end(to int) int {
	if to == 0 {
		return 0
	}
	at := n.at[to-1]
	_, size := utf8.DecodeRuneInString(n.text[at:])
	return at + size
}
