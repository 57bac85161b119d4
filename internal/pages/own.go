package pages

import (
	"cmp"
	"slices"

	"dossier/internal/annot"
)

// home makes the first page: what index.md says, the articles, the indexes.
func home(m *Maker) []*Page {
	index, ok := m.Graph.Page("index")
	d := m.Page("index.html", "home", m.Config.Title)
	d.Description = d.L.Plain(m.Config.Description)
	c := &Home{}
	if ok {
		c.Body, c.Credits = m.Body(d.L, index), m.credits(d.L, index.Front.Annotated)
	}
	for _, a := range m.latest()[:min(20, len(m.Graph.Articles))] {
		c.Articles = append(c.Articles, m.articleEntry(d.L, a))
	}
	for _, s := range m.indexes() {
		e := Entry{Title: d.L.Link(s.title, s.href), Href: s.href, Count: s.count, Of: s.of[1]}
		if s.count == 1 {
			e.Of = s.of[0]
		}
		c.Parts = append(c.Parts, e)
	}
	list := m.history()
	for _, e := range list[:min(5, len(list))] {
		c.Changes = append(c.Changes, e.entry(d.L))
	}
	return []*Page{d.Done(c)}
}

// ownPages makes the dossier's own pages.
func ownPages(m *Maker) []*Page {
	var out []*Page
	for _, p := range m.Graph.Pages {
		if p.Slug == "index" {
			continue
		}
		d := m.Page(m.docPath(p), "prose", p.Title())
		d.L.doc = p
		c := &Prose{Body: m.Body(d.L, p), Credits: m.credits(d.L, p.Front.Annotated), Changes: m.changes(d.L, p.Front.Changes)}
		out = append(out, d.Done(c))
	}
	return out
}

// event is a change and what it changed.
type event struct {
	annot.Change
	id, title, href string
}

// history gives all changes of articles, pages and records, newest first.
func (m *Maker) history() []event {
	var out []event
	for _, id := range m.Graph.IDs {
		e, _ := m.Graph.Entity(id)
		if e.Common().Private {
			continue
		}
		for _, c := range e.Common().Changes {
			out = append(out, event{c, id, Name(e, m.Config.Language), m.Href(e)})
		}
	}
	for _, p := range m.Graph.Pages {
		for _, c := range p.Front.Changes {
			out = append(out, event{c, p.Slug, p.Title(), m.docPath(p)})
		}
	}
	slices.SortStableFunc(out, func(a, b event) int {
		return cmp.Or(cmp.Compare(b.On.Start.First, a.On.Start.First), cmp.Compare(a.id, b.id))
	})
	return out
}

// entry is a change's line.
func (c event) entry(l *Labeller) Entry {
	return Entry{Kicker: changeKicker(l, c.Change), Title: l.Link(c.title, c.href), Href: c.href, Lines: []Text{l.Text(c.Text)}}
}

// corrections lists all changes.
func corrections(m *Maker) []*Page {
	list := m.history()
	lead := Word("Everything that was published, updated or corrected in this dossier, the latest first.")
	if len(list) == 0 {
		lead = "Nothing has been changed yet."
	}
	return OfType("corrections", m.List("corrections", "Corrections and changes", "History", Says(lead),
		Listing{Len: len(list), Entry: func(l *Labeller, i int) Entry { return list[i].entry(l) }}))
}

// notFound makes the page for addresses that lead nowhere. It is shown at any of
// them, where relative links fail. Their place in the site is only known from
// the site's address; without that the page has no links to other pages.
func notFound(m *Maker) []*Page {
	d := m.Page("404.html", "not-found", "Page not found")
	d.NoIndex = true
	if m.BaseURL == "" {
		d.Nav, d.Site.Home = nil, ""
	}
	return []*Page{d.Done(&NotFound{})}
}
