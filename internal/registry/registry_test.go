package registry_test

import (
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/registry"
)

// kind is a kind of records that are kept as they are.
type kind struct{ name, folder string }

func (k kind) Name() string   { return k.name }
func (k kind) Folder() string { return k.folder }
func (k kind) List() string   { return "" }
func (k kind) Decode(r annot.Record) (annot.Entity, []diag.Diagnostic) {
	return &annot.Base{ID: r.ID}, nil
}

var kinds = []annot.Kind{kind{"source", "sources"}, kind{"organization", "organizations"}}

func TestSourcesAreReadInThreeLanguages(t *testing.T) {
	for file, src := range map[string]string{
		"content/sources/a.yaml": "- id: smith-2016\n  type: book\n  title: On\n",
		"content/sources/a.json": "\n[{\"id\": \"smith-2016\", \"type\": \"book\", \"title\": \"On\"}]",
		"content/sources/a.bib":  "% words\n@book{smith-2016, title = {On}}",
	} {
		records, list := registry.Read(file, []byte(src), kinds)
		if len(list) > 0 || len(records) != 1 {
			t.Fatalf("%s: %d records, %v", file, len(records), list)
		}
		r := records[0]
		if r.ID != "smith-2016" || !strings.Contains(src[r.IDAt.Start:r.IDAt.End], "smith-2016") || !strings.Contains(src[r.Span.Start:r.Span.End], "On") {
			t.Errorf("%s: %+v", file, r)
		}
		for key, want := range map[string]string{"type": "book", "title": "On"} {
			if v, _ := r.Value.Get(key); v.Text != want || !strings.Contains(src[v.Span.Start:v.Span.End], want) {
				t.Errorf("%s: %s is %q at %q", file, key, v.Text, src[v.Span.Start:v.Span.End])
			}
		}
	}
}

func TestOnlySourcesHaveBibliographies(t *testing.T) {
	for file, want := range map[string]bool{
		"content/sources/a.json": true, "content/sources/a.bib": true, "content/sources/a.docx": false, "content/organizations/a.json": false,
		"content/organizations/a.bib": false, "content/sources/a": false, "content/sources/a.BIB": false,
	} {
		_, list := registry.Read(file, []byte("x"), kinds)
		if got := len(list) != 1 || list[0].Code != "unknown-format"; got != want {
			t.Errorf("%s: %v", file, list)
		}
	}
}

func TestAnIdThatIsNoneGetsASuggestion(t *testing.T) {
	for _, tt := range [][3]string{
		{"content/sources/a.yaml", "Smith & Jones 2016", "write `Smith-&-Jones-2016`"},
		{"content/sources/a.bib", "Zoë, 2016", ""},
		{"content/organizations/a.yaml", "Al Qaïda!", "write `al-qaida`"},
		{"content/organizations/a.yaml", "12", "an id begins"},
		{"content/organizations/a.yaml", "«»", "an id begins"},
	} {
		src := "{id: '" + tt[1] + "'}"
		if strings.HasSuffix(tt[0], ".bib") {
			src = "@book{Zoë 2016(a), title={A}}"
			tt[2] = "write `Zoë-2016-a`"
		}
		_, list := registry.Read(tt[0], []byte(src), kinds)
		if len(list) != 1 || list[0].Code != "bad-id" || !strings.HasPrefix(list[0].Help, tt[2]) {
			t.Errorf("%s: %+v", src, list)
		}
	}
}

func TestHelpForAnIdOffersNoneThatIsTaken(t *testing.T) {
	for src, offers := range map[string]bool{
		"- id: Q\n- id: r\n": true, "- id: Q\n- id: q\n": false, "- id: None\n": false,
	} {
		_, list := registry.Read("content/organizations/a.yaml", []byte(src), kinds)
		if len(list) != 1 || list[0].Code != "bad-id" || strings.HasPrefix(list[0].Help, "write `") != offers {
			t.Errorf("%q: %v", src, list)
		}
	}
}
