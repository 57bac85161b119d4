package importer

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxContainers is how many containers may lie round a paragraph; nobody reads
// more. It is well below the limits of articles.
const maxContainers = 24

// tidy gives a format's paragraphs the form that Paragraph promises: what a
// reader got wrong costs markup and never words. Paragraphs without a word are
// left out.
func tidy(in Raw) Raw {
	out := in
	out.Paragraphs = nil
	kept := make([]int, 0, len(in.Paragraphs)+1) // how many paragraphs before each are kept
	for _, p := range in.Paragraphs {
		kept = append(kept, len(out.Paragraphs))
		if strings.TrimSpace(p.Text) != "" {
			out.Paragraphs = append(out.Paragraphs, tidyParagraph(p, len(in.Pictures)))
		}
	}
	kept = append(kept, len(out.Paragraphs))
	out.Pictures = slices.Clone(in.Pictures)
	shown := placed(out.Paragraphs, len(in.Pictures))
	for i := range out.Pictures {
		p := &out.Pictures[i]
		p.Inline = shown[i]
		p.Before = kept[min(max(p.Before, 0), len(kept)-1)]
	}
	return out
}

// placed tells which pictures stand in a paragraph.
func placed(paragraphs []Paragraph, pictures int) []bool {
	out := make([]bool, pictures)
	for _, p := range paragraphs {
		for _, x := range p.Inline {
			if x.Kind == Image {
				out[x.Picture] = true
			}
		}
	}
	return out
}

// lineEnds makes spaces of line ends, of which each takes as many bytes.
var lineEnds = strings.NewReplacer("\n", " ", "\r", " ")

func tidyParagraph(p Paragraph, pictures int) Paragraph {
	p.Text = lineEnds.Replace(p.Text)
	p.Within = tidyWithin(p.Within)
	if p.Code || p.row() {
		p.Role = Body
	}
	cut := 0
	switch {
	case p.Code:
		p.Inline, p.Cells, p.Level = nil, nil, 0
		p.Breaks = places(p.Breaks, p.Text, 0, func(int) bool { return true })
		return p
	case p.row():
		p.Breaks, p.Level = nil, 0
		p.Cells = places(p.Cells, p.Text, 0, func(int) bool { return true })
	default:
		trimmed := strings.Trim(p.Text, " \t\v\f")
		cut = strings.Index(p.Text, trimmed)
		p.Text, p.Cells = trimmed, nil
		p.Breaks = places(p.Breaks, p.Text, cut, func(at int) bool { return tight(p.Text[:at], p.Text[at+1:]) })
	}
	if p.Level != 0 {
		p.Level = min(max(p.Level, 2), 6)
		p.Breaks = nil
	}
	p.Inline = tidyInline(p.Inline, p.Text, cut, pictures)
	return p
}

// row reports whether a paragraph is the row of a table.
func (p Paragraph) row() bool {
	n := len(p.Within)
	return n > 0 && p.Within[n-1].Kind == Table
}

// plain reports whether a paragraph is a part of the running text.
func (p Paragraph) plain() bool { return p.Level == 0 && !p.Code && len(p.Within) == 0 }

// places gives the offsets, moved by what was cut off the text's beginning,
// that are those of single spaces of the text and of which good says so.
func places(list []int, text string, cut int, good func(at int) bool) []int {
	var out []int
	for _, at := range list {
		at -= cut
		if at >= 0 && at < len(text) && text[at] == ' ' && good(at) {
			out = append(out, at)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// tidyWithin keeps the containers in which something can be written: an Item
// stands directly in a List, a List holds Items, and a Table only rows.
func tidyWithin(in []Container) []Container {
	var out []Container
	for i := 0; i < len(in) && len(out) < maxContainers; i++ {
		switch in[i].Kind {
		case BulletList, OrderedList:
			if i+1 < len(in) && in[i+1].Kind == Item {
				out = append(out, in[i], in[i+1])
				i++
			}
		case Table:
			return append(out, in[i])
		case Quotation:
			out = append(out, in[i])
		}
	}
	return out
}

// tidyInline keeps the ranges that lie in the text and the pictures that there
// are, moved by what was cut off the text's beginning.
func tidyInline(in []Inline, text string, cut, pictures int) []Inline {
	var out []Inline
	border := func(at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }
	for _, x := range in {
		x.Start = min(max(x.Start-cut, 0), len(text))
		x.End = min(max(x.End-cut, x.Start), len(text))
		if x.Kind == Image {
			x.End = x.Start
			if x.Picture < 0 || x.Picture >= pictures {
				continue
			}
		} else if x.Start == x.End {
			continue
		}
		if border(x.Start) && border(x.End) {
			out = append(out, x)
		}
	}
	return out
}
