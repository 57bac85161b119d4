package pages

import "dossier/internal/annot"

// Preparer is a kind that works something out once for all pages.
type Preparer interface {
	annot.Kind
	// Prepare gives what the kind finds again with Maker.Prepared.
	Prepare(m *Maker) any
}

// prepare lets the kinds work out what they need for all pages.
func (m *Maker) prepare() {
	m.prepared = map[string]any{}
	for _, k := range m.Kinds {
		if p, ok := k.(Preparer); ok {
			m.prepared[k.Name()] = p.Prepare(m)
		}
	}
}

// Prepared gives what the kind of a name has worked out, or nil.
func (m *Maker) Prepared(kind string) any { return m.prepared[kind] }
