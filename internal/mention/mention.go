// Package mention finds the names of organizations in texts.
//
// The rules (the second promise rests on them):
//
//   - every name of every organization is looked for; of matches one of which
//     lies in the other the longer wins, and of names of one organization that
//     overlap the leftmost. Where names of different organizations overlap and
//     neither holds the other, the words of both are one match that belongs to
//     both: nothing tells which is meant, and neither may hide the other;
//   - a name of an organization of which nobody knows whether it is designated
//     (Yielding) gives way where it lies around or across a name of a designated
//     one (Firm), and is not found there: it must hide nothing. Where both are
//     the same words, these belong to both;
//   - a match begins and ends at a word border: no letter, digit or mark of the
//     same word may stand beside it, so that `anti-ISIS`, `ISIS’`, `ISIS's` and
//     `ISIS-control` hold the name and `crISIS` does not. A word is a run of
//     letters and digits; ideographs, Hiragana and the letters of Thai, Lao,
//     Khmer and Burmese, which are written without spaces, are each a word, and
//     Hangul and Katakana part from other letters (after Unicode UAX #29; an
//     apostrophe always parts);
//   - a name marked `case: exact` matches in its own case only; other names in
//     any case;
//   - a name marked `quoted` counts only between quotation marks; a full stop or
//     comma may stand before the second (“Basis.”);
//   - any run of white space equals one space, and beside a hyphen none; a hyphen
//     may stand for the space in a name; all hyphens and dashes are one hyphen,
//     all apostrophes one apostrophe, all quotation marks one. The blanks of
//     Braille and of Hangul are spaces;
//   - a name of one word in capitals, of three letters or more, is found with
//     full stops between its letters too (I.S.I.S.), in capitals only;
//   - disguises are undone: zero-width and formatting characters are passed
//     over, full-width and styled letters are folded (NFKC; letters in circles,
//     squares and parentheses are letters, and so are three or more regional
//     indicators in a row, of which two are a flag), and letters of other
//     scripts that look like the name's own are taken for them (confusables as
//     in Unicode UTS #39, the letters of Cyrillic, Greek, Armenian, Cherokee,
//     Lisu, Coptic, Miao and Latin that are alike in common typefaces). Digits and signs that stand for letters (1S1S) are another
//     spelling: list it as a name;
//   - diacritics of Latin and Greek letters do not count, on either side, nor do
//     strokes through letters and marks that a text sets over or through its
//     letters; ё is е, a Russian stress mark nothing, й and ї letters of their
//     own; Arabic and Hebrew vowel points do not count. A half ring (Qāʿida) is
//     an apostrophe or nothing.
//
// Russian names are found in every case and number. A name is inflected if its
// `lang` is ru, or if it has none and its Cyrillic letters are all Russian. Each
// of its words takes the endings of its declension, told from its last letters
// in the dictionary form: adjectives (hard, soft, after sibilants), nouns in a
// consonant, -й, -ь, -а, -я, -о, -е, and plurals in -ы, -и, -е, with the
// fleeting о and е of -ец, -ок, -ка. The words agree loosely: each may stand in
// any of its forms, since the others tie it to the name. A word matches whole or
// not at all (База: Базы, Базой; not базар). Acronyms of up to five capitals
// that end in a consonant take the endings of the singular, at once or behind a
// hyphen (ИГИЛа, ИГИЛ-ом); one of fewer than four letters only in capitals with
// a small ending (ИГ-а, ИГом). `case: exact` asks for the name's own case and
// small endings, not for one form. The match covers the inflected form whole.
// Source of the rule: the declensions of standard Russian (endings.go).
//
// Arabic names (`lang: ar` or none) are found behind the proclitics that are
// written together with them: و ف ب ل ك and pairs of them, لل for ل and the
// article; the match covers both. The article itself is a part of the name.
// Hebrew prefixes, Korean particles and the forms of all other languages are
// names of their own: list them.
package mention

import (
	"cmp"
	"slices"
	"sync"

	"dossier/internal/annot"
)

// Entry is a name and the organization it belongs to.
type Entry struct {
	Org  string // id
	Name annot.Name
	Rank Rank // the same for all names of an organization
}

// Rank says how a name stands to others that it overlaps.
type Rank uint8

// The ranks.
const (
	Ordinary Rank = iota // the longer wins
	Firm                 // of a designated organization: Yielding ones give way to it
	Yielding             // of one of which nobody knows
)

// Match is a name found in a text.
type Match struct {
	From, To int      // bytes of the text
	Orgs     []string // ids of the organizations that bear the name, sorted
	Name     string   // as the first of their records has it
	Also     []string // further names that the words are, as the records have them
	Overlap  bool     // the words are those of several names that overlap
}

// Is reports whether the matched name is one of org's.
func (m Match) Is(org string) bool { return slices.Contains(m.Orgs, org) }

// Calls reports whether the matched words are a name.
func (m Match) Calls(name func(string) bool) bool {
	return name(m.Name) || slices.ContainsFunc(m.Also, name)
}

// add adds an organization and how its record has the name.
func (m *Match) add(p *pattern) {
	if !m.Is(p.org) {
		m.Orgs = append(m.Orgs, p.org)
	}
	if p.text != m.Name && !slices.Contains(m.Also, p.text) {
		m.Also = append(m.Also, p.text)
	}
}

// Finder finds names. It is immutable and safe for concurrent use.
type Finder struct {
	*alphabet
	*index
	patterns []pattern
	memory   sync.Pool // of *memory, for the next text
}

// memory is what reading a text needs.
type memory struct {
	plain
	reading
	found []candidate
}

// Longest is how many characters a name may have: many times those of any name
// of an organization.
const Longest = 500

// New makes a finder for the names given. Names without a letter or a digit, and
// those that are longer than Longest, are left out.
func New(entries []Entry) *Finder {
	f := &Finder{alphabet: letters(), patterns: make([]pattern, 0, len(entries))}
	n := &reading{alphabet: f.alphabet}
	for _, e := range entries {
		f.patterns = append(f.patterns, patternsOf(e, n)...)
	}
	f.index = newIndex(f.patterns, f.alphabet)
	return f
}

// Find gives the matches in text, in order and without overlaps.
func (f *Finder) Find(text string) []Match {
	if len(f.patterns) == 0 {
		return nil
	}
	m, ok := f.memory.Get().(*memory)
	if !ok {
		m = &memory{plain{Finder: f}, reading{alphabet: f.alphabet}, nil}
	}
	defer f.memory.Put(m)
	m.found = m.found[:0]
	for _, r := range m.regions(text) {
		m.found = f.all(&m.reading, text, r, m.found)
	}
	return f.choose(m.found)
}

// candidate is a match that others may still win over.
type candidate struct {
	from, to int // bytes of the text
	pattern  int32
}

// all adds every match in a part of a text to those found. Where there are half
// rings, the text is read once with and once without them.
func (f *Finder) all(n *reading, text string, part place, found []candidate) []candidate {
	for _, withRings := range []bool{true, false} {
		if !withRings && !n.rings {
			break
		}
		n.read(text[part.from:part.to], withRings)
		for at := range n.words {
			var long longer
			f.candidates(n, at, func(i int32) {
				p := &f.patterns[i]
				if long.holds(p, at) {
					return
				}
				if from, to, ok := p.match(n, at); ok {
					found = append(found, candidate{part.from + int(n.letters[from].from), part.from + int(n.letters[to-1].to), i})
					if p.gaps[0] == "" {
						long = longer{p.org, at - p.anchor, len(p.words)}
					}
				}
			})
		}
	}
	return found
}

// longer is the last match at a place: shorter names of the same organization
// that begin with the same word need not be compared.
type longer struct {
	org          string
	first, words int
}

func (l longer) holds(p *pattern, at int) bool {
	return len(p.words) < l.words && p.org == l.org && at-p.anchor == l.first && p.gaps[0] == ""
}

// choose takes the leftmost matches, the longest of those that begin together.
// It makes one of those with the same words, and of those of different
// organizations that overlap.
func (f *Finder) choose(found []candidate) []Match {
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to), cmp.Compare(a.pattern, b.pattern))
	})
	found = f.yield(found)
	var kept []Match
	var piece candidate // of the last match kept, the last that it was made of
	for _, c := range found {
		p := &f.patterns[c.pattern]
		last := len(kept) - 1
		switch {
		case last < 0 || c.from >= kept[last].To:
			kept = append(kept, Match{From: c.from, To: c.to, Orgs: []string{p.org}, Name: p.text})
			piece = c
		case c.from == piece.from && c.to == piece.to:
			kept[last].add(p)
		case c.to > kept[last].To && !kept[last].Is(p.org):
			kept[last].add(p)
			kept[last].To, kept[last].Overlap = c.to, true
			piece = c
		}
	}
	for _, m := range kept {
		slices.Sort(m.Orgs)
	}
	return kept
}
