package importer

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
)

// pdfMaker writes PDF files for tests: one composite font with a ToUnicode map,
// all of whose signs are half an em wide.
type pdfMaker struct {
	pages []string // content streams
	codes map[rune]int
	flate bool
}

// show writes the operators that show a text at a place. A space is shown by
// moving, as typesetting programs do, where spaces is false.
func (m *pdfMaker) show(x, y, size float64, text string, spaces bool) string {
	var out strings.Builder
	fmt.Fprintf(&out, "BT /F1 %g Tf 1 0 0 1 %g %g Tm [<", size, x, y)
	for _, r := range text {
		if r == ' ' && !spaces {
			out.WriteString("> -500 <")
			continue
		}
		out.WriteString(fmt.Sprintf("%04x", m.code(r)))
	}
	out.WriteString(">] TJ ET\n")
	return out.String()
}

func (m *pdfMaker) code(r rune) int {
	if m.codes == nil {
		m.codes = map[rune]int{}
	}
	if m.codes[r] == 0 {
		m.codes[r] = len(m.codes) + 1
	}
	return m.codes[r]
}

// stream writes the dictionary and the bytes of a stream.
func (m *pdfMaker) stream(dict, data string) string {
	if m.flate {
		var out bytes.Buffer
		w := zlib.NewWriter(&out)
		_, _ = w.Write([]byte(data)) // a Buffer does not fail
		_ = w.Close()
		data = out.String()
		dict += " /Filter /FlateDecode"
	}
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

func (m *pdfMaker) file() []byte {
	var cmap strings.Builder
	cmap.WriteString("1 begincodespacerange <0000> <ffff> endcodespacerange\n")
	runes := make([]rune, len(m.codes)+1)
	for r, code := range m.codes {
		runes[code] = r
	}
	for code, r := range runes {
		if code > 0 {
			fmt.Fprintf(&cmap, "1 beginbfchar <%04x> <%04x> endbfchar\n", code, r)
		}
	}
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "",
		"<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [4 0 R] >>",
		"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /DW 500 >>",
		m.stream("", cmap.String()),
	}
	var kids strings.Builder
	for _, content := range m.pages {
		n := len(objects) + 1
		fmt.Fprintf(&kids, "%d 0 R ", n)
		objects = append(objects,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>", n+1),
			m.stream("", content))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), len(m.pages))
	return pdfOf(objects, "/Root 1 0 R")
}

// pdfOf writes a file of objects with their cross-reference table.
func pdfOf(objects []string, trailer string) []byte {
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
	fmt.Fprintf(&out, "trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, start)
	return out.Bytes()
}

// setter sets paragraphs in columns and on pages, as a word processor does.
type setter struct {
	maker         *pdfMaker
	columns       int
	width         float64 // of a column
	indent, space float64 // of a paragraph's first line; above a paragraph
	spaces        bool
	head          bool
	column        int
	y             float64
	page          strings.Builder
	number        int
}

const setterLeft, setterTop, setterBottom, setterSize = 60.0, 720.0, 80.0, 10.0

func (s *setter) newPage() {
	if s.number > 0 {
		s.maker.pages = append(s.maker.pages, s.page.String())
	}
	s.number++
	s.page.Reset()
	if s.head {
		s.page.WriteString(s.maker.show(200, 770, 9, "The running head", true))
		s.page.WriteString(s.maker.show(300, 40, 9, fmt.Sprint(s.number), true))
	}
	s.column, s.y = 0, setterTop
}

// line sets a line at the next place.
func (s *setter) line(x, size float64, text string) {
	if s.number == 0 || s.y < setterBottom {
		if s.number > 0 && s.column+1 < s.columns {
			s.column++
			s.y = setterTop
		} else {
			s.newPage()
		}
	}
	x += setterLeft + float64(s.column)*(s.width+24)
	s.page.WriteString(s.maker.show(x, s.y, size, text, s.spaces))
	s.y -= 1.2 * size
}

// paragraph breaks a text into lines and sets them.
func (s *setter) paragraph(text string, size float64, indent bool) {
	s.y -= s.space
	x := 0.0
	if indent {
		x = s.indent
	}
	line := ""
	for _, w := range strings.Split(text, " ") {
		if n := len([]rune(line + " " + w)); line != "" && x+float64(n)*0.5*size > s.width {
			s.line(x, size, line)
			line, x = "", 0
		}
		line = strings.TrimPrefix(line+" "+w, " ")
	}
	s.line(x, size, line)
}

func (s *setter) finish() []byte {
	s.maker.pages = append(s.maker.pages, s.page.String())
	return s.maker.file()
}

// readPDFClean reads a PDF that must be read without an error.
func readPDFClean(t testing.TB, raw []byte) Raw {
	t.Helper()
	out, list := readPDF(Input{Name: "x.pdf", Raw: raw})
	for _, d := range list {
		if d.Severity == 1 {
			t.Fatalf("%v", d)
		}
	}
	return out
}
