package importer

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dossier/internal/diag"
)

// imported imports a text without storing it.
func imported(t testing.TB, name, text string, opts Options) Result {
	t.Helper()
	r, list := Import(name, []byte(text), opts)
	if diag.HasErrors(list) {
		t.Fatal(list)
	}
	return r
}

func shelfOf(t testing.TB, root *os.Root) *Shelf {
	t.Helper()
	s, err := OpenShelf(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Discard)
	return s
}

func TestShelfNamesNothingBeforeFlush(t *testing.T) {
	root := folder(t)
	s := shelfOf(t, root)
	if saved, list, err := s.Save(imported(t, "x.txt", sampleText, Options{Slug: "one"})); saved.Outcome != Created || len(list) > 0 || err != nil {
		t.Fatal(saved, list, err)
	}
	if _, err := root.Lstat("content/articles/one.md"); err == nil {
		t.Error("the article is there before it is flushed")
	}
	if slug, ok, err := s.Known([]byte(sampleText)); slug != "one" || !ok || err != nil {
		t.Errorf("what waits is not known: %q, %v, %v", slug, ok, err)
	}
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, root); !strings.Contains(got, "content/articles/one.md: ") || !strings.Contains(got, "content/originals/one.txt: ") || strings.Contains(got, ".tmp") {
		t.Errorf("the dossier holds %s", got)
	}
}

// What is saved on one shelf is the same as what is saved on a shelf of its
// own each, article by article.
func TestOneShelfIsAsMany(t *testing.T) {
	texts := []struct{ slug, text string }{
		{"a", "First. It is a text."}, {"b", "Second. It is a text."}, {"a2", "First. It is a text."}, // the same
		{"a", "Third. It is another text."}, // its slug is taken
		{"c", "Fourth. It is a text."}, {"b", "Second. It is a text."},
	}
	one, many := folder(t), folder(t)
	s := shelfOf(t, one)
	for _, x := range texts {
		r := imported(t, "x.txt", x.text, Options{Slug: x.slug})
		got, list, err := s.Save(r)
		want, wanted, err2 := save(many, r)
		if got != want || fmt.Sprint(list) != fmt.Sprint(wanted) || err != nil || err2 != nil {
			t.Errorf("%s: %v, %v, %v; alone %v, %v, %v", x.slug, got, list, err, want, wanted, err2)
		}
	}
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	if a, b := tree(t, one), tree(t, many); a != b {
		t.Errorf("the dossiers differ:\n%s\n%s", a, b)
	}
}

// A refused article leaves nothing behind, not even its original.
func TestRefusedArticleLeavesNothing(t *testing.T) {
	root := folder(t)
	if err := root.MkdirAll("content/originals", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := root.WriteFile("content/originals/one.extracted.txt", []byte("of another"), 0o644); err != nil {
		t.Fatal(err)
	}
	before := tree(t, root)
	saved, list, err := save(root, imported(t, "x.txt", "\xff\xfeA\x00 \x00t\x00e\x00x\x00t\x00.\x00", Options{Slug: "one"}))
	if saved.Outcome != Refused || len(list) != 1 || list[0].Code != "slug-taken" || err != nil {
		t.Errorf("got %v, %v, %v", saved, list, err)
	}
	if after := tree(t, root); after != before {
		t.Errorf("the dossier changed:\n%s", after)
	}
}

// Ids are unique in a dossier: a slug may not be that of a record.
func TestSlugOfARecordIsRefused(t *testing.T) {
	s := shelfOf(t, folder(t))
	owner := func(id string) (string, bool) { return "content/organizations/europol.yaml", id == "europol" }
	saved, list, err := s.Admits(imported(t, "x.txt", sampleText, Options{Slug: "europol"}), owner)
	if saved.Outcome != Refused || len(list) != 1 || list[0].Code != "slug-taken" || len(list[0].Also) != 1 || err != nil {
		t.Errorf("got %v, %v, %v", saved, list, err)
	}
}

// The hash of an extracted text is not that of what was received: somebody may
// import that text itself.
func TestExtractedTextIsAnotherOriginal(t *testing.T) {
	root := folder(t)
	utf16 := "\xff\xfeA\x00 \x00t\x00e\x00x\x00t\x00.\x00"
	r := imported(t, "x.txt", utf16, Options{Slug: "one"})
	if _, _, err := save(root, r); err != nil || len(r.Extracted) == 0 {
		t.Fatal(err, r.ExtractedPath)
	}
	s := shelfOf(t, root)
	if slug, ok, _ := s.Known(r.Extracted); ok {
		t.Errorf("the extracted text is known as %s", slug)
	}
	if slug, ok, _ := s.Known([]byte(utf16)); slug != "one" || !ok {
		t.Error("the original is not known")
	}
}

// BenchmarkKnown asks a shelf of many articles for one: the cost does not grow
// with them.
func BenchmarkKnown(b *testing.B) {
	for _, n := range []int{100, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			root, err := os.OpenRoot(b.TempDir())
			if err != nil {
				b.Fatal(err)
			}
			defer root.Close()
			s, err := OpenShelf(root)
			if err != nil {
				b.Fatal(err)
			}
			for i := range n {
				if _, _, err := s.Save(imported(b, "x.txt", fmt.Sprintf("A text of its own, number %d.", i), Options{Slug: fmt.Sprintf("n%d", i)})); err != nil {
					b.Fatal(err)
				}
			}
			if err := s.Flush(); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, ok, err := s.Known([]byte("A text of its own, number 50.")); !ok || err != nil {
					b.Fatal(ok, err)
				}
			}
		})
	}
}
