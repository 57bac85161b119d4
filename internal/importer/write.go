package importer

import (
	"maps"
	"slices"
	"strings"

	"dossier/internal/markdown"
	"dossier/internal/prose"
)

// writeBody writes the paragraphs of a draft as Markdown. The offset is that
// of the body in the article; the result maps the places of the findings to
// ranges of the article.
func writeBody(d *draft, offset int) ([]byte, map[place]interval) {
	wanted := map[int][]place{}
	for _, f := range d.findings {
		for _, at := range append([]place{f.at}, f.also...) {
			wanted[at.paragraph] = append(wanted[at.paragraph], at)
		}
	}
	abbr := prose.Abbreviations(d.lang)
	places := map[place]interval{}
	var out []byte
	for i := range d.paragraphs {
		if i > 0 {
			out = append(out, '\n')
		}
		w := writer{out: &out, marks: map[int]int{}}
		for _, at := range wanted[i] {
			w.marks[at.start], w.marks[at.end] = 0, 0
		}
		w.paragraph(d.paragraphs[i], abbr)
		for _, at := range wanted[i] {
			places[at] = interval{w.marks[at.start] + offset, w.marks[at.end] + offset}
		}
		out = append(out, '\n')
	}
	return out, places
}

// writer writes one paragraph.
type writer struct {
	out   *[]byte
	marks map[int]int // wanted offsets of the paragraph → offsets in out
}

// paragraph writes a paragraph with its spans and line breaks.
func (w *writer) paragraph(p part, abbr map[string]bool) {
	spans := slices.Clone(p.spans)
	switch p.Role {
	case Standfirst:
		spans = append(spans, span{end: len(p.Text), attrs: ".standfirst"})
	case Byline:
		spans = append(spans, span{end: len(p.Text), attrs: ".byline"})
	}
	sortSpans(spans)
	var breaks []int
	if p.Role == Headline {
		w.write("# ")
	} else {
		breaks = prose.Breaks(p.Text, abbr)
	}
	if p.unbroken > 0 {
		first, _ := slices.BinarySearch(breaks, p.unbroken+1) // its own end included
		breaks = breaks[first:]
	}
	w.pieces(escapeLines(p.Text, breaks, p.Breaks), len(p.Text), spans)
}

// pieces writes the escaped text of a paragraph and puts in the brackets of
// its spans, which nest.
func (w *writer) pieces(text *escaped, end int, spans []span) {
	wanted := slices.Sorted(maps.Keys(w.marks))
	var open []span
	for at := 0; ; {
		for len(open) > 0 && open[len(open)-1].end <= at {
			w.write("]{" + open[len(open)-1].attrs + "}")
			open = open[:len(open)-1]
		}
		for len(wanted) > 0 && wanted[0] <= at {
			w.marks[wanted[0]] = len(*w.out)
			wanted = wanted[1:]
		}
		for len(spans) > 0 && spans[0].start <= at {
			w.openBracket()
			open = append(open, spans[0])
			spans = spans[1:]
		}
		if at == end {
			return
		}
		next := end
		if len(open) > 0 {
			next = min(next, open[len(open)-1].end)
		}
		if len(spans) > 0 {
			next = min(next, spans[0].start)
		}
		if len(wanted) > 0 {
			next = min(next, wanted[0])
		}
		w.write(text.upTo(next))
		at = next
	}
}

func (w *writer) write(text string) { *w.out = append(*w.out, text...) }

// openBracket begins a span. Behind an exclamation mark it would begin a
// picture, so that the mark is escaped.
func (w *writer) openBracket() {
	if n := len(*w.out); n > 0 && (*w.out)[n-1] == '!' {
		*w.out = append((*w.out)[:n-1], `\!`...)
	}
	w.write("[")
}

// escaped is a paragraph as Markdown, beside its text.
type escaped struct {
	lines []escapedLine
	at    int // so much of the text has been given out
}

// escapedLine is a line and where it begins in the paragraph's text.
type escapedLine struct {
	start     int
	raw, rest string // the text, and what is left of its Markdown
	hard      bool   // its end is a line break of the article
}

// escapeLines escapes a text that is broken at the given spaces: softly, where
// the break stands for a space, or hard.
func escapeLines(text string, soft, hard []int) *escaped {
	e := &escaped{}
	start := 0
	breaks := slices.Concat(soft, hard, []int{len(text)})
	slices.Sort(breaks)
	for _, end := range slices.Compact(breaks) {
		raw := text[start:end]
		_, isHard := slices.BinarySearch(hard, end)
		e.lines = append(e.lines, escapedLine{start, raw, markdown.EscapeLine(raw), isHard})
		start = end + 1
	}
	return e
}

// upTo gives the Markdown of the text up to an offset, from where it ended
// before. Escaping has only added backslashes: one before each backslash and
// one before some other signs.
func (e *escaped) upTo(end int) string {
	var out strings.Builder
	for e.at < end && len(e.lines) > 0 {
		line := &e.lines[0]
		if e.at == line.start+len(line.raw) {
			if line.hard {
				out.WriteByte('\\')
			}
			out.WriteByte('\n')
			e.lines = e.lines[1:]
			e.at++
			continue
		}
		stop := min(end, line.start+len(line.raw)) - e.at
		size := 0
		for range stop {
			if strings.HasPrefix(line.rest[size:], `\`) {
				size++
			}
			size++
		}
		size = min(size, len(line.rest))
		out.WriteString(line.rest[:size])
		line.rest = line.rest[size:]
		e.at += stop
	}
	return out.String()
}
