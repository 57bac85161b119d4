package source

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/link"
)

// quotation is one span of a quotation, with the works that it is from.
type quotation struct {
	annotation int
	from       []string // present ids
	words      string   // without what others put into them
}

// quotationsOf gives the quotations of a document that name a work, in order.
// The parts of one quotation are checked each on its own; a part that names no
// work is from that of the others.
func quotationsOf(g *link.Graph, doc *annot.Article) []quotation {
	froms := map[string]annot.Attr{}
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		part, tied := a.Get("part")
		from, ok := a.Get("from")
		if _, known := froms[part.Value]; tied && ok && !known {
			froms[part.Value] = from
		}
	}
	var out []quotation
	for i := range doc.Annotations {
		a := &doc.Annotations[i]
		if !a.Has("quote") || a.Has("suggested") {
			continue
		}
		from, ok := a.Get("from")
		if part, tied := a.Get("part"); !ok && tied {
			from, ok = froms[part.Value]
		}
		if !ok {
			continue
		}
		q := quotation{annotation: i}
		for _, r := range from.IDs() {
			if e, ok := g.Entity(r.ID); ok {
				q.from = append(q.from, e.Common().ID)
			}
		}
		if len(q.from) > 0 {
			q.words = quotedWords(doc, a)
			out = append(out, q)
		}
	}
	return out
}

// quotedWords are the words of a quotation without those that an editor put
// into them and without printed labels, which the source does not have.
func quotedWords(doc *annot.Article, a *annot.Annotation) string {
	text := doc.Blocks[a.Block].Text
	var foreign []stretch
	for i := range doc.Annotations {
		b := &doc.Annotations[i]
		if b.Block != a.Block || b.From < a.From || b.To > a.To {
			continue
		}
		if _, label := b.Get("label"); label || b.Has("inserted") {
			foreign = append(foreign, stretch{b.From, b.To})
		}
	}
	slices.SortFunc(foreign, func(x, y stretch) int { return cmp.Compare(x.from, y.from) })
	var out strings.Builder
	at := a.From
	for _, f := range foreign {
		if f.from < at {
			continue
		}
		out.WriteString(text[at:f.from])
		at = f.to
	}
	out.WriteString(text[min(at, a.To):a.To])
	return out.String()
}
