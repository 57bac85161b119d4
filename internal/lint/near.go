package lint

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

var nearName = Rule{
	Code:  "near-name",
	Title: "two organizations have names that nearly agree",
	Text: `Two records bear the same name, or names that differ in one letter or in punctuation
alone. Often they are one organization entered twice. Sometimes they are two (a splinter
group may take nearly the name of its origin): then say so, with an accept comment or
with split_from, predecessor or successor.`,
	Before: "- {id: isis, name: Islamic State}\n- {id: islamic-state, name: Islamic-State}",
	After:  "- id: isis\n  name: Islamic State\n  names: [{text: Islamic-State, lang: en}]",
	Warns:  true,
	Check: func(in Input) []diag.Diagnostic {
		var names []labelled
		for _, id := range in.Graph.IDs {
			e, _ := in.Graph.Entity(id)
			b := e.Common()
			if b.Kind != "organization" {
				continue
			}
			for _, n := range b.Names {
				at := n.At
				if at.IsZero() || at == b.At {
					at = b.IDAt
				}
				names = append(names, labelled{id: id, text: n.Text, at: at})
			}
		}
		var out []diag.Diagnostic
		for _, p := range nearPairs(names, 5) {
			if related(in, p[0].id, p[1].id) {
				continue
			}
			out = append(out, diag.Warnf("near-name", p[1].at, "the name `%s` of `%s` is nearly `%s`, a name of `%s`", p[1].text, p[1].id, p[0].text, p[0].id).
				WithPlace(p[0].at, "the other one").
				WithHelp("make one record of the two, or link them by split_from, predecessor or successor"))
		}
		return out
	},
}

var nearTitle = Rule{
	Code:  "near-title",
	Title: "two sources have titles that nearly agree",
	Text: `Two sources with the same title, or titles that differ in one letter or in punctuation
alone, are often one work entered twice, under two ids. Two editions of one work differ
in their dates: then the rule is silent.`,
	Before: "- {id: a, type: report, title: Civilian deaths}\n- {id: b, type: report, title: Civilian Deaths}",
	After:  "- {id: a, type: report, title: Civilian deaths}",
	Warns:  true,
	Check: func(in Input) []diag.Diagnostic {
		var titles []labelled
		for _, id := range in.Graph.IDs {
			e, _ := in.Graph.Entity(id)
			// A title in square brackets is a description of ours.
			if b := e.Common(); b.Kind == "source" && !strings.HasPrefix(b.Title, "[") {
				titles = append(titles, labelled{id: id, text: b.Title, at: b.IDAt, more: issuedOf(e)})
			}
		}
		var out []diag.Diagnostic
		for _, p := range nearPairs(titles, 8) {
			out = append(out, diag.Warnf("near-title", p[1].at, "the title of `%s` is nearly that of `%s`", p[1].id, p[0].id).
				WithPlace(p[0].at, "the other one").
				WithHelp("keep one of the two, and write the other's id into its aliases"))
		}
		return out
	},
}

// dated is a source that knows when it was issued.
type dated interface{ IssuedDate() annot.Date }

func issuedOf(e annot.Entity) string {
	if d, ok := e.(dated); ok {
		return d.IssuedDate().Text
	}
	return ""
}

// labelled is a name or a title and whose it is.
type labelled struct {
	id, text string
	at       diag.Span
	more     string
}

// related reports whether the record of one organization refers to the other.
func related(in Input, a, b string) bool {
	return slices.Contains(in.Graph.ReferrersOf(a), b) || slices.Contains(in.Graph.ReferrersOf(b), a)
}

// nearPairs finds the pairs of different owners whose words agree when only
// letters and digits count, or differ in one of these, and of which the same is
// known otherwise (more). Words shorter than least must agree wholly. A word is
// kept under its hash and under that of every form with one letter left out:
// two words of which one has at most one letter more, less or another have one
// of these in common. Of several that share a form the first counts.
func nearPairs(list []labelled, least int) [][2]labelled {
	words := make([][]rune, len(list))
	first := map[uint64]int{}
	var out [][2]labelled
	paired := map[[2]string]bool{}
	var keys []uint64
	for i, l := range list {
		words[i] = lettersOf(l.text)
		if len(words[i]) == 0 {
			continue
		}
		keys = forms(keys[:0], l.more, words[i], least)
		for _, key := range keys {
			j, ok := first[key]
			if !ok {
				first[key] = i
				continue
			}
			other := list[j]
			pair := [2]string{other.id, l.id}
			if other.id != l.id && !paired[pair] && other.more == l.more && close(words[j], words[i]) {
				paired[pair] = true
				out = append(out, [2]labelled{other, l})
			}
		}
	}
	return out
}

func lettersOf(s string) []rune {
	var out []rune
	for _, r := range strings.ToLower(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, r)
		}
	}
	return out
}

// forms appends the hashes of a word and of it with any one letter left out.
// They are polynomials over the letters, so that each costs one step: what
// stands before the letter left out, times a power, plus what stands behind.
func forms(out []uint64, more string, word []rune, least int) []uint64 {
	const base = 0x9e3779b97f4a7c15 // odd, so that its powers never vanish
	seed := uint64(len(more))
	for _, r := range more {
		seed = seed*base + uint64(r)
	}
	whole := seed
	for _, r := range word {
		whole = whole*base + uint64(r)
	}
	out = append(out, whole)
	if len(word) < least {
		return out
	}
	// hashes[i] is that of word[:i], behind that of word[i+1:], and power is
	// base to the number of letters in that.
	before, behind, power := seed, uint64(0), uint64(1)
	hashes := make([]uint64, len(word))
	for i, r := range word {
		hashes[i] = before
		before = before*base + uint64(r)
	}
	for i := len(word) - 1; i >= 0; i-- {
		out = append(out, hashes[i]*power+behind)
		behind += uint64(word[i]) * power
		power *= base
	}
	return out
}

// close reports whether two words differ in at most one letter: one more, one
// less, another, or none.
func close(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		return i == len(a) || slices.Equal(a[i+1:], b[i+1:])
	case 1:
		return slices.Equal(a[i:], b[i+1:])
	}
	return false
}
