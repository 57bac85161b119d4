package importer

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"

	"dossier/internal/diag"
)

// folder opens a new dossier.
func folder(t *testing.T) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	return root
}

// store imports a text under a slug and saves it.
func store(t *testing.T, root *os.Root, slug, text string) (Saved, []diag.Diagnostic) {
	t.Helper()
	r, list := Import("in/x.txt", []byte(text), Options{Slug: slug, Retrieved: "2026-11-21"})
	if diag.HasErrors(list) {
		t.Fatal(list)
	}
	saved, list, err := save(root, r)
	if err != nil {
		t.Fatal(err)
	}
	return saved, list
}

// tree gives all files of a dossier with their contents.
func tree(t *testing.T, root *os.Root) string {
	t.Helper()
	var out strings.Builder
	err := fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			data, e := root.ReadFile(name)
			out.WriteString(name + ": " + string(data) + "\n")
			err = e
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func edited(t *testing.T, root *os.Root, name, from, to string) {
	t.Helper()
	data, err := root.ReadFile(name)
	if err != nil || !bytes.Contains(data, []byte(from)) {
		t.Fatalf("%s has no %q: %v", name, from, err)
	}
	if err := root.WriteFile(name, bytes.ReplaceAll(data, []byte(from), []byte(to)), 0o644); err != nil {
		t.Fatal(err)
	}
}

const sampleText = "\ufeffOne. Two.\r\n\r\nThree\u00a0four  five.\r\n"

func TestSaveKeepsTheOriginalByteForByte(t *testing.T) {
	root := folder(t)
	if saved, list := store(t, root, "one", sampleText); saved != (Saved{Created, "one"}) || len(list) > 0 {
		t.Fatalf("got %v, %v", saved, list)
	}
	if got, err := root.ReadFile("content/originals/one.txt"); err != nil || string(got) != sampleText {
		t.Errorf("the original became %q, %v", got, err)
	}
	if got, err := root.ReadFile("content/articles/one.md"); err != nil || !strings.HasSuffix(string(got), "---\nOne.\nTwo.\n\nThree\u00a0four  five.\n") {
		t.Errorf("the article is %q, %v", got, err)
	}
}

func TestImportingTwiceChangesNothing(t *testing.T) {
	for name, change := range map[string]func(t *testing.T, root *os.Root){
		"as it was": func(*testing.T, *os.Root) {},
		"article edited": func(t *testing.T, root *os.Root) {
			edited(t, root, "content/articles/one.md", "Three", "[Three]{org=x}")
		},
		"hash edited away": func(t *testing.T, root *os.Root) {
			edited(t, root, "content/articles/one.md", "sha256", "note")
			edited(t, root, "content/articles/one.md", ": ", ": 0")
		},
	} {
		for _, slug := range []string{"one", "another"} {
			t.Run(name+", as "+slug, func(t *testing.T) {
				root := folder(t)
				store(t, root, "one", sampleText)
				change(t, root)
				before := tree(t, root)
				saved, list := store(t, root, slug, sampleText)
				if saved != (Saved{Unchanged, "one"}) {
					t.Errorf("got %v", saved)
				}
				if len(list) != 1 || list[0].Code != "already-imported" || list[0].Severity != diag.Info || !strings.Contains(list[0].Message, "`one`") {
					t.Errorf("got %v", list)
				}
				if after := tree(t, root); after != before {
					t.Errorf("the dossier changed:\n%s", after)
				}
			})
		}
	}
}

func TestRenamedArticleIsFoundByItsHash(t *testing.T) {
	root := folder(t)
	store(t, root, "one", sampleText)
	if err := root.Rename("content/articles/one.md", "content/articles/renamed.md"); err != nil {
		t.Fatal(err)
	}
	before := tree(t, root)
	if saved, _ := store(t, root, "one", sampleText); saved != (Saved{Unchanged, "renamed"}) {
		t.Errorf("got %v", saved)
	}
	if after := tree(t, root); after != before {
		t.Errorf("the dossier changed:\n%s", after)
	}
}

func TestAnotherTextUnderTheSameSlugIsRefused(t *testing.T) {
	for _, name := range []string{"content/articles/one.md", "content/originals/one.txt"} {
		root := folder(t)
		store(t, root, "one", sampleText)
		keep := "content/articles/one.md"
		if name == keep {
			keep = "content/originals/one.txt"
		}
		if err := root.Remove(keep); err != nil {
			t.Fatal(err)
		}
		before := tree(t, root)
		saved, list := store(t, root, "one", "Another text. It is not the same.")
		if saved.Outcome != Refused || len(list) != 1 || list[0].Code != "slug-taken" || list[0].Severity != diag.Error {
			t.Fatalf("got %v, %v", saved, list)
		}
		if d := list[0]; d.At.Span.File != "in/x.txt" || len(d.Also) != 1 || d.Also[0].Span.File != name {
			t.Errorf("the diagnostic does not name both: %+v", d)
		}
		if after := tree(t, root); after != before {
			t.Errorf("the dossier changed:\n%s", after)
		}
	}
}

// After a crash between the two files, the next import adds the article.
func TestInterruptedImportIsCompleted(t *testing.T) {
	root := folder(t)
	store(t, root, "one", sampleText)
	whole := tree(t, root)
	if err := root.Remove("content/articles/one.md"); err != nil {
		t.Fatal(err)
	}
	if saved, list := store(t, root, "one", sampleText); saved.Outcome != Created || len(list) > 0 {
		t.Errorf("got %v, %v", saved, list)
	}
	if after := tree(t, root); after != whole {
		t.Errorf("the dossier is\n%s\nwant\n%s", after, whole)
	}
}

func TestFailedImportIsNotSaved(t *testing.T) {
	root := folder(t)
	r, _ := Import("x.txt", nil, Options{})
	if _, _, err := save(root, r); err == nil {
		t.Error("an empty result was saved")
	}
	if got := tree(t, root); got != "" {
		t.Errorf("the dossier holds %s", got)
	}
}

// save stores one imported article.
func save(root *os.Root, r Result) (Saved, []diag.Diagnostic, error) {
	shelf, err := OpenShelf(root)
	if err != nil {
		return Saved{}, nil, err
	}
	saved, list, err := shelf.Save(r)
	if err != nil {
		shelf.Discard()
		return Saved{}, nil, err
	}
	return saved, list, shelf.Flush()
}
