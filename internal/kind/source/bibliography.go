package source

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// bibliographyFolder is where the bibliography is published.
const bibliographyFolder = "bibliography"

// backLimit is how many links back to citing places an entry has at most.
const backLimit = 20

// citedWorks gives every work that an article, a page or a record names:
// sources and articles, in the order of the alphabet, as a list by author and
// date is.
func citedWorks(m *pages.Maker) []annot.Entity {
	type keyed struct {
		e   annot.Entity
		key string
	}
	var all []keyed
	for _, id := range m.Graph.IDs {
		e, _ := m.Graph.Entity(id)
		if i, ok := workOf(m, e); ok && isCited(m, id) {
			all = append(all, keyed{e, orderKey(i, e.Common().Title)})
		}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	out := make([]annot.Entity, len(all))
	for i, k := range all {
		out[i] = k.e
	}
	return out
}

// isCited reports whether something that has a page names a work.
func isCited(m *pages.Maker, id string) bool {
	return slices.ContainsFunc(m.Uses(id), citing) || slices.ContainsFunc(m.Graph.ReferrersOf(id), func(other string) bool {
		e, ok := m.Graph.Entity(other)
		return ok && m.Href(e) != ""
	})
}

// citing reports whether a place names a work as one.
func citing(u link.Use) bool { return u.Key == "cite" || u.Key == "source" || u.Key == "from" }

// orderKey is what a work is sorted by: its full form, and so the names of its
// makers and the year, without an article at the beginning of a title.
func orderKey(i *item, title string) string {
	key := letters(i.entry(title, "").String())
	if len(i.makers()) == 0 {
		for _, article := range []string{"a ", "an ", "the "} {
			if rest, ok := strings.CutPrefix(key, article); ok {
				return rest
			}
		}
	}
	return key
}

// letters are the letters and digits of words in lower case, without accents.
func letters(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		case unicode.Is(unicode.Mn, r):
			return -1
		}
		return ' '
	}, norm.NFD.String(s))
	return strings.Join(strings.Fields(s), " ")
}

// bibliography makes the list of all works cited, each with the places that
// cite it.
func (k Kind) bibliography(m *pages.Maker) []*pages.Page {
	all := citedWorks(m)
	if len(all) == 0 {
		return nil
	}
	return m.List(bibliographyFolder, "Bibliography", "Index",
		pages.Says("Every work that an article, a page or a record of this dossier names, by author and date, with the places that name it."),
		pages.Listing{Len: len(all), Entry: func(l *pages.Labeller, i int) pages.Entry { return k.work(m, l, all[i]) }})
}

// work is a work's entry in the bibliography: its short form, by which texts
// name it, leads to its page.
func (k Kind) work(m *pages.Maker, l *pages.Labeller, e annot.Entity) pages.Entry {
	short, _ := k.Short(m, l, e)
	full, _ := k.Full(m, l, e)
	out := pages.Entry{Kicker: short.WithHref(m.Href(e)), Title: full}
	b := backs{m: m, l: l, left: backLimit}
	b.documents(e.Common().ID)
	b.records(e.Common().ID)
	out.Lines = b.lines
	if b.more > 0 {
		out.Lines = append(out.Lines, l.Link("and "+strconv.Itoa(b.more)+" more", m.Href(e)+"#mentions"))
	}
	return out
}

// backs gathers links back to the places that cite a work.
type backs struct {
	m     *pages.Maker
	l     *pages.Labeller
	lines []pages.Text
	left  int // links that have room
	more  int // links that have none
}

// room takes the room for one link.
func (b *backs) room() bool {
	if b.left == 0 {
		b.more++
		return false
	}
	b.left--
	return true
}

// documents adds a line for each article and page: its title and the numbers
// of the paragraphs. The second place in one paragraph is 4b.
func (b *backs) documents(id string) {
	uses := slices.DeleteFunc(b.m.Uses(id), func(u link.Use) bool { return !citing(u) })
	for len(uses) > 0 {
		doc := uses[0].Doc
		n := slices.IndexFunc(uses, func(u link.Use) bool { return u.Doc != doc })
		if n < 0 {
			n = len(uses)
		}
		if places := b.places(doc, uses[:n]); len(places) > 0 {
			b.lines = append(b.lines, b.document(doc, places))
		}
		uses = uses[n:]
	}
}

// place is a place in a document that cites a work.
type place struct{ words, href string }

// document says which document cites a work, and where. The title alone leads
// to the only place in a page that counts no paragraphs.
func (b *backs) document(doc *annot.Article, places []place) pages.Text {
	if doc.Own && len(places) == 1 {
		return pages.Join(pages.W("Named in "), b.l.Link(doc.Title(), places[0].href))
	}
	word := pages.Word(", paragraphs ")
	switch {
	case doc.Own:
		word = ", places "
	case len(places) == 1:
		word = ", paragraph "
	}
	links := make([]pages.Text, 0, len(places))
	for _, p := range places {
		links = append(links, b.l.Link(p.words, p.href))
	}
	return pages.Join(pages.W("Named in "), b.l.Link(doc.Title(), b.m.DocHref(doc, "")), pages.W(word), pages.List(links, ", "))
}

// places gives the places of one document for which there is room.
func (b *backs) places(doc *annot.Article, uses []link.Use) []place {
	anchors := b.m.Graph.Anchors(doc)
	in := map[int]int{} // block → how many places
	for _, u := range uses {
		in[u.Block]++
	}
	seen := map[int]int{}
	var out []place
	for i, u := range uses {
		seen[u.Block]++
		if !b.room() {
			continue
		}
		words := strconv.Itoa(i + 1)
		if number := doc.Blocks[u.Block].Number; !doc.Own && number > 0 {
			words = strconv.Itoa(number)
			if in[u.Block] > 1 {
				words += letter(seen[u.Block])
			}
		}
		fragment := anchors.Blocks[u.Block]
		if u.Annotation >= 0 {
			fragment = anchors.Marks[u.Annotation]
		}
		out = append(out, place{words, b.m.DocHref(doc, fragment)})
	}
	return out
}

// letter counts in letters: a, b, …, z, aa.
func letter(n int) string {
	if n > 26 {
		return letter((n-1)/26) + letter((n-1)%26+1)
	}
	return string(rune('a' + n - 1))
}

// records adds a line with the records that rest on a work.
func (b *backs) records(id string) {
	var links []pages.Text
	for _, other := range b.m.Graph.ReferrersOf(id) {
		e, ok := b.m.Graph.Entity(other)
		if !ok || b.m.Href(e) == "" || other == id || !b.room() {
			continue
		}
		links = append(links, b.m.RefLink(b.l, annot.Ref{ID: other}))
	}
	if len(links) > 0 {
		b.lines = append(b.lines, pages.Join(pages.W("Named by "), pages.List(links, "; ")))
	}
}
