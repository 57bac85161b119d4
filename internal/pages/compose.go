package pages

import (
	"slices"

	"dossier/internal/annot"
)

// WithHref makes a link of a Text: of those of its words that are none yet.
// Signs stay outside of the link. An empty address changes nothing.
func (t Text) WithHref(href string) Text {
	if href == "" {
		return t
	}
	out := Text{runs: slices.Clone(t.runs)}
	for i := range out.runs {
		if out.runs[i].Href == "" {
			out.runs[i].Href = href
		}
	}
	return out
}

// InEm sets a Text in italics.
func (t Text) InEm() Text {
	out := Text{runs: slices.Clone(t.runs)}
	for i := range out.runs {
		out.runs[i].Em = true
	}
	return out
}

// List joins the texts that are not empty, with words between them.
func List(texts []Text, between Word) Text {
	var out Text
	for _, t := range texts {
		if t.IsEmpty() {
			continue
		}
		if !out.IsEmpty() {
			out = Join(out, W(between))
		}
		out = Join(out, t)
	}
	return out
}

// RefLink shows a reference as Ref does and links it to its page, works too.
func (m *Maker) RefLink(l *Labeller, r annot.Ref) Text {
	t := m.Ref(l, r)
	if e, ok := m.Graph.Entity(r.ID); ok && r.ID != "" {
		return t.WithHref(m.Href(e))
	}
	return t
}

// RefLinks shows several references, each linked, with commas between them.
func (m *Maker) RefLinks(l *Labeller, refs []annot.Ref) Text {
	list := make([]Text, 0, len(refs))
	for _, r := range refs {
		list = append(list, m.RefLink(l, r))
	}
	return List(list, ", ")
}

// NameLink names an entity and links it to its page, if it has one.
func (m *Maker) NameLink(l *Labeller, e annot.Entity) Text {
	return l.Link(m.called(e, l.lang, l.doc), m.Href(e))
}
