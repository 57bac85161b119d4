package verbatim

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestOriginalIsSplitIntoParagraphs(t *testing.T) {
	cases := map[string]string{
		"":                       "",
		" \n\t\n":                "",
		"a b":                    "a b",
		"a\nb\n":                 "a|b",
		"a\nb\n\n\n":             "a|b",
		"\n\na\nb":               "a|b",
		"a\nb\n\nc\n":            "a\nb|c",
		"a\r\nb\r\n\r\nc\r\n":    "a\r\nb|c",
		"a\rb\r\rc":              "a\rb|c",
		"a\n \u00a0\t\nb\nc":     "a|b\nc",
		"\ufeffa\nb":             "a|b",
		"a\u2028b\u0085c\vd\fe":  "a\u2028b\u0085c\vd\fe",
		"a\n\n\u00a0\n\nb\n\n\n": "a|b",
	}
	for raw, want := range cases {
		paras, list := Original("x.txt", []byte(raw))
		var got []string
		for _, p := range paras {
			got = append(got, p.Text)
			if raw[p.Start:p.Start+len(p.Text)] != p.Text {
				t.Errorf("%q: %q is not at %d", raw, p.Text, p.Start)
			}
		}
		if s := strings.Join(got, "|"); s != want || len(list) > 0 {
			t.Errorf("%q: got %q, want %q", raw, s, want)
		}
	}
}

func TestOriginalThatIsNotUTF8NamesTheByte(t *testing.T) {
	paras, list := Original("x.txt", []byte("a \ufffd é\xe9b"))
	if len(paras) > 0 || len(list) != 1 || list[0].Code != "bad-encoding" || list[0].At.Span.Start != 8 {
		t.Errorf("got %v, %v", paras, list)
	}
}

func TestFold(t *testing.T) {
	cases := map[string]string{
		"a b":                      "a b",
		" a  b ":                   "a b",
		"a\u00a0\u2028\n\tb\u3000": "a b",
		"e\u0301":                  "\u00e9",
		"":                         "",
		"\u2003":                   "",
		"a\u200bb":                 "a\u200bb",
	}
	for in, want := range cases {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldingTwiceIsFoldingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Fold(rapid.String().Draw(t, "s"))
		if again := Fold(s); again != s {
			t.Fatalf("%q folds to %q", s, again)
		}
	})
}
