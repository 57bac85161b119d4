package mention

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/annot"
)

func finder() *Finder {
	return New([]Entry{
		{"isis", annot.Name{Text: "Islamic State"}},
		{"isis", annot.Name{Text: "ISIS", Case: "exact"}},
		{"isis", annot.Name{Text: "IS", Case: "exact"}},
		{"isis", annot.Name{Text: "Daesh"}},
		{"isis", annot.Name{Text: "ИГ", Case: "exact"}},
		{"isis", annot.Name{Text: "Исламское государство"}},
		{"al-qaeda", annot.Name{Text: "al-Qaeda"}},
		{"al-qaeda", annot.Name{Text: "База", Quoted: true}},
		{"aqi", annot.Name{Text: "al-Qaeda in Iraq"}},
		{"hamas", annot.Name{Text: "Hamas"}},
	})
}

// Looking at the words first passes over no text that holds a name.
func TestEveryMatchIsPossible(t *testing.T) {
	f := finder()
	words := []string{"Islamic", "State", "islamic", "ISIS", "I\u200bSIS", "ІSIS", "al", "-", "Qaeda", "Ha", "mas", "Hamas", " ", " ", "\u00a0", "“", "”", "База", "_", "2", "’s", "é"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 8).Draw(t, "words"), "")
		if n := normalize(text); !f.possible(text) && len(f.matches(&n)) > 0 {
			t.Fatalf("%q holds a name", text)
		}
	})
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"ISIS is keen", "ISIS"},
		{"anti-ISIS, ISIS’ and ISIS-control; “IS inspired", "ISIS ISIS ISIS IS"},
		{"crISIS, ISISes, IS2, Isis, is", ""},
		{"islamic  STATE and Islamic\u00a0State", "islamic__STATE Islamic\u00a0State"},
		{"ISLAMIC\nSTATE", "ISLAMIC_STATE"},
		{"al-Qaeda in Iraq and Al‑Qaeda", "al-Qaeda_in_Iraq Al‑Qaeda"},
		{"база и «База», \"База\"", "База База"},
		{"I\u200bS\u00adIS", "I\u200bS\u00adIS"},
		{"ＩＳＩＳ", "ＩＳＩＳ"},
		{"ІЅІЅ and НАМАЅ and 𝐈𝐒𝐈𝐒", "ІЅІЅ НАМАЅ 𝐈𝐒𝐈𝐒"},
		{"боевики ИГ, ИГЛА", "ИГ"},
		{"ИСЛАМСКОЕ ГОСУДАРСТВО", "ИСЛАМСКОЕ_ГОСУДАРСТВО"},
		{"намаѕ", ""}, // the Cyrillic н, small, does not look like h
		{"Is\u0301lamic State, Islamic State\u0301", ""},
		{"ISIS", "ISIS"},
		{"", ""},
	} {
		var got []string
		for _, m := range finder().Find(c.text) {
			got = append(got, strings.NewReplacer(" ", "_", "\n", "_").Replace(c.text[m.From:m.To]))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("Find(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestFindNamesOrganizations(t *testing.T) {
	m := finder().Find("the al-Qaeda in Iraq")
	if len(m) != 1 || !m[0].Is("aqi") || m[0].Is("al-qaeda") || m[0].Name != "al-Qaeda in Iraq" {
		t.Errorf("longest name: got %+v", m)
	}
	shared := New([]Entry{{"b", annot.Name{Text: "Fatah"}}, {"a", annot.Name{Text: "FATAH"}}})
	if m := shared.Find("Fatah"); len(m) != 1 || !m[0].Is("a") || !m[0].Is("b") {
		t.Errorf("a shared name belongs to both: got %+v", m)
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("As Europe ups counter-terrorism efforts and surveillance, they make more terror-related arrests – before ISIS attacks. ", 50)
	f := finder()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f.Find(text)
	}
}
