package edit

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// listing gives the files below a folder, with their contents.
func listing(t *testing.T, root *os.Root) string {
	t.Helper()
	var out strings.Builder
	err := fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := root.ReadFile(name)
		fmt.Fprintf(&out, "%s=%s ", name, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(out.String())
}

func batchIn(t *testing.T, files ...string) (*os.Root, *Batch) {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	for i := 0; i < len(files); i += 2 {
		if err := root.WriteFile(files[i], []byte(files[i+1]), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	return root, NewBatch(root)
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

func TestBatchNamesNothingBeforeCommit(t *testing.T) {
	root, b := batchIn(t, "r", "old")
	must(t, b.Create("a/b/c", []byte("1")), b.Create("d", []byte("2")), b.Replace("r", []byte("old"), []byte("new")))
	for _, name := range []string{"a/b/c", "d"} {
		if _, err := root.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is there before it is committed: %v", name, err)
		}
	}
	if data, err := b.ReadFile("r"); err != nil || string(data) != "new" {
		t.Errorf("the batch reads %q, %v", data, err)
	}
	if data, _ := root.ReadFile("r"); string(data) != "old" {
		t.Errorf("the file is %q before it is committed", data)
	}
	must(t, b.Commit())
	if got, want := listing(t, root), "a/b/c=1 d=2 r=new"; got != want {
		t.Errorf("the folder has %s, want %s", got, want)
	}
	if info, err := root.Stat("r"); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the permissions became %v, %v", info.Mode(), err)
	}
	if n, size := b.Waiting(); n != 0 || size != 0 {
		t.Error("the batch is not empty")
	}
}

func TestBatchReplacesItsOwnFiles(t *testing.T) {
	root, b := batchIn(t, "r", "0")
	must(t, b.Create("a", []byte("1")), b.Replace("a", []byte("1"), []byte("2")), b.Replace("r", []byte("0"), []byte("1")), b.Replace("r", []byte("1"), []byte("2")))
	if err := b.Replace("a", []byte("1"), []byte("3")); !errors.Is(err, ErrChanged) {
		t.Errorf("got %v", err)
	}
	must(t, b.Commit())
	if got, want := listing(t, root), "a=2 r=2"; got != want {
		t.Errorf("the folder has %s, want %s", got, want)
	}
}

func TestBatchTakesNoName(t *testing.T) {
	_, b := batchIn(t, "a", "x")
	must(t, b.Create("b", []byte("1")))
	for _, name := range []string{"a", "b"} {
		if err := b.Create(name, []byte("2")); !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := b.Replace("a", []byte("y"), []byte("z")); !errors.Is(err, ErrChanged) {
		t.Errorf("got %v", err)
	}
	if err := b.Replace("c", nil, []byte("z")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// What another program writes while a batch is made is never lost.
func TestBatchYieldsToOthers(t *testing.T) {
	for name, test := range map[string]struct {
		theirs string
		want   error
	}{
		"a name":   {"b", fs.ErrExist},
		"a change": {"r", ErrChanged},
	} {
		t.Run(name, func(t *testing.T) {
			root, b := batchIn(t, "r", "old")
			must(t, b.Create("a", []byte("1")), b.Create("b", []byte("1")), b.Replace("r", []byte("old"), []byte("new")), b.Create("z", []byte("1")))
			must(t, root.WriteFile(test.theirs, []byte("theirs"), 0o644))
			if err := b.Commit(); !errors.Is(err, test.want) {
				t.Errorf("got %v", err)
			}
			got := listing(t, root)
			if !strings.Contains(got, "a=1") || !strings.Contains(got, test.theirs+"=theirs") || strings.Contains(got, "z=") || strings.Contains(got, "tmp") {
				t.Errorf("the folder has %s", got)
			}
		})
	}
}

func TestDiscardedBatchLeavesNothing(t *testing.T) {
	root, b := batchIn(t, "r", "old")
	must(t, b.Create("a", []byte("1")), b.Replace("r", []byte("old"), []byte("new")), b.Replace("r", []byte("new"), []byte("newer")))
	if n, size := b.Waiting(); n != 2 || size != 6 {
		t.Errorf("%d files of %d bytes wait", n, size)
	}
	b.Discard()
	if got := listing(t, root); got != "r=old" {
		t.Errorf("the folder has %s", got)
	}
}
