package annot

import (
	"sort"
	"strings"

	"dossier/internal/diag"
)

// Article is a parsed file of annotated Markdown: an article of the dossier or
// one of the dossier's own pages. It depends on the bytes of its file alone.
type Article struct {
	Slug  string // the file's name without .md
	Path  string // from the dossier's root, slash-separated
	Own   bool   // one of the dossier's own pages, not somebody's article
	Src   []byte // the file's bytes
	Front FrontMatter
	Body  int // where the body begins, in bytes
	Root  *Node
	// Blocks are the text-bearing blocks in the order of the file; the bodies
	// of footnotes and the descriptions of pictures are blocks of their own.
	Blocks      []Block
	Annotations []Annotation // in the order of their opening brackets
	Citations   []Citation   // in the order of the file
}

// Title is the article's first heading of level 1 as plain text, else the
// title of the front matter, else the slug.
func (a *Article) Title() string {
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Node.Kind == Heading && b.Node.Level == 1 {
			return strings.Join(strings.Fields(b.Text), " ")
		}
	}
	if a.Front.Title.Text != "" {
		return a.Front.Title.Text
	}
	return a.Slug
}

// NodeKind tells the nodes of an article's tree apart.
type NodeKind uint8

// The kinds of nodes: first blocks, then inlines.
const (
	Document NodeKind = iota
	Paragraph
	Heading   // Level 1 to 6
	Quote     // block quotation
	List      // Ordered, Start, Tight
	Item      // of a List
	CodeBlock // Text, Info
	Rule      // thematic break
	Table     // rows; the first is the head
	Row
	Cell // Align
	Note // the body of the footnote Label

	Text      // Text: what a reader reads, escapes and entities resolved
	Code      // Text
	Emph      //
	Strong    //
	Strike    //
	Link      // Dest, Title
	Image     // Dest, Title; the children are its description
	SoftBreak // a line break in the file that a reader sees as a space
	HardBreak //
	Mark      // an annotated span; Index in Annotations
	Cite      // a citation; Index in Citations
	NoteRef   // a reference to the footnote Label
)

// Node is a node of an article's tree. A Text node whose Text is as long as
// its range in the file stands there byte for byte; the parser makes a node of
// its own for every escape and entity, so that any other Text node stands for
// its whole range.
type Node struct {
	Kind       NodeKind
	Start, End int // bytes of the file, markup included
	Text       string
	Level      int    // Heading
	First      int    // List: its first number
	Ordered    bool   // List
	Tight      bool   // List
	Align      string // Cell: left, center, right or empty
	Info       string // CodeBlock: the fence's words
	Dest       string // Link, Image
	Title      string // Link, Image
	Label      string // Note, NoteRef
	Index      int    // Mark, Cite, NoteRef (the footnote's number from 1)
	Children   []*Node
}

// Block is a paragraph, heading, table cell, code block or the description of
// a picture, with its text.
type Block struct {
	Node *Node
	// Text is what a reader reads, inserted words included, with "\n" for a
	// line break and nothing for citations and footnote references.
	Text string
	// Leaves map Text back to the file: leaf i covers Text from Leaves[i].At
	// to Leaves[i+1].At. Sorted by At.
	Leaves []Leaf
	// Number is the number of the paragraph in the original, from 1; 0 for
	// the editor's own blocks.
	Number int
	// Editor marks blocks that are not the article's: footnote bodies and
	// picture descriptions.
	Editor bool
}

// Leaf is a piece of a block's text and the node it comes from.
type Leaf struct {
	At   int // byte offset in Block.Text
	Node *Node
}

// Source gives the bytes of the file in which Text[from:to] of the block
// stands: exact where the text stands there literally, the whole leaf where it
// is an escape or an entity.
func (b *Block) Source(file string, from, to int) diag.Span {
	s := diag.Span{File: file, Start: b.Node.Start, End: b.Node.End}
	if len(b.Leaves) == 0 {
		return s
	}
	s.Start = b.offset(from, false)
	s.End = max(s.Start, b.offset(to, true))
	return s
}

// offset maps an offset of Text to one of the file; end tells which side of a
// border between leaves, and of a leaf that is not literal, is meant.
func (b *Block) offset(at int, end bool) int {
	behind := sort.Search(len(b.Leaves)-1, func(i int) bool { // of the first leaf that is not meant
		next := b.Leaves[i+1].At
		return next > at || end && next == at
	})
	leaf := b.Leaves[behind]
	n := leaf.Node
	if len(n.Text) == n.End-n.Start {
		return n.Start + min(max(at-leaf.At, 0), len(n.Text))
	}
	if end {
		return n.End
	}
	return n.Start
}

// Annotation is one bracketed span with its attributes.
type Annotation struct {
	At     diag.Span // from [ to behind }
	Words  diag.Span // between the brackets
	Attrs  []Attr    // in the order of the file
	Node   *Node     // its Mark
	Block  int       // index in Article.Blocks
	From   int       // its words in the block's Text
	To     int
	Parent int // the annotation directly around it, or -1
}

// AttrKind tells key=value, .class and #id apart.
type AttrKind uint8

// The kinds of attributes.
const (
	KeyValue AttrKind = iota
	Class
	ID
)

// Attr is one attribute of a span.
type Attr struct {
	Kind    AttrKind
	Key     string    // the key, the class without its dot, the id without its #
	Value   string    // of a KeyValue, quotes and escapes resolved
	At      diag.Span // the whole attribute
	KeyAt   diag.Span // the key, class or id without its sign
	ValueAt diag.Span // the value without its quotes
}

// IDs gives the ids of a value that may hold several, each with its place.
func (a Attr) IDs() []Ref {
	var out []Ref
	for at := 0; at < len(a.Value); {
		if a.Value[at] == ' ' || a.Value[at] == '\n' || a.Value[at] == '\t' {
			at++
			continue
		}
		end := at
		for end < len(a.Value) && a.Value[end] != ' ' && a.Value[end] != '\n' && a.Value[end] != '\t' {
			end++
		}
		span := a.ValueAt
		if span.End-span.Start == len(a.Value) {
			span.Start, span.End = a.ValueAt.Start+at, a.ValueAt.Start+end
		}
		out = append(out, Ref{ID: a.Value[at:end], At: span})
		at = end
	}
	return out
}

// Get gives the value of a key.
func (a *Annotation) Get(key string) (Attr, bool) {
	for _, attr := range a.Attrs {
		if attr.Kind == KeyValue && attr.Key == key {
			return attr, true
		}
	}
	return Attr{}, false
}

// Has reports whether the span has a class.
func (a *Annotation) Has(class string) bool {
	for _, attr := range a.Attrs {
		if attr.Kind == Class && attr.Key == class {
			return true
		}
	}
	return false
}

// Citation is a cluster of cites in one pair of brackets.
type Citation struct {
	At    diag.Span
	Cites []CiteItem
	Block int // index in Article.Blocks
	From  int // where it stands in the block's Text
}

// CiteItem is one cited work of a cluster, in Pandoc's terms.
type CiteItem struct {
	Prefix         string
	ID             string
	Locator        string // "p. 4"
	Suffix         string
	SuppressAuthor bool
	At             diag.Span // the id
}
