package verbatim

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"dossier/internal/annot"
	"dossier/internal/markdown"
)

// article parses a body.
func article(t testing.TB, body string) *annot.Article {
	t.Helper()
	a, list := markdown.Parse("content/articles/x.md", []byte(body))
	for _, d := range list {
		t.Fatalf("%q: %s", body, d.Message)
	}
	return a
}

// differences writes the diagnostics of a comparison, a line each: the message,
// the words in the article and the words in the original.
func differences(t testing.TB, body, original string) string {
	t.Helper()
	a := article(t, body)
	var b strings.Builder
	for _, d := range Compare(a, "content/originals/x.txt", []byte(original)) {
		other := ""
		if len(d.Also) > 0 {
			other = original[d.Also[0].Span.Start:d.Also[0].Span.End]
		}
		fmt.Fprintf(&b, "%s @ %q @ %q\n", d.Message, body[d.At.Span.Start:d.At.Span.End], other)
	}
	return b.String()
}

func TestAnnotationsNeverDiffer(t *testing.T) {
	cases := []struct{ name, body, original string }{
		{"spans", "a [b [c](u)]{k=v}.\n\n*d* **e** ~~f~~ `g`\n", "a b c.\n\nd e f g"},
		{"white space", "a\u00a0b\nc  d\n\n\n\ne\n", "  a b c\u2028d \r\n\r\n e"},
		{"lines as paragraphs", "a b\n\nc\n", "a b\nc\n"},
		{"carriage returns", "a\n\nb\n", "a\rb\r"},
		{"byte order mark", "a\n", "\ufeffa\n"},
		{"composed characters", "cafe\u0301 \u00e9\n", "caf\u00e9 e\u0301\n"},
		{"escapes and entities", `\*a &amp; b \[c\]` + "\n", "*a & b [c]"},
		{"citations and notes", "a [@b, p. 4], c[^1] d\n\n[^1]: e [@f]\n", "a, c d"},
		{"inserted words", "a [sic]{.inserted} b [(c)]{.inserted}\n\n[A note.]{.inserted}\n", "a b"},
		{"pictures", "a ![b](c.png) d\n\n![e](f.png)\n", "a d"},
		{"lists and quotes", "1. a\n2. b\n   c\n\n> d\n", "a\n\nb c\n\nd\n"},
		{"tables", "a | b\n--|--\nc | *d*\n | e\n", "a b\n\nc d\n\ne\n"},
		{"code", "    a\n      b\n\n    c\n", "a\nb\n\nc\n"},
		{"headings", "# [A]{k=v} #\n\nb\n=\n", "A\n\nb"},
		{"half words", "anti-[ISIS]{org=isis}’s\n", "anti-ISIS’s"},
	}
	for _, c := range cases {
		if got := differences(t, c.body, c.original); got != "" {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

func TestDifferencesAreNamed(t *testing.T) {
	cases := []struct{ name, body, original, want string }{
		{"another word", "Shalom [Harrari]{person=harari} said.", "Shalom Harari said.",
			"the article has `Harrari` where the original has `Harari` @ \"Harrari\" @ \"Harari\"\n"},
		{"half annotated word", "anti-[ISIL]{org=isis} war", "anti-ISIS war",
			"the article has `anti-ISIL` where the original has `anti-ISIS` @ \"anti-[ISIL\" @ \"anti-ISIS\"\n"},
		{"missing word", "It is true and good.", "It is not true and good.",
			"the word `not` is missing @ \"\" @ \"not\"\n"},
		{"missing words at the end", "It is true", "It is true or so",
			"the words `or so` are missing @ \"\" @ \"or so\"\n"},
		{"added word", "It is very true and good.", "It is true and good.",
			"the article adds `very` @ \"very\" @ \"\"\n"},
		{"added at the end", "It is true or so", "It is true",
			"the article adds `or so` @ \"or so\" @ \"\"\n"},
		{"two words for one", "a b1 b2 c d", "a b c d",
			"the article has `b1 b2` where the original has `b` @ \"b1 b2\" @ \"b\"\n"},
		{"missing border", "a b c d", "a b\n\nc d",
			"a paragraph border is missing before `c` @ \"c\" @ \"c\"\n"},
		{"another border", "a b\n\nc d", "a b c d\n\ne\n",
			"the article begins a paragraph at `c` where the original does not @ \"c\" @ \"c\"\n" +
				"a paragraph of the original is missing: `e` @ \"\" @ \"e\"\n"},
		{"missing paragraph", "a\n\nc\n\nd", "a\n\nb b\n\nc\n\nd",
			"a paragraph of the original is missing: `b b` @ \"\" @ \"b b\"\n"},
		{"added paragraph", "a\n\nb b\n\nc\n\nd", "a\n\nc\n\nd",
			"the article adds a paragraph: `b b` @ \"b b\" @ \"\"\n"},
		{"added last paragraphs", "a\n\nb b\n\nc", "a",
			"the article adds paragraphs: `b b` @ \"b b\" @ \"\"\n"},
		{"one for each paragraph", "a x c y\n\nd\n\nz e", "a b c b\n\nd\n\nf e",
			"the article has `x` where the original has `b` @ \"x\" @ \"b\"\n" +
				"the article has `z` where the original has `f` @ \"z\" @ \"f\"\n"},
		{"neighbours", "a x\n\nb y\n\nc", "a a\n\nb b\n\nc",
			"the article has `x` where the original has `a` @ \"x\" @ \"a\"\n" +
				"the article has `y` where the original has `b` @ \"y\" @ \"b\"\n"},
		{"empty article", "", "a b", "the words `a b` are missing @ \"\" @ \"a b\"\n"},
		{"empty original", "a b", "", "the article adds `a b` @ \"a b\" @ \"\"\n"},
		{"case", "a B c", "a b c", "the article has `B` where the original has `b` @ \"B\" @ \"b\"\n"},
	}
	for _, c := range cases {
		if got := differences(t, c.body, c.original); got != c.want {
			t.Errorf("%s:\n got %swant %s", c.name, got, c.want)
		}
	}
}

func TestOmissionsAreCounted(t *testing.T) {
	cases := []struct {
		name, body, original string
		words                []int
	}{
		{"one word", "a […]{.omitted} c", "a b c", []int{1}},
		{"as early as it fits", "a […]{.omitted} c d […]{.omitted} z", "a b c d e c d f z", []int{1, 4}},
		{"over paragraphs", "a […]{.omitted} f", "a b\n\nc d\n\ne f", []int{4}},
		{"a paragraph", "a\n\n[…]{.omitted}\n\nd", "a\n\nb c\n\nd", []int{2}},
		{"paragraphs", "a\n\n[…]{.omitted}\n\nd", "a\n\nb c\n\nb\n\nd", []int{3}},
		{"at the start", "[…]{.omitted} c", "a b c", []int{2}},
		{"at the end", "a […]{.omitted}", "a b c\n\nd", []int{3}},
		{"the end of a word", "ab[…]{.omitted} d", "abx c d", []int{2}},
		{"the start of a word", "a […]{.omitted}cd", "a b xcd", []int{2}},
		{"within a word", "a b[…]{.omitted}d e", "a bcd e", []int{1}},
		{"two in a row", "a […]{.omitted} […]{.omitted} d", "a b c d", []int{1, 1}},
		{"the last that fits", "a […]{.omitted} c", "a c c c", []int{2}},
	}
	for _, c := range cases {
		if got := differences(t, c.body, c.original); got != "" {
			t.Errorf("%s: %s", c.name, got)
		}
		var words []int
		for i, o := range Omissions(article(t, c.body), []byte(c.original)) {
			words = append(words, o.Words)
			if o.Annotation != i {
				t.Errorf("%s: omission %d is annotation %d", c.name, i, o.Annotation)
			}
		}
		if fmt.Sprint(words) != fmt.Sprint(c.words) {
			t.Errorf("%s: %v words, want %v", c.name, words, c.words)
		}
	}
}

func TestOmissionsHideNothing(t *testing.T) {
	cases := []struct{ name, body, original, want string }{
		{"everything", "[…]{.omitted}", "a b", "all of the original is left out"},
		{"nothing", "a […]{.omitted} b", "a b", "nothing is left out here"},
		{"half a word is not a word", "Hara […]{.omitted} said", "Harari has said", "`Hara`"},
		{"before it", "x […]{.omitted} c d", "a b c d", "`x`"},
		{"behind it", "a […]{.omitted} c x e f", "a b c d e f", "`x`"},
		{"right behind it", "a […]{.omitted} x d e f g h i", "a b c d e f g h i", "does not go on like this"},
		{"at the end", "a […]{.omitted} c", "a b c d", "the word `d` is missing"},
		{"border behind it", "a […]{.omitted}\n\nd", "a b c d", "does not go on like this"},
	}
	for _, c := range cases {
		if got := differences(t, c.body, c.original+"\n"); !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// samples are the two articles with their originals.
func samples(t testing.TB) (names []string, bodies, originals [][]byte) {
	t.Helper()
	for _, name := range []string{"a", "b"} {
		body, err := os.ReadFile("testdata/" + name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		original, err := os.ReadFile("testdata/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		names, bodies, originals = append(names, name), append(bodies, body), append(originals, original)
	}
	return names, bodies, originals
}

func TestSampleArticlesAreTheirOriginals(t *testing.T) {
	names, bodies, originals := samples(t)
	for i := range names {
		a, _ := markdown.Parse("content/articles/"+names[i]+".md", bodies[i])
		for _, d := range Compare(a, "x.txt", originals[i]) {
			t.Errorf("%s: %s", names[i], d.Message)
		}
	}
}

func TestEveryEditOfAnOriginalIsSeen(t *testing.T) {
	names, bodies, originals := samples(t)
	for n := range names {
		a, _ := markdown.Parse("content/articles/"+names[n]+".md", bodies[n])
		paras, tokens := articleTokens(a)
		src := string(originals[n])
		fold := foldParagraphs(src)
		for at, r := range src {
			rest := src[at+len(string(r)):]
			if testing.Short() && at%5 > 0 {
				continue
			}
			edits := []string{src[:at] + rest, src[:at] + "x" + rest}
			if !testing.Short() && at%4 == 0 {
				edits = append(edits, src[:at]+"x"+src[at:], src[:at]+" "+src[at:], src[:at]+"\n\n"+src[at:])
			}
			for _, edited := range edits {
				c := comparison{paras: paras, a: tokens}
				original, _ := Original("x.txt", []byte(edited))
				c.o = originalTokens(original)
				c.run()
				if same := foldParagraphs(edited) == fold; same != (len(c.list) == 0) {
					t.Fatalf("%s at %d: folded the same: %v, differences: %v\n%q",
						names[n], at, same, c.list, edited[max(0, at-20):min(len(edited), at+20)])
				}
			}
		}
	}
}

// foldParagraphs is what a text with blank lines says, by the definition.
func foldParagraphs(s string) string {
	var out []string
	var lines []string
	for _, line := range append(strings.Split(s, "\n"), "") {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
			continue
		}
		if p := Fold(strings.Join(lines, "\n")); p != "" {
			out = append(out, p)
		}
		lines = nil
	}
	return strings.Join(out, "\n\n")
}

func TestEveryEditOfAnArticleIsSeen(t *testing.T) {
	names, bodies, originals := samples(t)
	step := 3
	if testing.Short() {
		step = 29
	}
	for n := range names {
		was, _ := markdown.Parse("content/articles/x.md", bodies[n])
		text := fmt.Sprint(texts(was))
		for at := 0; at < len(bodies[n]); at += step {
			if c := bodies[n][at]; c < 'a' || c > 'z' {
				continue
			}
			edited := bytes.Clone(bodies[n])
			edited[at] ^= 1
			a, _ := markdown.Parse("content/articles/x.md", edited)
			changed := fmt.Sprint(texts(a)) != text
			if list := Compare(a, "x.txt", originals[n]); changed != (len(list) > 0) {
				t.Fatalf("%s at %d: text changed: %v, differences: %v", names[n], at, changed, list)
			}
		}
	}
}

func TestRemovingOrAddingAnAnnotationIsNoEdit(t *testing.T) {
	names, bodies, originals := samples(t)
	for n := range names {
		a, _ := markdown.Parse("content/articles/x.md", bodies[n])
		for _, x := range a.Annotations {
			removed := string(bodies[n][:x.At.Start]) + string(bodies[n][x.Words.Start:x.Words.End]) + string(bodies[n][x.At.End:])
			if got := Compare(article(t, removed), "x.txt", originals[n]); len(got) > 0 {
				t.Errorf("%s without annotation %d: %s", names[n], x.Words.Start, got[0].Message)
			}
		}
		for i := range a.Blocks {
			b := &a.Blocks[i]
			for _, word := range strings.Fields(b.Text) {
				from := strings.Index(b.Text, word)
				s := b.Source(a.Path, from, from+len(word))
				words := string(bodies[n][s.Start:s.End])
				if strings.ContainsAny(words, "[]") {
					continue
				}
				added := string(bodies[n][:s.Start]) + "[" + words + "]{source=x}" + string(bodies[n][s.End:])
				added = added[:s.End+12] + " [@x, p. 4]" + added[s.End+12:]
				got, _ := markdown.Parse("content/articles/x.md", []byte(added))
				if list := Compare(got, "x.txt", originals[n]); len(list) > 0 {
					t.Fatalf("%s with %q annotated: %s", names[n], words, list[0].Message)
				}
			}
		}
	}
}

func texts(a *annot.Article) (out []string) {
	for _, p := range markdown.Text(a) {
		out = append(out, Fold(p.Text))
	}
	return out
}

// parsed parses a body that may have mistakes.
func parsed(body string) *annot.Article {
	a, _ := markdown.Parse("content/articles/x.md", []byte(body))
	return a
}

func TestLargeTextsAreComparedInTime(t *testing.T) {
	body := "a " + strings.Repeat("b b b b b b b b\n\n", 20000)
	gaps := strings.Repeat("b b b [x]{.omitted} b b b c\n\n", 2000)
	start := time.Now()
	Compare(parsed(body), "x.txt", []byte(strings.Repeat("b b b b b b b\n\n", 20000)))
	Compare(parsed(body), "x.txt", []byte("a "+strings.Repeat("b b b b b b b b\n\n", 19999)+"c"))
	Compare(parsed(gaps), "x.txt", []byte(strings.Repeat("b b b b b b b\n\n", 20000)))
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("the comparison takes %v", d)
	}
}
