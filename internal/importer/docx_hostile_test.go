package importer

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"dossier/internal/diag"
)

// hostileDocuments are documents that no word processor writes.
func hostileDocuments(t testing.TB) map[string]struct {
	raw  []byte
	code string // of the error; empty: it is read
} {
	deep := func(name string, n int) string {
		return strings.Repeat("<w:"+name+">", n) + strings.Repeat("</w:"+name+">", n)
	}
	good := docxOf(t, para(wordRun("x")), nil)
	table := para(wordRun("in"))
	for range 150 {
		table = "<w:tbl><w:tr><w:tc>" + table + "</w:tc></w:tr></w:tbl>"
	}
	type test = struct {
		raw  []byte
		code string
	}
	document := func(body string) []byte { return docxOf(t, body, nil) }
	with := func(parts ...[2]string) []byte { return zipped(t, parts...) }
	return map[string]test{
		"empty":                    {nil, "unreadable-original"},
		"cut":                      {good[:len(good)/2], "unreadable-original"},
		"no document":              {with([2]string{"a", "b"}), "unreadable-original"},
		"part twice":               {with([2]string{"word/document.xml", "<a/>"}, [2]string{"WORD\\document.xml", "<a/>"}), "unreadable-original"},
		"bomb":                     {document(para(wordRun(strings.Repeat(" ", 40<<20)))), "unreadable-original"},
		"bomb beside":              {docxOf(t, para(wordRun("x")), map[string]string{"styles": "<a>" + strings.Repeat(" ", 40<<20) + "</a>"}), "unreadable-original"},
		"bomb as a picture":        {docxOf(t, para(`<w:r><w:pict><v:imagedata r:id="pic"/></w:pict></w:r>`+wordRun("x")), map[string]string{"media": strings.Repeat("\x00", 40<<20)}), ""},
		"deep":                     {document(deep("p", 100_000)), "unreadable-original"},
		"deep tables":              {document(strings.Repeat("<w:tbl><w:tr><w:tc>", 512) + strings.Repeat("</w:tc></w:tr></w:tbl>", 512)), "unreadable-original"},
		"fifty tables":             {document(table[:strings.Index(table, "<w:p>")][:50*len("<w:tbl><w:tr><w:tc>")] + para(wordRun("in")) + strings.Repeat("</w:tc></w:tr></w:tbl>", 50)), ""},
		"many elements":            {document(strings.Repeat("<w:p/>", 700_000)), "unreadable-original"},
		"entities":                 {with([2]string{"word/document.xml", `<!DOCTYPE a [<!ENTITY b "bbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>`}), "unreadable-original"},
		"external entity":          {with([2]string{"word/document.xml", `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`}), "unreadable-original"},
		"text in many pieces":      {document(para(`<w:r><w:t>` + strings.Repeat("a<!---->", 100_000) + `</w:t></w:r>`)), ""},
		"style in a circle":        {docxOf(t, `<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>`+wordRun("x")+`</w:p>`, map[string]string{"styles": wordXML("styles", `<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>`)}), ""},
		"fields without end":       {document(para(strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, 50_000) + wordRun("x"))), ""},
		"fields never begun":       {document(para(strings.Repeat(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, 1000) + wordRun("x"))), ""},
		"a note that holds itself": {docxOf(t, para(`<w:r><w:footnoteReference w:id="1"/></w:r>`), map[string]string{"footnotes": wordXML("footnotes", `<w:footnote w:id="1">`+para(wordRun("a")+`<w:r><w:footnoteReference w:id="1"/></w:r>`)+`</w:footnote>`)}), ""},
		"huge span":                {document(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr>` + para(wordRun("a")) + `</w:tc></w:tr></w:tbl>`), ""},
		"huge list level":          {docxOf(t, `<w:p><w:pPr><w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="1"/></w:numPr></w:pPr>`+wordRun("a")+`</w:p>`, map[string]string{"numbering": wordXML("numbering", `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="-1"/><w:lvl w:ilvl="77"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="-5"><w:startOverride w:val="3"/></w:lvlOverride></w:num>`)}), ""},
		"path out of the archive":  {docxOf(t, para(`<w:r><w:pict><v:imagedata r:id="out"/></w:pict></w:r>`+wordRun("x")), map[string]string{"rels": `<Relationship Id="out" Type="x/image" Target="../../../../etc/passwd"/>`}), ""},
		"embedded document":        {document(`<w:altChunk r:id="x"/>` + para(wordRun("x"))), "lossy-import"},
		"bytes that are no UTF-8":  {document(para("<w:r><w:t>\xff\xfe</w:t></w:r>")), "unreadable-original"},
		"lone surrogate":           {document(para("<w:r><w:t>&#xD800;</w:t></w:r>")), ""},
		"NUL":                      {document(para("<w:r><w:t>&#0;</w:t></w:r>")), "unreadable-original"},
		"old Word":                 {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)), "unknown-format"},
		"encrypted":                {append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), wideASCII("EncryptedPackage")...), "encrypted-original"},
		"a text with the name":     {[]byte("just words"), "unreadable-original"},
	}
}

func TestHostileDocumentsAreReadOrRefused(t *testing.T) {
	for name, test := range hostileDocuments(t) {
		t.Run(name, func(t *testing.T) {
			out, list := readDocx(Input{Name: "x.docx", Raw: test.raw})
			code := ""
			for _, d := range list {
				if d.Severity == diag.Error {
					code = d.Code
				}
			}
			if code != test.code {
				t.Errorf("got %q, want %q: %v (%d paragraphs)", code, test.code, list, len(out.Paragraphs))
			}
			for _, p := range out.Pictures {
				if bytes.Contains(p.Data, []byte("root:")) {
					t.Error("a file of the machine was read")
				}
			}
		})
	}
}

func TestArchiveOfManyPartsIsRefusedBeforeItIsRead(t *testing.T) {
	var parts [][2]string
	for i := range maxEntries + 1 {
		parts = append(parts, [2]string{fmt.Sprint("p", i), ""})
	}
	if _, err := openArchive(zipped(t, parts...)); err == nil {
		t.Error("not refused")
	}
}

func TestForeignFormatsAreNamedWithWhatToDo(t *testing.T) {
	for name, raw := range map[string]string{
		"a.doc": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.rtf": `{\rtf1 x}`, "a.odt": "PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.text",
		"a.epub": "PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/epub+zip", "scan.png": "\x89PNG\r\n\x1a\n", "b": "\xff\xd8\xff\xe0", "c.zip": "PK\x03\x04xx",
	} {
		_, list := Import(name, []byte(raw), Options{})
		if len(list) != 1 || list[0].Code != "unknown-format" || !strings.Contains(list[0].Help, "import that") && !strings.Contains(list[0].Help, "import the") {
			t.Errorf("%s: %v", name, list)
		}
	}
}

// FuzzDOCX: whatever the XML of a body is, it is read, with a proof that no
// word is lost, or refused.
func FuzzDOCX(f *testing.F) {
	f.Add(docxOf(f, para(wordRun("x")), nil), "")
	f.Add([]byte(nil), para(wordRun("x"))+`<w:tbl><w:tr><w:tc>`+para(wordRun("a"))+`</w:tc><w:tc>`+para(wordRun("b"))+`</w:tc></w:tr></w:tbl>`)
	f.Add([]byte(nil), `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:fldSimple w:instr="HYPERLINK x"><w:r><w:t>b</w:t></w:r></w:fldSimple></w:p>`)
	f.Fuzz(func(t *testing.T, raw []byte, body string) {
		if body != "" {
			raw = docxOf(t, body, nil)
		}
		out, list := readDocx(Input{Name: "x.docx", Raw: raw})
		for _, d := range list {
			if d.Code == "lossy-import" && !strings.Contains(d.Message, "another document") {
				t.Fatalf("%v\n%s", d, body)
			}
		}
		checkParagraphs(t, out)
	})
}

// checkParagraphs holds what Raw promises.
func checkParagraphs(t testing.TB, out Raw) {
	t.Helper()
	for _, p := range out.Paragraphs {
		if strings.TrimSpace(p.Text) == "" || strings.ContainsAny(p.Text, "\n\r") {
			t.Fatalf("the text %q", p.Text)
		}
		for _, b := range append(append([]int(nil), p.Breaks...), p.Cells...) {
			if b < 0 || b >= len(p.Text) || p.Text[b] != ' ' {
				t.Fatalf("the space at %d of %q", b, p.Text)
			}
		}
		for _, in := range p.Inline {
			if in.Start < 0 || in.End > len(p.Text) || in.Start > in.End || in.Kind != Image && in.Start == in.End {
				t.Fatalf("the range %+v of %q", in, p.Text)
			}
		}
	}
}
