package importer

import (
	"unicode"
	"unicode/utf8"
)

// run is a paragraph of a page while its text is gathered. White space is
// collapsed as CSS does it (CSS Text 3, section 4.1): a run of spaces, tabs
// and line ends is one space, and there is none at the ends of lines.
// No-break spaces stay, but for those at the ends of lines.
type run struct {
	text   []byte
	space  []byte // white space that stands before the next sign, if one comes
	line   bool   // a line break does, too
	fresh  bool   // nothing stands in the cell at hand yet
	breaks []int
	cells  []int
	marks  []Inline
	open   []openMark // outermost first
}

// openMark is markup that has begun and not ended.
type openMark struct {
	kind InlineKind
	dest string
	at   int // its index in the run's marks; -1 before the first sign in it
}

// write adds text.
func (r *run) write(text string) {
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case !unicode.IsSpace(c):
			r.sign(text[i : i+size])
		case r.line || r.empty():
		case !htmlSpace(c):
			r.space = append(r.space, text[i:i+size]...)
		case len(r.space) == 0 || r.space[len(r.space)-1] != ' ':
			r.space = append(r.space, ' ')
		}
		i += size
	}
}

// empty reports whether no sign was written yet: in a row, into the cell.
func (r *run) empty() bool { return len(r.text) == 0 || r.fresh }

// sign adds a sign that is no white space.
func (r *run) sign(s string) {
	if r.line {
		r.breakLine()
	}
	r.text = append(r.text, r.space...)
	r.space, r.fresh = r.space[:0], false
	for i := len(r.open) - 1; i >= 0 && r.open[i].at < 0; i-- {
		if i == 0 || r.open[i-1].at >= 0 {
			r.openMarks(i)
		}
	}
	r.text = append(r.text, s...)
}

// openMarks begins the markup from one on at the next sign.
func (r *run) openMarks(from int) {
	for i := from; i < len(r.open); i++ {
		m := &r.open[i]
		m.at = len(r.marks)
		r.marks = append(r.marks, Inline{Kind: m.kind, Start: len(r.text), Dest: m.dest})
	}
}

// breakLine ends a line where the article means it to end. A backslash before
// the end would be taken for the break itself: there the line goes on.
func (r *run) breakLine() {
	if n := len(r.text); n > 0 {
		if r.text[n-1] != '\\' {
			r.breaks = append(r.breaks, n)
		}
		r.text = append(r.text, ' ')
	}
	r.line = false
}

// begin opens markup. What is marked so already, and what stands in code, is
// not marked again: it reports whether it was opened.
func (r *run) begin(kind InlineKind, dest string) bool {
	for _, m := range r.open {
		if m.kind == kind || m.kind == InlineCode {
			return false
		}
	}
	r.open = append(r.open, openMark{kind, dest, -1})
	return true
}

// end closes the markup that was opened last.
func (r *run) end() {
	last := len(r.open) - 1
	if at := r.open[last].at; at >= 0 {
		r.marks[at].End = len(r.text)
	}
	r.open = r.open[:last]
}

// cell begins a cell of a row, the first one included.
func (r *run) cell(first bool) {
	r.space = r.space[:0]
	if !first {
		r.closeMarks()
		r.cells = append(r.cells, len(r.text))
		r.text = append(r.text, ' ')
	}
	r.fresh = true
}

// closeMarks ends all markup at hand, to be opened again at the next sign.
func (r *run) closeMarks() {
	for i := range r.open {
		if m := &r.open[i]; m.at >= 0 {
			r.marks[m.at].End = len(r.text)
			m.at = -1
		}
	}
}

// take ends the paragraph and reports whether it shows anything. What was
// opened stays open for the next paragraph.
func (r *run) take() (Paragraph, bool) {
	r.closeMarks()
	p := Paragraph{Text: string(r.text), Breaks: r.breaks, Cells: r.cells, Inline: r.marks}
	*r = run{open: r.open}
	return p, !blank(p.Text)
}
