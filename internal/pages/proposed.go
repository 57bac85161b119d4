package pages

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/edit"
)

// proposed reports whether a span is a suggestion on a site that is published.
func (m *Maker) proposed(a *annot.Annotation) bool { return a.Has("suggested") && !m.Drafts }

// shows reports whether a span is shown as one. A suggestion is plain text on a
// site that is published, unless it says something of a name of an organization
// on record, which is labelled in any case.
func (m *Maker) shows(a *annot.Annotation) bool {
	if !m.proposed(a) {
		return true
	}
	org, ok := a.Get("org")
	return ok && (org.Value == "none" || slices.ContainsFunc(org.IDs(), func(r annot.Ref) bool {
		_, known := m.Graph.Entity(r.ID)
		return known
	}))
}

// proposal says of a record that is only suggested that it is, and why.
func proposal(l *Labeller, e annot.Entity, kicker Text, facts []Fact) (Text, []Fact) {
	why := e.Common().Suggested
	if why == "" {
		return kicker, facts
	}
	kicker = List([]Text{kicker, W("Suggested, not reviewed")}, " · ")
	return kicker, append([]Fact{{Term: W("Why it is suggested"), Values: []Text{l.Text(Title(why))}}}, facts...)
}

// source gives the annotated Markdown of a document as it is published: the
// brackets of suggestions are taken away, and with them the ids of records that
// nobody has looked at. What a span says of an organization on record stays, as
// the label of its name does, and does not tell that the span is a suggestion.
func (m *Maker) source(doc *annot.Article) []byte {
	var splices []edit.Splice
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		if !m.proposed(a) {
			continue
		}
		behind := edit.Splice{Start: a.Words.End, End: a.At.End}
		if m.shows(a) {
			org, _ := a.Get("org")
			behind.Text = "]{" + string(doc.Src[org.At.Start:org.At.End]) + "}"
		} else {
			splices = append(splices, edit.Splice{Start: a.At.Start, End: a.Words.Start})
		}
		splices = append(splices, behind)
	}
	slices.SortFunc(splices, func(x, y edit.Splice) int { return x.Start - y.Start })
	out, err := edit.Apply(doc.Src, splices)
	if err != nil { // spans nest, so that their brackets never overlap
		return nil
	}
	return out
}
