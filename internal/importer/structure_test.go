package importer

import (
	"strings"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/verbatim"

	"pgregory.net/rapid"
)

// words draws the text of a paragraph out of pieces that mean something to
// Markdown, with at least one letter.
func words(t *rapid.T, label string) string {
	pieces := []string{"a", "B", "1", "ISIS", "Word. ", "Word.” ", "ж", "é", " ", "  ", "\u00a0", "\t", "\u2028", "*", "**", "_", "`", "``", "~~", "#", "=", "-", "- ", "+ ", "1. ", ">", "<b>",
		"<http://a.b>", "&amp;", "\\", "[", "]", "(", ")", "{", "}", "![", "](", "[^1]", "[^1]: ", "[@a]", "@a", "]{.x}", "$", "^", ":", "\"", "“", "”", "«", "»", "…", "—", "|", "||", "|-|", "†", "中", "。", "🙂"}
	list := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, label)
	at := rapid.IntRange(0, len(list)).Draw(t, "letter")
	return strings.Join(list[:at], "") + "x" + strings.Join(list[at:], "")
}

// offsets draws borders of characters.
func offsets(t *rapid.T, text string, n int) []int {
	var borders []int
	for i := range text {
		borders = append(borders, i)
	}
	return rapid.SliceOfN(rapid.SampledFrom(append(borders, len(text))), n, n).Draw(t, "offsets")
}

// structured draws an article of every kind of structure, within what Paragraph
// promises and here and there without.
func structured() *rapid.Generator[Raw] {
	return rapid.Custom(func(t *rapid.T) Raw {
		var out Raw
		out.Pictures = []Picture{{Alt: "a | *picture*] of " + words(t, "alt"), Source: "https://a.b/c d.png"}, {Source: "x.png"}}
		id := 0
		var within []Container
		for range rapid.IntRange(1, 8).Draw(t, "paragraphs") {
			within = nextWithin(t, within, &id)
			out.Paragraphs = append(out.Paragraphs, nextParagraph(t, within))
		}
		out.Pictures[1].Before = rapid.IntRange(0, len(out.Paragraphs)).Draw(t, "before")
		return out
	})
}

func nextWithin(t *rapid.T, within []Container, id *int) []Container {
	within = append([]Container(nil), within[:rapid.IntRange(0, len(within)).Draw(t, "kept")]...)
	if n := len(within); n > 0 && (within[n-1].Kind == BulletList || within[n-1].Kind == OrderedList) {
		*id++
		within = append(within, Container{Kind: Item, ID: *id})
	}
	if n := len(within); n > 0 && within[n-1].Kind == Table {
		return within
	}
	for range rapid.IntRange(0, 2).Draw(t, "deeper") {
		*id++
		kind := rapid.SampledFrom([]ContainerKind{Quotation, BulletList, OrderedList, Table}).Draw(t, "kind")
		within = append(within, Container{Kind: kind, ID: *id, First: rapid.SampledFrom([]int{1, 1, 0, 7, 1999999999}).Draw(t, "first")})
		if kind == Table {
			break
		}
		if kind != Quotation {
			*id++
			within = append(within, Container{Kind: Item, ID: *id})
		}
	}
	return within
}

func nextParagraph(t *rapid.T, within []Container) Paragraph {
	p := Paragraph{Text: words(t, "text"), Within: within}
	row := p.row()
	if row {
		for range rapid.IntRange(0, 3).Draw(t, "cells") {
			p.Cells = append(p.Cells, len(p.Text))
			p.Text += " "
			if rapid.Bool().Draw(t, "full") {
				p.Text += words(t, "cell")
			}
		}
	}
	switch rapid.IntRange(0, 9).Draw(t, "shape") {
	case 0:
		p.Level = rapid.IntRange(2, 7).Draw(t, "level")
	case 1:
		if !row {
			p.Code = true
			p.Text += " \t" + words(t, "line") + "  " + words(t, "line")
		}
	}
	for i := range p.Text {
		if p.Text[i] == ' ' && !row && rapid.IntRange(0, 3).Draw(t, "break") == 0 {
			p.Breaks = append(p.Breaks, i)
		}
	}
	var open []Inline
	for range rapid.IntRange(0, 4).Draw(t, "inlines") {
		at := offsets(t, p.Text, 2)
		x := Inline{Start: min(at[0], at[1]), End: max(at[0], at[1]), Dest: "https://example.org/a_b?(c)&amp;d=[e]|"}
		x.Kind = rapid.SampledFrom([]InlineKind{Emph, Strong, Strike, InlineCode, Link, Image}).Draw(t, "inline")
		if x.Kind == Image {
			x.End = x.Start
		}
		open = append(open, x)
	}
	p.Inline = open
	return p
}

// Whatever structure an article has, its text is that of its original; most of
// its markup and all of its spans are read back.
func TestAnyStructureKeepsTheText(t *testing.T) {
	articles := 50 // to a check of rapid's, of which there are 100
	if testing.Short() {
		articles = 10
	}
	generator := structured()
	all, plain := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		for range articles {
			in := tidy(generator.Draw(t, "article"))
			d := newDraft(in, Options{Lang: "en"})
			d.kept = []storedPicture{{Path: "content/media/00.png"}, {Why: "no [answer]"}}
			for i := range d.paragraphs {
				p := &d.paragraphs[i]
				if p.Code || rapid.Bool().Draw(t, "no span") {
					continue
				}
				at := offsets(t, p.Text, 2)
				d.mark(i, span{min(at[0], at[1]), max(at[0], at[1]), ".x"})
			}
			body, _, lost := d.write(0)
			a, list := markdown.Parse("x.md", body)
			if diag.HasErrors(list) {
				t.Fatalf("%+v\nis written\n%s\nwith %v", in.Paragraphs, body, list)
			}
			found := verbatim.Compare(a, "x.txt", extracted(in))
			if len(found) > 0 {
				t.Fatalf("%+v\nis written\n%s\nwith %v", in.Paragraphs, body, found)
			}
			all++
			if len(lost) > 0 {
				plain++
				t.Logf("%v in\n%s", lost[0].Message, body)
			}
			formatted, _ := markdown.Format("x.md", body)
			if string(formatted) != string(body) {
				t.Fatalf("fmt would change\n%s\nto\n%s", body, formatted)
			}
		}
	})
	if plain*20 > all {
		t.Errorf("%d of %d articles lost markup", plain, all)
	}
}
