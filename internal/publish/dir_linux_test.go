package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// tmpfs mounts a small file system in memory on dir, or skips the test.
func tmpfs(t *testing.T, dir, size string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "mode=0755,size="+size); err != nil {
		t.Skipf("NOT TESTED: mounting a tmpfs needs root and a kernel that allows it: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
}

func TestFullDiskLeavesTheSiteUntouched(t *testing.T) {
	for _, mode := range []string{"exchange", "journal"} {
		t.Run(mode, func(t *testing.T) {
			disk := filepath.Join(t.TempDir(), "disk")
			tmpfs(t, disk, "256k")
			dir := filepath.Join(disk, "public")
			target := Dir(dir)
			target.noExchange = mode == "journal"
			put(t, dir, foreign)
			mustSync(t, target, before)
			big := with(after, site{"big1": string(bytes.Repeat([]byte("x"), 100<<10)), "big2": string(bytes.Repeat([]byte("y"), 200<<10))})
			if _, err := target.Sync(context.Background(), outputs(big)); !errors.Is(err, syscall.ENOSPC) {
				t.Errorf("error %v", err)
			}
			wantSite(t, dir, with(before, foreign))
			wantClean(t, dir)
			mustSync(t, target, after)
			wantSite(t, dir, with(after, foreign))
		})
	}
}

// A volume of a container is a mount point: it can't be moved, and nothing
// beside it is on its file system.
func TestMountPointIsWrittenInPlace(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	tmpfs(t, dir, "1m")
	put(t, dir, foreign)
	for _, s := range []site{before, after, before} {
		mustSync(t, Dir(dir), s)
		wantSite(t, dir, with(s, foreign))
		wantClean(t, dir)
	}
}

func TestReadersNeverMissAFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	target := Dir(dir)
	content := func(i int) site {
		s := site{"index.html": fmt.Sprint("index ", i)}
		for j := range 20 {
			s[fmt.Sprintf("p%d/index.html", j)] = fmt.Sprint(i * (j % 2))
		}
		return s
	}
	mustSync(t, target, content(0))
	stop := make(chan struct{})
	done := make(chan error)
	go func() {
		reads := 0
		for {
			select {
			case <-stop:
				if reads < 50 {
					done <- fmt.Errorf("only %d reads", reads)
				} else {
					done <- nil
				}
				return
			default:
			}
			data, err := os.ReadFile(filepath.Join(dir, "index.html"))
			if err != nil || !bytes.HasPrefix(data, []byte("index ")) {
				done <- fmt.Errorf("after %d reads: %q, %v", reads, data, err)
				return
			}
			reads++
		}
	}()
	for i := range 50 {
		mustSync(t, target, content(i+1))
	}
	close(stop)
	if err := <-done; err != nil {
		t.Error(err)
	}
}
