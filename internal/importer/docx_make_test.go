package importer

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
)

// docxNamespaces are those that the hand-made documents of the tests use.
const docxNamespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ` +
	`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" ` +
	`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`

// zipped makes an archive of parts, in the order of their names as given.
func zipped(t testing.TB, parts ...[2]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := w.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// docxOf makes a document of the XML of its body, with further parts of word/.
// A part "rels" holds more relationships.
func docxOf(t testing.TB, body string, more map[string]string) []byte {
	t.Helper()
	rels := more["rels"]
	parts := [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + docxNamespaces + `><w:body>` + body + `</w:body></w:document>`},
	}
	for _, kind := range []string{"styles", "numbering", "footnotes", "endnotes", "comments", "settings", "header", "footer"} {
		if xml := more[kind]; xml != "" {
			parts = append(parts, [2]string{"word/" + kind + ".xml", xml})
			rels += fmt.Sprintf(`<Relationship Id="x%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s.xml"/>`, kind, kind, kind)
		}
	}
	if core := more["core"]; core != "" {
		parts = append(parts, [2]string{"docProps/core.xml", core})
	}
	if png := more["media"]; png != "" {
		parts = append(parts, [2]string{"word/media/image1.png", png})
		rels += `<Relationship Id="pic" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/>`
	}
	parts = append(parts, [2]string{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels + `</Relationships>`})
	return zipped(t, parts...)
}

// wordXML wraps the children of a part's root.
func wordXML(root, inner string) string {
	return `<w:` + root + ` ` + docxNamespaces + `>` + inner + `</w:` + root + `>`
}

func escapeXML(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // a Builder does not fail
	return out.String()
}

// para and wordRun write the XML of a paragraph and of a run.
func para(inner string) string { return `<w:p>` + inner + `</w:p>` }

func wordRun(text string) string {
	return `<w:r><w:t xml:space="preserve">` + escapeXML(text) + `</w:t></w:r>`
}

// textsOf gives the texts of paragraphs.
func textsOf(list []Paragraph) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.Text)
	}
	return out
}
