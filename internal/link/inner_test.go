package link_test

import (
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/markdown"
)

// worldOf links an article with ISIS and ISI, which are designated, with a
// coalition that was looked up and with a group of which nobody knows.
func worldOf(t *testing.T, text string) *link.Graph {
	t.Helper()
	doc, list := markdown.Parse("content/articles/a.md", []byte(text))
	if len(list) > 0 {
		t.Fatal(list)
	}
	in := link.Input{Articles: []*annot.Article{doc}}
	for _, b := range []annot.Base{
		{ID: "isis", Designated: true, Names: []annot.Name{{Text: "ISIS"}, {Text: "Islamic State"}}},
		{ID: "isi", Designated: true, Names: []annot.Name{{Text: "Islamic State of Iraq"}}},
		{ID: "coalition", LookedUp: true, Names: []annot.Name{{Text: "Global Coalition against ISIS"}}},
		{ID: "group", Names: []annot.Name{{Text: "Islamic State group"}, {Text: "Free Islamic"}}},
	} {
		b.Kind, b.Title, b.Sought = "organization", b.Names[0].Text, true
		in.Entities = append(in.Entities, &organization{b})
	}
	g, list := link.Link(in)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return g
}

func TestALongerNameOfAnUnknownOrganizationHidesNoDesignatedOne(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"the Islamic State group", "Islamic State:-"},
		{"the [Islamic State group]{org=group}", "Islamic State:-"},
		{"the [[Islamic State]{org=isis} group]{org=group}", "Islamic State:isis"},
		{"the Free Islamic State", "Islamic State:-"},
		{"the [Free Islamic]{org=group} people", "Free Islamic:group"},
		{"the [Global Coalition against ISIS]{org=coalition}", "Global Coalition against ISIS:coalition"},
		{"the [Global Coalition against [ISIS]{org=isis}]{org=coalition}", "ISIS:isis"},
		{"the [Global Coalition against [the ISIS]{org=isis}]{org=coalition}", "ISIS:isis"},
		{"the Global Coalition against [ISIS]{org=isis}", "ISIS:isis"},
		{"the [Global Coalition against [ISIS]{org=isi}]{org=coalition}", "Global Coalition against ISIS:coalition"},
		{"[Islamic State of Iraq]{org=isi}", "Islamic State of Iraq:isi"},
		{"[[Islamic State]{org=isis} of Iraq]{org=isi}", "Islamic State of Iraq:isi+isis"},
		{"[Islamic State]{org=isis} of Iraq", "Islamic State of Iraq:-+isis"},
		{"[Islamic [State]{org=isis} of Iraq]{org=isi}", "Islamic State of Iraq:isi"},
	} {
		g := worldOf(t, c.text)
		doc := g.Articles[0]
		var got []string
		for _, f := range g.Found(doc) {
			org := f.Org
			if f.Annotation < 0 {
				org = "-"
			}
			for _, in := range f.Inner {
				org += "+" + in.Org
			}
			got = append(got, doc.Blocks[f.Block].Text[f.From:f.To]+":"+org)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %v, want %s", c.text, got, c.want)
		}
	}
}
