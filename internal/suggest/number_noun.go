package suggest

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// nounAt gives the tokens of what is counted from token i: [first, last). It
// looks at a few words: adjectives as the language's endings tell them, and
// the noun.
func (r *reader) nounAt(i int) (first, last int, ok bool) {
	const reach = 6 // words
	best, bare := 0, 0
	pos := i
	if i > 0 && i < len(r.tokens) && r.signAt(i-1, ".") && r.tokens[i].upper {
		return i, i, false // the stop of an abbreviation that ends a sentence
	}
	for range reach {
		if pos >= len(r.tokens) || r.tokens[pos].kind != tokenWord || !r.spacedAt(pos) && pos > i {
			break
		}
		if pos == i && !r.tokens[pos].spaced || r.mayBegin(pos) && !r.g.article.has(r.tokens, pos) || pos > i && r.sentenceBegins(pos) {
			break
		}
		if bare > 0 && r.g.noun.toll.has(r.tokens, pos) {
			break
		}
		if n, _ := r.g.noun.counted.at(r.tokens, pos); n > 0 && !r.adjective(pos) {
			best = pos + n
			if next := best; next < len(r.tokens) && r.spacedAt(next) && r.g.noun.head != nil && (r.isHead(next) || r.g.noun.counted.has(r.tokens, next)) {
				pos = next
				continue
			}
			break
		}
		if n, _ := r.g.and.at(r.tokens, pos); n > 0 && best == 0 && pos > i && pos+1 < len(r.tokens) && !r.stops(pos+1) {
			pos += n
			continue
		}
		if r.stops(pos) && !r.participle(pos) {
			if n, _ := r.g.noun.toll.at(r.tokens, pos); n > 0 && best == 0 {
				best = pos + n
			}
			break
		}
		end := r.hyphened(pos)
		switch {
		case best > 0 && !r.isHead(end-1):
			return i, best, true
		case r.isHead(end-1) && !r.adjective(end-1):
			best = end
		case r.isModifier(end - 1):
			bare = end
		case r.g.noun.bare:
			return i, end, true
		case pos == i && r.tokens[pos].upper && !r.headline:
			bare = end
		}
		if r.g.noun.bare && best > 0 {
			break
		}
		pos = end
	}
	if best == 0 && bare > 0 && (r.g.noun.bare || r.capitalsOnly(bare)) {
		best = bare
	}
	return i, best, best > 0
}

// adjective reports whether a word has the ending of an adjective and a noun
// may follow.
func (r *reader) adjective(i int) bool {
	return r.isModifier(i) && i+1 < len(r.tokens) && r.tokens[i+1].kind == tokenWord && r.tokens[i+1].spaced && !r.stops(i+1) && !r.mayBegin(i+1)
}

// capitalsOnly reports whether the word before a token is an abbreviation in
// capitals, behind which something else than a noun stands.
func (r *reader) capitalsOnly(end int) bool {
	t := &r.tokens[end-1]
	word := r.text[t.from:t.to]
	return utf8.RuneCountInString(word) > 1 && strings.ToUpper(word) == word
}

// hyphened gives the end of a word with its parts behind hyphens.
func (r *reader) hyphened(i int) int {
	i++
	for range 3 {
		if r.gluedDigits(i) || r.gluedWord(i) && r.tokens[i-1].kind == tokenDigits {
			i++
			continue
		}
		if !r.signAt(i, "-") || r.spacedAt(i) || !r.gluedWord(i+1) && !r.gluedDigits(i+1) {
			break
		}
		i += 2
	}
	return i
}

func (r *reader) stops(i int) bool {
	return r.g.noun.stop.has(r.tokens, i) || r.g.noun.toll.has(r.tokens, i) || hasEnding(r.tokens[i].fold, r.g.noun.halt)
}

// participle reports whether a word that looks like the end of what is counted
// belongs to it, for the noun follows at once: "fighting positions".
func (r *reader) participle(i int) bool {
	if r.g.noun.stop.has(r.tokens, i) {
		return false
	}
	return i+1 < len(r.tokens) && r.tokens[i+1].kind == tokenWord && r.tokens[i+1].spaced && r.isHead(i+1)
}

func (r *reader) isHead(i int) bool {
	t := &r.tokens[i]
	if t.kind == tokenWord && !t.spaced && i > 0 && r.tokens[i-1].kind == tokenDigits {
		return slices.Contains(r.g.noun.head, t.fold) // "F-16s"
	}
	if t.kind != tokenWord || r.g.noun.stop.has(r.tokens, i) || r.g.noun.toll.has(r.tokens, i) {
		return false
	}
	if r.g.noun.counted.has(r.tokens, i) {
		return true
	}
	if t.upper && !r.headline && (r.capitalsOnly(i+1) || i+1 < len(r.tokens) && r.tokens[i+1].upper) {
		return false // an abbreviation, a name
	}
	return hasEnding(t.fold, r.g.noun.head) && !hasEnding(t.fold, r.g.noun.not)
}

func (r *reader) isModifier(i int) bool {
	return hasEnding(r.tokens[i].fold, r.g.noun.modifier)
}

func hasEnding(word string, endings []string) bool {
	for _, e := range endings {
		if len(word) > len(e) && strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}
