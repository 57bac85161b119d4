package printed

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/prose"
)

const (
	// signs are the characters that a sign is a run of. The combining asterisk
	// stands above what is before it, which may be a space.
	signs = "*†‡§※✱✲✳＊∗⁎\u20f0"
	// superscripts are the digits of which a sign may be.
	superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"
)

// numbered is a number in brackets, as a sign.
var numbered = regexp.MustCompile(`^(?:\(\d{1,2}\)|\[\^?\d{1,2}\])`)

// signAt gives the sign that begins at a place, or "".
func signAt(text string, at int) string {
	first, size := utf8.DecodeRuneInString(text[at:])
	switch {
	case strings.ContainsRune(signs, first):
		end := at + size
		for strings.HasPrefix(text[end:], text[at:at+size]) {
			end += size
		}
		return text[at:end]
	case strings.ContainsRune(superscripts, first):
		end := at
		for r, n := first, size; strings.ContainsRune(superscripts, r) && end < len(text); r, n = utf8.DecodeRuneInString(text[end:]) {
			end += n
		}
		return text[at:end]
	case first == '(' || first == '[':
		return numbered.FindString(text[at:min(len(text), at+5)])
	}
	return ""
}

// Mark is a sign that refers to a note.
type Mark struct {
	From, To int
	// Loose says that a space or punctuation stands between the sign and the
	// word before it: it counts only behind what surely is a name.
	Loose bool
}

// Marks gives the places at which a sign stands behind a word, a quotation
// mark or a parenthesis, and directly before neither a letter nor a digit.
func Marks(text, sign string) []Mark {
	var out []Mark
	seen, edge := 0, 0 // without the signs at its end, text[:seen] is text[:edge]
	for at := 0; at < len(text) && sign != ""; {
		i := strings.Index(text[at:], sign)
		if i < 0 {
			break
		}
		i += at
		run := signAt(text, i)
		if !strings.HasPrefix(run, sign) { // it begins in the midst of one
			run = sign
		}
		at = i + len(run)
		if n := len(Before(text[seen:i])); n > 0 {
			edge = seen + n
		}
		seen = i
		behind := text[:edge]
		before, size := utf8.DecodeLastRuneInString(behind)
		after, _ := utf8.DecodeRuneInString(text[at:])
		if run != sign || i == 0 || signBefore(text[:i], sign) || InWord(after) && !strings.ContainsRune(signs, after) {
			continue
		}
		m := Mark{From: i, To: at}
		if !behindWord(before) {
			earlier, _ := utf8.DecodeLastRuneInString(behind[:len(behind)-size])
			m.Loose = true
			if !unicode.IsSpace(before) && !strings.ContainsRune(".,;:!?…", before) || !behindWord(earlier) || before == '\n' {
				continue
			}
		}
		out = append(out, m)
	}
	return out
}

// Before takes off the signs in which a text ends: several may stand behind one
// name.
func Before(text string) string { return strings.TrimRight(text, signs+superscripts) }

// behindWord reports whether a sign may stand behind a character.
func behindWord(r rune) bool { return InWord(r) || strings.ContainsRune(prose.Closers, r) }

// signBefore reports whether a text ends in the character of a sign, of which
// then more stand there.
func signBefore(text, sign string) bool {
	first, size := utf8.DecodeRuneInString(sign)
	return strings.ContainsRune(signs, first) && strings.HasSuffix(text, sign[:size])
}

// Signs gives the places of the sure marks.
func Signs(text, sign string) []int {
	var out []int
	for _, m := range Marks(text, sign) {
		if !m.Loose {
			out = append(out, m.From)
		}
	}
	return out
}

// Numbered reports whether a sign is a number, which may also be that of an
// enumeration: it is a sign only where a mark refers to it.
func Numbered(sign string) bool {
	r, _ := utf8.DecodeRuneInString(sign)
	return r == '(' || r == '[' || strings.ContainsRune(superscripts, r)
}

// Unsigned gives a text with spaces in place of the signs that would be read as
// a part of the word before them, as many bytes as they have.
func Unsigned(text string) string {
	const inWords = superscripts + "\u20f0"
	if !strings.ContainsAny(text, inWords) {
		return text
	}
	var out strings.Builder
	for i, r := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		if strings.ContainsRune(inWords, r) {
			out.WriteString("   "[:size])
		} else {
			out.WriteString(text[i : i+size])
		}
	}
	return out.String()
}
