package build

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"dossier/internal/annot"
	"dossier/internal/markdown"
	"dossier/internal/mention"
)

// BenchmarkMentions looks for the names of 10,000 organizations in 10,000
// articles of some 700 words, a quarter of them Russian, and compares that with
// parsing the same articles, which it must cost less than. A metric is how many
// times as long it takes; another, what the finder keeps in memory.
func BenchmarkMentions(b *testing.B) {
	const orgs, articles = 10_000, 10_000
	var before, after runtime.MemStats
	names := namesOf(orgs)
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	finder := mention.New(names)
	making := time.Since(start)
	runtime.GC()
	runtime.ReadMemStats(&after)
	var parsing, finding time.Duration
	matches, count := 0, 0
	for b.Loop() {
		for i := range articles {
			src := []byte(articleNaming(i, orgs))
			start := time.Now()
			doc, _ := markdown.Parse("content/articles/a.md", src)
			parsing += time.Since(start)
			start = time.Now()
			for _, block := range doc.Blocks {
				matches += len(finder.Find(block.Text))
			}
			finding += time.Since(start)
			count++
		}
	}
	runtime.KeepAlive(finder)
	b.ReportMetric(float64(parsing.Nanoseconds())/float64(count), "ns/parsed")
	b.ReportMetric(float64(finding.Nanoseconds())/float64(count), "ns/searched")
	b.ReportMetric(finding.Seconds()/parsing.Seconds(), "find/parse")
	b.ReportMetric(float64(matches)/float64(count), "mentions/article")
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB")
	b.ReportMetric(float64(making.Milliseconds()), "ms/New")
	if finding >= parsing {
		b.Errorf("finding the names took %v, parsing %v", finding, parsing)
	}
	if matches < 5*count {
		b.Errorf("only %d mentions in %d articles", matches, count)
	}
}

// vocabulary is how many words the articles use, the first of them most.
const vocabulary = 20_000

// namesOf makes the names of organizations.
func namesOf(orgs int) []mention.Entry {
	var names []mention.Entry
	for i := range orgs {
		names = append(names, namesOfOne(i)...)
	}
	return names
}

// namesOfOne makes the four names of the i-th organization, of words that
// other names and every text have, and of one that is its own.
func namesOfOne(i int) []mention.Entry {
	kinds := strings.Fields("Front Movement Army Islamic National Popular al")
	russian := strings.Fields("Движение Фронт Армия Братство Народная Исламское Правый")
	own, common := wordOf(vocabulary+i), wordOf(i*7%vocabulary)
	var names []mention.Entry
	for _, n := range []annot.Name{
		{Text: kinds[i%7] + " " + common, Lang: "en"},
		{Text: kinds[i%7] + " of the " + common + "-" + own, Lang: "en"},
		{Text: fmt.Sprintf("MV%d", i), Case: "exact"},
		{Text: russian[i%7] + " " + inCyrillic(own), Lang: "ru"},
	} {
		names = append(names, mention.Entry{Org: fmt.Sprintf("org-%d", i), Name: n})
	}
	return names
}

// articleNaming makes the i-th article, a quarter of them in Russian letters,
// with a name in every other paragraph.
func articleNaming(i, orgs int) string {
	names := namesOfOne(i % orgs)
	r := rand.New(rand.NewPCG(uint64(i), 0))
	prose := func(count int) string {
		out := make([]string, count)
		for k := range out {
			u := r.Float64()
			out[k] = wordOf(int(vocabulary * u * u * u))
			if k%9 == 0 {
				out[k] = strings.Fields("the of al movement national")[k/9%5]
			}
		}
		return strings.Join(out, " ")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\npublisher: valdai\nissued: 2016-06\nrights: {status: unknown}\n---\n# %s\n", prose(5))
	for p := range 12 {
		text := prose(30) + ", as they “said” of *" + prose(3) + "* on that day.\n" + prose(15) + " – it’s so."
		if i%4 == 3 {
			text = inCyrillic(text)
		}
		if p%2 == 0 {
			text += fmt.Sprintf(" This is [%s]{org=org-%d}.", names[p/2%4].Name.Text, i%orgs)
		}
		b.WriteString("\n" + text + "\n")
	}
	return b.String()
}

// wordOf gives the i-th word, each another.
func wordOf(i int) string {
	syllables := strings.Fields("ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu")
	var b strings.Builder
	for i += 20; i > 0; i /= 20 {
		b.WriteString(syllables[i%20])
	}
	return b.String()
}

// inCyrillic writes Latin letters as Russian ones.
func inCyrillic(s string) string {
	russian := []rune("абцдефгхижклмнопкрстуввхиз")
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return russian[r-'a']
		}
		return r
	}, s)
}
