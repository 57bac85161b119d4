package source

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// declared matches where a page says in what encoding it is: in the declaration
// of XML or in a meta element.
var declared = regexp.MustCompile(`(?i)^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"'>]+)|<meta\b[^>]*\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)`)

// declaredWithin is how far into a page its encoding is looked for, in bytes.
// The HTML standard asks for it within the first 1,024; pages that were saved
// by programs have it later, too.
const declaredWithin = 8192

// encodingOf gives the encoding that the bytes of a copy say they are in: by a
// byte order mark or, of a page, in words. It is nil where nothing says so. An
// encoding is never guessed: one that is wrong makes other words of the text.
func encodingOf(data []byte, page bool) encoding.Encoding {
	label := ""
	switch {
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		label = "utf-16be"
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		label = "utf-16le"
	case bytes.HasPrefix(data, []byte("\uFEFF")):
		label = "utf-8"
	case page:
		head := data[:min(len(data), declaredWithin)]
		if m := declared.FindSubmatch(head); m != nil {
			label = strings.ToLower(string(m[1]) + string(m[2]))
		}
		if strings.HasPrefix(label, "utf-16") { // the words could be read
			label = "utf-8"
		}
	}
	e, name := charset.Lookup(label)
	if name == "replacement" { // what is unsafe to read, by the Encoding standard
		return nil
	}
	return e
}

// decoded gives the bytes of a copy as text. What is UTF-8 stays, whatever a
// page says of itself: it may have been saved in another encoding than it was
// sent in. Bytes that are nothing in an encoding become U+FFFD.
func decoded(data []byte, page bool) string {
	text := string(data)
	if !utf8.Valid(data) {
		if e := encodingOf(data, page); e != nil {
			if out, err := e.NewDecoder().Bytes(data); err == nil {
				text = string(out)
			}
		}
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	return strings.TrimPrefix(text, "\uFEFF")
}
