package pages

import (
	"strings"

	"dossier/internal/annot"
)

// Text is words that have been through the labeller. The zero Text is empty.
type Text struct{ runs []Run }

// Run is a piece of a Text. Signs stand after the words.
type Run struct {
	Words   string
	Href    string // the words are a link
	Em      bool   // a title, set in italics
	Strong  bool   // the words meant by a quotation of context
	Date    string // the words are a date; this is its ISO form
	Excused bool   // looks like a name of an organization and is not one
	Signs   []Sign
	names   [][2]int // bytes of the words that are names of organizations
}

// Sign is a label sign, or a label in parentheses, behind a mention.
type Sign struct {
	Mark string // † or the like; empty for the parenthesis form
	Note string // the id of the page's LabelNote
	Says string // the wording, for the parenthesis form and for assistive technology
}

// Runs gives the pieces in order.
func (t Text) Runs() []Run { return t.runs }

// IsEmpty reports whether there are no words.
func (t Text) IsEmpty() bool { return len(t.runs) == 0 }

// Bare gives the words without their labels, for sorting and comparing; it
// must not reach an output.
func (t Text) Bare() string {
	var b strings.Builder
	for _, r := range t.runs {
		b.WriteString(r.Words)
	}
	return b.String()
}

// Join puts texts one after the other.
func Join(texts ...Text) Text {
	var out Text
	for _, t := range texts {
		out.runs = append(out.runs, t.runs...)
	}
	return out
}

// Plain is words for places where no markup is possible, with the labels they
// owe in parentheses.
type Plain struct{ words string }

// String gives the words.
func (p Plain) String() string { return p.words }

// joinPlain puts words one behind the other.
func joinPlain(list ...Plain) Plain {
	var b strings.Builder
	for _, p := range list {
		b.WriteString(p.words)
	}
	return Plain{b.String()}
}

// Node is a node of a body, made from an annot.Node: the same kinds, with
// text cut at mentions and Signs behind them.
type Node struct {
	Kind     annot.NodeKind
	ID       string // fragment of a block or a mark
	Number   int    // the paragraph's number in the original; 0 for none
	Text     string // Text, Code, CodeBlock
	Signs    []Sign // Signed: behind the node before it
	Level    int    // Heading: 2 to 6 in a page whose h1 is its own
	First    int    // List
	Ordered  bool   // List
	Tight    bool   // List
	Align    string // Cell
	Info     string // CodeBlock
	Href     string // Link, Image, NoteRef
	Title    Plain  // Link, Image
	Alt      Plain  // Image
	Size     Size   // Image
	Mark     *Mark  // Mark
	Cites    []CiteLink
	Children []*Node
	Cards    []Card // of a top-level block: the notes that stand after it
}

// Size is how many points a picture has; zero when nobody knows.
type Size struct{ Width, Height int }

// Signed is the kind of a node that holds label signs only.
const Signed annot.NodeKind = 100

// Mark is what an annotated span says of its words.
type Mark struct {
	Classes []string  // org, figure, person, source, quote, label, note, standfirst, byline, dateline, omitted, inserted, suggested, excused
	Cards   []CardRef // the cards that its sign opens, innermost layer first
	Title   Plain     // a short description for assistive technology
	Href    string    // the words are a link: a printed label's mark to its note
	Printed []PrintedLabel
}

// PrintedLabel is what a label that the article itself prints is about.
type PrintedLabel struct {
	Org          string // id
	Jurisdiction string // code; empty when nothing tells, so that it counts for none
}

// CardRef points from a mark to a card of the same page.
type CardRef struct {
	ID    string // of the card
	Layer string // org, figure, source, person, note
	Says  Plain  // "About Islamic State (…)"
}

// CiteLink is one cited work of a citation.
type CiteLink struct {
	Prefix Text
	Text   Text   // "European Counter Terrorism Centre 2016"
	Suffix Text   // locator and suffix
	Href   string // the work's page
}

// LabelLayer is the layer of cards that are labels, which the policy places in
// the margin. They are no notes: nothing hides them.
const LabelLayer = "label"

// Card is a short note on a record, shown in the margin once per page.
type Card struct {
	ID     string // fragment: note-<record>
	Layer  string // org, figure, source, person, note, or LabelLayer
	Kicker Text   // what kind of thing this is
	Title  Text
	Href   string // the record's page; empty for a private person
	Facts  []Fact
	Backs  []string // ids of the marks that it belongs to
}
