package pages

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/link"
)

// moved is an address that something had before, under an old id or slug.
type moved struct {
	old string // path of the page
	e   annot.Entity
}

// olds gives the addresses that articles and records had before, in the order
// of their ids. An alias that another record has for an id is reported where
// ids are; one that makes the same address as the id of its owner needs no page.
func (m *Maker) olds() []moved {
	var out []moved
	for _, id := range m.Graph.IDs {
		e, _ := m.Graph.Entity(id)
		href := m.Href(e)
		if href == "" {
			continue
		}
		seen := []string{href}
		for _, alias := range e.Common().Aliases {
			owner, ok := m.Graph.Entity(alias)
			name := slug(alias)
			if !ok || owner.Common().ID != id || name == "" {
				continue
			}
			folder := "articles"
			if _, article := e.(*link.Article); !article {
				folder = Folder(m.kinds[e.Common().Kind])
			}
			if old := pagedPath(folder+"/"+name, 1); !slices.Contains(seen, old) {
				seen = append(seen, old)
				out = append(out, moved{old, e})
			}
		}
	}
	return out
}

// redirects makes a page at every address that an article or a record had
// before, which leads on to where it is now.
func redirects(m *Maker) []*Page {
	var out []*Page
	for _, r := range m.olds() {
		d := m.Page(r.old, "redirect", Name(r.e, m.Config.Language))
		to := m.Href(r.e)
		d.Kicker = W("Moved")
		d.NoIndex, d.Nav = true, nil
		if m.BaseURL != "" {
			d.Canonical = m.canonical(to)
		}
		out = append(out, d.Done(&Redirect{To: to, Link: d.L.Link(Name(r.e, m.Config.Language), to)}))
	}
	return out
}
