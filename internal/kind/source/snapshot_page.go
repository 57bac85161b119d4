package source

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

const (
	// aroundLimit is how many characters of a copy stand on either side of what
	// is quoted from it.
	aroundLimit = 300
	// passageLimit is how many passages of a copy its page shows.
	passageLimit = 100
)

// copyHref is the page of a work's copy; empty where none is kept that is read.
func (s *Source) copyHref(m *pages.Maker) string {
	if data, ok := s.kept(m.Graph); !ok || !isRead(s.Snapshot.File, data) {
		return ""
	}
	return strings.TrimSuffix(m.Href(s), "index.html") + "copy/index.html"
}

// KeptAt is the page of the copy that is kept of the work, and when it was
// made.
func (s *Source) KeptAt(m *pages.Maker) (href string, on annot.Date) {
	if href = s.copyHref(m); href == "" {
		return "", annot.Date{}
	}
	return href, s.Snapshot.Retrieved
}

// keptWords says on a work's page which copy is kept.
func (s *Source) keptWords(m *pages.Maker, l *pages.Labeller) pages.Text {
	words := pages.W("in a format that is not shown")
	if href := s.copyHref(m); href != "" {
		words = pages.W("passages that this dossier quotes").WithHref(href)
		if s.Snapshot.Show == "full" {
			words = pages.W("the whole").WithHref(href)
		}
	}
	return pages.List([]pages.Text{words, l.Date(s.Snapshot.Retrieved), l.Text("SHA-256 " + shortHash(s.Snapshot.SHA256))}, ", ")
}

func shortHash(hash string) string { return hash[:min(len(hash), 12)] + "…" }

// copyPage makes the page of a work's copy; nil where none is kept that is
// read.
func (k Kind) copyPage(m *pages.Maker, s *Source) *pages.Page {
	href := s.copyHref(m)
	if href == "" {
		return nil
	}
	text, _ := s.copyOf(m.Graph)
	d := m.Page(href, "source-copy", s.Base.Title)
	l := d.L
	d.Kicker = pages.W("Copy of a source")
	d.Crumb(pages.W("Sources"), pages.Folder(k)+"/index.html")
	short, _ := k.Short(m, l, s)
	d.Crumb(short, m.Href(s))
	d.NoIndex = true
	var f facts
	f.add("The work", short.WithHref(m.Href(s)))
	if s.URL != "" {
		f.add("Its address", l.Link(s.URL, m.External(s.URL)))
	}
	f.add("Copied", l.Date(s.Snapshot.Retrieved))
	f.add("File", l.Text("content/"+s.Snapshot.File))
	f.add("SHA-256", l.Text(strings.ToLower(s.Snapshot.SHA256)))
	c := &pages.Record{Kind: "source", Facts: f,
		Lead: pages.W("A copy of the work as it was read, kept for the day on which its address fails. Shown is what this dossier quotes from it, with at most 300 characters on either side.")}
	c.Sections = append(c.Sections, k.passages(m, l, s, text))
	if s.Snapshot.Show == "full" {
		c.Lead = pages.W("A copy of the work as it was read, kept for the day on which its address fails.")
		var whole pages.Entries
		for line := range strings.SplitSeq(text, "\n") {
			whole = append(whole, pages.Entry{Lines: []pages.Text{l.Text(line)}})
		}
		c.Sections = append(c.Sections, pages.Section{ID: "whole", Heading: pages.W("The whole text"), Content: whole})
	}
	return d.Done(c)
}

// passages shows what stands in a copy around the quotations of articles and
// around the words of figures.
func (k Kind) passages(m *pages.Maker, l *pages.Labeller, s *Source, text string) pages.Section {
	p := &passages{m: m, l: l, text: text, folded: foldText(text), left: passageLimit}
	var docs []*annot.Article
	for _, u := range m.Uses(s.ID) {
		if u.Key == "from" && (len(docs) == 0 || docs[len(docs)-1] != u.Doc) {
			docs = append(docs, u.Doc)
		}
	}
	for _, doc := range docs {
		group := pages.MentionGroup{Title: l.Text(doc.Title()), Href: m.DocHref(doc, "")}
		for _, q := range quotationsOf(m.Graph, doc) {
			if slices.Contains(q.from, s.ID) {
				a := &doc.Annotations[q.annotation]
				p.add(&group, q.words, m.DocHref(doc, m.Graph.Anchors(doc).Marks[q.annotation]), l.Text(placeWords(doc, a.Block)))
			}
		}
		p.group(group)
	}
	group := pages.MentionGroup{Title: pages.W("Figures")}
	for _, id := range m.Graph.ReferrersOf(s.ID) {
		e, _ := m.Graph.Entity(id)
		w, ok := e.(pages.Worded)
		if !ok || !slices.ContainsFunc(e.Common().Refs, func(r annot.Reference) bool {
			target, known := m.Graph.Entity(r.Ref.ID)
			return known && target == annot.Entity(s) && (r.Field == "source" || r.Field == "said_in")
		}) {
			continue
		}
		// A figure's words may be those of an article that reports the work.
		words, locator := w.Worded()
		if _, missing, _ := p.folded.find(words); missing == "" {
			p.add(&group, words, m.Href(e), l.Text(cmp.Or(locator, "figure")))
		}
	}
	p.group(group)
	return pages.Section{ID: "passages", Heading: pages.W("What is quoted from it"), Lead: p.lead(), Content: &p.out}
}

// passages gathers parts of a copy.
type passages struct {
	m      *pages.Maker
	l      *pages.Labeller
	text   string
	folded folded
	left   int
	lost   int // quotations that do not stand in it
	out    pages.Mentions
}

// lead says what is missing.
func (p *passages) lead() pages.Text {
	var out []pages.Text
	if len(p.out.Articles) == 0 {
		out = append(out, pages.W("Nothing in this dossier is found in it word for word."))
	}
	if p.lost > 0 {
		out = append(out, pages.Join(p.l.Text(pages.Count(p.lost, "quotation", "quotations")), pages.W(" that this dossier takes from the work could not be found in the copy.")))
	}
	if p.left == 0 {
		out = append(out, pages.W("There are more passages than are shown here."))
	}
	return pages.List(out, " ")
}

func (p *passages) group(g pages.MentionGroup) {
	if len(g.Items) > 0 {
		p.out.Articles = append(p.out.Articles, g)
	}
}

// add adds what stands around words, if all of them are found.
func (p *passages) add(g *pages.MentionGroup, words, href string, where pages.Text) {
	places, missing, _ := p.folded.find(words)
	if missing != "" {
		p.lost++
		return
	}
	for _, at := range places {
		if p.left == 0 {
			return
		}
		p.left--
		item := p.l.Around(textBefore(p.text[:at.from]), oneLine(p.text[at.from:at.to]), textAfter(p.text[at.to:]))
		item.Href, item.Where = href, where
		g.Items = append(g.Items, item)
	}
}

// placeWords says where a quotation stands in a document.
func placeWords(doc *annot.Article, block int) string {
	if n := doc.Blocks[block].Number; n > 0 && !doc.Own {
		return "paragraph " + strconv.Itoa(n)
	}
	return "on this page"
}

// textAfter is the beginning of what follows a quotation, up to the limit and to the
// end of a word.
func textAfter(s string) string {
	end := 0
	for range aroundLimit {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	if end == len(s) {
		return oneLine(s)
	}
	if i := strings.LastIndexAny(s[:end], " \n"); i > 0 {
		end = i
	}
	return oneLine(s[:end]) + " …"
}

// textBefore is the end of what stands before a quotation.
func textBefore(s string) string {
	from := len(s)
	for range aroundLimit {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	if from == 0 {
		return oneLine(s)
	}
	if i := strings.IndexAny(s[from:], " \n"); i >= 0 && from+i < len(s) {
		from += i + 1
	}
	return "… " + oneLine(s[from:])
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

var _ pages.Kept = (*Source)(nil)

var _ pages.Chained = Kind{}
