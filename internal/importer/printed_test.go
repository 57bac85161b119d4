package importer

import (
	"strings"
	"testing"

	"dossier/internal/diag"
)

var organizations = map[string]string{
	"ISIS": "isis", "Islamic State": "isis", "State": "state", "Талибан": "taliban", "Meta": "meta", "Пример": "example",
}

// known is the lookup of a dossier with some organizations.
func known(words string) (string, bool) {
	id, ok := organizations[words]
	return id, ok
}

// printedIn imports a text with known organizations and gives its body and the
// words at the places of its printed-label warnings, the note first.
func printedIn(t *testing.T, text string) (body string, warned []string) {
	t.Helper()
	r, list := Import("x.txt", []byte(text), Options{Organization: known, Lang: "en"})
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
		if got := jurisdictionOf(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
