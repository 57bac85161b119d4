package importer

// noteReferences are the elements that refer to notes, in the order in which
// the notes stand at the end.
var noteReferences = []string{"w:footnoteReference", "w:endnoteReference"}

// docxNotes are the footnotes and endnotes of a document. Only those that the
// text refers to are printed; their numbers are those of the first references.
type docxNotes struct {
	kinds map[string]*noteKind // by the element that refers to one
	queue []docxNote
}

// noteKind is one of the two kinds of notes.
type noteKind struct {
	part   string
	byID   map[string]*element
	marks  map[string]string // by id
	format string
	count  int
}

type docxNote struct {
	kind *noteKind
	id   string
}

// readNotes reads the notes of a document and how they are numbered.
func readNotes(foot, end, settings *element) docxNotes {
	kind := func(root *element, of, one, format, part string) *noteKind {
		k := &noteKind{part: part, byID: map[string]*element{}, marks: map[string]string{}, format: format}
		if list := root.child("w:" + of); list != nil {
			for _, e := range list.children {
				if t := e.attr("type"); e.name == "w:"+one && (t == "" || t == "normal") {
					k.byID[e.attr("id")] = e
				}
			}
		}
		pr := settings.child("w:settings").child("w:" + one + "Pr")
		if f := pr.child("w:numFmt"); f != nil {
			k.format = f.attr("val")
		}
		if s := pr.child("w:numStart"); s != nil {
			k.count = max(smallNumber(s.attr("val"), 1)-1, 0)
		}
		return k
	}
	return docxNotes{kinds: map[string]*noteKind{
		"w:footnoteReference": kind(foot, "footnotes", "footnote", "decimal", footnotesPart),
		"w:endnoteReference":  kind(end, "endnotes", "endnote", "lowerRoman", endnotesPart),
	}}
}

// reference prints the mark of a note and keeps the note for the end.
func (in *docxInline) reference(c *element, look docxPiece) {
	w := in.walk
	k, id := w.notes.kinds[c.name], c.attr("id")
	if w.inCode() || k.byID[id] == nil {
		return
	}
	own := c.attr("customMarkFollows")
	mark, known := k.marks[id]
	if !known {
		if own == "" || own == "0" || own == "false" {
			k.count++
			mark = raiseMark(formatNumber(k.count, k.format))
		}
		k.marks[id] = mark
		w.notes.queue = append(w.notes.queue, docxNote{k, id})
	}
	in.generate(mark, look)
}

// endNotes walks the notes that were referred to, footnotes first. A note may
// refer to another.
func (w *docxWalk) endNotes() {
	for _, name := range noteReferences {
		k := w.notes.kinds[name]
		for i := 0; i < len(w.notes.queue); i++ {
			n := w.notes.queue[i]
			if n.kind != k {
				continue
			}
			first := len(w.blocks)
			w.rels, w.note = w.parts.rels(k.part), k.marks[n.id]
			w.fields, w.codes = nil, 0
			w.body(k.byID[n.id])
			w.flush()
			if w.note != "" && first < len(w.blocks) && w.blocks[first].table == nil && k.byID[n.id].find("w:footnoteRef") == nil && k.byID[n.id].find("w:endnoteRef") == nil {
				w.blocks[first].text = w.blocks[first].text.before(w.note + " ")
			}
			w.note = ""
		}
	}
}
