package suggest

import (
	"io/fs"
	"strings"
	"testing"

	"dossier/internal/yaml"
)

// disk is files by their paths.
type disk map[string]string

func (d disk) read(name string) ([]byte, error) {
	if text, ok := d[name]; ok {
		return []byte(text), nil
	}
	return nil, fs.ErrNotExist
}

func figureStub(id string) Stub {
	return Stub{Kind: "figure", ID: id, Path: "content/figures/a.yaml", Text: "id: " + id + "\nvalue: 1\n"}
}

func TestFiguresGoBehindThoseThatAreThere(t *testing.T) {
	for _, tt := range []struct{ name, old, path, want string }{
		{"no file", "", "content/figures/a.yaml", "figures:\n  - id: x\n    value: 1\n\n  - id: y\n    value: 1\n"},
		{"an empty file", "# nothing yet\n", "content/figures/a.yaml", "# nothing yet\nfigures:\n  - id: x\n    value: 1\n\n  - id: y\n    value: 1\n"},
		{"quantities alone", "quantities:\n  - {id: q, title: Q}\n", "content/figures/a.yaml", "quantities:\n  - {id: q, title: Q}\nfigures:\n  - id: x\n    value: 1\n\n  - id: y\n    value: 1\n"},
		{"a list", "figures:\n- id: z\n  value: 2\n# the end", "content/figures/a.yaml", "figures:\n- id: z\n  value: 2\n# the end\n\n- id: x\n  value: 1\n\n- id: y\n  value: 1\n"},
		{"one of them is there", "figures:\n  - {id: x, value: 3}\n", "content/figures/a.yaml", "figures:\n  - {id: x, value: 3}\n\n  - id: y\n    value: 1\n"},
		{"all of them are", "figures: [{id: x}, {id: y}]\n", "", ""},
		{"quantities behind", "figures:\n  - id: z\nquantities:\n  - {id: q, title: Q}\n", "content/figures/a-2.yaml", "figures:\n  - id: x\n    value: 1\n\n  - id: y\n    value: 1\n"},
		{"in braces", "figures: [{id: z}]\n", "content/figures/a-2.yaml", "figures:\n  - id: x\n    value: 1\n\n  - id: y\n    value: 1\n"},
		{"no YAML", "figures: [\n", "content/figures/a-2.yaml", "figures:\n  - id: x\n    value: 1\n\n  - id: y\n    value: 1\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := disk{}
			if tt.old != "" {
				d["content/figures/a.yaml"] = tt.old
			}
			files, err := Files([]Stub{figureStub("x"), figureStub("y"), figureStub("x")}, d.read)
			if err != nil || len(files) > 1 {
				t.Fatal(files, err)
			}
			var path, text string
			if len(files) == 1 {
				path, text = files[0].Path, string(files[0].New)
			}
			if path != tt.path || text != tt.want {
				t.Errorf("%s: got\n%s", path, text)
			}
			if path == "content/figures/a.yaml" && string(files[0].Old) != tt.old {
				t.Errorf("in place of %q", files[0].Old)
			}
		})
	}
}

func TestARecordIsWrittenOnceAndNothingIsOverwritten(t *testing.T) {
	stub := Stub{Kind: "person", ID: "jane-doe", Path: "content/people/jane-doe.yaml", Text: "id: jane-doe\nname: Jane Doe\n"}
	d := disk{}
	for range 2 {
		files, err := Files([]Stub{stub, stub}, d.read)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			d[f.Path] = string(f.New)
		}
	}
	if len(d) != 1 || d[stub.Path] != stub.Text {
		t.Errorf("the files are %v", d)
	}
	d[stub.Path] = "id: somebody-else\n"
	files, err := Files([]Stub{stub}, d.read)
	if err != nil || len(files) != 1 || files[0].Path != "content/people/jane-doe-2.yaml" {
		t.Errorf("got %v, %v", files, err)
	}
}

// Whatever a party is called, its record is read back as it was named.
func TestStubsAreReadBack(t *testing.T) {
	for _, name := range []string{"Jane Doe", "“Jane”: a # b", "[x]", "null", "12", strings.Repeat("very ", 50) + "long", "中文", "con", "none", "a\nb"} {
		a := parse(t, "Words.\n")
		f := Finding{Kind: Attribution, To: 5, By: -1, Party: &Party{Name: name, Role: name}, Reason: name}
		p := NewRegister(dossier()).Plan(a, []Finding{f})
		if len(p.Stubs) != 1 {
			t.Fatalf("%q has %d records", name, len(p.Stubs))
		}
		v, list := yaml.Parse("x", []byte(p.Stubs[0].Text), 0)
		got, _ := v.Get("name")
		id, _ := v.Get("id")
		if len(list) > 0 || got.Text != strings.Join(strings.Fields(name), " ") || id.Text != p.Stubs[0].ID || len(id.Text) > longestID {
			t.Errorf("%q became %s (%v)", name, p.Stubs[0].Text, list)
		}
	}
}
