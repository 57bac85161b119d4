// Package prose knows where sentences begin and end, in any language: by
// Unicode's rules, and by lists of abbreviations, one file a language.
package prose

import (
	"embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// One file a language: words that end in a full stop and end no sentence.
//
//go:embed abbreviation/*.txt
var abbreviationFiles embed.FS

// Abbreviations gives the list of a language (a BCP 47 tag, of which the first
// part counts); empty for a language without one.
func Abbreviations(lang string) map[string]bool {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	list := map[string]bool{}
	data, err := abbreviationFiles.ReadFile("abbreviation/" + base + ".txt")
	if err != nil {
		return list
	}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, word := range strings.Fields(line) {
			list[word] = true
			first, size := utf8.DecodeRuneInString(word)
			list[string(unicode.ToUpper(first))+word[size:]] = true
		}
	}
	return list
}

// Breaks gives the places in a paragraph at which a new line may
// begin: the offsets of the spaces between two sentences.
//
// The borders are those of Unicode's UAX #29 with four more conditions, all of
// which leave a line too long rather than break it in a wrong place: the white
// space is one plain U+0020, so that no other white space is lost in a line
// break; the next sentence begins, behind opening quotes and brackets, with a
// capital, a digit or a letter of a script without case; the last word is no
// abbreviation; and what is cut off holds a letter, so that the number of a
// list stays with its words.
func Breaks(text string, abbr map[string]bool) []int {
	var out []int
	line := 0 // where the current line begins
	for _, piece := range tamePieces(text) {
		at := piece.start
		for it := sentences.FromString(text[piece.start:piece.end]); it.Next(); {
			at += len(it.Value())
			space := at - 1
			if at >= piece.end || text[space] != ' ' || endsInSpace(text[:space]) || !Starts(text[at:]) {
				continue
			}
			if Abbreviated(text[line:space], abbr) || !strings.ContainsFunc(text[line:space], unicode.IsLetter) {
				continue
			}
			out = append(out, space)
			line = at
		}
	}
	return out
}

// endsInSpace reports whether a text ends in white space.
func endsInSpace(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsSpace(r)
}

// Signs that stand before the first word of a sentence or a name, and behind
// the last.
const (
	Openers = "“‘„‚«‹\"'([{¿¡"
	Closers = "”’“»›\"')]}"
)

// Starts reports whether a text begins as a sentence does.
func Starts(text string) bool {
	text = strings.TrimLeft(text, Openers)
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsDigit(r) || unicode.Is(unicode.Lo, r)
}

// Abbreviated reports whether a text ends in an abbreviation: a word of the
// list, a capital with a full stop, or letters with a full stop each.
func Abbreviated(text string, abbr map[string]bool) bool {
	const longest = 24 // bytes: no abbreviation is longer
	if !strings.HasSuffix(text, ".") {
		return false
	}
	tail := text[max(0, len(text)-longest):]
	if at := strings.LastIndexFunc(tail, unicode.IsSpace); at >= 0 {
		_, size := utf8.DecodeRuneInString(tail[at:])
		tail = tail[at+size:]
	} else if len(tail) < len(text) {
		return false
	}
	word := strings.TrimLeft(tail, Openers+"-–—")
	return abbr[word] || LettersWithStops(word)
}

// LettersWithStops reports whether a word is like "U.S.", "т.е." or the "J."
// of a name.
func LettersWithStops(word string) bool {
	letters, first := 0, rune(0)
	for rest := word; rest != ""; letters++ {
		r, size := utf8.DecodeRuneInString(rest)
		if !unicode.IsLetter(r) || !strings.HasPrefix(rest[size:], ".") {
			return false
		}
		if first == 0 {
			first = r
		}
		rest = rest[size+1:]
	}
	return letters > 1 || letters == 1 && unicode.IsUpper(first)
}

type interval struct{ start, end int }

// tamePieces cuts a text at every run of more than 64 characters that are no
// letters (dotted lines, rows of dashes). Rule SB8 of UAX #29 looks ahead over
// such a run from each of its characters; without the cut a hostile text takes
// quadratic time. No line is broken at a cut.
func tamePieces(text string) []interval {
	const limit = 64
	var out []interval
	start, run, runes := 0, 0, 0
	for i, r := range text {
		// The two voiced sound marks are letters that UAX #29 skips.
		if unicode.IsLetter(r) && r != '\uff9e' && r != '\uff9f' {
			if runes > limit {
				out = append(out, interval{start, run})
				start = i
			}
			run, runes = i+utf8.RuneLen(r), 0
			continue
		}
		runes++
	}
	if runes > limit {
		return append(out, interval{start, run})
	}
	return append(out, interval{start, len(text)})
}
