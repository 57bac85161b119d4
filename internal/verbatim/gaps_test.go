package verbatim

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// fits is the definition of an article with gaps that is its original: tried
// out, token by token.
func fits(a, o []token) bool {
	if len(a) == 0 {
		return len(o) == 0
	}
	if a[0].kind != gap {
		if len(o) == 0 || !same(a[0], o[0]) {
			return false
		}
		return fits(a[1:], o[1:])
	}
	words := 0
	for k := 0; k <= len(o); k++ {
		if words > 0 && fits(a[1:], o[k:]) {
			return true
		}
		if k < len(o) && o[k].kind == word {
			words++
		}
	}
	return false
}

func randomText(r *rand.Rand, pieces []string, n int) string {
	var b strings.Builder
	for range r.IntN(n) + 1 {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

func TestComparisonAgreesWithTheDefinition(t *testing.T) {
	count := 100000
	if testing.Short() {
		count = 10000
	}
	r := rand.New(rand.NewPCG(3, 4))
	matched := 0
	for range count {
		body := randomText(r, []string{"a ", "b ", "ab ", "\n\n", " […]{.omitted} ", "\n\n[…]{.omitted}\n\n"}, 8)
		original := "a b\n\n" + randomText(r, []string{"a ", "b ", "ab ", "\n\n"}, 9)
		body = "a b\n\n" + body
		a := article(t, body)
		paras, list := Original("x.txt", []byte(original))
		_, tokens := articleTokens(a)
		want := len(list) == 0 && fits(tokens, originalTokens(paras))
		if want {
			matched++
		}
		if got := Compare(a, "x.txt", []byte(original)); want != (len(got) == 0) {
			t.Fatalf("%q and %q: fits: %v, differences: %v", body, original, want, got)
		}
	}
	if matched < count/200 {
		t.Fatalf("only %d of %d fit", matched, count)
	}
}

func TestAnyTwoTextsAreCompared(t *testing.T) {
	pieces := []string{"a", "b", " ", "\n", "\n\n", "[…]{.omitted}", "[c]{.inserted}", "[^1]", "\n\n[^1]: d\n\n", "| a | b |\n|-|-|\n", "`c`", "    ", "*", "\u00a0", "é", "e\u0301"}
	r := rand.New(rand.NewPCG(5, 6))
	for range 20000 {
		body := randomText(r, pieces, 20)
		original := randomText(r, append(pieces[:5:5], "é", "\r", "c"), 20)
		a := parsed(body)
		for _, d := range Compare(a, "x.txt", []byte(original)) {
			if s := d.At.Span; s.File == "" || s.Start < 0 || s.End < s.Start || s.End > len(body) {
				t.Fatalf("%q and %q: %s at %v", body, original, d.Message, s)
			}
			for _, n := range d.Also {
				if s := n.Span; s.Start < 0 || s.End < s.Start || s.End > len(original) {
					t.Fatalf("%q and %q: %s at %v in the original", body, original, d.Message, s)
				}
			}
		}
		Omissions(a, []byte(original))
	}
}
