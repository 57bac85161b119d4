package printed

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// One file a language; en.txt says what stands in them.
//
//go:embed words
var wordFiles embed.FS

// vocabulary is what labels say in all languages.
type vocabulary struct{ bans, states phrases }

// words reads the vocabulary.
var words = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{bans: newPhrases(), states: newPhrases()}
	files, _ := wordFiles.ReadDir("words") // what is built in can be read
	for _, file := range files {
		data, _ := wordFiles.ReadFile("words/" + file.Name())
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				continue
			}
			code, names, isState := strings.Cut(line, ":")
			if !isState {
				v.bans.add(fold(line), "")
				continue
			}
			for name := range strings.SplitSeq(names, ",") {
				v.states.add(name, code)
			}
		}
	}
	return v
})

// phrases are found by their first word, or by the letters with which it
// begins.
type phrases struct {
	whole, begun map[string][]phrase
	longest      int // bytes of what a first word begins with
}

// phrase is one or more words, and what they stand for. A star at the end of a
// word stands for any letters.
type phrase struct {
	words []string
	means string
}

func newPhrases() phrases {
	return phrases{whole: map[string][]phrase{}, begun: map[string][]phrase{}}
}

func (p *phrases) add(text, means string) {
	list := strings.Fields(text)
	if first, star := strings.CutSuffix(list[0], "*"); star {
		p.begun[first] = append(p.begun[first], phrase{list, means})
		p.longest = max(p.longest, len(first))
	} else {
		p.whole[first] = append(p.whole[first], phrase{list, means})
	}
}

// find calls found with what each phrase means that stands in a text, until it
// says no.
func (p *phrases) find(text []string, found func(means string) bool) {
	for i, word := range text {
		if !each(p.whole[word], text[i:], found) {
			return
		}
		for at, r := range word { // of letters only, so that it is valid UTF-8
			end := at + utf8.RuneLen(r)
			if end > p.longest {
				break
			}
			if !each(p.begun[word[:end]], text[i:], found) {
				return
			}
		}
	}
}

// each calls found for the phrases with which a text begins, and reports
// whether it wants more.
func each(list []phrase, text []string, found func(means string) bool) bool {
	for _, p := range list {
		if len(p.words) <= len(text) && slices.EqualFunc(p.words, text[:len(p.words)], isWord) && !found(p.means) {
			return false
		}
	}
	return true
}

func isWord(want, word string) bool {
	begin, star := strings.CutSuffix(want, "*")
	return want == word || star && strings.HasPrefix(word, begin)
}

// fold takes case and the dots of ё away.
func fold(text string) string { return strings.ReplaceAll(strings.ToLower(text), "ё", "е") }

func split(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
}

// speaksOfBan reports whether a text says what a printed label says of an
// organization.
func speaksOfBan(text string) bool {
	is := false
	words().bans.find(split(fold(text)), func(string) bool { is = true; return false })
	return is
}
