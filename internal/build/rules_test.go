package build_test

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/kind"
	"dossier/internal/lint"

	theme "dossier"
)

// base is the dossier that every case changes: its files stand where the case
// has none of the same path.
var base = map[string]string{
	"dossier.yaml":     "title: Case\nlevels: {orphan-record: off}\n",
	"content/index.md": "# Case\n",
}

// elsewhere lists the codes that no check of a dossier in memory reports, and
// the files with their tests.
var elsewhere = map[string]string{
	"unknown-id":          "../link/resolve_test.go",
	"unreadable":          "../../cmd/dossier/testdata/badinput.txtar",
	"template":            "../../cmd/dossier/testdata/explain.txtar",
	"bad-template":        "../render/render_test.go",
	"bad-slug":            "../importer/importer_test.go",
	"slug-taken":          "../../cmd/dossier/testdata/import.txtar",
	"empty-original":      "../importer/importer_test.go",
	"lossy-import":        "../importer/prove_test.go",
	"already-imported":    "../../cmd/dossier/testdata/import.txtar",
	"guessed-lang":        "../importer/importer_test.go",
	"guessed-issued":      "../importer/printeddate_test.go",
	"printed-label":       "../importer/printed_test.go",
	"extraction-differs":  "../../cmd/dossier/testdata/extract.txtar",
	"plain-markup":        "../importer/write_inline_test.go",
	"too-large":           "../markdown/limit_test.go",
	"too-many":            "../markdown/limit_test.go",
	"read-as":             "../importer/encoding_test.go",
	"unreadable-original": "../importer/docx_hostile_test.go",
	"encrypted-original":  "../importer/docx_hostile_test.go",
	"no-text":             "../importer/pdf_hostile_test.go",
	"tracked-changes":     "../importer/docx_test.go",
	"hidden-text":         "../importer/docx_test.go",
	"unreadable-letters":  "../importer/docx_test.go",
	"recognised-text":     "../importer/pdf_feature_test.go",
	"line-end-hyphen":     "../importer/pdf_feature_test.go",
	"left-out":            "../importer/htmlread_test.go",
	"dropped-passage":     "../importer/htmlread_test.go",
	"code-as-text":        "../importer/found_test.go",
	"other-byline":        "../importer/found_test.go",
	"bidi-control":        "../importer/bidi_test.go",
	"lost-annotation":     "../../cmd/dossier/testdata/import-revise.txtar",
	"replaced-bytes":      "../importer/encoding_test.go",
	"unknown-encoding":    "../importer/encoding_test.go",
	"bad-address":         "../fetch/fetch_test.go",
	"not-fetched":         "../fetch/fetch_test.go",
	"no-suggestions":      "../importer/suggested_proof_test.go",
	"not-importable":      "../../cmd/dossier/testdata/import-folder.txtar",
}

// TestRules runs the cases in testdata/rules, each a dossier with want
// comments: `# want code` at the end of a line of YAML, `[//]: # (want code)`
// before a line of a body, and, where neither can stand, `want file:line code`
// at the top of the case. What is wanted and what is reported must be the same,
// line by line. Words in quotation marks behind the code must stand in the
// message, its labels or its help. In files of a case {{sha256 FILE}} is the
// hash of another below content/originals or content/, {{U+202E}} a character, {{byte FF}} a byte, and
// {{repeat N TEXT}} a text N times.
func TestRules(t *testing.T) {
	files, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			for code := range runCase(t, archive) {
				seen[code] = true
			}
		})
	}
	for _, d := range lint.Docs(kind.All) {
		file := elsewhere[d.Code]
		if file == "" && !seen[d.Code] {
			t.Errorf("no case in testdata/rules wants `%s`", d.Code)
		}
		if src, err := os.ReadFile(cmp.Or(file, "rules_test.go")); err != nil || file != "" && !strings.Contains(string(src), d.Code) && !strings.Contains(string(src), strings.ReplaceAll(d.Code, "-", " ")) {
			t.Errorf("`%s` shall be tested in %s: %v", d.Code, file, err)
		}
	}
}

// expectation is one want comment.
type expectation struct {
	file string
	line int
	code string
	word string
}

var wantComment = regexp.MustCompile(`(?:#|\(|, ) ?want ([a-z-]+)(?: "([^"]*)")?`)

// yamlWant is a want comment at the end of a line, which the program does not
// get to see.
var yamlWant = regexp.MustCompile(`(?m) *# want [^\n]*$`)

// topWant is an expectation at the top of a case.
var topWant = regexp.MustCompile(`(?m)^want (\S+):(\d+) ([a-z-]+)(?: "([^"]*)")?$`)

// wants reads the want comments of a file.
func wants(file, text string) []expectation {
	var out []expectation
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		at := i + 1
		if strings.HasPrefix(line, "[//]: #") {
			for at < len(lines) && (strings.TrimSpace(lines[at]) == "" || strings.HasPrefix(lines[at], "[//]: #")) {
				at++
			}
			at++
		}
		for _, m := range wantComment.FindAllStringSubmatch(line, -1) {
			out = append(out, expectation{file, at, m[1], m[2]})
		}
	}
	return out
}

var placeholder = regexp.MustCompile(`\{\{(sha256|byte|repeat|U\+) ?(.*?)\}\}`)

// fill puts into a file what a case cannot hold as it is.
func fill(archive *txtar.Archive, text []byte) []byte {
	return placeholder.ReplaceAllFunc(text, func(all []byte) []byte {
		m := placeholder.FindSubmatch(all)
		arg := string(m[2])
		switch string(m[1]) {
		case "sha256":
			i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "content/originals/"+arg || f.Name == "content/"+arg })
			return []byte(fmt.Sprintf("%x", sha256.Sum256(fill(archive, archive.Files[i].Data))))
		case "byte":
			n, _ := strconv.ParseUint(arg, 16, 8)
			return []byte{byte(n)}
		case "repeat":
			count, piece, _ := strings.Cut(arg, " ")
			n, _ := strconv.Atoi(count)
			return bytes.Repeat([]byte(piece), n)
		}
		r, _ := strconv.ParseUint(arg, 16, 32)
		return []byte(string(rune(r)))
	})
}

func runCase(t *testing.T, archive *txtar.Archive) map[string]bool {
	files := fstest.MapFS{}
	for name, text := range base {
		files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	var wanted []expectation
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: fill(archive, yamlWant.ReplaceAll(f.Data, nil)), Mode: 0o644}
		wanted = append(wanted, wants(f.Name, string(f.Data))...)
	}
	for _, m := range topWant.FindAllStringSubmatch(string(archive.Comment), -1) {
		line, _ := strconv.Atoi(m[2])
		wanted = append(wanted, expectation{m[1], line, m[3], m[4]})
		if m[3] == "no-config" {
			delete(files, m[1])
		}
	}
	r, err := build.New(files, theme.Theme).Check(context.Background(), build.Options{Today: annot.DayOf(2026, 11, 21)})
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]bool{}
	for _, d := range r.Diagnostics {
		codes[d.Code] = true
		src, _ := r.Source(d.At.Span.File)
		line, _ := diag.Position(src, d.At.Span.Start)
		i := slices.IndexFunc(wanted, func(e expectation) bool {
			return e.file == d.At.Span.File && e.line == line && e.code == d.Code && strings.Contains(words(d), e.word)
		})
		if i < 0 {
			t.Errorf("not wanted: %s:%d: %s: %s [%s]", d.At.Span.File, line, d.Severity, words(d), d.Code)
			continue
		}
		wanted = slices.Delete(wanted, i, i+1)
		sayWell(t, d)
	}
	slices.SortFunc(wanted, func(a, b expectation) int { return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line)) })
	for _, e := range wanted {
		t.Errorf("wanted and not reported: %s:%d: [%s] %s", e.file, e.line, e.code, e.word)
	}
	return codes
}

// words are all that a diagnostic says.
func words(d diag.Diagnostic) string {
	out := []string{d.Message, d.At.Text, d.Help}
	for _, n := range d.Also {
		out = append(out, n.Text)
	}
	return strings.Join(append(out, d.Notes...), " | ")
}

// sayWell holds that a message states its fact in lower case without a full
// stop, that there is help, and that a code is an error or a warning as its
// documentation says.
func sayWell(t *testing.T, d diag.Diagnostic) {
	t.Helper()
	first := d.Message[:min(1, len(d.Message))]
	if d.Help == "" || strings.HasSuffix(d.Message, ".") || strings.HasSuffix(strings.TrimSuffix(d.Help, ".."), ".") ||
		first != strings.ToLower(first) && !strings.HasPrefix(d.Message, "U+") {
		t.Errorf("[%s] is not said well: %q, help %q", d.Code, d.Message, d.Help)
	}
	for _, doc := range lint.Docs(kind.All) {
		if doc.Code == d.Code && doc.Warns != (d.Severity != diag.Error) {
			t.Errorf("[%s] is reported as %s, but its documentation says otherwise: %s", d.Code, d.Severity, d.Message)
		}
	}
}
