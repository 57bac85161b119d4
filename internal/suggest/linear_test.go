package suggest

import (
	"strings"
	"testing"
	"time"

	"dossier/internal/markdown"
)

// Whatever an article is made of, four times of it takes no more than some four
// times as long, to find and to plan.
func TestTimeForSuggestionsGrowsWithTheArticle(t *testing.T) {
	const size, factor, most = 150, 4, 14
	g := dossier(world...)
	e := New(g)
	for _, tt := range [][3]string{
		{"", "ISIS said Jane Doe. ", ""}, {"", "ISIS said Jane Doe.\n\n", ""}, {"", "*new ISIS x* ", ""}, {"`", "ISIS x ", "`"}, {"", "Foo\\* ", "\n\n\\*Banned in Russia.\n"},
		{"", "Foo\\*.\n\n\\*Banned in Russia.\n\n", ""}, {"", "[ISIS](https://example.org) ", ""}, {"", "**a *ISIS* b** ", ""}, {"", "“ISIS said so” ", ""},
		{"", "Foo (banned in Russia) ", ""}, {"[", "ISIS ", "]{.quote}"}, {"", "[IS", ""},
	} {
		times := func(n int) time.Duration {
			a, _ := markdown.Parse("content/articles/a.md", []byte("---\nlang: en\ndismissed: [p1 organization ISIS (7)]\n---\n"+tt[0]+strings.Repeat(tt[1], n)+tt[2]))
			best := time.Hour
			for range 3 {
				start := time.Now()
				NewRegister(g).Plan(a, e.Find(a))
				best = min(best, time.Since(start))
			}
			return best
		}
		small, large := times(size), times(size*factor)
		if large > small*most && large > 50*time.Millisecond {
			t.Errorf("%q: %d of them take %v, %d times as many %v", tt[1], size, small, factor, large)
		}
	}
}
