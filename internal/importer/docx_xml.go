package importer

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
)

// Limits of the XML in a document, far beyond what an article needs.
const (
	maxXMLDepth  = 200
	maxXMLTokens = 800_000 // of all parts together: beginnings, ends, texts and comments
)

// element is an element of XML. Names of known vocabularies have their usual
// prefix ("w:p", "a:blip"), all others none.
type element struct {
	name     string
	attrs    []xml.Attr
	text     []byte // of an element that holds text only; the words of w:t
	children []*element
}

// vocabularies maps namespaces, those of the transitional and of the strict
// form of ISO 29500, to the prefixes used here.
var vocabularies = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                "r",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                 "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                             "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":               "dgm",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                           "dgm",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      "wps",
	"urn:schemas-microsoft-com:vml":                                          "v",
	"urn:schemas-microsoft-com:office:office":                                "o",
	"http://purl.org/dc/elements/1.1/":                                       "dc",
	"http://purl.org/dc/terms/":                                              "dcterms",
}

func prefixed(n xml.Name) string {
	if p, ok := vocabularies[n.Space]; ok {
		return p + ":" + n.Local
	}
	return n.Local
}

// attr gives the value of an attribute by its local name.
func (e *element) attr(local string) string {
	for _, a := range e.attrs {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// attrOf gives the value of an attribute by its prefixed name.
func (e *element) attrOf(name string) string {
	for _, a := range e.attrs {
		if prefixed(a.Name) == name {
			return a.Value
		}
	}
	return ""
}

// child gives the first child of a name, or nil; a nil element has none.
func (e *element) child(name string) *element {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// find gives the first element of a name in or below e, or nil.
func (e *element) find(name string) *element {
	if e == nil || e.name == name {
		return e
	}
	for _, c := range e.children {
		if found := c.find(name); found != nil {
			return found
		}
	}
	return nil
}

// on reads a switch of OOXML (ISO 29500-1, 22.9.2.7): an element that is there
// without a value is on.
func (e *element) on() bool {
	switch strings.ToLower(e.attr("val")) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// newXMLDecoder makes a decoder of a part that knows no entities but those of
// XML itself and no encodings but UTF-8 and UTF-16, the two that OPC allows.
func newXMLDecoder(raw []byte) (*xml.Decoder, error) {
	if bytes.HasPrefix(raw, []byte("\xff\xfe")) || bytes.HasPrefix(raw, []byte("\xfe\xff")) {
		utf8, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(raw)
		if err != nil {
			return nil, errArchive("has a part in an unknown encoding")
		}
		raw = utf8
	}
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))))
	d.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(charset), "utf-") {
			return in, nil
		}
		return nil, errors.New("unknown encoding")
	}
	return d, nil
}

// parseXML makes a tree of a part, bounded in depth and size. A document type
// declaration, which alone could define entities, is refused.
func (a *archive) parseXML(part string, raw []byte) (*element, error) {
	d, err := newXMLDecoder(raw)
	if err != nil {
		return nil, err
	}
	root := &element{}
	stack := []*element{root}
	for {
		tok, err := d.Token()
		if err == io.EOF && len(stack) == 1 {
			return root, nil
		}
		if err != nil {
			return nil, errArchive(fmt.Sprintf("has a part that is no well-formed XML: %q", part))
		}
		if a.token++; len(stack) > maxXMLDepth || a.token > maxXMLTokens {
			return nil, errArchive(fmt.Sprintf("has a part that nests too deeply or is too large: %q", part))
		}
		top := stack[len(stack)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			e := &element{name: prefixed(tok.Name), attrs: tok.Attr}
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(top.children) == 0 {
				top.text = append(top.text, tok...)
			}
		case xml.Directive:
			return nil, errArchive(fmt.Sprintf("has a part with a document type declaration, which no word processor writes: %q", part))
		}
	}
}

// parse reads and parses a part of an archive; nil when there is none.
func (a *archive) parse(name string) (*element, error) {
	raw, err := a.read(name)
	if raw == nil || err != nil {
		return nil, err
	}
	return a.parseXML(name, raw)
}
