package suggest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/printed"
	"dossier/internal/prose"
)

// The longest name that is looked for before a printed label, in bytes, and
// the most words that it has where no quotation marks bound it.
const (
	longestName = 120
	mostWords   = 6
)

// nameWords are words of a language about names: in small letters, those that
// may stand inside of one, and those that stand before one and are no part.
type nameWords struct{ inside, before []string }

func nameWordsOf(lang string) nameWords {
	base, ok := languageOf(lang)
	if !ok {
		return nameWords{}
	}
	return nameWords{words(base, "name-inside.txt"), words(base, "name-before.txt")}
}

// nameBefore gives the name of an organization that ends before a place of a
// text: what stands in quotation marks or parentheses there, else an
// abbreviation in capitals, else the words with capitals and the small ones
// between them.
func nameBefore(text string, at int, w nameWords) (from, to int, ok bool) {
	to = len(strings.TrimRightFunc(printed.Before(strings.TrimRightFunc(text[:at], unicode.IsSpace)), unicode.IsSpace))
	least := max(0, to-longestName)
	for least < to && !utf8.RuneStart(text[least]) {
		least++
	}
	last, size := utf8.DecodeLastRuneInString(text[:to])
	if openers, closes := pairs[last]; closes {
		inner := to - size
		i := strings.LastIndexAny(text[least:inner], openers)
		if i < 0 {
			return 0, 0, false
		}
		_, size := utf8.DecodeRuneInString(text[least+i:])
		from, to = least+i+size, inner
		return from, to, strings.TrimSpace(text[from:to]) != "" && (last != ')' || capitals(text[from:to]))
	}
	return nameOfWords(text, least, to, w)
}

// pairs are closing signs around a name, with those that open.
var pairs = map[rune]string{'»': "«", '”': "“„", '“': "„«", '"': `"`, ')': "(", '’': "‘"}

// nameOfWords gives the name that the words up to a place make.
func nameOfWords(text string, least, to int, w nameWords) (int, int, bool) {
	starts := wordsBefore(text, least, to)
	word := func(i int) string {
		if i == 0 {
			return text[starts[0]:to]
		}
		return strings.TrimSpace(text[starts[i]:starts[i-1]])
	}
	first := -1 // of the words, that with which the name begins
	short := func(i int) bool { return capitals(word(i)) && letters(word(i)) > 1 }
	for i := range starts {
		upper := strings.ContainsFunc(word(i), unicode.IsUpper)
		switch {
		case first >= 0 && short(0) && !short(i):
			return starts[first], to, true // no more than the abbreviation
		case upper:
			first = i
		case i > 1 && first < 0, i > 0 && first >= 0 && !slices.Contains(w.inside, word(i)):
			starts = starts[:i] // two small words at the end, as in «Исламское государство», are the most
		}
		if i >= len(starts) {
			break
		}
	}
	if first < 0 {
		return 0, 0, false
	}
	if first > 0 && unicode.Is(unicode.Cyrillic, firstRune(word(first))) && strings.ContainsFunc(word(first-1), unicode.IsUpper) && begins(text[:starts[first]]) {
		first-- // «Движение Талибан»: the first capital is that of the sentence
	}
	for first > 0 && slices.Contains(w.before, strings.ToLower(word(first))) {
		first--
	}
	return starts[first], to, true
}

// wordsBefore gives where the words begin that end at a place and have nothing
// but white space between them, the last word first.
func wordsBefore(text string, least, to int) []int {
	var starts []int
	for at := to; len(starts) < mostWords && at > least; {
		begin := at
		for begin > least {
			r, size := utf8.DecodeLastRuneInString(text[least:begin])
			if between(r) && !(strings.ContainsRune("-'’", r) && begin < at) {
				break
			}
			begin -= size
		}
		if begin == at {
			break
		}
		starts = append(starts, begin)
		at = least + len(strings.TrimRightFunc(text[least:begin], unicode.IsSpace))
		if at == begin {
			break // something else than white space
		}
	}
	return starts
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// begins reports whether a sentence begins behind a text.
func begins(before string) bool {
	before = strings.TrimRight(strings.TrimRightFunc(before, unicode.IsSpace), prose.Openers)
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	return before == "" || strings.ContainsRune(".!?…", lastRune(before))
}
