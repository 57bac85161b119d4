package pages

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/annot"
)

// quoting writes an article that quotes and mentions somebody so many times.
func quoting(quoted, mentioned int) string {
	var b strings.Builder
	b.WriteString("# A headline\n")
	for range quoted {
		b.WriteString("\n[So it is]{.quote by=ann checked=no}, Ann said.\n")
	}
	for range mentioned {
		b.WriteString("\nThen [Ann]{person=ann} left.\n")
	}
	return b.String()
}

// parts gives the sections of a page of Ann.
func parts(t testing.TB, p map[string]*Page, page int) (quoted, mentioned *Mentions) {
	for _, s := range content[*Record](t, p, pagedPath("persons/ann", page)).Sections {
		switch s.ID {
		case "quoted":
			quoted = s.Content.(*Mentions)
		case "mentions":
			mentioned = s.Content.(*Mentions)
		}
	}
	return quoted, mentioned
}

func TestWhatSomebodyIsQuotedOnStandsApartFromTheOtherMentions(t *testing.T) {
	g := site(t, map[string]string{"a": quoting(2, 1), "b": quoting(1, 0)}, person("ann", false, "Ann"))
	quoted, mentioned := parts(t, planned(g, "", thingKind{name: "person"}), 1)
	if len(quoted.Articles) != 2 || len(quoted.Articles[0].Items) != 2 || len(mentioned.Articles) != 1 || len(mentioned.Articles[0].Items) != 1 {
		t.Fatalf("got %+v and %+v", quoted, mentioned)
	}
	item := quoted.Articles[0].Items[0]
	if item.Exact.Bare() != "So it is" || item.After.Bare() != ", Ann said." || item.Where.Bare() != "paragraph 2" || item.Href != "articles/a/index.html#p2-quote" {
		t.Errorf("got %+v", item)
	}
	if item := mentioned.Articles[0].Items[0]; item.Exact.Bare() != "Ann" || item.Where.Bare() != "paragraph 4" {
		t.Errorf("got %+v", item)
	}
}

func TestNoPageOfMentionsGrowsWithTheDossier(t *testing.T) {
	for _, c := range []struct {
		name                string
		articles            int
		quoted, mentioned   int
		pages, groups, each int
	}{
		{"many articles", 2*pageSize + 1, 0, 1, 3, pageSize, 1},
		{"one long article", 1, 0, 90, 1, 1, mostPlaces},
		{"many long articles", 25, 90, 90, 5, 5, mostPlaces},
		{"no mention", 1, 0, 0, 1, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			articles := map[string]string{}
			for i := range c.articles {
				articles[fmt.Sprintf("a%03d", i)] = quoting(c.quoted, c.mentioned)
			}
			p := planned(site(t, articles, person("ann", false, "Ann")), "", thingKind{name: "person"})
			if p[pagedPath("persons/ann", c.pages+1)] != nil {
				t.Errorf("there are more than %d pages", c.pages)
			}
			docs := 0
			for page := 1; page <= c.pages; page++ {
				quoted, mentioned := parts(t, p, page)
				if c.pages > 1 && (mentioned.Pager.Page != page || mentioned.Pager.Pages != c.pages) {
					t.Errorf("page %d: got %+v", page, mentioned.Pager)
				}
				if quoted == nil {
					quoted = &Mentions{}
				}
				docs += len(mentioned.Articles)
				if len(mentioned.Articles) > c.groups {
					t.Errorf("page %d: %d documents", page, len(mentioned.Articles))
				}
				for _, g := range append(quoted.Articles, mentioned.Articles...) {
					if len(g.Items) != c.each {
						t.Errorf("page %d: %d sentences of one article", page, len(g.Items))
					}
					if more := g.More.Bare(); c.each == mostPlaces && more != "and 70 more in this text" || c.each < mostPlaces && more != "" {
						t.Errorf("page %d: %q", page, more)
					}
				}
			}
			if c.mentioned > 0 && docs != c.articles {
				t.Errorf("%d of %d documents are shown", docs, c.articles)
			}
		})
	}
}

func TestAReplyStandsAtTheMarkAndOnThePageOfTheRecord(t *testing.T) {
	reply := &annot.Reply{On: date(t, "2024-05-03"), Text: "It was not so.", Source: annot.Ref{ID: "letter"}}
	ann, one, secret := person("ann", false, "Ann"), org("one"), person("secret", true, "Bea")
	ann.Reply, one.Reply, secret.Reply = reply, reply, reply
	g := site(t, map[string]string{
		"a": "---\nreply: {on: 2024-05-03, text: It was not so., source: letter}\n---\n# A headline\n\n[Ann]{person=ann}, [it]{org=one}, [Bea]{person=secret}, [this]{source=b}.\n",
		"b": "---\nreply: {on: 2024-05-03, text: It was not so., source: letter}\n---\n# B headline\n",
	}, ann, one, secret, &thing{annot.Base{Kind: "source", ID: "letter", Title: "Letter"}})
	p := planned(g, "", thingKind{name: "person"}, thingKind{name: "organization"})
	same := func(where string, facts []Fact) {
		t.Helper()
		for _, f := range facts {
			if f.Tone == "reply" && f.Term.Bare() == "Reply of 3 May 2024" && len(f.Values) == 2 && f.Values[0].Bare() == "It was not so." && f.Values[1].Bare() == "From: Letter" {
				return
			}
		}
		t.Errorf("%s: got %+v", where, facts)
	}
	a := content[*Article](t, p, "articles/a/index.html")
	same("the article", a.Reply)
	cards := a.Body.Blocks[0].Cards
	if len(cards) != 4 {
		t.Fatalf("got %d cards", len(cards))
	}
	for _, c := range cards {
		same("the card "+c.ID, c.Facts)
	}
	same("the person's page", content[*Record](t, p, "persons/ann/index.html").Facts)
	same("the organization's page", content[*Record](t, p, "organizations/one/index.html").Facts)
}

func TestAPrivatePersonIsCalledAsTheArticlePrints(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"the printed name of several", "[Mr Doe]{person=p} said.", "Doe"},
		{"the words of the mark where they hold no name", "[the  aide]{person=p} said.", "the aide"},
		{"nothing where the person is only quoted", "[So it is]{.quote by=p checked=no}, Jane Doe said.", unnamed},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := site(t, map[string]string{"a": "# A headline\n\n" + c.text + "\n"}, person("p", true, "Jane Doe", "Doe"))
			card := content[*Article](t, planned(g, "", thingKind{name: "person"}), "articles/a/index.html").Body.Blocks[0].Cards[0]
			if card.Title.Bare() != c.want || card.Href != "" {
				t.Errorf("got %q, %q", card.Title.Bare(), card.Href)
			}
			if len(card.Facts) != 1 || card.Facts[0].Term.Bare() == "Secret" {
				t.Errorf("the card tells what the record says: %+v", card.Facts)
			}
		})
	}
	g := site(t, map[string]string{"a": "---\nbyline: [p]\n---\n# A headline\n"}, person("p", true, "Jane Doe"))
	facts := content[*Article](t, planned(g, "", thingKind{name: "person"}), "articles/a/index.html").Facts
	if len(facts) != 1 || facts[0].Values[0].Bare() != "Jane Doe" {
		t.Errorf("the byline: got %+v", facts)
	}
}

// TestWhatOneArticlePrintsOfAPrivatePersonIsNotToldInAnother holds that a page
// uses its own article's words, and a page of no article those that tell least.
func TestWhatOneArticlePrintsOfAPrivatePersonIsNotToldInAnother(t *testing.T) {
	for _, c := range []struct{ name, a, b, onA, elsewhere string }{
		{"described in one and named in the other", "[The aide]{person=p} said.", "[Jane Doe]{person=p} said.", "The aide", "The aide"},
		{"named in both", "[Mr Doe]{person=p} said.", "[Jane Doe]{person=p} said.", "Doe", "Doe"},
		{"a name within another word", "[The Doeville aide]{person=p} said.", "So.", "The Doeville aide", "The Doeville aide"},
		{"only suggested elsewhere", "[An aide]{person=p} said.", "[Jane Doe]{person=p .suggested} said.", "An aide", "An aide"},
		{"only quoted here", "[So it is]{.quote by=p checked=no}, he said.", "[Jane Doe]{person=p} said.", unnamed, "Jane Doe"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := person("p", true, "Jane Doe", "Doe")
			g := site(t, map[string]string{"a": "# A headline\n\n" + c.a + "\n", "b": "# Another\n\n" + c.b + "\n"}, p)
			card := content[*Article](t, planned(g, "", thingKind{name: "person"}), "articles/a/index.html").Body.Blocks[0].Cards[0]
			if card.Title.Bare() != c.onA {
				t.Errorf("on its page: got %q", card.Title.Bare())
			}
			m := &Maker{Input: Input{Graph: g}}
			m.bylined = m.bylines()
			if got := m.Called(p, "en"); got != c.elsewhere {
				t.Errorf("elsewhere: got %q", got)
			}
		})
	}
}

func TestThePageOfARecordLeadsBackToTheRecordsThatNameIt(t *testing.T) {
	one := org("one")
	entities := []annot.Entity{one}
	for i := range mostReferring + 5 {
		f := &thing{annot.Base{Kind: "figure", ID: fmt.Sprintf("f%03d", i), Title: "F"}}
		f.Refer("claimed_by", []annot.Ref{{ID: "one"}}, "organization")
		entities = append(entities, f)
	}
	secret := person("secret", true, "Ann")
	secret.Refer("organization", []annot.Ref{{ID: "one"}}, "organization")
	m := &Maker{Input: Input{Graph: site(t, nil, append(entities, secret)...), Labels: labels{}}}
	l := newLabeller(m.Graph, m.Labels, "en")
	s, ok := m.Referring(l, one, Referring{ID: "figures", Heading: "Figures", Lead: "Claimed.", Kind: "figure", Field: "claimed_by"})
	if list := s.Content.(Entries); !ok || len(list) != mostReferring || s.Lead.Bare() != "Claimed. The first 100 of 105." {
		t.Errorf("got %d entries, %q", len(list), s.Lead.Bare())
	}
	for _, r := range []Referring{{Kind: "figure", Field: "source"}, {Kind: "person", Field: "organization"}} {
		if s, ok := m.Referring(l, one, r); ok {
			t.Errorf("%+v: got %+v", r, s)
		}
	}
}
