package revise

import (
	"fmt"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/verbatim"
)

// Lost is something of the editor's that found no place in the new text.
type Lost struct {
	What      string // annotation, citation, footnote …
	Markdown  string // as it stood in the article
	Why       string
	Paragraph int    // of the old article; 0 when it stood in none
	Context   string // the words around it
	block     int    // the block of the new article nearest to it, or -1
}

// lost lists what was not placed, in the order of the old article.
func (m *merge) lost() []Lost {
	var out []Lost
	bodies := notesOf(m.old.doc)
	told := map[string]bool{}
	for i := range m.items {
		it := &m.items[i]
		if it.placed || it.carried {
			continue
		}
		l := m.lostItem(it)
		if n := bodies[it.note]; it.note != "" && n != nil && !told[it.note] {
			told[it.note] = true
			l.Markdown += "\n" + source(m.old.doc, n)
		}
		out = append(out, l)
	}
	for i := range m.blocks {
		if it := &m.blocks[i]; !it.placed {
			out = append(out, Lost{What: "paragraph of the editor's", Markdown: string(m.old.doc.Src[it.start:it.end]), Why: it.why, block: -1})
		}
	}
	wanted := m.wanted()
	for _, n := range m.notes {
		if !wanted[n.Label] && !told[n.Label] && !m.programNote(n.Label) {
			out = append(out, Lost{What: "footnote", Markdown: source(m.old.doc, n), Why: unreferred, block: -1})
		}
	}
	return out
}

func (m *merge) lostItem(it *item) Lost {
	doc := m.old.doc
	l := Lost{What: "annotation", Markdown: string(doc.Src[it.start:it.end]), Why: it.why, Paragraph: doc.Blocks[it.block].Number, block: m.nearest(it.block)}
	switch {
	case it.node.Kind == annot.Cite:
		l.What = "citation"
	case it.node.Kind == annot.NoteRef:
		l.What = "footnote"
	case it.node.Kind == annot.Link:
		l.What = "link"
	case it.kind == gap:
		l.What = "omission"
	case it.kind == point:
		l.What = "insertion"
	}
	l.Context = m.context(it)
	return l
}

// context gives the sentence in which an item stood; of an item over several,
// the first.
func (m *merge) context(it *item) string {
	i, ok := m.old.byBlock[it.block]
	if !ok {
		return ""
	}
	p := &m.old.passages[i]
	for _, s := range p.sentences {
		if it.first < s.last || s.last == p.last {
			return shortened(s.key, 200)
		}
	}
	return ""
}

// shortened cuts a text at the end of a word.
func shortened(text string, most int) string {
	letters := []rune(verbatim.Fold(text))
	if len(letters) <= most {
		return string(letters)
	}
	out := string(letters[:most])
	if i := strings.LastIndexByte(out, ' '); i > 0 {
		out = out[:i]
	}
	return out + " …"
}

// nearest gives the block of the new article that has come of a block, else
// of one before it; -1 when there is none.
func (m *merge) nearest(block int) int {
	best := -1
	for i := range m.old.passages {
		if m.old.passages[i].block > block {
			break
		}
		if j := m.passage[i]; j >= 0 {
			best = m.plain.passages[j].block
		}
	}
	return best
}

// audit compares the annotations of the old article with those of the new one
// and lists, beside what is known to be lost, what is missing all the same.
func (m *merge) audit(now *annot.Article, lost []Lost) []Lost {
	count := map[string]int{}
	for i := range now.Annotations {
		count[signature(now, i)]++
	}
	missing := slices.Clone(lost)
	for _, l := range lost {
		if a := soleAnnotation(m.old.doc, l.Markdown); a != "" {
			count[a]++
		}
	}
	carriedIn := m.insideLost(lost)
	for i := range m.items {
		it := &m.items[i]
		if it.annotation < 0 || it.kind == span && it.behind != behindOf(m.old.doc, it.annotation) || carriedIn[it.annotation] {
			continue
		}
		key := signature(m.old.doc, it.annotation)
		if count[key]--; count[key] < 0 {
			it.why = notProved
			missing = append(missing, m.lostItem(it))
		}
	}
	return missing
}

// insideLost would list annotations twice that stand in something lost as a
// whole; there are none, for those inside are items of their own only where
// the thing around them is a span.
func (m *merge) insideLost([]Lost) map[int]bool { return nil }

func behindOf(doc *annot.Article, i int) string {
	x := &doc.Annotations[i]
	return string(doc.Src[x.Words.End:x.At.End])
}

// signature is what an annotation says of what words.
func signature(doc *annot.Article, i int) string {
	x := &doc.Annotations[i]
	return verbatim.Fold(doc.Blocks[x.Block].Text[x.From:x.To]) + "\x00" + behindOf(doc, i)
}

// soleAnnotation gives the signature of the annotation that stands in a file
// as it is written; empty when there is none.
func soleAnnotation(doc *annot.Article, written string) string {
	for i := range doc.Annotations {
		if x := &doc.Annotations[i]; string(doc.Src[x.At.Start:x.At.End]) == written {
			return signature(doc, i)
		}
	}
	return ""
}

// Diagnostics tells what was lost, with places in the article as it is now.
func (r *Revision) Diagnostics(now *annot.Article) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, l := range r.Lost {
		at := diag.Span{File: r.Path, Start: now.Body, End: now.Body}
		if l.block >= 0 && l.block < len(now.Blocks) {
			at = diag.Span{File: r.Path, Start: now.Blocks[l.block].Node.Start, End: now.Blocks[l.block].Node.End}
			if text := now.Src[at.Start:at.End]; strings.ContainsRune(string(text), '\n') {
				at.End = at.Start + strings.IndexByte(string(text), '\n')
			}
		}
		d := diag.Warnf("lost-annotation", at, "%s lost its place: %s", anWord(l.What), l.Why)
		if l.Paragraph > 0 {
			d = d.WithNote("it stood in paragraph %d of the old text: “%s”", l.Paragraph, l.Context)
		}
		out = append(out, d.WithHelp("put it back by hand where it belongs:\n%s", l.Markdown))
	}
	return out
}

func anWord(what string) string {
	if strings.ContainsRune("aeiou", rune(what[0])) {
		return fmt.Sprintf("an %s", what)
	}
	return fmt.Sprintf("a %s", what)
}
