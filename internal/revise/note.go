package revise

import (
	"bytes"
	"fmt"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/edit"
)

// A footnote is the editor's: its body goes where its references go. Footnotes
// of the new file are those of the program, on pictures that could not be had.

// source gives a note's text as it is written, without white space at its ends.
func source(doc *annot.Article, n *annot.Node) string {
	return strings.TrimSpace(string(doc.Src[n.Start:n.End]))
}

// notesOf gives the footnotes of an article by their labels.
func notesOf(doc *annot.Article) map[string]*annot.Node {
	out := map[string]*annot.Node{}
	if doc != nil {
		for _, n := range doc.Root.Children {
			if n.Kind == annot.Note {
				out[n.Label] = n
			}
		}
	}
	return out
}

// programNotes lists the footnotes of the old article that are the program's
// and not an editor's: an import of the old file, or of the new, makes the same.
func (m *merge) programNotes() map[string]bool {
	out := map[string]bool{}
	mine := notesOf(m.old.doc)
	for _, doc := range []*annot.Article{m.base, m.plain.doc} {
		for label, n := range notesOf(doc) {
			if old := mine[label]; old != nil && source(doc, n) == source(m.old.doc, old) {
				out[label] = true
			}
		}
	}
	return out
}

func (m *merge) programNote(label string) bool { return m.theProgram[label] }

// references visits the references to footnotes below a node.
func references(n *annot.Node, visit func(*annot.Node)) {
	if n.Kind == annot.NoteRef {
		visit(n)
	}
	for _, c := range n.Children {
		references(c, visit)
	}
}

// wanted gives the labels of the old article's footnotes that the new one
// refers to.
func (m *merge) wanted() map[string]bool {
	out := map[string]bool{}
	note := func(n *annot.Node) { out[n.Label] = true }
	for _, u := range m.units {
		references(u, note)
	}
	for i := range m.items {
		it := &m.items[i]
		if it.placed && !it.carried && it.kind != span {
			references(it.node, note)
		}
	}
	for i := range m.blocks {
		if m.blocks[i].placed {
			references(m.blocks[i].node, note)
		}
	}
	bodies := notesOf(m.old.doc)
	for range 8 { // notes of notes
		for label := range out {
			if n := bodies[label]; n != nil {
				references(n, note)
			}
		}
	}
	return out
}

// noteSplices adds the bodies of the old footnotes that are referred to, gives
// those of the new file other labels where they have the same, and takes those
// out that belong to a unit which was not taken from it.
func (m *merge) noteSplices() []edit.Splice {
	wanted := m.wanted()
	doc := m.fresh.doc
	used := map[string]bool{}
	var refs []*annot.Node
	for i, u := range doc.Root.Children {
		if u.Kind != annot.Note && m.units[i] == nil {
			references(u, func(n *annot.Node) {
				used[n.Label] = true
				refs = append(refs, n)
			})
		}
	}
	var out []edit.Splice
	remove := func(n *annot.Node) {
		before := bytes.TrimRight(doc.Src[doc.Body:n.Start], " \n")
		out = append(out, edit.Splice{Start: doc.Body + len(before), End: n.End})
	}
	mine, theirs := notesOf(m.old.doc), notesOf(doc)
	renamed := map[string]string{}
	for label, n := range theirs {
		old := mine[label]
		switch {
		case !used[label]:
			remove(n)
		case !wanted[label]:
		case old != nil && source(doc, n) == source(m.old.doc, old):
			remove(n)
		default:
			name := label
			for k := 2; mine[name] != nil || theirs[name] != nil; k++ {
				name = fmt.Sprintf("%s-%d", label, k)
			}
			renamed[label] = name
			at := n.Start + strings.Index(string(doc.Src[n.Start:n.End]), label)
			out = append(out, edit.Splice{Start: at, End: at + len(label), Text: name})
		}
	}
	for _, n := range refs {
		if name, ok := renamed[n.Label]; ok {
			out = append(out, edit.Splice{Start: n.Start, End: n.End, Text: "[^" + name + "]"})
		}
	}
	var bodies strings.Builder
	for _, n := range m.notes {
		if wanted[n.Label] {
			bodies.WriteString("\n\n" + source(m.old.doc, n))
		}
	}
	end := textEnd(doc)
	return append(out, edit.Splice{Start: end, End: end, Text: bodies.String()})
}

// textEnd gives where an article ends, but for empty lines.
func textEnd(doc *annot.Article) int {
	return doc.Body + len(bytes.TrimRight(doc.Src[doc.Body:], " \n"))
}
