// Package internal_test holds what is true of the packages together.
package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// order reads the import order from ARCHITECTURE.md.
func order(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "<!-- import order -->")
	list, _, ok2 := strings.Cut(rest, "<!-- end of import order -->")
	if !ok || !ok2 {
		t.Fatal("ARCHITECTURE.md has no import order")
	}
	return regexp.MustCompile(`[a-z]+(/\\\*)?`).FindAllString(list, -1)
}

// room gives the name under which a package stands in the order.
func room(dir string) string {
	switch {
	case dir == ".":
		return "embed"
	case strings.HasPrefix(dir, "cmd/"):
		return "cmd"
	case strings.HasPrefix(dir, "internal/kind/"):
		return `kind/\*`
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(dir, "internal/"), "/")
	return name
}

// outside lists the packages that only some rooms may use.
var outside = map[string]string{
	"github.com/goccy/go-yaml":        "yaml",
	"github.com/yuin/goldmark":        "markdown",
	"github.com/alecthomas/chroma/v2": "render",
	"html/template":                   "render",
	"github.com/fsnotify/fsnotify":    "watch",
	"net/http":                        "serve fetch",
	"os/exec":                         "cmd",
}

// TestImportsFollowTheOrder reads every import clause: a package imports only
// what stands before it in ARCHITECTURE.md, and libraries have their one user.
func TestImportsFollowTheOrder(t *testing.T) {
	order := order(t)
	root := os.DirFS("..")
	seen := map[string]bool{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || slices.Contains([]string{"testdata", "node_modules", "public", "browser"}, d.Name())) {
			return fs.SkipDir
		}
		if d.IsDir() || path.Ext(name) != ".go" {
			return nil
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		own := room(path.Dir(name))
		if path.Dir(name) == "internal" {
			return nil
		}
		seen[own] = true
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			checkImport(t, order, name, own, imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range seen {
		if !slices.Contains(order, name) {
			t.Errorf("the package %s has no place in the import order of ARCHITECTURE.md", name)
		}
	}
	for _, name := range order {
		if !seen[name] {
			t.Errorf("ARCHITECTURE.md gives %s a place in the import order, but there is no such package", name)
		}
	}
}

func checkImport(t *testing.T, order []string, file, own, imported string) {
	t.Helper()
	test := strings.HasSuffix(file, "_test.go")
	for library, users := range outside {
		if (imported == library || strings.HasPrefix(imported, library+"/")) && !slices.Contains(strings.Fields(users), own) && !test {
			t.Errorf("%s: only %s may import %s", file, users, imported)
		}
	}
	dir, inside := strings.CutPrefix(imported, "dossier/")
	if imported == "dossier" {
		dir, inside = ".", true
	}
	if !inside || test {
		return
	}
	if other := room(dir); slices.Index(order, other) >= slices.Index(order, own) && !(other == own && own != `kind/\*`) {
		t.Errorf("%s: %s stands before %s in the import order and may not import it", file, own, other)
	}
}

// TestNoPackageRegistersItself holds that lists are explicit.
func TestNoPackageRegistersItself(t *testing.T) {
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".go" || strings.Contains(name, "node_modules") {
			return err
		}
		src, err := fs.ReadFile(root, name)
		if regexp.MustCompile(`(?m)^func init\(\)`).Match(src) {
			t.Errorf("%s: init() hides what it does; use an explicit list", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestListsHoldTheirFolders holds each explicit list against its folder.
func TestListsHoldTheirFolders(t *testing.T) {
	kinds, err := os.ReadFile("kind/kind.go")
	if err != nil {
		t.Fatal(err)
	}
	folders, err := os.ReadDir("kind")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if f.IsDir() && !strings.Contains(string(kinds), "\t"+f.Name()+".") {
			t.Errorf("the kind in internal/kind/%s is not in the list of internal/kind/kind.go", f.Name())
		}
	}
	rules, err := os.ReadFile("lint/lint.go")
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(os.DirFS("lint"), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		src, err := os.ReadFile("lint/" + f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^var (\w+) = Rule\{`).FindAllStringSubmatch(string(src), -1) {
			if !strings.Contains(string(rules), "\t"+m[1]+",") {
				t.Errorf("the rule %s of internal/lint/%s is not in the list of internal/lint/lint.go", m[1], f)
			}
		}
	}
}
