package pages

// Section is a headed part of a record's page.
type Section struct {
	ID      string
	Heading Text
	Lead    Text
	Content SectionContent
}

// SectionContent is one of Facts, Table, Entries, Mentions, Sides, Comparisons,
// *Picture.
type SectionContent interface{ section() }

// Fact is a term and what stands under it.
type Fact struct {
	Term   Text
	Values []Text
	Tone   string // how it is to be seen: empty, "differs", "silent", "apart", "reply"
}

// Facts is a description list.
type Facts []Fact

// Table is a table with a caption.
type Table struct {
	Caption Text
	Head    []Text
	Rows    [][]Text // the first cell heads its row
}

// Entries is a list of entries.
type Entries []Entry

// Mentions lists the places where a record is mentioned, by article.
type Mentions struct {
	Articles []MentionGroup
	Pager    Pager
}

// MentionGroup is the mentions in one article.
type MentionGroup struct {
	Title Text
	Href  string
	Meta  Text // publisher and date
	Items []Mention
	More  Text // says how many further places the article has; linked to it
}

// Mention is one place: the sentence, with the mention itself marked.
type Mention struct {
	Before, Exact, After Text
	Href                 string // the place in the article
	Where                Text   // "paragraph 8", "title"
}

// Pager leads through the parts of a long list; zero for a single part.
type Pager struct {
	Page, Pages int
	Prev, Next  string
}

// Sides sets two sentences side by side, with what differs between them.
type Sides struct {
	Left, Right Side
	Differences []Difference
}

// Side is one of two compared wordings.
type Side struct {
	Heading Text
	Wording Text
	Source  Text
}

// Difference is a field in which a figure differs from what it is derived from.
type Difference struct {
	What  string // changed, dropped, added
	Field Word
	Left  Text // as the figure has it; empty when dropped
	Right Text // as its origin has it; empty when added
}

// Comparisons says how a record stands to others, in groups.
type Comparisons []ComparisonGroup

// ComparisonGroup is the comparisons that come to the same.
type ComparisonGroup struct {
	Heading Text
	Items   []Comparison
}

// Comparison is how a record stands to one other, or how two stand to each other.
type Comparison struct {
	Kicker   Text // whose the other is
	Title    Text
	Href     string
	Findings []Finding
}

// Finding is the outcome of one comparison.
type Finding struct {
	Term    Text // what is compared, where there are several findings: as worded
	Says    Text
	Reasons []Text
}

func (Facts) section()       {}
func (*Table) section()      {}
func (Entries) section()     {}
func (*Mentions) section()   {}
func (*Sides) section()      {}
func (Comparisons) section() {}
