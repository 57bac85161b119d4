package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"
)

// SentenceLimit is the longest stretch of text, in characters, that is quoted
// around a mention.
const SentenceLimit = 300

// Sentence gives the words around Text[from:to] of a block: the sentence,
// which stands on a line of its own (design: one sentence a line), cut at word
// borders where it is longer than SentenceLimit. White space is folded.
func Sentence(b *annot.Block, from, to int) (before, exact, after string) {
	text, from, to := window(b.Text, from, to)
	start := strings.LastIndexByte(text[:from], '\n') + 1
	end := len(text)
	if i := strings.IndexByte(text[to:], '\n'); i >= 0 {
		end = to + i
	}
	exact = fold(text[from:to])
	if utf8.RuneCountInString(exact) >= SentenceLimit {
		return "", cut(exact, SentenceLimit, false), ""
	}
	left := SentenceLimit - utf8.RuneCountInString(exact)
	before, after = foldEdges(text[start:from]), foldEdges(text[to:end])
	before, after = strings.TrimLeftFunc(before, unicode.IsSpace), strings.TrimRightFunc(after, unicode.IsSpace)
	nb, na := utf8.RuneCountInString(before), utf8.RuneCountInString(after)
	if nb+na > left {
		keep := max(left-na, left/2)
		if nb > keep {
			before, nb = cut(before, keep, true), keep
		}
		after = cut(after, left-nb, false)
	}
	return before, exact, after
}

// sentenceWindow is how many bytes on either side of a mention are looked at,
// so that the cost of a mention does not grow with the length of its line.
const sentenceWindow = 32 * SentenceLimit

// window cuts a text down to what lies near text[from:to].
func window(text string, from, to int) (string, int, int) {
	lo, hi := max(0, from-sentenceWindow), min(len(text), to+sentenceWindow)
	for lo > 0 && lo < from && !utf8.RuneStart(text[lo]) {
		lo++
	}
	for hi > to && hi < len(text) && !utf8.RuneStart(text[hi]) {
		hi--
	}
	return text[lo:hi], from - lo, to - lo
}

// fold makes one space of every run of white space and trims the ends.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// foldEdges folds white space and keeps one space at an end that had some.
func foldEdges(s string) string {
	out := fold(s)
	if out == "" {
		if s != "" {
			return " "
		}
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		out = " " + out
	}
	if r, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(r) {
		out += " "
	}
	return out
}

// cut shortens s to at most n characters, the ellipsis included, at a word
// border where there is one near; from the front when front.
func cut(s string, n int, front bool) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	if n <= 1 {
		return "…"
	}
	if front {
		runes = runes[len(runes)-n+1:]
		for i, r := range runes[:min(24, len(runes))] {
			if r == ' ' {
				return "…" + string(runes[i+1:])
			}
		}
		return "…" + string(runes)
	}
	runes = runes[:n-1]
	for i := len(runes) - 1; i > max(0, len(runes)-24); i-- {
		if runes[i] == ' ' {
			return string(runes[:i]) + "…"
		}
	}
	return string(runes) + "…"
}
