package importer

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"dossier/internal/diag"
)

// hostilePDFs are files that no program for PDF writes, with the code of the
// error that they end in; empty: they are read.
func hostilePDFs() map[string]struct {
	raw  []byte
	code string
} {
	const page = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F << /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
	const catalog, pages = "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
	text := "BT /F 12 Tf 50 700 Td (Hello world) Tj ET"
	plain := func(data string) string { return (&pdfMaker{}).stream("", data) }
	packed := func(data string) string { return (&pdfMaker{flate: true}).stream("", data) }
	one := func(content string, more ...string) []byte {
		return pdfOf(append([]string{catalog, pages, page, content}, more...), "/Root 1 0 R")
	}
	good := one(plain(text))
	type test = struct {
		raw  []byte
		code string
	}
	return map[string]test{
		"good":                       {good, ""},
		"empty":                      {nil, "unreadable-original"},
		"header alone":               {[]byte("%PDF-1.7\n"), "unreadable-original"},
		"cut":                        {good[:len(good)*2/3], ""},
		"wrong startxref":            {bytes.Replace(good, []byte("startxref\n"), []byte("startxref\n9"), 1), ""},
		"wrong offsets":              {bytes.Replace(good, []byte("%PDF-1.7\n"), []byte("%PDF-1.7\n%padding\n"), 1), ""},
		"encrypted":                  {pdfOf([]string{catalog, pages, page, plain(text)}, "/Root 1 0 R /Encrypt << /Filter /Standard /V 2 >>"), "encrypted-original"},
		"no text":                    {one(plain("0 0 m 10 10 l S")), "no-text"},
		"a scan":                     {one(plain("BI /W 1 /H 1 ID x EI")), "no-text"},
		"signs without characters":   {pdfOf([]string{catalog, pages, strings.Replace(page, "/Subtype /Type1 /BaseFont /Helvetica", "/Subtype /Type0 /Encoding /Identity-H /DescendantFonts []", 1), plain(text)}, "/Root 1 0 R"), "no-text"},
		"bomb":                       {one(packed(strings.Repeat(" ", 100<<20))), "unreadable-original"},
		"many small bombs":           {pdfOf([]string{catalog, pages, strings.Replace(page, "4 0 R", "["+strings.Repeat("4 0 R ", 200)+"]", 1), packed(strings.Repeat(" ", 1<<20))}, "/Root 1 0 R"), "unreadable-original"},
		"bomb as cross-references":   {[]byte("%PDF-1.5\n1 0 obj\n" + (&pdfMaker{flate: true}).stream("/Type /XRef /W [1 4 1] /Size 99999999999 /Root 1 0 R", strings.Repeat("\x01\x00\x00\x00\x09\x00", 20<<20)) + "\nendobj\nstartxref\n9\n%%EOF"), "unreadable-original"},
		"huge size":                  {[]byte("%PDF-1.5\n1 0 obj\n" + plain("") + "\nendobj\nxref\n0 99999999999\ntrailer << /Size 99999999999 /Root 1 0 R >>\nstartxref\n60\n%%EOF"), "unreadable-original"},
		"previous in a circle":       {bytes.Replace(good, []byte("/Root 1 0 R"), []byte("/Root 1 0 R /Prev 412"), 1), ""},
		"pages in a circle":          {pdfOf([]string{catalog, "<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 1000000000 >>", page, plain(text)}, "/Root 1 0 R"), ""},
		"parent in a circle":         {pdfOf([]string{catalog, "<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] >>", page, plain(text)}, "/Root 1 0 R"), ""},
		"references in a circle":     {pdfOf([]string{catalog, pages, strings.Replace(page, "/Contents 4 0 R", "/Contents 5 0 R", 1), plain(text), "6 0 R", "5 0 R"}, "/Root 1 0 R"), "no-text"},
		"length in a circle":         {one("<< /Length 4 0 R >>\nstream\n" + text + "\nendstream"), ""},
		"object stream in itself":    {pdfOf([]string{"<< /Type /Catalog /Pages 2 0 R >>", pages, page, "<< /Type /ObjStm /N 1 /First 4 /Length 5 0 R /Extends 4 0 R >>\nstream\n5 0 42\nendstream"}, "/Root 1 0 R"), "no-text"},
		"form in itself":             {pdfOf([]string{catalog, pages, strings.Replace(page, "/Resources <<", "/Resources << /XObject << /X 5 0 R >>", 1), plain(text + " /X Do"), (&pdfMaker{}).stream("/Subtype /Form /Resources << /XObject << /X 5 0 R >> >>", "/X Do /X Do")}, "/Root 1 0 R"), "unreadable-original"},
		"deep arrays":                {one(plain(text), strings.Repeat("[", 1_000_000)), ""},
		"deep arrays in the content": {one(plain(text + strings.Repeat("[", 1_000_000))), "unreadable-original"},
		"deep page tree":             {deepPages(3000), "unreadable-original"},
		"many pages":                 {manyPages(30_000), "unreadable-original"},
		"many objects at one place":  {onePlace(200_000), ""},
		"unclosed string":            {one(plain(text + " (" + strings.Repeat("(", 1_000_000))), ""},
		"many states":                {one(plain(strings.Repeat("q ", 1_000_000) + text)), ""},
		"many fonts":                 {one(plain(strings.Repeat("/F 12 Tf ", 100_000) + text)), "unreadable-original"},
		"huge numbers":               {one(plain("BT /F 1e300 Tf 99999999999999999999 -1e999 Td 1 0 0 1 9e99 1 Tm (x) Tj 0 0 0 0 0 0 Tm (y) Tj ET " + text)), ""},
		"same place":                 {one(plain("BT /F 12 Tf " + strings.Repeat("1 0 0 1 50 700 Tm (a) Tj ", 100_000) + "ET")), ""},
		"lines everywhere":           {one(plain("BT /F 1 Tf " + scattered(60_000) + "ET")), ""},
		"empty strings":              {one(packed(strings.Repeat("()Tj ", 8<<20) + text)), "unreadable-original"},
		"much drawing":               {one(packed(strings.Repeat("0 0 m ", 6<<20) + text)), "unreadable-original"},
		"many arrays":                {one(packed(strings.Repeat("[[[]]]", 2<<20) + text)), "unreadable-original"},
		"many dictionaries":          {one(packed(strings.Repeat("<<>>", 2<<20) + text)), "unreadable-original"},
		"many marks":                 {one(packed(strings.Repeat("/a<</b 1>>BDC ", 1<<20) + text)), "unreadable-original"},
		"as many letters as may be":  {one(packed("BT /F 1 Tf 0 1 Td (" + strings.Repeat("a", 2<<20) + ") Tj ET")), "unreadable-original"},
		"a long page":                {one(packed("BT /F 1 Tf 0.01 TL 0 790 Td " + strings.Repeat("(words of a line) '\n", 75_000) + " ET")), ""},
		"a long text":                {one(packed("BT /F 1 Tf " + strings.Repeat("1 0 0 1 1 1 Tm (words of a line, and some) Tj 1 0 0 1 1 3 Tm (words of another) Tj\n", 20_000) + " ET")), ""},
		"an expanding map":           {one(plain(text), plain("1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange")), ""},
		"predictor of great width":   {one((&pdfMaker{flate: true}).stream("/DecodeParms << /Predictor 12 /Columns 99999999999 /Colors 99 >>", text)), "no-text"},
	}
}

// deepPages makes a page tree with one kid in each node.
func deepPages(n int) []byte {
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>"}
	for i := range n {
		objects = append(objects, fmt.Sprintf("<< /Type /Pages /Kids [%d 0 R] >>", i+3))
	}
	return pdfOf(append(objects, "<< /Type /Page >>"), "/Root 1 0 R")
}

func manyPages(n int) []byte {
	return pdfOf([]string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [" + strings.Repeat("<< /Type /Page >> ", n) + "] >>"}, "/Root 1 0 R")
}

// onePlace makes many entries of a cross-reference table that lead to one large
// object, and a page that asks for them all.
func onePlace(n int) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Kids [<< /Type /Page /Contents [")
	for i := range n {
		fmt.Fprintf(&out, "%d 0 R ", i+10)
	}
	out.WriteString("] >> 3 0 R] >> endobj\n3 0 obj << /Type /Page /Contents 4 0 R /Resources << /Font << /F << /Subtype /Type1 >> >> >> >> endobj\n4 0 obj << /Length 29 >> stream\nBT /F 9 Tf 9 9 Td (abc) Tj ET\nendstream endobj\n")
	at := out.Len()
	out.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for i, o := range []string{"1 0 obj", "2 0 obj", "3 0 obj", "4 0 obj"} {
		fmt.Fprintf(&out, "%d 1\n%010d 00000 n \n", i+1, bytes.Index(out.Bytes(), []byte(o)))
	}
	fmt.Fprintf(&out, "10 %d\n", n)
	for range n {
		fmt.Fprintf(&out, "%010d 00000 n \n", bytes.Index(out.Bytes(), []byte("2 0 obj")))
	}
	fmt.Fprintf(&out, "trailer << /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", at)
	return out.Bytes()
}

// scattered shows letters all over a page.
func scattered(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "1 0 0 1 %d %d Tm (%c) Tj ", i*7919%600, i*104729%780, 'a'+i%26)
	}
	return out.String()
}

func TestHostilePDFsAreReadOrRefused(t *testing.T) {
	for name, test := range hostilePDFs() {
		t.Run(name, func(t *testing.T) {
			out, list := readPDF(Input{Name: "x.pdf", Raw: test.raw})
			code := ""
			for _, d := range list {
				if d.Severity == diag.Error {
					code = d.Code
				}
			}
			if code != test.code {
				t.Errorf("got %q, want %q: %v (%d paragraphs)", code, test.code, list, len(out.Paragraphs))
			}
		})
	}
}

// FuzzPDF: whatever the bytes or the content of a page are, they are read, with
// a proof that no sign is lost, or refused.
func FuzzPDF(f *testing.F) {
	f.Add(hostilePDFs()["good"].raw, "")
	f.Add([]byte(nil), "BT /F 12 Tf 50 700 Td (Hello) Tj T* [(wor-) -300 (ld)] TJ ET")
	f.Add([]byte(nil), "q 0 1 -1 0 9 9 cm BT /F 12 Tf (Hello) ' 3 Tr (a) Tj ET Q /Span << /ActualText (\xfe\xff\x00\xad) >> BDC BT (-) Tj ET EMC")
	f.Fuzz(func(t *testing.T, raw []byte, content string) {
		if content != "" {
			raw = pdfOf([]string{
				"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
				"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F << /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
				(&pdfMaker{}).stream("", content),
			}, "/Root 1 0 R")
		}
		out, list := readPDF(Input{Name: "x.pdf", Raw: raw})
		for _, d := range list {
			if d.Code == "lossy-import" || strings.Contains(d.Message, "not foreseen") {
				t.Fatalf("%v\n%s", d, content)
			}
		}
		checkParagraphs(t, out)
	})
}
