package yaml

import (
	"testing"

	"pgregory.net/rapid"
)

// Whatever a text holds must be read back as it was, beside other values of a list or a mapping.
func TestScalarsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.String(),
			rapid.StringOf(rapid.SampledFrom([]rune("ab1 .-_~:,#{}[]\"'\\|>&*!%@`?\n\t\u0085\u2028\ufeff\u00a0–ж\u0301\U0001f600"))),
			rapid.SampledFrom([]string{"", " ", "~", "null", "true", "no", "1e5", "0x1f", "2016-06~", "a: b", "a:b", "a #b", "- a", "https://example.org/a?b=c&d#e", "---", "Randi Nord"}),
		).Draw(t, "text")
		for _, written := range []string{Write(text), Quote(text)} {
			src := "a: [" + written + ", {b: " + written + ", c: d}]\ne: " + written + "\n"
			v, list := Parse("x", []byte(src), 0)
			var got struct {
				A []Value `yaml:"a"`
				E Value   `yaml:"e"`
			}
			list = append(list, Decode(v, &got)...)
			if len(list) > 0 || len(got.A) != 2 || len(got.A[1].Pairs) != 2 {
				t.Fatalf("%q is written %s: %v", text, src, list)
			}
			for _, v := range []Value{got.A[0], got.A[1].Pairs[0].Value, got.E} {
				if v.Kind != Scalar || v.Text != text {
					t.Fatalf("%q became %q in %s", text, v.Text, src)
				}
			}
		}
	})
}

func TestOrdinaryScalarsStandWithoutQuotes(t *testing.T) {
	for text, want := range map[string]string{
		"Randi Nord":                       "Randi Nord",
		"2016-06~":                         "2016-06~",
		"https://example.org/a/b.html":     "https://example.org/a/b.html",
		"originals/a-b.txt":                "originals/a-b.txt",
		"https://example.org/?a=b":         `"https://example.org/?a=b"`,
		"1e5":                              `"1e5"`,
		"null":                             `"null"`,
		"He said: “no”, \"never\" \\":      `"He said: “no”, \"never\" \\"`,
		"a\u0085b\u00a0c\ufeffd\U000e0001": `"a\x85b\xA0c\uFEFFd\U000e0001"`,
	} {
		if got := Write(text); got != want {
			t.Errorf("%q is written %s, want %s", text, got, want)
		}
	}
}
