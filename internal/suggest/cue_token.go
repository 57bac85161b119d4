package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/prose"
)

// cueToken is a word or a sign of a block's text.
type cueToken struct {
	from, to int
	sign     rune   // of a sign; 0 for a word
	fold     string // of a word
	class    class
	capital  bool
	caps     bool // several capitals and no small letter
	number   bool
	sentence int // index of its sentence
	quote    int // index of the outermost quotation around it, or -1
}

func (t *cueToken) is(c class) bool { return t.class&c != 0 }

func (t *cueToken) word() bool { return t.sign == 0 }

// tokenizer cuts the texts of one article and remembers what it looked up.
type tokenizer struct {
	*cueLexicon
	seen map[string]cueToken // words without their places
}

// tokenize cuts a text into words and signs. White space is left out.
func (x *tokenizer) tokenize(text string) []cueToken {
	const letters = 6 // a token and the white space behind it, more or less
	out := make([]cueToken, 0, len(text)/letters+1)
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsSpace(r):
			at += size
			continue
		case wordRune(r):
			out = x.appendWord(out, text, at)
		case r == '\'' || r == '’':
			if end := at + size + wordLength(text[at+size:]); x.clitics[strings.ReplaceAll(x.fold(clip(text[at:end])), "’", "'")] {
				out = append(out, cueToken{from: at, to: end, fold: "'" + x.fold(text[at+size:end]), class: insideWord, quote: -1})
				break
			}
			fallthrough
		default:
			out = append(out, cueToken{from: at, to: at + size, sign: r, quote: -1})
		}
		at = out[len(out)-1].to
	}
	return out
}

func wordRune(r rune) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= 'а' && r <= 'я', r >= 'А' && r <= 'Я':
		return true
	case r < 0x80:
		return r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// longestWord bounds what is looked up: longer runs of letters are no words.
const longestWord = 64

func clip(word string) string {
	if len(word) > longestWord {
		return ""
	}
	return word
}

// wordLength measures the word at the start of a text. Dots, hyphens and
// apostrophes between two letters belong to it.
func wordLength(text string) int {
	at := 0
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !wordRune(r) {
			next, _ := utf8.DecodeRuneInString(text[at+size:])
			if at == 0 || !strings.ContainsRune("-.'’‑&@_", r) || !wordRune(next) {
				return at
			}
		}
		at += size
	}
	return at
}

func (x *tokenizer) appendWord(out []cueToken, text string, at int) []cueToken {
	end := at + wordLength(text[at:])
	word := text[at:end]
	if cut := max(strings.LastIndexByte(word, '\''), strings.LastIndex(word, "’")); cut > 0 && x.clitics[strings.ReplaceAll(x.fold(clip(word[cut:])), "’", "'")] {
		end = at + cut
		word = text[at:end]
	}
	if strings.HasPrefix(text[end:], ".") && len(word) < longestWord {
		if dotted := text[at : end+1]; prose.LettersWithStops(dotted) || x.folded[x.fold(dotted)]&titleWord != 0 || x.exact[dotted]&titleWord != 0 {
			end++
			if rest := wordLength(text[min(end+1, len(text)):]); text[end-1:min(end+1, len(text))] == ".-" && rest > 0 {
				end += 1 + rest // U.S.-led
			}
			word = text[at:end]
		}
	}
	t, seen := x.seen[word]
	if !seen {
		t = x.look(word)
		x.seen[word] = t
	}
	t.from, t.to = at, end
	return append(out, t)
}

// look gives a word without its place.
func (x *cueLexicon) look(word string) cueToken {
	first, _ := utf8.DecodeRuneInString(word)
	t := cueToken{capital: unicode.IsUpper(first) || unicode.IsTitle(first), number: unicode.IsDigit(first), quote: -1}
	if len(word) > longestWord {
		t.capital = false // neither a name nor anything else
		return t
	}
	t.fold = x.fold(word)
	t.class = x.folded[t.fold] | x.exact[word]
	if t.class == 0 && wordEnds(t.fold, x.roles) {
		t.class = roleWord | nominative | oblique | indeclinable | lemmaForm
	}
	if hyphen := strings.IndexByte(word, '-'); !t.capital && hyphen > 0 && utf8.RuneCountInString(word[:hyphen]) <= 3 {
		behind, _ := utf8.DecodeRuneInString(word[hyphen+1:])
		t.capital = unicode.IsUpper(behind) // al-Hassan
	}
	if t.caps = t.capital && allCapitals(word); t.caps {
		// "US" is no pronoun and "WHO" asks for nothing.
		t.class &= nounWord | agencyWord | demonymWord | titleWord | timeWord | placeWord | nominative | oblique | indeclinable | lemmaForm
	}
	return t
}

func allCapitals(word string) bool {
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1
}

// markSentences tells each token its sentence.
func markSentences(tokens []cueToken, text string, stops map[string]bool) {
	flat := strings.ReplaceAll(text, "\n", " ") // a line break is a space of the same length
	breaks := prose.Breaks(flat, stops)
	sentence := 0
	for i := range tokens {
		for sentence < len(breaks) && breaks[sentence] < tokens[i].from {
			sentence++
		}
		tokens[i].sentence = sentence
	}
}
