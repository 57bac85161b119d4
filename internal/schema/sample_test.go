package schema

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dossier/internal/kind"
	"dossier/internal/yaml"
)

// TestSamplesAreValid holds every file of the sample dossier and of the starter
// against the schema of its folder.
func TestSamplesAreValid(t *testing.T) {
	schemas := compiled(t)
	for _, dir := range []string{"../..", "../../starter"} {
		seen := map[string]bool{}
		root := os.DirFS(dir)
		for _, top := range []string{"dossier.yaml", "content"} {
			err := fs.WalkDir(root, top, func(name string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				src, err := fs.ReadFile(root, name)
				if err != nil {
					return err
				}
				if sort := sortOf(name); sort != "" {
					seen[sort] = true
					validate(t, schemas[sort], name, src)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		for _, want := range []string{"dossier", "article", "figures", "source", "organization"} {
			if !seen[want] {
				t.Errorf("%s has no file for the schema %s", dir, want)
			}
		}
	}
}

// sortOf names the schema of a file by where the file lies.
func sortOf(name string) string {
	if path.Ext(name) == ".md" {
		return "article"
	}
	for _, n := range All(kind.All) {
		if ok, _ := path.Match(n.Files, name); ok {
			return n.Name
		}
	}
	return ""
}

func validate(t *testing.T, schema *jsonschema.Schema, name string, src []byte) {
	t.Helper()
	if path.Ext(name) == ".md" {
		rest, ok := bytes.CutPrefix(src, []byte("---\n"))
		if !ok {
			return
		}
		src, _, _ = bytes.Cut(rest, []byte("\n---\n"))
	}
	v, list := yaml.Parse(name, src, 0)
	if len(list) > 0 {
		t.Fatal(list)
	}
	if err := schema.Validate(editors(v)); err != nil {
		t.Errorf("%s: %s", name, strings.ReplaceAll(err.Error(), "\n", "\n\t"))
	}
}
