package source

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text as quotations are compared with it: without quotation marks,
// invisible characters and the marks of notes, with one sort of apostrophe and
// of dash, with single spaces, none around dashes, and with ligatures as their
// letters. A minus is no dash. at maps it back.
//
// tight is that without the dashes between letters, for whether a word was
// parted at the end of a line or is written with a hyphen cannot be told.
type folded struct {
	of    string // from which it is folded
	text  string
	at    []int // of each byte of text, where it is from; one more for the end
	tight string
	loose []int // of each byte of tight, where it is in text; one more for the end
	marks []int // where in text the mark of a note was, in order
}

// noteMark matches the mark of a note in a copy, as in [12].
var noteMark = regexp.MustCompile(` ?\[\d{1,3}\]`)

// foldText folds a copy's text in NFC.
func foldText(s string) folded { return fold(s, noteMark.FindAllStringIndex(s, -1)) }

// fold folds a text in NFC without some parts of it, which are in order.
func fold(s string, without [][]int) folded {
	f := folder{of: s, at: make([]int, 0, len(s)+1), out: make([]byte, 0, len(s))}
	var marks []int
	for i, r := range s {
		if len(without) > 0 && i >= without[0][1] {
			without = without[1:]
			marks = append(marks, len(f.out))
		}
		if len(without) == 0 || i < without[0][0] {
			f.fold(i, r)
		}
	}
	out := folded{of: s, text: string(f.out), at: append(f.at, len(s)), marks: marks}
	out.tight, out.loose = tighten(out.text)
	return out
}

// folder folds a text, rune by rune.
type folder struct {
	of  string
	out []byte
	at  []int
}

func (f *folder) put(at int, words string) {
	for range len(words) {
		f.at = append(f.at, at)
	}
	f.out = append(f.out, words...)
}

// last is the byte that was written last; a space at the beginning.
func (f *folder) last() byte {
	if len(f.out) == 0 {
		return ' '
	}
	return f.out[len(f.out)-1]
}

func (f *folder) fold(i int, r rune) {
	switch {
	case unicode.IsSpace(r):
		if last := f.last(); last != ' ' && last != '-' {
			f.put(i, " ")
		}
	case strings.ContainsRune(quotationMarks, r):
		if within(f.of, i, utf8.RuneLen(r)) {
			f.put(i, "'")
		}
	case isMinus(f.of, i, r):
		f.put(i, minus)
	case strings.ContainsRune(dashes, r):
		if f.last() == ' ' && len(f.out) > 0 {
			f.out, f.at = f.out[:len(f.out)-1], f.at[:len(f.at)-1]
		}
		if f.last() != '-' {
			f.put(i, "-")
		}
	case r == '…':
		f.put(i, "...")
	case r >= '\uFB00' && r <= '\uFB06': // ff, fi, fl, ffi, ffl, ſt, st
		f.put(i, norm.NFKC.String(string(r)))
	case r == '\u00AD' || unicode.Is(unicode.Cf, r) || isNoteNumber(f.of, i, r):
	default:
		f.put(i, string(r))
	}
}

const (
	quotationMarks = "\"'`´“”„‟‘’‚‛«»‹›′″"
	dashes         = "-‐‑‒–—―−"
	minus          = "−"
	raised         = "⁰¹²³⁴⁵⁶⁷⁸⁹"
)

// within reports whether a letter stands right before and right behind a mark,
// which is an apostrophe then.
func within(s string, at, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at+size:])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

// isMinus reports whether a dash is the sign of a number below zero: a digit
// stands right behind it, and a space, an opening mark or nothing before it.
func isMinus(s string, at int, r rune) bool {
	if r != '-' && r != '−' {
		return false
	}
	if after, _ := utf8.DecodeRuneInString(s[at+utf8.RuneLen(r):]); !unicode.IsDigit(after) {
		return false
	}
	before, size := utf8.DecodeLastRuneInString(s[:at])
	return size == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{"+quotationMarks, before)
}

// isNoteNumber reports whether a raised digit is the number of a note. Behind a
// 10 it is a power, and so it is with a sign.
func isNoteNumber(s string, at int, r rune) bool {
	if !strings.ContainsRune(raised, r) {
		return false
	}
	base := strings.TrimRight(s[:at], raised)
	if strings.HasSuffix(base, "⁻") || strings.HasSuffix(base, "⁺") {
		return false
	}
	number := base[len(strings.TrimRight(base, "0123456789.,")):]
	return number != "10"
}

// tighten takes the dashes between letters out of a folded text.
func tighten(text string) (tight string, loose []int) {
	out := make([]byte, 0, len(text))
	loose = make([]int, 0, len(text)+1)
	for i := range len(text) {
		if text[i] == '-' && within(text, i, 1) {
			continue
		}
		out, loose = append(out, text[i]), append(loose, i)
	}
	return string(out), append(loose, len(text))
}

// end gives where in text a part of tight ends.
func (f *folded) end(tight int) int {
	if tight == 0 {
		return 0
	}
	return f.loose[tight-1] + 1
}

// place is where a part of tight stands in the text that was folded.
func (f *folded) place(from, to int) stretch {
	last := f.at[f.end(to)-1]
	_, size := utf8.DecodeRuneInString(f.of[last:])
	return stretch{f.at[f.loose[from]], last + size}
}

// border reports whether no word and no number goes on across an offset of
// text.
func (f *folded) border(at int) bool {
	before, size := utf8.DecodeLastRuneInString(f.text[:at])
	after, next := utf8.DecodeRuneInString(f.text[at:])
	word := func(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	point := func(r rune) bool { return r == '.' || r == ',' }
	if i, _ := slices.BinarySearch(f.marks, at-1); i < len(f.marks) && f.marks[i] <= at+1 {
		return true // at the mark of a note, as in 12[1].12
	}
	switch {
	case word(before) && word(after):
		return false
	case unicode.IsDigit(after) && point(before): // 1.5 is not 5
		behind, _ := utf8.DecodeLastRuneInString(f.text[:at-size])
		return !unicode.IsDigit(behind)
	case unicode.IsDigit(before) && point(after): // 1.5 is not 1
		beyond, _ := utf8.DecodeRuneInString(f.text[at+next:])
		return !unicode.IsDigit(beyond)
	case unicode.IsDigit(after) && string(before) == minus:
		return false
	}
	return true
}
