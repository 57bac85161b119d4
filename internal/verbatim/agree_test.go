package verbatim

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/internal/markdown"
)

// The short way says yes exactly where the words, one by one, are the same
// bytes, and never where the comparison would find a difference.
func TestTheShortWayAgreesWithTheComparison(t *testing.T) {
	text := rapid.StringOfN(rapid.SampledFrom([]rune("ab \u00a0\u2028\té\u0301Ѐ€\n")), 0, 12, -1)
	rapid.Check(t, func(t *rapid.T) {
		x, y := text.Draw(t, "x"), text.Draw(t, "y")
		if rapid.Bool().Draw(t, "alike") {
			y = strings.Join(strings.Fields(x), rapid.SampledFrom([]string{" ", "\u00a0", "\n "}).Draw(t, "space"))
		}
		same := strings.Join(strings.Fields(x), " ") == strings.Join(strings.Fields(y), " ")
		if got := sameWords(x, y); got != same {
			t.Fatalf("sameWords(%q, %q) is %v", x, y, got)
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		body, original := text.Draw(t, "body"), text.Draw(t, "original")
		a, _ := markdown.Parse("content/articles/x.md", []byte(body))
		paras, _ := Original("content/originals/x.txt", []byte(original))
		c := &comparison{file: a.Path, o: originalTokens(paras)}
		c.paras, c.a = articleTokens(a)
		c.run()
		if agree(c.paras, paras) && len(c.list) > 0 {
			t.Fatalf("%q and %q agree, but %v", body, original, c.list)
		}
	})
}
