package importer

import (
	"strings"
	"testing"
)

func TestDateline(t *testing.T) {
	// What stands before the bar is the dateline.
	for _, text := range []string{
		"(GPA) –|\u00a0According to a report",
		"(Reuters) -| The president",
		"LONDON (Reuters) -| the shares fell",
		"London, May 5 (Reuters) -| Shares fell",
		"WASHINGTON, Sept. 29, 2017 (AP) —| The president",
		"NEW YORK, N.Y. (AP) —| The mayor",
		"SOUTHWEST ASIA -| Since Coalition operations",
		"BAGHDAD (Example) —| ISIS has claimed",
		"RAQQA, Syria —| Some 275 fighters",
		"МОСКВА, 5 дек — Пример.ру.| Движение заявило",
		"МОСКВА, 17 августа. /ТАСС/.| Президент заявил",
		"WASHINGTON —| The president",
		"PARIS, 5 May 2016 –| the talks",
		"МОСКВА, 5 мая — РИА Новости.| Президент заявил",
		"МОСКВА, 5 мая. /ТАСС/.| Президент заявил",
		"Москва. 5 мая. INTERFAX.RU -| Президент заявил",
		"МОСКВА, 5 мая —| Президент заявил",
		"САНКТ-ПЕТЕРБУРГ, 29 декабря 2014 г. —| Суд решил",
		"|ISIS – the group that holds Raqqa – lost",
		"|NATO — Russia relations are cold",
		"|UNESCO – the organisation",
		"|Paris – the city of lights",
		"|(GPA) said so",
		"|He came (late) – and left",
		"|МОСКВА — столица",
		"|(GPA) –",
		"|",
	} {
		want := strings.Index(text, "|")
		if got := datelineEnd(strings.Replace(text, "|", "", 1)); got != want {
			t.Errorf("%s: got %d, want %d", text, got, want)
		}
	}
}

func TestByline(t *testing.T) {
	for text, want := range map[string]string{
		"By Jane Doe":                          "Jane Doe",
		"by Jane Doe":                          "Jane Doe",
		"BY JANE DOE":                          "JANE DOE",
		"By Jane Doe and John Roe":             "Jane Doe; John Roe",
		"By Jane Doe, John Roe and Ann P. Poe": "Jane Doe; John Roe; Ann P. Poe",
		"By Jane Doe, Reuters":                 "Jane Doe",
		"By Jane Doe | Senior Fellow":          "Jane Doe",
		"By Ludwig van der Berg in Paris":      "Ludwig van der Berg",
		"By Jean-Luc O’Neill Jr.":              "Jean-Luc O’Neill Jr.",
		"Written by Jane\u00a0Doe.":            "Jane Doe",
		"Author: Jane Doe":                     "Jane Doe",
		"This report prepared by Randi Nord for Geopolitics Alert.": "Randi Nord",
		"This article was written by Jane Doe.":                     "Jane Doe",
		"Reporting by Jane Doe; Editing by Ann Poe":                 "Jane Doe",
		"(Reporting by Jane Doe in Paris; Editing by Ann Poe)":      "Jane Doe",
		"Автор: Иван Петров":                                        "Иван Петров",
		"Авторы: Иван Петров, А. С. Сидорова и Анна Ким":            "Иван Петров; А. С. Сидорова; Анна Ким",
		"Текст: Иван Петров":                                        "Иван Петров",
		"Материал подготовила Анна Сидорова":                        "Анна Сидорова",
		"— Jane Doe":                            "Jane Doe",
		"By Monday the city had fallen":         "",
		"By then":                               "",
		"By Force":                              "",
		"By Jane Doe’s account the city fell.":  "",
		"The report was prepared by the group.": "",
		"— Да.":                                 "",
		"Автор книги пришёл.":                   "",
		"This is due to what are seen as":       "",
		"By Jane Doe. The war began in the north, and nobody knew whose it was": "",
	} {
		names, ok := bylineNames(text, true)
		if got := strings.Join(names, "; "); got != want || ok != (want != "") {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
	if _, ok := bylineNames("— Jane Doe", false); ok {
		t.Error("a dash before a name counts as a signature in the middle of an article")
	}
}

func TestHeadline(t *testing.T) {
	for text, want := range map[string]bool{
		"Terror Attacks in Europe May Increase With More ISIS Defeats": true,
		"Who Pays?": true,
		"«Мы ушли»: что это значит":      true,
		"Troops Leave the U.S.":          true,
		"300 Killed in Raqqa":            true,
		"He came.":                       false,
		"He said “Go.”":                  false,
		"the end":                        false,
		"First of all:":                  false,
		"* * *":                          false,
		"2014":                           false,
		"LONDON (Reuters) - Shares fell": false,
		"By Jane Doe":                    false,
		strings.Repeat("Words ", 40):     false,
	} {
		if got := likeHeadline(text); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

// roles gives the roles of the paragraphs of a text, a letter each: Headline,
// Standfirst, bYline, Credits, body (.).
func roles(text string) string {
	in, _ := readText(Input{Name: "x.txt", Raw: []byte(text)})
	d := newDraft(in, Options{})
	for _, recognise := range recognisers() {
		recognise(d)
	}
	out := ""
	for _, p := range d.paragraphs {
		out += string(".HSYC"[p.Role])
	}
	return out
}

func TestPartsOfAnArticle(t *testing.T) {
	long := "This is a paragraph of the body, which has more than a few words so that it is longer. It has two sentences, too.\n\n"
	summary := "Looming defeats threaten to humiliate the group.\n\n"
	for text, want := range map[string]string{
		"A Headline\n\n" + summary + long + long + long:                     "HS...",
		"A Headline\n\nBy Jane Doe\n\n" + summary + long + long + long:      "HYS...",
		"A Headline\n\n" + summary + "By Jane Doe\n\n" + long + long + long: "HSY...",
		summary + long + long + long:                                        "....",
		"A Headline\n\n" + long + long + long + long:                        "H....",
		"A Headline\n\nHe said so on Monday.\n\n" + long + long + long:      "H....",
		"A Headline\n\n“Looming defeats.”\n\n" + long + long + long:         "H....",
		"A Headline\n\n" + summary + long:                                   "H..",
		"A Headline\n\n" + summary + "Short one.\n\n" + long + long:         "H....",
		"A Headline":                            ".",
		"A Headline\n\n" + long + "By Jane Doe": "H.Y",
		"A Headline\n\n" + strings.Repeat(long, 5) + "By Jane Doe\n\n" + strings.Repeat(long, 5): "H...........",
	} {
		if got := roles(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}
