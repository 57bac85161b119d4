package importer

import (
	"strings"

	"dossier/internal/annot"
)

// lineText is the text of a paragraph under way, on one line, with the markup
// in it.
type lineText struct {
	r      *markdownReader
	text   strings.Builder
	breaks []int
	inline []Inline
}

var markdownKinds = map[annot.NodeKind]InlineKind{
	annot.Emph: Emph, annot.Strong: Strong, annot.Strike: Strike, annot.Code: InlineCode, annot.Link: Link,
}

func (t *lineText) nodes(list []*annot.Node) {
	for _, n := range list {
		t.node(n)
	}
}

func (t *lineText) node(n *annot.Node) {
	switch n.Kind {
	case annot.Text:
		t.text.WriteString(lineEnds.Replace(n.Text))
	case annot.SoftBreak:
		t.text.WriteByte(' ')
	case annot.HardBreak:
		t.breaks = append(t.breaks, t.text.Len())
		t.text.WriteByte(' ')
	case annot.Image:
		t.inline = append(t.inline, Inline{Kind: Image, Start: t.text.Len(), End: t.text.Len(), Picture: len(t.r.pictures)})
		t.r.pictures = append(t.r.pictures, Picture{Source: t.r.absolute(n.Dest), Alt: altText(n), Inline: true})
	default:
		kind, known := markdownKinds[n.Kind]
		at := len(t.inline)
		start := t.text.Len()
		if known {
			t.inline = append(t.inline, Inline{Kind: kind, Start: start})
		}
		t.text.WriteString(lineEnds.Replace(n.Text))
		t.nodes(n.Children)
		if known {
			t.inline[at].End = t.text.Len()
			t.inline[at].Dest = t.r.absolute(n.Dest)
		}
	}
}

// altText gives the description of a picture.
func altText(n *annot.Node) string {
	var out strings.Builder
	var walk func(list []*annot.Node)
	walk = func(list []*annot.Node) {
		for _, c := range list {
			switch c.Kind {
			case annot.SoftBreak, annot.HardBreak:
				out.WriteByte(' ')
			}
			out.WriteString(c.Text)
			walk(c.Children)
		}
	}
	walk(n.Children)
	return out.String()
}

// absolute resolves an address against that of the file, where that is known.
func (r *markdownReader) absolute(dest string) string {
	if r.base == nil || !r.base.IsAbs() || dest == "" {
		return dest
	}
	u, err := r.base.Parse(dest)
	if err != nil {
		return dest
	}
	return u.String()
}
