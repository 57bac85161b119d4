package review

import (
	"slices"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/edit"
	"dossier/internal/link"
	"dossier/internal/markdown"
	"dossier/internal/mention"
)

// risky is the longest name, in letters, that may be another word; such names
// are only ever suggested.
const risky = 2

// alsoNamed accepts the printed labels of organizations that are accepted, and
// the other suggestions of them whose words are exactly one of their names, and
// marks their names wherever they stand without a mark: from now on they are
// looked for in every text.
func (c *change) alsoNamed(s Suggestion, orgs []string) {
	for _, org := range orgs {
		names := c.d.records[org].Common().Names
		exact := func(words string) bool {
			return slices.ContainsFunc(names, func(n annot.Name) bool { return n.Text == words })
		}
		also := 0
		for _, at := range c.d.spots(org) {
			if !at.suggested() || at.doc == s.Doc && at.index == s.Annotation {
				continue
			}
			a := &at.doc.Annotations[at.index]
			switch {
			case at.key == "label":
				c.accept(at.doc, at.index)
				c.say("accepts the printed label “%s” as well", short(wordsOf(at.doc, a)))
			case at.key == "org" && !a.Has("attribution") && exact(wordsOf(at.doc, a)):
				c.accept(at.doc, at.index)
				also++
			}
		}
		if also > 0 {
			c.say("accepts %s of the same name as well", count(also, "suggestion", "suggestions"))
		}
		c.markNames(org)
	}
}

// markNames marks the names of an organization that stand without a mark, the
// exact ones finally and others as suggestions.
func (c *change) markNames(org string) {
	finder := c.d.namesWith(org)
	final, open, left := 0, 0, 0
	for _, doc := range c.d.docs {
		var wraps []wrap
		for b := range doc.Blocks {
			for _, m := range finder.Find(doc.Blocks[b].Text) {
				if !m.Is(org) || covered(doc, b, m) {
					continue
				}
				words := doc.Blocks[b].Text[m.From:m.To]
				exact := m.Name == words && len(m.Orgs) == 1 && utf8.RuneCountInString(words) > risky
				wraps = append(wraps, wrap{block: b, from: m.From, to: m.To, attrs: named(org, exact), final: exact})
			}
		}
		for _, w := range wraps {
			at := doc.Blocks[w.block].Source(doc.Path, w.from, w.to)
			if doc.Blocks[w.block].Node.Kind == annot.CodeBlock || !marks(doc, w) {
				left++
				continue
			}
			c.splice(doc.Path, edit.Splice{Start: at.Start, End: at.Start, Text: "["}, edit.Splice{Start: at.End, End: at.End, Text: "]" + w.attrs})
			if w.final {
				final++
			} else {
				open++
			}
		}
	}
	if final > 0 {
		c.say("marks %s of the name", count(final, "other mention", "other mentions"))
	}
	if open > 0 {
		c.say("suggests %s of the name in another form", count(open, "other mention", "other mentions"))
	}
	if left > 0 {
		c.say("%s of the name could not be marked: `dossier check` tells where", count(left, "other mention", "other mentions"))
	}
}

// wrap is words of a block that shall be marked.
type wrap struct {
	block, from, to int
	attrs           string
	final           bool
}

// named gives the attributes of words that name an organization.
func named(org string, final bool) string {
	attrs := []annot.Attr{{Key: "org", Value: org}}
	if !final {
		attrs = append(attrs, annot.Attr{Kind: annot.Class, Key: "suggested"})
	}
	return markdown.Attributes(attrs...)
}

// marks reports whether a mark around words makes the annotation that is
// wanted, and changes nothing else.
func marks(doc *annot.Article, w wrap) bool {
	at := doc.Blocks[w.block].Source(doc.Path, w.from, w.to)
	src, err := edit.Apply(doc.Src, []edit.Splice{{Start: at.Start, End: at.Start, Text: "["}, {Start: at.End, End: at.End, Text: "]" + w.attrs}})
	if err != nil {
		return false
	}
	next, _ := markdown.Parse(doc.Path, src)
	if !sameText(doc, next) || len(next.Annotations) != len(doc.Annotations)+1 {
		return false
	}
	return slices.ContainsFunc(next.Annotations, func(a annot.Annotation) bool {
		return a.At.Start == at.Start && a.Block == w.block && a.From == w.from && a.To == w.to
	})
}

// covered reports whether a mention lies in an org span that names one of its
// organizations, or excuses it.
func covered(doc *annot.Article, block int, m mention.Match) bool {
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		if a.Block != block || a.From > m.From || a.To < m.To {
			continue
		}
		org, _ := a.Get("org")
		if slices.ContainsFunc(org.IDs(), func(r annot.Ref) bool { return r.ID == "none" || m.Is(r.ID) }) {
			return true
		}
	}
	return false
}

// short cuts words for a line.
func short(words string) string {
	const most = 60
	before, exact, _ := link.Sentence(&annot.Block{Text: words}, 0, len(words))
	if r := []rune(before + exact); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return words
}
