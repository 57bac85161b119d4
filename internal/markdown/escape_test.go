package markdown

import (
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// folded is a text with its white space folded.
func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

// readBack gives the folded text of a body, its paragraphs parted by "¶".
func readBack(t interface{ Fatalf(string, ...any) }, body string) string {
	a, list := Parse("x.md", []byte("---\nlang: en\n---\n"+body))
	for _, d := range list {
		t.Fatalf("%q: %s at %d: %s", body, d.Code, d.At.Span.Start, d.Message)
	}
	if len(a.Annotations)+len(a.Citations) > 0 {
		t.Fatalf("%q: %d annotations, %d citations", body, len(a.Annotations), len(a.Citations))
	}
	var out []string
	for _, p := range Text(a) {
		out = append(out, folded(p.Text))
	}
	return strings.Join(out, "¶")
}

func TestEscapeLeavesPlainProseAlone(t *testing.T) {
	for _, line := range []string{
		"Harari told valdaiclub.com.",
		"66 countries  (led by the United States) – 3 < 4 > 2 & more; R&D, AT&T",
		"US$5 and $6, 50 % + 1 = 51; a-b, a|b, #tag, info@example.org, {}",
		"(1) “Quoted” ‘text’ — it’s 2016… C# !",
		"2016 was a year; 10.5 million",
	} {
		want := strings.ReplaceAll(line, "{", `\{`)
		if got := EscapeLine(line); got != want {
			t.Errorf("EscapeLine(%q)\n got %q\nwant %q", line, got, want)
		}
		if got := readBack(t, want); got != folded(line) {
			t.Errorf("%q reads as %q", want, got)
		}
	}
}

func TestEscapeEscapesWhatWouldBeRead(t *testing.T) {
	cases := map[string]string{
		"*Banned in Russia":    `\*Banned in Russia`,
		"[sic] @user a_b ~5":   `\[sic\] \@user a\_b \~5`,
		"x^2 `c` \\ $x$":       "x\\^2 \\`c\\` \\\\ $x\\$",
		"- a":                  `\- a`,
		"+ a":                  `\+ a`,
		"-a":                   "-a",
		"1. a":                 `1\. a`,
		"2016) a":              `2016\) a`,
		"1.5 a":                "1.5 a",
		"# a":                  `\# a`,
		"> a":                  `\> a`,
		"---":                  `\---`,
		"===":                  `\===`,
		"|--|--|":              `\|--|--|`,
		":-":                   `\:-`,
		"::: note":             `\::: note`,
		"&amp; &#65; &nosuch;": `\&amp; \&#65; &nosuch;`,
		"<b> </b> <!-- <3":     `\<b> \</b> \<!-- <3`,
		"a #":                  `a \#`,
		"    a  ":              "a",
		"\u00a0a\u00a0":        "\u00a0a\u00a0",
		"a\tb  c":              "a\tb  c",
		"a\nb":                 "a b",
	}
	for line, want := range cases {
		if got := EscapeLine(line); got != want {
			t.Errorf("EscapeLine(%q)\n got %q\nwant %q", line, got, want)
		}
	}
}

// signs are what texts are made of that try to be read as markup.
var signs = []string{
	"*", "_", "`", "[", "]", "(", ")", "{", "}", "~", "^", "$", "@", "\\", "<", ">", "&", "#", "!", "|", "-", "+", "=", ":", ".", ";", "/", "\"", "'", "?",
	"a", "b", "1", "2", "10", "é", "Ж", "“", "–", " ", " ", "\t", "  ", "\u00a0", "\u2028", "\v", "\f", "\x00",
	"amp;", "&amp;", "&#65;", "&nLl;", "http://x", "a@b.c", "<b>", "[^1]", "[^1]: ", "[r]: u", "]{k=v}", "](u)", "[@a]", "---", "***", "```", "~~~", ":::", "|-|", "1. ", "- ", "# ",
}

func randomLine(r *rand.Rand) string {
	var b strings.Builder
	for range r.IntN(12) + 1 {
		b.WriteString(signs[r.IntN(len(signs))])
	}
	return b.String()
}

// checkEscape holds Escape to its promise for lines of one paragraph.
func checkEscape(t interface{ Fatalf(string, ...any) }, lines []string) {
	want := folded(strings.Join(lines, " "))
	body := Escape(strings.Join(lines, "\n"))
	if got := readBack(t, body); got != want {
		t.Fatalf("%q is written\n%q\nand read as\n%q, want\n%q", lines, body, got, want)
	}
	between := []string{"Before.", want, "After."}
	if want == "" {
		between = []string{"Before.", "After."}
	}
	if got := readBack(t, "Before.\n\n"+body+"\n\nAfter.\n"); got != strings.Join(between, "¶") {
		t.Fatalf("%q between paragraphs is written\n%q\nand read as\n%q", lines, body, got)
	}
	for _, line := range lines {
		want := folded(line)
		if got := readBack(t, "# "+EscapeLine(line)); got != want {
			t.Fatalf("%q as a heading reads %q", line, got)
		}
	}
}

func TestEscapedTextReadsBackTheSame(t *testing.T) {
	count := 20000
	if testing.Short() {
		count = 2000
	}
	const seed = 8
	r := rand.New(rand.NewPCG(7, seed))
	for range count {
		lines := make([]string, r.IntN(3)+1)
		for i := range lines {
			lines[i] = randomLine(r)
		}
		checkEscape(t, lines)
	}
	t.Logf("%d random texts (seed %d)", count, seed)
}

func TestEscapedUnicodeReadsBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkEscape(t, rapid.SliceOfN(rapid.String(), 1, 3).Draw(t, "lines"))
	})
}
