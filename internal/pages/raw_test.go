package pages_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// Words become a Text or a Plain in the labeller alone, which lies in this
// package; outside it only the tests of render build their own.
func TestOnlyTheLabellerMakesTexts(t *testing.T) {
	tree := os.DirFS("../..")
	err := fs.WalkDir(tree, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git") {
			return fs.SkipDir
		}
		inRenderTest := strings.HasPrefix(path, "internal/render/") && strings.HasSuffix(path, "_test.go")
		if !strings.HasSuffix(path, ".go") || inRenderTest {
			return nil
		}
		src, err := fs.ReadFile(tree, path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, src, parser.SkipObjectResolution)
		if err != nil {
			return nil // another test's business
		}
		ast.Inspect(file, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			of, ok := selector.X.(*ast.Ident)
			if ok && of.Name == "pages" && (selector.Sel.Name == "RawText" || selector.Sel.Name == "RawPlain") {
				t.Errorf("%s uses pages.%s", path, selector.Sel.Name)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
