package link

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dossier/internal/annot"
)

// Anchors are the places of a document's page that an address may lead to, by
// their fragments. No two of a document are the same.
type Anchors struct {
	Blocks []string          // of each block; empty for the cells of a table
	Marks  []string          // of each annotation
	Notes  map[string]string // of the body of each footnote, by its label
	taken  map[string]bool
}

// Has reports whether there is a place with a fragment.
func (a *Anchors) Has(fragment string) bool { return fragment != "" && a.taken[fragment] }

// All gives every fragment, sorted.
func (a *Anchors) All() []string {
	out := make([]string, 0, len(a.taken))
	for fragment := range a.taken {
		out = append(out, fragment)
	}
	slices.Sort(out)
	return out
}

// AnchorsOf names the places of a document:
//
//	p8            the paragraph that has number 8 in the original
//	b8            the eighth block, where there is no original
//	h-two-words   a heading of one of the dossier's own pages
//	p8-gpa-173    the words in paragraph 8 that are marked with that record
//	fn-a          the footnote with the label a
//
// A place that would have the name of an earlier one gets a number behind it:
// p8-isis-2.
func AnchorsOf(doc *annot.Article) *Anchors {
	a := &Anchors{Blocks: make([]string, len(doc.Blocks)), Marks: make([]string, len(doc.Annotations)),
		Notes: map[string]string{}, taken: map[string]bool{}}
	next := map[string]int{}
	for i := range doc.Blocks {
		if name := blockName(doc, i); name != "" {
			a.Blocks[i] = a.take(name, next)
		}
	}
	for i := range doc.Annotations {
		m := &doc.Annotations[i]
		block := "b" + strconv.Itoa(m.Block+1)
		if m.Block < len(doc.Blocks) && doc.Blocks[m.Block].Number > 0 && !doc.Own {
			block = "p" + strconv.Itoa(doc.Blocks[m.Block].Number)
		}
		a.Marks[i] = a.take(block+"-"+Slug(markName(m)), next)
	}
	for _, n := range doc.Root.Children {
		if n.Kind == annot.Note && a.Notes[n.Label] == "" {
			a.Notes[n.Label] = a.take("fn-"+Slug(n.Label), next)
		}
	}
	return a
}

// take gives a name that is not taken yet: the one wanted, or it with the first
// free number behind it. next holds where to begin to look for that.
func (a *Anchors) take(name string, next map[string]int) string {
	free := name
	for a.taken[free] {
		next[name] = max(next[name]+1, 2)
		free = name + "-" + strconv.Itoa(next[name])
	}
	a.taken[free] = true
	return free
}

func blockName(doc *annot.Article, i int) string {
	b := &doc.Blocks[i]
	switch {
	case b.Node.Kind == annot.Cell:
		return ""
	case b.Number > 0 && !doc.Own:
		return "p" + strconv.Itoa(b.Number)
	case b.Node.Kind == annot.Heading && doc.Own:
		if words := Slug(b.Text); words != "" {
			return "h-" + words
		}
	}
	return "b" + strconv.Itoa(i+1)
}

// markName is the word for an annotation in its fragment: the record's id, or
// what the span is.
func markName(a *annot.Annotation) string {
	for _, key := range []string{"figure", "org", "person", "source"} {
		if attr, ok := a.Get(key); ok {
			if ids := attr.IDs(); len(ids) > 0 {
				return ids[0].ID
			}
		}
	}
	if attr, ok := a.Get("label"); ok {
		return "label-" + strings.Join(strings.Fields(attr.Value), "-")
	}
	for _, attr := range a.Attrs {
		if attr.Kind == annot.Class && attr.Key != "suggested" {
			return attr.Key
		}
	}
	return "note"
}

// Slug makes a fragment or a folder name of an id or of words: their letters
// and digits in lower case, with one hyphen for all between them.
func Slug(s string) string {
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		default:
			dash = true
		}
	}
	return b.String()
}
