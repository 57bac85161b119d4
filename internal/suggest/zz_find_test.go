package suggest

import (
	"os"
	"strings"
	"testing"

	"dossier/internal/annot"
)

func BenchmarkFindAll(b *testing.B) {
	for _, lang := range []string{"en", "ru"} {
		raw, _ := os.ReadFile("/tmp/heldout/bench." + lang)
		a := &annot.Article{}
		a.Front.Lang = lang
		for _, p := range strings.Split(string(raw), "\n\n") {
			a.Blocks = append(a.Blocks, annot.Block{Node: &annot.Node{Kind: annot.Paragraph}, Text: p})
		}
		e := New(dossier(world...))
		e.Find(a)
		b.Run(lang, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for range b.N {
				e.Find(a)
			}
		})
	}
}
