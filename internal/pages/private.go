package pages

import (
	"slices"
	"strings"

	"dossier/internal/annot"
)

// unnamed stands for a person whom no article names.
const unnamed = "a person whom the article does not name"

// Called is how an entity is called in a language. Of a person without a public
// role it is what the articles print and nothing else: that name of the record,
// in the order in which it gives them, that stands in the words marked with it;
// else the words of the first mark; else, where an article has the person in
// its byline, the name of the record. A person who is only quoted, or only
// claims a figure, stays without a name.
func (m *Maker) Called(e annot.Entity, lang string) string {
	b := e.Common()
	if !b.Private {
		return Name(e, lang)
	}
	var first string
	var marked []string
	for _, u := range m.Graph.UsesOf(b.ID) {
		if u.Key != "person" || u.Annotation < 0 {
			continue
		}
		words := strings.Join(strings.Fields(u.Doc.Blocks[u.Block].Text[u.From:u.To]), " ")
		if first == "" {
			first = words
		}
		marked = append(marked, words)
	}
	names := []string{Name(e, lang), b.Title}
	for _, n := range b.Names {
		names = append(names, n.Text)
	}
	for _, n := range names {
		if slices.ContainsFunc(marked, func(words string) bool { return n != "" && strings.Contains(words, n) }) {
			return n
		}
	}
	switch {
	case first != "":
		return first
	case m.bylined[b.ID]:
		return Name(e, lang)
	default:
		return unnamed
	}
}

// bylines gives the ids of those whom a byline names.
func (m *Maker) bylines() map[string]bool {
	out := map[string]bool{}
	for _, a := range m.Graph.Articles {
		for _, r := range a.Front.Byline {
			if e, ok := m.Graph.Entity(r.ID); ok && r.ID != "" {
				out[e.Common().ID] = true
			}
		}
	}
	return out
}

// privateFact says why the card of a person without a public role says nothing.
func privateFact() Fact {
	return Fact{Term: W("No public role on record"), Values: []Text{W("These notes say no more of this person than the article does.")}}
}
