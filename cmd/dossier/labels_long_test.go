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

// TestLabelsOfLongStringsAreListedQuickly holds that the work grows with the
// words and not with their square.
func TestLabelsOfLongStringsAreListedQuickly(t *testing.T) {
	const mentions = 20000
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
	if d := time.Since(begin); d > 5*time.Second {
		t.Errorf("took %v", d)
	}
	if n := 3*mentions + 1; len(list) != n { // and the name of the record
		t.Fatalf("%d mentions, want %d", len(list), n)
	}
	if m := list[2]; m.at.File != "content/index.md" || m.line != 5 || m.col != 2 {
		t.Errorf("the third stands at %s:%d:%d", m.at.File, m.line, m.col)
	}
}
