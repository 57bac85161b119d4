package importer

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
)

// Role says what a paragraph of an article is.
type Role uint8

// The roles of paragraphs. A reader names those that its format tells apart
// and leaves the others Body; the recognisers look at these.
const (
	Body Role = iota
	Headline
	Standfirst
	Byline
	Credits // lines of a byline and a date, marked one by one
)

// Input is a file as it was received.
type Input struct {
	Name     string // of the file or the last part of its address: for messages and the choice of the format
	Raw      []byte // its bytes
	Type     string // its media type as a server declared it, parameters included; empty when nobody did
	Encoding string // the encoding that the user names; empty: declared, else found out
	URL      string // where it was published; empty when unknown. Relative addresses in it are resolved against it
	// Everything says that each passage that is left out is told, not only
	// how many there are.
	Everything bool
}

// Raw is an article as a format's reader understood it.
type Raw struct {
	Paragraphs []Paragraph
	Meta       Meta
	// Extraction names the extractor and its version ("html 1", "pdf 1"), or
	// the encoding that a text was read in, where the bytes are no text in
	// UTF-8: the text of the paragraphs is then stored beside the original. An
	// extractor whose file was not in UTF-8 adds the encoding behind a comma
	// ("html 1, windows-1251"), so that the extraction can be run again.
	Extraction string
	Pictures   []Picture
}

// Meta is what a file says about the article in it, beside its text. Everything
// may be empty; what the user says counts more.
type Meta struct {
	Title     string   // used only where no paragraph is a headline
	Given     bool     // Title stands in front matter: a text that does not print it has no other headline to be guessed
	Byline    []string // names of its authors
	Publisher string   // a name
	Issued    string   // EDTF, of a day
	URL       string   // where it was published
	Canonical string   // where the publisher says it belongs, if elsewhere
	Lang      string   // BCP 47
}

// Paragraph is a paragraph of an article as printed: one line of text, in
// which a line break of the original is a space, and white space is otherwise
// as the original has it. It holds something that is no white space. A row of
// a table is a paragraph, its cells joined by one space each.
type Paragraph struct {
	Text string
	Role Role
	// Breaks are the offsets of those spaces, in order, at which the article
	// means a line to end; what stands on both sides of one is no white space,
	// but in code.
	Breaks []int
	// Level is that of a heading that is not the headline, 2 to 6; else 0.
	Level int
	// Within are the containers around it, the outermost first.
	Within []Container
	// Cells are the offsets of the spaces between the cells of a row; only a
	// paragraph within a Table has any. A cell may be empty.
	Cells []int
	// Code says that it is preformatted: each space counts, nothing in it is
	// marked, and Breaks are the ends of its lines.
	Code bool
	// Inline is the markup within it: ranges that nest or lie apart, an outer
	// one before those inside it.
	Inline []Inline
}

// Container is a block that holds paragraphs. Paragraphs with the same ID are
// in the same one.
type Container struct {
	Kind  ContainerKind
	ID    int // unique in the article
	First int // of an ordered List: its first number
}

// ContainerKind tells containers apart.
type ContainerKind uint8

// The kinds of containers. An Item stands in a List, and a row in a Table, the
// first of which is the head.
const (
	Quotation ContainerKind = iota
	BulletList
	OrderedList
	Item
	Table
)

// Inline is markup of a range of a paragraph's text, or a picture.
type Inline struct {
	Kind       InlineKind
	Start, End int    // bytes of the text; equal for an Image
	Dest       string // Link: an absolute address, http, https or mailto
	Picture    int    // Image: its index in Raw.Pictures
}

// InlineKind tells inline markup apart.
type InlineKind uint8

// The kinds of inline markup.
const (
	Emph InlineKind = iota
	Strong
	Strike
	InlineCode
	Link
	Image
)

// Picture is a picture of an article, of which so far only the place is known.
type Picture struct {
	Source  string // its address as the file has it, or resolved against the file's own
	Data    []byte // its bytes, where the file itself holds them
	Alt     string // what it shows, as the article says
	Caption string // printed below it; the caption is a paragraph of its own, too
	Before  int    // it stands before this paragraph, where it stands in none
	Inline  bool   // it stands in a paragraph, as an Inline says
	// Embedded says that it is no picture but something that plays or that
	// another page shows; it becomes an editor's note.
	Embedded bool
}

// Format is a kind of file that articles arrive in.
type Format struct {
	Name       string   // as in messages: "plain text"
	Extensions []string // with their dots, lower case; the first is that of the stored original
	Types      []string // media types, without parameters
	// Recognise reports whether bytes of a file with another extension, or
	// none, are of this format.
	Recognise func(raw []byte) bool
	// Read makes paragraphs of a file. It proves that it lost none of the
	// words: what it could not keep is the error lossy-import, what it left
	// out on purpose (menus, advertisements) is told. After an error among the
	// diagnostics, the Raw is not used.
	Read func(in Input) (Raw, []diag.Diagnostic)
}

// Formats lists what can be imported; of two formats that recognise the same
// bytes the first counts.
func Formats() []Format {
	return []Format{
		docxFormat(),
		pdfFormat(),
		htmlFormat(),
		mhtmlFormat(),
		markdownText(),
		plainText(),
	}
}

// formatOf picks the format of a file: by its media type, where a server has
// declared a telling one, else by its extension, else by its bytes.
func formatOf(name, mediaType string, raw []byte) (Format, bool) {
	kind, _, _ := strings.Cut(mediaType, ";")
	kind = strings.ToLower(strings.TrimSpace(kind))
	extension := strings.ToLower(path.Ext(name))
	for _, f := range Formats() {
		// Servers call everything that they do not know plain text.
		if slices.Contains(f.Types, kind) && kind != "text/plain" {
			return f, true
		}
	}
	for _, f := range Formats() {
		if slices.Contains(f.Extensions, extension) {
			return f, true
		}
	}
	for _, f := range Formats() {
		if f.Recognise(raw) {
			return f, true
		}
	}
	return Format{}, false
}

// formatNamed gives the format with a name.
func formatNamed(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
