package main

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"
	"unicode"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/importer"
	"dossier/internal/link"
	"dossier/internal/markdown"
	"dossier/internal/suggest"

	theme "dossier"
)

// What import must find of the organizations that an editor has marked.
const (
	wantRecall    = 1.0
	wantPrecision = 0.98
)

// The articles of the sample were annotated by hand. Imported anew, into a
// dossier with the same records, they come with the same organizations: every
// name that the editor has marked, final or suggested, and no other words.
//
//	go test ./cmd/dossier -run TestImportFindsTheOrganizations -v
func TestImportFindsTheOrganizationsThatAnEditorMarked(t *testing.T) {
	r, err := build.New(os.DirFS(root), theme.Theme).Check(context.Background(), build.Options{Today: day(t, "2026-11-21")})
	if err != nil {
		t.Fatal(err)
	}
	found, marked, both := 0, 0, 0
	for _, byHand := range r.Graph.Articles {
		file := byHand.Front.Original.File
		raw, err := os.ReadFile(filepath.Join(root, "content", file))
		if err != nil {
			t.Fatal(err)
		}
		imported := importWith(t, r.Graph, path.Base(file), raw)
		want, got := namesIn(r.Graph, byHand), namesIn(r.Graph, imported)
		for _, at := range want {
			if !slices.Contains(got, at) {
				t.Logf("%s: missed %+v", byHand.Slug, at)
			} else {
				both++
			}
		}
		for _, at := range got {
			if !slices.Contains(want, at) {
				t.Logf("%s: too much %+v", byHand.Slug, at)
			}
		}
		marked, found = marked+len(want), found+len(got)
	}
	recall, precision := float64(both)/float64(marked), float64(both)/float64(found)
	t.Logf("organizations: recall %.3f, precision %.3f (marked by hand %d, by import %d, both %d)", recall, precision, marked, found, both)
	if marked < 30 || recall < wantRecall || precision < wantPrecision {
		t.Errorf("recall must be %v and precision %v", wantRecall, wantPrecision)
	}
}

// mentioned is a name of an organization; its place is counted in the
// characters of the article that are no white space.
type mentioned struct {
	from, to int
	words    string
	org      string
}

// namesIn gives the spans of an article whose words hold a name of the
// organization that they mark.
func namesIn(g *link.Graph, a *annot.Article) []mentioned {
	var out []mentioned
	starts, at := make([]int, len(a.Blocks)), 0
	for i := range a.Blocks {
		starts[i] = at
		if !a.Blocks[i].Editor {
			at += printing(a.Blocks[i].Text)
		}
	}
	for i := range a.Annotations {
		x := &a.Annotations[i]
		org, ok := x.Get("org")
		if !ok || org.Value == "none" {
			continue
		}
		text := a.Blocks[x.Block].Text
		for _, m := range g.Finder.Find(text) {
			if x.From <= m.From && m.To <= x.To && m.Is(org.Value) {
				start := starts[x.Block]
				out = append(out, mentioned{start + printing(text[:m.From]), start + printing(text[:m.To]), text[m.From:m.To], org.Value})
			}
		}
	}
	return out
}

func printing(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// importWith imports an article into a dossier with the records of a graph.
func importWith(t *testing.T, g *link.Graph, name string, raw []byte) *annot.Article {
	t.Helper()
	r, list := importer.Import(name, raw, importer.Options{Slug: "imported-anew"})
	if !diag.HasErrors(list) {
		r, list = importer.Suggest(r, list, importer.Find(r, suggest.New(g)), suggest.NewRegister(g))
	}
	if diag.HasErrors(list) {
		t.Fatalf("%s: %v", name, list)
	}
	a, _ := markdown.Parse(r.ArticlePath, r.Article)
	return a
}
