package pages

import (
	"strings"
	"unicode/utf8"
)

// Wrap cuts a Text into lines of at most width letters, at spaces, for
// pictures, whose words do not wrap by themselves. A word that is longer has a
// line of its own, and so has a name of an organization, which no line end
// divides: a part of it could be another name, that nobody has labelled. Label
// signs count as letters and stay behind their mention.
func (t Text) Wrap(width int) []Text {
	var out []Text
	for !t.IsEmpty() {
		bare := t.Bare()
		end := len(bare)
		for t.letters(end) > width {
			at := strings.LastIndexByte(strings.TrimRight(bare[:end], " "), ' ')
			if at <= 0 {
				break
			}
			end = at
		}
		if end < len(bare) && t.letters(end) > width && strings.LastIndexByte(bare[:end], ' ') <= 0 {
			end = len(firstWord(bare))
		}
		end = t.unbroken(end)
		line, rest := t.split(end)
		out = append(out, line)
		bare = rest.Bare()
		_, t = rest.split(len(bare) - len(strings.TrimLeft(bare, " ")))
		if strings.TrimSpace(bare) == "" {
			break
		}
	}
	return out
}

// unbroken gives the place before a name that would be divided at a place, or
// the end of that name where nothing stands before it.
func (t Text) unbroken(end int) int {
	at := 0
	bare := t.Bare()
	for _, r := range t.runs {
		for _, n := range r.names {
			from, to := at+n[0], at+n[1]
			switch {
			case end <= from || to <= end:
			case strings.TrimSpace(bare[:from]) == "":
				return to
			default:
				return from
			}
		}
		at += len(r.Words)
	}
	return end
}

// Short is a Text of at most width letters: itself, or as many of its words as
// there is room for, and an ellipsis.
func (t Text) Short(width int) Text {
	if t.letters(len(t.Bare())) <= width {
		return t
	}
	lines := t.Wrap(width - 2)
	if len(lines) < 2 {
		return t
	}
	return Join(lines[0], W(" …"))
}

// letters counts the letters of the first n bytes of words, their signs
// included.
func (t Text) letters(n int) int {
	head, _ := t.split(n)
	count := 0
	for _, r := range head.runs {
		count += utf8.RuneCountInString(r.Words)
		for _, s := range r.Signs {
			if count++; s.Mark == "" {
				count += 3 + utf8.RuneCountInString(s.Says)
			}
		}
	}
	return count
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(strings.TrimLeft(s, " "), " ")
	return s[:strings.Index(s, word)+len(word)]
}
