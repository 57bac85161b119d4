package source

import (
	"slices"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// Layer is "source".
func (Kind) Layer() string { return "source" }

// typeWords calls the types of CSL in words; others are called a source.
var typeWords = map[string]pages.Word{
	"article": "Article", "article-journal": "Journal article", "article-magazine": "Magazine article", "article-newspaper": "Newspaper article",
	"bill": "Bill", "book": "Book", "broadcast": "Broadcast", "chapter": "Chapter", "collection": "Collection", "dataset": "Data set",
	"document": "Document", "entry-dictionary": "Dictionary entry", "entry-encyclopedia": "Encyclopaedia entry", "hearing": "Hearing",
	"interview": "Interview", "legal_case": "Court decision", "legislation": "Law", "manuscript": "Manuscript", "map": "Map",
	"motion_picture": "Film", "pamphlet": "Pamphlet", "paper-conference": "Conference paper", "patent": "Patent", "periodical": "Periodical",
	"personal_communication": "Personal communication", "post": "Post", "post-weblog": "Blog post", "regulation": "Regulation", "report": "Report",
	"review": "Review", "review-book": "Book review", "software": "Software", "speech": "Speech", "standard": "Standard", "thesis": "Thesis",
	"treaty": "Treaty", "webpage": "Web page",
}

func kicker(t string) pages.Word {
	if w, ok := typeWords[t]; ok {
		return w
	}
	return "Source"
}

// Card says beside the text by whom a work is, where and when it appeared, how
// it was read, how an editor judges it, and how far the quotations from it were
// checked.
func (k Kind) Card(m *pages.Maker, l *pages.Labeller, doc *annot.Article, e annot.Entity) (pages.Text, []pages.Fact) {
	var out facts
	switch e := e.(type) {
	case *Source:
		out.add("By", l.Text(and(wholes(e.Author))))
		in := e.ContainerTitle
		if in == "" {
			in = e.Publisher
		}
		out.add("Published", pages.List([]pages.Text{l.Text(in), l.Date(e.Issued)}, ", "))
		out.add("Read in", m.RefLink(l, e.ReadIn))
		out.add("Reports", m.RefLinks(l, e.Reports))
		if e.Grade.Signed() {
			out.add("Grade", k.gradeShort(l, e.Grade))
		}
		if href := e.copyHref(m); href != "" {
			out.add("Copy kept", pages.W("passages quoted from it").WithHref(href))
		}
		out.quotations(l, doc, e.ID, m.Drafts)
		return pages.W(kicker(e.Type)), out
	case *link.Article:
		f := &e.Doc.Front
		out.add("By", m.RefLinks(l, f.Byline))
		out.add("Published", pages.List([]pages.Text{m.RefLink(l, f.Publisher), l.Date(f.Issued)}, ", "))
		out.quotations(l, doc, e.ID, m.Drafts)
	}
	return pages.W("Article in this dossier"), out
}

func wholes(list []Name) []string {
	var out []string
	for _, n := range list {
		if s := n.whole(); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// quotations says how many quotations a document takes from a work and how
// many of them were compared with it. The parts of one quotation count once;
// those that are only suggested count in drafts.
func (f *facts) quotations(l *pages.Labeller, doc *annot.Article, id string, drafts bool) {
	if doc == nil {
		return
	}
	all, checked := 0, 0
	parts := map[string]bool{}
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		from, ok := a.Get("from")
		if !ok || a.Has("suggested") && !drafts || !slices.ContainsFunc(from.IDs(), func(r annot.Ref) bool { return r.ID == id }) {
			continue
		}
		if part, ok := a.Get("part"); ok {
			if parts[part.Value] {
				continue
			}
			parts[part.Value] = true
		}
		all++
		if c, ok := a.Get("checked"); ok && c.Value != "" && c.Value != "no" {
			checked++
		}
	}
	if all == 0 {
		return
	}
	words := pages.Count(all, "quotation", "quotations") + ", "
	tone := ""
	switch {
	case checked == all && all == 1:
		words += "checked against it"
	case checked == all:
		words += "all checked against it"
	case checked == 0:
		words, tone = words+"unchecked", "silent"
	default:
		words += pages.Number(float64(checked)) + " checked against it"
	}
	*f = append(*f, pages.Fact{Term: pages.W("Quoted here"), Values: []pages.Text{l.Text(words)}, Tone: tone})
}

// facts gathers facts in order.
type facts []pages.Fact

// add adds a fact unless it is empty.
func (f *facts) add(term pages.Word, t pages.Text) {
	if !t.IsEmpty() {
		*f = append(*f, pages.Fact{Term: pages.W(term), Values: []pages.Text{t}})
	}
}
