package edit

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// open gives a root in a new folder, and the folder.
func open(t *testing.T) (*os.Root, string) {
	t.Helper()
	folder := t.TempDir()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	return root, folder
}

// names gives the files of a folder, temporary ones included.
func names(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, entry := range entries {
		out = append(out, entry.Name())
	}
	return strings.Join(out, " ")
}

func TestCreateMakesFoldersAndLeavesNothingElse(t *testing.T) {
	root, folder := open(t)
	if err := Create(root, "content/articles/a.md", []byte("text")); err != nil {
		t.Fatal(err)
	}
	articles := filepath.Join(folder, "content", "articles")
	got, err := os.ReadFile(filepath.Join(articles, "a.md"))
	if err != nil || string(got) != "text" {
		t.Errorf("got %q, %v", got, err)
	}
	if list := names(t, articles); list != "a.md" {
		t.Errorf("the folder holds %q", list)
	}
}

func TestCreateNeverOverwrites(t *testing.T) {
	root, folder := open(t)
	if err := Create(root, "a.md", []byte("first")); err != nil {
		t.Fatal(err)
	}
	if err := Create(root, "a.md", []byte("second")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("got %v, want fs.ErrExist", err)
	}
	if err := root.Symlink("nowhere", "b.md"); err != nil {
		t.Fatal(err)
	}
	if err := Create(root, "b.md", nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over a dangling link: got %v, want fs.ErrExist", err)
	}
	if got, _ := root.ReadFile("a.md"); string(got) != "first" {
		t.Errorf("the file now holds %q", got)
	}
	if list := names(t, folder); list != "a.md b.md" {
		t.Errorf("the folder holds %q", list)
	}
}

func TestOfManyCreatesOneWins(t *testing.T) {
	root, folder := open(t)
	const writers = 20
	won := make([]bool, writers)
	var group sync.WaitGroup
	for i := range writers {
		group.Go(func() {
			err := Create(root, "a.md", bytes.Repeat([]byte{byte('a' + i)}, 10000))
			won[i] = err == nil
			if err != nil && !errors.Is(err, fs.ErrExist) {
				t.Error(err)
			}
		})
	}
	group.Wait()
	got, err := root.ReadFile("a.md")
	if err != nil || len(got) != 10000 {
		t.Fatalf("got %d bytes, %v", len(got), err)
	}
	for i := range won {
		if won[i] != (got[0] == byte('a'+i)) {
			t.Errorf("writer %d was told %v, but the file is of writer %d", i, won[i], got[0]-'a')
		}
	}
	if list := names(t, folder); list != "a.md" {
		t.Errorf("the folder holds %q", list)
	}
}

func TestReserveWorksWithoutHardLinks(t *testing.T) {
	root, folder := open(t)
	for _, name := range []string{"temp1", "temp2"} {
		if err := root.WriteFile(name, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := reserve(root, "temp1", "a.md"); err != nil {
		t.Fatal(err)
	}
	if err := reserve(root, "temp2", "a.md"); !errors.Is(err, fs.ErrExist) {
		t.Errorf("got %v, want fs.ErrExist", err)
	}
	if got, _ := root.ReadFile("a.md"); string(got) != "temp1" {
		t.Errorf("got %q", got)
	}
	if err := reserve(root, "missing", "b.md"); err == nil {
		t.Error("a missing temporary file was moved")
	}
	if list := names(t, folder); list != "a.md temp2" {
		t.Errorf("the folder holds %q", list)
	}
}

func TestReplaceRefusesWhatChangedMeanwhile(t *testing.T) {
	root, folder := open(t)
	if err := Replace(root, "a.md", nil, []byte("x")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want fs.ErrNotExist", err)
	}
	if err := root.WriteFile("a.md", []byte("one"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := root.Chmod("a.md", 0o666); err != nil { // more than the usual mask lets through
		t.Fatal(err)
	}
	if err := Replace(root, "a.md", []byte("one"), []byte("two")); err != nil {
		t.Fatal(err)
	}
	if err := Replace(root, "a.md", []byte("one"), []byte("three")); !errors.Is(err, ErrChanged) {
		t.Errorf("got %v, want ErrChanged", err)
	}
	if got, _ := root.ReadFile("a.md"); string(got) != "two" {
		t.Errorf("the file now holds %q", got)
	}
	if info, err := root.Stat("a.md"); err != nil || info.Mode().Perm() != 0o666 {
		t.Errorf("the permissions became %v, %v", info.Mode(), err)
	}
	if list := names(t, folder); list != "a.md" {
		t.Errorf("the folder holds %q", list)
	}
}

func TestReplaceRefusesLinksAndFolders(t *testing.T) {
	root, _ := open(t)
	if err := root.WriteFile("a.md", []byte("one"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := root.Symlink("a.md", "link.md"); err != nil {
		t.Fatal(err)
	}
	if err := root.Mkdir("folder.md", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"link.md", "folder.md"} {
		if err := Replace(root, name, []byte("one"), []byte("two")); err == nil {
			t.Errorf("%s was replaced", name)
		}
	}
}

func TestNothingLeavesTheRoot(t *testing.T) {
	root, folder := open(t)
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(folder, "out")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"../a.md", "/a.md", "out/a.md", "out/b/a.md"} {
		if err := Create(root, name, []byte("x")); err == nil {
			t.Errorf("%s was created", name)
		}
	}
	if list := names(t, outside); list != "" {
		t.Errorf("outside now stands %q", list)
	}
}

func TestErrorsOfTheDiskComeBack(t *testing.T) {
	root, folder := open(t)
	if err := root.WriteFile("file", []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Create(root, "file/a.md", []byte("x")); err == nil {
		t.Error("a file was created below a file")
	}
	if os.Geteuid() == 0 {
		t.Skip("permissions do not bind the superuser")
	}
	if err := root.Mkdir("closed", 0o555); err != nil {
		t.Fatal(err)
	}
	if err := Create(root, "closed/a.md", []byte("x")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v, want fs.ErrPermission", err)
	}
	if list := names(t, filepath.Join(folder, "closed")); list != "" {
		t.Errorf("the closed folder holds %q", list)
	}
}

func TestLeftoverOfACrashIsNoObstacle(t *testing.T) {
	root, _ := open(t)
	if err := root.WriteFile(".a.md.0.tmp", []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Create(root, "a.md", []byte("whole")); err != nil {
		t.Fatal(err)
	}
	if err := Replace(root, "a.md", []byte("whole"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	if got, _ := root.ReadFile("a.md"); string(got) != "new" {
		t.Errorf("got %q", got)
	}
	if got, _ := root.ReadFile(".a.md.0.tmp"); string(got) != "half" {
		t.Errorf("somebody else's temporary file became %q", got)
	}
}

// The test runs itself as a second process that replaces a file without pause,
// and kills it: the file must be one of the two versions at every moment.
func TestAKilledSaveLeavesAWholeFile(t *testing.T) {
	old, data := bytes.Repeat([]byte("old\n"), 200_000), bytes.Repeat([]byte("new\n"), 220_000)
	if folder := os.Getenv("EDIT_TEST_FOLDER"); folder != "" {
		root, err := os.OpenRoot(folder)
		if err != nil {
			t.Fatal(err)
		}
		for {
			_ = Replace(root, "a.md", old, data)
			_ = Replace(root, "a.md", data, old)
			_ = root.Remove("b.md")
			_ = Create(root, "b.md", old)
		}
	}
	if testing.Short() {
		t.Skip("starts processes")
	}
	root, folder := open(t)
	if err := Create(root, "a.md", old); err != nil {
		t.Fatal(err)
	}
	for round := range 6 {
		child := exec.Command(os.Args[0], "-test.run=^TestAKilledSaveLeavesAWholeFile$")
		child.Env = append(os.Environ(), "EDIT_TEST_FOLDER="+folder)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		for end := time.Now().Add(time.Duration(40+17*round) * time.Millisecond); time.Now().Before(end); {
			whole(t, root, old, data)
		}
		_ = child.Process.Kill()
		_ = child.Wait()
		whole(t, root, old, data)
	}
}

// whole fails unless a.md is one of the versions and b.md is missing or whole.
func whole(t *testing.T, root *os.Root, old, data []byte) {
	t.Helper()
	got, err := root.ReadFile("a.md")
	if err != nil || !bytes.Equal(got, old) && !bytes.Equal(got, data) {
		t.Fatalf("a.md holds %d bytes, %v", len(got), err)
	}
	got, err = root.ReadFile("b.md")
	if err == nil && !bytes.Equal(got, old) {
		t.Fatalf("b.md holds %d bytes", len(got))
	}
}
