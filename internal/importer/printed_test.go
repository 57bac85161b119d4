package importer

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/mention"
)

var organizations = map[string]string{
	"ISIS": "isis", "Islamic State": "isis", "State": "state", "Талибан": "taliban", "Meta": "meta", "Пример": "example",
}

// finder finds the names of a dossier with some organizations.
var finder = sync.OnceValue(func() *mention.Finder {
	var entries []mention.Entry
	for _, name := range slices.Sorted(maps.Keys(organizations)) {
		entries = append(entries, mention.Entry{Org: organizations[name], Name: annot.Name{Text: name, Case: "exact"}})
	}
	return mention.New(entries)
})

func known(text string) (names []Name) {
	for _, m := range finder().Find(text) {
		n := Name{From: m.From, To: m.To}
		if len(m.Orgs) == 1 {
			n.ID = m.Orgs[0]
		}
		names = append(names, n)
	}
	return names
}

// printedIn imports a text with known organizations and gives its body and the
// words at the places of its printed-label warnings, the note first.
func printedIn(t *testing.T, text string) (body string, warned []string) {
	t.Helper()
	r, list := Import("x.txt", []byte(text), Options{Organizations: known, Lang: "en"})
	if diag.HasErrors(list) {
		t.Fatalf("%q: %v", text, list)
	}
	article := string(r.Article)
	for _, d := range list {
		if d.Code == "printed-label" {
			words := article[d.At.Span.Start:d.At.Span.End]
			for _, also := range d.Also {
				words += " | " + article[also.Span.Start-2:also.Span.End]
			}
			warned = append(warned, words)
		}
	}
	_, body, _ = strings.Cut(article, "\n---\n")
	return body, warned
}

func TestPrintedLabels(t *testing.T) {
	tests := []struct{ name, text, want, warned string }{
		{
			"sign and note", "the ISIS* defeats.\n\nMore of ISIS.\n\n*Banned in Russia by court order.",
			"the ISIS[\\*]{label=isis jurisdiction=RU} defeats.\n\nMore of ISIS.\n\n[\\*Banned in Russia by court order.]{label=isis jurisdiction=RU}\n", "",
		}, {
			"no jurisdiction named", "the ISIS* defeats.\n\n* Banned by court order.",
			"the ISIS[\\*]{label=isis} defeats.\n\n[\\* Banned by court order.]{label=isis}\n", "",
		}, {
			"two jurisdictions named", "the ISIS* defeats.\n\n* Banned in Russia and Kazakhstan.",
			"the ISIS[\\*]{label=isis} defeats.\n\n[\\* Banned in Russia and Kazakhstan.]{label=isis}\n", "",
		}, {
			"the longest name", "the Islamic State* here.\n\n*Outlawed in Russia.",
			"the Islamic State[\\*]{label=isis jurisdiction=RU} here.\n\n[\\*Outlawed in Russia.]{label=isis jurisdiction=RU}\n", "",
		}, {
			"several organizations", "of ISIS* and «Талибан»*.\n\n* Запрещены в РФ.",
			"of ISIS[\\*]{label=isis jurisdiction=RU} and «Талибан»[\\*]{label=taliban jurisdiction=RU}.\n\n[\\* Запрещены в РФ.]{label=\"isis taliban\" jurisdiction=RU}\n", "",
		}, {
			"signs of two lengths", "of Meta* and ISIS**.\n\n* Признана экстремистской в России.\n\n** Запрещена в России.",
			"of Meta[\\*]{label=meta jurisdiction=RU} and ISIS[\\*\\*]{label=isis jurisdiction=RU}.\n\n[\\* Признана экстремистской в России.]{label=meta jurisdiction=RU}\n\n[\\*\\* Запрещена в России.]{label=isis jurisdiction=RU}\n", "",
		}, {
			"dagger", "the anti-ISIS† war.\n\n† Banned in Russia.",
			"the anti-ISIS[†]{label=isis jurisdiction=RU} war.\n\n[† Banned in Russia.]{label=isis jurisdiction=RU}\n", "",
		}, {
			"unknown organization", "the ABC* defeats.\n\n*Banned in Russia.",
			"the ABC\\* defeats.\n\n\\*Banned in Russia.\n", "\\*Banned in Russia. | BC\\*",
		}, {
			"one of two unknown", "of ISIS* and ABC*.\n\n*Banned in Russia.",
			"of ISIS[\\*]{label=isis jurisdiction=RU} and ABC\\*.\n\n[\\*Banned in Russia.]{label=isis jurisdiction=RU}\n", "[\\*Banned in Russia.]{label=isis jurisdiction=RU} | BC\\*",
		}, {
			"note that names it, no sign", "The text here.\n\n* ISIS is banned in Russia.",
			"The text here.\n\n[\\* ISIS is banned in Russia.]{label=isis jurisdiction=RU}\n", "",
		}, {
			"in parentheses", "the ISIS (banned in Russia) said.\n\nMore.",
			"the ISIS [(banned in Russia)]{label=isis jurisdiction=RU} said.\n\nMore.\n", "",
		}, {
			"unknown in parentheses", "the ABC (banned in Russia) said.\n\nMore.",
			"the ABC (banned in Russia) said.\n\nMore.\n", "(banned in Russia)",
		}, {
			"no label", "the f** word* of ISIS.\n\nISIS is banned in Russia.\n\n* See page 2.",
			"the f\\*\\* word\\* of ISIS.\n\nISIS is banned in Russia.\n\n\\* See page 2.\n", "",
		}, {
			"a sign inside a word", "the ISIS*2 thing.\n\n*ISIS is banned in Russia.",
			"the ISIS\\*2 thing.\n\n[\\*ISIS is banned in Russia.]{label=isis jurisdiction=RU}\n", "",
		}, {
			"the note twice", "the ISIS* thing.\n\n*Banned in Russia.\n\n*Banned in Russia.",
			"the ISIS[\\*]{label=isis jurisdiction=RU} thing.\n\n[\\*Banned in Russia.]{label=isis jurisdiction=RU}\n\n[\\*Banned in Russia.]{label=isis jurisdiction=RU}\n", "",
		}, {
			"three levels", "of Meta*, «Талибан»** and ISIS***.\n\n* Признана экстремистской в РФ.\n\n**Запрещён в РФ.\n\n***Запрещена в РФ.",
			"of Meta[\\*]{label=meta jurisdiction=RU}, «Талибан»[\\*\\*]{label=taliban jurisdiction=RU} and ISIS[\\*\\*\\*]{label=isis jurisdiction=RU}.\n\n" +
				"[\\* Признана экстремистской в РФ.]{label=meta jurisdiction=RU}\n\n[\\*\\*Запрещён в РФ.]{label=taliban jurisdiction=RU}\n\n[\\*\\*\\*Запрещена в РФ.]{label=isis jurisdiction=RU}\n", "",
		}, {
			"several notes in one paragraph", "of Meta* and ISIS**.\n\n* Признана экстремистской в РФ. ** Запрещена в РФ.",
			"of Meta[\\*]{label=meta jurisdiction=RU} and ISIS[\\*\\*]{label=isis jurisdiction=RU}.\n\n[\\* Признана экстремистской в РФ.]{label=meta jurisdiction=RU} [\\*\\* Запрещена в РФ.]{label=isis jurisdiction=RU}\n", "",
		}, {
			"a note behind the text of its paragraph", "The ISIS* said so. * Banned in Russia.\n\nMore.",
			"The ISIS[\\*]{label=isis jurisdiction=RU} said so. [\\* Banned in Russia.]{label=isis jurisdiction=RU}\n\nMore.\n", "",
		}, {
			"marks behind a comma and a space", "of ISIS,* «Талибан» * and so * on.\n\n✱ Banned.\n\n* Banned in Russia.",
			"of ISIS,[\\*]{label=isis jurisdiction=RU} «Талибан» [\\*]{label=taliban jurisdiction=RU} and so \\* on.\n\n✱ Banned.\n\n[\\* Banned in Russia.]{label=\"isis taliban\" jurisdiction=RU}\n", "✱ Banned.",
		}, {
			"inside the quotation marks", "движение «Талибан*» здесь.\n\n*Запрещено в РФ.",
			"движение «Талибан[\\*]{label=taliban jurisdiction=RU}» здесь.\n\n[\\*Запрещено в РФ.]{label=taliban jurisdiction=RU}\n", "",
		}, {
			"a note that lists several", "в Facebook* и Instagram*.\n\n*Facebook, Instagram — продукты Meta, запрещённой в РФ.",
			"в Facebook[\\*]{label=meta jurisdiction=RU} и Instagram[\\*]{label=meta jurisdiction=RU}.\n\n[\\*Facebook, Instagram — продукты Meta, запрещённой в РФ.]{label=meta jurisdiction=RU}\n", "",
		}, {
			"superscripts", "of ISIS¹ and Meta².\n\n¹ Banned in Russia. ² Признана экстремистской в РФ.",
			"of ISIS[¹]{label=isis jurisdiction=RU} and Meta[²]{label=meta jurisdiction=RU}.\n\n[¹ Banned in Russia.]{label=isis jurisdiction=RU} [² Признана экстремистской в РФ.]{label=meta jurisdiction=RU}\n", "",
		}, {
			"numbers in brackets", "of ISIS(1) there.\n\n(1) Banned in Russia.",
			"of ISIS[(1)]{label=isis jurisdiction=RU} there.\n\n[(1) Banned in Russia.]{label=isis jurisdiction=RU}\n", "",
		}, {
			"an enumeration", "the council says:\n\n(1) ISIS is banned in Russia.\n\n(2) It is outlawed.",
			"the council says:\n\n(1) ISIS is banned in Russia.\n\n(2) It is outlawed.\n", "",
		}, {
			"two signs behind one name", "of ISIS*† there.\n\n* Banned in Russia.\n\n† Banned in Kazakhstan.",
			"of ISIS[\\*]{label=isis jurisdiction=RU}[†]{label=isis jurisdiction=KZ} there.\n\n[\\* Banned in Russia.]{label=isis jurisdiction=RU}\n\n[† Banned in Kazakhstan.]{label=isis jurisdiction=KZ}\n", "",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body, warned := printedIn(t, test.text)
			if body != test.want {
				t.Errorf("got\n%s\nwant\n%s", body, test.want)
			}
			if got := strings.Join(warned, "; "); got != test.warned {
				t.Errorf("warned of %q, want %q", got, test.warned)
			}
		})
	}
}
