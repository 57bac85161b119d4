package suggest

import (
	"strings"
	"unicode/utf8"
)

// lexicon is a set of phrases, each with a value, that are looked for among
// the tokens of a text.
//
// The data files hold one entry a line: phrases with ";" between them, all of
// one value, which stands before them with ": " where the file has values. A
// phrase is cut into tokens as texts are. White space in it stands for white
// space, none for none. A word that ends in * stands for every word that
// begins so; a word that begins with a capital is found only with one; all
// else is found in both cases.
type lexicon struct {
	forward, backward lexNode
}

type lexNode struct {
	next             map[lexKey]*lexNode
	minStem, maxStem int // lengths of the stems among next, in bytes; 0 for none
	end              bool
	value            string
}

type lexKey struct {
	word                  string
	spaced, capital, stem bool
}

// longestStem is the longest beginning of a word that is looked up, in bytes.
const longestStem = 40

// newLexicon reads a data file without values; one that is missing is empty.
func newLexicon(language, file string) *lexicon {
	l := &lexicon{}
	for _, line := range words(language, file) {
		l.addAll("", line)
	}
	return l
}

// newValues reads a data file with values.
func newValues(language, file string) *lexicon {
	l := &lexicon{}
	for _, line := range words(language, file) {
		if value, phrases, ok := strings.Cut(line, ": "); ok {
			l.addAll(strings.TrimSpace(value), phrases)
		}
	}
	return l
}

func (l *lexicon) addAll(value, phrases string) {
	for phrase := range strings.SplitSeq(phrases, ";") {
		l.add(value, strings.TrimSpace(phrase))
	}
}

func (l *lexicon) add(value, phrase string) {
	var keys []lexKey
	for _, t := range tokenize(phrase, nil) {
		if t.fold == "*" && len(keys) > 0 && !t.spaced {
			keys[len(keys)-1].stem = true
			continue
		}
		keys = append(keys, lexKey{word: t.fold, spaced: t.spaced, capital: t.upper})
	}
	if len(keys) == 0 {
		return
	}
	// White space belongs to the border between two tokens: read backward, it
	// is met with the left one.
	turned := make([]lexKey, len(keys))
	for i, k := range keys {
		k.spaced = i+1 < len(keys) && keys[i+1].spaced
		turned[len(keys)-1-i] = k
	}
	keys[0].spaced = false
	l.forward.insert(keys, value)
	l.backward.insert(turned, value)
}

// firstWords adds the first words of the phrases to a set. Those of stems are
// not among them: no number begins with one.
func (l *lexicon) firstWords(set map[string]bool) {
	for k := range l.forward.next {
		if !k.stem {
			set[k.word] = true
		}
	}
}

func (n *lexNode) insert(keys []lexKey, value string) {
	for _, k := range keys {
		if n.next == nil {
			n.next = map[lexKey]*lexNode{}
		}
		if k.stem {
			if n.maxStem == 0 || len(k.word) < n.minStem {
				n.minStem = len(k.word)
			}
			n.maxStem = max(n.maxStem, len(k.word))
		}
		child := n.next[k]
		if child == nil {
			child = &lexNode{}
			n.next[k] = child
		}
		n = child
	}
	n.end, n.value = true, value
}

// at finds the longest phrase that begins with token i, and gives its number
// of tokens (0 for none) and its value.
func (l *lexicon) at(tokens []token, i int) (int, string) {
	if i < 0 || i >= len(tokens) || l.forward.next == nil {
		return 0, ""
	}
	return l.forward.longest(tokens, i, 1, false)
}

// before finds the longest phrase that ends before token i.
func (l *lexicon) before(tokens []token, i int) (int, string) {
	if i < 1 || i > len(tokens) || l.backward.next == nil {
		return 0, ""
	}
	return l.backward.longest(tokens, i-1, -1, false)
}

// has reports whether a phrase begins with token i.
func (l *lexicon) has(tokens []token, i int) bool {
	n, _ := l.at(tokens, i)
	return n > 0
}

func (n *lexNode) longest(tokens []token, i, step int, spaced bool) (int, string) {
	if i < 0 || i >= len(tokens) || n.next == nil {
		return 0, ""
	}
	t := &tokens[i]
	best, value := 0, ""
	try := func(k lexKey) {
		child := n.next[k]
		if child == nil {
			return
		}
		length, v := 0, child.value
		if child.end {
			length = 1
		}
		border := false
		if step > 0 && i+1 < len(tokens) {
			border = tokens[i+1].spaced
		} else if step < 0 {
			border = t.spaced
		}
		if more, deep := child.longest(tokens, i+step, step, border); more > 0 {
			length, v = more+1, deep
		}
		if length > best {
			best, value = length, v
		}
	}
	each := func(word string, stem bool) {
		try(lexKey{word: word, spaced: spaced, stem: stem})
		if t.upper {
			try(lexKey{word: word, spaced: spaced, stem: stem, capital: true})
		}
	}
	each(t.fold, false)
	if n.maxStem > 0 && t.kind == tokenWord {
		for length := min(n.maxStem, len(t.fold), longestStem); length >= n.minStem; length-- {
			if length == len(t.fold) || utf8.RuneStart(t.fold[length]) {
				each(t.fold[:length], true)
			}
		}
	}
	return best, value
}
