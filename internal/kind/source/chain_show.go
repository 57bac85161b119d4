package source

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/pages"
)

// Chain shows who reports whom, from an article to its first sources.
func (k Kind) Chain(m *pages.Maker, l *pages.Labeller, doc *annot.Article) (pages.Section, bool) {
	e, ok := m.Graph.Entity(doc.Slug)
	if !ok || doc.Own {
		return pages.Section{}, false
	}
	return k.ChainOf(m, l, e)
}

// ChainOf shows the chain of a source, of a figure or of an article. There is
// nothing to show where a work is alone in its chain.
func (k Kind) ChainOf(m *pages.Maker, l *pages.Labeller, e annot.Entity) (pages.Section, bool) {
	c := Trace(m.Graph, e, m.Drafts)
	if len(c.Steps) < 2 {
		return pages.Section{}, false
	}
	v := &chainView{k: k, m: m, l: l, c: c, of: e.Common().ID}
	return pages.Section{ID: "chain", Heading: pages.W("Who reports whom"), Lead: v.lead(),
		Content: pages.Parts{v.picture(), v.entries()}}, true
}

// chainView shows a chain on the page of a record or an article, which is of.
type chainView struct {
	k  Kind
	m  *pages.Maker
	l  *pages.Labeller
	c  Chain
	of string
}

var counts = []pages.Word{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

func (v *chainView) count(n int) pages.Text {
	if n < len(counts) {
		return pages.W(counts[n])
	}
	return v.l.Text(strconv.Itoa(n))
}

// upper writes a count at the beginning of a sentence.
func (v *chainView) upper(n int) pages.Text { return v.l.Text(pages.Title(v.count(n).Bare())) }

// lead says how long the chain is and what is wrong with it.
func (v *chainView) lead() pages.Text {
	out := []pages.Text{v.length()}
	switch {
	case v.c.SelfReported():
		words := pages.Word("Self-reported: the first source has the same maker as the work that reports it.")
		if slices.ContainsFunc(v.c.Steps, func(s Step) bool { return s.End == Self && !s.Own }) {
			words = "Self-reported: the first source is the publisher’s own, or told the publisher itself."
		}
		out = append(out, pages.W(words))
	case v.c.Has(Self) || slices.ContainsFunc(v.c.Steps, func(s Step) bool { return s.Own && s.End != Circle }):
		out = append(out, pages.W("A part of it is self-reported."))
	}
	if v.c.Has(Circle) {
		out = append(out, pages.W("It leads round in a circle."))
	}
	if n := v.silent(); n > 0 {
		verb := pages.Word(" figure names no source.")
		if n > 1 {
			verb = " figures name no source."
		}
		out = append(out, pages.Join(v.upper(n), pages.W(verb)))
	}
	return pages.List(out, " ")
}

// silent counts the figures for which nobody is named.
func (v *chainView) silent() int {
	n := 0
	for _, s := range v.c.Steps {
		if s.End == NoSource {
			n += max(1, len(s.Figures))
		}
	}
	return n
}

func (v *chainView) length() pages.Text {
	least, most, ok := v.c.Depths()
	root := pages.Word("the work that states it")
	if e, found := v.m.Graph.Entity(v.c.Steps[0].ID); found {
		switch {
		case e.Common().Kind == "article":
			root = "the article"
		case e.Common().Kind == "figure":
			root = "the figure"
		case v.c.Steps[0].ID == v.of:
			root = "this source"
		case v.c.Steps[0].How == ReadIn:
			root = "the work in which it was read"
		}
	}
	if v.c.Cut {
		return pages.Join(pages.W("The chain from "), pages.W(root), pages.W(" is longer than can be shown here."))
	}
	if v.isFirst() {
		return pages.W("This source is the first on record. It was read in another work.")
	}
	if !ok {
		return pages.Join(pages.W("No first source is on record for "), pages.W(root), pages.W("."))
	}
	if least != most {
		return pages.Join(v.upper(least), pages.W(" to "), v.count(most), pages.W(" steps from "), pages.W(root), pages.W(" to its first sources."))
	}
	steps, sources := pages.Word(" steps from "), pages.Word(" to its first sources.")
	if most == 1 {
		steps = " step from "
	}
	if v.firsts() == 1 {
		sources = " to its first source."
	}
	return pages.Join(v.upper(most), pages.W(steps), pages.W(root), pages.W(sources))
}

// isFirst reports whether the page's own work is the only first source, and the
// steps before it are those in which it was read.
func (v *chainView) isFirst() bool {
	last := v.c.Steps[len(v.c.Steps)-1]
	return last.How == Root && last.End == First
}

// firsts counts the first sources.
func (v *chainView) firsts() int {
	n := 0
	for _, s := range v.c.Steps {
		if s.End.isFirst() {
			n++
		}
	}
	return n
}

// name is what a step is called in a list: the short form of a work, that of an
// article with its title, the name of anybody else.
func (v *chainView) name(s Step) pages.Text {
	e, ok := v.m.Graph.Entity(s.ID)
	if !ok {
		return pages.W("No source given")
	}
	if _, article := e.(*link.Article); article {
		return pages.Join(v.m.Ref(v.l, annot.Ref{ID: s.ID}), pages.W(", "), v.m.NameLink(v.l, e))
	}
	return v.m.RefLink(v.l, annot.Ref{ID: e.Common().ID})
}

// howWords say how a step is come by.
var howWords = map[How]pages.Word{Quoted: "quoted", Mentioned: "referred to", Repeated: "repeated", ReadIn: "the next was read in", Reported: "reported", Said: "said by",
	Root: "this source"}

// endWords say what a step comes to.
var endWords = map[End]pages.Word{
	First:    "The first source on record.",
	Speaker:  "A first source: named as having said so, without a work in which they did.",
	Self:     "Self-reported: no other work stands between the publisher and those who said so.",
	NoSource: "A dead end: nobody is named.",
	Silent:   "A dead end: on record is neither who made it nor whom it reports.",
	Circle:   "A circle: it stands further up already.",
	Above:    "What it rests on is shown at its other place in this list.",
	Longer:   "What it rests on is shown on its own page.",
}

// comesTo says what a step comes to, and whether its maker reports itself. What
// the lead has told already is not told again.
func (v *chainView) comesTo(s Step) []pages.Text {
	switch {
	case s.End == First && v.isFirst():
		return nil
	case s.End == First && v.firsts() > 1:
		return []pages.Text{pages.W("A first source on record.")}
	case s.End == Self && v.c.SelfReported():
		return []pages.Text{pages.W("Self-reported.")}
	case s.Own && s.End == Self:
		return []pages.Text{pages.W("Self-reported: it has the same maker as the work that reports it.")}
	case s.Own && s.End == Circle && v.c.Steps[s.Parent].ID == s.ID:
		return []pages.Text{pages.W("A circle: the work reports itself.")}
	}
	var out []pages.Text
	if s.Own {
		out = append(out, pages.W("A self-citation: it has the same maker as the work that reports it."))
	}
	if words, ok := endWords[s.End]; ok {
		out = append(out, pages.W(words))
	}
	return out
}

// entries lists the steps in order, numbered by their place in the tree.
func (v *chainView) entries() pages.Entries {
	var out pages.Entries
	numbers := v.numbers()
	for i, s := range v.c.Steps {
		e := pages.Entry{Title: v.name(s)}
		switch {
		case i == 0:
			e.Kicker = pages.W("It begins with")
		case s.ID == "":
			e.Kicker = v.l.Text(numbers[i])
		default:
			e.Kicker = pages.Join(v.l.Text(numbers[i]), pages.W(" · "), pages.W(howWords[s.How]))
		}
		if line := v.figures(s); !line.IsEmpty() {
			e.Lines = append(e.Lines, line)
		}
		if src, ok := link.Get[*Source](v.m.Graph, s.ID); ok && s.ID != "" && src.Grade.Signed() {
			e.Lines = append(e.Lines, pages.Join(pages.W("Grade "), v.k.grade(v.m, v.l, src.Grade)))
		}
		e.Lines = append(e.Lines, v.comesTo(s)...)
		out = append(out, e)
	}
	if v.c.Cut {
		out = append(out, pages.Entry{Title: pages.W("and more, which the pages of these works show")})
	}
	return out
}

// figures names the figures for which a step stands, but not the one whose page
// it is. They stand at the work itself, not at those in which it was read.
func (v *chainView) figures(s Step) pages.Text {
	const most = 8
	if s.How == ReadIn {
		return pages.Text{}
	}
	var list []pages.Text
	for i, id := range s.Figures {
		e, ok := v.m.Graph.Entity(id)
		if !ok || id == v.of {
			continue
		}
		if i == most {
			list = append(list, v.l.Text(pages.Count(len(s.Figures)-most, "more", "more")))
			break
		}
		list = append(list, v.m.NameLink(v.l, e))
	}
	if len(list) == 0 {
		return pages.Text{}
	}
	return pages.Join(pages.W("For "), pages.List(list, "; "))
}

// numbers numbers the steps by their place in the tree: 1, 2, 2.1.
func (v *chainView) numbers() []string {
	out := make([]string, len(v.c.Steps))
	next := make([]int, len(v.c.Steps)+1)
	for i, s := range v.c.Steps {
		if i == 0 {
			continue
		}
		next[s.Parent+1]++
		out[i] = strconv.Itoa(next[s.Parent+1])
		if s.Parent > 0 {
			out[i] = out[s.Parent] + "." + out[i]
		}
	}
	return out
}

// short names a step in the room that a picture has: by the shortest name of
// its maker, cut at a word where nothing in it owes a label.
func (v *chainView) short(s Step) pages.Text {
	const room = 34 // characters
	e, ok := v.m.Graph.Entity(s.ID)
	if !ok {
		return pages.W("no source given")
	}
	words := v.m.Called(e, v.l.Lang())
	if short, cited := v.k.Short(v.m, v.l, e); cited {
		words = short.Bare()
	}
	whole := v.l.Text(words)
	if utf8.RuneCountInString(words) <= room || labelled(whole) {
		return whole
	}
	return v.l.Text(cutWords(words, room))
}

func labelled(t pages.Text) bool {
	for _, r := range t.Runs() {
		if len(r.Signs) > 0 {
			return true
		}
	}
	return false
}

// cutWords shortens words to at most n characters, at a space where there is
// one; a year at their end stays.
func cutWords(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	tail := ""
	if i := strings.LastIndexByte(s, ' '); i >= 0 && len(s)-i == len(" 2016") && strings.Trim(s[i+1:], "0123456789") == "" {
		s, tail = s[:i], s[i:]
	}
	runes := []rune(s)
	if room := n - 1 - len(tail); len(runes) > room {
		runes = runes[:room]
		for i := len(runes) - 1; i > room/2; i-- {
			if runes[i] == ' ' {
				runes = runes[:i]
				break
			}
		}
		s = strings.TrimRight(string(runes), " –-,:") + "…"
	}
	return s + tail
}
