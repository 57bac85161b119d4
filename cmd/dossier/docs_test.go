package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"dossier/internal/kind"
	"dossier/internal/lint"
)

const diagnosticsPage = root + "/docs/diagnostics.md"

// TestDiagnosticsPage holds docs/diagnostics.md to what `dossier explain` says.
func TestDiagnosticsPage(t *testing.T) {
	want := diagnostics()
	if *update {
		if err := os.WriteFile(diagnosticsPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(diagnosticsPage)
	if err != nil {
		t.Fatal(err)
	}
	if d := difference([]byte(want), got); d != "" {
		t.Errorf("docs/diagnostics.md is not what the rules say: %s\n(go test ./cmd/dossier -run TestDiagnosticsPage -update)", d)
	}
}

// diagnostics makes the page of the documentation that lists every code.
func diagnostics() string {
	docs := lint.Docs(kind.All)
	var b strings.Builder
	b.WriteString("# Diagnostics\n\nWhat `dossier check` says, code by code. `dossier explain CODE` tells the same on the terminal.\nThis page is made from the rules themselves.\n\n")
	for _, d := range docs {
		fmt.Fprintf(&b, "- [`%s`](#%s): %s\n", d.Code, d.Code, d.Title)
	}
	for _, d := range docs {
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n\n%s\n", d.Code, strings.ToUpper(d.Title[:1])+d.Title[1:], d.Text)
		for _, part := range []struct{ title, text string }{{"Before", d.Before}, {"After", d.After}} {
			if part.text != "" {
				fmt.Fprintf(&b, "\n%s:\n\n````\n%s\n````\n", part.title, part.text)
			}
		}
	}
	return b.String()
}

// TestEveryCodeIsDocumented reads the codes out of the sources and looks each
// up.
func TestEveryCodeIsDocumented(t *testing.T) {
	known := map[string]bool{}
	for _, d := range lint.Docs(kind.All) {
		known[d.Code] = true
		if d.Title == "" || d.Text == "" || strings.HasSuffix(d.Title, ".") {
			t.Errorf("the documentation of %s wants a title without a full stop and a text", d.Code)
		}
		if (d.Before == "") != (d.After == "") {
			t.Errorf("the documentation of %s has only one of before and after", d.Code)
		}
	}
	call := regexp.MustCompile(`diag\.(?:Errorf|Warnf|New)\((?:diag\.\w+, )?"([a-z][a-z-]+)"`)
	for file, src := range files(t, root+"/internal") {
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, m := range call.FindAllSubmatch(src, -1) {
			if !known[string(m[1])] {
				t.Errorf("internal/%s reports `%s`, which nobody explains", file, m[1])
			}
		}
	}
}
