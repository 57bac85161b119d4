package printed

import (
	"strings"
	"testing"
	"time"
)

func TestJurisdictionIsTakenFromWholeWordsOnly(t *testing.T) {
	for text, want := range map[string]string{
		"Banned in Russia.":                "RU",
		"(запрещена в РФ)":                 "RU",
		"на территории России":             "RU",
		"in the Russian Federation":        "RU",
		"by Russian courts":                "",
		"РФС":                              "",
		"banned in the United\u00a0States": "US",
		"в России и США":                   "",
		"by court order":                   "",
	} {
		if got := Jurisdiction(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestNotesStandWhereNotesDo(t *testing.T) {
	for text, want := range map[string]string{
		"*Banned in Russia.": "*Banned in Russia.",
		"* — запрещена в РФ": "* — запрещена в РФ",
		"* Признана экстремистской. ** Запрещена в РФ.": "* Признана экстремистской.|** Запрещена в РФ.",
		"*Banned in Russia.\n**Outlawed too.":           "*Banned in Russia.|**Outlawed too.",
		"Text of the article. † Banned in Russia.":      "† Banned in Russia.",
		"✱ Деятельность организации запрещена в России": "✱ Деятельность организации запрещена в России",
		"¹ Banned in Russia. ² Outlawed.":               "¹ Banned in Russia.|² Outlawed.",
		"(1) Banned in Russia.":                         "(1) Banned in Russia.",
		"[^1]: Banned in Russia.":                       "[^1]: Banned in Russia.",
		"⃰ запрещена в РФ":                              "⃰ запрещена в РФ",
		"*See page 2.":                                  "",
		"The word* banned in Russia.":                   "",
		"A banned * in Russia.":                         "",
		"*":                                             "",
		"":                                              "",
	} {
		var got []string
		for _, n := range Notes(text, nil) {
			got = append(got, text[n.From:n.To])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q has the notes %q, want %q", text, got, want)
		}
	}
}

func TestMarksStandBehindWords(t *testing.T) {
	for _, test := range []struct{ text, sign, want string }{
		{"ISIS* and «Талибан»*, «Талибан*» (ИГ*).", "*", "ISIS*|«Талибан»*|«Талибан*|(ИГ*"},
		{"ИГ,* but ИГ * and x. * y", "*", "ИГ,*?|ИГ *?"},
		{"A** B* C***", "*", "B*"},
		{"A** B* C***", "**", "A**"},
		{"*a 2*3 * 4", "*", "2*3 *?"},
		{"ISIS¹ and ISIS¹² and m²", "¹", "ISIS¹"},
		{"ISIS[1] and ISIS(1)", "[1]", "ISIS[1]"},
		{"ISIS⃰ is", "⃰", "ISIS⃰"},
		{"Meta*†", "†", "Meta*†"},
	} {
		var got []string
		for _, m := range Marks(test.text, test.sign) {
			word := test.text[:m.To]
			word = word[strings.LastIndex(strings.TrimRight(word[:m.From], " "), " ")+1:]
			if m.Loose {
				word += "?"
			}
			got = append(got, word)
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("%q has the marks %q, want %q", test.text, got, test.want)
		}
	}
}

func TestBansAreToldInAllLanguages(t *testing.T) {
	for text, want := range map[string]bool{
		"(Banned in Russia)": true, "(designated in the United States)": true, "recognized\u00a0as extremist": true, "recognised by all": false,
		"(ЗАПРЕЩЁН в РФ)": true, "(запрещена в РФ)": true, "иностранного агента": true, "иностранный гость и агент": false, "иноагентами": true,
		"(непризнанная республика)": false, "under Bannedish law": false, "под  запретом": true, "под": false, "": false, "\xff": false,
	} {
		if got := speaksOfBan(text); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

// An article is no list of bans: with very many remarks in one paragraph the
// first are labels.
func TestRemarksOfAParagraphAreLimited(t *testing.T) {
	if got := Remarks(strings.Repeat("ISIS (banned in Russia) ", 2*maxNotes)); len(got) != maxNotes {
		t.Errorf("there are %d", len(got))
	}
}

func TestUnsignedTextKeepsItsPlaces(t *testing.T) {
	for text, want := range map[string]string{"ISIS¹² and m²": "ISIS     and m  ", "ИГ\u20f0 *": "ИГ    *", "a\xffb⁴": "a\xffb   ", "": ""} {
		if got := Unsigned(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// Eight times the remarks take some eight times as long.
func TestTimeForLabelsGrowsWithTheText(t *testing.T) {
	for _, unit := range []string{"Foo (banned in Russia) ", "Foo (banned and known) ", "иностранн (запрещ ", "* Banned. ", "(", "¹", "foreign ", "*†", "a **", "* "} {
		times := func(n int) time.Duration {
			text := strings.Repeat(unit, n)
			best := time.Hour
			for range 3 {
				start := time.Now()
				Remarks(text)
				Notes(text, nil)
				Notes("a "+text, nil)
				Marks(text, "*")
				Jurisdiction(text)
				speaksOfBan(text)
				best = min(best, time.Since(start))
			}
			return best
		}
		const size, factor, most = 2_000, 8, 30
		small, large := times(size), times(size*factor)
		if large > small*most && large > 50*time.Millisecond {
			t.Errorf("%q: %d of them take %v, %d times as many %v", unit, size, small, factor, large)
		}
	}
}
