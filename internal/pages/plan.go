package pages

import (
	"net/url"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/config"
	"dossier/internal/link"
)

// Input is what pages are made of.
type Input struct {
	Graph    *link.Graph
	Labels   LabelSource
	Kinds    []annot.Kind
	AsOf     annot.Day
	Audience []string // codes of jurisdictions
	BaseURL  string   // absolute, with a slash at its end; empty: no canonical addresses
	Drafts   bool     // show what is only suggested
	// Sizes are those of pictures, by their addresses.
	Sizes map[string]Size
}

// Paged is a kind with pages of its own: its index and those of its records.
type Paged interface {
	annot.Kind
	Pages(m *Maker) []*Page
}

// Carder is a kind whose records have cards beside the text.
type Carder interface {
	annot.Kind
	// Layer names the layer of its cards.
	Layer() string
	// Card tells what a card of e says beside doc: its kicker and facts.
	Card(m *Maker, l *Labeller, doc *annot.Article, e annot.Entity) (kicker Text, facts []Fact)
}

// Citer is a kind whose records are works that can be cited. It answers for
// articles too, which are sources under their slugs.
type Citer interface {
	annot.Kind
	// Short gives the form for the text, Full the one for a bibliography; ok is
	// false for what is no work.
	Short(m *Maker, l *Labeller, e annot.Entity) (short Text, ok bool)
	Full(m *Maker, l *Labeller, e annot.Entity) (full Text, ok bool)
}

// Maker makes pages. Page types and kinds share it; it holds nothing that
// changes once it is made.
type Maker struct {
	Input
	Config config.Config
	byDoc  map[*annot.Article][]link.Use
	kinds  map[string]annot.Kind // by name
	nav    []section
	titles map[string]string // of the indexes, by address

	prepared map[string]any // by the kinds that worked something out, by name

	excused   excuses                     // of the articles' headlines
	bylined   map[string][]*annot.Article // articles by whom they name in their bylines
	timed     []Moment                    // oldest first
	relations map[*annot.Article][]relation
}

// generic lists the page types that belong to no kind.
var generic = []func(*Maker) []*Page{home, ownPages, articleIndex, timeline, corrections, redirects, notFound}

// Plan makes every page of the site, sorted by path.
func Plan(in Input) []*Page {
	m := &Maker{Input: in, Config: in.Graph.Config, byDoc: map[*annot.Article][]link.Use{}, kinds: map[string]annot.Kind{}}
	for _, u := range in.Graph.Uses {
		if !m.used(u) {
			continue
		}
		m.byDoc[u.Doc] = append(m.byDoc[u.Doc], u)
	}
	for _, k := range in.Kinds {
		m.kinds[k.Name()] = k
	}
	m.prepare()
	m.excused = titleExcuses(in.Graph)
	m.bylined, m.timed, m.relations = m.bylines(), m.moments(), m.related()
	m.nav = m.sections()
	m.titles = map[string]string{}
	for _, s := range m.indexes() {
		m.titles[s.href] = s.title
	}
	jobs := m.articleJobs()
	for _, make := range generic {
		jobs = append(jobs, func() []*Page { return make(m) })
	}
	for _, k := range in.Kinds {
		if p, ok := k.(Paged); ok {
			jobs = append(jobs, func() []*Page { return p.Pages(m) })
		}
	}
	out := together(jobs)
	slices.SortStableFunc(out, func(a, b *Page) int { return strings.Compare(a.Path, b.Path) })
	return out
}

// used reports whether a place that refers to a record is shown as one: what is
// only suggested is not, unless drafts are shown or it names an organization.
func (m *Maker) used(u link.Use) bool {
	return m.Drafts || u.Annotation < 0 || u.Key == "org" || !u.Doc.Annotations[u.Annotation].Has("suggested")
}

// Draft is a page in the making, with its labeller.
type Draft struct {
	*Page
	L *Labeller
	m *Maker
}

// Page begins a page. path is its file; title names it in the browser's tab
// and, unless another is set, in its heading.
func (m *Maker) Page(path, typ, title string) *Draft {
	lang := m.Config.Language
	l := newLabeller(m.Graph, m.Labels, lang)
	l.excuses = m.excused
	p := &Page{Path: path, Type: typ, Lang: lang}
	d := &Draft{Page: p, L: l, m: m}
	p.Title = l.Plain(title)
	p.Heading = l.Heading(title)
	p.Site = Site{Title: l.Text(m.Config.Title), TitlePlain: l.Plain(m.Config.Title), Description: l.Text(m.Config.Description), Home: "index.html"}
	for _, e := range m.Config.Editors {
		p.Site.Editors = append(p.Site.Editors, l.Text(e.Name))
	}
	p.Nav = m.navFor(l, path)
	if m.BaseURL != "" {
		p.Canonical = m.canonical(path)
	}
	return d
}

// canonical is the absolute address of a page.
func (m *Maker) canonical(path string) string {
	return m.BaseURL + strings.TrimSuffix(path, "index.html")
}

// Crumb adds a step of the way from the home page.
func (d *Draft) Crumb(text Text, href string) {
	d.Crumbs = append(d.Crumbs, Crumb{Text: text, Href: href})
}

// Done finishes the page: its labels are those that its content has used.
func (d *Draft) Done(c Content) *Page {
	d.Content = c
	d.Labels.AsOf = DayWords(d.m.AsOf)
	d.Labels.AsOfISO = d.m.AsOf.String()
	for _, a := range d.m.Audience {
		d.Labels.Audience = append(d.Labels.Audience, d.L.Plain(Jurisdiction(a)))
	}
	d.Labels.Notes = d.L.notes
	for _, n := range d.L.notes {
		if d.L.banner(n.ID) {
			d.Labels.Banners = append(d.Labels.Banners, n)
		}
	}
	return d.Page
}

// Href is the page of an entity, or empty when it has none.
func (m *Maker) Href(e annot.Entity) string {
	b := e.Common()
	if b.Private {
		return ""
	}
	if a, ok := e.(*link.Article); ok {
		return m.docPath(a.Doc)
	}
	k, ok := m.kinds[b.Kind]
	if _, paged := k.(Paged); !ok || !paged {
		return ""
	}
	return Folder(k) + "/" + slug(b.ID) + "/index.html"
}

// Folder is the folder of the site that holds a kind's pages.
func Folder(k annot.Kind) string {
	if k.List() != "" {
		return k.List()
	}
	return k.Folder()
}

// docPath is the page of a document.
func (m *Maker) docPath(doc *annot.Article) string {
	switch {
	case !doc.Own:
		return "articles/" + doc.Slug + "/index.html"
	case doc.Slug == "index":
		return "index.html"
	default:
		return doc.Slug + "/index.html"
	}
}

// DocHref is the page of a document, or a place in it. Of an article that is
// not shown as a whole the places may be left out, so that it is the page.
func (m *Maker) DocHref(doc *annot.Article, fragment string) string {
	if fragment == "" || !shown(doc) {
		return m.docPath(doc)
	}
	return m.docPath(doc) + "#" + fragment
}

// resolveHref makes an address of a link's destination; a broken one, which
// check reports, becomes no link.
func (m *Maker) resolveHref(l *Labeller, doc *annot.Article, dest string) string {
	a, ok := m.Graph.Address(doc, dest)
	switch {
	case !ok:
		return ""
	case a.External != "":
		return m.External(a.External)
	case a.Media != "":
		return a.Media
	default:
		return m.DocHref(a.Doc, a.Fragment)
	}
}

// External gives an address outside of the site, or nothing when a label
// policy takes links to its host out.
func (m *Maker) External(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" || m.Labels.Unlinked(u.Hostname()) {
		return ""
	}
	return address
}

// media is the address of a picture; one of another origin is not shown.
func (m *Maker) media(dest string) string {
	if a, ok := m.Graph.Address(nil, dest); ok && a.Media != "" {
		return a.Media
	}
	return ""
}

// card makes the card of an entity beside a document. A reply of those whom it
// is about stands on it, so that it stands at the mark and in print. The card of
// a person without a public role tells nothing but that: a reply was given to be
// published.
func (m *Maker) card(l *Labeller, doc *annot.Article, id, cardID, layer string) Card {
	e, _ := m.Graph.Entity(id)
	c := Card{ID: cardID, Layer: layer, Title: l.Text(m.name(l, id)), Href: m.Href(e)}
	if k, ok := m.kindOf(e).(Carder); ok {
		c.Kicker, c.Facts = k.Card(m, l, doc, e)
	}
	if e.Common().Private {
		c.Facts = []Fact{privateFact()}
	}
	c.Facts = append(c.Facts, m.reply(l, e.Common().Reply)...)
	c.Kicker, c.Facts = proposal(l, e, c.Kicker, c.Facts)
	return c
}

// kindOf gives the kind of an entity; articles belong to the kind that cites.
func (m *Maker) kindOf(e annot.Entity) annot.Kind {
	if _, ok := e.(*link.Article); ok {
		for _, k := range m.Kinds {
			if _, ok := k.(Citer); ok {
				return k
			}
		}
	}
	return m.kinds[e.Common().Kind]
}

// layerOf is the layer in which an entity's card is shown.
func (m *Maker) layerOf(id string) string {
	if e, ok := m.Graph.Entity(id); ok {
		if k, ok := m.kindOf(e).(Carder); ok {
			return k.Layer()
		}
	}
	return "note"
}

func (m *Maker) name(l *Labeller, id string) string {
	if e, ok := m.Graph.Entity(id); ok {
		return m.called(e, l.lang, l.doc)
	}
	return id
}

// short gives the form of a work for the text.
func (m *Maker) short(l *Labeller, e annot.Entity) Text {
	if k, ok := m.kindOf(e).(Citer); ok {
		if t, ok := k.Short(m, l, e); ok {
			return t
		}
	}
	return l.Text(m.called(e, l.lang, l.doc))
}

// full gives the form of a work for a bibliography.
func (m *Maker) full(l *Labeller, e annot.Entity) Text {
	if k, ok := m.kindOf(e).(Citer); ok {
		if t, ok := k.Full(m, l, e); ok {
			return t
		}
	}
	return l.Text(m.called(e, l.lang, l.doc))
}

// Ref shows a reference: the name of its entity, linked to its page, or its
// own words.
func (m *Maker) Ref(l *Labeller, r annot.Ref) Text {
	if e, ok := m.Graph.Entity(r.ID); ok && r.ID != "" {
		if k, ok := m.kindOf(e).(Citer); ok {
			if short, ok := k.Short(m, l, e); ok {
				return short
			}
		}
		return l.Link(m.called(e, l.lang, l.doc), m.Href(e))
	}
	return l.Text(r.String())
}

// Refs shows several references, with commas between them.
func (m *Maker) Refs(l *Labeller, refs []annot.Ref) Text {
	var out Text
	for i, r := range refs {
		if i > 0 {
			out = Join(out, W(", "))
		}
		out = Join(out, m.Ref(l, r))
	}
	return out
}
