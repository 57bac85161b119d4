package importer

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/markdown"
	"dossier/internal/suggest"
	"dossier/internal/verbatim"
)

// How many articles are generated, and from which seed:
//
//	go test ./internal/importer -run EveryFormat -v -articles 200000 -seed 7
var (
	articleCount = flag.Int("articles", 20_000, "how many articles are generated in all formats together")
	articleSeed  = flag.Uint64("seed", 1, "the seed of the generated articles")
)

// generated is an article of a format.
type generated struct {
	name string
	raw  []byte
	want []string // its paragraphs
	// words says that only the words and their order are compared: pages of
	// print do not tell an item from a line that begins with a number, nor
	// whether a sentence at the top of one begins a paragraph.
	words bool
	opts  Options
}

// everyFormat are the formats, their shares of the articles and what writes
// them.
var everyFormat = []struct {
	name  string
	share int // of 200
	make  func(t testing.TB, m *articleMaker) generated
}{
	{"text", 100, func(_ testing.TB, m *articleMaker) generated {
		a := m.article()
		return generated{name: "x.txt", raw: m.asText(a), want: printedTexts(a)}
	}},
	{"text in another encoding", 20, makeEncoded},
	{"markdown", 30, func(_ testing.TB, m *articleMaker) generated {
		a := m.article()
		return generated{name: "x.md", raw: m.asMarkdown(a), want: printedTexts(a)}
	}},
	{"html", 28, func(_ testing.TB, m *articleMaker) generated {
		a := m.article()
		return generated{name: "x.html", raw: m.asHTML(a), want: printedTexts(a)}
	}},
	{"mhtml", 2, func(_ testing.TB, m *articleMaker) generated {
		a := m.article()
		return generated{name: "x.mhtml", raw: asMHTML(m.asHTML(a)), want: printedTexts(a)}
	}},
	{"docx", 15, func(t testing.TB, m *articleMaker) generated {
		a := m.article()
		body, more := m.asDOCX(a)
		return generated{name: "x.docx", raw: docxOf(t, body, more), want: printedTexts(a)}
	}},
	{"pdf", 5, func(_ testing.TB, m *articleMaker) generated {
		m.plain, m.print = m.IntN(2) == 0, true
		a := m.article()
		raw, pages := m.asPDF(a)
		return generated{name: "x.pdf", raw: raw, want: printedTexts(a), words: !m.plain || pages > 1}
	}},
}

// makeEncoded writes a text in an encoding of two bytes, or in one of one byte
// that is named and has all its letters.
func makeEncoded(_ testing.TB, m *articleMaker) generated {
	a := m.article()
	out := generated{name: "x.txt", raw: m.asText(a), want: printedTexts(a)}
	text := bytes.TrimPrefix(out.raw, []byte("\ufeff"))
	if narrow, err := charmap.Windows1251.NewEncoder().Bytes(text); err == nil {
		out.raw, out.opts.Encoding = narrow, "windows-1251"
		return out
	}
	order := []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian}[m.IntN(2)]
	wide, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().Bytes(text)
	if err == nil {
		out.raw = wide
	}
	return out
}

// Articles of every format, with everything in them that means something to a
// parser on the way: what is imported says what was written, word for word
// and paragraph for paragraph, its white space included (of a printed page,
// its words), and a check of the dossier finds the same.
func TestEveryFormatSaysWhatWasWritten(t *testing.T) {
	count := *articleCount
	if testing.Short() || raceDetector {
		count /= 10
	}
	t.Logf("%d articles, seed %d", count, *articleSeed)
	for kind, format := range everyFormat {
		n := count * format.share / 200
		t.Run(format.name, func(t *testing.T) {
			var next, failed, words, suggested atomic.Int64
			var group sync.WaitGroup
			for range runtime.GOMAXPROCS(0) {
				group.Go(func() {
					for failed.Load() < 3 {
						i := next.Add(1) - 1
						if i >= int64(n) {
							return
						}
						m := &articleMaker{Rand: rand.New(rand.NewPCG(*articleSeed, uint64(kind)<<32|uint64(i)))}
						g := format.make(t, m)
						size, proposals, wrong := g.check(i%4 == 0)
						words.Add(int64(size))
						suggested.Add(int64(proposals))
						if wrong != "" {
							failed.Add(1)
							t.Errorf("article %d, seed %d: %s", i, *articleSeed, wrong)
						}
					}
				})
			}
			group.Wait()
			t.Logf("%d articles, %d words, %d suggestions", n, words.Load(), suggested.Load())
		})
	}
}

// check imports an article and compares it. With suggestions, they are put
// into it before; an empty text says that nothing is wrong.
func (g generated) check(suggestions bool) (words, proposals int, wrong string) {
	o := g.opts
	o.Organizations = known
	r, list := Import(g.name, g.raw, o)
	if diag.HasErrors(list) {
		return 0, 0, fmt.Sprintf("%v\n%.3000s", list, g.raw)
	}
	if suggestions {
		graph := isisGraph()
		r, list = Suggest(r, list, Find(r, suggest.New(graph)), suggest.NewRegister(graph))
		if diag.HasErrors(list) || hasCode(list, "no-suggestions") {
			return 0, 0, fmt.Sprintf("suggestions: %v\n%.3000s", list, r.Article)
		}
	}
	a, found := markdown.Parse(r.ArticlePath, r.Article)
	path, original := r.OriginalPath, r.Original
	if r.ExtractedPath != "" {
		path, original = r.ExtractedPath, r.Extracted
	}
	if found = append(found, verbatim.Compare(a, path, original)...); diag.HasErrors(found) {
		return 0, 0, fmt.Sprintf("%v\n%.3000s", found, r.Article)
	}
	var got []string
	for _, p := range markdown.Text(a) {
		// Code ends in a line end.
		got = append(got, strings.TrimRight(strings.ReplaceAll(p.Text, "\n", " "), " "))
	}
	for _, p := range got {
		words += len(strings.Fields(p))
	}
	want := g.want
	if g.words {
		got, want = strings.Fields(strings.Join(got, " ")), strings.Fields(strings.Join(want, " "))
	}
	for i := range max(len(got), len(want)) {
		if g, w := at(got, i), at(want, i); g != w {
			return words, len(r.Suggestions), fmt.Sprintf("part %d of %d (wanted %d):\ngot  %q\nwant %q\n%v", i, len(got), len(want), g, w, list)
		}
	}
	return words, len(r.Suggestions), ""
}

// isisGraph is a dossier with one organization, made once: it is only read.
var isisGraph = sync.OnceValue(func() *link.Graph {
	g, _ := link.Link(link.Input{Entities: []annot.Entity{&annot.Base{Kind: "organization", ID: "isis", Title: "Islamic State", Sought: true, Names: []annot.Name{{Text: "ISIS"}, {Text: "ИГИЛ"}}}}})
	return g
})

func hasCode(list []diag.Diagnostic, code string) bool {
	for _, d := range list {
		if d.Code == code {
			return true
		}
	}
	return false
}

// A dossier with articles of every format stays as it is, byte for byte, when
// they are imported again, and an import makes the same of the same file.
func TestSecondImportOfEveryFormatChangesNothing(t *testing.T) {
	n := 300
	if testing.Short() || raceDetector {
		n = 40
	}
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var before string
	for pass := range 2 {
		shelf, err := OpenShelf(root)
		if err != nil {
			t.Fatal(err)
		}
		graph := isisGraph()
		register := suggest.NewRegister(graph)
		outcomes := map[Outcome]int{}
		for i := range n {
			m := &articleMaker{Rand: rand.New(rand.NewPCG(*articleSeed, uint64(i)))}
			g := everyFormat[i%len(everyFormat)].make(t, m)
			o := g.opts
			o.Slug, o.Organizations, o.Retrieved = fmt.Sprintf("article-%d", i), known, "2026-11-21"
			r, list := Import(g.name, g.raw, o)
			r, list = Suggest(r, list, Find(r, suggest.New(graph)), register)
			if diag.HasErrors(list) {
				t.Fatal(i, list)
			}
			slug, known, err := shelf.Known(g.raw)
			if err != nil || known != (pass == 1) || known && slug != o.Slug {
				t.Errorf("article %d: known is %v, as %q, %v", i, known, slug, err)
			}
			saved, list, err := shelf.Save(r)
			if err != nil {
				t.Fatal(i, list, err)
			}
			outcomes[saved.Outcome]++
			if pass == 1 && saved.Outcome == Unchanged {
				stored, err := root.ReadFile(r.ArticlePath)
				if err != nil || !bytes.Equal(stored, r.Article) {
					t.Errorf("article %d is imported differently: %v", i, err)
				}
			}
		}
		if err := shelf.Flush(); err != nil {
			t.Fatal(err)
		}
		want := []Outcome{Created, Unchanged}[pass]
		if outcomes[want] != n {
			t.Errorf("pass %d: %v", pass, outcomes)
		}
		after := tree(t, root)
		if pass == 1 && after != before {
			t.Error("the second import changed the dossier")
		}
		before = after
	}
	t.Logf("%d articles of %d formats, seed %d, %d bytes in the dossier", n, len(everyFormat), *articleSeed, len(before))
}
