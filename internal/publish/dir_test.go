package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// site is the content of a folder by path; folders end in a slash.
type site map[string]string

func outputs(s site) []Output {
	var list []Output
	for _, p := range slices.Sorted(maps.Keys(s)) {
		list = append(list, Output{p, []byte(s[p])})
	}
	return list
}

// read reads a folder back, with links as "-> target" and without the listing.
func read(t *testing.T, dir string) site {
	t.Helper()
	s := site{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		switch {
		case rel == ".", rel == listingName:
		case d.IsDir():
			if entries, _ := os.ReadDir(p); len(entries) == 0 {
				s[rel+"/"] = ""
			}
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(p)
			s[rel] = "-> " + target
			return err
		default:
			data, err := os.ReadFile(p)
			s[rel] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func put(t *testing.T, dir string, files site) {
	t.Helper()
	for p, data := range files {
		name := filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(p, "/") {
			if err := os.MkdirAll(name, 0o755); err != nil {
				t.Fatal(err)
			}
		} else if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func mustSync(t *testing.T, target *DirTarget, s site) Report {
	t.Helper()
	r, err := target.Sync(context.Background(), outputs(s))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func wantSite(t *testing.T, dir string, want site) {
	t.Helper()
	if got := read(t, dir); !maps.Equal(got, want) {
		t.Errorf("the folder holds\n%v\nwant\n%v", got, want)
	}
}

// wantClean fails if anything but the site stands in its parent.
func wantClean(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(dir) {
			t.Errorf("%s is left beside the site", e.Name())
		}
	}
	if _, err := os.Lstat(filepath.Join(dir, journalDir)); err == nil {
		t.Errorf("%s is left in the site", journalDir)
	}
}

// modes runs a test for every way in which a folder may come to be written.
func modes(t *testing.T, run func(t *testing.T, dir string, target *DirTarget)) {
	for name, knob := range map[string]func(*DirTarget){
		"exchange":         func(*DirTarget) {},
		"exchange, copies": func(d *DirTarget) { d.noLink = true },
		"journal":          func(d *DirTarget) { d.noExchange = true },
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			target := Dir(dir)
			knob(target)
			run(t, dir, target)
			wantClean(t, dir)
		})
	}
}

func TestSyncMakesTheFolderHoldTheOutputs(t *testing.T) {
	modes(t, func(t *testing.T, dir string, target *DirTarget) {
		first := site{"index.html": "one", "a/index.html": "a", "a/deep/er/x": "x", "b.css": "b", "empty": ""}
		if r := mustSync(t, target, first); r != (Report{Written: 5}) {
			t.Errorf("first: %+v", r)
		}
		wantSite(t, dir, first)
		second := site{"index.html": "two", "a/index.html": "a", "c/new": "c", "empty": ""}
		if r := mustSync(t, target, second); r != (Report{Written: 2, Unchanged: 2, Removed: 2}) {
			t.Errorf("second: %+v", r)
		}
		wantSite(t, dir, second)
		listing, err := os.ReadFile(filepath.Join(dir, listingName))
		if want := "a/index.html\nc/new\nempty\nindex.html\n"; err != nil || string(listing) != want {
			t.Errorf("listing %q, %v; want %q", listing, err, want)
		}
		if r := mustSync(t, target, nil); r != (Report{Removed: 4}) {
			t.Errorf("third: %+v", r)
		}
		wantSite(t, dir, site{})
	})
}

func TestFilesAndFoldersMayChangePlaces(t *testing.T) {
	modes(t, func(t *testing.T, dir string, target *DirTarget) {
		mustSync(t, target, site{"a": "file", "b/x/y": "deep", "b/z": "z"})
		want := site{"a/index.html": "folder", "b": "file"}
		mustSync(t, target, want)
		wantSite(t, dir, want)
		mustSync(t, target, site{"a/b/c": "1"})
		os.Remove(filepath.Join(dir, "a/b/c")) // by hand, leaving empty folders
		want = site{"a": "file again"}
		mustSync(t, target, want)
		wantSite(t, dir, want)
	})
}

func TestForeignFilesStay(t *testing.T) {
	modes(t, func(t *testing.T, dir string, target *DirTarget) {
		foreign := site{"CNAME": "example.org", "a/theirs.txt": "t", ".git/objects/1": "o", "void/": "", "x/y/void/": ""}
		put(t, dir, foreign)
		if err := os.Symlink("../elsewhere", filepath.Join(dir, "link")); err != nil {
			t.Fatal(err)
		}
		foreign["link"] = "-> ../elsewhere"
		odd := filepath.Join(dir, "run.sh")
		put(t, dir, site{"run.sh": "#!"})
		foreign["run.sh"] = "#!"
		if err := os.Chmod(odd, 0o751); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Join(dir, "a"), 0o750|fs.ModeSetgid); err != nil {
			t.Fatal(err)
		}
		was, _ := os.Stat(odd)
		for i := range 3 {
			ours := site{"index.html": fmt.Sprint(i), "a/index.html": "a"}
			mustSync(t, target, ours)
			want := maps.Clone(foreign)
			maps.Copy(want, ours)
			wantSite(t, dir, want)
		}
		if is, _ := os.Stat(odd); is.Mode() != was.Mode() || !is.ModTime().Equal(was.ModTime()) {
			t.Errorf("mode and time changed from %v %v to %v %v", was.Mode(), was.ModTime(), is.Mode(), is.ModTime())
		}
		if is, _ := os.Stat(filepath.Join(dir, "a")); is.Mode().Perm() != 0o750 || is.Mode()&fs.ModeSetgid == 0 {
			t.Errorf("the folder's mode is now %v", is.Mode())
		}
		mustSync(t, target, nil)
		wantSite(t, dir, foreign)
	})
}

func TestFoldersThatForbidWritingStay(t *testing.T) {
	modes(t, func(t *testing.T, dir string, target *DirTarget) {
		put(t, dir, site{"theirs/deep/x": "x"})
		for _, d := range []string{"theirs/deep", "theirs"} {
			name := filepath.Join(dir, d)
			if err := os.Chmod(name, 0o555); err != nil {
				t.Fatal(err)
			}
			defer os.Chmod(name, 0o755)
		}
		for i := range 2 {
			ours := site{"index.html": fmt.Sprint(i)}
			mustSync(t, target, ours)
			wantSite(t, dir, with(ours, site{"theirs/deep/x": "x"}))
			wantClean(t, dir)
		}
		failing := *target
		failing.hook = func(step, path string) error {
			if step == "commit" || step == "journal" {
				return errors.New("boom")
			}
			return nil
		}
		if _, err := failing.Sync(context.Background(), outputs(site{"index.html": "3"})); err == nil {
			t.Error("no error")
		}
		if info, err := os.Stat(filepath.Join(dir, "theirs")); err != nil || info.Mode().Perm() != 0o555 {
			t.Errorf("the folder's mode is %v, %v", info.Mode(), err)
		}
	})
}

func TestForeignFileInTheWayIsNamedAndNothingTouched(t *testing.T) {
	tests := []struct{ foreign, output, names string }{
		{"about/index.html", "about/index.html", "about/index.html"},
		{"about", "about/index.html", "about"},
		{"about/theirs", "about", "about/theirs"},
		{"about/void/", "about", "about"},
	}
	modes(t, func(t *testing.T, dir string, target *DirTarget) {
		for _, test := range tests {
			mustSync(t, target, site{"index.html": "old"})
			put(t, dir, site{test.foreign: "theirs"})
			before := read(t, dir)
			_, err := target.Sync(context.Background(), outputs(site{"index.html": "new", test.output: "ours"}))
			var inWay *ForeignError
			if !errors.As(err, &inWay) || inWay.Path != test.output || !strings.HasPrefix(inWay.Foreign, test.names) {
				t.Errorf("%s over %s: error %v", test.output, test.foreign, err)
			}
			wantSite(t, dir, before)
			os.RemoveAll(filepath.Join(dir, "about"))
		}
	})
}

func TestWithoutListingNothingIsOurs(t *testing.T) {
	modes(t, func(t *testing.T, dir string, target *DirTarget) {
		mustSync(t, target, site{"index.html": "1", "old.html": "1"})
		os.Remove(filepath.Join(dir, listingName))
		mustSync(t, target, site{"new.html": "2"})
		wantSite(t, dir, site{"index.html": "1", "old.html": "1", "new.html": "2"})
	})
}

func TestUnchangedSiteIsNotTouched(t *testing.T) {
	modes(t, func(t *testing.T, dir string, target *DirTarget) {
		s := site{"index.html": "1", "a/b": "2"}
		mustSync(t, target, s)
		was, _ := os.Stat(dir)
		parent, _ := os.Stat(filepath.Join(dir, "a"))
		target.hook = func(step, path string) error {
			t.Errorf("step %s %s for nothing", step, path)
			return nil
		}
		if r := mustSync(t, target, s); r != (Report{Unchanged: 2}) {
			t.Errorf("%+v", r)
		}
		is, _ := os.Stat(dir)
		now, _ := os.Stat(filepath.Join(dir, "a"))
		if !os.SameFile(was, is) || !is.ModTime().Equal(was.ModTime()) || !now.ModTime().Equal(parent.ModTime()) {
			t.Error("the folder was touched")
		}
	})
}

func TestUnchangedFilesAreTheSameFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	target := Dir(dir)
	mustSync(t, target, site{"same": "1", "other": "1"})
	was, _ := os.Stat(filepath.Join(dir, "same"))
	mustSync(t, target, site{"same": "1", "other": "2"})
	is, _ := os.Stat(filepath.Join(dir, "same"))
	if !os.SameFile(was, is) {
		t.Error("an unchanged file was written again")
	}
}

func TestFilesOfOursThatWereChangedByHandAreMended(t *testing.T) {
	modes(t, func(t *testing.T, dir string, target *DirTarget) {
		s := site{"index.html": "12", "a/b": "2", "c": "3"}
		mustSync(t, target, s)
		put(t, dir, site{"index.html": "21"})
		os.Remove(filepath.Join(dir, "a/b"))
		os.Remove(filepath.Join(dir, "c"))
		os.Symlink("/dev/zero", filepath.Join(dir, "c"))
		if r := mustSync(t, target, s); r != (Report{Written: 3}) {
			t.Errorf("%+v", r)
		}
		wantSite(t, dir, s)
	})
}

func TestLinksInTheSiteLeadNoWriteOutOfIt(t *testing.T) {
	modes(t, func(t *testing.T, dir string, target *DirTarget) {
		outside := t.TempDir()
		mustSync(t, target, site{"a/x": "1"})
		os.RemoveAll(filepath.Join(dir, "a"))
		os.Symlink(outside, filepath.Join(dir, "a"))
		_, err := target.Sync(context.Background(), outputs(site{"a/x": "2", "a/y": "2"}))
		var inWay *ForeignError
		if !errors.As(err, &inWay) || inWay.Foreign != "a" {
			t.Errorf("error %v", err)
		}
		wantSite(t, outside, site{})
	})
}

func TestFolderBehindLinkIsWritten(t *testing.T) {
	home := t.TempDir()
	real := filepath.Join(t.TempDir(), "www")
	link := filepath.Join(home, "public")
	put(t, real, site{"theirs": "t"})
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	for _, v := range []string{"1", "2"} {
		mustSync(t, Dir(link), site{"index.html": v})
		wantSite(t, real, site{"index.html": v, "theirs": "t"})
	}
	if target, err := os.Readlink(link); err != nil || target != real {
		t.Errorf("the link is now %q, %v", target, err)
	}
	wantClean(t, real)
	wantClean(t, link)
}

func TestParentsAreMadeAndRelativePathsWork(t *testing.T) {
	t.Chdir(t.TempDir())
	mustSync(t, Dir("out/site"), site{"index.html": "1"})
	wantSite(t, "out/site", site{"index.html": "1"})
	wantClean(t, "out/site")
}

func TestUnusableTargetsAreErrors(t *testing.T) {
	home := t.TempDir()
	put(t, home, site{"file": "x", "odd/.dossier-files/": ""})
	os.Symlink("nowhere", filepath.Join(home, "dangling"))
	for path, want := range map[string]string{
		"":                              "has no name",
		"/":                             "root of a file system",
		filepath.Join(home, "file"):     "is not a folder",
		filepath.Join(home, "dangling"): "no such file",
		filepath.Join(home, "odd"):      "is not a regular file",
	} {
		if _, err := Dir(path).Sync(context.Background(), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", path, err, want)
		}
	}
	if data, _ := os.ReadFile(filepath.Join(home, "file")); string(data) != "x" {
		t.Error("the file was touched")
	}
}

func TestSecondSyncAtTheSameTimeIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	target := Dir(dir)
	var inner error
	target.hook = func(step, path string) error {
		if step == "commit" {
			_, inner = Dir(dir).Sync(context.Background(), outputs(site{"x": "2"}))
		}
		return nil
	}
	mustSync(t, target, site{"x": "1"})
	if !errors.Is(inner, ErrLocked) {
		t.Errorf("error %v", inner)
	}
	mustSync(t, Dir(dir), site{"x": "3"})
	wantSite(t, dir, site{"x": "3"})
	wantClean(t, dir)
}

func TestForeignChangesDuringASyncAreNotLost(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	target := Dir(dir)
	mustSync(t, target, site{"index.html": "1"})
	put(t, dir, site{"replaced": "old", "removed": "old", "edited": "old", "kept": "k"})
	target.hook = func(step, path string) error {
		if step == "commit" {
			put(t, dir, site{"late/new": "new", "replaced.tmp": "new", "edited": "new"})
			os.Rename(filepath.Join(dir, "replaced.tmp"), filepath.Join(dir, "replaced"))
			os.Remove(filepath.Join(dir, "removed"))
		}
		return nil
	}
	mustSync(t, target, site{"index.html": "2"})
	wantSite(t, dir, site{"index.html": "2", "late/new": "new", "replaced": "new", "edited": "new", "kept": "k"})
	wantClean(t, dir)
}
