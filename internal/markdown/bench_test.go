package markdown

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark/text"
)

// front is front matter of the usual length.
const front = `---
title: {text: "Report: A Long Article About Something", from: some-source-2016}
publisher: gpa
byline: [randi-nord]
issued: 2016-12~
url: https://example.org/a/highlights/a-long-article-about-something/
original: {file: originals/article.txt, sha256: dda3b48d7d146f5ba5ae552042695429fbbd4311137c59d6f025d9cf508c5acf, retrieved: 2026-11-21}
lang: en
rights: {holder: gpa, status: unknown, checked: 2026-11-21}
show: full
annotated: [{by: editors, on: 2026-11-21}]
changes: [{on: 2026-11-21, kind: published, text: First published.}]
---
`

// typical is an article of 700 words with 20 annotations, and the same without
// the annotations.
func typical(t testing.TB) (annotated, plain []byte) {
	t.Helper()
	src := sample(t, "b.md")
	for words := len(bytes.Fields([]byte(stripped(string(src))))); words > 700; words = len(bytes.Fields([]byte(stripped(string(src))))) {
		src = src[:bytes.LastIndexByte(bytes.TrimSpace(src), '\n')+1]
	}
	return without(src, 20), without(src, 0)
}

// without takes all annotations but the first ones off a text.
func without(src []byte, keep int) []byte {
	a, _ := Parse("x.md", src)
	var edits []splice
	for _, x := range a.Annotations[min(keep, len(a.Annotations)):] {
		edits = append(edits, splice{x.At.Start, x.Words.Start, ""}, splice{x.Words.End, x.At.End, ""})
	}
	slices.SortFunc(edits, func(a, b splice) int { return a.start - b.start })
	return apply(src, edits)
}

// BenchmarkTypical parses a typical article, and with the library alone the
// same text without its annotations, by turns, and reports how many times the
// best time of the one is that of the other.
func BenchmarkTypical(b *testing.B) {
	annotated, plain := typical(b)
	p := library()
	best := [2]time.Duration{time.Hour, time.Hour}
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		Parse("content/articles/b.md", annotated)
		middle := time.Now()
		p.Parse(text.NewReader(plain))
		best[0] = min(best[0], middle.Sub(start))
		best[1] = min(best[1], time.Since(middle))
	}
	b.ReportMetric(float64(best[0].Microseconds()), "us-ours")
	b.ReportMetric(float64(best[1].Microseconds()), "us-library")
	b.ReportMetric(float64(best[0])/float64(best[1]), "times")
}

// BenchmarkParse parses a whole sample article, with 48 annotations.
func BenchmarkParse(b *testing.B) {
	body := string(sample(b, "b.md"))
	for _, c := range []struct{ name, src string }{{"body", body}, {"front-and-body", front + body}, {"front", front}} {
		b.Run(c.name, func(b *testing.B) {
			src := []byte(c.src)
			b.ReportAllocs()
			for b.Loop() {
				Parse("content/articles/b.md", src)
			}
		})
	}
}

func BenchmarkFormat(b *testing.B) {
	src := []byte(front + string(sample(b, "b.md")))
	b.ReportAllocs()
	for b.Loop() {
		Format("content/articles/b.md", src)
	}
}

func TestTheTypicalArticleIsTypical(t *testing.T) {
	annotated, plain := typical(t)
	a, _ := Parse("x.md", annotated)
	b, _ := Parse("x.md", plain)
	if len(a.Annotations) != 20 || len(b.Annotations) != 0 || ourText(a) != ourText(b) {
		t.Errorf("%d and %d annotations", len(a.Annotations), len(b.Annotations))
	}
	if n := len(strings.Fields(ourText(a))); n < 600 || n > 700 {
		t.Errorf("%d words", n)
	}
}
