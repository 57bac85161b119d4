package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// file writes objects with a cross-reference table.
func file(objects ...string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return out.Bytes()
}

func streamOf(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// page writes a file of one page with a font F and a content.
func page(font, content string, more ...string) []byte {
	return file(append([]string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F " + font + " >> /XObject << /X 5 0 R >> >> >>", content}, more...)...)
}

// shown gives the text of the first page.
func shown(t *testing.T, raw []byte) (string, []Glyph) {
	t.Helper()
	f, err := Open(raw)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.Content(pages[0])
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, g := range c.Glyphs {
		out.WriteString(g.Text)
	}
	return out.String(), c.Glyphs
}

func flate(data string) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write([]byte(data)) // a Buffer does not fail
	_ = w.Close()
	return out.String()
}

func TestFiltersUnpackText(t *testing.T) {
	const text = "BT /F 12 Tf (Hello) Tj ET"
	up := "" // the PNG filter Up over rows of five bytes
	for prior, rest := "\x00\x00\x00\x00\x00", text; rest != ""; rest = rest[5:] {
		up += "\x02"
		for i := range 5 {
			up += string([]byte{rest[i] - prior[i]})
		}
		prior = rest[:5]
	}
	for filter, data := range map[string]string{
		"":                         text,
		"/Filter /ASCIIHexDecode":  fmt.Sprintf("%x>", text),
		"/Filter [/AHx /Fl]":       fmt.Sprintf("%x>", flate(text)),
		"/Filter /ASCII85Decode":   `6<#'\7NaE@+B2qq-qIocCi:aF<,*OE;u~>`,
		"/Filter /RunLengthDecode": string([]byte{byte(len(text) - 1)}) + text + "\x80",
		"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 5 >>": flate(up),
	} {
		got, _ := shown(t, page("<< /Subtype /Type1 /BaseFont /Helvetica >>", streamOf(filter, data)))
		if got != "Hello" {
			t.Errorf("%s: got %q", filter, got)
		}
	}
}

// The example of ISO 32000-1, 7.4.4.2.
func TestLZWOfTheStandard(t *testing.T) {
	f := &File{}
	got := f.earlyLZW([]byte{0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01})
	if want := []byte{45, 45, 45, 45, 45, 65, 45, 45, 45, 66}; !bytes.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestEncodingsTellCharacters(t *testing.T) {
	if n := utf8.RuneCountInString(standardUpper); n != 96 {
		t.Fatalf("the upper half of StandardEncoding has %d places", n)
	}
	for font, want := range map[string]string{
		"<< /Subtype /Type1 /BaseFont /Times-Roman >>":                                         "A’ﬁß",
		"<< /Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding >>":                 "A'®û",
		"<< /Subtype /Type1 /Encoding /MacRomanEncoding >>":                                    "A'Æ˚",
		"<< /Subtype /Type1 /Encoding << /Differences [65 /afii10017 174 /uni0416 /f_i] >> >>": "А’Жß",
		"<< /Subtype /Type3 /Encoding << /Differences [65 /g1] >> >>":                          "\ufffd\ufffd\ufffd\ufffd",
		"<< /Subtype /Type1 /BaseFont /Symbol >>":                                              "Α∋→\ufffd",
		"<< /Subtype /TrueType /FontDescriptor << /Flags 4 /FontFile2 9 0 R >> >>":             "\ufffd\ufffd\ufffd\ufffd",
		"<< /Subtype /Type1 /ToUnicode 5 0 R >>":                                               "Яﬃßb",
		"<< /Subtype /Type0 /Encoding /UniGB-UCS2-H /DescendantFonts [] >>":                    "䄧껻",
		"<< /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [] >>":                      "\ufffd\ufffd",
	} {
		got, _ := shown(t, page(font, streamOf("", "BT /F 12 Tf (A'\\256\\373) Tj ET"),
			streamOf("", "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <042f> endbfchar 2 beginbfrange <27> <27> [<FB03>] <ae> <ae> <00df> endbfrange 1 beginbfrange <f0> <ff> <0057> endbfrange")))
		if got != want {
			t.Errorf("%s: got %q, want %q", font, got, want)
		}
	}
}

func TestPlacesFollowTheOperators(t *testing.T) {
	font := "<< /Subtype /Type1 /FirstChar 65 /Widths [500 1000] >>"
	_, got := shown(t, page(font, streamOf("", "q 2 0 0 2 10 20 cm BT /F 10 Tf 5 5 Td (A) Tj 1 Tc [(B) -1000 (A)] TJ 0 -10 TD (A) ' ET Q /X Do"),
		streamOf("/Subtype /Form /Matrix [1 0 0 1 100 0] /Resources << /Font << /F "+font+" >> >>", "BT /F 10 Tf 0 1 -1 0 7 9 Tm (A) Tj ET")))
	want := []Glyph{
		{Text: "A", X: 20, Y: 30, W: 10, Size: 20}, {Text: "B", X: 30, Y: 30, W: 20, Size: 20}, {Text: "A", X: 72, Y: 30, W: 10, Size: 20},
		{Text: "A", X: 20, Y: -10, W: 10, Size: 20}, {Text: "A", X: 107, Y: 9, W: 5, Size: 10, Angle: 90},
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestCrossReferenceStreamsAndObjectStreams(t *testing.T) {
	inner := "1 0 2 33 3 75 "
	objects := "<</Type/Catalog/Pages 2 0 R>>    <</Type/Pages/Kids[3 0 R]/Count 1>>       <</Type/Page/Contents 4 0 R/Resources<</Font<</F<</Subtype/Type1>>>>>>>>"
	var out bytes.Buffer
	out.WriteString("%PDF-1.5\n")
	at4 := out.Len()
	fmt.Fprintf(&out, "4 0 obj\n%s\nendobj\n", streamOf("", "BT /F 9 Tf (Hello) Tj ET"))
	at5 := out.Len()
	fmt.Fprintf(&out, "5 0 obj\n%s\nendobj\n", streamOf(fmt.Sprintf("/Type /ObjStm /N 3 /First %d /Filter /FlateDecode", len(inner)), flate(inner+objects)))
	start := out.Len()
	rows := "\x00\x00\x00\x00" + "\x02\x00\x05\x00" + "\x02\x00\x05\x01" + "\x02\x00\x05\x02" + fmt.Sprintf("\x01%c%c\x00", at4>>8, at4&0xff) + fmt.Sprintf("\x01%c", at5>>8) + string([]byte{byte(at5)}) + "\x00"
	fmt.Fprintf(&out, "6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF", streamOf("/Type /XRef /W [1 2 1] /Size 6 /Root 1 0 R", rows), start)
	raw := out.Bytes()
	if got, _ := shown(t, raw); got != "Hello" {
		t.Errorf("got %q", got)
	}
	// Without its cross-references the file is searched for its objects.
	broken := bytes.Replace(raw, []byte("startxref"), []byte("startxxxx"), 1)
	if got, _ := shown(t, broken); got != "Hello" {
		t.Errorf("searched: got %q", got)
	}
}

func TestEncryptionIsAnErrorOfItsKind(t *testing.T) {
	raw := bytes.Replace(file("<< /Type /Catalog >>"), []byte("/Root"), []byte("/Encrypt << /V 4 >> /Root"), 1)
	_, err := Open(raw)
	var e *Error
	if !errors.As(err, &e) || e.Kind != Encrypted {
		t.Errorf("got %v", err)
	}
}
