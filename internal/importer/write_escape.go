package importer

import (
	"slices"
	"strings"

	"dossier/internal/markdown"
)

// escaped is a paragraph as Markdown, beside its text.
type escaped struct {
	lines []escapedLine
	at    int // so much of the text has been given out
}

// escapedLine is a line and where it begins in the paragraph's text.
type escapedLine struct {
	start     int
	raw, rest string // the text, and what is left of its Markdown
	blanks    int    // so many bytes at its beginning are left out
	behind    lineEnd
}

// lineEnd is what stands behind a line.
type lineEnd uint8

const (
	noEnd   lineEnd = iota
	softEnd         // a line break that is a space
	hardEnd         // a line break that the article means
	cellEnd         // the border of a cell
)

// asciiSpace is the white space that Markdown drops at the ends of lines.
const asciiSpace = " \t\n\v\f\r"

// escapeLines escapes a text that is broken at the given spaces: softly, where
// the break stands for a space, or hard, or by the borders of cells.
func escapeLines(text string, soft, hard, cells []int, row bool) *escaped {
	e := &escaped{}
	start := 0
	breaks := slices.Concat(soft, hard, cells, []int{len(text)})
	slices.Sort(breaks)
	for _, end := range slices.Compact(breaks) {
		raw := text[start:end]
		line := escapedLine{start: start, raw: raw, rest: markdown.EscapeLine(raw), behind: softEnd}
		line.blanks = len(raw) - len(strings.TrimLeft(raw, asciiSpace))
		if _, is := slices.BinarySearch(hard, end); is {
			line.behind = hardEnd
		}
		if row {
			line.rest, line.behind = escapeBars(line.rest), cellEnd
		}
		if end == len(text) {
			line.behind = noEnd
		}
		e.lines = append(e.lines, line)
		start = end + 1
	}
	return e
}

// escapeBars escapes what would be the border of a cell.
func escapeBars(line string) string {
	if !strings.Contains(line, "|") {
		return line
	}
	var out strings.Builder
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line):
			out.WriteByte('\\')
			i++
		case line[i] == '|':
			out.WriteByte('\\')
		}
		out.WriteByte(line[i])
	}
	return out.String()
}

// fragment is a stretch of Markdown on one line, and what ends the line.
type fragment struct {
	text   string
	behind lineEnd
}

// upTo gives the Markdown of the text up to an offset, from where it ended
// before. Escaping has only added backslashes: one before each backslash and
// one before some other signs.
func (e *escaped) upTo(end int) []fragment {
	var out []fragment
	for e.at < end && len(e.lines) > 0 {
		line := &e.lines[0]
		if e.at == line.start+len(line.raw) {
			out = append(out, fragment{behind: line.behind})
			e.lines = e.lines[1:]
			e.at++
			continue
		}
		stop := min(end, line.start+len(line.raw)) - e.at
		skip := min(stop, max(0, line.blanks-(e.at-line.start)))
		size := 0
		for range stop - skip {
			if size >= len(line.rest) {
				break // white space at the end
			}
			if strings.HasPrefix(line.rest[size:], `\`) {
				size++
			}
			size++
		}
		size = min(size, len(line.rest))
		out = append(out, fragment{text: line.rest[:size]})
		line.rest = line.rest[size:]
		e.at += stop
	}
	return out
}

// skip passes over the text up to an offset.
func (e *escaped) skip(end int) { e.upTo(end) }
