package importer

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/verbatim"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestArticlesBecomeTheGoldenOnes(t *testing.T) {
	files, err := filepath.Glob("testdata/article/*.txt")
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, list := Import(filepath.Base(file), raw, Options{Organizations: known, Retrieved: "2026-11-21"})
		if diag.HasErrors(list) {
			t.Errorf("%s: %v", file, list)
			continue
		}
		golden := strings.ReplaceAll(strings.ReplaceAll(file, "article", "golden"), ".txt", ".md")
		if *update {
			if err := os.WriteFile(golden, r.Article, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || string(want) != string(r.Article) {
			t.Errorf("%s: %v, got\n%s", file, err, r.Article)
		}
	}
}

// The lines of both articles are broken as an editor broke them by hand.
func TestLinesBreakAsInTheHandMadeSamples(t *testing.T) {
	attributes := regexp.MustCompile(`\]\{[^}]*\}`)
	plain := func(body string) string {
		return strings.TrimSpace(strings.ReplaceAll(attributes.ReplaceAllString(body, ""), "[", ""))
	}
	for _, name := range []string{"a", "b"} {
		raw, err := os.ReadFile("testdata/article/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		sample, err := os.ReadFile("testdata/sample/" + name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		r, _ := Import(name+".txt", raw, Options{})
		_, body, _ := strings.Cut(string(r.Article), "\n---\n")
		got, want := strings.Split(plain(body), "\n"), strings.Split(plain(string(sample)), "\n")
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || verbatim.Fold(got[i]) != verbatim.Fold(want[i]) {
				t.Errorf("%s: line %d differs:\n%q\n%q", name, i+1, got[min(i, len(got)-1)], want[min(i, len(want)-1)])
				break
			}
		}
	}
}

func TestWhatCannotBeImported(t *testing.T) {
	tests := []struct {
		name, file, raw, slug string
		code                  string
		at                    int
	}{
		{"invalid UTF-8", "x.txt", "abc\xffdef", "", "bad-encoding", 3},
		{"cut UTF-8", "x.txt", "abc\xd0", "", "bad-encoding", 3},
		{"an encoding that cannot be told", "x.txt", "\xaa", "", "bad-encoding", 0},
		{"NUL", "x.txt", "ab\x00c", "", "bad-encoding", 2},
		{"empty", "x.txt", "", "", "empty-original", 0},
		{"white space", "x.txt", " \n\u00a0\t\r\n\u2003\n", "", "empty-original", 0},
		{"byte order mark alone", "x.txt", "\ufeff", "", "empty-original", 0},
		{"RTF", "x.rtf", `{\rtf1 x}`, "", "unknown-format", 0},
		{"bad slug", "x.txt", "Text.", "A Slug", "bad-slug", 0},
		{"reserved slug", "x.txt", "Text.", "con", "bad-slug", 0},
		{"slug that leaves the folder", "x.txt", "Text.", "../x", "bad-slug", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, list := Import(test.file, []byte(test.raw), Options{Slug: test.slug})
			if len(list) != 1 || list[0].Severity != diag.Error || list[0].Code != test.code {
				t.Fatalf("got %v", list)
			}
			if at := list[0].At.Span; at.File != test.file || at.Start != test.at {
				t.Errorf("the place is %v", at)
			}
			if r.Slug != "" || r.Article != nil {
				t.Errorf("a result was returned: %+v", r)
			}
		})
	}
}

func TestTextWithoutAnExtensionIsText(t *testing.T) {
	for _, name := range []string{"-", "README", "https://example.org/a", "notes.log"} {
		r, list := Import(name, []byte("Some text. And more."), Options{})
		if diag.HasErrors(list) || r.OriginalPath != "content/originals/"+r.Slug+".txt" {
			t.Errorf("%s: %v, %v", name, r.OriginalPath, list)
		}
	}
}

func TestMissingHeadlineAndGuessedLanguageAreSaid(t *testing.T) {
	r, list := Import("x.txt", []byte("Просто текст. И ещё.\n\nКонец текста."), Options{})
	var got []string
	for _, d := range list {
		got = append(got, d.Severity.String()+" "+d.Code+" "+string(r.Article[d.At.Span.Start:d.At.Span.End]))
	}
	want := "warning no-headline title: {text: \"Просто текст. И ещё. Конец текста.\", from: editor}\ninfo guessed-lang lang: ru"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	_, list = Import("x.txt", []byte("A Headline\n\nSome text."), Options{Lang: "en"})
	if len(list) > 0 {
		t.Errorf("a headline and a language were given, but %v", list)
	}
}

// hostile draws texts of pieces that mean something to the parser of Markdown,
// to the recognisers or to the rules of white space.
func hostile() *rapid.Generator[string] {
	pieces := strings.Split("a|B|1|ISIS|Word. |Word.” |ж|é|e\u0301| |  |\u00a0|\t|\n|\n\n|\r\n|\r|\u2028|\u0085|\u200b|\ufeff|\v|"+
		"*|**|_|__|`|``|```|~|~~|#|## |= |===|-|- |---|+ |1. |1)|>|> |<|<b>|</p>|<!-- |<?|<http://a.b>|&|&amp;|&#42;|&#x;|;|\\|\\\\|"+
		"[|]|(|)|{|}|![|](|[a]: b|[^1]|[^1]: |[@a]|@a|]{.x}|{k=v}|$|$$|^|:|::: |\"|'|“|”|…|–|—|†|"+
		"*Banned in Russia.|ISIS*|ISIS**|(banned in Russia)|By Jane Doe|— Jane Doe|(GPA) – |LONDON (Reuters) - |МОСКВА, 5 мая — |http://a.b/c_d_e|www.a.b|    code|\t\tx", "|")
	pieces = append(pieces, "|", "||", "|-|", "\n|a|b|\n|-|-|\n", "a\n===\n", "Title\n\n")
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 24).Draw(t, "pieces"), "")
	})
}

type failing interface {
	Helper()
	Fatalf(string, ...any)
}

// faithful imports a text and fails when what comes out is not the text: here
// white space counts too, and nothing of it may have become markup.
func faithful(t failing, text string) {
	t.Helper()
	r, list := Import("x.txt", []byte(text), Options{Organizations: known})
	for _, d := range list {
		if d.Severity == diag.Error && d.Code != "empty-original" && d.Code != "bad-encoding" {
			t.Fatalf("%q: %+v", text, d)
		}
	}
	if diag.HasErrors(list) {
		return
	}
	if string(r.Original) != text {
		t.Fatalf("the original of %q became %q", text, r.Original)
	}
	a, _ := markdown.Parse(r.ArticlePath, r.Article)
	onlyText(t, a.Root, string(r.Article))
	if r.Extracted != nil { // bytes of another encoding: what was read from them counts
		text = string(r.Extracted)
	}
	want, _ := verbatim.Original("x.txt", []byte(text))
	got := markdown.Text(a)
	if len(got) != len(want) {
		t.Fatalf("%d paragraphs of %q became %d in\n%s", len(want), text, len(got), r.Article)
	}
	for i := range want {
		line, _ := joinLines(want[i].Text, longestLine(text))
		if a, b := strings.ReplaceAll(got[i].Text, "\n", " "), line; a != b {
			t.Fatalf("%q became %q in\n%s", b, a, r.Article)
		}
	}
}

// onlyText fails when a tree holds markup that the importer does not write.
func onlyText(t failing, n *annot.Node, article string) {
	t.Helper()
	switch n.Kind {
	case annot.Document, annot.Paragraph, annot.Heading, annot.Text, annot.SoftBreak, annot.HardBreak, annot.Mark:
	default:
		t.Fatalf("a node of kind %d in\n%s", n.Kind, article)
	}
	for _, child := range n.Children {
		onlyText(t, child, article)
	}
}

func TestAnyTextIsImportedFaithfully(t *testing.T) {
	texts := 100 // to a check of rapid's, of which there are 100
	if testing.Short() {
		texts = 5
	}
	for _, generator := range []*rapid.Generator[string]{hostile(), rapid.String()} {
		rapid.Check(t, func(t *rapid.T) {
			for range texts {
				faithful(t, generator.Draw(t, "text"))
			}
		})
	}
}

func FuzzImportText(f *testing.F) {
	for _, seed := range []string{
		sampleText, "A Headline\n\n*Banned in Russia.\n\nISIS* [a]{b=c} `x` <b> &amp; \\* _a_", "1. a\n- b\n> c\n# d\n\n    e\n\n```\nf", "(GPA) – a. “B.” C\n\nBy Jane Doe",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 1<<14 {
			faithful(t, text)
		}
	})
}

// Eight times the text takes some eight times as long, and one that is too
// large is refused.
func TestTimeOfAnImportGrowsWithItsText(t *testing.T) {
	if testing.Short() {
		t.Skip("imports megabytes")
	}
	const size, factor, most, limit = 60_000, 8, 28, 5_000_000
	for name, piece := range map[string]string{
		"one line": "A sentence about ISIS* and its defeat. ", "no space": "x*_[", "lines": "A line of the text.\n", "paragraphs": "A line of the text.\n\n", "openings": "(",
		"remarks": "ISIS (banned in Russia) ", "remarks apart": "ISIS (banned in Russia) said.\n\n", "remarks of unknown ones": "Foo (banned in Russia) said.\n\n",
	} {
		times := func(size int) time.Duration {
			best := time.Hour
			for range 2 {
				start := time.Now()
				_, list := Import("x.txt", []byte(filled(piece, size)+"\n\n*Banned in Russia."), Options{Organizations: known})
				best = min(best, time.Since(start))
				if diag.HasErrors(list) && (len(list) != 1 || list[0].Code != "too-large") {
					t.Errorf("%s, %d bytes: %d diagnostics, first %s", name, size, len(list), list[0].Code)
				}
			}
			return best
		}
		small, large := times(size), times(size*factor)
		if large > small*most && large > 200*time.Millisecond {
			t.Errorf("%s: %d bytes take %v, %d times as many %v", name, size, small, factor, large)
		}
		times(limit)
	}
}
