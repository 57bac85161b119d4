package mention

import (
	"strings"
	"testing"
	"time"

	"dossier/internal/annot"
)

func finder() *Finder {
	return New([]Entry{
		{Org: "isis", Name: annot.Name{Text: "Islamic State", Lang: "en"}},
		{Org: "isis", Name: annot.Name{Text: "ISIS", Lang: "en", Case: "exact"}},
		{Org: "isis", Name: annot.Name{Text: "IS", Lang: "en", Case: "exact"}},
		{Org: "isis", Name: annot.Name{Text: "Daesh", Lang: "en"}},
		{Org: "isis", Name: annot.Name{Text: "ИГ", Lang: "ru", Case: "exact"}},
		{Org: "isis", Name: annot.Name{Text: "Исламское государство", Lang: "ru"}},
		{Org: "isi", Name: annot.Name{Text: "Islamic State of Iraq", Lang: "en"}},
		{Org: "later", Name: annot.Name{Text: "State of Iraq and Syria", Lang: "en"}},
		{Org: "al-qaeda", Name: annot.Name{Text: "al-Qaeda", Lang: "en"}},
		{Org: "al-qaeda", Name: annot.Name{Text: "al-Qaida", Lang: "en"}},
		{Org: "al-qaeda", Name: annot.Name{Text: "База", Lang: "ru", Quoted: true}},
		{Org: "aqi", Name: annot.Name{Text: "al-Qaeda in Iraq", Lang: "en"}},
		{Org: "aqap", Name: annot.Name{Text: "al-Qaida in the Arabian Peninsula (AQAP)", Lang: "en"}},
		{Org: "hamas", Name: annot.Name{Text: "Hamas", Lang: "en"}},
		{Org: "hts", Name: annot.Name{Text: "Hay’at Tahrir al-Sham", Lang: "en"}},
		{Org: "hut", Name: annot.Name{Text: "Ḥizb ut-Taḥrīr", Lang: "en"}},
		{Org: "force", Name: annot.Name{Text: "Task Force – Operation", Lang: "en"}},
		{Org: "sector", Name: annot.Name{Text: "Организация «Правый сектор»", Lang: "ru"}},
		{Org: "daesh", Name: annot.Name{Text: "داعش", Lang: "ar"}},
		{Org: "qaida", Name: annot.Name{Text: "القاعدة", Lang: "ar"}},
		{Org: "fidayin", Name: annot.Name{Text: "فدائیان", Lang: "fa"}},
		{Org: "hamas", Name: annot.Name{Text: "חמאס", Lang: "he"}},
		{Org: "isis", Name: annot.Name{Text: "דאע\"ש", Lang: "he"}},
		{Org: "isis", Name: annot.Name{Text: "伊斯兰国", Lang: "zh"}},
		{Org: "isis", Name: annot.Name{Text: "イスラム国", Lang: "ja"}},
		{Org: "taliban", Name: annot.Name{Text: "탈레반", Lang: "ko"}},
		{Org: "nea", Name: annot.Name{Text: "Νέα Τάξη", Lang: "el"}},
		{Org: "azov", Name: annot.Name{Text: "Ісламська держава", Lang: "uk"}},
		{Org: "nagarik", Name: annot.Name{Text: "नागरिक", Lang: "hi"}},
		{Org: "yahoo", Name: annot.Name{Text: "Action!", Lang: "en"}},
	})
}

// found gives the words of the matches in text, with a bar between.
func found(f *Finder, text string) string {
	var got []string
	for _, m := range f.Find(text) {
		got = append(got, text[m.From:m.To])
	}
	return strings.Join(got, "|")
}

func TestFind(t *testing.T) {
	f := finder()
	for name, cases := range map[string][][2]string{
		"borders": {
			{"", ""},
			{"ISIS", "ISIS"},
			{"anti-ISIS, ISIS’ and ISIS-control; “IS inspired", "ISIS|ISIS|ISIS|IS"},
			{"ISIS's, ISIS’s, (ISIS), _ISIS_, *ISIS*, ISIS/IS, ISIS—Daesh", "ISIS|ISIS|ISIS|ISIS|ISIS|ISIS|IS|ISIS|Daesh"},
			{"crISIS, ISISes, IS2, 2IS, ISÉ, Hamasi", ""},
			{"Action! Action!! Action. Action", "Action!|Action!"},
		},
		"case": {
			{"Isis, is, isis, Is, 'ISIS'", "ISIS"},
			{"islamic STATE, HAMAS, dAESH", "islamic STATE|HAMAS|dAESH"},
			{"боевики ИГ, иг, ИГЛА", "ИГ"},
		},
		"overlaps": {
			{"al-Qaeda in Iraq and al-Qaeda in Syria", "al-Qaeda in Iraq|al-Qaeda"},
			{"Islamic State of Iraq and Syria", "Islamic State of Iraq and Syria"}, // of two that overlap
			{"Islamic State of Iraq and the rest", "Islamic State of Iraq"},
			{"the State of Iraq and Syria", "State of Iraq and Syria"},
			{"Islamic State of Iran", "Islamic State"},
			{"al-Qaida in the Arabian Peninsula (AQAP), al-Qaida in the Arabian Peninsula", "al-Qaida in the Arabian Peninsula (AQAP)|al-Qaida"},
		},
		"quotation marks": {
			{"база, База, «База», \"База\", “База”, „база“, ‘База’", "База|База|База|база|База"},
			{"«База данных», «на База», “База”. “База;” “База..”", "База"},
			{"“База.” and “База,” and “База.", "База|База"},
			{"организация \"Правый сектор\", организации “Правый сектор”", "организация \"Правый сектор\"|организации “Правый сектор”"},
		},
		"space, hyphens and apostrophes": {
			{"Islamic  \n State and Islamic\u00a0State, Islamic\u2003State", "Islamic  \n State|Islamic\u00a0State|Islamic\u2003State"},
			{"Al‑Qaeda, al–Qaeda, al‐Qaeda, al−Qaeda, al-\nQaeda, al — Qaeda", "Al‑Qaeda|al–Qaeda|al‐Qaeda|al−Qaeda|al-\nQaeda|al — Qaeda"},
			{"Task Force - Operation, Task Force—Operation", "Task Force - Operation|Task Force—Operation"},
			{"Hay'at Tahrir al-Sham, Hay’at Tahrir al-Sham, Hayʼat Tahrir al-Sham, Hay‘at Tahrir al‑Sham, Hayʾat Tahrir al-Sham",
				"Hay'at Tahrir al-Sham|Hay’at Tahrir al-Sham|Hayʼat Tahrir al-Sham|Hay‘at Tahrir al‑Sham|Hayʾat Tahrir al-Sham"},
			{"al Qaeda, alQaeda, IslamicState, Islamic - State, Islamic--State", ""},
			{"Islamic-State, Islamic‑State, Islamic‐State of Iraq", "Islamic-State|Islamic‑State|Islamic‐State of Iraq"},
			{"Islamic\u2800State, Islamic\u3164State, Islamic\uffa0State", "Islamic\u2800State|Islamic\u3164State|Islamic\uffa0State"},
		},
		"invisible characters": {
			{"I\u200bS\u00adIS, IS\u2060IS\u200d, Ha\ufeffmas, Isl\u034famic State, Ha\x01mas", "I\u200bS\u00adIS|IS\u2060IS|Ha\ufeffmas|Isl\u034famic State|Ha\x01mas"},
			{"Ислам\u00adское госу\u00adдарство", "Ислам\u00adское госу\u00adдарство"},
		},
		"styled letters": {
			{"ＩＳＩＳ, 𝐈𝐒𝐈𝐒, 𝓘𝓢𝓘𝓢, ⒾⓈⒾⓈ, 🅘🅢🅘🅢, 🅸🆂🅸🆂, ꞮSꞮS", "ＩＳＩＳ|𝐈𝐒𝐈𝐒|𝓘𝓢𝓘𝓢|ⒾⓈⒾⓈ|🅘🅢🅘🅢|🅸🆂🅸🆂|ꞮSꞮS"},
			{"I̶S̶I̶S̶, I\u0332S\u0332I\u0332S\u0332, H̴a̴m̴a̴s̴", "I̶S̶I̶S̶|I\u0332S\u0332I\u0332S\u0332|H̴a̴m̴a̴s̴"},
		},
		"letters that look the same": {
			{"ІЅІЅ, НАМАЅ, ΙSΙS, ɪꜱɪꜱ, ᎻamaЅ, Dаesh, ІSІS", "ІЅІЅ|НАМАЅ|ΙSΙS|ɪꜱɪꜱ|ᎻamaЅ|Dаesh|ІSІS"},
			{"Исламcкое гоcудapствo", "Исламcкое гоcудapствo"},
			{"намаѕ, 1S1S, I5I5, lSlS, H4mas", ""},
		},
		"acronyms with full stops": {
			{"I.S.I.S. fell; I.S.I.S", "I.S.I.S.|I.S.I.S"},
			{"I.S. and И.Г. Эренбург, i.s.i.s., I.S.I.T.", ""},
		},
		"strokes and rare letters": {
			{"ӏSӏS, ӀSӀS, IꮪIꮪ, I\U00016f3aI\U00016f3a, IS\ufffcIS, Isӏamic State, aӏ-Qaeda", "ӏSӏS|ӀSӀS|IꮪIꮪ|I\U00016f3aI\U00016f3a|IS\ufffcIS|Isӏamic State|aӏ-Qaeda"},
			{"⒣amas, 🄗amas, 🄸SIS", "⒣amas|🄗amas|🄸SIS"},
			{"🇮🇸🇮🇸 but no flag: 🇮🇸", "🇮🇸🇮🇸"},
		},
		"diacritics": {
			{"Islámic Ståte, Is\u0301lamic State\u0301, İSİS, Hāmas, Ḥamās", "Islámic Ståte|Is\u0301lamic State\u0301|İSİS|Hāmas|Ḥamās"},
			{"Hizb ut-Tahrir, Hizb ut-Tah\u0323ri\u0304r", "Hizb ut-Tahrir|Hizb ut-Tah\u0323ri\u0304r"},
			{"al-Qāʿida, al-Qaʿida", "al-Qāʿida|al-Qaʿida"},
			{"Исла́мское госуда́рство", "Исла́мское госуда́рство"},
			{"ΝΕΑ ΤΑΞΗ, Νε\u0301α Τα\u0301ξη, Νέας Τάξης", "ΝΕΑ ΤΑΞΗ|Νε\u0301α Τα\u0301ξη"},
		},
		"Arabic and Hebrew": {
			{"داعش وداعش لداعش بداعش ولداعش داعشي مداعش", "داعش|وداعش|لداعش|بداعش|ولداعش"},
			{"القاعدة والقاعدة للقاعدة وللقاعدة القاعده الْقَاعِدَة القـاعدة قاعدة", "القاعدة|والقاعدة|للقاعدة|وللقاعدة|القاعده|الْقَاعِدَة|القـاعدة"},
			{"فدائیان فدائيان وفدائیان", "فدائیان|فدائيان"},
			{"חמאס בחמאס חַמַאס דאע״ש דאע”ש", "חמאס|חַמַאס|דאע״ש|דאע”ש"},
		},
		"scripts without spaces": {
			{"他说伊斯兰国的人", "伊斯兰国"},
			{"過激派のイスラム国は、アイスラム国", "イスラム国"},
			{"ISISは ISISテロ ISIS는 탈레반 탈레반은", "ISIS|ISIS|ISIS|탈레반"},
			{"탈레반", "탈레반"}, // as single jamo
		},
		"other scripts": {
			{"Ісламська держава, ісламська ДЕРЖАВА, Ісламської держави", "Ісламська держава|ісламська ДЕРЖАВА"},
			{"Іс\u200bламська держава", "Іс\u200bламська держава"},
			{"नागरिक नागरिकता", "नागरिक"},
		},
	} {
		for _, c := range cases {
			if got := found(f, c[0]); got != c[1] {
				t.Errorf("%s: Find(%q)\ngives %q\n want %q", name, c[0], got, c[1])
			}
		}
	}
}

func TestFindNamesOrganizations(t *testing.T) {
	m := finder().Find("the al-Qaeda in Iraq")
	if len(m) != 1 || !m[0].Is("aqi") || m[0].Is("al-qaeda") || m[0].Name != "al-Qaeda in Iraq" {
		t.Errorf("longest name: got %+v", m)
	}
	both := finder().Find("the Islamic State of Iraq and Syria")
	if len(both) != 1 || !both[0].Is("isi") || !both[0].Is("later") || both[0].Is("isis") || !both[0].Overlap || !both[0].Calls(func(n string) bool { return n == "State of Iraq and Syria" }) {
		t.Errorf("names that overlap belong to both: got %+v", both)
	}
	shared := New([]Entry{{Org: "b", Name: annot.Name{Text: "Fatah"}}, {Org: "a", Name: annot.Name{Text: "FATAH"}}, {Org: "b", Name: annot.Name{Text: "fatah"}}})
	if m := shared.Find("Fatah"); len(m) != 1 || len(m[0].Orgs) != 2 || !m[0].Is("a") || !m[0].Is("b") || m[0].Name != "Fatah" || strings.Join(m[0].Also, "|") != "FATAH|fatah" {
		t.Errorf("a shared name belongs to both, once: got %+v", m)
	}
	forms := New([]Entry{{Org: "a", Name: annot.Name{Text: "Аль-Каида"}}, {Org: "b", Name: annot.Name{Text: "Аль-Каиды"}}})
	if m := forms.Find("Аль-Каиды"); len(m) != 1 || !m[0].Is("a") || !m[0].Is("b") || m[0].Name != "Аль-Каида" {
		t.Errorf("a form that is another's name belongs to both: got %+v", m)
	}
}

func TestANameOfNobodyKnowsWhomHidesNoDesignatedOne(t *testing.T) {
	name := func(org, text string, rank Rank) Entry { return Entry{org, annot.Name{Text: text}, rank} }
	f := New([]Entry{name("isis", "Islamic State", Firm), name("isis", "ISIS", Firm), name("alq", "al-Qaeda in Iraq", Firm), name("alq", "al-Qaeda", Firm),
		name("x", "Islamic State group", Yielding), name("x", "Anti-ISIS Coalition", Yielding), name("x", "Free Islamic", Yielding), name("x", "al-Qaeda", Yielding), name("x", "State", Yielding),
		name("watch", "Islamic State Watch", Ordinary), name("force", "Islamic State Watch Force", Yielding)})
	for text, want := range map[string]string{
		"the Islamic State group":         "Islamic State",
		"Anti-ISIS Coalition, Coalition":  "ISIS",
		"the Free Islamic State group":    "Islamic State",
		"the Free Islamic people":         "Free Islamic",
		"al-Qaeda, al-Qaeda in Iraq":      "al-Qaeda|al-Qaeda in Iraq",
		"a State":                         "State",
		"the Islamic State Watch Force":   "Islamic State Watch",
		"the Islamic State groups":        "Islamic State",
		"ISIS and the Islamic State Army": "ISIS|Islamic State",
	} {
		if got := found(f, text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	if m := f.Find("al-Qaeda")[0]; !m.Is("alq") || !m.Is("x") {
		t.Errorf("the same words belong to both: got %+v", m)
	}
}

func TestNothingIsFoundWithoutNames(t *testing.T) {
	for _, f := range []*Finder{New(nil), New([]Entry{{Org: "a", Name: annot.Name{Text: " – "}}, {Org: "b", Name: annot.Name{}}})} {
		if m := f.Find("Any text – at all\u200b"); len(m) > 0 {
			t.Errorf("got %+v", m)
		}
	}
}

// Texts without a name are most of all texts, and cost no memory but, now and
// then, what is kept for the next text; the race detector throws that away.
func TestPlainTextCostsNoMemory(t *testing.T) {
	f := finder()
	text := strings.Repeat("As Europe ups counter-terrorism “efforts”, they make more arrests – после нападений. ", 20)
	f.Find(text)
	if n := testing.AllocsPerRun(100, func() { f.Find(text) }); n >= 10 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkFind(b *testing.B) {
	for name, text := range map[string]string{
		"english": strings.Repeat("As Europe ups counter-terrorism efforts and surveillance, they make more terror-related arrests – before new attacks. ", 50),
		"hits":    strings.Repeat("As Europe ups counter-terrorism efforts and surveillance, they make more terror-related arrests – before ISIS attacks. ", 50),
		"russian": strings.Repeat("Европейские страны усиливают борьбу с терроризмом и слежку, растёт число арестов – до новых нападений. ", 50),
	} {
		f := finder()
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				f.Find(text)
			}
		})
	}
}

// Names that hold each other again and again cost far less than each of them
// alone would, let alone each of their words.
func TestNestedNamesCostLittle(t *testing.T) {
	text := strings.Repeat("a ", 30000)
	least := func(names int) time.Duration {
		var entries []Entry
		for i := range names {
			entries = append(entries, Entry{Org: "a", Name: annot.Name{Text: strings.Repeat("a ", i+1)}})
		}
		f, best := New(entries), time.Hour
		for range 3 {
			begin := time.Now()
			if m := f.Find(text); len(m) != (30000+names-1)/names {
				t.Errorf("%d matches of %d names", len(m), names)
			}
			best = min(best, time.Since(begin))
		}
		return best
	}
	one, all := least(1), least(199)
	t.Logf("one name in %v, 199 in %v", one, all)
	if all > 100*one {
		t.Errorf("199 names took %.0f times as long as one", float64(all)/float64(one))
	}
}

func TestNamesWithoutEndAreLeftOut(t *testing.T) {
	long := strings.Repeat("a ", Longest)
	if m := New([]Entry{{Org: "a", Name: annot.Name{Text: long}}}).Find(long); len(m) > 0 {
		t.Errorf("%d matches", len(m))
	}
}
