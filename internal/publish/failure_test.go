package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// The site before and after, and what is not ours in it.
var (
	before  = site{"index.html": "old", "a/same": "same", "a/gone": "gone", "d/x": "x"}
	after   = site{"index.html": "new", "a/same": "same", "d": "now a file", "n/e/w": "w"}
	foreign = site{"CNAME": "example.org", "a/theirs": "t"}
)

func with(a, b site) site {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

// stepsOf lists the steps of a Sync from before to after.
func stepsOf(t *testing.T, target *DirTarget) (steps []string) {
	var names = make(chan string, 100)
	target.hook = func(step, path string) error { names <- strings.TrimSpace(step + " " + path); return nil }
	mustSync(t, target, before)
	for len(names) > 0 {
		<-names
	}
	mustSync(t, target, after)
	close(names)
	for s := range names {
		steps = append(steps, s)
	}
	return steps
}

func TestFailureAtAnyStepLeavesTheSiteUntouched(t *testing.T) {
	modes(t, func(t *testing.T, dir string, target *DirTarget) {
		steps := stepsOf(t, target)
		if len(steps) < 6 {
			t.Fatalf("only the steps %q", steps)
		}
		for _, failing := range steps {
			switch step, _, _ := strings.Cut(failing, " "); step {
			case "apply", "end", "retire":
				continue // the new site is already decided on
			}
			os.RemoveAll(dir)
			target.hook = nil
			put(t, dir, foreign)
			mustSync(t, target, before)
			was, _ := os.Stat(dir)
			target.hook = func(step, path string) error {
				if strings.TrimSpace(step+" "+path) == failing {
					return syscall.ENOSPC
				}
				return nil
			}
			_, err := target.Sync(context.Background(), outputs(after))
			if !errors.Is(err, syscall.ENOSPC) {
				t.Errorf("%s: error %v", failing, err)
			}
			wantSite(t, dir, with(before, foreign))
			wantClean(t, dir)
			if is, _ := os.Stat(dir); !os.SameFile(was, is) {
				t.Errorf("%s: the folder was replaced", failing)
			}
		}
		target.hook = nil
		mustSync(t, target, after)
		wantSite(t, dir, with(after, foreign))
	})
}

func TestCancelledSyncLeavesTheSiteUntouched(t *testing.T) {
	modes(t, func(t *testing.T, dir string, target *DirTarget) {
		for _, at := range []string{"stage", "write", "carry", "commit"} {
			target.hook = nil
			put(t, dir, foreign)
			mustSync(t, target, before)
			ctx, cancel := context.WithCancel(context.Background())
			var reached atomic.Bool
			target.hook = func(step, path string) error {
				if step == at {
					reached.Store(true)
					cancel()
				}
				return nil
			}
			_, err := target.Sync(ctx, outputs(after))
			cancel()
			if !reached.Load() {
				os.RemoveAll(dir)
				continue // a step of another way of writing
			}
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s: error %v", at, err)
			}
			wantSite(t, dir, with(before, foreign))
			wantClean(t, dir)
		}
		target.hook = nil
		mustSync(t, target, nil)
	})
}

func TestFailedFirstSyncLeavesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	target := Dir(dir)
	target.hook = func(step, path string) error {
		if step == "commit" {
			return syscall.ENOSPC
		}
		return nil
	}
	if _, err := target.Sync(context.Background(), outputs(after)); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("error %v", err)
	}
	wantClean(t, dir)
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is there: %v", err)
	}
}

// crashKey is set in the child process that TestCrashAtAnyStep kills.
const crashKey = "PUBLISH_TEST_CRASH_AT"

// TestCrashChild is the process that dies; on its own it does nothing.
func TestCrashChild(t *testing.T) {
	dying, ok := os.LookupEnv(crashKey)
	if !ok {
		t.Skip("only runs as the child of TestCrashAtAnyStepIsMended")
	}
	target := Dir(os.Getenv(crashKey + "_DIR"))
	target.noExchange = os.Getenv(crashKey+"_MODE") == "journal"
	target.noLink = os.Getenv(crashKey+"_MODE") == "copies"
	target.hook = func(step, path string) error {
		if strings.TrimSpace(step+" "+path) == dying {
			os.Exit(3)
		}
		return nil
	}
	_, err := target.Sync(context.Background(), outputs(after))
	t.Fatalf("survived %q: %v", dying, err)
}

func crash(t *testing.T, dir, mode, at string) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestCrashChild$")
	child.Env = append(os.Environ(), crashKey+"="+at, crashKey+"_DIR="+dir, crashKey+"_MODE="+mode)
	out, err := child.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 3 {
		t.Fatalf("the child ended with %v:\n%s", err, out)
	}
}

func TestCrashAtAnyStepIsMended(t *testing.T) {
	for _, mode := range []string{"exchange", "copies", "journal"} {
		t.Run(mode, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			target := Dir(dir)
			target.noExchange, target.noLink = mode == "journal", mode == "copies"
			put(t, dir, foreign)
			steps := stepsOf(t, target)
			target.hook = nil
			for i, at := range steps {
				mustSync(t, target, before)
				crash(t, dir, mode, at)

				step, _, _ := strings.Cut(at, " ")
				decided := step == "apply" || step == "end" || step == "retire"
				if mode != "journal" {
					// Whatever was left, the site is whole.
					want := with(before, foreign)
					if decided {
						want = with(after, foreign)
					}
					wantSite(t, dir, want)
				}
				// The next run, whatever it wants, leaves nothing behind.
				next := []site{after, before, {"index.html": fmt.Sprint(i)}}[i%3]
				mustSync(t, target, next)
				wantSite(t, dir, with(next, foreign))
				wantClean(t, dir)
			}
		})
	}
}

func TestCrashOfTheFirstSyncIsMended(t *testing.T) {
	for _, at := range []string{"stage", "write n/e/w", "commit"} {
		dir := filepath.Join(t.TempDir(), "public")
		crash(t, dir, "exchange", at)
		if _, err := os.Lstat(dir); err == nil {
			t.Errorf("%s: the folder is there", at)
		}
		mustSync(t, Dir(dir), after)
		wantSite(t, dir, after)
		wantClean(t, dir)
	}
}

// A journal is carried out even if the run that finds it fails for a reason of
// its own.
func TestJournalIsRolledForwardFirst(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	target := Dir(dir)
	put(t, dir, foreign)
	mustSync(t, target, before)
	crash(t, dir, "journal", "apply index.html")
	_, err := target.Sync(context.Background(), outputs(site{"CNAME": "ours"}))
	var inWay *ForeignError
	if !errors.As(err, &inWay) {
		t.Errorf("error %v", err)
	}
	wantSite(t, dir, with(after, foreign))
	wantClean(t, dir)
}

func TestDamagedJournalIsNotFollowed(t *testing.T) {
	for _, journal := range []string{"", "- a/same\n", "- ../outside\nend\n", "+ /etc/x\nend\n", "x a\nend\n", "end\n"} {
		home := t.TempDir()
		dir := filepath.Join(home, "public")
		put(t, home, site{"outside": "o"})
		mustSync(t, Dir(dir), before)
		put(t, dir, site{journalName: journal})
		_, err := Dir(dir).Sync(context.Background(), outputs(after))
		if err == nil || !strings.Contains(err.Error(), "is damaged") {
			t.Errorf("%q: error %v", journal, err)
		}
		os.RemoveAll(filepath.Join(dir, journalDir))
		wantSite(t, dir, before)
		wantSite(t, home, with(site{"outside": "o", "public/" + listingName: "a/gone\na/same\nd/x\nindex.html\n"},
			site{"public/index.html": "old", "public/a/same": "same", "public/a/gone": "gone", "public/d/x": "x"}))
	}
}
