package pages

import (
	"strings"
	"testing"

	"dossier/internal/annot"
)

// with changes the label that a test owes.
func with(o Owed, change func(*Owed)) labels {
	change(&o)
	return labels{o.Org: {o}}
}

func TestEveryMentionIsOfOneClass(t *testing.T) {
	every := owed("isis", "every")
	second := owed("isis", "every")
	second.Jurisdiction, second.Mark = "US", "§"
	for _, c := range []struct {
		src  string
		owed labels
		want string
	}{
		{"[ISIS]{org=isis} and ISIS", labels{"isis": {every}}, "labelled error"},
		{"[ISIS]{org=isis}, [al-Qaeda]{org=alq}", labels{"isis": {every}}, "labelled not-owed"},
		{`[IS]{org=none note="a verb"}`, labels{"isis": {every}}, "excused"},
		{"[ISIS]{org=isis}[\\*]{label=isis jurisdiction=RU}", labels{"isis": {every}}, "printed"},
		{"[ISIS]{org=isis}[\\*]{label=isis jurisdiction=RU}", labels{"isis": {every, second}}, "labelled"},
		{"[ISIS]{org=isis}[\\*]{label=isis}", labels{"isis": {every}}, "labelled"},
		{"## [ISIS]{org=isis}\n\n[ISIS]{org=isis}", with(every, func(o *Owed) { o.Headline = false }), "heading labelled"},
		{"[ISIS]{org=isis} [Islamic State]{org=isis}", with(every, func(o *Owed) { o.Aliases = false }), "alias labelled"},
		{"[ISIS]{org=isis} [ISIS]{org=isis}\n\n## x\n\n[ISIS]{org=isis}", labels{"isis": {owed("isis", "first-in-page")}}, "labelled later later"},
		{"[ISIS]{org=isis} [ISIS]{org=isis}\n\n## x\n\n[ISIS]{org=isis}", labels{"isis": {owed("isis", "first-in-section")}}, "labelled later labelled"},
		{"[ISIS]{org=isis}[\\*]{label=isis jurisdiction=RU} [ISIS]{org=isis}", labels{"isis": {owed("isis", "first-in-page")}}, "printed later"},
		{"[ISIS]{org=isis}[\\*]{label=isis jurisdiction=RU} [Islamic State]{org=isis} [ISIS]{org=isis}",
			with(owed("isis", "first-in-page"), func(o *Owed) { o.Aliases = false }), "printed labelled alias"},
		{"[ISIS]{org=isis}[^a]\n\n[^a]: [ISIS]{org=isis}", labels{"isis": {owed("isis", "first-in-page")}}, "labelled labelled"},
		{"x ![[ISIS]{org=isis} [ISIS]{org=isis}](media/a.png)", labels{"isis": {owed("isis", "every")}}, "labelled later"},
		{"---\nshow: excerpts\n---\n[ISIS]{org=isis} [ISIS]{org=isis}", labels{"isis": {owed("isis", "first-in-page")}}, "labelled labelled"},
	} {
		g := graphOf(t, c.src)
		var got []string
		var tally Tally
		for _, d := range Decisions(g, c.owed, g.Articles[0], "en") {
			got = append(got, string(d.Class))
			tally.Add(d.Class)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.src, strings.Join(got, " "), c.want)
		}
		if tally.Mentions != tally.Settled+tally.Excused+tally.Errors {
			t.Errorf("%q: %+v", c.src, tally)
		}
	}
}

func TestLabelInTheMarginStandsOnceBesideItsBlock(t *testing.T) {
	b := bodyOf(t, "[ISIS]{org=isis} and [ISIS]{org=isis}\n\n- [ISIS]{org=isis}\n- x", with(owed("isis", "every"), func(o *Owed) { o.Placement = "margin" }))
	for i, want := range []string{"label-isis-ru-terrorist-p1", "label-isis-ru-terrorist-p2"} {
		n := b.Blocks[i]
		if len(n.Cards) == 0 || n.Cards[0].Layer != LabelLayer || n.Cards[0].ID != want || len(n.Cards) > 1 && n.Cards[1].Layer == LabelLayer {
			t.Errorf("block %d: got the cards %+v, want %s first and once", i, n.Cards, want)
		}
		for _, s := range signsIn(n) {
			if s.Note != want || s.Mark != "†" {
				t.Errorf("block %d: the sign leads to %s, want %s", i, s.Note, want)
			}
		}
	}
	if n := len(signsIn(b.Blocks[0])); n != 2 {
		t.Errorf("%d signs, want 2", n)
	}
}

func signsIn(n *Node) []Sign {
	out := n.Signs
	for _, c := range n.Children {
		out = append(out, signsIn(c)...)
	}
	return out
}

func TestExcuseFollowsItsHeadline(t *testing.T) {
	src := labels{"isis": {owed("isis", "every")}}
	g := graphOf(t, "# Why [IS]{org=none note=\"a verb\"}  it so\n\nText.", "# [IS]{org=none note=\"a verb\"} it\n\nText.")
	l := newLabeller(g, src, "en")
	l.excuses = titleExcuses(g)
	for _, c := range []struct{ in, text, plain string }{
		{"Why IS it so", "Why IS{excused} it so", "Why IS it so"},
		{"About Why IS it so, by IS", "About Why IS{†} it so, by IS{†}", "About Why IS (Banned in Russia) it so, by IS"},
		{"Why IS it", "Why IS{†} it", "Why IS (Banned in Russia) it"},
		{"IS it", "IS{†} it", "IS (Banned in Russia) it"}, // hardly more than the name: it could be another's words
	} {
		if got := show(l.Text(c.in)); got != c.text {
			t.Errorf("Text(%q) = %q, want %q", c.in, got, c.text)
		}
		if got := l.Plain(c.in).String(); got != c.plain {
			t.Errorf("Plain(%q) = %q, want %q", c.in, got, c.plain)
		}
	}
}

func TestPictureWhoseMentionsAreExcusedIsExcused(t *testing.T) {
	src := labels{"isis": {owed("isis", "every")}}
	find := func(md string) (excused bool, alt string) {
		var walk func(n *Node, in bool)
		walk = func(n *Node, in bool) {
			if n.Kind == annot.Image {
				excused, alt = in, n.Alt.String()
			}
			for _, c := range n.Children {
				walk(c, n.Mark != nil && n.Mark.Classes[0] == "excused")
			}
		}
		walk(bodyOf(t, md, src).Blocks[0], false)
		return excused, alt
	}
	if excused, alt := find(`x ![It [IS]{org=none note="a verb"}](media/a.png)`); !excused || alt != "It IS" {
		t.Errorf("got %v, %q", excused, alt)
	}
	if excused, alt := find(`x ![It [IS]{org=none note="a verb"} by [ISIS]{org=isis}](media/a.png)`); excused || alt != "It IS (Banned in Russia) by ISIS" {
		t.Errorf("got %v, %q", excused, alt)
	}
}

func TestArticleOfNotesOnlyGivesNoSentencesAway(t *testing.T) {
	g := graphOf(t, "---\nshow: notes-only\n---\nBefore [ISIS]{org=isis} after. ["+strings.Repeat("word ", 40)+"]{.quote by=isis checked=no}")
	m := &Maker{Input: Input{Graph: g, Labels: labels{}}}
	doc := g.Articles[0]
	for i, want := range []string{"ISIS", strings.TrimSpace(strings.Repeat("word ", 16)) + "…"} {
		a := doc.Annotations[i]
		s := m.Sentence(newLabeller(g, labels{}, "en"), doc, a.Block, a.From, a.To)
		if got := show(s.Before) + "|" + show(s.Exact) + "|" + show(s.After); got != "|"+want+"|" {
			t.Errorf("got %q, want %q alone", got, want)
		}
	}
}
