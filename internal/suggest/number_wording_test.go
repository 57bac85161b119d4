package suggest

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"dossier/internal/markdown"
	"dossier/internal/prose"
	"dossier/internal/verbatim"
)

// wordings gives the wording of every figure of a text, by its words.
func wordings(text string) map[string]string {
	out := map[string]string{}
	for _, f := range newNumbers("en").find(text) {
		out[text[f.From:f.To]] = f.Number.Wording
	}
	return out
}

func TestWordingIsTheSentence(t *testing.T) {
	for name, text := range map[string]string{
		"spaces":         "It began. At least 12 people died. It ended.",
		"lines":          "It began.\nAt least 12 people died.\nIt ended.",
		"no-break space": "It began.\u00a0At least 12 people died.\u00a0\u00a0It ended.",
		"two spaces":     "It began.  At least 12 people died.  It ended.",
	} {
		if got := wordings(text)["At least 12 people"]; got != "At least 12 people died." {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestWordingOfALongSentenceIsAClause(t *testing.T) {
	filler := strings.Repeat("word and ", 30)
	for _, tt := range [][3]string{
		{"12 people", "The " + filler + "rest; he said that 12 people died; the " + filler + "end.", "he said that 12 people died;"},
		{"12 people", "The " + filler + "rest, he said “that 12 people died, and more”, the " + filler + "end.", "he said “that 12 people died, and more”"},
		{"12 people", "The " + filler + "rest (of them, 12 people, died), the " + filler + "end.", "(of them, 12 people, died)"},
	} {
		got := wordings(tt[1])[tt[0]]
		if !strings.Contains(got, strings.TrimRight(tt[2], ";")) || utf8.RuneCountInString(got) > longestSentence {
			t.Errorf("%d characters: %q", utf8.RuneCountInString(got), got)
		}
	}
}

// A wording stands in the article, holds its figure, is a sentence or, of a
// long one, a piece that cuts no word, number, quotation or bracket.
func TestWordingsAreCutAtBorders(t *testing.T) {
	pieces := []string{"At least 4,000 people", "12 million", "$1.5 billion", "three", "(", ")", "“", "”", "\"", "word", "words", "Amnesty", ",", ";", " –", " —", ".", "!", "\n", "\u00a0", "[", "]", "«", "»", "U.S.", "per cent", "said", "civilians"}
	g := newNumbers("en")
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom(pieces), 30, 160).Draw(t, "parts")
		text := strings.TrimSpace(strings.NewReplacer(" ,", ",", " ;", ";", " .", ".", "( ", "(", " )", ")").Replace(strings.Join(parts, " ")))
		for _, f := range g.find(text) {
			w := f.Number.Wording
			sentence := newSentences(text, prose.Abbreviations("en")).around(span{f.From, f.To})
			whole := text[sentence.from:sentence.to]
			if !strings.Contains(w, text[f.From:f.To]) || !strings.Contains(whole, w) {
				t.Fatalf("%q: the wording of %q is %q", text, text[f.From:f.To], w)
			}
			if utf8.RuneCountInString(whole) <= longestSentence {
				if w != whole {
					t.Fatalf("%q: %q is not the sentence", text, w)
				}
				continue
			}
			at := sentence.from + strings.Index(whole, w)
			if cutsWord(text, at) || cutsWord(text, at+len(w)) {
				t.Fatalf("%q: %q cuts a word", text, w)
			}
			for _, o := range g.find(text) {
				if strings.Count(text, w) == 1 && (o.From < at && at < o.To || o.From < at+len(w) && at+len(w) < o.To) {
					t.Fatalf("%q: %q cuts the number %q", text, w, text[o.From:o.To])
				}
			}
		}
	})
}

func cutsWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return at > 0 && at < len(text) && word(before) && word(after)
}

// What a stub quotes is found in the article as the rule of figures looks for it.
func TestWordingsStandInTheArticle(t *testing.T) {
	a, list := markdown.Parse("content/articles/a.md", []byte("---\nlang: en\n---\n# At least 12 dead\n\nIt *began.*\nAt\u00a0least **4,000 people** died.  It “ended [at 5](https://example.org)”.\n\n- The U.S. lost 30 tanks; and\n  so on.\n"))
	if len(list) > 0 {
		t.Fatal(list)
	}
	var article strings.Builder
	for _, p := range markdown.Text(a) {
		article.WriteString(verbatim.Fold(p.Text) + " ")
	}
	count := 0
	for _, f := range New(dossier(world...)).Find(a) {
		if f.Kind == Figure {
			count++
			if !strings.Contains(article.String(), verbatim.Fold(f.Number.Wording)) {
				t.Errorf("%q is not in the article", f.Number.Wording)
			}
		}
	}
	if count < 3 {
		t.Errorf("only %d figures", count)
	}
}
