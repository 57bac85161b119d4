package build

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dossier/internal/annot"
	"dossier/internal/diag"

	theme "dossier"
)

// BenchmarkCheck compares checking a dossier of 1,000 articles with reading
// and parsing its files alone. A check shall take less than twice as long; the
// metric is how many times as long it takes.
func BenchmarkCheck(b *testing.B) {
	files := corpus(1000)
	opts := Options{Today: annot.DayOf(2026, 11, 21)}
	var parsing, checking time.Duration
	for b.Loop() {
		start := time.Now()
		parser := New(files, theme.Theme)
		read, _ := parser.scan(b.Context(), false)
		if _, _, err := parser.parse(context.Background(), read, false); err != nil {
			b.Fatal(err)
		}
		parsing += time.Since(start)
		start = time.Now()
		r, err := New(files, theme.Theme).Check(context.Background(), opts)
		if err != nil || diag.HasErrors(r.Diagnostics) {
			b.Fatal(err, r.Diagnostics[:min(3, len(r.Diagnostics))])
		}
		checking += time.Since(start)
	}
	b.ReportMetric(parsing.Seconds()*1000/float64(b.N), "ms/parse")
	b.ReportMetric(checking.Seconds()*1000/float64(b.N), "ms/check")
	b.ReportMetric(checking.Seconds()/parsing.Seconds(), "check/parse")
}

// corpus makes a dossier of n articles of some 800 words each, with the names,
// citations and figures that articles of this kind have.
func corpus(n int) fstest.MapFS {
	files := fstest.MapFS{}
	add := func(path, text string) { files[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
	add("dossier.yaml", "title: Corpus\nlevels: {orphan-record: off}\n")
	add("content/index.md", "# Corpus\n")
	var orgs, sources, figures strings.Builder
	for i := range 60 {
		fmt.Fprintf(&orgs, "- {id: org-%d, name: Movement %s, names: [{text: MV%d, case: exact}]}\n", i, words(i, 2), i)
	}
	figures.WriteString("quantities: [{id: dead, title: Dead}]\nfigures:\n")
	for i := range n / 5 {
		fmt.Fprintf(&sources, "- {id: src-%d, type: report, title: %s, issued: %d}\n", i, words(i*7, 6), 1900+i)
	}
	add("content/organizations/o.yaml", orgs.String())
	add("content/sources/s.yaml", sources.String())
	for i := range n {
		slug := fmt.Sprintf("article-%d", i)
		var body, original strings.Builder
		fmt.Fprintf(&body, "# %s\n", words(i, 5))
		fmt.Fprintf(&original, "%s\n", words(i, 5))
		for p := range 12 {
			at, org, src := i*13+p*5, (i+p)%60, (i*3+p)%(n/5)
			fmt.Fprintf(&body, "\n%s, as [MV%d]{org=org-%d} said of *%s* on that day [@src-%d, p. %d].\n“%s,” they [said]{source=src-%d}.\n",
				words(at, 30), org, org, words(at+3, 3), src, p+1, words(at+9, 25), src)
			fmt.Fprintf(&original, "\n%s, as MV%d said of %s on that day. “%s,” they said.\n", words(at, 30), org, words(at+3, 3), words(at+9, 25))
		}
		fmt.Fprintf(&body, "\nThey counted [%d dead]{figure=fig-%d}.\n", i, i)
		fmt.Fprintf(&original, "\nThey counted %d dead.\n", i)
		fmt.Fprintf(&figures, "  - {id: fig-%d, quantity: dead, value: %d, claimed_by: [org-%d], said_in: %s}\n", i, i, i%60, slug)
		add("content/originals/"+slug+".txt", original.String())
		add("content/articles/"+slug+".md", fmt.Sprintf("---\npublisher: org-%d\nissued: 2016-06\nrights: {status: public-domain}\noriginal: {file: originals/%s.txt, sha256: %x}\n---\n%s",
			i%60, slug, sha256.Sum256([]byte(original.String())), body.String()))
	}
	add("content/figures/f.yaml", figures.String())
	return files
}

// words gives count words, others for each seed.
func words(seed, count int) string {
	syllables := strings.Fields("ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu")
	out := make([]string, count)
	for i := range out {
		k := seed*31 + i*i*7 + i
		out[i] = syllables[k%20] + syllables[k/20%20] + syllables[k/7%20]
	}
	return strings.Join(out, " ")
}
