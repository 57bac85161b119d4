package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// mark is a place to be drawn.
type mark struct {
	span    Span
	label   string
	primary bool
	line    int // 0 where the source is not known
}

// block is a run of neighbouring lines of one file with their marks; the first
// mark is the one that the arrow names.
type block struct {
	name  string
	file  *listing // nil where the source is not known
	marks []mark
}

// blocks sorts the places of a diagnostic into blocks.
func (p *printer) blocks(d Diagnostic) []block {
	var list []block
	for i, n := range append([]Note{d.At}, d.Also...) {
		if n.Span.IsZero() {
			continue
		}
		m := mark{span: n.Span, label: plain(n.Text), primary: i == 0}
		file := p.files.of(n.Span.File)
		if file != nil {
			m.line = file.lineOf(n.Span.Start)
			if last := file.endLine(n.Span); last > m.line {
				m.label = strings.TrimSpace(m.label + fmt.Sprintf(" …to line %d", last))
			}
		}
		near := slices.IndexFunc(list, func(b block) bool {
			return file != nil && b.file == file && p.together(b, m)
		})
		if near < 0 {
			list = append(list, block{name: n.Span.File, file: file, marks: []mark{m}})
		} else {
			list[near].marks = append(list[near].marks, m)
		}
	}
	return list
}

// together reports whether a mark can be drawn in a block: its line is one of
// the block's or next to one, and if it shares a line that is too long to be
// shown whole, it is close to the other marks there.
func (p *printer) together(b block, m mark) bool {
	near := false
	for _, o := range b.marks {
		if o.line == m.line {
			start, end := b.file.line(m.line)
			reach := max(o.span.End, m.span.End) - min(o.span.Start, m.span.Start)
			if end-start > p.opts.Width/2 && reach > p.opts.Width/3 {
				return false
			}
		}
		near = near || m.line-o.line <= 1 && o.line-m.line <= 1
	}
	return near
}

// block prints one block; first says that it is the diagnostic's own place.
func (p *printer) block(b block, gutter int, first bool, sev Severity) {
	arrow := "-->"
	if !first {
		arrow = ":::"
		p.rule(gutter)
	}
	place := plain(b.name)
	if b.file == nil {
		if label := b.marks[0].label; label != "" {
			place += ": " + label
		}
		fmt.Fprintf(p.w, "%*s%s %s\n", gutter, "", p.paint(blue, arrow), place)
		return
	}
	line, col := b.file.position(b.marks[0].span.Start)
	fmt.Fprintf(p.w, "%*s%s %s:%d:%d\n", gutter, "", p.paint(blue, arrow), place, line, col)
	p.rule(gutter)

	marks := slices.Clone(b.marks)
	slices.SortStableFunc(marks, func(x, y mark) int {
		return cmp.Or(cmp.Compare(x.line, y.line), cmp.Compare(x.span.Start, y.span.Start))
	})
	for len(marks) > 0 {
		n := 1
		for n < len(marks) && marks[n].line == marks[0].line {
			n++
		}
		p.line(b.file, marks[:n], gutter, sev)
		marks = marks[n:]
	}
}

// line prints one source line with its marks, which are sorted by their start.
func (p *printer) line(file *listing, marks []mark, gutter int, sev Severity) {
	start, end := file.near(marks, p.opts.Width)
	row := layout(cells(file.src[start:end], start), marks, file, p.opts.Width-gutter-3)
	number := p.paint(blue, fmt.Sprintf("%*d |", gutter, marks[0].line))
	fmt.Fprintln(p.w, strings.TrimRight(number+" "+row.text, " "))
	bar := p.paint(blue, "|")
	for _, carets := range row.carets {
		fmt.Fprintf(p.w, "%*s%s %s\n", gutter+1, "", bar, p.carets(carets, sev))
	}
}

// carets draws marks that share one row below a source line.
func (p *printer) carets(list []caret, sev Severity) string {
	var b strings.Builder
	at := 0
	for _, c := range list {
		sign, color := "-", blue
		if c.mark.primary {
			sign, color = "^", sev.hue()
		}
		b.WriteString(strings.Repeat(" ", c.from-at))
		words := strings.Repeat(sign, c.to-c.from)
		if c.mark.label != "" {
			words += " " + c.mark.label
		}
		b.WriteString(p.paint(color, words))
		at = c.to
	}
	return b.String()
}

// placeText is a place as the printers name it: path:line:col, or the path
// alone where the source is not known.
func placeText(s Span, file *listing) string {
	if file == nil {
		return plain(s.File)
	}
	line, col := file.position(s.Start)
	return plain(s.File) + ":" + strconv.Itoa(line) + ":" + strconv.Itoa(col)
}
