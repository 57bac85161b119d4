package schema

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"dossier/internal/kind"
)

var update = flag.Bool("update", false, "write the schemas to schema/")

const published = "../../schema"

// TestPublishedSchemasAreThoseOfTheTypes holds schema/*.json against the types.
func TestPublishedSchemasAreThoseOfTheTypes(t *testing.T) {
	var names []string
	for _, n := range All(kind.All) {
		names = append(names, n.Name+".json")
		got := encode(t, n)
		path := filepath.Join(published, n.Name+".json")
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("schema/%s.json is not what the types say (%v); `go test ./internal/schema -update` writes it", n.Name, err)
		}
	}
	files, err := os.ReadDir(published)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if filepath.Ext(f.Name()) == ".json" && !slices.Contains(names, f.Name()) {
			t.Errorf("schema/%s is the schema of nothing", f.Name())
		}
	}
}

func encode(t *testing.T, n Named) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, n); err != nil {
		t.Fatal(err)
	}
	if !json.Valid(b.Bytes()) {
		t.Fatalf("the schema %s is no JSON", n.Name)
	}
	return b.Bytes()
}
