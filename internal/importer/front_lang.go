package importer

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// unknownLang is BCP 47's tag of a text whose language nobody knows.
const unknownLang = "und"

// One file a language, called by its tag, with lines that begin with
//
//	script   the names of its scripts, as Unicode has them
//	needs    a script of which one letter in twenty must be
//	letters  letters that it has and most others of its script have not
//	never    letters that it does not have
//	words    words that are frequent in it
//
// A language that has a script to itself needs no words.
//
//go:embed language/*.txt
var languageFiles embed.FS

// language is what is known of a language.
type language struct {
	tag     string
	scripts []*unicode.RangeTable
	needs   *unicode.RangeTable
	letters string
	never   string
	words   map[string]bool
}

// languages reads the data files, in the order of their tags.
var languages = sync.OnceValue(func() []language {
	entries, err := languageFiles.ReadDir("language")
	if err != nil {
		return nil
	}
	var out []language
	for _, e := range entries {
		data, err := languageFiles.ReadFile("language/" + e.Name())
		if err == nil {
			out = append(out, readLanguage(strings.TrimSuffix(e.Name(), ".txt"), string(data)))
		}
	}
	return out
})

func readLanguage(tag, data string) language {
	l := language{tag: tag, words: map[string]bool{}}
	for line := range strings.Lines(data) {
		key, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch key {
		case "script":
			for name := range strings.FieldsSeq(rest) {
				l.scripts = append(l.scripts, unicode.Scripts[name])
			}
		case "needs":
			l.needs = unicode.Scripts[rest]
		case "letters":
			l.letters = rest
		case "never":
			l.never = rest
		case "words":
			for word := range strings.FieldsSeq(rest) {
				l.words[word] = true
			}
		}
	}
	return l
}

// guessLang tells the language of a text by its script and, where several
// languages share it, by their most frequent words and their own letters. It
// is unknownLang where no language is clearly the likeliest.
func guessLang(text string) string {
	letters := map[rune]int{}
	all := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters[unicode.ToLower(r)]++
			all++
		}
	}
	var able []language
	for _, l := range languages() {
		if l.writes(letters, all) {
			able = append(able, l)
		}
	}
	if i := slices.IndexFunc(able, func(l language) bool { return l.needs != nil }); i >= 0 {
		return able[i].tag
	}
	switch len(able) {
	case 0:
		return unknownLang
	case 1:
		return able[0].tag
	}
	return likeliest(able, text, letters)
}

// writes reports whether most of the letters are of the language's scripts.
func (l language) writes(letters map[rune]int, all int) bool {
	own, needed := 0, 0
	for r, n := range letters {
		if unicode.In(r, l.scripts...) {
			own += n
		}
		if l.needs != nil && unicode.Is(l.needs, r) {
			needed += n
		}
	}
	return all > 0 && own*10 >= all*6 && (l.needs == nil || needed*20 >= all)
}

// likeliest weighs languages of one script: six points for each frequent word
// of one alone, fewer for one that several share, one for each letter of their
// own, and three off for each that they do not have. The best must have three
// points for every ten words, and half as many again as the next.
func likeliest(able []language, text string, letters map[rune]int) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) })
	points := make([]int, len(able))
	for _, word := range words {
		var of []int
		for i, l := range able {
			if l.words[word] {
				of = append(of, i)
			}
		}
		for _, i := range of {
			points[i] += 6 / len(of)
		}
	}
	best, second, tag := 0, 0, unknownLang
	for i, l := range able {
		for _, r := range l.letters {
			points[i] += letters[r]
		}
		for _, r := range l.never {
			points[i] -= 3 * letters[r]
		}
		if points[i] > best {
			best, second, tag = points[i], best, l.tag
		} else if points[i] > second {
			second = points[i]
		}
	}
	if best < 6 || best*10 < 3*len(words) || best*2 < second*3 {
		return unknownLang
	}
	return tag
}

// langTag gives a language tag in the form that front matter has: en, pt-BR;
// empty when it is none.
func langTag(tag string) string {
	tag = strings.ReplaceAll(strings.TrimSpace(tag), "_", "-")
	base, rest, more := strings.Cut(tag, "-")
	ascii := func(s string) bool {
		return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == ""
	}
	const longest = 35 // RFC 5646, section 4.4.1
	n := utf8.RuneCountInString(base)
	if !ascii(base) || n < 2 || n > 3 || strings.ContainsAny(base, "0123456789") || len(tag) > longest {
		return ""
	}
	if !more {
		return strings.ToLower(base)
	}
	for part := range strings.SplitSeq(rest, "-") {
		if len(part) < 2 || len(part) > 8 || !ascii(part) {
			return strings.ToLower(base)
		}
	}
	return strings.ToLower(base) + "-" + rest
}
