package pages

import (
	"testing"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/markdown"
)

// An excuse is one of a place, not of its words.
func TestExcuseHoldsForItsOwnPlaceAlone(t *testing.T) {
	src := labels{"isis": {owed("isis", "every")}}
	g := graphOf(t, "The goddess [ISIS]{org=none note=\"x\"}, “a” and\u00a0[ISIS]{org=isis} and the [ISIS]{org=none note=\"y\"} are three things.")
	m := &Maker{Input: Input{Graph: g, Labels: src}}
	doc := g.Articles[0]
	want := "The goddess ISIS{excused}, “a” and ISIS{†} and the ISIS{excused} are three things."
	for _, a := range doc.Annotations {
		s := m.Sentence(newLabeller(g, src, "en"), doc, a.Block, a.From, a.To)
		if got := show(s.Before) + show(s.Exact) + show(s.After); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// What a document says of a name that two share counts where it is quoted.
func TestSentenceKnowsWhoIsMeant(t *testing.T) {
	src := labels{"isis": {owed("isis", "every")}, "alq": {owed("alq", "every")}}
	g := graphWith(t, map[string][]string{"isis": {"Front"}, "alq": {"Front"}}, "The [Front]{org=alq} here.")
	m := &Maker{Input: Input{Graph: g, Labels: src}}
	doc, l := g.Articles[0], newLabeller(g, src, "en")
	a := doc.Annotations[0]
	if s := m.Sentence(l, doc, a.Block, a.From, a.To); len(s.Exact.runs) != 1 || len(s.Exact.runs[0].Signs) != 1 || s.Exact.runs[0].Signs[0].Note != "label-alq-ru-terrorist" {
		t.Errorf("got %+v", s.Exact)
	}
}

func TestHeadlineThatDocumentsShareIsExcusedWhereAllExcuseIt(t *testing.T) {
	const free = "# Why [IS]{org=none note=\"a verb\"} it so\n\nText."
	for _, c := range []struct{ other, want string }{
		{free, "Why IS{excused} it so"},
		{"# Why [IS]{org=isis} it so\n\nText.", "Why IS{†} it so"},
		{"---\ntitle: {text: Why IS it so, from: editor}\n---\nText.", "Why IS{†} it so"},
	} {
		g := graphOf(t, free, c.other)
		l := newLabeller(g, labels{"isis": {owed("isis", "every")}}, "en")
		l.excuses = titleExcuses(g)
		if got := show(l.Text("Why IS it so")); got != c.want {
			t.Errorf("%q: got %q, want %q", c.other, got, c.want)
		}
	}
}

func TestFirstNameOfAnyBearerCounts(t *testing.T) {
	g := graphWith(t, map[string][]string{"alq": {"Army", "Jaïsh"}, "isis": {"Jaish", "Daesh"}})
	for _, c := range []struct {
		in, org string
		want    bool
	}{{"Jaïsh", "isis", true}, {"Jaish", "isis", true}, {"Jaish", "alq", false}, {"Daesh", "isis", false}, {"Army", "alq", true}} {
		m := g.Finder.Find(c.in)
		if len(m) != 1 || FirstName(g, c.org, m[0]) != c.want {
			t.Errorf("%s of %s: %+v", c.in, c.org, m)
		}
	}
	once := owed("isis", "every")
	once.Aliases = false
	if got := show(newLabeller(g, labels{"isis": {once}}, "en").Text("the Jaish")); got != "the Jaish{†}" {
		t.Errorf("got %q", got)
	}
}

func TestNoteLabelsTheNamesOfOthersInAName(t *testing.T) {
	g := graphWith(t, map[string][]string{"isis": {"Daesh"}, "alq": {"Enemies"}})
	e, _ := g.Entity("alq")
	e.Common().Names, e.Common().Title = nil, "Enemies of Daesh" // a name that is not looked for as it stands here
	l := newLabeller(g, labels{"isis": {owed("isis", "every")}, "alq": {owed("alq", "every")}}, "en")
	if got := show(l.orgName(owed("alq", "every"), "x")); got != "Enemies of Daesh{†}{†}" || len(l.notes) != 1 || l.notes[0].ID != "label-isis-ru-terrorist" {
		t.Errorf("got %q, %+v", got, l.notes)
	}
	l = newLabeller(g, l.labels, "en")
	if got := show(l.orgName(owed("isis", "every"), "x")); got != "Daesh{†}" || len(l.notes) != 0 {
		t.Errorf("got %q, %+v", got, l.notes)
	}
}

func TestNoteLabelsTheNamesOfOthersInItsWords(t *testing.T) {
	g := graphWith(t, map[string][]string{"isis": {"Daesh"}, "alq": {"Army"}})
	o := owed("alq", "every")
	o.Wording = "The Army is banned as Daesh is."
	l := newLabeller(g, labels{"isis": {owed("isis", "every")}, "alq": {o}}, "en")
	l.Text("Army")
	if got := show(l.notes[0].Wording); got != "The Army is banned as Daesh{†} is." || len(l.notes) != 2 {
		t.Errorf("got %q, %d notes", got, len(l.notes))
	}
}

func TestNameAcrossTwoTextsOfACitationIsLabelled(t *testing.T) {
	g := graphWith(t, map[string][]string{"isis": {"Islamic State"}})
	l := newLabeller(g, labels{"isis": {owed("isis", "every")}}, "en")
	parts := l.seams(l.Text("see Islamic"), l.Text("State 2016"), l.Text("p. 4"))
	if got := show(parts[0]) + "|" + show(parts[1]) + "|" + show(parts[2]); got != "see Islamic|State{†} 2016|p. 4" {
		t.Errorf("got %q", got)
	}
	parts = l.seams(l.Text("the Islamic State"), Text{}, l.Text("Islamic"))
	if got := show(parts[0]) + "|" + show(parts[2]); got != "the Islamic State{†}|Islamic" {
		t.Errorf("got %q", got)
	}
}

func TestSourceViewLabelsTheNameOfItsFile(t *testing.T) {
	src := labels{"isis": {owed("isis", "every")}}
	g := graphWith(t, map[string][]string{"isis": {"Raid"}}, "Text.")
	g.Articles[0].Path = "content/articles/a-raid.md"
	page := (&Maker{Input: Input{Graph: g, Labels: src}}).sourceView(g.Articles[0])
	c := page.Content.(*SourceView)
	if got := show(c.Path); got != "content/articles/a-raid{†}.md" || len(c.Notice) != 1 {
		t.Errorf("got %q, notice %v", got, c.Notice)
	}
}

// Names that overlap hide none of each other.
func TestOverlappingNamesOweTheLabelsOfBoth(t *testing.T) {
	g := graphWith(t, map[string][]string{"free": {"Free Islamic"}, "isis": {"Islamic State"}}, "[Free Islamic State]{org=isis} men.")
	src := labels{"isis": {owed("isis", "every")}}
	if got := show(newLabeller(g, src, "en").Text("Free Islamic State men")); got != "Free Islamic State{†} men" {
		t.Errorf("got %q", got)
	}
	if f := g.Found(g.Articles[0]); len(f) != 1 || f[0].Org != "isis" {
		t.Errorf("got %+v", f)
	}
}

// graphWith links documents with organizations and their names.
func graphWith(t *testing.T, orgs map[string][]string, docs ...string) *link.Graph {
	t.Helper()
	var in link.Input
	for _, src := range docs {
		a, list := markdown.Parse("content/articles/a.md", []byte(src))
		if len(list) > 0 {
			t.Fatal(list)
		}
		in.Articles = append(in.Articles, a)
	}
	for id, names := range orgs {
		e := &entity{annot.Base{Kind: "organization", ID: id, Title: names[0], Sought: true}}
		for _, n := range names {
			e.Base.Names = append(e.Base.Names, annot.Name{Text: n})
		}
		in.Entities = append(in.Entities, e)
	}
	g, list := link.Link(in)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return g
}
