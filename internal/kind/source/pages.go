package source

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// Section tells of the index of sources.
func (Kind) Section(m *pages.Maker) pages.IndexOf {
	return pages.IndexOf{Title: "Sources", Count: len(link.Kind[*Source](m.Graph)), One: "source", Many: "sources"}
}

// Pages makes the index of sources and the page of every source.
func (k Kind) Pages(m *pages.Maker) []*pages.Page {
	all := link.Kind[*Source](m.Graph)
	out := m.Index(pages.Folder(k), "Sources", "Index", func(l *pages.Labeller) (pages.Text, []pages.Group) {
		groups := []pages.Group{
			{ID: "reports", Heading: pages.W("Reports, books and documents")},
			{ID: "articles", Heading: pages.W("Articles")},
			{ID: "pages", Heading: pages.W("Pages, posts and broadcasts")},
			{ID: "laws", Heading: pages.W("Laws and decisions")},
		}
		for _, s := range all {
			g := &groups[groupOf(s.Type)]
			g.Entries = append(g.Entries, k.entry(m, l, s))
		}
		groups = slices.DeleteFunc(groups, func(g pages.Group) bool { return len(g.Entries) == 0 })
		return pages.W("What the articles and these notes rest on. A title in square brackets is a description of ours, given where no title was on record."), groups
	})
	for _, s := range all {
		out = append(out, k.page(m, s)...)
	}
	return out
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
	e := pages.Entry{Kicker: l.Text(shortForm(&s.item, s.Base.Title)), Title: m.NameLink(l, s), Href: m.Href(s)}
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
		l := d.L
		_, full, _ := k.Cite(m, l, s)
		out := &pages.Record{Lead: full, Facts: k.facts(m, l, s)}
		for _, x := range []struct {
			id       string
			heading  pages.Word
			entities []annot.Entity
		}{
			{"figures", "Figures that rest on it", referrers(m, s.ID, "figure", "source")},
			{"figures-read", "Figures that were read in it", referrers(m, s.ID, "figure", "read_in")},
			{"reported-by", "Reported by", referrers(m, s.ID, "source", "reports")},
			{"read", "Sources that were read in it", referrers(m, s.ID, "source", "read_in")},
			{"records", "Records that rest on it", referrers(m, s.ID, "", "sources")},
		} {
			var entries pages.Entries
			for _, e := range x.entities {
				entries = append(entries, pages.Entry{Title: m.NameLink(l, e), Href: m.Href(e)})
			}
			if len(entries) > 0 {
				out.Sections = append(out.Sections, pages.Section{ID: x.id, Heading: pages.W(x.heading), Content: entries})
			}
		}
		return out
	})
}

// referrers gives the entities of a kind whose records name an id in a field;
// with no kind, of every kind. People without a page are left out.
func referrers(m *pages.Maker, id, kind, field string) []annot.Entity {
	var out []annot.Entity
	for _, other := range m.Graph.ReferrersOf(id) {
		e, ok := m.Graph.Entity(other)
		if !ok || e.Common().Private || kind != "" && e.Common().Kind != kind {
			continue
		}
		if slices.ContainsFunc(e.Common().Refs, func(r annot.Reference) bool {
			target, ok := m.Graph.Entity(r.Ref.ID)
			return r.Field == field && ok && target.Common().ID == id
		}) {
			out = append(out, e)
		}
	}
	return out
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
	if x := s.Snapshot; x != nil && x.File != "" {
		out.add("Copy kept", pages.List([]pages.Text{l.Text(x.File), l.Date(x.Retrieved)}, ", "))
	}
	if s.Grade.Signed() {
		out.add("Grade", k.grade(m, l, s.Grade))
	}
	out.add("Note", l.Text(s.Note))
	out.add("Sources", m.RefLinks(l, s.Sources))
	out.add("Checked", l.Date(s.Checked))
	return out
}

// The words of the Admiralty code.
var (
	reliabilityWords = map[string]pages.Word{"A": "reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
		"E": "unreliable", "F": "reliability cannot be judged"}
	credibilityWords = map[string]pages.Word{"1": "confirmed by others", "2": "probably true", "3": "possibly true", "4": "doubtful",
		"5": "improbable", "6": "truth cannot be judged"}
)

// grade shows a signed grade with who answers for it.
func (k Kind) grade(m *pages.Maker, l *pages.Labeller, g *Grade) pages.Text {
	out := pages.Join(l.Text(g.Reliability+g.Credibility), pages.W(" ("), pages.W(reliabilityWords[g.Reliability]), pages.W(", "),
		pages.W(credibilityWords[g.Credibility]), pages.W("), given by "), l.Text(m.Config.Editor(g.By)), pages.W(", "), l.Date(g.On))
	if g.Because != "" {
		out = pages.Join(out, pages.W(": "), l.Text(g.Because))
	}
	return out
}
