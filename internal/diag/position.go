package diag

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// Sources gives the bytes of a file by the path that spans name it by, and
// whether there is such a file. The printers ask once for each file.
type Sources func(file string) ([]byte, bool)

// Position turns a byte offset into a line and a column, both counted from 1.
// Columns count characters (code points, as in Unicode; a tab is one, a byte
// that is no UTF-8 is one, a byte order mark at the start of the file is
// none). An offset outside src is taken as its nearest end, one inside a
// character as that character's start.
func Position(src []byte, offset int) (line, col int) {
	return newListing(src).position(offset)
}

// listing is a file cut into lines.
type listing struct {
	src    []byte
	starts []int                       // offset of each line's first byte
	last   struct{ line, at, col int } // a position worked out before
}

func newListing(src []byte) *listing {
	l := &listing{src: src, starts: []int{0}}
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		l.starts[0] = len("\ufeff")
	}
	for i, c := range src {
		if c == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// clamp moves an offset into the file.
func (l *listing) clamp(offset int) int {
	return max(l.starts[0], min(offset, len(l.src)))
}

// lineOf gives the number of the line that holds offset, counted from 1.
func (l *listing) lineOf(offset int) int {
	return max(1, sort.SearchInts(l.starts, l.clamp(offset)+1))
}

func (l *listing) position(offset int) (line, col int) {
	offset = l.clamp(offset)
	line = l.lineOf(offset)
	at, col := l.starts[line-1], 1
	if l.last.line == line && l.last.at <= offset {
		at, col = l.last.at, l.last.col // so that many places of a long line cost one pass
	}
	for ; ; col++ {
		_, size := utf8.DecodeRune(l.src[at:])
		if size == 0 || at+size > offset {
			l.last.line, l.last.at, l.last.col = line, at, col
			return line, col
		}
		at += size
	}
}

// line gives the offsets of a line's text, its line end (LF or CRLF) not
// included.
func (l *listing) line(number int) (start, end int) {
	start, end = l.starts[number-1], len(l.src)
	if number < len(l.starts) {
		end = l.starts[number] - 1
		if end > start && l.src[end-1] == '\r' {
			end--
		}
	}
	return start, end
}

// near gives the part of the marks' line that may be shown in so many columns:
// of a very long line only what lies round them is worth looking at.
func (l *listing) near(marks []mark, columns int) (start, end int) {
	start, end = l.line(marks[0].line)
	reach := 12 * columns
	from, to := l.clamp(marks[0].span.Start), 0
	for _, m := range marks {
		to = max(to, l.clamp(m.span.Start), min(l.clamp(m.span.End), l.clamp(m.span.Start)+reach))
	}
	for lo := from - reach; lo > start; lo-- {
		if utf8.RuneStart(l.src[lo]) {
			start = lo
			break
		}
	}
	for hi := to + reach; hi < end; hi++ {
		if utf8.RuneStart(l.src[hi]) {
			end = hi
			break
		}
	}
	return start, end
}

// endLine gives the line of a span's last byte: a span that ends with a line end
// does not reach into the next line.
func (l *listing) endLine(s Span) int {
	start, end := l.clamp(s.Start), l.clamp(s.End)
	if end <= start {
		return l.lineOf(start)
	}
	return l.lineOf(end - 1)
}

// listings keeps the files that one printing has asked for.
type listings struct {
	sources Sources
	known   map[string]*listing
}

func newListings(sources Sources) *listings {
	return &listings{sources: sources, known: map[string]*listing{}}
}

// of gives the lines of a file; nil when there is none.
func (c *listings) of(file string) *listing {
	if l, ok := c.known[file]; ok {
		return l
	}
	var l *listing
	if c.sources != nil && file != "" {
		if src, ok := c.sources(file); ok {
			l = newListing(src)
		}
	}
	c.known[file] = l
	return l
}
