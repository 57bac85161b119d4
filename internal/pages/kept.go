package pages

import "dossier/internal/annot"

// Kept is an entity of which the dossier may keep a copy: a source.
type Kept interface {
	annot.Entity
	// KeptAt gives the page of the copy and when the copy was made. href is
	// empty where none is kept, or none that has a page; on may be the zero
	// date.
	KeptAt(m *Maker) (href string, on annot.Date)
}

// KeptAt gives the page of the copy of a work that a reference leads to, and
// when the copy was made; href is empty where there is none.
func (m *Maker) KeptAt(r annot.Ref) (href string, on annot.Date) {
	if r.ID == "" {
		return "", annot.Date{}
	}
	e, _ := m.Graph.Entity(r.ID)
	if k, ok := e.(Kept); ok {
		return k.KeptAt(m)
	}
	return "", annot.Date{}
}
