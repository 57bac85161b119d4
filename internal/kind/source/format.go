package source

import (
	"strings"

	"dossier/internal/pages"
)

// writer makes a page's text of lines: every word of them goes through the
// labeller, for titles and names are mentions, too.
type writer struct {
	m *pages.Maker
	l *pages.Labeller
}

// text sets a line. Of an address that a policy takes out the host alone is
// left; one that holds a name with a label is shown by its host, for a sign in
// the middle would be taken for a part of it.
func (w writer) text(l line) pages.Text {
	var out pages.Text
	for _, p := range l {
		switch {
		case p.href != "":
			href := w.m.External(p.href)
			switch {
			case href == "":
				out = pages.Join(out, w.l.Text(pages.Host(p.href)))
			case w.labelled(p.words):
				out = pages.Join(out, w.l.Link(pages.Host(p.href), href))
			default:
				out = pages.Join(out, w.l.Link(p.words, href))
			}
		case p.em:
			out = pages.Join(out, w.l.Em(p.words))
		default:
			out = pages.Join(out, w.l.Text(p.words))
		}
	}
	return out
}

// labelled reports whether words hold a name that owes a label.
func (w writer) labelled(words string) bool {
	for _, found := range w.m.Graph.Finder.Find(words) {
		for _, org := range found.Orgs {
			if len(w.m.Labels.Owed(org, w.l.Lang())) > 0 {
				return true
			}
		}
	}
	return false
}

func isLaw(t string) bool {
	switch t {
	case "legislation", "bill", "regulation", "treaty", "legal_case", "hearing":
		return true
	}
	return false
}

func isArticle(t string) bool {
	switch t {
	case "article", "article-journal", "article-magazine", "article-newspaper", "review", "review-book":
		return true
	}
	return false
}

func isOnline(t string) bool {
	switch t {
	case "webpage", "post", "post-weblog", "broadcast", "interview", "speech", "personal_communication", "dataset", "software":
		return true
	}
	return false
}

// isDescription reports whether a title is the editors' description of a work,
// which stands in square brackets.
func isDescription(title string) bool {
	return strings.HasPrefix(title, "[") && strings.HasSuffix(title, "]")
}

// bare is a title without the brackets of a description.
func bare(title string) string {
	if isDescription(title) {
		return strings.TrimSuffix(strings.TrimPrefix(title, "["), "]")
	}
	return title
}
