package suggest

import (
	"os"
	"strings"
	"testing"

	"dossier/internal/annot"
)

func BenchmarkSpeech(b *testing.B) {
	for _, lang := range []string{"en", "ru"} {
		raw, _ := os.ReadFile("/tmp/heldout/bench." + lang)
		a := &annot.Article{}
		for _, p := range strings.Split(string(raw), "\n\n") {
			a.Blocks = append(a.Blocks, annot.Block{Node: &annot.Node{Kind: annot.Paragraph}, Text: p})
		}
		findSpeech(lang, a)
		b.Run(lang, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			for range b.N {
				findSpeech(lang, a)
			}
		})
	}
}
