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
	"dossier/internal/link"
	"dossier/internal/markdown"
	"dossier/internal/suggest"
)

var labelled = flag.String("labelled", "testdata/labelled", "the folder of labelled articles that TestScore scores")

// What a suggestion must reach on the articles of testdata/labelled.
const (
	wantFigures      = 0.97
	wantAttributions = 0.85
)

// TestScore imports labelled articles and tells how many of their figures and
// of the parties that they attribute statements to are suggested:
//
//	go test ./internal/importer -run TestScore -v -labelled DIR
//
// In a labelled article ⟦…⟧ stands round the number of a figure and ⟪…⟫ round
// the words that name a party; its first lines that begin with "# " say where
// it is from and in what language. A labelled figure is found when a suggested
// figure covers its number, a labelled party when a suggested attribution
// overlaps it; what covers or overlaps none is too much. Every miss and every
// suggestion too much is listed.
func TestScore(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(*labelled, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no labelled articles in %s: %v", *labelled, err)
	}
	var figures, parties score
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		l := readLabelled(string(raw))
		a := importLabelled(t, file, l)
		f, p := l.score(a)
		t.Logf("%-28s figures %v\n%28s attributions %v", filepath.Base(file), f, "", p)
		figures, parties = figures.plus(f), parties.plus(p)
	}
	t.Logf("figures       %v", figures)
	t.Logf("attributions  %v", parties)
	if *labelled == flag.Lookup("labelled").DefValue && (figures.f1() < wantFigures || parties.f1() < wantAttributions) {
		t.Errorf("figures must reach F1 %v and attributions %v", wantFigures, wantAttributions)
	}
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
	numbers, parties []interval
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
	at, number, party := 0, 0, 0
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

// score compares the labels with the suggestions of an article.
func (l labelledText) score(a *annot.Article) (figures, parties score) {
	numbers, speakers := suggested(a)
	covers := func(s, label interval) bool { return s.start <= label.start && label.end <= s.end }
	overlaps := func(s, label interval) bool { return s.start < label.end && label.start < s.end }
	return l.compare(l.numbers, numbers, covers), l.compare(l.parties, speakers, overlaps)
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

// suggested gives the figures and the attributions that are suggested in an
// article, as ranges of its characters that are no white space.
func suggested(a *annot.Article) (figures, parties []interval) {
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
		if !x.Has("suggested") {
			continue
		}
		text := a.Blocks[x.Block].Text
		place := interval{starts[x.Block] + size(text[:x.From]), starts[x.Block] + size(text[:x.To])}
		if _, ok := x.Get("figure"); ok {
			figures = append(figures, place)
		}
		if x.Has("attribution") {
			parties = append(parties, place)
		}
	}
	return figures, parties
}

// importLabelled imports an article into a dossier without records.
func importLabelled(t *testing.T, file string, l labelledText) *annot.Article {
	t.Helper()
	g, _ := link.Link(link.Input{})
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
