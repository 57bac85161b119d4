package suggest

import (
	"strings"
	"testing"

	"dossier/internal/markdown"
)

func TestTheNameBeforeALabelIsFound(t *testing.T) {
	for text, want := range map[string]string{
		"движения «Талибан»*":                  "Талибан",
		"the “Army of Light”†":                 "Army of Light",
		"the Islamic State (ISIS)*":            "ISIS",
		"the town (see above)*":                "",
		"Боевики ИГИЛ*":                        "ИГИЛ",
		"fighters of the ABC*":                 "ABC",
		"soldiers of the Army of Light*":       "Army of Light",
		"в рядах Исламского государства*":      "Исламского государства",
		"по словам Армии освобождения Косово*": "Армии освобождения Косово",
		"Движение Талибан*":                    "Талибан",
		"Jabhat al-Nusra*":                     "Jabhat al-Nusra",
		"a word*":                              "",
		"He saw. And then it was gone*":        "",
		"In Syria, the Front*":                 "Front",
		"The Front*":                           "Front",
		"The ABC*":                             "ABC",
		"*":                                    "",
		"»*":                                   "",
		"Meta\u00a0*":                          "Meta",
		strings.Repeat("Long ", 60) + "Name*":  "Long Long Long Long Long Name",
		"«" + strings.Repeat("слово ", 60) + "конец»*": "",
		"HTS* (formerly)": "",
	} {
		lang := "en"
		if strings.ContainsAny(text, "аоеи") {
			lang = "ru"
		}
		at := strings.LastIndexAny(text, "*†")
		if strings.HasSuffix(text, ")") {
			at = len(text)
		}
		got := ""
		if from, to, ok := nameBefore(text, at, nameWordsOf(lang)); ok {
			got = text[from:to]
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestABannedOrganizationWithoutARecordGetsOneAndItsLabels(t *testing.T) {
	body1 := "Движение «Талибан»\\* и ИГИЛ\\* воюют.\n\nО Талибане говорят.\n\n«Пример» (запрещена в РФ) молчит.\n\n\\*Запрещены в РФ.\n"
	a, _ := markdown.Parse("content/articles/an-article.md", []byte("---\nlang: ru\n---\n"+body1))
	g := dossier([]string{"isis", "Исламское государство", "ИГИЛ"})
	r := NewRegister(g)
	p := r.Plan(a, New(g).Find(a))
	want := "Движение «[Талибан]{.suggested org=taliban}»[\\*]{.suggested label=taliban jurisdiction=RU} и [ИГИЛ]{org=isis}\\* воюют.\n\n" +
		"О [Талибане]{.suggested org=taliban} говорят.\n\n" +
		"«[Пример]{.suggested org=primer}» [(запрещена в РФ)]{.suggested label=primer jurisdiction=RU} молчит.\n\n" +
		"[\\*Запрещены в РФ.]{.suggested label=taliban jurisdiction=RU}\n"
	if got := body(p); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if len(p.Stubs) != 2 || !strings.Contains(p.Stubs[0].Text, "name: Талибан\nnames: [{text: Талибан, lang: ru}]\nsuggested: ") {
		t.Errorf("the records are %+v", p.Stubs)
	}
	again, _ := markdown.Parse(a.Path, p.Article)
	if more := r.Plan(again, New(g).Find(again)); len(more.Splices) > 0 {
		t.Errorf("a second time it becomes %s", body(more))
	}
}
