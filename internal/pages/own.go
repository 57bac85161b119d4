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
		c.Body = m.Body(d.L, index)
	}
	c.Articles = m.articleEntries(d.L, m.latest()[:min(20, len(m.Graph.Articles))])
	for _, s := range m.indexes() {
		e := Entry{Title: d.L.Link(s.title, s.href), Href: s.href, Count: s.count, Of: s.of[1]}
		if s.count == 1 {
			e.Of = s.of[0]
		}
		c.Parts = append(c.Parts, e)
	}
	list := m.history()
	c.Changes = m.historyEntries(d.L, list[:min(5, len(list))])
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

func (m *Maker) historyEntries(l *Labeller, list []event) []Entry {
	var out []Entry
	for _, c := range list {
		out = append(out, Entry{Kicker: Join(l.Date(c.On), W(" · "), W(changeWords[c.Kind])), Title: l.Link(c.title, c.href),
			Href: c.href, Lines: []Text{l.Text(c.Text)}})
	}
	return out
}

// corrections lists all changes.
func corrections(m *Maker) []*Page {
	return OfType("corrections", m.Index("corrections", "Corrections and changes", "History", func(l *Labeller) (Text, []Group) {
		lead := W("Everything that was published, updated or corrected in this dossier, the latest first.")
		list := m.history()
		if len(list) == 0 {
			lead = W("Nothing has been changed yet.")
		}
		return lead, []Group{{Entries: m.historyEntries(l, list)}}
	}))
}

// notFound makes the page for addresses that lead nowhere.
func notFound(m *Maker) []*Page {
	d := m.Page("404.html", "not-found", "Page not found")
	d.NoIndex = true
	return []*Page{d.Done(&NotFound{})}
}
