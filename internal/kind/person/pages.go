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

// Card says beside the text who somebody is, in the words of the record: which
// role the person had when the article was published, and which before and
// since.
func (Kind) Card(m *pages.Maker, l *pages.Labeller, doc *annot.Article, e annot.Entity) (pages.Text, []pages.Fact) {
	p := e.(*Person)
	out := p.inTime(m, l, doc.Front.Issued)
	if len(p.Head.Sources) > 0 && len(p.Roles) > 0 {
		out = append(out, pages.Fact{Term: pages.W("According to"), Values: []pages.Text{m.RefLinks(l, p.Head.Sources)}})
	}
	return pages.W("Person"), out
}

// inTime sorts the roles by how they stand to a date. Roles without a time, and
// all of them where the article has no date, are told as they are.
func (p *Person) inTime(m *pages.Maker, l *pages.Labeller, on annot.Date) []pages.Fact {
	var out []pages.Fact
	for _, standing := range []Standing{Then, Always, Unclear, Before, Since} {
		var values []pages.Text
		for _, r := range p.Roles {
			if r.On(on) == standing {
				values = append(values, r.says(m, l))
			}
		}
		if len(values) > 0 {
			out = append(out, pages.Fact{Term: pages.W(term(standing, len(values))), Values: values})
		}
	}
	return out
}

// term heads the roles of a standing.
func term(s Standing, roles int) pages.Word {
	switch s {
	case Then:
		return "Then"
	case Unclear:
		return "Perhaps then"
	case Before:
		return "Before"
	case Since:
		return "Later"
	default:
		return rolesWord(roles)
	}
}

func rolesWord(n int) pages.Word {
	if n == 1 {
		return "Role"
	}
	return "Roles"
}

// roles shows the roles in the order of the record.
func (p *Person) roles(m *pages.Maker, l *pages.Labeller) []pages.Text {
	var out []pages.Text
	for _, r := range p.Roles {
		out = append(out, r.says(m, l))
	}
	return out
}

// says shows a role with its organization, where its words do not name it, and
// its time.
func (r Role) says(m *pages.Maker, l *pages.Labeller) pages.Text {
	t := l.Text(r.Text)
	if e, ok := m.Graph.Entity(r.Organization.ID); ok && r.Organization.ID != "" && !names(r.Text, e) {
		t = pages.Join(t, pages.W(" ("), m.RefLink(l, r.Organization), pages.W(")"))
	} else if r.Organization.Literal != "" && !strings.Contains(r.Text, r.Organization.Literal) {
		t = pages.Join(t, pages.W(" ("), l.Text(r.Organization.Literal), pages.W(")"))
	}
	switch {
	case !r.From.IsZero() && !r.To.IsZero():
		t = pages.Join(t, pages.W(", "), l.Date(r.From), pages.W(" to "), l.Date(r.To))
	case !r.From.IsZero():
		t = pages.Join(t, pages.W(", since "), l.Date(r.From))
	case !r.To.IsZero():
		t = pages.Join(t, pages.W(", until "), l.Date(r.To))
	}
	return t
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
	out := m.List(pages.Folder(k), "People", "Index",
		pages.Says("People with a public role, as the sources word it. Others are named only where an article names them."),
		pages.Listing{ID: "people", Len: len(all), Entry: func(l *pages.Labeller, i int) pages.Entry { return all[i].entry(m, l) }})
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

// Referring leads from a person to the figures that the person claims, and to
// what else names the person.
func (Kind) Referring() []pages.Referring {
	return []pages.Referring{
		{ID: "figures", Heading: "Figures", Lead: "Numbers that this person claims, as the articles and sources say.", Kind: "figure", Field: "claimed_by"},
		{ID: "acts", Heading: "Figures about what this person did", Kind: "figure", Field: "actor"},
		{ID: "reported-in", Heading: "Reported in", Kind: "source", Field: "reports"},
		{ID: "written", Heading: "Articles written", Kind: "article", Field: "byline"},
	}
}

// pages makes a person's page. What the person is quoted on stands among the
// mentions.
func (p *Person) pages(m *pages.Maker) []*pages.Page {
	return m.Record(p, "Person", func(d *pages.Draft) *pages.Record { return &pages.Record{Facts: p.facts(m, d.L)} })
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
