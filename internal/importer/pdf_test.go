package importer

import (
	"math/rand/v2"

	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Articles with a headline, headings and paragraphs, in one or two columns, with
// spaces shown or only moved over, with indents or space between paragraphs,
// over several pages with running heads: text in is text out.
func TestPDFTextInIsTextOut(t *testing.T) {
	letters := []rune("abcdefghijklmnoprstuvwyабвгдежзиклмнопрстуя")
	rapid.Check(t, func(rt *rapid.T) {
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "words"), 0)) // drawn one by one, words would take most of the time
		word := func(least int) string {
			w := make([]rune, least+random.IntN(7))
			for i := range w {
				w[i] = letters[random.IntN(len(letters))]
			}
			return string(w)
		}
		sentence := func(n int) string {
			words := []string{strings.ToUpper(word(3))}
			for range n {
				words = append(words, word(3))
			}
			return strings.Join(words, " ")
		}
		s := &setter{maker: &pdfMaker{flate: rapid.Bool().Draw(rt, "flate")}, columns: rapid.IntRange(1, 2).Draw(rt, "columns"), spaces: rapid.Bool().Draw(rt, "spaces"), head: rapid.Bool().Draw(rt, "head")}
		s.width = 480
		if s.columns == 2 {
			s.width = 228
		}
		if rapid.Bool().Draw(rt, "indented") {
			s.indent = 15
		} else {
			s.space = 6
		}
		var want []string
		put := func(text string, size float64, indent bool) {
			want = append(want, text)
			s.paragraph(text, size, indent)
		}
		put("H "+sentence(3), 20, false)
		for range rapid.IntRange(2, 25).Draw(rt, "paragraphs") {
			if rapid.IntRange(0, 6).Draw(rt, "kind") == 0 {
				put("S "+sentence(2), 14, false)
			}
			put(sentence(rapid.IntRange(20, 90).Draw(rt, "words"))+".", setterSize, true)
		}
		raw := s.finish()
		if s.head && s.number == 1 {
			return // what stands on one page alone repeats nowhere
		}
		if s.columns == 2 && s.number == 1 && (s.column == 0 || s.y > setterTop-60) {
			return // hardly a second column
		}
		out := readPDFClean(t, raw)
		got := textsOf(out.Paragraphs)
		for i := range max(len(got), len(want)) {
			if at(got, i) != at(want, i) {
				rt.Fatalf("paragraph %d of %d (wanted %d):\ngot  %q\nwant %q", i, len(got), len(want), at(got, i), at(want, i))
			}
		}
		if out.Paragraphs[0].Role != Headline {
			rt.Fatalf("the headline is %+v", out.Paragraphs[0])
		}
		for _, p := range out.Paragraphs[1:] {
			if (p.Level != 0) != strings.HasPrefix(p.Text, "S ") {
				rt.Fatalf("level %d of %q", p.Level, p.Text)
			}
		}
	})
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "nothing"
}
