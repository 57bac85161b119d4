package person

import (
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// Layer is "person".
func (Kind) Layer() string { return "person" }

// Card says beside the text who somebody is, in the words of the record.
func (Kind) Card(m *pages.Maker, l *pages.Labeller, doc *annot.Article, e annot.Entity) (pages.Text, []pages.Fact) {
	p := e.(*Person)
	var out []pages.Fact
	if len(p.Roles) > 0 {
		out = append(out, pages.Fact{Term: pages.W(rolesWord(len(p.Roles))), Values: p.roles(m, l)})
	}
	if len(p.Head.Sources) > 0 && len(p.Roles) > 0 {
		out = append(out, pages.Fact{Term: pages.W("According to"), Values: []pages.Text{m.RefLinks(l, p.Head.Sources)}})
	}
	return pages.W("Person"), out
}

func rolesWord(n int) pages.Word {
	if n == 1 {
		return "Role"
	}
	return "Roles"
}

// roles shows the roles, each with its organization, where its words do not
// name it, and its time.
func (p *Person) roles(m *pages.Maker, l *pages.Labeller) []pages.Text {
	var out []pages.Text
	for _, r := range p.Roles {
		t := l.Text(r.Text)
		if e, ok := m.Graph.Entity(r.Organization.ID); ok && r.Organization.ID != "" && !names(r.Text, e) {
			t = pages.Join(t, pages.W(" ("), m.RefLink(l, r.Organization), pages.W(")"))
		}
		switch {
		case !r.From.IsZero() && !r.To.IsZero():
			t = pages.Join(t, pages.W(", "), l.Date(r.From), pages.W(" to "), l.Date(r.To))
		case !r.From.IsZero():
			t = pages.Join(t, pages.W(", since "), l.Date(r.From))
		case !r.To.IsZero():
			t = pages.Join(t, pages.W(", until "), l.Date(r.To))
		}
		out = append(out, t)
	}
	return out
}

// names reports whether words name an entity already.
func names(words string, e annot.Entity) bool {
	return slices.ContainsFunc(e.Common().Names, func(n annot.Name) bool { return n.Text != "" && strings.Contains(words, n.Text) })
}

// public gives the people who have a page.
func public(m *pages.Maker) []*Person {
	return slices.DeleteFunc(link.Kind[*Person](m.Graph), func(p *Person) bool { return p.Private })
}

// Section tells of the index of people.
func (Kind) Section(m *pages.Maker) pages.IndexOf {
	return pages.IndexOf{Title: "People", Count: len(public(m)), One: "person", Many: "people"}
}

// Pages makes the index of people and the page of everyone with a public role.
func (k Kind) Pages(m *pages.Maker) []*pages.Page {
	all := public(m)
	if len(all) == 0 {
		return nil
	}
	out := m.Index(pages.Folder(k), "People", "Index", func(l *pages.Labeller) (pages.Text, []pages.Group) {
		group := pages.Group{ID: "people"}
		for _, p := range all {
			group.Entries = append(group.Entries, p.entry(m, l))
		}
		return pages.W("People with a public role, as the sources word it. Others are named only where an article names them."), []pages.Group{group}
	})
	for _, p := range all {
		out = append(out, p.pages(m)...)
	}
	return out
}

// entry is a person's line in the index.
func (p *Person) entry(m *pages.Maker, l *pages.Labeller) pages.Entry {
	e := pages.Entry{Title: m.NameLink(l, p), Href: m.Href(p), Lines: p.roles(m, l)}
	e.Count, e.Of = len(m.Uses(p.ID)), "mentions"
	if e.Count == 1 {
		e.Of = "mention"
	}
	return e
}

func (p *Person) pages(m *pages.Maker) []*pages.Page {
	return m.Record(p, "Person", func(d *pages.Draft) *pages.Record {
		out := &pages.Record{Facts: p.facts(m, d.L)}
		if figures := p.figures(m, d.L); len(figures) > 0 {
			out.Sections = append(out.Sections, pages.Section{ID: "figures", Heading: pages.W("Figures"), Lead: pages.W("Numbers that this person claims, as the articles and sources say."), Content: figures})
		}
		if quoted, more := p.quoted(m, d.L); len(quoted.Articles) > 0 {
			s := pages.Section{ID: "quoted", Heading: pages.W("Quoted on"), Content: quoted}
			if more > 0 {
				s.Lead = pages.Join(pages.W("The first "), d.L.Text(pages.Number(mostQuotations)), pages.W(" of "), d.L.Text(pages.Number(float64(mostQuotations+more))),
					pages.W("; the others stand among the places below."))
			}
			out.Sections = append(out.Sections, s)
		}
		return out
	})
}

func (p *Person) facts(m *pages.Maker, l *pages.Labeller) []pages.Fact {
	var out []pages.Fact
	add := func(term pages.Word, values ...pages.Text) {
		if len(values) > 0 && !values[0].IsEmpty() {
			out = append(out, pages.Fact{Term: pages.W(term), Values: values})
		}
	}
	var called []pages.Text
	for _, n := range p.Base.Names {
		if n.Text != pages.Name(p, l.Lang()) {
			called = append(called, l.Text(n.Text))
		}
	}
	add(rolesWord(len(p.Roles)), p.roles(m, l)...)
	add("Also called", pages.List(called, ", "))
	if p.URL != "" {
		add("Address", l.Link(pages.Host(p.URL), m.External(p.URL)))
	}
	add("Note", l.Text(p.Note))
	add("Sources", m.RefLinks(l, p.Head.Sources))
	add("Checked", l.Date(p.Checked))
	return out
}

// figures lists the figures that the person claims.
func (p *Person) figures(m *pages.Maker, l *pages.Labeller) pages.Entries {
	var out pages.Entries
	for _, id := range m.Graph.ReferrersOf(p.ID) {
		e, ok := m.Graph.Entity(id)
		if !ok || e.Common().Kind != "figure" {
			continue
		}
		if slices.ContainsFunc(e.Common().Refs, func(r annot.Reference) bool {
			target, ok := m.Graph.Entity(r.Ref.ID)
			return r.Field == "claimed_by" && ok && target.Common().ID == p.ID
		}) {
			out = append(out, pages.Entry{Title: m.NameLink(l, e), Href: m.Href(e)})
		}
	}
	return out
}

// mostQuotations is how many quotations a page shows: it does not grow with
// the dossier.
const mostQuotations = 50

// quoted shows the quotations of a person, by document; more is how many are
// left out.
func (p *Person) quoted(m *pages.Maker, l *pages.Labeller) (out *pages.Mentions, more int) {
	out = &pages.Mentions{}
	shown := 0
	var doc *annot.Article
	var ids []string
	for _, u := range m.Uses(p.ID) {
		if u.Key != "by" || u.Annotation < 0 || !u.Doc.Annotations[u.Annotation].Has("quote") {
			continue
		}
		if shown++; shown > mostQuotations {
			more++
			continue
		}
		if u.Doc != doc {
			doc, ids = u.Doc, pages.MarkIDs(u.Doc)
			out.Articles = append(out.Articles, pages.MentionGroup{Title: l.Text(doc.Title()), Href: m.DocHref(doc, "")})
		}
		item := m.Sentence(l, u.Doc, u.Block, u.From, u.To)
		item.Href = m.DocHref(u.Doc, ids[u.Annotation])
		item.Where = "in the text"
		if n := u.Doc.Blocks[u.Block].Number; n > 0 && !u.Doc.Own {
			item.Where = "paragraph " + pages.Number(float64(n))
		}
		group := &out.Articles[len(out.Articles)-1]
		group.Items = append(group.Items, item)
	}
	return out, more
}
