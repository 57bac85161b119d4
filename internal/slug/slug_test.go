package slug

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

var form = regexp.MustCompile(`^([a-z][a-z0-9]*(-[a-z0-9]+)*)?$`)

func TestANameOfAnyWordsHasItsForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.String().Draw(t, "words")
		limit := rapid.IntRange(1, 80).Draw(t, "limit")
		got := Of(words, limit)
		if !form.MatchString(got) || len(got) > limit {
			t.Fatalf("Of(%q, %d) is %q", words, limit, got)
		}
		if again := Of(got, limit); again != got {
			t.Fatalf("Of(%q) is %q, and of that %q", words, got, again)
		}
	})
}

func TestAPartOfANameMayBeginWithADigit(t *testing.T) {
	for words, want := range map[string]string{
		"60000": "60000", "0.83": "0-83", "half of": "half-of", "около двух тысяч": "okolo-dvukh-tysiach", "…": "",
	} {
		if got := Join(words); got != want {
			t.Errorf("Join(%q) is %q, want %q", words, got, want)
		}
	}
}
