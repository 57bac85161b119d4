package importer

import (
	"bytes"
	"fmt"
	"mime"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
)

// decode gives the text of a file in UTF-8, without a byte order mark. What
// the text is encoded in is known, in this order, by
//
//  1. a byte order mark,
//  2. the user, who names it (Input.Encoding),
//  3. the bytes, where they are UTF-8: no other text looks like it by chance,
//  4. the server, or the file itself (declared: the charset of a meta element
//     or of an XML declaration), unless the letters clearly tell another,
//  5. the letters: see guess.
//
// The encoding is empty where the text is the file's own bytes, else its name
// in the Encoding standard of the WHATWG, or utf-32le or utf-32be. Bytes that
// are none of the encoding's, and all bytes of a file whose encoding nobody
// can tell, are the error bad-encoding with the offset of the first, and the
// text is nil; but where the user names the encoding, they become U+FFFD and
// the warning replaced-bytes. NUL is in no text.
func decode(in Input, declared string) (text []byte, encoding string, list []diag.Diagnostic) {
	name, how, list := pickEncoding(in, declared)
	if name == "" {
		return nil, "", list
	}
	d := decodeAs(name, in.Raw)
	switch {
	case d.nul >= 0:
		return nil, "", append(list, noText(in, d.nul))
	case d.count > 0 && in.Encoding == "":
		return nil, "", append(list, notEncoded(in, name, how, d))
	case d.count > 0:
		return d.text, name, append(list, replaced(in, name, d))
	case name == "utf-8":
		return d.text, "", list
	}
	return d.text, name, append(list, diag.New(diag.Info, "read-as", diag.Span{File: in.Name}, "the file was read as %s, %s", name, how).
		WithHelp("if its letters look wrong, remove the article and its original and import the file again with `--encoding NAME`"))
}

// pickEncoding tells what a file is encoded in, and how that is known. Without
// an answer the name is empty and the diagnostics say why.
func pickEncoding(in Input, declared string) (name, how string, list []diag.Diagnostic) {
	if name := byteOrderMark(in.Raw); name != "" {
		return name, "as its byte order mark says", nil
	}
	if in.Encoding != "" {
		name, near := Encoding(in.Encoding)
		if name == "" {
			return "", "", []diag.Diagnostic{unknownEncoding(in, near)}
		}
		return name, "as you said", nil
	}
	declared, _ = Encoding(charsetOf(in.Type, declared))
	nul := bytes.IndexByte(in.Raw, 0)
	if nul < 0 && utf8.Valid(in.Raw) {
		return unicodeOrDeclared(in, declared)
	}
	if nul >= 0 {
		if isWide(declared) && fits(declared, in.Raw) {
			return declared, "as it declares", nil
		}
		if name := guessWide(in.Raw); name != "" {
			return name, "which the order of its bytes suggests", nil
		}
		return "", "", []diag.Diagnostic{noText(in, nul)}
	}
	if brokenUTF8(in.Raw) {
		return "utf-8", "which most of its letters are", nil
	}
	g := guess(in.Raw)
	if declared != "" && declared != "utf-8" {
		if fits(declared, in.Raw) && !g.contradicts(declared) {
			return declared, "as it declares", nil
		}
	}
	if g.name == "" {
		return "", "", []diag.Diagnostic{cannotTell(in, g)}
	}
	if declared != "" {
		list = append(list, diag.Warnf("read-as", diag.Span{File: in.Name}, "the file declares %s, but its letters are %s", declared, g.name).
			WithHelp("if its letters look wrong, remove the article and its original and import the file again with `--encoding %s`", declared))
	}
	return g.name, "which its letters suggest", list
}

// unicodeOrDeclared decides for bytes that are valid UTF-8: they are UTF-8,
// but for an encoding of seven bits that is declared and used.
func unicodeOrDeclared(in Input, declared string) (name, how string, list []diag.Diagnostic) {
	if declared == "iso-2022-jp" && bytes.IndexByte(in.Raw, 0x1b) >= 0 && fits(declared, in.Raw) {
		return declared, "as it declares", nil
	}
	if declared != "" && declared != "utf-8" && firstBeyondASCII(in.Raw) >= 0 {
		list = append(list, diag.New(diag.Info, "read-as", diag.Span{File: in.Name}, "the file declares %s, but it is UTF-8 and was read as that", declared).
			WithHelp("name the encoding with `--encoding %s` to have it read so", declared))
	}
	return "utf-8", "", list
}

// charsetOf gives the charset of a media type, else the one that the file
// itself declares. The latter can be read only in an encoding that has ASCII's
// letters, so that UTF-16 stands there for UTF-8 (HTML standard, 13.2.3.2).
func charsetOf(mediaType, declared string) string {
	if _, params, err := mime.ParseMediaType(mediaType); err == nil && params["charset"] != "" {
		return params["charset"]
	}
	if name, _ := Encoding(declared); strings.HasPrefix(name, "utf-") {
		return "utf-8"
	}
	return declared
}

// isWide reports whether an encoding has units of two or four bytes, so that
// its texts hold bytes that are zero.
func isWide(name string) bool {
	return strings.HasPrefix(name, "utf-16") || strings.HasPrefix(name, "utf-32")
}

// firstBeyondASCII gives the offset of the first byte that is not ASCII, or
// -1.
func firstBeyondASCII(raw []byte) int {
	return slices.IndexFunc(raw, func(b byte) bool { return b >= utf8.RuneSelf })
}

// brokenUTF8 reports whether bytes that are not UTF-8 were meant to be: more
// of them form characters of several bytes than stray. Letters of other
// encodings rarely form any. A lone surrogate, which some programs write as
// three bytes, is none of UTF-8's characters but is of no other encoding.
func brokenUTF8(raw []byte) bool {
	good, bad := 0, 0
	for i := max(0, firstBeyondASCII(raw)); i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		switch {
		case r == utf8.RuneError && size == 1 && isSurrogate(raw[i:]):
			good++
			size = 3
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		i += size
	}
	return good > bad
}

// isSurrogate reports whether bytes begin with half of a pair of UTF-16 in the
// form of UTF-8.
func isSurrogate(raw []byte) bool {
	return len(raw) > 2 && raw[0] == 0xed && raw[1] >= 0xa0 && raw[1] <= 0xbf && raw[2]&0xc0 == 0x80
}

func noText(in Input, at int) diag.Diagnostic {
	found := diag.Errorf("bad-encoding", diag.Span{File: in.Name, Start: at, End: at + 1}, "the file is no text: byte %d is NUL (0x00)", at)
	return found.WithHelp("save the article as plain text in UTF-8 and import that")
}

// notEncoded says where the bytes of a file leave its encoding.
func notEncoded(in Input, name, how string, d decoded) diag.Diagnostic {
	at := d.bad[0]
	found := diag.Errorf("bad-encoding", diag.Span{File: in.Name, Start: at, End: at + 1},
		"the file is not well-formed %s: byte %d (0x%02X) begins no character", name, at, in.Raw[at]).
		WithHelp("save the article anew in UTF-8, or import it with `--encoding %s`: what is broken is then replaced by U+FFFD", name)
	if how != "" {
		found = found.WithNote("it was read as %s, %s", name, how)
	}
	return found.WithNote("%s in all", characters(d.count))
}

// replaced warns of bytes that were replaced because the user named the
// encoding.
func replaced(in Input, name string, d decoded) diag.Diagnostic {
	at := d.bad[0]
	found := diag.Warnf("replaced-bytes", diag.Span{File: in.Name, Start: at, End: at + 1}, "%s of the file are not %s and became U+FFFD: the first is byte %d (0x%02X)", characters(d.count), name, at, in.Raw[at])
	if len(d.bad) > 1 {
		var more []string
		for _, at := range d.bad[1:] {
			more = append(more, fmt.Sprint(at))
		}
		if d.count > len(d.bad) {
			more = append(more, "…")
		}
		found = found.WithNote("further ones: %s", strings.Join(more, ", "))
	}
	return found.WithHelp("look for � in the article; perhaps the file has another encoding")
}

func characters(n int) string {
	if n == 1 {
		return "1 place"
	}
	return fmt.Sprintf("%d places", n)
}

func cannotTell(in Input, g guessed) diag.Diagnostic {
	at := invalidAt(in.Raw)
	found := diag.Errorf("bad-encoding", diag.Span{File: in.Name, Start: at, End: at + 1}, "the file is not UTF-8, and its encoding cannot be told: byte %d has the value 0x%02X", at, in.Raw[at])
	if len(g.likely) == 0 {
		return found.WithHelp("save the article as plain text in UTF-8, or name its encoding with `--encoding NAME`")
	}
	return found.WithHelp("it may be %s: name it with `--encoding %s`", strings.Join(g.likely, " or "), g.likely[0])
}

func unknownEncoding(in Input, near string) diag.Diagnostic {
	found := diag.Errorf("unknown-encoding", diag.Span{File: in.Name}, "there is no encoding `%s`", in.Encoding)
	if near != "" {
		return found.WithHelp("did you mean `%s`?", near)
	}
	return found.WithHelp("write a name of the WHATWG's Encoding standard, such as windows-1251, koi8-r or utf-16le")
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
