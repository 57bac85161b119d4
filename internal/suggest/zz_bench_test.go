package suggest

import (
	"os"
	"strings"
	"testing"
	"time"
)

func BenchmarkNumbers(b *testing.B) {
	for _, lang := range []string{"en", "ru"} {
		data, _ := os.ReadFile("/tmp/heldout/test/" + lang + "03.txt")
		text := strings.NewReplacer("⟦", "", "⟧", "", "⟪", "", "⟫", "").Replace(string(data))
		for len(strings.Fields(text)) < 700 {
			text += "\n\n" + text
		}
		text = strings.Join(strings.SplitAfter(text, " ")[:700], "")
		g := newNumbers(lang)
		b.Run(lang, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for p := range strings.SplitSeq(text, "\n\n") {
					g.find(p)
				}
			}
		})
	}
}
func TestZZSlow(t *testing.T) {
	for _, lang := range []string{"en", "ru"} {
		g := newNumbers(lang)
		for _, piece := range hostile {
			text := strings.Repeat(piece, 100000/len(piece))
			s := time.Now()
			g.find(text)
			if d := time.Since(s); d > 60*time.Millisecond {
				t.Log(lang, piece, d)
			}
		}
	}
}
