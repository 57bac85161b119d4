package mend

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/diag"
)

func at(file string, start, end int) diag.Span { return diag.Span{File: file, Start: start, End: end} }

// marking is the fix that puts brackets around bytes of a file.
func marking(file string, start, end int) diag.Diagnostic {
	return diag.Errorf("mark", at(file, start, end), "unmarked").
		WithFix(diag.Edit{Span: at(file, start, start), Text: "["}, diag.Edit{Span: at(file, end, end), Text: "]"})
}

func always(diag.Diagnostic) bool { return true }

func TestAFixIsAppliedWholeOrNotAtAll(t *testing.T) {
	src := func(string) ([]byte, bool) { return []byte("one two three"), true }
	replaced := diag.Errorf("id", at("a", 4, 7), "wrong").WithFix(diag.Edit{Span: at("a", 4, 7), Text: "2"})
	for _, c := range []struct {
		name  string
		list  []diag.Diagnostic
		want  string
		count int
	}{
		{"beside each other", []diag.Diagnostic{marking("a", 0, 3), marking("a", 4, 7)}, "[one] [two] three", 2},
		{"touching", []diag.Diagnostic{marking("a", 0, 4), marking("a", 4, 7)}, "[one ][two] three", 2},
		{"crossing: the first wins", []diag.Diagnostic{marking("a", 0, 7), marking("a", 4, 13)}, "[one two] three", 1},
		{"one in the other: the first wins", []diag.Diagnostic{marking("a", 0, 13), replaced}, "[one two three]", 1},
		{"the same twice", []diag.Diagnostic{replaced, replaced}, "one 2 three", 1},
		{"in any order", []diag.Diagnostic{marking("a", 8, 13), replaced, marking("a", 0, 3)}, "[one] 2 [three]", 3},
		{"behind the end", []diag.Diagnostic{marking("a", 8, 99)}, "", 1},
	} {
		plan, count := fixes(c.list, src, always)
		if got := string(plan["a"]); got != c.want || count != c.count {
			t.Errorf("%s: got %q, %d fixes", c.name, got, count)
		}
	}
}

// A check of words: each small letter is a fault that a capital mends, but a
// file that holds "!!" has an error when it has a capital.
func TestFixGoesOnUntilNothingIsLeftAndLeavesHarmOut(t *testing.T) {
	base := map[string]string{"good": "abc", "bad": "a!!", "other": "a"}
	checks := 0
	check := func(p Plan) ([]diag.Diagnostic, diag.Sources, error) {
		checks++
		src := func(f string) ([]byte, bool) {
			if text, ok := p[f]; ok {
				return text, true
			}
			return []byte(base[f]), true
		}
		var list []diag.Diagnostic
		for _, f := range []string{"bad", "good", "other"} {
			text, _ := src(f)
			// One at a time, so that each round brings the next to light.
			if i := strings.IndexAny(string(text), "abc"); i >= 0 {
				list = append(list, diag.Errorf("small", at(f, i, i+1), "small").
					WithFix(diag.Edit{Span: at(f, i, i+1), Text: strings.ToUpper(string(text[i : i+1]))}))
			}
			if strings.Contains(string(text), "!!") && strings.ContainsAny(string(text), "ABC") {
				list = append(list, diag.Errorf("loud", at(f, 0, 1), "loud"))
			}
		}
		return list, src, nil
	}
	out, err := Fix(check, func(d diag.Diagnostic) bool { return d.At.Span.File != "other" })
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%q %d %q", out.Plan, out.Count, out.Harmful); got != `map["good":"ABC"] 3 ["bad"]` {
		t.Error(got)
	}
	if checks > rounds+1 {
		t.Errorf("%d checks", checks)
	}
}

func TestFixStopsWhereFixesNeverEnd(t *testing.T) {
	check := func(p Plan) ([]diag.Diagnostic, diag.Sources, error) {
		d := diag.Errorf("again", at("a", 0, 1), "again").WithFix(diag.Edit{Span: at("a", 0, 1), Text: "x"})
		return []diag.Diagnostic{d}, func(string) ([]byte, bool) { return []byte("x"), true }, nil
	}
	if out, err := Fix(check, always); err != nil || out.Count > rounds {
		t.Errorf("%d fixes, %v", out.Count, err)
	}
}

func TestFilesShowThePlan(t *testing.T) {
	base := fstest.MapFS{
		"dossier.yaml": {Data: []byte("title: A")}, "content/a.md": {Data: []byte("old")},
		"content/gone.md": {Data: []byte("gone")}, "content/sources/s.yaml": {Data: []byte("id: s")},
	}
	files := &Files{Base: base, Plan: Plan{"content/a.md": []byte("new"), "content/gone.md": nil, "content/there.md": []byte("there")}}
	if err := fstest.TestFS(base, "content/a.md"); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	err := fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, p)
		info, statErr := fs.Stat(files, p)
		if err != nil || statErr != nil || info.Size() != int64(len(data)) {
			t.Errorf("%s: %v, %v", p, err, statErr)
		}
		got[p] = string(data)
		return nil
	})
	if want := `map["content/a.md":"new" "content/sources/s.yaml":"id: s" "content/there.md":"there" "dossier.yaml":"title: A"]`; err != nil || fmt.Sprintf("%q", got) != want {
		t.Errorf("got %q, %v", got, err)
	}
	for _, open := range []func(string) error{
		func(p string) error { _, err := files.Open(p); return err },
		func(p string) error { _, err := files.Stat(p); return err },
		func(p string) error { _, err := files.Lstat(p); return err },
		func(p string) error { _, err := files.ReadFile(p); return err },
	} {
		if err := open("content/gone.md"); err == nil || !strings.Contains(err.Error(), "not exist") {
			t.Errorf("of a file that is gone: %v", err)
		}
	}
	if plan := files.Plan.Files(); !slices.IsSorted(plan) || len(plan) != 3 {
		t.Errorf("got %q", plan)
	}
}
