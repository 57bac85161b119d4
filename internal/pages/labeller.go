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

// Labeller turns strings into Texts, Plains and Nodes for one page. It counts
// the page's labels, so that each has its note and scopes are kept.
type Labeller struct {
	graph  *link.Graph
	labels LabelSource
	lang   string
	notes  []LabelNote
	noted  map[string]int  // key of an Owed → index in notes
	seen   map[string]bool // keys labelled already, within their scope
	// scoped tells that the text of a document is being labelled. The scope of
	// a policy holds there alone: all that stands around it (navigation, notes,
	// facts, entries) is read in any order, and so is labelled everywhere.
	scoped bool
}

func newLabeller(g *link.Graph, labels LabelSource, lang string) *Labeller {
	return &Labeller{graph: g, labels: labels, lang: lang, noted: map[string]int{}, seen: map[string]bool{}}
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

// text cuts a string behind its mentions and puts their signs there. Matches
// whose words stand in excused are left bare.
func (l *Labeller) text(s string, excused []string, heading bool) Text {
	var t Text
	at := 0
	for _, m := range l.graph.Finder.Find(s) {
		if excuses(excused, s[m.From:m.To]) {
			t.add(s[at:m.From])
			t.runs = append(t.runs, Run{Words: s[m.From:m.To], Excused: true})
			at = m.To
			continue
		}
		if signs := l.signs(m, "", heading, nil); len(signs) > 0 {
			t.runs = append(t.runs, Run{Words: s[at:m.To], Signs: signs})
			at = m.To
		}
	}
	t.add(s[at:])
	return t
}

func (t *Text) add(s string) {
	if s != "" {
		t.runs = append(t.runs, Run{Words: s})
	}
}

func excuses(list []string, words string) bool {
	for _, e := range list {
		if e == words {
			return true
		}
	}
	return false
}

// Plain labels a string for a place without markup: each organization once,
// in parentheses behind its first mention.
func (l *Labeller) Plain(s string) Plain {
	var b strings.Builder
	at := 0
	done := map[string]bool{}
	for _, m := range l.graph.Finder.Find(s) {
		for _, org := range m.Orgs {
			for _, o := range l.labels.Owed(org, l.lang) {
				if done[o.key()] {
					continue
				}
				done[o.key()] = true
				b.WriteString(s[at:m.To])
				b.WriteString(" (" + strings.TrimSuffix(o.Wording, ".") + ")")
				at = m.To
			}
		}
	}
	if at == 0 {
		return Plain{s}
	}
	b.WriteString(s[at:])
	return Plain{b.String()}
}

// signs gives what a mention owes where it stands, and notes it. org is the
// organization that a span says is meant; without it every bearer of the name
// counts. skip tells the labels that the article itself prints there.
func (l *Labeller) signs(m mention.Match, org string, heading bool, skip func(Owed) bool) []Sign {
	orgs := m.Orgs
	if org != "" {
		orgs = []string{org}
	}
	var out []Sign
	for _, id := range orgs {
		for _, o := range l.labels.Owed(id, l.lang) {
			if heading && !o.Headline || skip != nil && skip(o) {
				continue
			}
			if l.scoped && o.Scope != "every" {
				if l.seen[o.key()] {
					continue
				}
				l.seen[o.key()] = true
			}
			out = append(out, l.sign(o))
		}
	}
	return out
}

// sign notes a label and gives its sign.
func (l *Labeller) sign(o Owed) Sign {
	s := Sign{Note: l.note(o), Says: strings.TrimSuffix(o.Wording, ".")}
	if o.Placement != "parenthesis" {
		s.Mark = o.Mark
	}
	return s
}

// note gives the id of a label's note, making the note at its first use.
func (l *Labeller) note(o Owed) string {
	id := "label-" + o.Org + "-" + strings.ToLower(o.Jurisdiction) + "-" + o.Kind
	if _, ok := l.noted[o.key()]; ok {
		return id
	}
	l.noted[o.key()] = len(l.notes)
	l.notes = append(l.notes, LabelNote{ID: id, Sign: o.Mark, Wording: o.Wording, Added: true, Href: orgHref(o.Org)})
	i := len(l.notes) - 1
	name := o.Org
	if e, ok := l.graph.Entity(o.Org); ok {
		name = Name(e, l.lang)
	}
	l.notes[i].Name = Text{runs: []Run{{Words: name, Href: orgHref(o.Org), Signs: []Sign{{Mark: o.Mark, Note: id, Says: strings.TrimSuffix(o.Wording, ".")}}}}}
	scoped := l.scoped
	l.scoped = false
	ground := l.text(o.Ground, nil, false)
	l.notes[i].Ground, l.scoped = ground, scoped // the text may have made further notes
	return id
}

func orgHref(id string) string { return "organizations/" + id + "/index.html" }

// section forgets what was labelled in the section before.
func (l *Labeller) section() {
	for k := range l.seen {
		org, rest, _ := strings.Cut(k, " ")
		for _, o := range l.labels.Owed(org, l.lang) {
			if o.Scope == "first-in-section" && o.key() == org+" "+rest {
				delete(l.seen, k)
			}
		}
	}
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
