package build_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/importer"
)

// documentOf makes a word processor's document of paragraphs, the first of
// which leads to an address.
func documentOf(t *testing.T, address string, paragraphs ...string) []byte {
	t.Helper()
	escaped := func(text string) string {
		var out strings.Builder
		_ = xml.EscapeText(&out, []byte(text)) // a Builder does not fail
		return out.String()
	}
	var body strings.Builder
	for _, text := range paragraphs {
		body.WriteString(`<w:p><w:hyperlink r:id="h"><w:r><w:t>` + escaped(text) + `</w:t></w:r></w:hyperlink></w:p>`)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>` + body.String() + `</w:body></w:document>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="h" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" TargetMode="External" Target="` + escaped(address) + `"/></Relationships>`},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What a page may carry, other files may, too: as their text, as Markdown and
// as addresses in a document. All articles stand in one dossier.
func TestNothingOfAnImportedFileRunsOrLeadsElsewhere(t *testing.T) {
	const words = "The council opened the new bridge over the river on Monday, after a year of works."
	files := fstest.MapFS{"dossier.yaml": {Data: []byte("title: Case\n")}, "content/index.md": {Data: []byte("# Case\n")}}
	add := func(name string, raw []byte) {
		in, list := importer.Import(name, raw, importer.Options{Lang: "en", Retrieved: "2026-11-21", Slug: "a-" + strings.ReplaceAll(name, ".", "-")})
		if in.Slug == "" {
			t.Errorf("%s: %v\n%s", name, list, raw)
		}
		for _, f := range in.Files() {
			files[f.Path] = &fstest.MapFile{Data: f.Data}
		}
	}
	for i, payload := range append(payloads, heads...) {
		number := string(rune('a'+i/26)) + string(rune('a'+i%26))
		text := "Bridge opens\n\n" + words + "\n\n" + payload + "\n\nBefore " + payload + " behind.\n"
		add(number+".txt", []byte(text))
		add(number+".md", []byte(text+"\n- "+payload+"\n\n> "+payload+"\n\n| a | b |\n|---|---|\n| "+payload+" | x |\n"))
		add(number+".docx", documentOf(t, payload, "Bridge opens", words, payload))
		add(number+"x.docx", documentOf(t, "javascript:"+payload, words, payload))
	}
	pages := 0
	for _, o := range made(t, files, false).Outputs {
		if strings.HasSuffix(o.Path, ".html") {
			harmless(t, o.Path, o.Path, o.Data)
			pages++
		}
	}
	if pages < 4*len(payloads) {
		t.Errorf("only %d pages were made", pages)
	}
}
