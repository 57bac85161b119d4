package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// newDossier makes a dossier and gives its folder.
func newDossier(tb testing.TB) string {
	tb.Helper()
	dir := filepath.Join(tb.TempDir(), "d")
	command(tb, exitClean, "init", dir)
	return dir
}

// content gives all files below content/, with their bytes.
func content(tb testing.TB, dir string) string {
	tb.Helper()
	var out strings.Builder
	err := fs.WalkDir(os.DirFS(dir), "content", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		fmt.Fprintf(&out, "=== %s\n%s\n", name, data)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return out.String()
}

// A folder is imported side by side, and the outcome is that of importing its
// files one after the other.
func TestFolderIsImportedAsItsFiles(t *testing.T) {
	texts := t.TempDir()
	pressArticles(t, texts, 30)
	first, err := os.ReadFile(filepath.Join(texts, "00000.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"00003a.txt": string(first), "00004a.txt": "", "00005a.txt": "Report 1 of the Council on Mill Lane\n\nThis is another text under a headline that may be taken."} {
		if err := os.WriteFile(filepath.Join(texts, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	together, alone, serial := newDossier(t), newDossier(t), newDossier(t)
	out, _ := command(t, exitProblems, "-C", together, "import", texts)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if got, _ := command(t, exitProblems, "-C", serial, "import", texts); got != out {
		t.Errorf("on one processor it says\n%s, on several\n%s", got, out)
	}
	names, err := filepath.Glob(filepath.Join(texts, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, name := range names {
		var stdout bytes.Buffer
		run(context.Background(), []string{"-C", alone, "import", name}, stdio{strings.NewReader(""), &stdout, io.Discard})
		said += stdout.String()
	}
	if said != out {
		t.Errorf("one by one it says\n%s, together\n%s", said, out)
	}
	want := content(t, alone)
	if content(t, serial) != want {
		t.Error("on one processor another dossier is made")
	}
	if content(t, together) != want {
		t.Error("the dossiers differ")
	}
	command(t, exitProblems, "-C", together, "import", texts)
	if content(t, together) != want {
		t.Error("importing again changes the dossier")
	}
}

func TestAddressIsImported(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/news/bridge":
			w.Header().Set("Content-Type", "text/html; charset=windows-1251")
			_, _ = io.WriteString(w, "<html><body><article><h1>\xcc\xee\xf1\xf2</h1><p>\xcc\xee\xf1\xf2 \xe7\xe0\xea\xf0\xfb\xeb\xe8 \xed\xe0 \xf0\xe5\xec\xee\xed\xf2 \xe2 \xec\xe0\xf0\xf2\xe5, \xf1\xee\xee\xe1\xf9\xe8\xeb \xf1\xee\xe2\xe5\xf2 \xe3\xee\xf0\xee\xe4\xe0.</p><p><img src=\"bridge.png\" alt=\"x\"></p><p>\xcd\xe8\xea\xf2\xee \xed\xe5 \xef\xee\xf1\xf2\xf0\xe0\xe4\xe0\xeb.</p></article></body></html>")
		case "/news/bridge.png":
			_, _ = w.Write(picture.Bytes())
		case "/old":
			http.Redirect(w, r, "/news/bridge", http.StatusFound)
		case "/film":
			w.Header().Set("Content-Type", "video/mp4")
		default:
			http.NotFound(w, r)
		}
	}))
	defer s.Close()
	dir := newDossier(t)
	_, said := command(t, exitProblems, "-C", dir, "import", s.URL+"/old")
	if !strings.Contains(said, "error[bad-address]") {
		t.Errorf("without permission it says %s", said)
	}
	out, said := command(t, exitClean, "-C", dir, "import", "--allow-private", s.URL+"/old")
	if out != "content/articles/most.md\n" || !strings.Contains(said, "windows-1251, as it declares") {
		t.Errorf("it says %s%s", out, said)
	}
	got := content(t, dir)
	for _, want := range []string{"url: \"" + s.URL + "/news/bridge\"", "Мост закрыли на ремонт", "=== content/media/", "content/originals/most.html"} {
		if !strings.Contains(got, want) && !strings.Contains(got, strings.ReplaceAll(want, `"`, "")) {
			t.Errorf("there is no %s in\n%s", want, got)
		}
	}
	for path, want := range map[string]string{"/film": "video/mp4", "/none": "404"} {
		if _, said := command(t, exitProblems, "-C", dir, "import", "--allow-private", s.URL+path); !strings.Contains(said, "error[not-fetched]") || !strings.Contains(said, want) {
			t.Errorf("%s: it says %s", path, said)
		}
	}
}

// What was stored before an interruption is whole, and the rest is not there.
func TestInterruptedImportKeepsWhatItHas(t *testing.T) {
	dir := newDossier(t)
	before := content(t, dir)
	texts := t.TempDir()
	pressArticles(t, texts, 5)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var stderr bytes.Buffer
	if status := run(ctx, []string{"-C", dir, "import", texts}, stdio{strings.NewReader(""), io.Discard, &stderr}); status != exitUsage || !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("exit status %d: %s", status, stderr.String())
	}
	if content(t, dir) != before {
		t.Error("something was written")
	}
}

func TestProgressIsDrawnTenTimesASecond(t *testing.T) {
	var out bytes.Buffer
	clock := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	p := &progress{w: &out, columns: 60, now: func() time.Time { return clock }, verb: "importing", total: 1000, begun: clock}
	for i := range 1000 {
		clock = clock.Add(2 * time.Millisecond)
		p.step(i%100 == 0)
	}
	drawn := strings.Split(out.String(), "\r\x1b[K")[1:]
	if len(drawn) < 15 || len(drawn) > 21 {
		t.Errorf("in two seconds it is drawn %d times", len(drawn))
	}
	if want := "importing 951 of 1000 · 500 a second · 10 problems"; drawn[len(drawn)-1] != want {
		t.Errorf("at last it is %q, want %q", drawn[len(drawn)-1], want)
	}
	out.Reset()
	p.clear()
	p.clear()
	if out.String() != "\r\x1b[K" {
		t.Errorf("it is cleared by %q", out.String())
	}
}

func TestProgressFitsTheTerminal(t *testing.T) {
	var out bytes.Buffer
	p := &progress{w: &out, columns: 12, now: time.Now, verb: "importing", total: 1000}
	p.step(false)
	if got := strings.TrimPrefix(out.String(), "\r\x1b[K"); len([]rune(got)) != 11 {
		t.Errorf("on 12 columns it is %q", got)
	}
}

// Where there is no terminal, and of one file, nothing is drawn.
func TestProgressIsForTerminalsAndManyFiles(t *testing.T) {
	var out bytes.Buffer
	a := &app{stdio: stdio{nil, &out, &out}, now: time.Now}
	p := a.progress("importing", 1000)
	p.step(true)
	p.clear()
	p = &progress{w: &out, columns: 80, now: time.Now, total: 1}
	p.step(true)
	p.clear()
	if out.Len() > 0 {
		t.Errorf("it draws %q", out.String())
	}
}
