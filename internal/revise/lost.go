package revise

import (
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
	Inner     int    // how many more stood within it and are lost with it
	// Where it stood, or nearly: a block of the new article, or -1; in it a
	// range of words, where that can be told.
	block       int
	first, last int
	home        bool // the block has come of its own
}

// how many annotations a list is about.
func howMany(list []Lost) int {
	n := len(list)
	for _, l := range list {
		n += l.Inner
	}
	return n
}

// lost lists what was not placed, in the order of the old article.
func (m *merge) lost() []Lost {
	var out []Lost
	bodies := notesOf(m.old.doc)
	told := map[string]bool{}
	within := map[int]int{} // the lost thing that an item stood in
	for i := range m.items {
		it := &m.items[i]
		if it.placed || it.carried || it.settled {
			continue
		}
		if k, ok := within[it.parent]; ok && it.parent >= 0 && it.note == "" {
			within[i] = k
			out[k].Inner++
			continue
		}
		within[i] = len(out)
		l := m.lostItem(it)
		if n := bodies[it.note]; it.note != "" && n != nil && !told[it.note] {
			told[it.note] = true
			l.Markdown += "\n" + source(m.old.doc, n)
		}
		out = append(out, l)
	}
	for i := range m.blocks {
		if it := &m.blocks[i]; !it.placed {
			what := "paragraph of the editor's"
			if it.why == noPicture {
				what = "picture"
			}
			out = append(out, Lost{What: what, Markdown: string(m.old.doc.Src[it.start:it.end]), Why: it.why, block: -1})
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
	if p, ok := m.old.byBlock[it.block]; ok && m.passage[p] < 0 && (it.why == wordsGone || it.why == placeGone) {
		l.Why = passageGone
	}
	if p, ok := m.old.byBlock[it.block]; ok && m.passage[p] >= 0 {
		l.home = true
		if it.kind == span {
			l.first, l.last = m.where(it)
		}
	}
	return l
}

// where gives the words of the new text that stand where those of an item
// stood: between what is left of the words beside it. It is an empty range
// where that cannot be told.
func (m *merge) where(it *item) (first, last int) {
	edge := func(i int) (int, bool) {
		at, why := m.find.point(&item{kind: point, block: it.block, first: i, last: i})
		if why != "" {
			return 0, false
		}
		if at.after {
			return at.word + 1, true
		}
		return at.word, true
	}
	first, left := edge(it.first)
	last, right := edge(it.last)
	const most = 40
	if !left || !right || first >= last || last-first > most || m.plain.words[first].block != m.plain.words[last-1].block {
		return 0, 0
	}
	return first, last
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
	if limit := most * 8; len(text) > limit { // of a text of any length, no more than this is looked at
		text = strings.ToValidUTF8(text[:limit], "")
	}
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

// audit compares the annotations that were placed with those of the finished
// article, and lists what is missing all the same: nothing goes unsaid.
func (m *merge) audit(now *annot.Article) []Lost {
	count := map[string]int{}
	for i := range now.Annotations {
		count[signature(now, i)]++
	}
	var missing []Lost
	for i := range m.items {
		it := &m.items[i]
		if it.annotation < 0 || !it.placed || it.settled {
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

func behindOf(doc *annot.Article, i int) string {
	x := &doc.Annotations[i]
	return string(doc.Src[x.Words.End:x.At.End])
}

// signature is what an annotation says of what words.
func signature(doc *annot.Article, i int) string {
	x := &doc.Annotations[i]
	return verbatim.Fold(doc.Blocks[x.Block].Text[x.From:x.To]) + "\x00" + behindOf(doc, i)
}

// Diagnostics tells what was lost, with places in the article as it is now.
func (r *Revision) Diagnostics(now *annot.Article) []diag.Diagnostic {
	var out []diag.Diagnostic
	words := read(now, nil)
	for _, l := range r.Lost {
		at, label := r.placeOf(l, now, words)
		short, _, _ := strings.Cut(l.Markdown, "\n[^") // without the body of its footnote
		d := diag.Warnf("lost-annotation", at, "the %s `%s` lost its place: %s", l.What, shortened(short, 80), l.Why).Label("%s", label)
		if l.Paragraph > 0 {
			d = d.WithNote("paragraph %d of the old text: “%s”", l.Paragraph, l.Context)
		}
		out = append(out, d.WithHelp("if the new text still says so, put it back by hand:\n%s", l.Markdown))
	}
	return out
}

// placeOf gives a place in the article as it is now, and what it is to
// something that was lost.
func (r *Revision) placeOf(l Lost, now *annot.Article, words *reading) (diag.Span, string) {
	switch {
	case l.last > l.first && len(words.words) == r.wordCount:
		a, z := words.words[l.first], words.words[l.last-1]
		return now.Blocks[a.block].Source(r.Path, a.from, z.to), "it stood here"
	case l.block < 0 || l.block >= len(now.Blocks):
		return diag.Span{File: r.Path, Start: now.Body, End: now.Body}, "before all that is left of the old text"
	}
	i, ok := words.byBlock[l.block]
	if !ok {
		return diag.Span{File: r.Path, Start: now.Body, End: now.Body}, ""
	}
	p := words.passages[i]
	if l.home {
		a := words.words[p.first]
		z := words.words[min(p.last, p.first+3)-1]
		return now.Blocks[l.block].Source(r.Path, a.from, z.to), "it stood in this paragraph"
	}
	z := words.words[p.last-1]
	a := words.words[max(p.first, p.last-3)]
	return now.Blocks[l.block].Source(r.Path, a.from, z.to), "it stood behind this paragraph"
}
