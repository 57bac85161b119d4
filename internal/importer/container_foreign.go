package importer

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
)

// foreignFormat is a format that is known and not read.
type foreignFormat struct {
	name       string
	extensions []string
	starts     func(raw []byte) bool
	help       string
}

const saveAsDocx = "open it in a word processor (LibreOffice reads it), save it as a Word document (.docx), and import that"

// foreignFormats lists the formats in which articles arrive and that have to be
// saved as another before.
func foreignFormats() []foreignFormat {
	return []foreignFormat{
		{"a Word document of the time before 2007", []string{".doc", ".dot"}, isOLE, saveAsDocx},
		{"an OpenDocument text", []string{".odt", ".ott", ".fodt"}, hasMimetype("application/vnd.oasis.opendocument"), saveAsDocx},
		{"a Rich Text document", []string{".rtf"}, startsWith(`{\rtf`), saveAsDocx},
		{"a Pages document", []string{".pages"}, func([]byte) bool { return false }, "open it in Pages, export it as Word (.docx), and import that"},
		{"an e-book", []string{".epub", ".mobi", ".fb2", ".azw3"}, hasMimetype("application/epub+zip"),
			"open it in a reader, save the chapter as a web page (.html) or a text (.txt), and import that"},
		{"a picture", []string{".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".webp", ".heic"}, isPicture,
			"make a text of it with a program for the recognition of letters (OCR), read it against the picture, and import that"},
		{"a spreadsheet or presentation", []string{".xlsx", ".pptx", ".xls", ".ppt", ".ods", ".odp"}, func([]byte) bool { return false },
			"save its words as plain text (.txt), and import that"},
		{"an archive", []string{".zip", ".gz", ".7z", ".rar", ".tar"}, startsWith("PK\x03\x04"), "unpack it, and import the files or the folder"},
	}
}

// refuseForeign names the format of a file that no reader reads, and what to do
// about it. It reports false for what is not known either.
func refuseForeign(name string, raw []byte) (diag.Diagnostic, bool) {
	extension := strings.ToLower(path.Ext(name))
	list := foreignFormats()
	pick := slices.IndexFunc(list, func(f foreignFormat) bool { return slices.Contains(f.extensions, extension) })
	if pick < 0 {
		pick = slices.IndexFunc(list, func(f foreignFormat) bool { return f.starts(raw) })
	}
	if pick < 0 {
		return diag.Diagnostic{}, false
	}
	f := list[pick]
	return diag.Errorf("unknown-format", diag.Span{File: name}, "the file is %s, which cannot be imported as it is", f.name).WithHelp("%s", f.help), true
}

// isOLE reports whether a file is an OLE2 compound file [MS-CFB]: an old
// document of Word, or a new one with a password around it.
func isOLE(raw []byte) bool { return bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) }

func startsWith(start string) func([]byte) bool {
	return func(raw []byte) bool { return bytes.HasPrefix(raw, []byte(start)) }
}

// hasMimetype recognises a ZIP file whose first part is its media type, stored
// and unpacked, as OpenDocument and EPUB want it.
func hasMimetype(start string) func([]byte) bool {
	return func(raw []byte) bool {
		return bytes.HasPrefix(raw, []byte("PK\x03\x04")) && bytes.Contains(raw[:min(len(raw), 200)], []byte("mimetype"+start))
	}
}

func isPicture(raw []byte) bool {
	for _, start := range []string{"\x89PNG\r\n", "\xff\xd8\xff", "GIF8", "II*\x00", "MM\x00*"} {
		if bytes.HasPrefix(raw, []byte(start)) {
			return true
		}
	}
	return false
}
