package suggest

import (
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/link"
	"dossier/internal/markdown"
)

// listed makes a graph in which ISIS and al-Qaeda are designated; the others
// are organizations that nobody has looked up, by id and names.
func listed(others ...[]string) *link.Graph {
	in := link.Input{}
	add := func(designated bool, id string, names ...string) {
		b := &annot.Base{Kind: "organization", ID: id, Title: names[0], Sought: true, Designated: designated}
		for _, n := range names {
			one := annot.Name{Text: n}
			if len([]rune(n)) < shortest {
				one.Case = "exact"
			}
			b.Names = append(b.Names, one)
		}
		in.Entities = append(in.Entities, b)
	}
	add(true, "isis", "Islamic State", "ISIS", "IS", "ИГИЛ", "Исламское государство")
	add(true, "al-qaeda", "al-Qaeda", "Аль-Каида")
	for _, o := range others {
		add(false, o[0], o[1:]...)
	}
	g, _ := link.Link(in)
	return g
}

// proposed plans an article with what the engine finds.
func proposed(t *testing.T, g *link.Graph, lang, text string) Proposal {
	t.Helper()
	a, list := markdown.Parse("content/articles/an-article.md", []byte("---\nlang: "+lang+"\n---\n"+text))
	if len(list) > 0 {
		t.Fatal(list)
	}
	return NewRegister(g).Plan(a, New(g).Find(a))
}

func TestAGroupIsTheOrganizationThatItsNameNames(t *testing.T) {
	for text, want := range map[string]string{
		"The Islamic State group said on Monday it had killed 12 people.\n":    "isis",
		"The IS group said that it had killed 12 people.\n":                    "isis",
		"Группировка «Исламское государство» заявила, что убиты 12 человек.\n": "isis",
		"Террористическая организация ИГИЛ заявила, что убиты 12 человек.\n":   "isis",
		"Движение «Аль-Каида» сообщило, что убиты 12 человек.\n":               "al-qaeda",
	} {
		lang := "en"
		if strings.ContainsAny(text, "аоеи") {
			lang = "ru"
		}
		p := proposed(t, listed(), lang, text)
		parties := 0
		for _, s := range p.Suggestions {
			if s.Kind == Attribution {
				parties++
			}
			if (s.Kind == Attribution || s.Kind == Organization) && (len(s.IDs) != 1 || s.IDs[0] != want) {
				t.Errorf("%s: %s is %v", text, s.Words, s.IDs)
			}
		}
		for _, s := range p.Stubs {
			if s.Kind == "organization" {
				t.Errorf("%s: a record is made: %s", text, s.Text)
			}
		}
		if parties != 1 {
			t.Errorf("%s: %d attributions\n%s", text, parties, body(p))
		}
	}
}

func TestWhatIsNoProperNameOfItsOwnIsLookedForNowhere(t *testing.T) {
	for text, sought := range map[string]bool{
		"Police said 12 people died.\n":                                      false,
		"The ministry said 12 people died.\n":                                false,
		"The Anti-ISIS Coalition said 12 people died.\n":                     false,
		"The ISIS media office said 12 people died.\n":                       false,
		"The ISIS-linked Amaq news agency said that 12 people died.\n":       false,
		"Ведомство сообщило, что погибли 12 человек.\n":                      false,
		"Пресс-служба ИГИЛ сообщила, что погибли 12 человек.\n":              false,
		"Агентство «Аль-Каиды» сообщило, что погибли 12 человек.\n":          false,
		"Министерство обороны сообщило, что погибли 12 человек.\n":           false,
		"The Interior Ministry said 12 people died.\n":                       false,
		"Верховный суд сообщил, что погибли 12 человек.\n":                   false,
		"The Northern Valley Observatory said 12 people died.\n":             true,
		"Северная обсерватория «Долина» сообщила, что погибли 12 человек.\n": true,
	} {
		lang := "en"
		if strings.ContainsAny(text, "аоеи") {
			lang = "ru"
		}
		n := 0
		for _, s := range proposed(t, listed(), lang, text).Stubs {
			if s.Kind != "organization" {
				continue
			}
			n++
			if got := !strings.Contains(s.Text, "\nnames: []\n"); got != sought {
				t.Errorf("%s: got %s", text, s.Text)
			}
		}
		if n == 0 {
			t.Errorf("%s: no organization", text)
		}
	}
}

func TestOnlyExactProperNamesOfUnknownOrganizationsAreFinal(t *testing.T) {
	g := listed([]string{"airwars", "Airwars"}, []string{"police", "Police"}, []string{"agency", "Агентство"}, []string{"centre", "Центр Долина"}, []string{"state", "Islamic State group"})
	for text, want := range map[string]string{
		"Airwars and AIRWARS.\n":                                "[Airwars]{org=airwars} and [AIRWARS]{.suggested org=airwars}.\n",
		"Police and police.\n":                                  "[Police]{.suggested org=police} and [police]{.suggested org=police}.\n",
		"the Islamic State group\n":                             "the [Islamic State]{org=isis} group\n",
		"al-Qaeda, AL-QAEDA\n":                                  "[al-Qaeda]{org=al-qaeda}, [AL-QAEDA]{org=al-qaeda}\n",
		"Агентство, агентства.\n":                               "[Агентство]{.suggested org=agency}, [агентства]{.suggested org=agency}.\n",
		"[Police]{person=x} patrol\n":                           "[[Police]{.suggested org=police}]{person=x} patrol\n",
		"Центр Долина и Центра Долина\n":                        "[Центр Долина]{org=centre} и [Центра Долина]{.suggested org=centre}\n",
		"[Airwars]{.suggested .attribution org=other} counts\n": "[Airwars]{.suggested .attribution org=other} counts\n",
		"[ISIS]{.suggested .attribution org=other} counts\n":    "[[ISIS]{org=isis}]{.suggested .attribution org=other} counts\n",
	} {
		lang := "en"
		if strings.ContainsAny(text, "аоеи") {
			lang = "ru"
		}
		a, _ := markdown.Parse("content/articles/an-article.md", []byte("---\nlang: "+lang+"\n---\n"+text))
		p := NewRegister(g).Plan(a, New(g).organizations(a))
		if got := body(p); got != want {
			t.Errorf("got  %swant %s", got, want)
		}
	}
}
