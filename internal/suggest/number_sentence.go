package suggest

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/prose"
)

// sentences are the sentences of a block's text, as prose knows them. It asks
// for one space between two of them; here any white space parts them, for
// what comes of it is no line break.
type sentences struct {
	text   string
	cut    bool  // the breaks were looked for
	breaks []int // where the white space between two begins, in order

	sentence, said span // the long one that was looked at last, and its wording
}

// newSentences cuts a text into sentences.
func newSentences(text string, abbreviations map[string]bool) *sentences {
	plain, spaces := oneSpace(text)
	breaks := prose.Breaks(plain, abbreviations)
	if plain != text {
		next := 0
		for i, at := range breaks {
			for next < len(spaces) && spaces[next].plain < at {
				next++
			}
			if next < len(spaces) && spaces[next].plain == at {
				breaks[i] = spaces[next].at
			}
		}
	}
	return &sentences{text: text, cut: true, breaks: breaks}
}

// space is a run of white space: where it begins in the text, and where in the
// text with one space for each.
type space struct{ plain, at int }

// oneSpace writes a text with one U+0020 for every run of white space, and
// gives the places of the runs.
func oneSpace(text string) (string, []space) {
	if !strings.ContainsFunc(text, func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }) && !strings.Contains(text, "  ") {
		return text, nil
	}
	var out strings.Builder
	out.Grow(len(text))
	var runs []space
	inside := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case !unicode.IsSpace(r):
			out.WriteString(text[i : i+size])
		case !inside:
			runs = append(runs, space{out.Len(), i})
			out.WriteByte(' ')
		}
		inside = unicode.IsSpace(r)
		i += size
	}
	return out.String(), runs
}

// around gives the sentence, or the sentences, that hold a range of the text,
// without the white space round them.
func (t *sentences) around(s span) span {
	out := span{0, len(t.text)}
	if next := sort.SearchInts(t.breaks, s.from+1); next > 0 {
		out.from = t.breaks[next-1]
	}
	if next := sort.SearchInts(t.breaks, s.to); next < len(t.breaks) {
		out.to = t.breaks[next]
	}
	out.from += len(t.text[out.from:out.to]) - len(strings.TrimLeftFunc(t.text[out.from:out.to], unicode.IsSpace))
	out.to = out.from + len(strings.TrimRightFunc(t.text[out.from:out.to], unicode.IsSpace))
	return out
}

// endIn gives the end of a sentence between two places, and whether there is one.
func (t *sentences) endIn(from, to int) (int, bool) {
	next := sort.SearchInts(t.breaks, from)
	if next == len(t.breaks) || t.breaks[next] >= to {
		return 0, false
	}
	return t.breaks[next], true
}
