package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// session is a folder that is being watched.
type session struct {
	*testing.T
	root string
	w    *Watcher
	done chan error
}

func begin(t *testing.T, opts Options, prepare func(s session)) session {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	s := session{t, root, nil, make(chan error, 1)}
	if opts.Debounce == 0 {
		opts.Debounce = 10 * time.Millisecond
	}
	if prepare != nil {
		prepare(s)
	}
	if s.w, err = New(root, opts); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	go func() { s.done <- s.w.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		for range s.w.Batches() {
		}
	})
	return s
}

func (s session) path(rel string) string { return filepath.Join(s.root, rel) }

func (s session) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func (s session) write(rel, data string) {
	s.Helper()
	s.must(os.MkdirAll(filepath.Dir(s.path(rel)), 0o755))
	s.must(os.WriteFile(s.path(rel), []byte(data), 0o644))
}

// wants receives until all the paths were reported, and fails on any other.
func (s session) wants(paths ...string) {
	s.Helper()
	missing := slices.Clone(paths)
	timeout := time.After(10 * time.Second)
	for len(missing) > 0 {
		select {
		case b, ok := <-s.w.Batches():
			if !ok {
				s.Fatalf("the watcher ended, still missing %q", missing)
			}
			if b.All || !slices.IsSorted(b.Paths) || len(slices.Compact(slices.Clone(b.Paths))) != len(b.Paths) {
				s.Fatalf("batch %+v", b)
			}
			for _, p := range b.Paths {
				if !slices.Contains(paths, p) {
					s.Errorf("unexpected %q in %q, want %q", p, b.Paths, paths)
				}
			}
			missing = slices.DeleteFunc(missing, func(p string) bool { return slices.Contains(b.Paths, p) })
		case <-timeout:
			s.Fatalf("no word of %q", missing)
		}
	}
}

// wantsOnly is wants, and then a marker file, so that whatever came before is
// known to have been reported.
func (s session) wantsOnly(paths ...string) {
	s.Helper()
	s.write("zz-marker", time.Now().String())
	s.wants(append(paths, "zz-marker")...)
	time.Sleep(30 * time.Millisecond)
	select {
	case b := <-s.w.Batches():
		if !slices.Equal(b.Paths, []string{"zz-marker"}) {
			s.Errorf("a later batch %q", b.Paths)
		}
	default:
	}
}

func TestChangesOfFilesAreReported(t *testing.T) {
	s := begin(t, Options{}, func(s session) {
		s.write("dossier.yaml", "a")
		s.write("content/articles/a.md", "a")
		s.write("content/articles/gone.md", "a")
	})
	s.write("content/articles/a.md", "b")
	s.write("content/articles/new.md", "n")
	s.must(os.Remove(s.path("content/articles/gone.md")))
	s.wantsOnly("content/articles/a.md", "content/articles/gone.md", "content/articles/new.md")
	s.must(os.Rename(s.path("dossier.yaml"), s.path("x.yaml")))
	s.wantsOnly("dossier.yaml", "x.yaml")
}

func TestFilesInNewFoldersAreReported(t *testing.T) {
	s := begin(t, Options{}, nil)
	for i := range 10 {
		var want []string
		for _, f := range []string{"f.md", "x/f.md", "x/y/z/f.md", "x/y/z/g.md"} {
			f = fmt.Sprintf("d%d/%s", i, f)
			s.write(f, "1")
			want = append(want, f)
		}
		s.wantsOnly(want...)
		s.write(want[2], "2") // its folder is watched now
		s.wantsOnly(want[2])
	}
}

func TestAtomicSaveIsOneChange(t *testing.T) {
	s := begin(t, Options{}, func(s session) { s.write("a.md", "1") })
	// Vim's way, with its backup, probe and swap file.
	s.write(".a.md.swp", "swap")
	s.write("4913", "")
	s.must(os.Remove(s.path("4913")))
	s.must(os.Rename(s.path("a.md"), s.path("a.md~")))
	s.write("a.md", "2")
	s.must(os.Chmod(s.path("a.md"), 0o600))
	s.must(os.Remove(s.path("a.md~")))
	s.must(os.Remove(s.path(".a.md.swp")))
	s.wantsOnly("a.md")
	// Emacs' lock, a link to nowhere.
	s.must(os.Symlink("user@host.1", s.path(".#a.md")))
	s.must(os.Remove(s.path(".#a.md")))
	s.write(".DS_Store", "x")
	s.write(".git/index", "x")
	s.wantsOnly()
}

func TestChangesOfModeAloneAreNotReported(t *testing.T) {
	s := begin(t, Options{}, func(s session) { s.write("d/a.md", "1") })
	s.must(os.Chmod(s.path("d/a.md"), 0o600))
	s.must(os.Chmod(s.path("d"), 0o700))
	s.must(os.Chtimes(s.path("d/a.md"), time.Unix(1, 0), time.Unix(1, 0)))
	s.wantsOnly()
}

func TestRenamedFolderIsReportedUnderItsNewNameOnly(t *testing.T) {
	s := begin(t, Options{}, func(s session) { s.write("a/x/f.md", "1") })
	s.must(os.Rename(s.path("a"), s.path("b")))
	s.wantsOnly("a", "b/x/f.md")
	s.write("b/x/f.md", "2")
	s.wantsOnly("b/x/f.md")
	// Out of the tree: nothing more is heard of it.
	away := filepath.Join(s.TempDir(), "away")
	s.must(os.Rename(s.path("b"), away))
	s.wantsOnly("b")
	s.must(os.WriteFile(filepath.Join(away, "x/f.md"), []byte("3"), 0o644))
	s.wantsOnly()
	// And back in under the first name.
	s.must(os.Rename(away, s.path("a")))
	s.wantsOnly("a/x/f.md")
	s.write("a/x/f.md", "4")
	s.wantsOnly("a/x/f.md")
}

func TestRemovedFolderComesBack(t *testing.T) {
	s := begin(t, Options{}, func(s session) { s.write("a/x/f.md", "1") })
	for range 5 {
		s.must(os.RemoveAll(s.path("a")))
		s.write("a/x/f.md", "2")
		s.write("zz-marker", "1")
		s.wants("a", "a/x", "a/x/f.md", "zz-marker")
		time.Sleep(30 * time.Millisecond)
		s.drain()
		s.write("a/x/f.md", "3")
		s.wantsOnly("a/x/f.md")
	}
	s.must(os.RemoveAll(s.path("a")))
	s.wantsOnly("a", "a/x", "a/x/f.md")
	if n := len(s.w.notify.WatchList()); n != 1 {
		s.Errorf("%d watches are left: %q", n, s.w.notify.WatchList())
	}
}

// drain receives what is there.
func (s session) drain() {
	for {
		select {
		case <-s.w.Batches():
		default:
			return
		}
	}
}

func TestIgnoredPathsAreNotReported(t *testing.T) {
	ignore := func(rel string, dir bool) bool { return rel == "public" && dir || strings.HasSuffix(rel, ".log") }
	s := begin(t, Options{Ignore: ignore}, func(s session) { s.write("public/index.html", "1") })
	s.write("public/index.html", "2")
	s.write("public/new/index.html", "2")
	s.write("x.log", "2")
	s.must(os.Rename(s.path("public"), s.path(".public.dossier-staged")))
	s.must(os.RemoveAll(s.path(".public.dossier-staged")))
	s.write("public/index.html", "3")
	s.must(os.RemoveAll(s.path("public")))
	s.wantsOnly()
	if list := s.w.notify.WatchList(); len(list) != 1 {
		s.Errorf("watched: %q", list)
	}
}

func TestFoldersBehindLinksAreWatched(t *testing.T) {
	outside, _ := filepath.EvalSymlinks(t.TempDir())
	s := begin(t, Options{}, func(s session) {
		s.must(os.MkdirAll(filepath.Join(outside, "one/sub"), 0o755))
		s.must(os.MkdirAll(filepath.Join(outside, "two"), 0o755))
		s.must(os.WriteFile(filepath.Join(outside, "two/f.md"), nil, 0o644))
		s.must(os.MkdirAll(s.path("content/real"), 0o755))
		s.must(os.Symlink(filepath.Join(outside, "one"), s.path("content/articles")))
		s.must(os.Symlink("real", s.path("content/alias")))
		s.must(os.Symlink("..", s.path("content/circle")))
		s.must(os.Symlink(".", s.path("content/self")))
	})
	s.must(os.WriteFile(filepath.Join(outside, "one/sub/f.md"), []byte("1"), 0o644))
	s.wantsOnly("content/articles/sub/f.md")
	s.write("content/real/f.md", "1")
	s.wantsOnly("content/real/f.md", "content/alias/f.md")
	// The link is turned elsewhere.
	s.must(os.Symlink(filepath.Join(outside, "two"), s.path("content/4913")))
	s.must(os.Rename(s.path("content/4913"), s.path("content/articles")))
	s.wantsOnly("content/articles", "content/articles/f.md")
	s.must(os.WriteFile(filepath.Join(outside, "one/sub/f.md"), []byte("2"), 0o644))
	s.must(os.WriteFile(filepath.Join(outside, "two/f.md"), []byte("2"), 0o644))
	s.wantsOnly("content/articles/f.md")
	// What a link points to is renamed and made anew.
	s.must(os.Rename(s.path("content/real"), s.path("content/moved")))
	s.wantsOnly("content/real", "content/alias", "content/moved/f.md")
	s.write("content/moved/f.md", "2")
	s.wantsOnly("content/moved/f.md")
}

func TestMadeLinkIsFollowed(t *testing.T) {
	outside, _ := filepath.EvalSymlinks(t.TempDir())
	s := begin(t, Options{}, nil)
	s.must(os.WriteFile(filepath.Join(outside, "f.md"), []byte("1"), 0o644))
	s.must(os.Symlink(outside, s.path("link")))
	s.wantsOnly("link/f.md")
	s.must(os.WriteFile(filepath.Join(outside, "f.md"), []byte("2"), 0o644))
	s.wantsOnly("link/f.md")
	s.must(os.Remove(s.path("link")))
	s.wantsOnly("link")
	s.must(os.WriteFile(filepath.Join(outside, "f.md"), []byte("3"), 0o644))
	s.wantsOnly()
}

func TestWebOfLinksEnds(t *testing.T) {
	s := begin(t, Options{}, func(s session) {
		for i := range 5 {
			s.must(os.Mkdir(s.path(fmt.Sprint("d", i)), 0o755))
		}
		for i := range 4 {
			s.must(os.Symlink(fmt.Sprint("../d", i+1), s.path(fmt.Sprintf("d%d/l", i))))
			s.must(os.Symlink(fmt.Sprint("../d", i), s.path(fmt.Sprintf("d%d/back", i+1))))
		}
	})
	s.write("f.md", "1")
	s.wantsOnly("f.md")
}

func TestChangesWhileNobodyReceivesMakeOneBatch(t *testing.T) {
	s := begin(t, Options{Debounce: 5 * time.Millisecond, MaxDelay: 20 * time.Millisecond}, nil)
	for i := range 5 {
		s.write(fmt.Sprint("f", i), "1")
		time.Sleep(15 * time.Millisecond)
	}
	time.Sleep(50 * time.Millisecond)
	if b := <-s.w.Batches(); !slices.Equal(b.Paths, []string{"f0", "f1", "f2", "f3", "f4"}) {
		t.Errorf("batch %+v", b)
	}
}

func TestConstantChangeDoesNotHoldABatchBack(t *testing.T) {
	s := begin(t, Options{Debounce: time.Hour, MaxDelay: 100 * time.Millisecond}, nil)
	start := time.Now()
	s.write("f", "1")
	s.wants("f")
	if took := time.Since(start); took < 100*time.Millisecond || took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestLostNotificationsMeanThatAllMayHaveChanged(t *testing.T) {
	s := begin(t, Options{}, func(s session) { s.write("a/f.md", "1") })
	s.w.notify.Errors <- fsnotify.ErrEventOverflow
	if b := <-s.w.Batches(); !b.All {
		t.Errorf("batch %+v", b)
	}
	s.write("a/f.md", "2")
	s.wantsOnly("a/f.md")
}

func TestQueueThatRunsOverIsNoticed(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the length of the queue is known on Linux only")
	}
	var length int
	if data, err := os.ReadFile("/proc/sys/fs/inotify/max_queued_events"); err != nil {
		t.Skip(err)
	} else if _, err := fmt.Sscan(string(data), &length); err != nil || length > 40_000 {
		t.Skipf("the queue holds %d (%v)", length, err)
	}
	root := t.TempDir()
	w, err := New(root, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range length/2 + 5000 { // fsnotify holds some thousands itself
		name := filepath.Join(root, fmt.Sprint(i%10))
		if err := errors.Join(os.WriteFile(name, nil, 0o644), os.Remove(name)); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	go w.Run(ctx)
	defer cancel()
	for b := range w.Batches() {
		if b.All {
			return
		}
	}
	t.Error("the watcher ended")
}

func TestNothingBetweenNewAndRunIsMissed(t *testing.T) {
	root := t.TempDir()
	w, err := New(root, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "early"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	time.Sleep(20 * time.Millisecond)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go w.Run(ctx)
	if b := <-w.Batches(); !slices.Equal(b.Paths, []string{"early"}) {
		t.Errorf("batch %+v", b)
	}
}

func TestLossOfTheRootIsAnError(t *testing.T) {
	root := filepath.Join(t.TempDir(), "root")
	for _, lose := range []func() error{
		func() error { return os.Remove(root) },
		func() error { return os.Rename(root, root+"2") },
	} {
		if err := os.Mkdir(root, 0o755); err != nil {
			t.Fatal(err)
		}
		w, err := New(root, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := lose(); err != nil {
			t.Fatal(err)
		}
		if err := w.Run(context.Background()); err == nil || !strings.Contains(err.Error(), "root") {
			t.Errorf("Run gives %v", err)
		}
	}
	if _, err := New(root, Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("New gives %v", err)
	}
}

func TestEndLeavesNoGoroutine(t *testing.T) {
	before := runtime.NumGoroutine()
	run := func(i int) error {
		root := t.TempDir()
		w, err := New(root, Options{})
		if err != nil {
			return err
		}
		for j := range 100 { // more than anybody will receive
			if err := os.WriteFile(filepath.Join(root, fmt.Sprint(j)), nil, 0o644); err != nil {
				return err
			}
		}
		if i%3 == 0 { // never run
			return w.Close()
		}
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		done := make(chan error)
		go func() { done <- w.Run(ctx) }()
		time.Sleep(5 * time.Millisecond)
		if i%3 == 1 {
			cancel()
			return <-done
		}
		return errors.Join(w.Close(), <-done, w.Close())
	}
	for i := range 10 {
		if err := run(i); err != nil {
			t.Error(err)
		}
	}
	deadline := time.Now().Add(5 * time.Second)
	for runtime.NumGoroutine() > before {
		if time.Now().After(deadline) {
			buf := make([]byte, 1<<16)
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, buf[:runtime.Stack(buf, true)])
		}
		time.Sleep(5 * time.Millisecond)
	}
}
