package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// item is the beginning of a line that is an item of a list, or a turn of a
// dialogue: a bullet, a dash, a number or a letter before its words.
var item = regexp.MustCompile(`^(?:[-–—•·*+▪▫◦●○‣⁃■□✓✔→►]|\d{1,3}[.)]|\p{Ll}\))[ \t\x{a0}]+[^ \t\x{a0}]`)

// joinLines joins the lines of a paragraph by spaces and gives the offsets of
// those that stand for a line break which the article means, not one of the
// width at which the text was wrapped. White space at the ends of lines is
// dropped, except that which is printed: spaces of no break or fixed width.
// The width is that of the file's longest line, in characters.
func joinLines(text string, width int) (joined string, breaks []int) {
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
	for i := range lines {
		lines[i] = strings.Trim(lines[i], " \t\v\f")
	}
	at := 0
	meant := meantBreaks(lines, width)
	for i, line := range lines[:max(0, len(lines)-1)] {
		at += len(line)
		if meant(i+1) && tight(line, lines[i+1]) {
			breaks = append(breaks, at)
		}
		at++
	}
	return strings.Join(lines, " "), breaks
}

// meantBreaks tells which lines begin where the article, and no width, has the
// line before end: each item of a list, and every line where all of them are
// far shorter than the others of the file, as in a byline with a date under
// it, an address or a verse.
func meantBreaks(lines []string, width int) func(line int) bool {
	items, first, short := 0, -1, width >= 60
	for i, line := range lines {
		if item.MatchString(line) {
			if items++; first < 0 {
				first = i
			}
		}
		short = short && utf8.RuneCountInString(line) <= min(60, width*3/5)
	}
	introduced := first > 0 && strings.HasSuffix(lines[first-1], ":")
	list := items > 1 && first == 0 || items > 0 && introduced
	return func(i int) bool { return short || list && item.MatchString(lines[i]) }
}

// tight reports whether a hard line break can be written between two lines:
// they meet without white space of their own, which it would swallow, and
// without a backslash, which it would be taken for.
func tight(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return before != "" && after != "" && !unicode.IsSpace(last) && !unicode.IsSpace(first) && last != '\\'
}

// longestLine gives the length of a text's longest line, in characters.
func longestLine(text string) int {
	longest := 0
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		longest = max(longest, utf8.RuneCountInString(line))
	}
	return longest
}

// lines gives the ranges of the lines of a paragraph, as it is printed.
func (p Paragraph) lines() []interval {
	var out []interval
	start := 0
	for _, end := range p.Breaks {
		out = append(out, interval{start, end})
		start = end + 1
	}
	return append(out, interval{start, len(p.Text)})
}
