package pages

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/mention"
)

// excuses are what is excused with org=none in the headlines of documents, by
// headline. The excuse follows the headline wherever a string is that headline
// and nothing else: in the browser's tab, in indexes, in links. Where documents
// with one headline excuse different words of it, only what all of them excuse
// counts, for the string does not tell whose it is.
type excuses map[string]places

// places are bytes of a string that are excused.
type places [][2]int

// moreWords is how many words a headline must have beside the excused ones for
// its excuse to follow it. A headline that is hardly more than the name could be
// any other string.
const moreWords = 2

// titleExcuses gathers the headlines with excuses of all documents.
func titleExcuses(g *link.Graph) excuses {
	out := excuses{}
	for _, doc := range g.Docs() {
		if p := excusesOf(g, doc); len(p) > 0 {
			out[doc.Title()] = p
		}
	}
	for _, doc := range g.Docs() {
		title := doc.Title()
		if p, ok := out[title]; ok {
			own := excusesOf(g, doc)
			out[title] = slices.DeleteFunc(p, func(span [2]int) bool { return !slices.Contains(own, span) })
		}
	}
	return out
}

// excusesOf gives the excused words of the headline that a document prints, as
// bytes of its title.
func excusesOf(g *link.Graph, doc *annot.Article) places {
	i := slices.IndexFunc(doc.Blocks, func(b annot.Block) bool { return b.Node.Kind == annot.Heading && b.Node.Level == 1 })
	if i < 0 {
		return nil
	}
	found := g.FoundIn(doc, i)
	if !slices.ContainsFunc(found, func(f link.Found) bool { return f.Excused }) {
		return nil
	}
	text, title := doc.Blocks[i].Text, doc.Title()
	in := map[int]int{} // byte of the text → of the title
	for i, k := range follow(title, text) {
		in[k] = i
	}
	var out places
	words := len(strings.Fields(title))
	for _, f := range found {
		from, begins := in[f.From]
		to, ends := in[f.To-1]
		if f.Excused && begins && ends {
			out = append(out, [2]int{from, to + 1})
			words -= len(strings.Fields(title[from : to+1]))
		}
	}
	if words < moreWords {
		return nil
	}
	return out
}

// follow gives for every byte of words the byte of the text that it is, where
// the words begin as the text does but for white space, which may be folded or
// left out. Bytes of white space, and all from the first difference on, are -1.
func follow(words, text string) []int {
	at := make([]int, len(words))
	for i := range at {
		at[i] = -1
	}
	k := 0
	for i := 0; i < len(words); {
		r, size := utf8.DecodeRuneInString(words[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		for k < len(text) {
			s, width := utf8.DecodeRuneInString(text[k:])
			if !unicode.IsSpace(s) {
				break
			}
			k += width
		}
		if !strings.HasPrefix(text[k:], words[i:i+size]) {
			break
		}
		for range size {
			at[i] = k
			i, k = i+1, k+1
		}
	}
	return at
}

// hold reports whether a mention lies in what is excused.
func (p places) hold(m mention.Match) bool {
	for _, s := range p {
		if s[0] <= m.From && m.To <= s[1] {
			return true
		}
	}
	return false
}
