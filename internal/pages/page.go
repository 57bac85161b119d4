// Package pages plans the published site: Graph in, closed values out.
//
// A Page holds everything that its file will show and nothing else: no pointer
// into the graph, no function, no raw string from a record. Every word that
// comes from a file of the dossier has gone through the labeller on its way
// in, which the types enforce: templates print Text (words with their label
// signs), Plain (words where no markup is possible, with their labels in
// parentheses) and Node (an article's body), and only the labeller makes them.
//
// Addresses are paths from the site's root ("sources/ectc-2016/index.html",
// with a fragment where one is meant) or absolute URLs; render makes them
// relative to the page.
package pages

// Page is one HTML page of the site.
type Page struct {
	Path        string // file, from the site's root
	Type        string // names the template and the kind of page: home, prose, article, …
	Lang        string // BCP 47
	Title       Plain  // of the browser's tab, without the dossier's own title
	Heading     Text   // the page's first heading
	Kicker      Text   // the words above the heading: what kind of thing this is
	Description Plain  // for the description meta element; may be empty
	NoIndex     bool   // search engines are asked to leave it out
	Canonical   string // absolute address; empty without a base_url
	Site        Site
	Nav         []NavItem
	Crumbs      []Crumb
	Labels      Labels
	Content     Content
}

// Content is what is particular to a type of page: one of Home, Prose,
// Article, SourceView, Index, Record, Redirect, NotFound.
type Content interface{ content() }

// Site is what every page says of the dossier.
type Site struct {
	Title       Text
	TitlePlain  Plain
	Description Text
	Editors     []Text
	Home        string
}

// NavItem is an entry of the site's navigation.
type NavItem struct {
	Text    Text
	Href    string
	Current bool // this page, or the section it is in
}

// Crumb is a step of the way from the home page.
type Crumb struct {
	Text Text
	Href string
}

// Labels tells which labels a page carries, for whom and as of when.
type Labels struct {
	AsOf     string       // a day in words: 21 November 2026
	AsOfISO  string       // 2026-11-21
	Audience []Plain      // names of the jurisdictions: Russia
	Notes    []LabelNote  // every label used on the page, in the order of first use
	Banners  []LabelNote  // those whose policy asks for a banner at the top
	Printed  []PrintedRef // labels that the article itself prints
}

// LabelNote is what a label sign of the page stands for.
type LabelNote struct {
	ID      string // fragment
	Sign    string
	Name    Text   // the organization as this dossier calls it
	Href    string // its page
	Wording Text   // of the policy
	Ground  Text   // which designation, by whom, when, checked when
	Added   bool   // added by this dossier, not printed in the article
}

// PrintedRef is a label printed in the article and where it stands.
type PrintedRef struct {
	Text Plain
	Href string
}

// Home is the dossier's first page.
type Home struct {
	Body     Body
	Articles []Entry
	Parts    []Entry // the indexes, with how much each holds
	Changes  []Entry // the latest
	Credits  []Text  // who wrote index.md and when
}

// Prose is one of the dossier's own pages.
type Prose struct {
	Body    Body
	Credits []Text
	Changes []Entry
}

// Body is a rendered tree of annotated Markdown.
type Body struct {
	Headline  *Node // the heading of level 1, which is the page's own; nil without one
	Blocks    []*Node
	Footnotes []*Node // Item nodes, in the order of their numbers
	Works     []Entry // works cited, in alphabetical order
}

// Article is an annotated article.
type Article struct {
	Lang       string // of the text
	Original   Entry  // at the publisher
	Facts      []Fact // publisher, byline, date, …
	TitleNote  Text   // says where a title comes from that the original does not print
	Rights     Fact   // holder, status, basis
	OnItsDate  []Text // what stood on the article's own date, per labelled organization
	Body       Body
	Verbatim   Text   // what was proved, of which file
	SourceHref string // the annotated Markdown
	Credits    []Text
	Changes    []Entry
	Reply      []Fact
	Layers     []Layer
	Chain      Section // who reports whom; its Content is nil where nothing is on record
	SeeAlso    []Entry // articles that share records with this one, most shared first
}

// Layer is a sort of annotation that a reader can switch off.
type Layer struct {
	Key  string // org, figure, source, person, note
	Name Word
}

// SourceView shows a file of the dossier as it is.
type SourceView struct {
	Path   Text   // of the file
	Source string // its bytes
	Lexer  string // chroma's name for its language
	Notice []Text // the organizations that it mentions, labelled
	Back   string // the page made of it
}

// Index lists entries in groups.
type Index struct {
	Lead   Text
	Groups []Group
	Pager  Pager
}

// Group is a part of an index.
type Group struct {
	ID      string
	Heading Text
	Lead    Text
	Entries []Entry
}

// Entry is an entry of an index or a list.
type Entry struct {
	Kicker Text // what it is, or its date
	Title  Text
	Href   string
	Lines  []Text
	Count  int     // how often it is mentioned
	Of     Word    // the noun counted, in the plural or singular that fits
	Sort   string  // on the timeline: article, designation, figure; else empty
	Places []Place // of a work cited: where the text refers to it
}

// Place is a place in a text that an entry leads back to. One without an
// address says how many more there are.
type Place struct {
	Where Text // paragraph 8
	Href  string
}

// Record is the page of a record: of an organization, a source, a person, a
// quantity, a figure.
type Record struct {
	Kind     string // the kind's name
	Lead     Text
	Facts    []Fact
	Sections []Section
	Credits  []Text
	Changes  []Entry
}

// Redirect is the page at an address that something had before. It leads on to
// the page that it has now, without a script.
type Redirect struct {
	To   string // the page
	Link Text   // its name, linked to it
}

// NotFound is the page for addresses that lead nowhere.
type NotFound struct{}

func (*Home) content()       {}
func (*Prose) content()      {}
func (*Article) content()    {}
func (*SourceView) content() {}
func (*Index) content()      {}
func (*Record) content()     {}
func (*Redirect) content()   {}
func (*NotFound) content()   {}
