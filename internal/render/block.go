package render

import (
	"strings"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// blocks writes the top-level blocks of a body, each followed by the notes
// that belong to it.
func (w *writer) blocks(list []*pages.Node) {
	for _, n := range list {
		w.next = w.lang
		w.block(n)
		w.next = ""
		w.notes(n)
	}
}

// ids writes what every block's start tag may have: its id, and on top-level
// blocks the language of the article where the page around it has another.
func (w *writer) ids(n *pages.Node) {
	w.attribute("id", n.ID)
	w.attribute("lang", w.next)
	w.attribute("dir", direction(w.next))
	w.next = ""
}

func (w *writer) block(n *pages.Node) {
	switch n.Kind {
	case annot.Document, annot.Note:
		w.blockChildren(n)
	case annot.Paragraph:
		w.paragraph(n)
	case annot.Heading:
		w.heading(n)
	case annot.Quote:
		w.container(n, "blockquote", "")
	case annot.List:
		w.list(n)
	case annot.Item:
		w.container(n, "li", "")
	case annot.CodeBlock:
		w.code(n)
		w.codeSigns(n)
	case annot.Rule:
		w.raw("<hr>\n")
	case annot.Table:
		w.table(n)
	default:
		w.inline(n)
	}
}

func (w *writer) blockChildren(n *pages.Node) {
	for _, child := range n.Children {
		w.block(child)
	}
}

// container writes a block that holds blocks.
func (w *writer) container(n *pages.Node, name, more string) {
	w.raw("<" + name)
	w.ids(n)
	w.raw(more + ">")
	w.number(n)
	w.blockChildren(n)
	w.raw("</" + name + ">\n")
}

func (w *writer) paragraph(n *pages.Node) {
	w.raw("<p")
	w.ids(n)
	w.attribute("class", part(n))
	w.raw(">")
	w.number(n)
	w.inlines(n.Children)
	w.raw("</p>\n")
}

// part names the part of the article that a paragraph is, where all of it is
// one: its standfirst, byline, dateline, or the note of a printed label.
func part(n *pages.Node) string {
	if len(n.Children) != 1 || n.Children[0].Mark == nil {
		return ""
	}
	for _, of := range n.Children[0].Mark.Classes {
		switch of {
		case "standfirst", "byline", "dateline":
			return of
		case "label":
			return "printed-label"
		}
	}
	return ""
}

func (w *writer) heading(n *pages.Node) {
	name := "h" + string(rune('0'+min(max(n.Level, 1), 6)))
	w.raw("<" + name)
	w.ids(n)
	w.raw(">")
	w.number(n)
	w.inlines(n.Children)
	w.raw("</" + name + ">\n")
}

// number writes the number of a paragraph of the original, which is a link to
// the paragraph.
func (w *writer) number(n *pages.Node) {
	if n.Number == 0 || n.ID == "" {
		return
	}
	w.raw(`<a class="pn" href="#`)
	w.attr(percent(n.ID))
	w.raw(`" aria-label="Paragraph `)
	w.num(n.Number)
	w.raw(`">`)
	w.num(n.Number)
	w.raw(`</a> `)
}

func (w *writer) list(n *pages.Node) {
	name := "ul"
	more := ""
	if n.Ordered {
		name = "ol"
		if n.First != 1 {
			var start buffer
			start.raw(` start="`)
			start.num(n.First)
			start.raw(`"`)
			more = string(start.b)
		}
	}
	if n.Tight {
		more += ` class="tight"`
	}
	w.container(n, name, more)
}

// table writes a table of an article; its first row is the head. It scrolls
// inside its own frame where it is wider than the text.
func (w *writer) table(n *pages.Node) {
	w.raw(`<div class="scroll" role="group" aria-label="Table" tabindex="0"`)
	w.ids(n)
	w.raw(`>`)
	w.number(n)
	w.raw("<table>\n")
	for i, row := range n.Children {
		switch i {
		case 0:
			w.raw("<thead>\n")
		case 1:
			w.raw("<tbody>\n")
		}
		w.raw("<tr>")
		for k, cell := range row.Children {
			w.cell(cell, i == 0 && len(cell.Children) > 0, k == 0)
		}
		w.raw("</tr>\n")
		if i == 0 {
			w.raw("</thead>\n")
		}
	}
	if len(n.Children) > 1 {
		w.raw("</tbody>\n")
	}
	w.raw("</table></div>\n")
}

// cell writes a cell; only the first of a row shows its number, which stands
// beside the row.
func (w *writer) cell(n *pages.Node, head, first bool) {
	name := "td"
	if head {
		name = "th"
	}
	w.raw("<" + name)
	if head {
		w.raw(` scope="col"`)
	}
	w.attribute("id", n.ID)
	switch n.Align {
	case "left", "center", "right":
		w.raw(` class="align-` + n.Align + `"`)
	}
	w.raw(">")
	if first {
		w.number(n)
	}
	w.inlines(n.Children)
	w.raw("</" + name + ">")
}

// footnotes writes the editor's footnotes, each with the way back to the first
// place that refers to it.
func (w *writer) footnotes(b pages.Body) {
	backs := map[string]string{}
	for _, n := range b.Blocks {
		references(n, backs)
	}
	w.raw("<ol>\n")
	for _, item := range b.Footnotes {
		w.raw("<li")
		w.attribute("id", item.ID)
		w.raw(">")
		w.blockChildren(item)
		if id := backs[item.ID]; id != "" {
			w.raw(`<p class="back"><a href="#`)
			w.attr(percent(id))
			w.raw(`" aria-label="Back to the text">↩&#xFE0E;</a></p>`)
		}
		w.notes(item)
		w.raw("</li>\n")
	}
	w.raw("</ol>\n")
}

// references notes, for each footnote, the id of the first reference to it.
func references(n *pages.Node, backs map[string]string) {
	if n.Kind == annot.NoteRef && n.ID != "" {
		_, fragment, _ := strings.Cut(n.Href, "#")
		if backs[fragment] == "" {
			backs[fragment] = n.ID
		}
	}
	for _, child := range n.Children {
		references(child, backs)
	}
}
