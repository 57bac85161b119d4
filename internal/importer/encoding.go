package importer

import (
	"bytes"
	"unicode/utf8"

	"dossier/internal/diag"
)

// badEncoding says that a file is no text in UTF-8: it holds bytes that are
// not, or NUL, which no text holds. Where another encoding is likely, the help
// names it.
func badEncoding(name string, raw []byte) (diag.Diagnostic, bool) {
	at, message := bytes.IndexByte(raw, 0), "the file is no text: byte %d is NUL (0x%02X)"
	if !utf8.Valid(raw) {
		at, message = invalidAt(raw), "the file is not UTF-8: byte %d has the value 0x%02X"
	}
	if at < 0 {
		return diag.Diagnostic{}, false
	}
	found := diag.Errorf("bad-encoding", diag.Span{File: name, Start: at, End: at + 1}, message, at, raw[at])
	encoding := guessEncoding(raw)
	switch encoding {
	case "":
		return found.WithHelp("save the article as plain text in UTF-8 and import that"), true
	default:
		return found.WithHelp("it may be %s: save it as UTF-8 in your editor, or with `iconv -f %s -t UTF-8 %s > new.txt`, and import that", encoding, encoding, name), true
	}
}

// guessEncoding names the encoding that the bytes of a text which is not UTF-8
// are likely to have; empty when they may be no text at all. Cyrillic letters
// are told by where most small ones lie: at 0xE0 and above in Windows-1251, at
// 0xC0 to 0xDF in KOI8-R.
func guessEncoding(raw []byte) string {
	if bytes.HasPrefix(raw, []byte("\xff\xfe")) || bytes.HasPrefix(raw, []byte("\xfe\xff")) {
		return "UTF-16"
	}
	latin, low, high := 0, 0, 0
	for _, b := range raw {
		switch {
		case b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f':
			return ""
		case b >= 0xe0:
			high++
		case b >= 0xc0:
			low++
		case b >= 'A' && b <= 'z':
			latin++
		}
	}
	switch {
	case latin > low+high:
		return "WINDOWS-1252"
	case high > low:
		return "WINDOWS-1251"
	case low > high:
		return "KOI8-R"
	}
	return ""
}

// invalidAt gives the offset of the first byte that is not UTF-8.
func invalidAt(raw []byte) int {
	at := 0
	for at < len(raw) {
		r, size := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}
