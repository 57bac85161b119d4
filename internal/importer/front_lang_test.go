package importer

import "testing"

func TestLanguageIsToldByWordsAndLetters(t *testing.T) {
	for text, want := range map[string]string{
		"Brno Zagreb": "und",
		"The council closed the bridge for repairs in March, and it was opened again in June.": "en",
		"Some text. And more.":       "en",
		"Neue Brücke über den Fluss": "de",
		"Der Rat hat die Brücke im März geschlossen, und sie wurde im Juni wieder geöffnet.":         "de",
		"Le conseil a fermé le pont pour des réparations en mars, et il a rouvert en juin.":          "fr",
		"El consejo cerró el puente por reparaciones en marzo, y lo abrió de nuevo en junio.":        "es",
		"Il consiglio ha chiuso il ponte per riparazioni a marzo, e lo ha riaperto nel mese dopo.":   "it",
		"O conselho fechou a ponte para reparos em março, e ela foi reaberta em junho, não em maio.": "pt",
		"De raad heeft de brug in maart gesloten voor herstel, en het werd in juni weer geopend.":    "nl",
		"Rada zamknęła most w marcu z powodu remontu, a w czerwcu został on ponownie otwarty.":       "pl",
		"Rada v březnu most uzavřela kvůli opravám a v červnu byl znovu otevřen, řekl úředník.":      "cs",
		"Meclis köprüyü mart ayında onarım için kapattı ve haziranda yeniden açıldı.":                "tr",
		"Совет закрыл мост на ремонт в марте, а в июне он был снова открыт.":                         "ru",
		"Рада закрила міст на ремонт у березні, а в червні його знову відкрили.":                     "uk",
		"Савет закрыў мост на рамонт у сакавіку, а ў чэрвені ён быў зноў адкрыты.":                   "be",
		"Съветът затвори моста за ремонт през март, а през юни той беше отново отворен.":             "bg",
		"Веће је затворило мост због поправке у марту, а у јуну је поново отворен.":                  "sr",
		"أغلق المجلس الجسر في مارس للإصلاح، ثم أعيد فتحه في يونيو بعد أن تم الانتهاء من العمل.":      "ar",
		"شورا پل را در ماه مارس برای تعمیر بست و آن را در ژوئن باز کرد.":                             "fa",
		"המועצה סגרה את הגשר במרץ":                                                                   "he",
		"Το συμβούλιο έκλεισε τη γέφυρα":                                                             "el",
		"市议会在三月关闭了桥梁":      "zh",
		"評議会は三月に橋を閉鎖した":    "ja",
		"의회는 삼월에 다리를 폐쇄했다": "ko",
		"12 345 – 67": "und",
		"":            "und",
	} {
		if got := guessLang(text); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

func TestLanguageTagsOfFilesAreReadOrLeftOut(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "en", "EN_us": "en-us", "ru-RU": "ru-RU", "zh-Hant-TW": "zh-Hant-TW", "english": "", "e": "", "en-x y": "en", "": "", "12": "", "und": "und",
	} {
		if got := langTag(tag); got != want {
			t.Errorf("%q gives %q, want %q", tag, got, want)
		}
	}
}
