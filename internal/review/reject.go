package review

import (
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/edit"
	"dossier/internal/markdown"
	"dossier/internal/suggest"
)

// Reject plans to reject a suggestion. excuse is why words that are a name on
// record are none here; only a doubtful name needs one (Doubtful), and a
// standing phrase takes its place.
func (d *Dossier) Reject(s Suggestion, excuse string) (Change, error) {
	c := d.change()
	a := s.Span()
	c.take(s.Doc, a, d.left(s, excuse))
	c.dismiss(s.Doc, s.Finding)
	c.drop(s)
	plan, err := c.plan()
	return Change{plan, false, c.says}, err
}

// Doubtful reports whether a suggestion is about a name of an organization on
// record, so that its rejection must say that the words are none.
func (d *Dossier) Doubtful(s Suggestion) bool {
	return s.Kind == suggest.Organization && d.isName(s)
}

// Excuse gives the reason that stands behind words which are no name here when
// the editor gives no other: what they do not mean.
func (d *Dossier) Excuse(s Suggestion) string {
	var names []string
	org, _ := s.Span().Get("org")
	for _, r := range org.IDs() {
		if e, ok := d.records[r.ID]; ok {
			names = append(names, e.Common().Title)
		}
	}
	return "does not mean " + strings.Join(names, " or ") + " here"
}

// isName reports whether the words of a suggestion hold a name that is looked
// for.
func (d *Dossier) isName(s Suggestion) bool {
	a := s.Span()
	org, ok := a.Get("org")
	if !ok {
		return false
	}
	words := s.Doc.Blocks[a.Block].Text[a.From:a.To]
	for _, m := range d.names().Find(words) {
		if slices.ContainsFunc(org.IDs(), func(r annot.Ref) bool { return m.Is(r.ID) && !d.records[r.ID].stub() }) {
			return true
		}
	}
	return false
}

// left gives the attributes that stay behind the words when a suggestion is
// rejected; none for most.
func (d *Dossier) left(s Suggestion, excuse string) string {
	if !d.isName(s) {
		return ""
	}
	if s.Kind != suggest.Organization {
		org, _ := s.Span().Get("org")
		return markdown.Attributes(annot.Attr{Key: "org", Value: org.Value})
	}
	if excuse = strings.Join(strings.Fields(excuse), " "); excuse == "" {
		excuse = d.Excuse(s)
	}
	return markdown.Attributes(annot.Attr{Key: "org", Value: "none"}, annot.Attr{Key: "note", Value: excuse})
}

// take takes a span away, or leaves other attributes behind its words.
func (c *change) take(doc *annot.Article, a *annot.Annotation, left string) {
	if left == "" {
		c.unwrap(doc, a)
		return
	}
	c.splice(doc.Path, edit.Splice{Start: a.Words.End, End: a.At.End, Text: "]" + left})
}

// unwrap takes the brackets of a span away. Where its words would then mean
// something to Markdown, as `1.` does at the beginning of a line, the sign that
// does gets a backslash.
func (c *change) unwrap(doc *annot.Article, a *annot.Annotation) {
	for _, at := range append([]int{-1}, signs(doc.Src, a.Words.Start, a.Words.End)...) {
		open := edit.Splice{Start: a.At.Start, End: a.Words.Start}
		splices := []edit.Splice{open}
		if at >= 0 {
			splices = append(splices, edit.Splice{Start: at, End: at, Text: `\`})
		}
		splices = append(splices, edit.Splice{Start: a.Words.End, End: a.At.End})
		src, err := edit.Apply(doc.Src, splices)
		if err != nil {
			continue
		}
		next, _ := markdown.Parse(doc.Path, src)
		if sameText(doc, next) && len(next.Annotations) == len(doc.Annotations)-1 {
			c.splice(doc.Path, splices...)
			return
		}
	}
	// Nothing helps: the plan's own proof says so.
	c.splice(doc.Path, edit.Splice{Start: a.At.Start, End: a.Words.Start}, edit.Splice{Start: a.Words.End, End: a.At.End})
}

// signs gives the places in a range that a backslash may stand before.
func signs(src []byte, from, to int) []int {
	var out []int
	for i := from; i < min(to, from+20); i++ {
		if strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~", src[i]) >= 0 {
			out = append(out, i)
		}
	}
	return out
}
