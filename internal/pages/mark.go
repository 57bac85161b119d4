package pages

import (
	"slices"
	"strconv"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/link"
)

// blockID is the fragment of a block: p8 for the paragraph that has number 8
// in the original, b8 for the eighth block where there is no original, the
// words of a heading of the dossier's own.
func blockID(doc *annot.Article, i int) string {
	b := &doc.Blocks[i]
	switch {
	case b.Node.Kind == annot.Cell:
		return ""
	case b.Number > 0 && !doc.Own:
		return "p" + strconv.Itoa(b.Number)
	case b.Node.Kind == annot.Heading && doc.Own:
		if id := slug(b.Text); id != "" {
			return "h-" + id
		}
	}
	return "b" + strconv.Itoa(i+1)
}

// MarkIDs gives the fragment of every annotation of a document: the block's,
// the record's id, and a number for the second mention in the block.
func MarkIDs(doc *annot.Article) []string {
	out := make([]string, len(doc.Annotations))
	count := map[string]int{}
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		block := "b" + strconv.Itoa(a.Block+1)
		if a.Block < len(doc.Blocks) && doc.Blocks[a.Block].Number > 0 && !doc.Own {
			block = "p" + strconv.Itoa(doc.Blocks[a.Block].Number)
		}
		id := block + "-" + slug(markName(a))
		count[id]++
		out[i] = id
		if count[id] > 1 {
			out[i] += "-" + strconv.Itoa(count[id])
		}
	}
	return out
}

// markName is the word for an annotation in its fragment: the record's id, or
// what the span is.
func markName(a *annot.Annotation) string {
	for _, key := range []string{"figure", "org", "person", "source"} {
		if attr, ok := a.Get(key); ok {
			if ids := attr.IDs(); len(ids) > 0 {
				return ids[0].ID
			}
		}
	}
	if attr, ok := a.Get("label"); ok {
		return "label-" + strings.Join(strings.Fields(attr.Value), "-")
	}
	for _, attr := range a.Attrs {
		if attr.Kind == annot.Class && attr.Key != "suggested" {
			return attr.Key
		}
	}
	return "note"
}

// layers are the keys whose records have cards, in the order in which a mark
// shows their signs.
var layers = []struct {
	key, layer string
}{{"figure", "figure"}, {"org", "org"}, {"person", "person"}, {"by", "person"}, {"source", "source"}, {"from", "source"}}

// mark makes an annotated span.
func (b *body) mark(n *annot.Node, i int) []*Node {
	a := &b.doc.Annotations[n.Index]
	if a.Has("suggested") && !b.m.Drafts {
		if _, org := a.Get("org"); !org {
			return b.leaves(n.Children, i)
		}
	}
	out := &Node{Kind: annot.Mark, ID: b.marks[n.Index], Mark: &Mark{}}
	out.Mark.Classes = b.classes(a)
	inLink := b.pending != nil
	if _, ok := a.Get("label"); ok && !inLink {
		out.Mark.Href, out.Mark.Title = b.tied(n.Index)
	}
	out.Children = b.leaves(n.Children, i)
	if inLink || out.Mark.Href != "" {
		return []*Node{out}
	}
	b.refs(n.Index, out.Mark)
	return []*Node{out}
}

func (b *body) classes(a *annot.Annotation) []string {
	var out []string
	for _, attr := range a.Attrs {
		switch {
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

// tied finds the other half of a printed label, its mark's note or its note's
// mark, and says what it is.
func (b *body) tied(index int) (string, Plain) {
	a := &b.doc.Annotations[index]
	label, _ := a.Get("label")
	for i := range b.doc.Annotations {
		other := &b.doc.Annotations[i]
		value, ok := other.Get("label")
		if i == index || !ok || value.Value != label.Value {
			continue
		}
		if other.To-other.From < a.To-a.From {
			continue // from the mark to the note, not back
		}
		words := b.doc.Blocks[other.Block].Text[other.From:other.To]
		return b.m.docPath(b.doc) + "#" + b.marks[i], b.l.Plain("Printed in the article: " + words)
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
			id := "note-" + slug(u.ID)
			if !b.carded[id] {
				b.carded[id] = true
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
	if note, ok := a.Get("note"); ok {
		id := "note-" + b.marks[index]
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

// uses of one document.
func (m *Maker) docUses(doc *annot.Article) []link.Use { return m.byDoc[doc] }

// slug makes a fragment or a folder name of an id or of words.
func slug(s string) string {
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f && (isLetter(r)):
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		default:
			dash = true
		}
	}
	return b.String()
}
