package main

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dossier/internal/annot"
	"dossier/internal/build"

	theme "dossier"
)

// TestLabelsOfLongStringsGrowWithTheirWords holds that the work grows with the
// words and not with their square: four times as many cost about four times as
// much, where their square would cost sixteen times.
func TestLabelsOfLongStringsGrowWithTheirWords(t *testing.T) {
	const few, more = 2500, 4
	least := func(mentions int) time.Duration {
		best := time.Hour
		for range 3 {
			best = min(best, listed(t, mentions))
		}
		return best
	}
	one, four := least(few), least(few*more)
	t.Logf("%d mentions in %v, %d in %v", 3*few, one, 3*few*more, four)
	if four > 9*one+50*time.Millisecond {
		t.Errorf("%d times the words took %.1f times as long", more, float64(four)/float64(one))
	}
}

// listed makes a dossier with long strings and gives the time in which their
// mentions are listed.
func listed(t *testing.T, mentions int) time.Duration {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"dossier.yaml":                 "title: Case\n",
		"content/organizations/o.yaml": "{id: legion, name: Grim Legion}",
		"content/sources/s.yaml":       "{id: work, type: report, title: \"" + strings.Repeat("Grim Legion ", mentions) + strings.Repeat("Grim\n  Legion ", mentions) + "\"}",
		"content/index.md":             "# Case\n\n" + strings.Repeat("[Grim Legion]{org=none note=\"x\"} é\n", mentions),
	} {
		files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	r, err := build.New(files, theme.Theme).Check(context.Background(), build.Options{Today: annot.DayOf(2026, 11, 21)})
	if err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	list := findMentions(r, newWorld(r, r.AsOf, r.Audience), nil)
	took := time.Since(begin)
	if n := 3*mentions + 1; len(list) != n { // and the name of the record
		t.Fatalf("%d mentions, want %d", len(list), n)
	}
	if m := list[2]; m.at.File != "content/index.md" || m.line != 5 || m.col != 2 {
		t.Errorf("the third stands at %s:%d:%d", m.at.File, m.line, m.col)
	}
	return took
}
