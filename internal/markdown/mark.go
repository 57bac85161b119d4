package markdown

import (
	"strings"

	"dossier/internal/annot"
)

// mark makes an annotated span and its annotation.
func (c *converter) mark(in *span) {
	out := c.push(annot.Mark, in.open, in.end)
	out.Index = len(c.a.Annotations)
	parent := -1
	if n := len(c.marks); n > 0 {
		parent = c.marks[n-1]
	}
	c.a.Annotations = append(c.a.Annotations, annot.Annotation{
		At: c.at(in.open, in.end), Words: c.at(in.open+1, in.close), Attrs: in.attrs,
		Node: out, Block: c.block.index, From: len(c.block.text), Parent: parent,
	})
	c.checkAttributes(out.Index)
	inserted := 0
	if c.a.Annotations[out.Index].Has("inserted") {
		inserted = 1
	}
	c.marks = append(c.marks, out.Index)
	c.inserted += inserted
	c.cursor = in.open + 1
	c.inlines(out, in)
	c.inserted -= inserted
	c.marks = c.marks[:len(c.marks)-1]
	c.a.Annotations[out.Index].To = len(c.block.text)
	c.cursor = in.end
}

// checkAttributes reports attributes that repeat each other or one of a span
// around them.
func (c *converter) checkAttributes(index int) {
	attrs := c.a.Annotations[index].Attrs
	if len(attrs) == 0 {
		c.report(emptyAttributes(c.a.Annotations[index].At))
	}
	for i, a := range attrs {
		for _, b := range attrs[:i] {
			if a.Kind == b.Kind && (a.Key == b.Key || a.Kind == annot.ID) {
				c.report(repeatedKey(b, a))
				break
			}
		}
	}
	for _, outer := range c.marks {
		for _, a := range attrs {
			for _, b := range c.a.Annotations[outer].Attrs {
				if sameKind(a, b) {
					c.report(sameKindNested(a, b))
				}
			}
		}
	}
}

// sameKind reports whether two attributes say the same kind of thing of their
// words, so that one must not lie in the other.
func sameKind(a, b annot.Attr) bool {
	if a.Kind != b.Kind || a.Key != b.Key {
		return false
	}
	if a.Kind == annot.Class {
		return a.Key != "suggested"
	}
	switch a.Key {
	case "org", "person", "source", "figure", "label":
	default:
		return false
	}
	if a.Kind != annot.KeyValue {
		return false
	}
	for _, x := range strings.Fields(a.Value) {
		for _, y := range strings.Fields(b.Value) {
			if x == y {
				return true
			}
		}
	}
	return false
}
