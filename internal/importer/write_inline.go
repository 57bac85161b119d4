package importer

import (
	"maps"
	"slices"
	"strings"
)

// pieces writes the escaped text of a paragraph with its markup, and the
// pictures that stand in it.
func (w *writer) pieces(p part, text *escaped, list []markup) {
	wanted := slices.Sorted(maps.Keys(w.marks))
	pictures := p.picturesIn(w.d.kept)
	var open []markup
	for at := 0; ; {
		for len(open) > 0 && open[len(open)-1].end <= at {
			w.write(open[len(open)-1].closing())
			open = open[:len(open)-1]
		}
		for len(pictures) > 0 && pictures[0].Start <= at {
			w.picture(pictures[0].Picture, p.row())
			pictures = pictures[1:]
		}
		for len(wanted) > 0 && wanted[0] <= at {
			w.marks[wanted[0]] = len(w.body)
			wanted = wanted[1:]
		}
		jumped := false
		for len(list) > 0 && list[0].start <= at && !jumped {
			m := list[0]
			list = list[1:]
			if m.rank == codeRank {
				w.inlineCode(p.Text[m.start:m.end], m.start, p.row())
				text.skip(m.end)
				at, jumped = m.end, true
				for len(wanted) > 0 && wanted[0] < at {
					wanted = wanted[1:] // inlineCode has noted it
				}
				continue
			}
			w.opening(m)
			open = append(open, m)
		}
		if jumped {
			continue
		}
		if at == len(p.Text) {
			return
		}
		next := len(p.Text)
		if len(open) > 0 {
			next = min(next, open[len(open)-1].end)
		}
		if len(list) > 0 {
			next = min(next, list[0].start)
		}
		if len(wanted) > 0 {
			next = min(next, wanted[0])
		}
		if len(pictures) > 0 {
			next = min(next, pictures[0].Start)
		}
		w.fragments(text.upTo(next))
		at = next
	}
}

// opening writes the signs with which markup begins. Behind an exclamation
// mark a bracket would begin a picture, so that the mark is escaped.
func (w *writer) opening(m markup) {
	switch m.rank {
	case spanRank, linkRank:
		if n := len(w.body); n > 0 && w.body[n-1] == '!' {
			w.body = append(w.body[:n-1], `\!`...)
		}
		w.write("[")
	case strongRank:
		w.write("**")
	case emphRank:
		w.write("*")
	case strikeRank:
		w.write("~~")
	}
}

// closing gives the signs with which markup ends.
func (m markup) closing() string {
	switch m.rank {
	case spanRank:
		return "]{" + m.words + "}"
	case linkRank:
		return "](" + m.words + ")"
	case strongRank:
		return "**"
	case strikeRank:
		return "~~"
	}
	return "*"
}

// inlineCode writes code between backticks, of which no run in it has as many.
// The wanted places in it are noted. In a table, whose reader takes every bar
// for the border of a cell, a bar is escaped in code, too.
func (w *writer) inlineCode(code string, at int, cell bool) {
	runs := backticks(code)
	ticks := 1
	for runs[ticks] {
		ticks++
	}
	pad := ""
	if code[0] == '`' || code[len(code)-1] == '`' || ticks > 1 {
		pad = " "
	}
	w.write(strings.Repeat("`", ticks) + pad)
	for offset := range w.marks {
		if offset > at && offset < at+len(code) {
			w.marks[offset] = len(w.body) + offset - at
		}
	}
	if cell {
		code = strings.ReplaceAll(code, "|", `\|`)
	}
	w.write(code + pad + strings.Repeat("`", ticks))
}

// backticks gives the lengths of the runs of backticks in a text.
func backticks(text string) map[int]bool {
	runs := map[int]bool{}
	for run := range strings.FieldsFuncSeq(text, func(r rune) bool { return r != '`' }) {
		runs[len(run)] = true
	}
	return runs
}
