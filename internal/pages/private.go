package pages

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/mention"
)

// unnamed stands for a person whom no article names.
const unnamed = "a person who is not named here"

// Called is how an entity is called in a language on pages that belong to no
// one article. A person without a public role is called what every article
// that marks them prints: that name of the record, in the order in which it
// gives them, that stands whole in words marked with it, or the record's name
// where a byline has it. Where one article prints none, it is that article's
// words: what another prints must not tell whom it means.
func (m *Maker) Called(e annot.Entity, lang string) string { return m.called(e, lang, nil) }

// called is the same for the page of a document, where only that document's own
// words count. A person who is only quoted there, or only claims a figure,
// stays without a name.
func (m *Maker) called(e annot.Entity, lang string, doc *annot.Article) string {
	b := e.Common()
	if !b.Private {
		return Name(e, lang)
	}
	names := []string{Name(e, lang), b.Title}
	for _, n := range b.Names {
		names = append(names, n.Text)
	}
	var docs []printed
	for _, p := range m.printed(e, lang) {
		if p.doc == doc || doc == nil && p.doc.Front.Show != "notes-only" {
			docs = append(docs, p)
		}
	}
	if len(docs) == 0 {
		return unnamed
	}
	for _, n := range names {
		if !slices.ContainsFunc(docs, func(p printed) bool { return !p.prints(n) }) {
			return n
		}
	}
	for _, p := range docs {
		if !slices.ContainsFunc(names, p.prints) {
			return p.words[0]
		}
	}
	return docs[0].words[0]
}

// printed is what a document prints of a person: the words marked with them,
// and their name in its byline.
type printed struct {
	doc   *annot.Article
	words []string
}

// prints reports whether a name stands whole in what the document prints.
func (p printed) prints(name string) bool {
	return name != "" && slices.ContainsFunc(p.words, func(words string) bool {
		for from := 0; ; from++ {
			i := strings.Index(words[from:], name)
			if i < 0 {
				return false
			}
			from += i
			before, _ := utf8.DecodeLastRuneInString(words[:from])
			behind, _ := utf8.DecodeRuneInString(words[from+len(name):])
			if !mention.InWord(before) && !mention.InWord(behind) {
				return true
			}
		}
	})
}

// printed gathers what the documents print of a person, in the order of the
// documents. What is only suggested is not printed about anybody.
func (m *Maker) printed(e annot.Entity, lang string) []printed {
	var out []printed
	add := func(doc *annot.Article, words string) {
		i := slices.IndexFunc(out, func(p printed) bool { return p.doc == doc })
		if i < 0 {
			i, out = len(out), append(out, printed{doc: doc})
		}
		out[i].words = append(out[i].words, words)
	}
	for _, u := range m.Uses(e.Common().ID) {
		if u.Key == "person" && u.Annotation >= 0 {
			add(u.Doc, strings.Join(strings.Fields(u.Doc.Blocks[u.Block].Text[u.From:u.To]), " "))
		}
	}
	for _, doc := range m.bylined[e.Common().ID] {
		add(doc, Name(e, lang))
	}
	return out
}

// bylines gives the articles whose bylines name somebody, by their ids.
func (m *Maker) bylines() map[string][]*annot.Article {
	out := map[string][]*annot.Article{}
	for _, a := range m.Graph.Articles {
		for _, r := range a.Front.Byline {
			if e, ok := m.Graph.Entity(r.ID); ok && r.ID != "" {
				out[e.Common().ID] = append(out[e.Common().ID], a)
			}
		}
	}
	return out
}

// privateFact says why the card of a person without a public role says nothing.
func privateFact() Fact {
	return Fact{Term: W("No public role on record"), Values: []Text{W("These notes say no more of this person than the article does.")}}
}
