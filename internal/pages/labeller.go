package pages

import (
	"strings"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/mention"
)

// Word is words of the program's own, constants of its source: they name no
// organization and need no labeller.
type Word string

// W makes a Text of the program's own words.
func W(w Word) Text {
	if w == "" {
		return Text{}
	}
	return Text{runs: []Run{{Words: string(w)}}}
}

// P makes a Plain of the program's own words.
func P(w Word) Plain { return Plain{string(w)} }

// Labeller turns strings into Texts, Plains and Nodes for one page. It keeps
// the page's labels, so that each has its note. All that stands around the text
// of a document (navigation, notes, facts, entries) is read in any order, and
// so is labelled everywhere, whatever the scope of a policy.
type Labeller struct {
	graph   *link.Graph
	labels  LabelSource
	lang    string
	doc     *annot.Article // whose page it is; nil for other pages
	excuses excuses        // what is excused in the headlines that strings may hold
	notes   []LabelNote
	noted   map[string]bool // ids of the notes
	banners map[string]bool // of those whose policy asks for a banner
}

func newLabeller(g *link.Graph, labels LabelSource, lang string) *Labeller {
	return &Labeller{graph: g, labels: labels, lang: lang, noted: map[string]bool{}, banners: map[string]bool{}}
}

// Lang is the page's language.
func (l *Labeller) Lang() string { return l.lang }

// Text labels a string from a record, front matter or the configuration.
func (l *Labeller) Text(s string) Text { return l.text(s, nil, false) }

// Heading labels a string that is shown as a heading.
func (l *Labeller) Heading(s string) Text { return l.text(s, nil, true) }

// Link labels a string and makes it a link; signs stay outside of it.
func (l *Labeller) Link(s, href string) Text {
	t := l.Text(s)
	for i := range t.runs {
		t.runs[i].Href = href
	}
	return t
}

// Em labels a string and sets it in italics.
func (l *Labeller) Em(s string) Text {
	t := l.Text(s)
	for i := range t.runs {
		t.runs[i].Em = true
	}
	return t
}

// known tells what is known of a mention in a string: the organizations that
// are meant, and whether the words are excused.
type known func(m mention.Match) (orgs []string, excused bool)

// text cuts a string behind its mentions and puts their signs there. Of a
// mention of which nothing is known, every bearer of the name counts.
func (l *Labeller) text(s string, of known, heading bool) Text {
	var t Text
	at := 0
	inTitle := l.excuses[s]
	var names [][2]int
	for _, m := range l.graph.Finder.Find(s) {
		orgs, excused := m.Orgs, inTitle.hold(m)
		if of != nil {
			orgs, excused = of(m)
		}
		if excused {
			t.add(s[at:m.From], names)
			t.runs = append(t.runs, Run{Words: s[m.From:m.To], Excused: true, names: [][2]int{{0, m.To - m.From}}})
			at, names = m.To, nil
			continue
		}
		names = append(names, [2]int{m.From - at, m.To - at})
		if signs := l.signs(m, orgs, heading); len(signs) > 0 {
			t.runs = append(t.runs, Run{Words: s[at:m.To], Signs: signs, names: names})
			at, names = m.To, nil
		}
	}
	t.add(s[at:], names)
	return t
}

func (t *Text) add(s string, names [][2]int) {
	if s != "" {
		t.runs = append(t.runs, Run{Words: s, names: names})
	}
}

// Plain labels a string for a place without markup: each organization once,
// in parentheses behind its first mention.
func (l *Labeller) Plain(s string) Plain {
	matches := l.graph.Finder.Find(s)
	if len(matches) == 0 {
		return Plain{s}
	}
	var b strings.Builder
	at := 0
	done := map[string]bool{}
	excused := l.excuses[s]
	for _, m := range matches {
		if excused.hold(m) {
			continue
		}
		for _, o := range outcomes(l.graph, l.labels, l.lang, m, m.Orgs, false) {
			if o.Class != Labelled || done[o.Owed.key()] {
				continue
			}
			done[o.Owed.key()] = true
			b.WriteString(s[at:m.To])
			b.WriteString(" (" + o.Owed.Says() + ")")
			at = m.To
		}
	}
	b.WriteString(s[at:])
	return Plain{b.String()}
}

// signs gives the signs of a mention in a string, for every organization that
// may be meant, and notes them.
func (l *Labeller) signs(m mention.Match, orgs []string, heading bool) []Sign {
	var out []Sign
	for _, o := range outcomes(l.graph, l.labels, l.lang, m, orgs, heading) {
		if o.Class == Labelled {
			out = append(out, l.sign(o.Owed))
		}
	}
	return out
}

// sign notes a label and gives its sign; where a policy gives no sign, the
// label stands in parentheses.
func (l *Labeller) sign(o Owed) Sign {
	s := Sign{Note: l.note(o), Says: o.Says()}
	if o.Placement != "parenthesis" {
		s.Mark = o.Mark
	}
	return s
}

// note gives the id of a label's note, making the note at its first use.
func (l *Labeller) note(o Owed) string {
	id := o.NoteID()
	if l.noted[id] {
		return id
	}
	l.noted[id] = true
	l.banners[id] = o.Placement == "banner"
	i := len(l.notes)
	l.notes = append(l.notes, LabelNote{ID: id, Sign: o.Mark, Added: true, Href: orgHref(o.Org)})
	// Their words may hold other names, which make further notes.
	name, wording, ground := l.orgName(o, id), l.wording(o), l.Text(o.Ground)
	l.notes[i].Name, l.notes[i].Wording, l.notes[i].Ground = name, wording, ground
	return id
}

// ownNote leaves the mentions of the organization bare whose label's own note
// holds them.
func ownNote(o Owed) known {
	return func(m mention.Match) ([]string, bool) {
		if m.Is(o.Org) {
			return nil, false
		}
		return m.Orgs, false
	}
}

// wording gives the words of a label for its own note.
func (l *Labeller) wording(o Owed) Text { return l.text(o.Wording, ownNote(o), false) }

// orgName names the organization of a label inside that label's own note, with
// the sign that leads there, and those of other organizations that it names.
func (l *Labeller) orgName(o Owed, note string) Text {
	name := o.Org
	if e, ok := l.graph.Entity(o.Org); ok {
		name = Name(e, l.lang)
	}
	t := l.text(name, ownNote(o), false).WithHref(orgHref(o.Org))
	if last := len(t.runs) - 1; last >= 0 {
		t.runs[last].Signs = append([]Sign{{Mark: o.Mark, Note: note, Says: o.Says()}}, t.runs[last].Signs...)
	}
	return t
}

func orgHref(id string) string { return "organizations/" + id + "/index.html" }

// banner reports whether the label with a note's id stands at the top of the
// page too.
func (l *Labeller) banner(id string) bool { return l.banners[id] }

// marginCard is the note of a label in the margin beside a block. No switch
// hides it, and no width: it is a label.
func (l *Labeller) marginCard(o Owed, id string) Card {
	l.note(o) // the list at the end of the page tells the ground
	return Card{ID: id, Layer: LabelLayer, Kicker: W("Label added by this dossier"), Title: l.orgName(o, id),
		Facts: []Fact{{Term: W("Label"), Values: []Text{l.wording(o)}}}}
}

// Name is how an entity is called in a language: its first name in that
// language, else its title.
func Name(e annot.Entity, lang string) string {
	b := e.Common()
	for _, n := range b.Names {
		if n.Lang != "" && n.Lang == lang {
			return n.Text
		}
	}
	return b.Title
}
