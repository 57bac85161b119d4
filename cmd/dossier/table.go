package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	eastasian "golang.org/x/text/width"
)

// The colours of tables, as codes of terminals.
const (
	faint = "2"
	red   = "1;31"
)

// sheet prints lines and tables for people.
type sheet struct {
	w       io.Writer
	colored bool
	columns int // of the terminal; 0 when it is none
}

// sheet is that of the results.
func (a *app) sheet() sheet { return sheet{w: a.out, colored: a.colored(a.out), columns: width(a.out)} }

func (s sheet) line(text string) { fmt.Fprintln(s.w, text) }

func (s sheet) paint(code, text string) string {
	if !s.colored || code == "" || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// table is rows whose cells stand below each other.
type table struct {
	rows     []row
	indent   int
	flexible int   // the column that is broken into lines where the terminal is narrow
	least    int   // columns that it has at least
	most     []int // columns that the others may have; 0 for as many as they need
	wide     []int // columns that the others have at least
}

type row []cell

// cell is a text of a table.
type cell struct {
	text  string
	color string
	right bool // it stands at the right
}

// table prints a table. On a terminal a line that is too long goes on below
// itself; elsewhere, where tools read it, it stays one line.
func (s sheet) table(t table) {
	widths := t.widths()
	left := t.indent
	for i, w := range widths {
		if i < t.flexible {
			left += w + 2
		}
	}
	room := 0
	if s.columns > 0 {
		room = max(t.least, s.columns-left-1)
	}
	for _, r := range t.rows {
		lines := []string{""}
		if t.flexible < len(r) {
			lines = wrap(r[t.flexible].text, room)
		}
		for i, text := range lines {
			var b strings.Builder
			b.WriteString(strings.Repeat(" ", t.indent))
			for k := range min(t.flexible, len(r)) {
				c := r[k]
				if i > 0 {
					c.text = ""
				}
				b.WriteString(s.pad(c, widths[k]) + "  ")
			}
			if t.flexible < len(r) {
				b.WriteString(s.paint(r[t.flexible].color, text))
			}
			s.line(strings.TrimRight(b.String(), " "))
		}
	}
}

// alike gives several tables the same columns.
func alike(list []table) {
	var all table
	for _, t := range list {
		all.most = t.most
		all.rows = append(all.rows, t.rows...)
	}
	widths := all.widths()
	for i := range list {
		list[i].wide = widths
	}
}

// widths are the columns that the cells of a table take.
func (t table) widths() []int {
	out := slices.Clone(t.wide)
	for _, r := range t.rows {
		for i, c := range r {
			if i == len(out) {
				out = append(out, 0)
			}
			out[i] = max(out[i], columnsOf(c.text))
		}
	}
	for i := range out {
		if i < len(t.most) && t.most[i] > 0 {
			out[i] = min(out[i], t.most[i])
		}
	}
	return out
}

// pad brings a cell to a width; a text that is longer is cut.
func (s sheet) pad(c cell, to int) string {
	text := c.text
	if columnsOf(text) > to {
		runes := []rune(text)
		for columnsOf(string(runes)) > to-1 {
			runes = runes[:len(runes)-1]
		}
		text = string(runes) + "…"
	}
	space := strings.Repeat(" ", to-columnsOf(text))
	if c.right {
		return space + s.paint(c.color, text)
	}
	return s.paint(c.color, text) + space
}

// wrap breaks a text into lines of some columns; 0 for one line.
func wrap(text string, columns int) []string {
	if columns == 0 || columnsOf(text) <= columns {
		return []string{text}
	}
	var out []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case columnsOf(line)+1+columnsOf(word) <= columns:
			line += " " + word
		default:
			out, line = append(out, line), word
		}
	}
	return append(out, line)
}

// columnsOf is how many columns of a terminal a text takes: two for wide
// characters (Unicode UAX #11), none for what stands on others or is not seen.
func columnsOf(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case wide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

func wide(r rune) bool {
	k := eastasian.LookupRune(r).Kind()
	return k == eastasian.EastAsianWide || k == eastasian.EastAsianFullwidth
}
