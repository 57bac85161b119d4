package importer

import (
	"strconv"
	"strings"
)

// blocks writes what stands in a container, with blank lines between, or
// without where it is compact. Lists that would be taken for one are kept
// apart by their signs.
func (w *writer) blocks(list []*block, compact bool) {
	sign := byte(0)
	for i, b := range list {
		if i > 0 && compact {
			w.write("\n")
		} else if i > 0 {
			w.blank()
		}
		if b.leaf {
			sign = 0
			w.begin()
			if b.part >= 0 {
				w.paragraph(b.part)
			} else {
				w.picture(b.picture, false)
			}
			continue
		}
		switch b.Kind {
		case Quotation:
			sign = 0
			w.within("> ", "> ", b.children, false)
		case BulletList:
			sign = other(sign, '-', '+')
			w.list(b, sign)
		case OrderedList:
			sign = other(sign, '.', ')')
			w.list(b, sign)
		case Table:
			sign = 0
			w.table(b)
		}
	}
}

// other gives the first of two signs, or the second behind the first.
func other(before, first, second byte) byte {
	if before == first {
		return second
	}
	return first
}

// within writes blocks behind the signs of a container.
func (w *writer) within(first, rest string, list []*block, compact bool) {
	outer := w.rest
	w.first, w.rest = w.first+first, w.rest+rest
	w.blocks(list, compact)
	w.first, w.rest = outer, outer
}

// list writes a list: with dashes or plus signs, or with numbers, which go on
// from the first and have at most nine digits (CommonMark 0.31.2, section 5.2).
func (w *writer) list(b *block, sign byte) {
	const most = 999_999_999
	compact := b.compact()
	number := b.First
	if number < 0 || number > most-len(b.children) {
		number = 1
	}
	for i, item := range b.children {
		if i > 0 && compact {
			w.write("\n")
		} else if i > 0 {
			w.blank()
		}
		marker := string(sign) + " "
		if b.Kind == OrderedList {
			marker = strconv.Itoa(number+i) + marker
		}
		w.within(marker, strings.Repeat(" ", len(marker)), item.children, compact)
	}
}

// table writes the rows of a table, each as wide as the widest: what stands in
// a row beyond the head's cells would be lost.
func (w *writer) table(b *block) {
	columns := 0
	for _, row := range b.children {
		columns = max(columns, len(w.d.paragraphs[row.part].Cells)+1)
	}
	for i, row := range b.children {
		if i > 0 {
			w.write("\n")
		}
		w.begin()
		w.write("| ")
		w.paragraph(row.part)
		missing := columns - len(w.d.paragraphs[row.part].Cells) - 1
		w.write(strings.Repeat(" | ", missing) + " |")
		if i == 0 {
			w.newline()
			w.write("|" + strings.Repeat(" --- |", columns))
		}
	}
}

// code writes preformatted lines between fences longer than any run of
// backticks in them.
func (w *writer) code(p Paragraph) {
	ticks := 3
	for n := range backticks(p.Text) {
		ticks = max(ticks, n+1)
	}
	fence := strings.Repeat("`", ticks)
	w.write(fence)
	for _, line := range p.lines() {
		if text := p.Text[line.start:line.end]; strings.TrimSpace(text) == "" {
			w.write("\n" + strings.TrimRight(w.rest, " "))
		} else {
			w.newline()
			w.write(text)
		}
	}
	w.newline()
	w.write(fence)
}
