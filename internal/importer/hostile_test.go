package importer

import (
	"encoding/base64"
	"flag"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/suggest"
	"dossier/internal/verbatim"
)

// The longest texts of every kind, and how long each takes:
//
//	go test ./internal/importer -run LargeFiles -v -longest
var longestTexts = flag.Bool("longest", false, "import the longest texts of every kind, too")

// hostileFile is a file that means no good, and what may become of it: the
// codes of the errors, of which one is to be expected, or "faithful".
type hostileFile struct {
	file string
	raw  []byte
	want string
}

// noise is what no archive can make smaller.
func noise(size int) []byte {
	out := make([]byte, size)
	random := rand.NewChaCha8([32]byte{1})
	_, _ = random.Read(out) // it does not fail
	return out
}

func filled(piece string, size int) string { return strings.Repeat(piece, size/len(piece)+1)[:size] }

const (
	htmlWords = "<h1>Bridge opens</h1><p>The council opened the new bridge over the river on Monday, after a year of works.</p>"
	textWords = "Bridge opens\n\nThe council opened the new bridge over the river on Monday, after a year of works.\n\n"
)

// hostileFiles are small files, and those that only claim to be large.
func hostileFiles(t testing.TB) map[string]hostileFile {
	out := map[string]hostileFile{}
	for _, ending := range []string{"txt", "md", "html", "mhtml", "docx", "pdf"} {
		want := map[string]string{"docx": "unreadable-original", "pdf": "unreadable-original", "mhtml": "unreadable-original empty-original"}[ending]
		if want == "" {
			want = "empty-original"
		}
		out["no byte, "+ending] = hostileFile{"x." + ending, nil, want}
		out["one byte, "+ending] = hostileFile{"x." + ending, []byte("\xff"), "bad-encoding unreadable-original empty-original"}
		out["NUL, "+ending] = hostileFile{"x." + ending, []byte(strings.Repeat("\x00", 1000)), "bad-encoding unreadable-original empty-original"}
		out["NUL in a text, "+ending] = hostileFile{"x." + ending, []byte("The council\x00 opened it."), "bad-encoding unreadable-original empty-original faithful"}
	}
	for name, words := range map[string]string{
		"bidi overrides": "The \u202eretnec\u202c and \u2066a \u202bb c", "marks of direction": "a\u200fb \u200e\u061cc", "zero width": "a\u200bb\u2060c\ufeffd", "language tags": "a\U000E0041\U000E007Fb",
		"noncharacters": "a\ufffeb\uffffc\U0010ffff", "controls": "a\x01\x02\x1b[31mb\x7f\u0085c\u009b31m", "line separators": "a\u2028b\u2029c\vd\fe",
		"replacement": "a\ufffdb", "private use": "a\ue000b", "many marks on a letter": "a" + strings.Repeat("\u0301", 5000) + "b",
	} {
		text := "Bridge opens\n\nThe words are " + words + " and no others.\n\nMore of them come.\n"
		out[name+", txt"] = hostileFile{"x.txt", []byte(text), "faithful"}
		out[name+", md"] = hostileFile{"x.md", []byte(text), "faithful"}
		out[name+", html"] = hostileFile{"x.html", []byte("<h1>Bridge opens</h1><p>The words are " + words + " and no others.</p><p>More of them come.</p>"), "faithful"}
		if name != "controls" && name != "noncharacters" { // which XML forbids
			out[name+", docx"] = hostileFile{"x.docx", docxOf(t, para(wordRun("The words are "+words+" and no others.")), nil), "faithful"}
		}
	}
	for name, surrogate := range map[string]string{"high": "\xed\xa0\x80", "low": "\xed\xb0\x80", "both": "\xed\xa0\xbd\xed\xb8\x80"} {
		for _, ending := range []string{"txt", "md", "html"} {
			out["a lone surrogate, "+name+", "+ending] = hostileFile{"x." + ending, []byte(textWords + "a" + surrogate + "b"), "bad-encoding"}
		}
	}
	out["lone surrogates in UTF-16"] = hostileFile{"x.txt", []byte("\xff\xfea\x00\x00\xd8b\x00\x00\xdcc\x00 \x00d\x00"), "bad-encoding faithful"}
	out["half a unit of UTF-16"] = hostileFile{"x.txt", []byte("\xff\xfea\x00b"), "bad-encoding faithful"}
	out["surrogates as references, html"] = hostileFile{"x.html", []byte(htmlWords + "<p>a&#xD800;b&#xDFFF;&#x110000;&#0;c</p>"), "faithful"}
	out["surrogates as references, md"] = hostileFile{"x.md", []byte(textWords + "a&#xD800;b&#xDFFF;&#x110000;&#0;c"), "faithful"}
	out["surrogates as references, docx"] = hostileFile{"x.docx", docxOf(t, para("<w:r><w:t>a&#xD800;b</w:t></w:r>"), nil), "faithful unreadable-original"}
	for i, payload := range scriptPayloads {
		out[fmt.Sprintf("payload %d, txt", i)] = hostileFile{"x.txt", []byte(textWords + payload + "\n\nEnd.\n"), "faithful"}
		out[fmt.Sprintf("payload %d, md", i)] = hostileFile{"x.md", []byte(textWords + payload + "\n\nEnd " + payload + "\n"), "faithful"}
		out[fmt.Sprintf("payload %d, html", i)] = hostileFile{"x.html", []byte(htmlWords + payload + "<p>End " + payload), "faithful"}
		out[fmt.Sprintf("payload %d, docx", i)] = hostileFile{"x.docx", docxOf(t, para(wordRun(payload)+`<w:fldSimple w:instr="HYPERLINK &quot;javascript:alert(1)&quot;">`+wordRun("x")+`</w:fldSimple>`), nil), "faithful"}
	}
	return out
}

// scriptPayloads are ways to bring a script into a page.
var scriptPayloads = []string{
	`<script>alert(1)</script>`, `<a href="javascript&colon;alert(1)">x</a>`, `[x](javascript&colon;alert(1))`, `[x](<java script:alert(1)>)`, `![x](javascript:alert(1))`, `<javascript:alert(1)>`,
	`[x]: javascript&colon;alert(1)` + "\n\n[x]", `[x][y]` + "\n\n" + `[y]: <data:text/html,<script>alert(1)</script>>`, `<svg onload=alert(1)><text>x</text></svg>`, `<svg><script>alert(1)</script></svg>`,
	`<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>`, `<math><maction actiontype="statusline#http://x" xlink:href="javascript:alert(1)">x</maction></math>`,
	`<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>`, `<img src=x onerror=alert(1)>`, `[x]{onclick=alert(1)}`, `[x](https://e.example "onmouseover=alert(1)")`,
	"```<script>\nalert(1)\n```", `<iframe srcdoc="<script>alert(1)</script>">`, `[x](https://a.example/">\<script\>alert(1)\</script\>)`, `{{<script>}}`, `<!--><script>alert(1)</script>-->`,
}

// faithfulImport reports whether an import says what its original does, its
// paths are safe, and no diagnostic of it is too long to read.
func faithfulImport(t testing.TB, r Result, list []diag.Diagnostic) {
	t.Helper()
	if !regexp.MustCompile(`^content/originals/[a-z0-9-]{1,100}\.[a-z]+$`).MatchString(r.OriginalPath) || !goodSlug(r.Slug) || r.ArticlePath != "content/articles/"+r.Slug+".md" {
		t.Errorf("it would be stored as %q and %q", r.OriginalPath, r.ArticlePath)
	}
	a, found := markdown.Parse(r.ArticlePath, r.Article)
	path, original := r.OriginalPath, r.Original
	if r.ExtractedPath != "" {
		path, original = r.ExtractedPath, r.Extracted
	}
	if found = append(found, verbatim.Compare(a, path, original)...); diag.HasErrors(found) {
		t.Errorf("it does not say what its original does: %v", found)
	}
	if !utf8.Valid(r.Article) || strings.ContainsRune(string(r.Article), 0) {
		t.Error("it is no text")
	}
}

// endsWell imports a file with suggestions and fails where it ends neither in
// an error that is wanted nor in a faithful import. The error's message is one
// line of moderate length, with help.
func endsWell(t testing.TB, name string, h hostileFile) (outcome string, took time.Duration) {
	t.Helper()
	start := time.Now()
	r, list := Import(h.file, h.raw, Options{Organizations: known})
	if !diag.HasErrors(list) {
		g := isisGraph()
		r, list = Suggest(r, list, Find(r, suggest.New(g)), suggest.NewRegister(g))
	}
	took = time.Since(start)
	outcome = "faithful"
	for _, d := range list {
		if d.Severity != diag.Error {
			continue
		}
		outcome = d.Code
		if len(d.Message) > 400 || strings.ContainsAny(d.Message, "\n\r\x00") || d.Help == "" {
			t.Errorf("%s: the message is %q, the help %q", name, d.Message, d.Help)
		}
	}
	if !slices.Contains(strings.Fields(h.want), outcome) {
		t.Errorf("%s: it ends in %s, want %s: %.1000v", name, outcome, h.want, list)
	}
	if outcome == "faithful" {
		faithfulImport(t, r, list)
	} else if r.Slug != "" || r.Article != nil {
		t.Errorf("%s: after an error there is an article", name)
	}
	return outcome, took
}

func TestHostileFilesEndInAnErrorOrAFaithfulImport(t *testing.T) {
	for name, h := range hostileFiles(t) {
		t.Run(name, func(t *testing.T) { endsWell(t, name, h) })
	}
}

// hostileNames are names that a file system, a shell, a terminal or a browser
// may stumble over.
var hostileNames = []string{
	"../../etc/passwd.txt", "..", "../..", "a/../../b.txt", `..\..\b.txt`, "....txt", ".txt", "/.txt", "-rf.txt", "--slug.txt", "a\nb.txt", "a\r\nb: c.txt", "\n---\ntitle: x.txt", "a\tb\x00c.txt", "\u202etxt.exe.txt", "\u200f\u200e.txt", "עברית.txt", "العربية.txt",
	strings.Repeat("a", 300) + ".txt", strings.Repeat("ж", 300) + ".txt", strings.Repeat("../", 300) + "x.txt", "con.txt", "CON", "aux.html", "nul .txt", "NUL..txt", "COM1.docx", "com¹.txt", "lpt9.md", "PRN.pdf", "conin$.txt", "index.txt", "name.with.dots.txt",
	"a:b.txt", "a*?<>|\".txt", "trailing.txt.", "trailing.txt ", " leading.txt", "%2e%2e%2fx.txt", "$(reboot).txt", "`x`.txt", "{{x}}.txt", "<script>.txt", "\xff\xfe.txt", "\xed\xa0\x80.txt", "e\u0301.txt", "ǆ.txt", "ﬁ.txt", "İ.txt", "😀.txt", "12.txt", "content/articles/x.md",
	strings.Repeat("a-", 100000) + ".txt",
}

// Whatever a file is called, the article's slug is one that every file system
// can hold, and the name does not get into the article as anything but words.
func TestHostileNamesBecomeSafeSlugs(t *testing.T) {
	for _, name := range hostileNames {
		for _, text := range []string{"", "con", "The council opened it, and all of them went there; \"this is no headline\",", "..", "../../x y", "con"} {
			raw := []byte(text)
			if strings.HasSuffix(name, ".docx") {
				raw = docxOf(t, para(wordRun(text)), nil)
			} else if strings.HasSuffix(name, ".pdf") {
				s := &setter{maker: &pdfMaker{}, columns: 1, width: 480}
				s.paragraph(text, setterSize, false)
				raw = s.finish()
			}
			r, list := Import(name, raw, Options{})
			if diag.HasErrors(list) {
				if strings.TrimSpace(text) != "" {
					t.Errorf("%q: %v", name, list)
				}
				continue
			}
			faithfulImport(t, r, list)
		}
	}
}

// sizedFiles are files of about a size that cost more than that if something
// in them were looked at again and again.
func sizedFiles(t testing.TB, size int) map[string]hostileFile {
	any := "faithful too-large too-many too-deep no-text lossy-import unreadable-original empty-original bad-encoding"
	out := map[string]hostileFile{}
	for name, piece := range map[string]string{
		"one line": "A sentence about ISIS* and 300 people who fled. ", "one word": "x", "no space": "x*_[", "openings": "(", "quotes": "“a ", "closings": "”", "stars": "ISIS* ", "numbers": "12 ", "a number": "1", "lines": "A line of the text.\n",
		"paragraphs": "A line of the text.\n\n", "carriage returns": "a\r", "no-break spaces": "\u00a0", "marks": "\u0301", "names": "Jane Doe said ", "notes": "*Banned in Russia.\n\n", "signs": "* ** *** ", "letters with stops": "a.b.", "commas": "a, ", "stops": ". ", "dashes": "— ",
		"quotations": "“It is,” he said. ", "Russian": "Иван Петров сообщил, что «около 300 человек» погибли. ", "bidi overrides": "\u202ea", "backslashes": `\`, "brackets": "[", "addresses": "http://a.b/c ",
		"capitals": "A", "hyphens": "a-", "apostrophes": "’", "percent": "5% ", "dollars": "$", "emoji": "👩‍🔬", "by": "By ", "remarks": "ISIS (banned in Russia) ", "remarks apart": "ISIS (banned in Russia) said.\n\n", "and": "Jane Doe and ", "datelines": "LONDON (Reuters) - ",
	} {
		out[name+", txt"] = hostileFile{"x.txt", []byte(textWords + wholeRunes(filled(piece, size)) + "\n\n*Banned in Russia.\n"), any}
	}
	for name, piece := range map[string]string{
		"one line": "A sentence about ISIS* and 300 people. ", "quotes": "> ", "nested quotes": ">", "brackets": "[", "links": "[a](b", "pictures": "![", "emphasis": "*a ", "underscores": "_a ", "both": "**a*", "code": "`", "code spans": "`a``b", "tables": "|", "rows": "|a|b|\n", "lists": "- ", "deep list": "  - a\n",
		"items": "- a\n", "numbers": "1. a\n", "HTML": "<div>", "open HTML": "<a ", "comments": "<!--", "entities": "&amp;", "definitions": "[a]: b\n", "footnotes": "[^a]: b\n", "references": "[a][b]", "addresses": "<http://a.b>", "setext": "a\n=\n", "hard breaks": "a\\\n", "strikes": "~~a", "fences": "```\n", "autolinks": "www.a.b ", "tildes": "~",
	} {
		out[name+", md"] = hostileFile{"x.md", []byte(textWords + filled(piece, size) + "\n"), any}
	}
	for name, piece := range map[string]string{
		"one line": "A sentence about ISIS* and 300 people. ", "tags": "<div>", "bold": "<b>", "tables": "<table><tr><td>", "tables in words": "<table><tr><td>a", "lists": "<ul><li>a", "quotes": "<blockquote>", "paragraphs": "<p>A line of the text.", "links": "<a href=x>y", "opened": "<", "comments": "<!--", "svg": "<svg>", "math": "<math>",
		"templates": "<template>", "forms": "<form>", "select": "<select>", "attributes": "<p a=b c=d>", "attribute": " a=b", "pictures": "<img src=x>", "data": "<img src='data:image/png;base64,AAAA'>", "entities": "&lt;", "buttons": "<button>", "headings": "<h1>a", "ruby": "<ruby>a<rt>b",
		"bold signs": "<b>ISIS*</b> ", "italic signs": "<i>a ISIS*</i>*", "linked names": "<a href=https://a.b>ISIS</a>* ", "cells": "<table><tr><td>a<td>ISIS*", "one row": "<td>a", "line breaks": "a<br>", "bold words": "<b>a</b>", "bold pictures": "<b>a</b><img src=x>",
	} {
		out[name+", html"] = hostileFile{"x.html", []byte(htmlWords + filled(piece, size) + "<p>*Banned in Russia."), any}
	}
	words := filled("A sentence about ISIS* and 300 people. ", size)
	out["one line, docx"] = hostileFile{"x.docx", docxOf(t, para(wordRun(words)), nil), any}
	out["paragraphs, docx"] = hostileFile{"x.docx", docxOf(t, strings.Repeat(para(wordRun("A line of the text.")), size/60), nil), any}
	out["runs, docx"] = hostileFile{"x.docx", docxOf(t, para(strings.Repeat(wordRun("a "), size/50)), nil), any}
	out["cells, docx"] = hostileFile{"x.docx", docxOf(t, "<w:tbl>"+strings.Repeat("<w:tr><w:tc>"+para(wordRun("a"))+"</w:tc><w:tc>"+para(wordRun("b"))+"</w:tc></w:tr>", size/120)+"</w:tbl>", nil), any}
	out["one row, docx"] = hostileFile{"x.docx", docxOf(t, "<w:tbl><w:tr>"+strings.Repeat("<w:tc>"+para(wordRun("a"))+"</w:tc>", size/60)+"</w:tr></w:tbl>", nil), any}
	var pdf strings.Builder
	pdf.WriteString("BT /F1 1 Tf 0.01 TL 0 790 Td ")
	for pdf.Len() < size {
		pdf.WriteString("<000100020003> '\n")
	}
	maker := &pdfMaker{pages: []string{pdf.String() + "ET"}, codes: map[rune]int{'a': 1, ' ': 2, 'b': 3}}
	out["lines, pdf"] = hostileFile{"x.pdf", maker.file(), any}
	out["garbage, pdf"] = hostileFile{"x.pdf", []byte("%PDF-1.7\n" + filled("1 0 obj << /A [", size)), any}
	out["parts, mhtml"] = hostileFile{"x.mhtml", []byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n" + htmlWords + "\r\n" + filled("--x\r\n\r\n", size)), any}
	out["one page, mhtml"] = hostileFile{"x.mhtml", asMHTML([]byte(htmlWords + "<p>" + words)), any}
	return out
}

// Four times the file must not cost twelve times the time; what looks at
// everything for everything would take sixteen. What a busy machine delays is
// measured again.
func TestHostileFilesTakeTimeInProportionToTheirSize(t *testing.T) {
	if testing.Short() || raceDetector {
		t.Skip("imports many megabytes")
	}
	const small, large = 60_000, 240_000
	one, four := sizedFiles(t, small), sizedFiles(t, large)
	for name := range one {
		slow := true
		var before, after time.Duration
		for range 4 {
			_, before = endsWell(t, name, one[name])
			_, after = endsWell(t, name, four[name])
			if slow = after > 12*max(before, 5*time.Millisecond); !slow {
				break
			}
		}
		if slow {
			t.Errorf("%s: %d bytes took %v, %d bytes %v", name, small, before, large, after)
		}
	}
}

// largeFiles are the largest files that are imported at all.
func largeFiles(t testing.TB) map[string]hostileFile {
	const size, line, longest = 50_000_000, 5_000_000, maxText - 1000
	any := "faithful too-large too-many too-deep no-text unreadable-original empty-original bad-encoding not-importable"
	out := map[string]hostileFile{}
	for name, h := range sizedFiles(t, line) {
		h.want = any + " lossy-import"
		out["5 MB of "+name] = h
	}
	for name, h := range sizedFiles(t, longest) { // what just may be an article
		h.want = any + " lossy-import"
		if *longestTexts || name == "one line, txt" || name == "paragraphs, docx" {
			out["4 MB of "+name] = h
		}
	}
	words := filled("A sentence about ISIS* and 300 people who fled. ", size-len(textWords)-2000)
	binary := string(noise(size - 10_000))
	out["50 MB of words, txt"] = hostileFile{"x.txt", []byte(textWords + words), any}
	out["50 MB of words, md"] = hostileFile{"x.md", []byte(textWords + words), any}
	out["50 MB of words, html"] = hostileFile{"x.html", []byte(htmlWords + "<p>" + words), any}
	out["50 MB of words, mhtml"] = hostileFile{"x.mhtml", asMHTML([]byte(htmlWords + "<p>" + words[:size-3_000_000])), any}
	out["50 MB of a picture, mhtml"] = hostileFile{"x.mhtml", []byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n" + htmlWords + "<img src=cid:a>\r\n--x\r\nContent-Type: image/png\r\nContent-ID: <a>\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(binary[:37_000_000])) + "\r\n--x--\r\n"), any}
	out["50 MB of words, docx"] = hostileFile{"x.docx", docxOf(t, para(wordRun(words[:size-3_000_000])), nil), any}
	out["50 MB of a picture, docx"] = hostileFile{"x.docx", docxOf(t, para(wordRun("A bridge."))+para(`<w:r><w:pict><v:imagedata r:id="pic"/></w:pict></w:r>`), map[string]string{"media": binary[:40_000_000]}), any}
	out["50 MB of a drawing, pdf"] = hostileFile{"x.pdf", pdfOf([]string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F << /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
		(&pdfMaker{}).stream("", "BT /F 12 Tf 50 700 Td (Hello world) Tj ET"), (&pdfMaker{}).stream("/Subtype /Image", binary)}, "/Root 1 0 R"), any}
	out["50 MB without a table, pdf"] = hostileFile{"x.pdf", []byte("%PDF-1.7\n" + filled("1 0 obj\n<< /A 1 >>\nendobj\n", size-100)), any}
	for _, ending := range []string{"txt", "md", "html", "mhtml", "docx", "pdf"} {
		out["50 MB of noise, "+ending] = hostileFile{"x." + ending, []byte(binary), any}
		out["50 MB of NUL, "+ending] = hostileFile{"x." + ending, make([]byte, size), any}
		out["50 MB of spaces, "+ending] = hostileFile{"x." + ending, []byte(filled(" ", size)), any}
	}
	for name, piece := range map[string]string{"tags": "<div>", "bold": "<b>", "opened": "<", "comments": "<!--", "paragraphs": "<p>a", "entities": "&lt;", "attribute": " a=b"} {
		out["50 MB of "+name+", html"] = hostileFile{"x.html", []byte(htmlWords + filled(piece, size-1000)), any}
	}
	for name, piece := range map[string]string{"quotes": ">", "brackets": "[", "emphasis": "*a ", "code": "`a", "rows": "|a|b|\n", "HTML": "<div>", "lines": "a\n", "paragraphs": "a\n\n"} {
		out["50 MB of "+name+", md"] = hostileFile{"x.md", []byte(filled(piece, size)), any}
	}
	for name, piece := range map[string]string{"lines": "a\n", "paragraphs": "a\n\n", "brackets": "[", "letters": "ж", "two windows-1251": "\xcf\xf0\xe8\xe2\xe5\xf2 ", "zeros between": "a\x00"} {
		out["50 MB of "+name+", txt"] = hostileFile{"x.txt", []byte(filled(piece, size)), any}
	}
	for name, tags := range map[string]string{"div": "div", "b": "b", "span": "span", "table": "table><tr><td", "ul": "ul><li", "svg": "svg", "font": "font"} {
		out["100,000 nested "+name+", html"] = hostileFile{"x.html", []byte(htmlWords + strings.Repeat("<"+tags+">", 100_000) + "x"), any}
	}
	out["512-deep tables, html"] = hostileFile{"x.html", []byte(htmlWords + strings.Repeat("<table><tr><td>", 512) + "words in it" + strings.Repeat("</table>", 512)), any}
	out["512-deep tables, docx"] = hostileFile{"x.docx", docxOf(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 512)+para(wordRun("x"))+strings.Repeat("</w:tc></w:tr></w:tbl>", 512), nil), any}
	return out
}

// The largest files end as well; how long each took is printed. That is what
// the limit of two seconds is looked up in: a test cannot hold it on a machine
// that does other things.
func TestLargeFilesEndInAnErrorOrAFaithfulImport(t *testing.T) {
	if testing.Short() || raceDetector {
		t.Skip("imports gigabytes")
	}
	files := largeFiles(t)
	for name, h := range hostileDocuments(t) {
		files["document: "+name] = hostileFile{"x.docx", h.raw, h.code + " faithful empty-original"}
	}
	for name, h := range hostilePDFs() {
		files["PDF: "+name] = hostileFile{"x.pdf", h.raw, h.code + " faithful empty-original too-large too-many"}
	}
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		h := files[name]
		delete(files, name)
		outcome, took := endsWell(t, name, h)
		t.Logf("%7.3f s  %9d bytes  %-45s %s", took.Seconds(), len(h.raw), name, outcome)
	}
}

// wholeRunes cuts off the bytes of a character that a cut has parted.
func wholeRunes(text string) string {
	for !utf8.ValidString(text) {
		text = text[:len(text)-1]
	}
	return text
}
