package pages

import "dossier/internal/annot"

// Chained is a kind that knows who reports whom: from an article to the first
// sources of what it says.
type Chained interface {
	annot.Kind
	// Chain shows the chain of an article; ok is false where it rests on
	// nothing that is on record.
	Chain(m *Maker, l *Labeller, doc *annot.Article) (s Section, ok bool)
	// ChainOf shows the chain of a record: of a source or of a figure.
	ChainOf(m *Maker, l *Labeller, e annot.Entity) (s Section, ok bool)
}

// Chain shows the source chain of an article.
func (m *Maker) Chain(l *Labeller, doc *annot.Article) (s Section, ok bool) {
	for _, k := range m.Kinds {
		if c, chained := k.(Chained); chained {
			return c.Chain(m, l, doc)
		}
	}
	return Section{}, false
}

// ChainOf shows the source chain of a source or of a figure.
func (m *Maker) ChainOf(l *Labeller, e annot.Entity) (s Section, ok bool) {
	for _, k := range m.Kinds {
		if c, chained := k.(Chained); chained {
			return c.ChainOf(m, l, e)
		}
	}
	return Section{}, false
}

// Parts is several contents of one section, one below the other: a picture and
// what it says in words.
type Parts []SectionContent

func (Parts) section() {}
