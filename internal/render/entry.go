package render

import "dossier/internal/pages"

// entries writes a list of entries: of an index, of works cited, of changes.
func (w *writer) entries(list []pages.Entry) {
	if len(list) == 0 {
		return
	}
	w.raw("<ul class=\"entries\">\n")
	for i := range list {
		w.raw(`<li class="entry`)
		if list[i].Sort != "" {
			w.raw(" entry-sorted entry-" + class(list[i].Sort))
		}
		w.raw(`">`)
		w.entry(&list[i])
		w.raw("</li>\n")
	}
	w.raw("</ul>\n")
}

func (w *writer) entry(e *pages.Entry) {
	w.line("p", "entry-kicker", e.Kicker)
	if !e.Title.IsEmpty() {
		w.raw(`<p class="entry-title">`)
		w.linkedText(e.Href, e.Title)
		w.raw("</p>\n")
	}
	for _, line := range e.Lines {
		w.line("p", "entry-line", line)
	}
	w.places(e.Places)
	if e.Of != "" {
		w.raw(`<p class="entry-count"><span class="entry-number">`)
		w.num(e.Count)
		w.raw(`</span> `)
		w.text(string(e.Of))
		w.raw("</p>\n")
	}
}

// places writes where a text refers to an entry.
func (w *writer) places(list []pages.Place) {
	if len(list) == 0 {
		return
	}
	w.raw(`<p class="entry-places">Cited in `)
	for i, place := range list {
		switch {
		case i > 0 && i == len(list)-1:
			w.raw(" and ")
		case i > 0:
			w.raw(", ")
		}
		w.linkedText(place.Href, place.Where)
	}
	w.raw("</p>\n")
}

// mentions writes the places where a record is mentioned, by article.
func (w *writer) mentions(m *pages.Mentions) {
	for _, group := range m.Articles {
		w.raw("<div class=\"mention-group\">\n")
		w.raw(`<h3 class="mention-article">`)
		w.linkedText(group.Href, group.Title)
		w.raw("</h3>\n")
		w.line("p", "mention-meta", group.Meta)
		w.raw("<ul class=\"mentions\">\n")
		for i := range group.Items {
			w.mention(&group.Items[i])
		}
		w.raw("</ul>\n")
		w.line("p", "mention-more", group.More)
		w.raw("</div>\n")
	}
	w.pager(m.Pager)
}

func (w *writer) mention(m *pages.Mention) {
	w.raw(`<li class="mention"><span class="mention-words">`)
	w.texts(m.Before)
	w.raw(`<mark>`)
	w.texts(m.Exact)
	w.raw(`</mark>`)
	w.texts(m.After)
	w.raw(`</span> `)
	w.linked(m.Href, ` class="mention-where"`, func() { w.texts(m.Where) })
	w.raw("</li>\n")
}

// pager writes the way to the parts before and after this one.
func (w *writer) pager(p pages.Pager) {
	if p.Pages < 2 {
		return
	}
	w.raw(`<nav class="pager" aria-label="Parts of this list">`)
	if p.Prev != "" {
		w.linked(p.Prev, ` rel="prev"`, func() { w.raw("Previous") })
	}
	w.raw(` <span>Part `)
	w.num(p.Page)
	w.raw(` of `)
	w.num(p.Pages)
	w.raw(`</span> `)
	if p.Next != "" {
		w.linked(p.Next, ` rel="next"`, func() { w.raw("Next") })
	}
	w.raw("</nav>\n")
}
