package suggest

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/markdown"
)

// checkSpeech fails if what is found is no range of the text, or if it does
// not hang together.
func checkSpeech(t testing.TB, a *annot.Article, s speech) {
	t.Helper()
	border := func(f Finding, at int) bool {
		text := a.Blocks[f.Block].Text
		return at == len(text) || utf8.RuneStart(text[at])
	}
	for i, f := range s.Findings {
		if f.Block < 0 || f.Block >= len(a.Blocks) || f.From < 0 || f.From >= f.To || f.To > len(a.Blocks[f.Block].Text) {
			t.Fatalf("finding %d is no range of its block: %+v", i, f)
		}
		if !border(f, f.From) || !border(f, f.To) {
			t.Fatalf("finding %d cuts a character: %+v", i, f)
		}
		switch f.Kind {
		case Attribution:
			if f.Party == nil || f.Party.Name == "" || f.By != -1 {
				t.Fatalf("attribution %d has no party: %+v", i, f)
			}
		case Quote:
			if f.By < 0 || f.By >= len(s.Findings) || s.Findings[f.By].Kind != Attribution {
				t.Fatalf("quotation %d has no speaker: %+v", i, f)
			}
		default:
			t.Fatalf("finding %d is neither: %+v", i, f)
		}
		if i > 0 && f.Kind == s.Findings[i-1].Kind && f.Block == s.Findings[i-1].Block && f.From < s.Findings[i-1].To {
			t.Fatalf("findings %d and %d overlap", i-1, i)
		}
		for _, g := range s.Findings[:i] {
			apart := g.Block != f.Block || g.To <= f.From || f.To <= g.From
			nested := g.From <= f.From && f.To <= g.To || f.From <= g.From && g.To <= f.To
			if !apart && !nested && len(s.Findings) < 200 {
				t.Fatalf("findings overlap in part: %+v and %+v", g, f)
			}
		}
	}
	for i := range a.Blocks {
		for _, at := range []int{-1, 0, len(a.Blocks[i].Text) / 2, len(a.Blocks[i].Text), len(a.Blocks[i].Text) + 9} {
			for _, by := range s.partiesAt(i, at, at+1) {
				if by < 0 || by >= len(s.Findings) || s.Findings[by].Kind != Attribution {
					t.Fatalf("partiesAt(%d, %d) gives %d, which is no attribution", i, at, by)
				}
			}
		}
	}
}

func FuzzSpeech(f *testing.F) {
	for _, seed := range []string{
		`“We saw nothing,” said Col. John Roe, head of the office (HO). He added that “it was dark.”`,
		`According to a report by the Road Centre (RC), the US claims 17, Roadwatch estimates 30.`,
		`«Мы справимся, — сказал Петров. — Да». По данным МЧС «Дорога», сообщает ТАСС со ссылкой на МВД.`,
		"said said, said “said ‘said’ “said", "\"'’”»“„«‹›", "Говорится в сообщении (МЧС), — сказал", "al-Said's said's (", "по словам", "A, B and C, D, said",
		"— сказал «А» —, — сказал", "\xff\xfesaid \xf0", "# Doe said\n\nHe said “x", strings.Repeat("“said Doe, ", 40),
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, text string, russian bool) {
		if len(text) > 1<<14 {
			return
		}
		lang := "en"
		if russian {
			lang = "ru"
		}
		a, _ := markdown.Parse("content/articles/x.md", []byte(text))
		s := findSpeech(lang, a)
		checkSpeech(t, a, s)
		if again := findSpeech(lang, a); !reflect.DeepEqual(again.Findings, s.Findings) {
			t.Fatal("the same text gives something else the second time")
		}
		// A paragraph without letters says nothing and changes nothing.
		more := &annot.Article{Blocks: append(append([]annot.Block{}, a.Blocks...), annot.Block{Node: &annot.Node{Kind: annot.Paragraph}, Text: "* * *"})}
		if got := findSpeech(lang, more); len(got.Findings) != len(s.Findings) {
			t.Fatalf("a row of stars behind the text changes %d findings to %d", len(s.Findings), len(got.Findings))
		}
	})
}
