package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/gate"
	"dossier/internal/kind"
	"dossier/internal/publish"

	theme "dossier"
)

const root = "../.."

// sample reads the sample dossier into memory, so that a test can change it.
func sample(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	disk := os.DirFS(root)
	for _, top := range []string{"dossier.yaml", "content", "templates", "static"} {
		err := fs.WalkDir(disk, top, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(disk, p)
			out[p] = &fstest.MapFile{Data: data, Mode: 0o644}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func buildIn(t *testing.T, files fs.FS, opts build.Options) *build.Result {
	t.Helper()
	r, err := build.New(files, theme.Theme).Build(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func day(t *testing.T, text string) annot.Day {
	t.Helper()
	d, err := annot.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d.Start.First
}

// page gives a page of the result.
func page(t *testing.T, r *build.Result, path string) string {
	t.Helper()
	for _, o := range r.Outputs {
		if o.Path == path {
			return string(o.Data)
		}
	}
	t.Fatalf("there is no %s", path)
	return ""
}

// TestPublicIsTheSampleBuilt is the golden test of the whole program: public/
// of the repository is what building the sample gives, byte for byte.
func TestPublicIsTheSampleBuilt(t *testing.T) {
	r := buildIn(t, os.DirFS(root), build.Options{})
	if len(r.Diagnostics) > 0 {
		t.Fatalf("the sample has errProblems: %+v", r.Diagnostics)
	}
	dir := t.TempDir()
	if *update {
		dir = filepath.Join(root, "public")
	}
	if _, err := publish.Dir(dir).Sync(context.Background(), r.Outputs); err != nil {
		t.Fatal(err)
	}
	if *update {
		return
	}
	got, want := files(t, dir), files(t, filepath.Join(root, "public"))
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range got {
			if !yield(name) {
				return
			}
		}
		for name := range want {
			if _, both := got[name]; !both && !yield(name) {
				return
			}
		}
	}) {
		if d := difference(got[name], want[name]); d != "" {
			t.Fatalf("public/%s is not what the sample gives: %s\n(go test ./cmd/dossier -run TestPublic -update writes it anew; read the diff)", name, d)
		}
	}
}

func files(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		out[p], err = os.ReadFile(filepath.Join(dir, p))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// difference names the first line in which two files differ.
func difference(got, want []byte) string {
	switch {
	case bytes.Equal(got, want) && (got == nil) == (want == nil):
		return ""
	case got == nil:
		return "it is not made any more"
	case want == nil:
		return "it is not there"
	}
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %.300q\nwant %.300q", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, not %d", len(g), len(w))
}

// TestBuildIsDeterministic builds twice with one builder and once with
// another.
func TestBuildIsDeterministic(t *testing.T) {
	b := build.New(os.DirFS(root), theme.Theme)
	var first []publish.Output
	for i := range 3 {
		if i == 2 {
			b = build.New(os.DirFS(root), theme.Theme)
		}
		r, err := b.Build(context.Background(), build.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = r.Outputs
		}
		if !slices.EqualFunc(first, r.Outputs, func(a, b publish.Output) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) }) {
			t.Fatalf("build %d differs", i+1)
		}
	}
}

// word is a letter of an article's text that can be changed.
var word = regexp.MustCompile(`[a-z]{4,}`)

// TestOneChangedLetterFails changes one letter of every line of both articles,
// one at a time: each time check must name the file, the line, the column and
// the word.
func TestOneChangedLetterFails(t *testing.T) {
	changes := 0
	for _, file := range []string{"content/articles/terror-attacks-in-europe.md", "content/articles/bombing-muslim-countries.md"} {
		src := string(sample(t)[file].Data)
		body := strings.Index(src, "\n---\n") + 5
		markup := regexp.MustCompile(`\]\{[^}]*\}`).FindAllStringIndex(src, -1)
		for at := body; at < len(src); {
			loc := word.FindStringIndex(src[at:])
			if loc == nil {
				break
			}
			from, to := at+loc[0], at+loc[1]
			at = to
			if slices.ContainsFunc(markup, func(m []int) bool { return m[0] <= from && from < m[1] }) {
				continue
			}
			if changes++; changes%5 != 0 {
				continue // every fifth word
			}
			files := sample(t)
			changed := src[:from+1] + "q" + src[from+2:]
			files[file].Data = []byte(changed)
			expectAt(t, files, "verbatim", file, from, changed[from:to])
		}
	}
	t.Logf("%d words changed", changes/5)
}

// expectAt checks that an error of a code stands at a byte of a file.
func expectAt(t *testing.T, files fs.FS, code, file string, at int, words string) {
	t.Helper()
	r, err := build.New(files, theme.Theme).Check(context.Background(), build.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diagnostics {
		s := d.At.Span
		if d.Code == code && d.Severity == diag.Error && s.File == file && s.Start <= at && at < s.End && strings.Contains(d.Message, words) {
			return
		}
	}
	t.Errorf("no %s at byte %d of %s (%s): %+v", code, at, file, words, r.Diagnostics)
}

// TestRemovedMarkFails takes the mark off each mention of a designated
// organization, one at a time.
func TestRemovedMarkFails(t *testing.T) {
	mark := regexp.MustCompile(`\[([^][]*)\]\{org=(isis|al-qaeda|amnesty)\}`)
	removed := 0
	for _, file := range []string{"content/articles/terror-attacks-in-europe.md", "content/articles/bombing-muslim-countries.md", "content/method.md"} {
		src := string(sample(t)[file].Data)
		for _, m := range mark.FindAllStringSubmatchIndex(src, -1) {
			files := sample(t)
			words := src[m[2]:m[3]]
			files[file].Data = []byte(src[:m[0]] + words + src[m[1]:])
			expectAt(t, files, "unlabelled-mention", file, m[0], words)
			removed++
		}
	}
	if removed < 20 {
		t.Errorf("only %d marks were found", removed)
	}
}

// TestLabelsFollowDayAndAudience reads the pages as different readers would.
func TestLabelsFollowDayAndAudience(t *testing.T) {
	const b = "articles/bombing-muslim-countries/index.html"
	then := page(t, buildIn(t, sample(t), build.Options{AsOf: day(t, "2016-12-05"), Audience: []string{"RU"}}), b)
	if strings.Contains(then, "label-amnesty") || !strings.Contains(then, "label-isis-ru-terrorist") {
		t.Error("in December 2016 Russia had designated ISIS and not Amnesty International")
	}
	now := page(t, buildIn(t, sample(t), build.Options{Audience: []string{"RU"}}), b)
	if !strings.Contains(now, "label-amnesty-ru-undesirable") {
		t.Error("today Amnesty International owes a label in Russia")
	}
	us := buildIn(t, sample(t), build.Options{Audience: []string{"US"}})
	if p := page(t, us, b); strings.Contains(p, "label-amnesty") || !strings.Contains(p, "Designated by the United States as a Foreign Terrorist Organization.") {
		t.Error("American readers are owed the American wording, and nothing about Amnesty International")
	}
	if p := page(t, us, "articles/terror-attacks-in-europe/index.html"); !strings.Contains(p, "Banned in Russia by court order.") {
		t.Error("the printed Russian note stays as printed")
	}
	if p := page(t, buildIn(t, sample(t), build.Options{}), "articles/terror-attacks-in-europe/index.html"); strings.Count(p, "Label added by this dossier") == 0 {
		t.Error("our own label says that this dossier added it")
	}
}

// TestNoMentionStandsBare runs the name finder over all finished files, for
// several days and audiences.
func TestNoMentionStandsBare(t *testing.T) {
	for _, c := range []struct {
		asOf     string
		audience []string
	}{{"2026-11-21", []string{"RU"}}, {"2016-12-05", []string{"RU"}}, {"2026-11-21", []string{"US"}}, {"2026-11-21", []string{"RU", "US", "GB", "EU", "UN"}}, {"1990-01-01", []string{"RU"}}} {
		r := buildIn(t, sample(t), build.Options{AsOf: day(t, c.asOf), Audience: c.audience})
		labels := kind.Labels(r.Graph, r.Audience, r.AsOf, "en")
		for _, bare := range gate.Check(r.Outputs, r.Graph, labels, "en") {
			t.Errorf("%s %v: %s", c.asOf, c.audience, bare)
		}
	}
}

// TestGateFindsAMissingLabel holds the test before against pages without one
// of their labels.
func TestGateFindsAMissingLabel(t *testing.T) {
	r := buildIn(t, sample(t), build.Options{})
	labels := kind.Labels(r.Graph, r.Audience, r.AsOf, "en")
	sign := regexp.MustCompile(`<a class="label-sign"[^>]*>[^<]*</a>`)
	removed := 0
	for _, o := range r.Outputs {
		for _, m := range sign.FindAllIndex(o.Data, -1) {
			if notes := bytes.LastIndex(o.Data, []byte(`<section class="labels"`)); notes >= 0 && m[0] > notes {
				continue // the notes of the labels themselves
			}
			cut := publish.Output{Path: o.Path, Data: slices.Concat(o.Data[:m[0]], o.Data[m[1]:])}
			removed++
			if removed%7 == 0 && len(gate.Check([]publish.Output{cut}, r.Graph, labels, "en")) == 0 {
				t.Errorf("%s: nobody misses the label at byte %d: …%s", o.Path, m[0], o.Data[max(0, m[0]-60):m[0]])
			}
		}
	}
	if removed < 100 {
		t.Errorf("only %d labels were found", removed)
	}
}
