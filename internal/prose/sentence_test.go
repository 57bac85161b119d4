package prose

import (
	"strings"
	"testing"
	"time"
)

// Each case is written as it must be broken; joined by spaces it must break
// in the same places.
func TestSentenceBreaks(t *testing.T) {
	for lang, cases := range map[string]map[string]string{
		"en": {
			"sentences":                     "He came.\nShe left?\nThey stayed!\nAll went well.",
			"rank and initial":              "It was Brig. Gen. Shalom Harari who spoke to Mr. J. F. Smith.\nHe left.",
			"chains of letters":             "The U.S. Army came at 5 p.m. Then it left.\nIt rained.",
			"inside a quotation":            "“It began.\nThere may be more,” he said.",
			"behind the closing quote":      "He said “Go.”\nThen he went.",
			"before an opening quote":       "He went.\n“Stay,” she said.",
			"quotation ends, speech goes":   "“Stop!” he said.",
			"before a parenthesis":          "He went.\n(She stayed.)\nIt rained.",
			"before a digit":                "It ended.\n300 Spartans died.",
			"number before a noun":          "See No. 5 and p. 7 there.",
			"decimal and thousands":         "It is 3.5 of 60,000 here.\nSo it is.",
			"lower case goes on":            "It was approx. ten.",
			"address":                       "He told valdaiclub.com. about it.",
			"ellipsis goes on":              "Well … Then he left.",
			"number of a list":              "1. First of all.\nSecond.",
			"two sentences in parentheses":  "(He came.\nShe left.)",
			"single straight quotes":        "He said \"Go.\"\n\"No,\" said she.",
			"abbreviated word in brackets":  "They came (Mr. Smith too).\nIt rained.",
			"question inside the quotation": "“Why?” asked Ann.\n“Because.”",
		},
		"ru": {
			"sentences":             "Он пришёл.\nОна ушла.\nВсё.",
			"abbreviations":         "В 2014 г. Россия и г. Москва, т.е. Кремль, ул. Ленина.\nКонец.",
			"initials":              "Писал А. С. Пушкин.\nИ не только он.",
			"named after":           "Завод им. Кирова стоит.\nДавно.",
			"direct speech":         "«Мы ушли», — сказал он.\nОна молчала.",
			"quotation with a stop": "«Мы ушли.\nОни остались.»\nТак было.",
			"guillemets open":       "Он ушёл.\n«Пора».",
		},
	} {
		for name, want := range cases {
			t.Run(lang+" "+name, func(t *testing.T) {
				if got := broken(strings.ReplaceAll(want, "\n", " "), lang); got != want {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
			})
		}
	}
}

// broken gives a text with its sentences on lines of their own.
func broken(text, lang string) string {
	out := []byte(text)
	for _, at := range Breaks(text, Abbreviations(lang)) {
		out[at] = '\n'
	}
	return string(out)
}

func TestNoBreakAtOtherWhiteSpace(t *testing.T) {
	for _, space := range []string{"\u00a0", "  ", " \u00a0", "\u00a0 ", "\t", "\u2009", "\u3000", "\u2028"} {
		text := "He came." + space + "She left."
		if got := broken(text, "en"); got != text {
			t.Errorf("%q was broken: %q", text, got)
		}
	}
}

// What Unicode's rules look ahead over must not cost quadratic time: eight times
// the text takes some eight times as long.
func TestSentencesOfHostileTextsTakeLinearTime(t *testing.T) {
	for _, unit := range []string{"a. ", ".", ". ", ".)", ". )", "A.1 ", "\u0301", ".\u0301", ".\uff9e", ".\u00ad", "(", "“", "U.", "A. “", "\u00a0.", "..1", " "} {
		times := func(size int) time.Duration {
			text := "A." + strings.Repeat(unit, size/len(unit)) + "A"
			best := time.Hour
			for range 3 {
				start := time.Now()
				Breaks(text, Abbreviations("en"))
				best = min(best, time.Since(start))
			}
			return best
		}
		const size, factor, most = 10_000, 8, 30
		small, large := times(size), times(size*factor)
		if large > small*most && large > 50*time.Millisecond {
			t.Errorf("%d bytes of %q take %v, %d times as many %v", size, unit, small, factor, large)
		}
	}
}
