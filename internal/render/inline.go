package render

import (
	"strconv"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// inlines writes inline nodes. Label signs that follow a mark, and labels that
// the article itself prints there, stand directly behind its words, before the
// mark's own signs.
func (w *writer) inlines(list []*pages.Node) {
	for i := 0; i < len(list); i++ {
		n := list[i]
		if n.Kind != annot.Mark {
			w.inline(n)
			continue
		}
		w.mark(n)
		for i+1 < len(list) && (list[i+1].Kind == pages.Signed || printedLabel(list[i+1])) {
			i++
			w.inline(list[i])
		}
		w.cardSigns(n)
	}
}

func (w *writer) inline(n *pages.Node) {
	switch n.Kind {
	case annot.Text:
		w.resume()
		w.text(n.Text)
	case pages.Signed:
		for _, s := range n.Signs {
			w.sign(s)
		}
	case annot.Code:
		w.element(n, "code", "<code>", func() { w.text(n.Text) })
	case annot.Emph:
		w.element(n, "em", "<em>", func() { w.inlines(n.Children) })
	case annot.Strong:
		w.element(n, "strong", "<strong>", func() { w.inlines(n.Children) })
	case annot.Strike:
		w.element(n, "del", "<del>", func() { w.inlines(n.Children) })
	case annot.Link:
		w.linkNode(n)
	case annot.Image:
		w.image(n)
	case annot.SoftBreak:
		w.resume()
		w.raw("\n")
	case annot.HardBreak:
		w.resume()
		w.raw("<br>\n")
	case annot.Mark:
		w.mark(n)
		w.cardSigns(n)
	case annot.Cite:
		w.cite(n)
	case annot.NoteRef:
		w.noteRef(n)
	case annot.Paragraph: // the text of a tight item
		w.inlines(n.Children)
	default:
		w.inlines(n.Children)
	}
}

// printedLabel reports whether a node is a label that the article itself
// prints.
func printedLabel(n *pages.Node) bool { return n.Mark != nil && len(n.Mark.Printed) > 0 }

func (w *writer) element(n *pages.Node, name, start string, inside func()) {
	first := start
	if n.ID != "" {
		var b buffer
		b.raw("<" + name)
		b.attribute("id", n.ID)
		b.raw(">")
		first = string(b.b)
	}
	w.open(name, first, start)
	inside()
	w.shut(name)
}

func (w *writer) linkNode(n *pages.Node) {
	var more buffer
	more.attribute("title", n.Title.String())
	w.linked(n.Href, string(more.b), func() { w.inlines(n.Children) })
}

// image writes a picture of the dossier's own. One of another site would be a
// request to it, so that its description stands here as a link instead.
func (w *writer) image(n *pages.Node) {
	src, ok := address(w.path, w.base, n.Href)
	if _, foreign := schemeOf(n.Href); !ok || foreign {
		words := n.Alt.String()
		if words == "" {
			words = n.Href
		}
		w.linked(n.Href, "", func() {
			w.resume()
			w.text(words)
		})
		return
	}
	w.resume()
	w.raw(`<img src="`)
	w.attr(src)
	w.raw(`" alt="`)
	w.attr(n.Alt.String())
	w.raw(`"`)
	w.attribute("title", n.Title.String())
	if n.Size.Width > 0 && n.Size.Height > 0 { // so that its room is kept while it loads
		w.attribute("width", strconv.Itoa(n.Size.Width))
		w.attribute("height", strconv.Itoa(n.Size.Height))
	}
	w.raw(` loading="lazy">`)
}

// mark writes annotated words. What they are is told by classes; a style may
// not hide the words. A label that the article prints says whose it is, for
// those who look through the finished files.
func (w *writer) mark(n *pages.Node) {
	if n.Mark == nil {
		w.inlines(n.Children)
		return
	}
	if n.Mark.Href != "" && w.link == nil {
		var more buffer
		more.raw(` class="printed-mark"`)
		more.attribute("title", n.Mark.Title.String())
		w.linked(n.Mark.Href, string(more.b), func() { w.span(n, "") })
		return
	}
	w.span(n, n.Mark.Title.String())
}

func (w *writer) span(n *pages.Node, title string) {
	var b buffer
	for _, of := range n.Mark.Classes {
		of = class(of)
		b.raw(" mark-" + of)
		switch of {
		case "excused", "omitted", "inserted", "suggested":
			b.raw(" " + of)
		}
	}
	classes := string(b.b)
	b.b = b.b[:0]
	b.raw(`<span class="mark` + classes + `"`)
	var about []string
	for _, l := range n.Mark.Printed {
		about = append(about, l.Org+"="+l.Jurisdiction)
	}
	b.attribute("data-label", strings.Join(about, " "))
	again := string(b.b) + ">"
	b.attribute("id", n.ID)
	b.attribute("title", title)
	b.raw(">")
	w.open("span", string(b.b), again)
	w.inlines(n.Children)
	w.shut("span")
}

// cardSigns writes the small signs behind a mark that open its notes. There
// are two of each: a link to the note in the margin and a button that opens it
// in place. The style sheet shows one of them, by the width of the window.
func (w *writer) cardSigns(n *pages.Node) {
	if n.Mark == nil || len(n.Mark.Cards) == 0 {
		return
	}
	write := func() {
		w.raw(`<span class="signs">`)
		for _, card := range n.Mark.Cards {
			w.cardSign(card)
		}
		w.raw(`</span>`)
	}
	if w.link != nil {
		w.link.later = append(w.link.later, write)
		return
	}
	write()
}

func (w *writer) cardSign(card pages.CardRef) {
	layer := class(card.Layer)
	w.raw(`<button type="button" class="sign sign-` + layer + `"`)
	w.attribute("popovertarget", card.ID)
	w.attribute("aria-label", card.Says.String())
	w.raw(`></button><a class="sign sign-` + layer + `" href="#`)
	w.attr(percent(card.ID))
	w.raw(`"`)
	w.attribute("aria-label", card.Says.String())
	w.raw(`></a>`)
}

// cite writes a citation: the works in one pair of parentheses, each a link to
// its page.
func (w *writer) cite(n *pages.Node) {
	w.resume()
	w.raw(`<span class="cite">(`)
	for i, cite := range n.Cites {
		if i > 0 {
			w.raw("; ")
		}
		if !cite.Prefix.IsEmpty() {
			w.texts(cite.Prefix)
			w.raw(" ")
		}
		w.linkedText(cite.Href, cite.Text)
		if !cite.Suffix.IsEmpty() {
			w.raw(", ")
			w.texts(cite.Suffix)
		}
	}
	w.raw(`)</span>`)
}

// noteRef writes the number of a footnote as a link to it.
func (w *writer) noteRef(n *pages.Node) {
	number := n.Text
	if number == "" {
		var b buffer
		b.num(max(n.Number, n.First))
		number = string(b.b)
	}
	write := func() {
		w.raw(`<sup class="note-ref"`)
		w.attribute("id", n.ID)
		w.raw(`>`)
		var more buffer
		more.attribute("aria-label", "Footnote "+number)
		w.linked(n.Href, string(more.b), func() { w.text(number) })
		w.raw(`</sup>`)
	}
	if w.link != nil {
		w.link.later = append(w.link.later, write)
		return
	}
	write()
}
