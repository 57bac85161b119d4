package review

import (
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/edit"
	"dossier/internal/suggest"
	"dossier/internal/yaml"
)

// dismiss notes a suggestion in the front matter as rejected.
func (c *change) dismiss(doc *annot.Article, f suggest.Finding) {
	entry := suggest.Dismissal(doc, f)
	if !slices.Contains(doc.Front.Dismissed, entry) && !slices.Contains(c.dismissed[doc.Path], entry) {
		c.dismissed[doc.Path] = append(c.dismissed[doc.Path], entry)
	}
}

// noteDismissed writes entries under dismissed: in the front matter.
func (c *change) noteDismissed(doc *annot.Article, entries []string) {
	text, file := doc.Src, doc.Path
	br := lineBreak(text)
	insert := func(at int, what string) { c.splice(file, edit.Splice{Start: at, End: at, Text: what}) }
	var written []string
	for _, e := range entries {
		written = append(written, yaml.Write(e))
	}
	inLine, inLines := strings.Join(written, ", "), "  - "+strings.Join(written, br+"  - ")+br
	fence := strings.LastIndex(string(text[:doc.Body]), "---")
	if fence < 0 {
		insert(doc.Body, "---"+br+"dismissed:"+br+inLines+"---"+br)
		return
	}
	first := strings.IndexByte(string(text), '\n') + 1
	front, _ := yaml.Parse(file, text[first:fence], first)
	list, ok := front.Get("dismissed")
	switch {
	case front.Kind == yaml.Map && flow(text, front) && !ok:
		insert(front.Span.Start+1, "dismissed: ["+inLine+"], ")
	case !ok:
		insert(beforeHistory(text, front, fence), "dismissed:"+br+inLines)
	case len(list.Items) == 0:
		c.splice(file, edit.Splice{Start: list.Span.Start, End: list.Span.End, Text: " [" + inLine + "]"})
	case flow(text, list):
		insert(list.Items[len(list.Items)-1].Span.End, ", "+inLine)
	default:
		last := list.Items[len(list.Items)-1].Span
		dash := string(text[lineStart(text, last.Start):last.Start])
		insert(lineAfter(text, last.End), dash+strings.Join(written, br+dash)+br)
	}
}

// beforeHistory is where new lines of front matter go: before the keys of its
// history, which stand last.
func beforeHistory(text []byte, front yaml.Value, fence int) int {
	at := fence
	for _, p := range front.Pairs {
		if slices.Contains([]string{"annotated", "changes", "reply"}, p.Key) {
			at = min(at, lineStart(text, p.KeySpan.Start))
		}
	}
	return at
}
