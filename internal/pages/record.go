package pages

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/mention"
)

// How much of the mentions of a record stands together, so that no page grows
// with the dossier.
const (
	mostPlaces    = 20  // sentences of one document
	mostSentences = 200 // sentences of one page, but that a document is not cut
)

// Record makes the page of a record, and further ones where its mentions do
// not fit one page. fill makes everything but what leads back to other records
// and to the articles.
func (m *Maker) Record(e annot.Entity, kicker Word, fill func(d *Draft) *Record) []*Page {
	b := e.Common()
	folder := strings.TrimSuffix(m.Href(e), "/index.html")
	parts := split(m.mentions(b.ID))
	var out []*Page
	for i, groups := range parts {
		page := i + 1
		d := m.Page(pagedPath(folder, page), b.Kind, Name(e, m.Config.Language))
		d.Kicker = W(kicker)
		index := Folder(m.kinds[b.Kind]) + "/index.html"
		if title, ok := m.titles[index]; ok {
			d.Crumb(d.L.Text(title), index)
		}
		c := &Record{}
		if page == 1 {
			c = fill(d)
			c.Sections = append(c.Sections, m.referring(d.L, e)...)
			c.Changes = m.changes(d.L, b.Changes)
			c.Facts = append(c.Facts, m.reply(d.L, b.Reply)...)
		}
		d.Kicker, c.Facts = proposal(d.L, e, d.Kicker, c.Facts)
		d.NoIndex = d.NoIndex || b.Suggested != ""
		c.Kind, c.Credits = b.Kind, m.credits(d.L, b.Credits)
		c.Sections = append(c.Sections, m.mentionSections(d.L, groups, pager(folder, page, len(parts)))...)
		out = append(out, d.Done(c))
	}
	return out
}

// docMentions is the places in one document that refer to a record: those where
// it is quoted and all others.
type docMentions struct {
	doc    *annot.Article
	quoted []link.Use
	uses   []link.Use
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
		if u.Key == "by" {
			last.quoted = append(last.quoted, u)
		} else {
			last.uses = append(last.uses, u)
		}
	}
	for i := range out { // citations come behind all spans
		slices.SortStableFunc(out[i].uses, func(a, b link.Use) int { return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.From, b.From)) })
	}
	return out
}

// split parts the documents that mention a record into pages; there is always
// one.
func split(all []docMentions) [][]docMentions {
	var out [][]docMentions
	from, sentences := 0, 0
	for i, g := range all {
		if i > from && (i-from == pageSize || sentences >= mostSentences) {
			out = append(out, all[from:i])
			from, sentences = i, 0
		}
		sentences += min(len(g.quoted), mostPlaces) + min(len(g.uses), mostPlaces)
	}
	return append(out, all[from:])
}

// mentionSections shows where a record is quoted, and where else it is
// mentioned.
func (m *Maker) mentionSections(l *Labeller, groups []docMentions, p Pager) []Section {
	quoted, uses := &Mentions{}, &Mentions{Pager: p}
	for _, g := range groups {
		if len(g.quoted) > 0 {
			quoted.Articles = append(quoted.Articles, m.mentionGroup(l, g.doc, g.quoted))
		}
		if len(g.uses) > 0 {
			uses.Articles = append(uses.Articles, m.mentionGroup(l, g.doc, g.uses))
		}
	}
	var out []Section
	if len(quoted.Articles) > 0 {
		out = append(out, Section{ID: "quoted", Heading: W("Quotations"), Lead: W("What the articles quote, and where."), Content: quoted})
	}
	s := Section{ID: "mentions", Heading: W("Where it is mentioned"), Content: uses}
	switch {
	case len(groups) == 0:
		s.Lead = W("No article mentions it.")
	case len(uses.Articles) == 0 && p.Pages < 2:
		return out
	case len(uses.Articles) == 0:
		s.Lead = W("The places of this part are quotations.")
	}
	return append(out, s)
}

// mentionGroup shows places in one document with the sentences around them.
func (m *Maker) mentionGroup(l *Labeller, doc *annot.Article, uses []link.Use) MentionGroup {
	out := MentionGroup{Title: l.Text(doc.Title()), Href: m.docPath(doc)}
	if !doc.Own {
		out.Meta = List([]Text{m.Ref(l, doc.Front.Publisher), l.Date(doc.Front.Issued)}, ", ")
	}
	anchors := m.Graph.Anchors(doc)
	for _, u := range uses[:min(len(uses), mostPlaces)] {
		item := m.Sentence(l, doc, u.Block, u.From, u.To)
		item.Href = m.DocHref(doc, placeOf(anchors, u))
		item.Where = where(l, doc, u.Block)
		out.Items = append(out.Items, item)
	}
	if more := len(uses) - len(out.Items); more > 0 {
		out.More = l.Link("and "+Number(float64(more))+" more in this text", out.Href)
	}
	return out
}

// where says in words where a block stands.
func where(l *Labeller, doc *annot.Article, i int) Text {
	b := &doc.Blocks[i]
	switch {
	case b.Node.Kind == annot.Heading && b.Node.Level == 1:
		return W("headline")
	case b.Number > 0 && !doc.Own:
		return l.Text("paragraph " + strconv.Itoa(b.Number))
	case b.Editor:
		return W("note")
	default:
		return W("on this page")
	}
}

// Sentence shows the sentence around a stretch of a document, labelled.
func (m *Maker) Sentence(l *Labeller, doc *annot.Article, block, from, to int) Mention {
	b := &doc.Blocks[block]
	before, exact, after := shownOf(doc, b, from, to)
	at := slices.Concat(lead(before, b.Text[:from]), shift(follow(exact, b.Text[from:]), from), shift(follow(after, b.Text[to:]), to))
	whole := l.text(before+exact+after, knownIn(m.Graph.FoundIn(doc, block), at), false)
	x, rest := whole.split(len(before))
	y, z := rest.split(len(exact))
	return Mention{Before: x, Exact: y, After: z}
}

// knownIn gives what a document says of the mentions in words that stand in one
// of its blocks; at gives for each byte of the words that of the block, or -1.
func knownIn(found []link.Found, at []int) known {
	return func(m mention.Match) ([]string, bool) {
		from, last := at[m.From], at[m.To-1]
		i, _ := slices.BinarySearchFunc(found, from, func(f link.Found, from int) int { return f.To - 1 - from })
		if from < 0 || last < 0 || i == len(found) || from < found[i].From || last >= found[i].To {
			return m.Orgs, false
		}
		f := &found[i]
		if !f.Excused && f.Org != "" && f.From == from && f.To == last+1 {
			return []string{f.Org}, false
		}
		return m.Orgs, f.Excused
	}
}

// lead does what follow does, from the end.
func lead(words, text string) []int {
	at := make([]int, len(words))
	for i := range at {
		at[i] = -1
	}
	for i, k := len(words), len(text); i > 0; {
		r, size := utf8.DecodeLastRuneInString(words[:i])
		if unicode.IsSpace(r) {
			i -= size
			continue
		}
		k = len(strings.TrimRightFunc(text[:k], unicode.IsSpace))
		if !strings.HasSuffix(text[:k], words[i-size:i]) {
			break
		}
		for range size {
			i, k = i-1, k-1
			at[i] = k
		}
	}
	return at
}

// shift moves the places that are known.
func shift(at []int, by int) []int {
	for i := range at {
		if at[i] >= 0 {
			at[i] += by
		}
	}
	return at
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
			left.names, right.names = splitNames(r.names, n)
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

// splitNames parts the names in the words of a run that is cut behind n bytes.
func splitNames(names [][2]int, n int) (left, right [][2]int) {
	for _, span := range names {
		switch {
		case span[1] <= n:
			left = append(left, span)
		case span[0] >= n:
			right = append(right, [2]int{span[0] - n, span[1] - n})
		}
	}
	return left, right
}
