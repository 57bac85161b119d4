package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossier/internal/edit"
	"dossier/internal/mend"
	"dossier/internal/suggest"
)

// reviewed makes a dossier of articles with figures that are suggested, and
// reads it for a review that asks nobody.
func reviewed(t *testing.T, articles, figures int) (w *walk, dir string, said *bytes.Buffer) {
	t.Helper()
	dir = newDossier(t)
	put := func(name, text string) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for a := range articles {
		slug := fmt.Sprintf("town-%d", a)
		var text, marked, records strings.Builder
		for i := range figures {
			fmt.Fprintf(&text, "\n\nOn the day %d there were %d people in the town.", i, i+2)
			fmt.Fprintf(&marked, "\n\nOn the day %d there were [%d people]{.suggested figure=f%d-%d} in the town.", i, i+2, a, i)
			fmt.Fprintf(&records, "  - {id: f%d-%d, value: %d, said_in: %s, suggested: a number}\n", a, i, i+2, slug)
		}
		original := "The town" + text.String()
		put("content/originals/"+slug+".txt", original)
		put("content/articles/"+slug+".md", fmt.Sprintf("---\noriginal: {file: originals/%s.txt, sha256: %x}\nissued: 2016-12-01\nlang: en\nrights: {status: public-domain}\n---\n# The town%s\n",
			slug, sha256.Sum256([]byte(original)), marked.String()))
		put("content/figures/"+slug+".yaml", "figures:\n"+records.String())
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	said = &bytes.Buffer{}
	a := &app{stdio: stdio{nil, said, said}, ctx: context.Background(), now: time.Now, dir: dir}
	w = &walk{app: a, root: root, skipped: map[string]bool{}, decided: map[string]int{}}
	if err := w.load(); err != nil {
		t.Fatal(err)
	}
	return w, dir, said
}

var figuresOnly = []suggest.Kind{suggest.Figure}

// What somebody deletes or changes while a review runs is neither lost nor half
// decided, and the other articles are decided on.
func TestReviewYieldsToWhatIsChangedMeanwhile(t *testing.T) {
	for name, change := range map[string]func(dir string) error{
		"an article deleted": func(dir string) error { return os.Remove(filepath.Join(dir, "content/articles/town-0.md")) },
		"an article changed": func(dir string) error {
			file := filepath.Join(dir, "content/articles/town-0.md")
			src, err := os.ReadFile(file)
			return errors.Join(err, os.WriteFile(file, append(src, "\nMore.\n"...), 0o644))
		},
		"records changed": func(dir string) error {
			file := filepath.Join(dir, "content/figures/town-0.yaml")
			src, err := os.ReadFile(file)
			return errors.Join(err, os.WriteFile(file, append(src, "# more\n"...), 0o644))
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, dir, said := reviewed(t, 2, 3)
			if err := change(dir); err != nil {
				t.Fatal(err)
			}
			before := content(t, dir)
			if err := w.all(figuresOnly, nil); !errors.Is(err, errProblems) {
				t.Errorf("it ends with %v", err)
			}
			if !strings.Contains(said.String(), "was changed meanwhile") || !strings.Contains(said.String(), "accepted 3") {
				t.Errorf("it says\n%s", said)
			}
			after := content(t, dir)
			part := func(all string) (out string) {
				for _, file := range strings.Split(all, "=== ") {
					if strings.Contains(file, "town-0.") {
						out += file
					}
				}
				return out
			}
			if part(after) != part(before) {
				t.Errorf("the article that was changed meanwhile became\n%s", part(after))
			}
			if strings.Contains(after, "figure=f1-0 .suggested") || strings.Contains(after, "{.suggested figure=f1-0}") {
				t.Error("the other article is not decided on")
			}
		})
	}
}

// An article that is deleted before its turn is passed over.
func TestReviewGoesOnWithoutAnArticleThatIsGone(t *testing.T) {
	w, _, _ := reviewed(t, 1, 1)
	one, left := w.decideIn("content/articles/gone.md", "accepted", suggest.Figure)
	if one.count != 0 || len(left) != 1 || !strings.Contains(left[0].Error(), "gone meanwhile") {
		t.Errorf("got %d decisions, %v", one.count, left)
	}
	if n := w.doubtful("content/articles/gone.md", figuresOnly); n != 0 {
		t.Errorf("%d doubtful", n)
	}
}

// A decision over several files is stored whole or not at all.
func TestADecisionIsStoredWholeOrNotAtAll(t *testing.T) {
	plan := func(pairs ...string) mend.Plan {
		out := mend.Plan{}
		for i := 0; i < len(pairs); i += 2 {
			out[pairs[i]] = nil
			if pairs[i+1] != "" {
				out[pairs[i]] = []byte(pairs[i+1])
			}
		}
		return out
	}
	before := plan("a.yaml", "1", "b.yaml", "1", "t.md", "1", "new.yaml", "")
	after := plan("a.yaml", "2", "b.yaml", "", "t.md", "2", "new.yaml", "2")
	for name, theirs := range map[string][2]string{
		"the first changed":     {"a.yaml", "x"},
		"the text changed":      {"t.md", "x"},
		"the last deleted":      {"t.md", ""},
		"one to remove changed": {"b.yaml", "x"},
		"one to remove deleted": {"b.yaml", ""},
		"a new one is there":    {"new.yaml", "x"},
		"nothing":               {},
	} {
		for _, recordsFirst := range []bool{true, false} {
			root, err := os.OpenRoot(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			want := map[string]string{"a.yaml": "1", "b.yaml": "1", "t.md": "1", "new.yaml": ""}
			if theirs[0] != "" {
				want[theirs[0]] = theirs[1]
			}
			for f, text := range want {
				if text != "" {
					if err := root.WriteFile(f, []byte(text), 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
			err = write(root, before, after, recordsFirst)
			if theirs[0] == "" {
				want = map[string]string{"a.yaml": "2", "b.yaml": "", "t.md": "2", "new.yaml": "2"}
			}
			if meanwhile(err) != (theirs[0] != "") || errors.Is(err, errPartly) {
				t.Errorf("%s: %v", name, err)
			}
			for f, text := range want {
				if got, _ := root.ReadFile(f); string(got) != text {
					t.Errorf("%s: %s holds %q, want %q", name, f, got, text)
				}
			}
			_ = root.Close()
		}
	}
	if !meanwhile(fmt.Errorf("%w: %w", errPartly, edit.ErrChanged)) {
		t.Error("what is stored in part is not read again")
	}
}

// endsAfter is a context that is cancelled when it was asked so often.
type endsAfter struct {
	context.Context
	asks *int
}

func (c endsAfter) Err() error {
	if *c.asks--; *c.asks < 0 {
		return context.Canceled
	}
	return nil
}

// Interrupted, a review keeps what it has decided, all of it saved, and decides
// nothing more.
func TestAnInterruptedReviewKeepsWhatItDecided(t *testing.T) {
	w, dir, said := reviewed(t, 2, 600)
	w.docs = []string{"content/articles/town-0.md", "content/articles/town-1.md"}
	asks := 2 // before the first article, and before its first decision
	w.app.ctx = endsAfter{w.app.ctx, &asks}
	if err := w.all(figuresOnly, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
	for _, file := range []string{"content/articles/town-0.md", "content/figures/town-0.yaml"} {
		src, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
		if n := strings.Count(string(src), "suggested"); err != nil || n == 0 || n >= 600 {
			t.Errorf("%s has %d suggestions still, %v", file, n, err)
		}
		if !strings.Contains(said.String(), file) {
			t.Errorf("it does not say that %s changed:\n%s", file, said)
		}
	}
	if after := content(t, dir); strings.Count(after, ".suggested figure=f1-") != 600 {
		t.Error("it goes on with the next article")
	}
}
