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

// Paragraph is a paragraph of an article as printed: one line of text, in
// which a line break of the original is a space, and white space is otherwise
// as the original has it. It holds something that is no white space.
type Paragraph struct {
	Text string
	Role Role
	// Breaks are the offsets of those spaces, in order, at which the article
	// means a line to end; what stands on both sides of one is no white space.
	Breaks []int
}

// Raw is an article as a format's reader understood it.
type Raw struct {
	Paragraphs []Paragraph
}

// Format is a kind of file that articles arrive in.
type Format struct {
	Name       string   // as in messages: "plain text"
	Extensions []string // with their dots, lower case; the first is that of the stored original
	// Recognise reports whether bytes of a file with another extension, or
	// none, are of this format.
	Recognise func(raw []byte) bool
	// Read makes paragraphs of a file; name is for diagnostics. After an
	// error among these, the Raw is not used.
	Read func(name string, raw []byte) (Raw, []diag.Diagnostic)
}

// Formats lists what can be imported; of two formats that recognise the same
// bytes the first counts.
func Formats() []Format {
	return []Format{
		plainText(),
	}
}

// formatOf picks the format of a file: by its extension, else by its bytes.
func formatOf(name string, raw []byte) (Format, bool) {
	extension := strings.ToLower(path.Ext(name))
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
