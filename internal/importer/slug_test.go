package importer

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSlug(t *testing.T) {
	for words, want := range map[string]string{
		"Terror Attacks in Europe May Increase With More ISIS Defeats": "terror-attacks-in-europe-may-increase-with-more-isis-defeats",
		"МИД: число пострадавших выросло до четырёх тысяч":             "mid-chislo-postradavshikh-vyroslo-do-chetyrekh-tysiach",
		"«Щука», подъезд и объём":                                      "shchuka-podezd-i-obem",
		"  Zürich – Malmö, Łódź & Straße ":                             "zurich-malmo-lodz-strasse",
		"We won’t, he's said":                                          "we-wont-hes-said",
		"2014: a year":                                                 "a-year",
		"50killed":                                                     "killed",
		"12 345":                                                       "",
		"…":                                                            "",
		"中文":                                                           "",
		"CON":                                                          "con-article",
		"com1":                                                         "com1-article",
		"Index":                                                        "index-article",
		strings.Repeat("a", 100):                                       strings.Repeat("a", 60),
		strings.Repeat("abcdefgh ", 10):                                "abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh",
	} {
		if got := Slug(words); got != want {
			t.Errorf("Slug(%q) = %q, want %q", words, got, want)
		}
	}
}

func TestSlugIsAlwaysValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.OneOf(
			rapid.String(),
			rapid.StringOf(rapid.SampledFrom([]rune("aZ09 -–'йщьЪß\u0301con1"))),
		).Draw(t, "words")
		if slug := Slug(words); slug != "" && (!goodSlug(slug) || len(slug) > slugLimit+len("-article")) {
			t.Fatalf("Slug(%q) = %q", words, slug)
		}
	})
}

func TestSlugComesFromTheBestWords(t *testing.T) {
	tests := []struct{ name, headline, text, want string }{
		{"in/My File.txt", "A Headline", "Words.", "a-headline"},
		{"in/My File.txt", "", "Words.", "my-file"},
		{`C:\texts\My File.txt`, "", "Words.", "my-file"},
		{"https://example.org/a/story.html", "", "Words.", "story"},
		{"004_f9546840f25ed422.txt", "", "According to a report.", "according-to-a-report"},
		{"-", "", "Слова есть.", "slova-est"},
		{"-", "中文", "中文", "article"},
		{"cafe.txt", "", "Words.", "cafe"},
	}
	for _, test := range tests {
		if got := slugFor(test.name, test.headline, test.text); got != test.want {
			t.Errorf("slugFor(%q, %q, %q) = %q, want %q", test.name, test.headline, test.text, got, test.want)
		}
	}
}
