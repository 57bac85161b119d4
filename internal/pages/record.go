package pages

import (
	"strconv"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/link"
)

// Record makes the page of a record, and further ones where its mentions do
// not fit one page. fill makes everything but the mentions.
func (m *Maker) Record(e annot.Entity, kicker Word, fill func(d *Draft) *Record) []*Page {
	b := e.Common()
	folder := strings.TrimSuffix(m.Href(e), "/index.html")
	groups := m.mentions(b.ID)
	pages := max(1, (len(groups)+pageSize-1)/pageSize)
	var out []*Page
	for page := 1; page <= pages; page++ {
		d := m.Page(pagedPath(folder, page), b.Kind, Name(e, m.Config.Language))
		d.Kicker = W(kicker)
		index := Folder(m.kinds[b.Kind]) + "/index.html"
		if title, ok := m.titles[index]; ok {
			d.Crumb(d.L.Text(title), index)
		}
		var c *Record
		if page == 1 {
			c = fill(d)
			c.Credits, c.Changes = m.credits(d.L, b.Credits), m.changes(d.L, b.Changes)
			c.Facts = append(c.Facts, m.reply(d.L, b.Reply)...)
		} else {
			c = &Record{}
		}
		c.Kind = b.Kind
		c.Sections = append(c.Sections, m.mentionSection(d.L, groups[(page-1)*pageSize:min(page*pageSize, len(groups))], pager(folder, page, pages)))
		out = append(out, d.Done(c))
	}
	return out
}

// docMentions is the places in one document that refer to a record.
type docMentions struct {
	doc  *annot.Article
	uses []link.Use
}

// mentions groups the places that refer to a record by document.
func (m *Maker) mentions(id string) []docMentions {
	var out []docMentions
	for _, u := range m.Uses(id) {
		if u.Key == "label" {
			continue
		}
		if len(out) == 0 || out[len(out)-1].doc != u.Doc {
			out = append(out, docMentions{doc: u.Doc})
		}
		last := &out[len(out)-1]
		last.uses = append(last.uses, u)
	}
	return out
}

// mentionSection shows mentions with the sentences around them.
func (m *Maker) mentionSection(l *Labeller, groups []docMentions, p Pager) Section {
	s := Section{ID: "mentions", Heading: W("Where it is mentioned")}
	c := &Mentions{Pager: p}
	for _, g := range groups {
		group := MentionGroup{Title: l.Text(g.doc.Title()), Href: m.docPath(g.doc)}
		if !g.doc.Own {
			group.Meta = m.Ref(l, g.doc.Front.Publisher)
			if !g.doc.Front.Issued.IsZero() {
				group.Meta = Join(group.Meta, W(", "), l.Date(g.doc.Front.Issued))
			}
		}
		anchors := m.Graph.Anchors(g.doc)
		for _, u := range g.uses {
			item := m.Sentence(l, g.doc, u.Block, u.From, u.To)
			item.Href = m.DocHref(g.doc, anchors.Blocks[u.Block])
			if u.Annotation >= 0 {
				item.Href = m.DocHref(g.doc, anchors.Marks[u.Annotation])
			}
			item.Where = where(g.doc, u.Block)
			group.Items = append(group.Items, item)
		}
		c.Articles = append(c.Articles, group)
	}
	if len(groups) == 0 {
		s.Lead = W("No article mentions it.")
	}
	s.Content = c
	return s
}

// where says in words where a block stands.
func where(doc *annot.Article, i int) string {
	b := &doc.Blocks[i]
	switch {
	case b.Node.Kind == annot.Heading && b.Node.Level == 1:
		return "headline"
	case b.Number > 0 && !doc.Own:
		return "paragraph " + strconv.Itoa(b.Number)
	case b.Editor:
		return "note"
	default:
		return "on this page"
	}
}

// Sentence shows the sentence around a stretch of a document, labelled.
func (m *Maker) Sentence(l *Labeller, doc *annot.Article, block, from, to int) Mention {
	b := &doc.Blocks[block]
	before, exact, after := link.Sentence(b, from, to)
	var excused []string
	for _, f := range m.Graph.FoundIn(doc, block) {
		if f.Excused {
			excused = append(excused, b.Text[f.From:f.To])
		}
	}
	whole := l.text(before+exact+after, excused, false)
	x, rest := whole.split(len(before))
	y, z := rest.split(len(exact))
	return Mention{Before: x, Exact: y, After: z}
}

// split cuts a Text behind n bytes of its words; a sign goes with the last
// words before it.
func (t Text) split(n int) (a, b Text) {
	for i, r := range t.runs {
		if n >= len(r.Words) {
			n -= len(r.Words)
			a.runs = append(a.runs, r)
			continue
		}
		if n > 0 {
			left, right := r, r
			left.Words, left.Signs = r.Words[:n], nil
			right.Words = r.Words[n:]
			a.runs = append(a.runs, left)
			b.runs = append(b.runs, right)
		} else {
			b.runs = append(b.runs, r)
		}
		b.runs = append(b.runs, t.runs[i+1:]...)
		break
	}
	return a, b
}
