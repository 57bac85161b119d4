package importer

import (
	"bytes"
	"regexp"
	"strings"

	"dossier/internal/diag"

	"golang.org/x/net/html"
)

// What is larger than any page of an article is refused before it costs
// memory: the tree of a page takes up to fifty times the page's own bytes.
const (
	maxPageSize  = 32 << 20
	maxPageMarks = 200_000
	maxPageText  = 4 << 20
)

// parsePage makes the tree of a page in UTF-8, as a browser would. Too large a
// page, too many tags, and elements more than 512 deep, where the parser
// stops, are errors.
func parsePage(name string, text []byte) (*html.Node, []diag.Diagnostic) {
	at := diag.Span{File: name}
	if len(text) > maxPageSize {
		return nil, []diag.Diagnostic{diag.Errorf("too-large", at, "the page is %d bytes long, and at most %d are read", len(text), maxPageSize).
			WithHelp("save the page without its pictures in it, or copy the article's words into a text file and import that")}
	}
	if crowdedTag(text) || countMarks(text) > maxPageMarks {
		return nil, []diag.Diagnostic{diag.Errorf("too-many", at, "there are more than %d tags", maxPageMarks).
			WithHelp("copy the article's words into a text file and import that")}
	}
	doc, err := html.Parse(bytes.NewReader(text))
	if err != nil { // a reader of bytes gives no errors: it is the depth
		return nil, []diag.Diagnostic{diag.Errorf("too-deep", at, "the elements of the page nest more than 512 deep").
			WithHelp("copy the article's words into a text file and import that")}
	}
	return doc, nil
}

// crowdedTag reports whether a tag has more attributes than any page's: the
// tokenizer looks at all of them before anything can be counted.
func crowdedTag(text []byte) bool {
	const most = 50_000
	for at := 0; ; {
		start := bytes.IndexByte(text[at:], '<')
		if start < 0 {
			return false
		}
		at += start + 1
		if at < len(text) && (text[at]|0x20 < 'a' || text[at]|0x20 > 'z') {
			continue
		}
		quote, last, count := byte(0), byte(0), 0
		for ; at < len(text) && (quote != 0 || text[at] != '>'); at++ {
			switch c := text[at]; {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case (c == '"' || c == '\'') && last == '=':
				quote = c
			case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/':
				if count++; count > most {
					return true
				}
				continue // before a quotation mark there may be white space
			}
			last = text[at]
		}
	}
}

// formatting are the elements that the parser opens anew in every block that
// follows, until they are closed (HTML standard, 13.2.4.3).
var formatting = map[string]bool{
	"a": true, "b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true, "s": true,
	"small": true, "strike": true, "strong": true, "tt": true, "u": true,
}

// countMarks bounds the number of nodes that a page becomes, as far as the
// limit: its tags, the attributes of long tags, and what the parser repeats in
// each block because nobody closed it.
func countMarks(text []byte) int {
	const long, perNode = 4096, 2
	z := html.NewTokenizer(bytes.NewReader(text))
	open, all, marks := map[string]int{}, 0, 0
	for marks <= maxPageMarks {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return marks
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			if raw := z.Raw(); len(raw) > long {
				marks += (bytes.Count(raw, []byte(" ")) + bytes.Count(raw, []byte("\n")) + bytes.Count(raw, []byte("/"))) / perNode
			}
			tag, _ := z.TagName()
			name := string(tag)
			switch {
			case !formatting[name]:
				marks += all
			case kind == html.StartTagToken && open[name] < 512 && name != "a" && name != "nobr":
				open[name]++
				all++
			case kind == html.EndTagToken && open[name] > 0:
				open[name]--
				all--
			}
		}
		marks++
	}
	return marks
}

var (
	metaTag     = regexp.MustCompile(`(?is)<meta\b[^>]*>`)
	metaCharset = regexp.MustCompile(`(?i)charset\s*=\s*["']?\s*([a-z0-9_:.+-]{1,40})`)
	xmlCharset  = regexp.MustCompile(`(?i)^\s*<\?xml[^>]*\bencoding\s*=\s*["']([a-z0-9_:.+-]{1,40})["']`)
)

// declaredCharset gives the encoding that a page says it is in; "" when it
// says nothing. Browsers look at the first 1024 bytes; pages that declare it
// behind some scripts mean it all the same.
func declaredCharset(raw []byte) string {
	const far = 16 << 10
	head := raw[:min(len(raw), far)]
	if match := xmlCharset.FindSubmatch(head); match != nil {
		return strings.ToLower(string(match[1]))
	}
	for _, tag := range metaTag.FindAll(head, -1) {
		if match := metaCharset.FindSubmatch(tag); match != nil {
			return strings.ToLower(string(match[1]))
		}
	}
	return ""
}
