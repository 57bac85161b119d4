package mention

import "iter"

// proclitics are the words that Arabic writes together with the next: and, so;
// with, for, as; and each of the first two before each of the others. Source:
// the prefixes of the light stemmers (Larkey, Ballesteros, Connell 2007), with
// the article left out, which changes what a name means.
var proclitics = [...]string{"و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك"}

// bare is an Arabic word without its proclitics.
type bare struct {
	article bool // behind ل the article is written لل: its alif is restored
	rest    []placed
}

// shortestBare is how many letters a word must keep to be looked at without
// its prefix.
const shortestBare = 3

// unprefixed gives a word without each of the proclitics that it may begin
// with.
func unprefixed(word []placed) iter.Seq[bare] {
	return func(yield func(bare) bool) {
		for _, p := range proclitics {
			rest, ok := cut(word, p)
			if !ok || len(rest) < shortestBare {
				continue
			}
			if !yield(bare{rest: rest}) {
				return
			}
			if p[len(p)-2:] == "ل" && rest[0].look == 'ل' && !yield(bare{article: true, rest: rest}) {
				return
			}
		}
	}
}

func cut(word []placed, prefix string) ([]placed, bool) {
	for _, r := range prefix {
		if len(word) == 0 || word[0].look != r {
			return nil, false
		}
		word = word[1:]
	}
	return word, true
}

func (b bare) hash() uint64 {
	h := noLetters
	if b.article {
		h = hash(h, 'ا')
	}
	for i := range b.rest {
		h = hash(h, b.rest[i].class)
	}
	return h
}

// is reports whether the word without its prefix is the stem.
func (b bare) is(a *alphabet, stem string, exact bool) bool {
	if b.article {
		const alif = "ا"
		if len(stem) < len(alif) || stem[:len(alif)] != alif {
			return false
		}
		stem = stem[len(alif):]
	}
	rest, ok := a.begins(b.rest, stem, exact)
	return ok && len(rest) == 0
}
