package diag

import (
	"sort"
	"strings"
)

// caret is where a mark is drawn under a line, in columns of the shown text.
type caret struct {
	from, to int
	mark     mark
}

// row is a source line made ready: the part of it that fits, and the rows of
// marks below it.
type row struct {
	text   string
	carets [][]caret
}

// layout fits a line and its marks into so many columns.
func layout(line []cell, marks []mark, file *listing, room int) row {
	room = max(room, 20)
	starts := make([]int, len(line)+1) // the column of each cell
	for i, c := range line {
		starts[i+1] = starts[i] + c.width
	}
	_, end := file.line(marks[0].line)
	list := make([]caret, len(marks))
	for i, m := range marks {
		from := cellAt(line, file.clamp(m.span.Start), end)
		to := cellAt(line, file.clamp(m.span.End)-1, end) + 1
		list[i] = caret{starts[from], starts[min(max(to, from), len(line))], m}
		// A place between two characters, or at the line's end, gets one caret.
		list[i].to = max(list[i].to, list[i].from+1)
	}
	first, last := window(line, starts, list, room)
	shift := starts[first]
	var text strings.Builder
	if first > 0 {
		text.WriteString("…")
		shift--
	}
	for _, c := range line[first:last] {
		text.WriteString(c.text)
	}
	limit := starts[last] - shift + 1 // one past the text, for a caret at the line's end
	if last < len(line) {
		text.WriteString("…")
		limit = starts[last] - shift
	}
	for i, c := range list {
		low := 0
		if first > 0 {
			low = 1
		}
		list[i].from = min(max(c.from-shift, low), max(limit-1, low))
		list[i].to = min(max(c.to-shift, list[i].from+1), max(limit, list[i].from+1))
	}
	return row{text.String(), rows(list)}
}

// cellAt gives the index of the cell that holds a byte of the file; the number
// of cells for a byte from the line's end on.
func cellAt(line []cell, offset, end int) int {
	if offset >= end {
		return len(line)
	}
	i := sort.Search(len(line), func(i int) bool { return line[i].offset > offset })
	return max(i-1, 0)
}

// window chooses the cells to show, first included, last not: all when they
// fit, else those round the marks and above their labels, cut at spaces where
// there are any close by.
func window(line []cell, starts []int, marks []caret, room int) (first, last int) {
	total := starts[len(line)]
	if total <= room {
		return 0, len(line)
	}
	const ellipses = 2
	room -= ellipses
	from, to, need := marks[0].from, 0, 0
	for _, c := range marks {
		to = max(to, c.to)
		label := 0
		if c.mark.label != "" {
			label = 1 + min(columns(c.mark.label), room/2) // a longer one may run on
		}
		need = max(need, c.to-from+label)
	}
	left := from - max((room-need)/2, 3)
	left = max(0, min(left, max(total-room, min(from, from+need-room))))
	for first < len(line) && starts[first] < left {
		first++
	}
	last = first
	for last < len(line) && starts[last+1]-starts[first] <= room {
		last++
	}
	const snap = 12
	for i := first; first > 0 && i < min(first+snap, last) && starts[i] < from; i++ {
		if line[i].text == " " {
			first = i + 1
			break
		}
	}
	for i := last; last < len(line) && i > max(last-snap, first) && starts[i] >= to; i-- {
		if line[i].text == " " {
			last = i
			break
		}
	}
	return first, last
}

// rows puts marks, sorted by their start, on as few rows as is simple: all on
// one where none overlap and only the last has a label, else one on each.
func rows(list []caret) [][]caret {
	together := true
	for i, c := range list[:len(list)-1] {
		together = together && c.to < list[i+1].from && c.mark.label == ""
	}
	if together {
		return [][]caret{list}
	}
	out := make([][]caret, len(list))
	for i := range list {
		out[i] = list[i : i+1]
	}
	return out
}
