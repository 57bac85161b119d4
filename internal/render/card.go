package render

import (
	"strings"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// notes writes the notes of a block: an aside directly behind it, which the
// style sheet puts into the margin, into a sheet that opens over the page, or
// among the endnotes of a print. Labels whose place is the margin stand before
// them in an aside of their own, which is shown wherever the block is.
func (w *writer) notes(n *pages.Node) {
	labels := 0
	for i := range n.Cards {
		if n.Cards[i].Layer == pages.LabelLayer {
			labels++
		}
	}
	if labels > 0 {
		w.aside("margin margin-labels", "Labels of ", n)
		for i := range n.Cards {
			if n.Cards[i].Layer == pages.LabelLayer {
				w.labelCard(&n.Cards[i])
			}
		}
		w.raw("</aside>\n")
	}
	if labels == len(n.Cards) {
		return
	}
	w.aside("notes", "Notes to ", n)
	for i := range n.Cards {
		if n.Cards[i].Layer != pages.LabelLayer {
			w.card(&n.Cards[i])
		}
	}
	w.raw("</aside>\n")
}

// aside writes the start tag of what stands beside a block, with its name.
func (w *writer) aside(class, what string, n *pages.Node) {
	w.raw(`<aside class="` + class + `" role="note" aria-label="` + what)
	switch {
	case n.Number > 0:
		w.raw("paragraph ")
		w.num(n.Number)
	case n.Kind == annot.Heading:
		w.raw("the heading")
	case n.Kind == annot.Table:
		w.raw("the table")
	default:
		w.raw("this part")
	}
	w.raw("\">\n")
}

func (w *writer) card(c *pages.Card) {
	w.raw(`<div class="card card-` + class(c.Layer) + `"`)
	w.attribute("id", c.ID)
	w.raw(" popover>\n")
	w.raw(`<button type="button" class="card-close"`)
	w.attribute("popovertarget", c.ID)
	w.raw(` popovertargetaction="hide" aria-label="Close"></button>`)
	w.line("p", "card-kicker", c.Kicker)
	if !c.Title.IsEmpty() {
		w.raw(`<p class="card-title">`)
		w.linkedText(c.Href, c.Title)
		w.raw("</p>\n")
	}
	w.facts(c.Facts)
	w.backs(c.Backs)
	w.raw("</div>\n")
}

// line writes a text as an element of its own; an empty text is no element.
func (w *writer) line(name, class string, t pages.Text) {
	if t.IsEmpty() {
		return
	}
	w.raw("<" + name)
	w.attribute("class", class)
	w.raw(">")
	w.texts(t)
	w.raw("</" + name + ">\n")
}

// backs writes the places in the text that a card belongs to, where there are
// several: a note stands at the first of them only.
func (w *writer) backs(ids []string) {
	if len(ids) < 2 {
		return
	}
	w.raw(`<p class="card-backs"><span class="card-backs-word">In</span>`)
	last := ""
	for _, id := range ids {
		place := placeOf(id)
		if place == last {
			continue
		}
		last = place
		w.raw(` <a href="#`)
		w.attr(percent(id))
		w.raw(`">¶&#8239;`)
		w.text(place)
		w.raw(`</a>`)
	}
	w.raw("</p>\n")
}

// placeOf gives the number of the paragraph that the id of a mark begins with
// (p8-isis), else the id itself.
func placeOf(id string) string {
	rest, ok := strings.CutPrefix(id, "p")
	number, _, _ := strings.Cut(rest, "-")
	if !ok || number == "" || strings.Trim(number, "0123456789") != "" {
		return id
	}
	return number
}

// facts writes terms and what stands under them. The tone of a fact is told by
// words as well as by its class.
func (w *writer) facts(list []pages.Fact) {
	if len(list) == 0 {
		return
	}
	w.raw("<dl class=\"facts\">\n")
	for i := range list {
		w.fact(&list[i])
	}
	w.raw("</dl>\n")
}

func (w *writer) fact(f *pages.Fact) {
	w.raw(`<div class="fact`)
	if f.Tone != "" {
		w.raw(" tone tone-" + class(f.Tone))
	}
	w.raw(`"><dt>`)
	w.texts(f.Term)
	w.raw(`</dt>`)
	for _, value := range f.Values {
		w.raw(`<dd>`)
		w.texts(value)
		w.raw(`</dd>`)
	}
	if len(f.Values) == 0 {
		w.raw(`<dd>–</dd>`)
	}
	w.raw("</div>\n")
}
