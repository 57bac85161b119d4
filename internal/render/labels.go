package render

import "dossier/internal/pages"

// labelNotes writes what the label signs of the page stand for, each with the
// id that its signs lead to.
func (w *writer) labelNotes(list []pages.LabelNote) {
	for i := range list {
		w.labelNote(&list[i], true)
	}
}

// banners writes the labels that stand at the top of the page. The ids are
// those of the notes at its end, to which the banners lead.
func (w *writer) banners(list []pages.LabelNote) {
	for i := range list {
		w.labelNote(&list[i], false)
	}
}

func (w *writer) labelNote(n *pages.LabelNote, isNote bool) {
	w.raw(`<p class="label-note"`)
	if isNote {
		w.attribute("id", n.ID)
	}
	w.raw(`>`)
	if n.Sign != "" {
		w.raw(`<span class="label-mark">`)
		w.text(n.Sign)
		w.raw(`</span> `)
	}
	if n.Added {
		w.raw(`<span class="label-who">Label added by this dossier:</span> `)
	}
	w.linkedText(n.Href, n.Name)
	w.raw(`: <span class="label-wording">`)
	w.texts(n.Wording)
	w.raw(`</span>`)
	switch {
	case !isNote:
		w.raw(` <a href="#`)
		w.attr(percent(n.ID))
		w.raw(`">More below</a>`)
	case !n.Ground.IsEmpty():
		w.raw(` <span class="label-ground">`)
		w.texts(n.Ground)
		w.raw(`</span>`)
	}
	w.raw("</p>\n")
}

// labelCard writes a label whose place is the margin. It is no popover, so that
// nothing opens or closes it.
func (w *writer) labelCard(c *pages.Card) {
	w.raw(`<div class="card card-label"`)
	w.attribute("id", c.ID)
	w.raw(">\n")
	w.line("p", "card-kicker", c.Kicker)
	if !c.Title.IsEmpty() {
		w.raw(`<p class="card-title">`)
		w.linkedText(c.Href, c.Title)
		w.raw("</p>\n")
	}
	for _, fact := range c.Facts {
		for _, value := range fact.Values {
			w.line("p", "label-wording", value)
		}
	}
	w.raw("</div>\n")
}
