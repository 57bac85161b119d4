package pages

import (
	"slices"
	"strconv"

	"dossier/internal/annot"
	"dossier/internal/link"
)

// MarkIDs gives the fragment of every annotation of a document.
func MarkIDs(doc *annot.Article) []string { return link.AnchorsOf(doc).Marks }

// layers are the keys whose records have cards, in the order in which a mark
// shows their signs.
var layers = []struct {
	key, layer string
}{{"figure", "figure"}, {"org", "org"}, {"person", "person"}, {"by", "person"}, {"source", "source"}, {"from", "source"}}

// mark makes an annotated span.
func (b *body) mark(n *annot.Node, i int) []*Node {
	a := &b.doc.Annotations[n.Index]
	if !b.m.shows(a) {
		return b.leaves(n.Children, i)
	}
	out := &Node{Kind: annot.Mark, ID: b.anchors.Marks[n.Index], Mark: &Mark{}}
	out.Mark.Classes = b.classes(a)
	if label, ok := a.Get("label"); ok && !b.m.proposed(a) {
		out.Mark.Printed = b.printed(a, label)
		if !b.inLink {
			out.Mark.Href, out.Mark.Title = b.tied(n.Index)
		}
	}
	out.Children = b.leaves(n.Children, i)
	if b.inLink || out.Mark.Href != "" {
		return []*Node{out}
	}
	b.refs(n.Index, out.Mark)
	return []*Node{out}
}

func (b *body) classes(a *annot.Annotation) []string {
	var out []string
	for _, attr := range a.Attrs {
		switch {
		case b.m.proposed(a) && attr.Key != "org" && attr.Key != "suggested":
		case attr.Kind == annot.Class:
			out = append(out, attr.Key)
		case attr.Kind == annot.KeyValue && attr.Key == "org" && attr.Value == "none":
			out = append(out, "excused")
		case attr.Kind == annot.KeyValue && slices.Contains([]string{"org", "figure", "person", "source", "label", "note"}, attr.Key):
			out = append(out, attr.Key)
		}
	}
	return out
}

// printed tells what a label that the article prints is about.
func (b *body) printed(a *annot.Annotation, label annot.Attr) []PrintedLabel {
	var out []PrintedLabel
	for _, r := range label.IDs() {
		if e, ok := b.m.Graph.Entity(r.ID); ok {
			id := e.Common().ID
			out = append(out, PrintedLabel{Org: id, Jurisdiction: printedFor(b.m.Graph, b.doc, b.labels, a, id)})
		}
	}
	return out
}

// tied finds the other half of a printed label, its mark's note or its note's
// mark, and says what it is.
func (b *body) tied(index int) (string, Plain) {
	a := &b.doc.Annotations[index]
	label, _ := a.Get("label")
	if !shown(b.doc) {
		return "", Plain{} // the other half may be left out
	}
	for _, i := range b.labels {
		other := &b.doc.Annotations[i]
		value, _ := other.Get("label")
		if i == index || value.Value != label.Value {
			continue
		}
		if other.To-other.From < a.To-a.From {
			continue // from the mark to the note, not back
		}
		words := b.doc.Blocks[other.Block].Text[other.From:other.To]
		return b.m.docPath(b.doc) + "#" + b.anchors.Marks[i], b.l.Plain("Printed in the article: " + words)
	}
	return "", Plain{}
}

// refs gives a mark the cards that its signs open, and makes those cards that
// the page does not have yet. A record's sign stands once in a block.
func (b *body) refs(index int, mark *Mark) {
	a := &b.doc.Annotations[index]
	for _, layer := range layers {
		for _, u := range b.uses[index] {
			if u.Key != layer.key {
				continue
			}
			layerName := layer.layer
			if u.Key == "by" {
				layerName = b.m.layerOf(u.ID)
			}
			id, made := b.cardID(u.ID)
			if !made {
				b.cards = append(b.cards, b.m.card(b.l, b.doc, u.ID, id, layerName))
			}
			once := strconv.Itoa(a.Block) + " " + u.ID
			if b.signed[once] {
				continue
			}
			b.signed[once] = true
			mark.Cards = append(mark.Cards, CardRef{ID: id, Layer: layerName, Says: b.l.Plain("About " + b.m.name(b.l, u.ID))})
		}
	}
	if note, ok := a.Get("note"); ok && !b.m.proposed(a) {
		id, _ := b.cardID("\x00" + b.anchors.Marks[index])
		card := Card{ID: id, Layer: "note", Kicker: W("Editor’s note"), Title: b.l.Text(note.Value)}
		if by, ok := a.Get("noted_by"); ok {
			card.Facts = append(card.Facts, Fact{Term: W("Noted by"), Values: []Text{b.l.Text(b.m.Config.Editor(by.Value))}})
		}
		if on, ok := a.Get("noted_on"); ok {
			card.Facts = append(card.Facts, Fact{Term: W("Noted on"), Values: []Text{b.l.Text(on.Value)}})
		}
		b.cards = append(b.cards, card)
		mark.Cards = append(mark.Cards, CardRef{ID: id, Layer: "note", Says: P("Editor’s note")})
	}
}

// cardID gives the fragment of the card of a record, or of the remark on a
// mark, and whether it was asked for before. Ids that differ only in signs
// that fragments do not have get fragments that differ.
func (b *body) cardID(of string) (id string, made bool) {
	if id, made = b.carded[of]; made {
		return id, true
	}
	want := "note-" + slug(of)
	id = want
	for n := 2; b.cardIDs[id]; n++ {
		id = want + "-" + strconv.Itoa(n)
	}
	b.carded[of], b.cardIDs[id] = id, true
	return id, false
}

// uses of one document.
func (m *Maker) docUses(doc *annot.Article) []link.Use { return m.byDoc[doc] }

// slug makes a fragment or a folder name of an id or of words.
func slug(s string) string { return link.Slug(s) }
