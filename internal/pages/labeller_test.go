package pages

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/markdown"
)

// entity is an organization for tests.
type entity struct{ annot.Base }

// labels is a LabelSource with fixed answers.
type labels map[string][]Owed

func (l labels) Owed(org, _ string) []Owed                { return l[org] }
func (l labels) OnDate(string, string, annot.Date) string { return "" }
func (l labels) Unlinked(host string) bool                { return host == "unlinked.example" }

func owed(org, scope string) Owed {
	return Owed{Org: org, Jurisdiction: "RU", Kind: "terrorist", Wording: "Banned in Russia.", Placement: "sign", Mark: "†", Scope: scope, Headline: true, Aliases: true}
}

// graphOf links documents with the organizations isis, alq and amnesty.
func graphOf(t *testing.T, docs ...string) *link.Graph {
	t.Helper()
	var in link.Input
	for i, src := range docs {
		a, list := markdown.Parse(fmt.Sprintf("content/articles/a%d.md", i), []byte(src))
		if len(list) > 0 {
			t.Fatal(list)
		}
		in.Articles = append(in.Articles, a)
	}
	for id, names := range map[string][]string{"isis": {"Islamic State", "ISIS", "IS"}, "alq": {"al-Qaeda"}, "amnesty": {"Amnesty International"}} {
		e := &entity{annot.Base{Kind: "organization", ID: id, Title: names[0], Sought: true}}
		for _, n := range names {
			e.Base.Names = append(e.Base.Names, annot.Name{Text: n, Case: "exact"})
		}
		in.Entities = append(in.Entities, e)
	}
	g, list := link.Link(in)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return g
}

// show writes a Text with its signs in braces.
func show(t Text) string {
	var b strings.Builder
	for _, r := range t.Runs() {
		b.WriteString(r.Words)
		if r.Excused {
			b.WriteString("{excused}")
		}
		for _, s := range r.Signs {
			b.WriteString("{" + s.Mark + "}")
		}
	}
	return b.String()
}

func TestEveryMentionInAStringIsLabelled(t *testing.T) {
	g := graphOf(t)
	src := labels{"isis": {owed("isis", "every")}, "amnesty": {owed("amnesty", "first-in-page")}}
	for _, c := range []struct{ in, want string }{
		{"Changes of Islamic State (IS) revisited", "Changes of Islamic State{†} (IS{†}) revisited"},
		{"anti-ISIS, ISIS’ and I\u200bS", "anti-ISIS{†}, ISIS{†}’ and I\u200bS{†}"},
		{"al-Qaeda", "al-Qaeda"},
		{"Amnesty International, Amnesty International", "Amnesty International{†}, Amnesty International{†}"},
		{"", ""},
	} {
		if got := show(newLabeller(g, src, "en").Text(c.in)); got != c.want {
			t.Errorf("Text(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestPlainStringsCarryTheLabelInParentheses(t *testing.T) {
	l := newLabeller(graphOf(t), labels{"isis": {owed("isis", "every")}}, "en")
	if got, want := l.Plain("ISIS and al-Qaeda and ISIS").String(), "ISIS (Banned in Russia) and al-Qaeda and ISIS"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(l.notes) != 0 {
		t.Error("the parenthesis says all: no note is owed")
	}
}

func TestNoteStandsOnceForAllMentions(t *testing.T) {
	l := newLabeller(graphOf(t), labels{"isis": {owed("isis", "every")}}, "en")
	l.Text("ISIS")
	l.Text("Islamic State")
	if len(l.notes) != 1 || l.notes[0].ID != "label-isis-ru-terrorist" || show(l.notes[0].Name) != "Islamic State{†}" {
		t.Errorf("got %+v", l.notes)
	}
}

// showNodes writes a body as text with signs in braces, marks in brackets with
// their fragments and the layers of their signs, links in angles.
func showNodes(nodes []*Node) string {
	var b strings.Builder
	for _, n := range nodes {
		switch {
		case n.Kind == Signed:
			for _, s := range n.Signs {
				b.WriteString("{" + s.Mark + "}")
			}
		case n.Kind == annot.Mark:
			b.WriteString("[" + showNodes(n.Children) + "]#" + n.ID)
			for _, c := range n.Mark.Cards {
				b.WriteString("(" + c.Layer + ")")
			}
		case n.Kind == annot.Link:
			b.WriteString("<" + showNodes(n.Children) + ">")
		case n.Kind == annot.SoftBreak:
			b.WriteString(" ")
		default:
			b.WriteString(n.Text + showNodes(n.Children))
		}
	}
	return b.String()
}

func bodyOf(t *testing.T, src string, l labels) Body {
	t.Helper()
	g := graphOf(t, src)
	m := &Maker{Input: Input{Graph: g, Labels: l}, byDoc: map[*annot.Article][]link.Use{}, kinds: map[string]annot.Kind{}}
	for _, u := range g.Uses {
		m.byDoc[u.Doc] = append(m.byDoc[u.Doc], u)
	}
	return m.Body(newLabeller(g, l, "en"), g.Articles[0])
}

func TestBodyLabelsEveryMention(t *testing.T) {
	src := labels{"isis": {owed("isis", "every")}}
	for _, c := range []struct{ in, want string }{
		{"the [ISIS]{org=isis}-control", "the [ISIS{†}]#p1-isis(org)-control"},
		{"[US-led coalition against [ISIS]{org=isis}]{org=alq}", "[US-led coalition against [ISIS{†}]#p1-isis(org)]#p1-alq(org)"},
		{"[the group]{org=isis} and [ISIS]{org=isis}", "[the group]#p1-isis(org) and [ISIS{†}]#p1-isis-2"},
		{"[*Islamic* State]{org=isis}", "[Islamic State{†}]#p1-isis(org)"},
		{"[see [ISIS]{org=isis} here](https://example.org)", "<see [ISIS{†}]#p1-isis here>"},
		{`[IS]{org=none note="a verb"} it`, "[IS]#p1-none(note) it"},
		{"[ISIS]{org=isis}[\\*]{label=isis jurisdiction=RU} now\n\n[\\*Banned in Russia.]{label=isis jurisdiction=RU}", "[ISIS]#p1-isis(org)[*]#p1-label-isis now"},
		{"[ISIS]{org=isis}[\\*]{label=isis jurisdiction=US} now", "[ISIS{†}]#p1-isis(org)[*]#p1-label-isis now"},
		{"[ISIS]{org=isis}[\\*]{label=isis} now", "[ISIS{†}]#p1-isis(org)[*]#p1-label-isis now"},
		{"`ISIS` in code", "ISIS{†} in code"},
		{"ISIS unmarked, as a preview may have it", "ISIS{†} unmarked, as a preview may have it"},
	} {
		if got := showNodes(bodyOf(t, c.in, src).Blocks[0].Children); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestScopeIsCountedInThePage(t *testing.T) {
	text := "## One\n\n[ISIS]{org=isis} [ISIS]{org=isis}\n\n## Two\n\n[ISIS]{org=isis}"
	for scope, want := range map[string]int{"every": 3, "first-in-section": 2, "first-in-page": 1} {
		var all []*Node
		for _, b := range bodyOf(t, text, labels{"isis": {owed("isis", scope)}}).Blocks {
			all = append(all, b.Children...)
		}
		if got := strings.Count(showNodes(all), "{†}"); got != want {
			t.Errorf("%s: %d labels, want %d", scope, got, want)
		}
	}
}

func TestCardStandsOnceInAPage(t *testing.T) {
	b := bodyOf(t, "[ISIS]{org=isis}\n\n[ISIS]{org=isis} and [al-Qaeda]{org=alq}", labels{})
	if len(b.Blocks[0].Cards) != 1 || len(b.Blocks[1].Cards) != 1 || b.Blocks[1].Cards[0].ID != "note-alq" {
		t.Errorf("got %+v and %+v", b.Blocks[0].Cards, b.Blocks[1].Cards)
	}
}

func TestSentenceKeepsLabelsAndExcuses(t *testing.T) {
	src := labels{"isis": {owed("isis", "every")}}
	g := graphOf(t, "Before it.\nThe [Islamic]{.quote} State [IS]{org=none note=\"a verb\"} [ISIS]{org=isis} here.\nAfter it.")
	m := &Maker{Input: Input{Graph: g, Labels: src}}
	a := g.Articles[0].Annotations[2]
	s := m.Sentence(newLabeller(g, src, "en"), g.Articles[0], a.Block, a.From, a.To)
	if got, want := show(s.Before)+"|"+show(s.Exact)+"|"+show(s.After), "The Islamic State{†} IS{excused} |ISIS{†}| here."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestExternalAddresses(t *testing.T) {
	m := &Maker{Input: Input{Labels: labels{}}}
	for in, want := range map[string]string{
		"https://example.org/a":        "https://example.org/a",
		"https://unlinked.example/a":   "",
		"javascript:alert(1)":          "",
		"data:text/html,x":             "",
		"mailto:someone@example.org":   "mailto:someone@example.org",
		"https://exa mple.org/\u0000x": "",
	} {
		if got := m.External(in); got != want {
			t.Errorf("External(%q) = %q, want %q", in, got, want)
		}
	}
}

// Half of a name may be a name of its own, without a label.
func TestNoLineEndDividesAName(t *testing.T) {
	l := newLabeller(graphOf(t), labels{"isis": {owed("isis", "every")}}, "en")
	for _, c := range []struct {
		in, want string
		width    int
	}{
		{"raids by Islamic State in towns", "raids by|Islamic State{†}|in towns", 12},
		{"Islamic State", "Islamic State{†}", 4},
		{"of Amnesty International", "of|Amnesty International", 10},
	} {
		var lines []string
		for _, line := range l.Text(c.in).Wrap(c.width) {
			lines = append(lines, strings.TrimSpace(show(line)))
		}
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("%q at %d: got %q, want %q", c.in, c.width, got, c.want)
		}
	}
}
