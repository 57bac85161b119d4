package render

import (
	"html/template"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/pages"
)

// view is what a template gets: the page's own values (.Title, .Site, .Nav,
// .Content, …) and the functions below, which write what pages hold. In a
// range or with, where the dot is something else, they are called as $.Text.
type view struct {
	*pages.Page
	r    *Renderer
	base string
}

func newView(r *Renderer, p *pages.Page) *view {
	v := &view{Page: p, r: r}
	if _, ok := p.Content.(*pages.NotFound); ok {
		v.base = rootOf(p)
	}
	return v
}

// rootOf gives the address of the site's root counted from the host's (/ or
// /dossier/), for a page that is shown at addresses other than its own, where
// relative links would fail. It is empty when the page has no canonical address
// to take it from.
func rootOf(p *pages.Page) string {
	at, err := url.Parse(p.Canonical)
	if err != nil || p.Canonical == "" {
		return ""
	}
	for _, end := range []string{p.Path, strings.TrimSuffix(p.Path, "index.html"), strings.TrimSuffix(p.Path, ".html")} {
		root, ok := strings.CutSuffix(at.EscapedPath(), end)
		if ok && end != "" && strings.HasPrefix(root, "/") && !strings.HasPrefix(root, "//") && strings.HasSuffix(root, "/") {
			return root
		}
	}
	return ""
}

func (v *view) html(write func(*writer)) template.HTML {
	w := writer{path: v.Path, base: v.base}
	write(&w)
	return template.HTML(w.b)
}

// Kind is the value of the body's data-page: the kind of a record on that
// record's own page, else the type of the page.
func (v *view) Kind() string {
	if record, ok := v.Content.(*pages.Record); ok && record.Kind != "" && (v.Type == "" || v.Type == "record") {
		return record.Kind
	}
	if v.Type == "" {
		return typeOf(v.Content)
	}
	return v.Type
}

// Tab is the title for the browser's tab: the page's own, and the dossier's
// where there is room for both in what browsers and search engines show.
func (v *view) Tab() string {
	const room = 70 // characters
	own, site := v.Title.String(), v.Site.TitlePlain.String()
	both := own + " – " + site
	switch {
	case own == "":
		return site
	case own == site || site == "" || utf8.RuneCountInString(both) > room:
		return own
	default:
		return both
	}
}

// Text writes labelled words.
func (v *view) Text(t pages.Text) template.HTML {
	return v.html(func(w *writer) { w.texts(t) })
}

// Line writes labelled words as a paragraph of the class; nothing when there
// are none.
func (v *view) Line(class string, t pages.Text) template.HTML {
	return v.html(func(w *writer) { w.line("p", class, t) })
}

// Link writes labelled words as a link.
func (v *view) Link(href string, t pages.Text) template.HTML {
	return v.html(func(w *writer) { w.linkedText(href, t) })
}

// NavLink writes an entry of the navigation.
func (v *view) NavLink(item pages.NavItem) template.HTML {
	more := ""
	if item.Current {
		more = ` aria-current="true"`
		if item.Href == v.Path {
			more = ` aria-current="page"`
		}
	}
	return v.html(func(w *writer) {
		w.linked(item.Href, more, func() { w.texts(item.Text) })
	})
}

// URL makes an address relative to the page; empty when it must not be used.
func (v *view) URL(href string) template.URL {
	to, _ := address(v.Path, v.base, href)
	return template.URL(to)
}

// Onward is where a page that is no more than an old address leads on to; empty
// for all others.
func (v *view) Onward() template.URL {
	if r, ok := v.Content.(*pages.Redirect); ok {
		return v.URL(r.To)
	}
	return ""
}

// Asset gives the address of a static file: dossier.css, favicon.svg.
func (v *view) Asset(name string) template.URL {
	return v.URL(v.r.Asset(name))
}

// Blocks writes the blocks of a body with their notes.
func (v *view) Blocks(list []*pages.Node) template.HTML {
	return v.body(func(w *writer) { w.blocks(list) })
}

// Dir is the direction of the page's language where it is not from left to
// right.
func (v *view) Dir() string { return direction(v.Lang) }

// body writes with the language of the text that the page is about.
func (v *view) body(write func(*writer)) template.HTML {
	lang := ""
	if a, ok := v.Content.(*pages.Article); ok && a.Lang != v.Lang {
		lang = a.Lang
	}
	return v.html(func(w *writer) {
		w.lang = lang
		w.b = make([]byte, 0, 32<<10) // most articles; append sees to the rest
		write(w)
	})
}

// Headline writes the heading of level 1 that a text brings along, with its
// notes.
func (v *view) Headline(n *pages.Node) template.HTML {
	return v.body(func(w *writer) { w.blocks([]*pages.Node{n}) })
}

// Footnotes writes the footnotes of a body.
func (v *view) Footnotes(b pages.Body) template.HTML {
	return v.html(func(w *writer) { w.footnotes(b) })
}

// Facts writes a description list; nothing when there are no facts.
func (v *view) Facts(list ...[]pages.Fact) template.HTML {
	return v.html(func(w *writer) { w.facts(slices.Concat(list...)) })
}

// Values writes the values of one fact, which are sentences, without its term.
func (v *view) Values(f pages.Fact) template.HTML {
	return v.html(func(w *writer) {
		for i, value := range f.Values {
			if i > 0 {
				w.raw(" ")
			}
			w.texts(value)
		}
	})
}

// Entries writes a list of entries; nothing when there are none.
func (v *view) Entries(list []pages.Entry) template.HTML {
	return v.html(func(w *writer) { w.entries(list) })
}

// Pager writes the way to the other parts of a long list.
func (v *view) Pager(p pages.Pager) template.HTML {
	return v.html(func(w *writer) { w.pager(p) })
}

// Section writes the content of a part of a record's page.
func (v *view) Section(id string, c pages.SectionContent) template.HTML {
	return v.html(func(w *writer) { w.section(id, c) })
}

// Lines writes a file as numbered, coloured lines.
func (v *view) Lines(text, language string) template.HTML {
	return v.html(func(w *writer) { w.sourceLines(text, language) })
}

// LabelNotes writes the notes that the page's label signs lead to.
func (v *view) LabelNotes() template.HTML {
	return v.html(func(w *writer) { w.labelNotes(v.Labels.Notes) })
}

// Banners writes the labels whose place is at the top of the page.
func (v *view) Banners() template.HTML {
	return v.html(func(w *writer) { w.banners(v.Labels.Banners) })
}

// Method finds the page on how the dossier is made among the navigation.
func (v *view) Method() pages.NavItem {
	for _, item := range v.Nav {
		if first, _, _ := strings.Cut(item.Href, "/"); first == "method" || first == "method.html" {
			return item
		}
	}
	return pages.NavItem{}
}
