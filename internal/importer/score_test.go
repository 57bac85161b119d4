package importer

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/kind"
	"dossier/internal/link"
	"dossier/internal/markdown"
	"dossier/internal/registry"
	"dossier/internal/suggest"
)

var labelled = flag.String("labelled", "testdata/labelled", "the folder of labelled articles that TestScore scores")

// What a suggestion must reach on the articles of testdata/labelled.
const (
	wantFigures      = 0.97
	wantAttributions = 0.85
	wantRecall       = 1.0 // of organizations
	wantPrecision    = 0.98
)

// TestScore imports labelled articles and tells how many of their figures, of
// the parties that they attribute statements to and of the organizations that
// they name are found:
//
//	go test ./internal/importer -run TestScore -v -labelled DIR
//
// In a labelled article ⟦…⟧ stands round the number of a figure and ⟪…⟫ round
// the words that name a party; its first lines that begin with "# " say where
// it is from and in what language. A labelled figure is found when a suggested
// figure covers its number, a labelled party when a suggested attribution
// overlaps it; what covers or overlaps none is too much. ⦅…⦆ stands round the
// name of an organization that has a record in the folder's organizations.yaml
// or bears a printed ban note; a folder without that file is not scored for
// organizations. Every miss and every suggestion too much is listed.
func TestScore(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(*labelled, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no labelled articles in %s: %v", *labelled, err)
	}
	g := registryOf(t, *labelled)
	var figures, parties, organizations score
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		l := readLabelled(string(raw))
		a := importLabelled(t, file, g, l)
		f, p, o := l.score(g, a)
		t.Logf("%-28s figures %v\n%28s attributions %v\n%28s organizations %v", filepath.Base(file), f, "", p, "", o)
		figures, parties, organizations = figures.plus(f), parties.plus(p), organizations.plus(o)
	}
	t.Logf("figures       %v", figures)
	t.Logf("attributions  %v", parties)
	if _, err := os.Stat(filepath.Join(*labelled, "organizations.yaml")); err == nil {
		t.Logf("organizations %v", organizations)
	}
	if *labelled != flag.Lookup("labelled").DefValue {
		return
	}
	if figures.f1() < wantFigures || parties.f1() < wantAttributions || organizations.recall() < wantRecall || organizations.precision() < wantPrecision {
		t.Errorf("F1 of figures must reach %v, of attributions %v; recall of organizations %v, precision %v",
			wantFigures, wantAttributions, wantRecall, wantPrecision)
	}
}

// registryOf links a dossier of the organizations of a folder alone.
func registryOf(t *testing.T, folder string) *link.Graph {
	t.Helper()
	var in link.Input
	const file = "content/organizations/labelled.yaml"
	src, _ := os.ReadFile(filepath.Join(folder, "organizations.yaml"))
	records, list := registry.Read(file, src, kind.All)
	if diag.HasErrors(list) {
		t.Fatal(list)
	}
	for _, r := range records {
		for _, k := range kind.All {
			if k.Name() == r.Kind {
				e, _ := k.Decode(r)
				in.Entities = append(in.Entities, e)
			}
		}
	}
	g, _ := link.Link(in)
	return g
}

// score counts what was found.
type score struct {
	found, missed, tooMuch int
	missedWords, moreWords []string
}

func (s score) precision() float64 { return share(s.found, s.found+s.tooMuch) }
func (s score) recall() float64    { return share(s.found, s.found+s.missed) }
func (s score) f1() float64        { return share(2*s.found, 2*s.found+s.missed+s.tooMuch) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

func (s score) plus(o score) score {
	return score{found: s.found + o.found, missed: s.missed + o.missed, tooMuch: s.tooMuch + o.tooMuch}
}

func (s score) String() string {
	out := fmt.Sprintf("F1 %.3f  precision %.3f  recall %.3f  (found %d, missed %d, too much %d)",
		s.f1(), s.precision(), s.recall(), s.found, s.missed, s.tooMuch)
	for _, words := range s.missedWords {
		out += "\n\tmissed    " + words
	}
	for _, words := range s.moreWords {
		out += "\n\ttoo much  " + words
	}
	return out
}

// labelledText is a labelled article without its marks.
type labelledText struct {
	lang, text string
	// The labels, as ranges of the text's characters that are no white space.
	numbers, parties, organizations []interval
}

// readLabelled takes the marks out of a labelled article.
func readLabelled(raw string) labelledText {
	var l labelledText
	for strings.HasPrefix(raw, "# ") {
		line, rest, _ := strings.Cut(raw, "\n")
		if lang, ok := strings.CutPrefix(line, "# lang:"); ok {
			l.lang = strings.TrimSpace(lang)
		}
		raw = rest
	}
	var out strings.Builder
	at, number, party, organization := 0, 0, 0, 0
	for _, r := range raw {
		switch r {
		case '⟦':
			number = at
		case '⟧':
			l.numbers = append(l.numbers, interval{number, at})
		case '⟪':
			party = at
		case '⟫':
			l.parties = append(l.parties, interval{party, at})
		case '⦅':
			organization = at
		case '⦆':
			l.organizations = append(l.organizations, interval{organization, at})
		default:
			out.WriteRune(r)
			if !unicode.IsSpace(r) {
				at++
			}
		}
	}
	l.text = out.String()
	return l
}

// score compares the labels with the spans of an article.
func (l labelledText) score(g *link.Graph, a *annot.Article) (figures, parties, organizations score) {
	numbers, speakers, names := spansOf(g, a)
	covers := func(s, label interval) bool { return s.start <= label.start && label.end <= s.end }
	overlaps := func(s, label interval) bool { return s.start < label.end && label.start < s.end }
	return l.compare(l.numbers, numbers, covers), l.compare(l.parties, speakers, overlaps), l.compare(l.organizations, names, overlaps)
}

func (l labelledText) compare(labels, spans []interval, hits func(span, label interval) bool) score {
	var s score
	for _, label := range labels {
		if slices.ContainsFunc(spans, func(span interval) bool { return hits(span, label) }) {
			s.found++
		} else {
			s.missed++
			s.missedWords = append(s.missedWords, l.around(label))
		}
	}
	for _, span := range spans {
		if !slices.ContainsFunc(labels, func(label interval) bool { return hits(span, label) }) {
			s.tooMuch++
			s.moreWords = append(s.moreWords, l.around(span))
		}
	}
	return s
}

// around gives a range of the text in brackets, with some words beside it.
func (l labelledText) around(at interval) string {
	const context = 30
	var out strings.Builder
	n := 0
	for _, r := range l.text {
		if !unicode.IsSpace(r) {
			switch n {
			case at.start:
				out.WriteRune('[')
			case at.end:
				out.WriteRune(']')
			}
			n++
		} else {
			r = ' '
		}
		if n > at.start-context && n <= at.end+context {
			out.WriteRune(r)
		}
	}
	return strings.TrimSpace(out.String())
}

// spansOf gives the figures and the attributions that are suggested in an
// article, and the names of organizations, be they final or suggested, as
// ranges of its characters that are no white space. A party of an attribution
// that has no record is no organization that was looked for.
func spansOf(g *link.Graph, a *annot.Article) (figures, parties, organizations []interval) {
	size := func(text string) int {
		n := 0
		for _, r := range text {
			if !unicode.IsSpace(r) {
				n++
			}
		}
		return n
	}
	starts := map[int]int{}
	at := 0
	for i := range a.Blocks {
		starts[i] = at
		if !a.Blocks[i].Editor {
			at += size(a.Blocks[i].Text)
		}
	}
	for i := range a.Annotations {
		x := &a.Annotations[i]
		text := a.Blocks[x.Block].Text
		place := interval{starts[x.Block] + size(text[:x.From]), starts[x.Block] + size(text[:x.To])}
		if org, ok := x.Get("org"); ok {
			if _, known := g.Entity(org.Value); known || !x.Has("attribution") {
				organizations = append(organizations, place)
			}
		}
		if !x.Has("suggested") {
			continue
		}
		if _, ok := x.Get("figure"); ok {
			figures = append(figures, place)
		}
		if x.Has("attribution") {
			parties = append(parties, place)
		}
	}
	return figures, parties, organizations
}

// importLabelled imports an article into a dossier that has the records of a
// graph.
func importLabelled(t *testing.T, file string, g *link.Graph, l labelledText) *annot.Article {
	t.Helper()
	r, list := Import(filepath.Base(file), []byte(l.text), Options{Lang: l.lang})
	if diag.HasErrors(list) {
		t.Fatalf("%s: %v", file, list)
	}
	r, list = Suggest(r, list, Find(r, suggest.New(g)), suggest.NewRegister(g))
	if diag.HasErrors(list) {
		t.Fatalf("%s: %v", file, list)
	}
	a, list := markdown.Parse(r.ArticlePath, r.Article)
	if diag.HasErrors(list) {
		t.Fatalf("%s: %v", file, list)
	}
	return a
}
