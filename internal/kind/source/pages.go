package source

import (
	"dossier/internal/link"
	"dossier/internal/pages"
)

// Section tells of the index of sources.
func (Kind) Section(m *pages.Maker) pages.IndexOf {
	return pages.IndexOf{Title: "Sources", Count: len(link.Kind[*Source](m.Graph)), One: "source", Many: "sources"}
}

// More tells of the bibliography.
func (k Kind) More(m *pages.Maker) []pages.IndexOf {
	return []pages.IndexOf{{Title: "Bibliography", Folder: bibliographyFolder, Count: len(citedWorks(m)), One: "work", Many: "works"}}
}

// Pages makes the index of sources, the page of every source, those of their
// copies, and the bibliography.
func (k Kind) Pages(m *pages.Maker) []*pages.Page {
	all := link.Kind[*Source](m.Graph)
	var byGroup [4][]*Source
	for _, s := range all {
		g := groupOf(s.Type)
		byGroup[g] = append(byGroup[g], s)
	}
	var lists []pages.Listing
	for i, g := range []struct {
		id      string
		heading pages.Word
	}{{"reports", "Reports, books and documents"}, {"articles", "Articles"}, {"pages", "Pages, posts and broadcasts"}, {"laws", "Laws and decisions"}} {
		list := byGroup[i]
		if len(list) == 0 {
			continue
		}
		lists = append(lists, pages.Listing{ID: g.id, Heading: pages.Says(g.heading), Len: len(list),
			Entry: func(l *pages.Labeller, i int) pages.Entry { return k.entry(m, l, list[i]) }})
	}
	out := m.List(pages.Folder(k), "Sources", "Index",
		pages.Says("What the articles and these notes rest on. A title in square brackets is a description of ours, given where no title was on record."), lists...)
	for _, s := range all {
		out = append(out, k.page(m, s)...)
		if page := k.copyPage(m, s); page != nil {
			out = append(out, page)
		}
	}
	return append(out, k.bibliography(m)...)
}

func groupOf(t string) int {
	switch {
	case isArticle(t):
		return 1
	case isOnline(t):
		return 2
	case isLaw(t):
		return 3
	}
	return 0
}

// entry is a source's line in an index.
func (k Kind) entry(m *pages.Maker, l *pages.Labeller, s *Source) pages.Entry {
	short, _ := k.Short(m, l, s)
	e := pages.Entry{Kicker: short, Title: m.NameLink(l, s), Href: m.Href(s)}
	in := s.ContainerTitle
	if in == "" {
		in = s.Publisher
	}
	if line := pages.List([]pages.Text{l.Text(in), l.Date(s.Issued)}, ", "); !line.IsEmpty() {
		e.Lines = append(e.Lines, line)
	}
	switch n := len(m.Uses(s.ID)); n {
	case 0: // it stands behind a record
	case 1:
		e.Count, e.Of = n, "mention"
	default:
		e.Count, e.Of = n, "mentions"
	}
	return e
}

// page makes the page of a source.
func (k Kind) page(m *pages.Maker, s *Source) []*pages.Page {
	return m.Record(s, kicker(s.Type), func(d *pages.Draft) *pages.Record {
		full, _ := k.Full(m, d.L, s)
		out := &pages.Record{Lead: full, Facts: k.facts(m, d.L, s)}
		if chain, ok := k.ChainOf(m, d.L, s); ok {
			out.Sections = append(out.Sections, chain)
		}
		out.Sections = append(out.Sections, k.forms(m, d.L, s))
		return out
	})
}

func (k Kind) facts(m *pages.Maker, l *pages.Labeller, s *Source) facts {
	var out facts
	out.add("By", l.Text(and(wholes(s.Author))))
	out.add("Edited by", l.Text(and(wholes(s.Editor))))
	out.add("Translated by", l.Text(and(wholes(s.Translator))))
	out.add("In", l.Text(s.ContainerTitle))
	out.add("Publisher", pages.List([]pages.Text{l.Text(s.Publisher), l.Text(s.PublisherPlace)}, ", "))
	out.add("Published", l.Date(s.Issued))
	out.add("Original title", l.Text(s.OriginalTitle))
	out.add("Number", l.Text(s.Number))
	out.add("Pages", l.Text(s.NumberOfPages))
	out.add("Language", l.Text(s.Language))
	if s.URL != "" {
		out.add("Address", l.Link(pages.Host(s.URL), m.External(s.URL)))
	}
	out.add("Accessed", l.Date(s.Accessed))
	out.add("Read in", m.RefLink(l, s.ReadIn))
	out.add("It reports", m.RefLinks(l, s.Reports))
	if _, ok := s.kept(m.Graph); ok {
		out.add("Copy kept", s.keptWords(m, l))
	}
	if s.Grade.Signed() {
		out.add("Grade", k.grade(m, l, s.Grade))
	}
	out.add("Note", l.Text(s.Note))
	out.add("Sources", m.RefLinks(l, s.Sources))
	out.add("Checked", l.Date(s.Checked))
	return out
}

// forms gives a work in the words in which others may cite it, in both manners
// of the Chicago Manual of Style.
func (k Kind) forms(m *pages.Maker, l *pages.Labeller, s *Source) pages.Section {
	short, _ := k.Short(m, l, s)
	first, later, entry, _ := k.Notes(m, l, s)
	var list facts
	list.add("In the text", pages.Join(pages.W("("), short, pages.W(")")))
	list.add("In a note", first)
	list.add("In a later note", later)
	list.add("In a bibliography with notes", entry)
	return pages.Section{ID: "cite", Heading: pages.W("How to cite it"), Content: pages.Facts(list)}
}
