package pages

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/annot"
)

// pageSize is how many entries or groups of mentions stand on one page, so
// that no page grows with the dossier.
const pageSize = 100

// section is a part of the site that the navigation leads to.
type section struct {
	title string
	short string // in the navigation; empty: the title
	href  string
	count int
	of    [2]Word // the noun counted
}

// Sectioned is a kind that has a place in the navigation.
type Sectioned interface {
	Paged
	// Section tells of its index, whose folder is the kind's. An empty one is
	// left out.
	Section(m *Maker) IndexOf
}

// IndexOf tells of an index of the site.
type IndexOf struct {
	Title     string
	Short     string // in the navigation, where room is scarce; empty: the title
	Folder    string
	Count     int
	One, Many Word // the noun counted
}

// More is a kind with further indexes.
type More interface {
	Sectioned
	More(m *Maker) []IndexOf
}

// sections gives the navigation: that of dossier.yaml, else every index that
// is not empty, then the own pages.
func (m *Maker) sections() []section {
	all := m.indexes()
	if len(m.Config.Sections) > 0 {
		var out []section
		for _, s := range m.Config.Sections {
			slug := strings.TrimSuffix(strings.Trim(s.Page, "/"), ".md")
			href := slug + "/index.html"
			if p, ok := m.Graph.Page(slug); ok {
				href = m.docPath(p)
			}
			out = append(out, section{title: s.Title, href: href})
		}
		return out
	}
	for _, p := range m.Graph.Pages {
		if p.Slug != "index" {
			all = append(all, section{title: p.Title(), href: m.docPath(p)})
		}
	}
	return all
}

// indexes are the indexes of the site that are not empty.
func (m *Maker) indexes() []section {
	var out []section
	if n := len(m.Graph.Articles); n > 0 {
		out = append(out, IndexOf{Title: "Articles", Folder: "articles", Count: n, One: "article", Many: "articles"}.section())
	}
	for _, k := range m.Kinds {
		if s, ok := k.(Sectioned); ok {
			if i := s.Section(m); i.Count > 0 {
				i.Folder = Folder(k)
				out = append(out, i.section())
			}
		}
		if s, ok := k.(More); ok {
			for _, i := range s.More(m) {
				if i.Count > 0 {
					out = append(out, i.section())
				}
			}
		}
	}
	if n := len(m.timed); n > 0 {
		out = append(out, IndexOf{Title: "Timeline", Folder: timelineFolder, Count: n, One: "event", Many: "events"}.section())
	}
	return out
}

func (i IndexOf) section() section {
	return section{i.Title, i.Short, i.Folder + "/index.html", i.Count, [2]Word{i.One, i.Many}}
}

func (m *Maker) navFor(l *Labeller, path string) []NavItem {
	var out []NavItem
	for _, s := range m.nav {
		folder := strings.TrimSuffix(s.href, "index.html")
		out = append(out, NavItem{Text: l.Text(cmp.Or(s.short, s.title)), Href: s.href, Current: folder != "" && strings.HasPrefix(path, folder)})
	}
	return out
}

// OfType gives pages a type of their own, by which a theme may tell them from
// other indexes.
func OfType(typ string, list []*Page) []*Page {
	for _, p := range list {
		p.Type = typ
	}
	return list
}

func pagedPath(folder string, page int) string {
	if page > 1 {
		return folder + "/" + strconv.Itoa(page) + "/index.html"
	}
	return folder + "/index.html"
}

func pager(folder string, page, pages int) Pager {
	if pages < 2 {
		return Pager{}
	}
	p := Pager{Page: page, Pages: pages}
	if page > 1 {
		p.Prev = pagedPath(folder, page-1)
	}
	if page < pages {
		p.Next = pagedPath(folder, page+1)
	}
	return p
}

// articleIndex lists the articles, the latest first.
func articleIndex(m *Maker) []*Page {
	list := m.latest()
	return m.List("articles", "Articles", "Index",
		Says("The articles of this dossier, word for word as they were published, with what is known about their claims."),
		Listing{Len: len(list), Entry: func(l *Labeller, i int) Entry { return m.articleEntry(l, list[i]) }})
}

// latest gives the articles, the latest first.
func (m *Maker) latest() []*annot.Article {
	out := slices.Clone(m.Graph.Articles)
	slices.SortStableFunc(out, func(a, b *annot.Article) int {
		return cmp.Or(cmp.Compare(b.Front.Issued.Start.First, a.Front.Issued.Start.First), cmp.Compare(a.Slug, b.Slug))
	})
	return out
}

// articleEntry is an article's line in an index.
func (m *Maker) articleEntry(l *Labeller, a *annot.Article) Entry {
	e := Entry{Title: l.Link(a.Title(), m.docPath(a)), Href: m.docPath(a)}
	e.Kicker = List([]Text{m.Ref(l, a.Front.Publisher), l.Date(a.Front.Issued)}, " · ")
	for i := range a.Annotations {
		ann := &a.Annotations[i]
		if !m.shows(ann) {
			continue
		}
		e.Count++
		if ann.Has("standfirst") && a.Front.Show != "notes-only" {
			e.Lines = append(e.Lines, m.Sentence(l, a, ann.Block, ann.From, ann.To).Exact)
		}
	}
	e.Of = "annotations"
	if e.Count == 1 {
		e.Of = "annotation"
	}
	return e
}

// sortEntries sorts entries by their bare titles, then their addresses.
func sortEntries(list []Entry) {
	slices.SortStableFunc(list, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Title.Bare()), strings.ToLower(b.Title.Bare())), cmp.Compare(a.Href, b.Href))
	})
}

// Host is the host of an address, without www.
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
