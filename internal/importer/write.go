package importer

import (
	"slices"
	"strings"

	"dossier/internal/prose"
)

// writeBody writes the paragraphs of a draft as Markdown. The offset is that
// of the body in the article; the result maps the places of the findings to
// ranges of the article.
func writeBody(d *draft, offset int) ([]byte, map[place]interval) {
	w := newWriter(d)
	root := d.tree()
	if d.fidelity == wordsOnly {
		root = d.flat()
	}
	w.blocks(root.children, false)
	w.notes()
	if len(w.body) > 0 {
		w.body = append(w.body, '\n')
	}
	for at, to := range w.places {
		w.places[at] = interval{to.start + offset, to.end + offset}
	}
	return w.body, w.places
}

// writer writes a draft. What it writes next stands on a line that begins with
// first; all later lines begin with rest: the signs of the containers.
type writer struct {
	d           *draft
	abbr        map[string]bool
	body        []byte
	first, rest string
	wanted      map[int][]place // the places of findings by their paragraph
	places      map[place]interval
	marks       map[int]int // wanted offsets of the present paragraph → offsets in body
	missing     []int       // pictures that have become notes
}

func newWriter(d *draft) *writer {
	w := &writer{d: d, abbr: prose.Abbreviations(d.lang), wanted: map[int][]place{}, places: map[place]interval{}}
	for _, f := range d.findings {
		for _, at := range append([]place{f.at}, f.also...) {
			w.wanted[at.paragraph] = append(w.wanted[at.paragraph], at)
		}
	}
	return w
}

func (w *writer) write(text string) { w.body = append(w.body, text...) }

// begin begins a block.
func (w *writer) begin() {
	w.write(w.first)
	w.first = w.rest
}

// newline ends a line and begins the next in the same block.
func (w *writer) newline() { w.write("\n" + w.rest) }

// blank ends a line and leaves one blank.
func (w *writer) blank() { w.write("\n" + strings.TrimRight(w.rest, " ") + "\n") }

// fragments writes pieces of a paragraph and the line breaks between them.
func (w *writer) fragments(list []fragment) {
	for _, f := range list {
		w.write(f.text)
		switch f.behind {
		case hardEnd:
			w.write(`\`)
			w.newline()
		case softEnd:
			w.newline()
		case cellEnd:
			w.write(" | ")
		}
	}
}

// paragraph writes a paragraph, a heading or a row with its markup and line
// breaks.
func (w *writer) paragraph(i int) {
	p := w.d.paragraphs[i]
	w.marks = map[int]int{}
	for _, at := range w.wanted[i] {
		w.marks[at.start], w.marks[at.end] = len(w.body), len(w.body)
	}
	if p.Code {
		w.code(p.Paragraph)
	} else {
		w.inline(p)
	}
	for _, at := range w.wanted[i] {
		w.places[at] = interval{w.marks[at.start], w.marks[at.end]}
	}
}

func (w *writer) inline(p part) {
	spans := slices.Clone(p.spans)
	switch p.Role {
	case Standfirst:
		spans = append(spans, span{end: len(p.Text), attrs: ".standfirst"})
	case Byline:
		spans = append(spans, span{end: len(p.Text), attrs: ".byline"})
	}
	level := max(w.d.fidelity, p.fidelity)
	hard, cells := p.Breaks, p.Cells
	if w.d.fidelity == wordsOnly {
		cells, p.Cells, p.Level, p.Within = nil, nil, 0, nil
	}
	list := p.markup(spans, level)
	var soft []int
	switch {
	case p.Role == Headline:
		w.write("# ")
		hard = nil
	case p.Level > 0:
		w.write(strings.Repeat("#", p.Level) + " ")
	case len(cells) == 0 && !p.row():
		soft = w.softBreaks(p, list)
	}
	w.pieces(p, escapeLines(p.Text, soft, hard, cells, p.row()), list)
}

// softBreaks gives the places at which the sentences of a paragraph end: none
// in its dateline, and none in code.
func (w *writer) softBreaks(p part, list []markup) []int {
	breaks := prose.Breaks(p.Text, w.abbr)
	if p.unbroken > 0 {
		first, _ := slices.BinarySearch(breaks, p.unbroken+1) // its own end included
		breaks = breaks[first:]
	}
	code := slices.DeleteFunc(slices.Clone(list), func(m markup) bool { return m.rank != codeRank })
	if len(code) == 0 {
		return breaks
	}
	var out []int
	for _, at := range breaks {
		for len(code) > 0 && code[0].end <= at {
			code = code[1:]
		}
		if len(code) == 0 || at < code[0].start {
			out = append(out, at)
		}
	}
	return out
}
