package importer

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/pdf"
)

// pdfExtraction names this extraction. A change that gives other words, or
// other borders between paragraphs, counts it up.
const pdfExtraction = "pdf 1"

// pdfFormat is the format of PDF files that hold text.
//
// A PDF knows signs and places, no words. Signs become chunks, chunks are put
// into columns, lines and paragraphs by where they stand; what repeats at the
// top or the bottom of the pages is left out and told. Of every sign that a
// page shows it is proved that it is in the text or among what was told.
func pdfFormat() Format {
	return Format{Name: "PDF with text", Extensions: []string{".pdf"}, Types: []string{"application/pdf"}, Recognise: isPDF, Read: readPDF}
}

// isPDF recognises a file without a telling name: one that begins as a PDF
// does, white space aside.
func isPDF(raw []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(raw[:min(len(raw), 1000)]), []byte("%PDF-"))
}

// readPDF reads a PDF file.
func readPDF(in Input) (Raw, []diag.Diagnostic) {
	at := diag.Span{File: in.Name}
	file, err := pdf.Open(in.Raw)
	if err != nil {
		return Raw{}, []diag.Diagnostic{pdfError(at, err)}
	}
	pages, err := file.Pages()
	if err != nil {
		return Raw{}, []diag.Diagnostic{pdfError(at, err)}
	}
	doc := &pdfDocument{pages: len(pages)}
	for i, p := range pages {
		content, err := file.Content(p)
		if err != nil {
			return Raw{}, []diag.Diagnostic{pdfError(at, err)}
		}
		doc.addPage(i, p, content)
	}
	if found, bad := doc.unreadable(at); bad {
		return Raw{}, []diag.Diagnostic{found}
	}
	doc.findRunning()
	doc.findLines()
	list := doc.proveLines(at)
	paragraphs := doc.paragraphs()
	list = append(list, doc.proveParagraphs(at, paragraphs)...)
	return Raw{
		Paragraphs: paragraphs, Extraction: pdfExtraction,
		Meta: Meta{Title: pdfTitle(file.Info("Title")), Byline: pdfAuthors(file.Info("Author")), Lang: pdfLang(file.Lang())},
	}, append(list, doc.told(at)...)
}

// pdfError says why a file cannot be read, and what to do about it.
func pdfError(at diag.Span, err error) diag.Diagnostic {
	var e *pdf.Error
	code, help := "unreadable-original", "open it in a browser or a reader, print it into a new PDF file, and import that"
	if errors.As(err, &e) {
		switch e.Kind {
		case pdf.Encrypted:
			code = "encrypted-original"
			help = "open it with its password in a reader (the password may be empty), print it into a new PDF file, and import that"
		case pdf.TooLarge:
			help = "print the pages of the article into a new PDF file, and import that"
		case pdf.Broken:
		}
	}
	return diag.Errorf(code, at, "the file %s", err).WithHelp("%s", help)
}

// unreadable refuses a file whose pages hold no text, or hardly any that can
// be told.
func (d *pdfDocument) unreadable(at diag.Span) (diag.Diagnostic, bool) {
	const share = 50 // one in so many may be unknown
	help := "run a program for the recognition of letters (OCR, such as ocrmypdf) over it and import what that makes, or copy the article into a plain text (.txt)"
	switch {
	case d.letters == 0 && d.pictures > 0:
		return diag.Errorf("no-text", at, "the %s of this PDF hold pictures and no text; it was probably scanned", countOf(d.pages, "page", "pages")).WithHelp("%s", help), true
	case d.letters == 0:
		return diag.Errorf("no-text", at, "the %s of this PDF hold no text", countOf(d.pages, "page", "pages")).WithHelp("%s", help), true
	case d.unknown*share > d.letters:
		return diag.Errorf("no-text", at, "%d of the %d letters of this PDF cannot be told: its fonts do not say which characters their signs are", d.unknown, d.letters).WithHelp("%s", help), true
	}
	return diag.Diagnostic{}, false
}

// told gives what was left out, joined or could not be told.
func (d *pdfDocument) told(at diag.Span) []diag.Diagnostic {
	var list []diag.Diagnostic
	if len(d.running) > 0 {
		list = append(list, diag.New(diag.Info, "left-out", at, "running heads and feet and page numbers are left out: %s", quoteAll(d.running)).
			WithHelp("if one of them is part of the article, such as a note on a ban, copy the article into a plain text (.txt) with it and import that"))
	}
	if len(d.outside) > 0 {
		list = append(list, diag.Warnf("left-out", at, "words beyond the edges of the pages, which nobody sees, are left out: %s", quoteAll(d.outside)))
	}
	if d.twice > 0 {
		list = append(list, diag.New(diag.Info, "left-out", at, "%s that the file draws twice in the same place, to make them bold, count once", countOf(d.twice, "letter", "letters")))
	}
	if d.pictures > 0 {
		list = append(list, diag.New(diag.Info, "left-out", at, "%s not taken over", countOf(d.pictures, "picture is", "pictures are")).
			WithHelp("save those that matter from a reader; PDF does not say what they show"))
	}
	if d.unknown > 0 {
		list = append(list, diag.Warnf("unreadable-letters", at, "%s became � (U+FFFD), because the font does not say which characters are meant: %s", countOf(d.unknown, "sign", "signs"), quoteAll(d.unknownAt)).
			WithHelp("look them up on the page; where they matter, copy the article into a plain text (.txt), correct it and import that"))
	}
	if d.hidden*2 > d.letters {
		list = append(list, diag.Warnf("recognised-text", at, "the text lies invisibly over a picture: a program for the recognition of letters (OCR) has read it from a scan").
			WithHelp("read the article against the pages before you annotate it"))
	}
	if d.rightToLeft > 0 {
		list = append(list, diag.Warnf("recognised-text", at, "%s of a script that runs from right to left may stand in the wrong order", countOf(d.rightToLeft, "letter", "letters")).
			WithHelp("read these words against the pages"))
	}
	return append(list, d.hyphens.told(at)...)
}

// pdfTitle cleans the title of a file's properties from what programs put
// there.
func pdfTitle(title string) string {
	title = strings.Join(strings.Fields(title), " ")
	for _, prefix := range []string{"Microsoft Word - ", "Microsoft PowerPoint - "} {
		title = strings.TrimPrefix(title, prefix)
	}
	lower := strings.ToLower(title)
	for _, junk := range []string{".doc", ".docx", ".pdf", ".indd", ".qxd", ".rtf", ".odt", ".tex", ".dvi"} {
		if strings.HasSuffix(lower, junk) {
			return ""
		}
	}
	if lower == "untitled" || lower == "без имени" || strings.ContainsRune(title, '\ufffd') {
		return ""
	}
	return title
}

func pdfAuthors(author string) []string {
	author = strings.Join(strings.Fields(author), " ")
	if noAuthor.MatchString(author) || strings.ContainsRune(author, '\ufffd') {
		return nil
	}
	return []string{author}
}

func pdfLang(tag string) string {
	if !languageTag.MatchString(tag) {
		return ""
	}
	return tag
}

// pageName names a page as readers count them.
func pageName(page int) string { return fmt.Sprintf("page %d", page+1) }
