package pages

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/markdown"
)

// articles makes the page of every article and of its annotated Markdown.
func (m *Maker) articles(list []*annot.Article) []*Page {
	var out []*Page
	for _, a := range list {
		out = append(out, m.article(a))
		if shown(a) {
			out = append(out, m.sourceView(a))
		}
	}
	return out
}

// shown reports whether the whole text of an article may be shown.
func shown(a *annot.Article) bool { return a.Front.Show == "" || a.Front.Show == "full" }

func (m *Maker) article(a *annot.Article) *Page {
	d := m.Page(m.docPath(a), "article", a.Title())
	l := d.L
	l.doc = a
	f := &a.Front
	d.Kicker = W("Article")
	if f.Draft {
		d.Kicker = W("Draft")
	}
	d.Crumb(W("Articles"), "articles/index.html")
	d.Description = articleDescription(m, l, a)
	d.NoIndex = f.Draft || f.Rights.Status == "unknown" || f.Rights.Status == "" || !shown(a)
	c := &Article{Lang: f.Lang, Body: m.Body(l, a), Layers: allLayers}
	c.Facts = m.articleFacts(l, f)
	c.Original = m.originalEntry(l, f)
	c.Rights = m.rights(l, f)
	if f.Title.Text != "" && c.Body.Headline == nil {
		c.TitleNote = m.titleNote(l, f)
	}
	if f.Original.File != "" {
		c.Verbatim = m.verbatimNote(l, a)
	}
	if shown(a) {
		c.SourceHref = sourcePath(a)
	}
	c.Credits = m.credits(l, f.Annotated)
	c.Changes = m.changes(l, f.Changes)
	c.Reply = m.reply(l, f.Reply)
	c.OnItsDate = m.onItsDate(l, a)
	c.Chain, _ = m.Chain(l, a)
	c.SeeAlso = m.seeAlso(l, a)
	d.Labels.Printed = m.printedLabels(l, a)
	return d.Done(c)
}

// allLayers lists the layers that a reader can switch off.
var allLayers = []Layer{{"org", "Organisations"}, {"figure", "Figures"}, {"source", "Sources"}, {"person", "People"}, {"note", "Notes"}}

// articleDescription says what an article is, for search engines. Its headline
// is labelled by itself, so that what it excuses is.
func articleDescription(m *Maker, l *Labeller, a *annot.Article) Plain {
	by := ""
	if p := a.Front.Publisher; !p.IsZero() {
		by = ", as published by " + m.refName(p)
	}
	return joinPlain(l.Plain(a.Title()), l.Plain(by+", annotated and checked sentence by sentence."))
}

// refName names what a reference points at.
func (m *Maker) refName(r annot.Ref) string {
	if e, ok := m.Graph.Entity(r.ID); ok && r.ID != "" {
		return m.Called(e, m.Config.Language)
	}
	return r.String()
}

func (m *Maker) articleFacts(l *Labeller, f *annot.FrontMatter) []Fact {
	var out []Fact
	add := func(term Word, values ...Text) {
		for _, v := range values {
			if !v.IsEmpty() {
				out = append(out, Fact{Term: W(term), Values: values})
				return
			}
		}
	}
	add("Publisher", m.Ref(l, f.Publisher))
	if len(f.Byline) > 0 {
		add("By", m.Refs(l, f.Byline))
	}
	add("Published", l.Date(f.Issued))
	add("Retrieved", l.Date(f.Retrieved))
	if f.TranslationOf.ID != "" {
		add("Translation of", m.Ref(l, f.TranslationOf))
	}
	return out
}

// originalEntry leads to the article at its publisher.
func (m *Maker) originalEntry(l *Labeller, f *annot.FrontMatter) Entry {
	if f.URL == "" {
		return Entry{}
	}
	return Entry{Title: W("Read it at the publisher"), Href: m.External(f.URL), Lines: []Text{l.Text(Host(f.URL))}}
}

// rightsWords says each status of rights in words.
var rightsWords = map[string]Word{
	"permission":    "Shown with permission.",
	"licence":       "Shown under a licence.",
	"public-domain": "In the public domain.",
	"quotation":     "Quoted for comment and review.",
	"unknown":       "Rights unknown: search engines are asked to leave this page out.",
}

func (m *Maker) rights(l *Labeller, f *annot.FrontMatter) Fact {
	status := f.Rights.Status
	if _, ok := rightsWords[status]; !ok {
		status = "unknown"
	}
	values := []Text{W(rightsWords[status])}
	if !f.Rights.Holder.IsZero() {
		values = append(values, Join(W("Rights holder: "), m.Ref(l, f.Rights.Holder), W(".")))
	}
	if f.Rights.Basis != "" {
		values = append(values, l.Text(sentence(f.Rights.Basis)))
	}
	if !f.Rights.Checked.IsZero() {
		values = append(values, Join(W("Checked "), l.Date(f.Rights.Checked), W(".")))
	}
	return Fact{Term: W("Rights"), Values: values}
}

// sentence ends words with a full stop, unless they end with a mark already.
func sentence(words string) string {
	words = strings.TrimSpace(words)
	if strings.HasSuffix(words, ".") || strings.HasSuffix(words, "!") || strings.HasSuffix(words, "?") {
		return words
	}
	return words + "."
}

// titleNote says where a title comes from that the original does not print.
func (m *Maker) titleNote(l *Labeller, f *annot.FrontMatter) Text {
	if f.Title.From == "" || f.Title.From == "editor" {
		return W("The file of the article prints no headline; this working title is the editor’s.")
	}
	return Join(W("The file of the article prints no headline; this one is from "), m.Ref(l, annot.Ref{ID: f.Title.From}), W("."))
}

// verbatimNote says what was proved of the article's text.
func (m *Maker) verbatimNote(l *Labeller, a *annot.Article) Text {
	words := 0
	for _, p := range markdown.Text(a) {
		words += len(strings.Fields(p.Text))
	}
	o := a.Front.Original
	says := W("Without its annotations, the text above is the original’s, word for word: ")
	switch a.Front.Show {
	case "excerpts":
		says = W("Only the annotated paragraphs are shown. Behind them stands the whole text, which without its annotations is the original’s, word for word: ")
	case "notes-only":
		says = W("Only the notes are shown. Behind them stands the whole text, which without its annotations is the original’s, word for word: ")
	}
	return Join(says,
		l.Text(Count(words, "word", "words")+", compared with "+o.File+" (SHA‑256 "+short(o.SHA256)+")."))
}

func short(hash string) string {
	if len(hash) > 12 {
		return hash[:12] + "…"
	}
	return hash
}

// onItsDate says what stood on the article's own date against the
// organizations that the page labels.
func (m *Maker) onItsDate(l *Labeller, a *annot.Article) []Text {
	if a.Front.Issued.IsZero() {
		return nil
	}
	var out []Text
	done := map[string]bool{}
	for _, f := range m.Graph.Found(a) {
		if f.Org == "" || done[f.Org] {
			continue
		}
		done[f.Org] = true
		if words := m.Labels.OnDate(f.Org, l.lang, a.Front.Issued); words != "" {
			out = append(out, Join(m.Ref(l, annot.Ref{ID: f.Org}), W(": "), l.Text(words)))
		}
	}
	return out
}

// printedLabels lists the labels that an article itself prints.
func (m *Maker) printedLabels(l *Labeller, a *annot.Article) []PrintedRef {
	var out []PrintedRef
	anchors := m.Graph.Anchors(a)
	for i := range a.Annotations {
		ann := &a.Annotations[i]
		words := a.Blocks[ann.Block].Text[ann.From:ann.To]
		if _, ok := ann.Get("label"); ok && m.shows(ann) && len(strings.Fields(words)) > 1 {
			out = append(out, PrintedRef{Text: l.Plain(words), Href: m.DocHref(a, anchors.Marks[i])})
		}
	}
	return out
}

func sourcePath(a *annot.Article) string { return "articles/" + a.Slug + "/source/index.html" }

// sourceView shows an article's annotated Markdown, with one notice that lists
// the organizations that it labels.
func (m *Maker) sourceView(a *annot.Article) *Page {
	d := m.Page(sourcePath(a), "source-view", a.Title())
	d.Kicker = W("Annotated Markdown")
	d.Crumb(W("Articles"), "articles/index.html")
	d.Crumb(d.L.Text(a.Title()), m.docPath(a))
	d.NoIndex = true
	c := &SourceView{Path: d.L.Text(a.Path), Source: string(m.source(a)), Lexer: "dossier", Back: m.docPath(a)}
	done := map[string]bool{}
	for _, f := range slices.Concat(m.Graph.Finder.Find(a.Path), m.Graph.Finder.Find(c.Source)) {
		for _, org := range f.Orgs {
			if !done[org] && len(m.Labels.Owed(org, d.L.lang)) > 0 {
				done[org] = true
				c.Notice = append(c.Notice, m.Ref(d.L, annot.Ref{ID: org}))
			}
		}
	}
	return d.Done(c)
}

// credits says who annotated something and when.
func (m *Maker) credits(l *Labeller, list []annot.Credit) []Text {
	var out []Text
	for _, c := range list {
		between := W(", ")
		if _, exact := c.On.Exact(); exact {
			between = W(" on ")
		}
		out = append(out, Join(W("Annotated by "), l.Text(m.Config.Editor(c.By)), between, l.Date(c.On), W(".")))
	}
	return out
}

// changeWords says each kind of change.
var changeWords = map[string]Word{"published": "Published", "update": "Update", "correction": "Correction", "label": "Label", "reply": "Reply"}

// changes lists the public history of something, newest first.
func (m *Maker) changes(l *Labeller, list []annot.Change) []Entry {
	var out []Entry
	for i := len(list) - 1; i >= 0; i-- {
		c := list[i]
		out = append(out, Entry{Kicker: changeKicker(l, c), Lines: []Text{l.Text(c.Text)}})
	}
	return out
}

// changeKicker says when something was changed, and how.
func changeKicker(l *Labeller, c annot.Change) Text {
	return List([]Text{l.Date(c.On), W(changeWords[c.Kind])}, " · ")
}

// reply shows the answer of those whom something is about.
func (m *Maker) reply(l *Labeller, r *annot.Reply) []Fact {
	if r == nil {
		return nil
	}
	f := Fact{Term: W("Reply"), Values: []Text{l.Text(r.Text)}, Tone: "reply"}
	if !r.On.IsZero() {
		f.Term = Join(W("Reply of "), l.Date(r.On))
	}
	if !r.Source.IsZero() {
		f.Values = append(f.Values, Join(W("From: "), m.RefLink(l, r.Source)))
	}
	return []Fact{f}
}

// works lists the works that a document cites in the order of their full forms,
// each with the places where it does.
func (m *Maker) works(l *Labeller, doc *annot.Article, ids map[string]bool) []Entry {
	places := m.citing(l, doc)
	var out []Entry
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		e, _ := m.Graph.Entity(id)
		full := m.full(l, e)
		out = append(out, Entry{Title: full, Href: m.Href(e), Places: places[id]})
	}
	sortEntries(out)
	return out
}

// citing gives the places of a document that refer to works, by work: each
// block once, in the order of the text.
func (m *Maker) citing(l *Labeller, doc *annot.Article) map[string][]Place {
	uses := slices.Clone(m.docUses(doc))
	slices.SortStableFunc(uses, func(a, b link.Use) int { return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.From, b.From)) })
	anchors := m.Graph.Anchors(doc)
	out := map[string][]Place{}
	last, more := map[string]int{}, map[string]int{}
	for _, u := range uses {
		if u.Key != "cite" && u.Key != "source" && u.Key != "from" {
			continue
		}
		if block, ok := last[u.ID]; ok && block == u.Block {
			continue
		}
		last[u.ID] = u.Block
		if len(out[u.ID]) == mostPlaces {
			more[u.ID]++
			continue
		}
		out[u.ID] = append(out[u.ID], Place{Where: where(l, doc, u.Block), Href: m.DocHref(doc, placeOf(anchors, u))})
	}
	for id, n := range more {
		out[id] = append(out[id], Place{Where: l.Text(Count(n, "more place", "more places"))})
	}
	return out
}

// placeOf is the fragment of a use: that of its mark, else that of its block.
func placeOf(anchors *link.Anchors, u link.Use) string {
	if u.Annotation >= 0 {
		return anchors.Marks[u.Annotation]
	}
	return anchors.Blocks[u.Block]
}

// Uses gives the places that refer to an entity and are shown.
func (m *Maker) Uses(id string) []link.Use {
	return slices.DeleteFunc(m.Graph.UsesOf(id), func(u link.Use) bool { return !m.used(u) })
}
