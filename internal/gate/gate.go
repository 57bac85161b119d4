// Package gate is the last gate of the second promise: finished files in, the
// mentions in them that stand without a label that they owe out. It knows
// nothing of how the files were made; it reads them as a browser does and looks
// for names as the finder does.
//
// A mention is labelled when, for every label that its organization owes, one of
// these holds, where behind a mention in code is behind that code:
//
//   - directly behind it stands the label's sign (.label-sign), which leads to
//     a place of the same page that holds the label's wording and that nothing
//     hides: its note, or a card in the margin (.card-label);
//   - directly behind it stands the label in parentheses (.label-paren);
//   - directly behind it stands a label that the article itself prints
//     (.mark-label) for that organization and that jurisdiction
//     (data-label="isis=RU");
//   - it stands in the note of one of its own labels, or in the banner that
//     leads to that;
//   - the policy asks for none there: in a heading, under another name than
//     the first, or behind the first mention of the page (of its main part) or
//     of the section, which a heading begins;
//
// and also when
//
//   - it stands in words that are excused (.excused);
//   - it stands in the text of a file that is shown as it is (a page with
//     data-page="source-view"), whose notice names the organization with its
//     label;
//   - where there is no markup (titles, also of drawings, and attributes that are
//     read out or shown), the wording follows the first mention of the
//     organization in parentheses, or the same words stand excused on the page in
//     a passage that is quoted as a whole.
//
// A label whose place is the banner must stand at the top of every page that
// holds its sign. Of a name that several organizations bear, the labels of one
// of them are enough, for the files do not tell which is meant.
//
// Addresses are no text and are passed over.
package gate

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dossier/internal/link"
	"dossier/internal/mention"
	"dossier/internal/pages"
	"dossier/internal/publish"
)

// Bare is a mention without a label that it owes.
type Bare struct {
	Path    string // of the file
	Words   string
	Org     string
	Wording string // of the label owed
	Context string // the words around it
}

// String says where a bare mention stands.
func (b Bare) String() string {
	return fmt.Sprintf("%s: `%s` (%s) lacks the label %q: …%s…", b.Path, b.Words, b.Org, b.Wording, b.Context)
}

// Gate looks through the files of one site. It is immutable and safe for
// concurrent use.
type Gate struct {
	graph    *link.Graph
	labels   pages.LabelSource
	lang     string
	wordings []string // of all labels
}

// New makes a gate for files that are made of a graph in the language given.
func New(g *link.Graph, labels pages.LabelSource, lang string) *Gate {
	return &Gate{g, labels, lang, wordings(g, labels, lang)}
}

// Check looks through finished files, made of a graph in the language given.
func Check(outputs []publish.Output, g *link.Graph, labels pages.LabelSource, lang string) []Bare {
	var out []Bare
	gate := New(g, labels, lang)
	for _, o := range outputs {
		out = append(out, gate.File(o)...)
	}
	return out
}

// File looks through a finished file. All but HTML is passed over.
func (g *Gate) File(o publish.Output) []Bare {
	if path.Ext(o.Path) != ".html" {
		return nil
	}
	root, err := html.Parse(bytes.NewReader(o.Data))
	if err != nil {
		// Elements nested some hundred deep are given up: what is in them no
		// reader of this program has seen.
		return []Bare{{Path: o.Path, Context: "the file cannot be read: " + err.Error()}}
	}
	p := &page{Gate: g, path: o.Path, owing: map[string]bool{}, noticed: map[string]bool{},
		first: map[string]string{}, places: placesOf(root), bannered: map[string]bool{}, needs: map[string]pages.Owed{}}
	p.walk(root)
	p.flush()
	p.settle()
	return p.bare
}

// page is a file on its way through the gate.
type page struct {
	*Gate
	path     string
	text     []byte // the flow of text since the last block border
	marks    []mark
	plains   []string              // words without markup
	excused  []passage             // that hold excused words
	places   map[string]string     // what the places hold to which label signs may lead, by their ids
	note     string                // the label's note that is being read
	raw      bool                  // the page shows a file as it is
	owing    map[string]bool       // organizations whose names that file holds
	noticed  map[string]bool       // organizations that the page labels somewhere
	main     bool                  // the main part of the page is being read
	heading  bool                  // a heading is being read
	inExcuse bool                  // excused words are being read
	first    map[string]string     // labels met since the scope began, with that scope
	bannered map[string]bool       // notes to which the banners lead
	needs    map[string]pages.Owed // labels that the page holds and that belong into a banner
	bare     []Bare
}

// mark is something that stands at an offset of the text.
type mark struct {
	at      int
	note    string   // the place that a label sign leads to
	says    string   // the wording of a label in parentheses
	printed []string // what a label of the article's own is about: isis=RU
	from    int      // excused words from here to at; -1 for none
	code    int      // at ends code that begins here; -1 for none
}

// read are the attributes whose values are read out or shown.
var read = []string{"alt", "title", "aria-label", "aria-description", "content", "placeholder", "summary"}

func (p *page) walk(n *html.Node) {
	if n.Type == html.TextNode {
		p.text = append(p.text, n.Data...)
		return
	}
	if n.Type == html.ElementNode && p.element(n) {
		return
	}
	if block(n) {
		p.flush()
	}
	start := len(p.text)
	leave := p.enter(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
	if hasClass(n, "excused") {
		p.marks = append(p.marks, mark{at: len(p.text), from: min(start, len(p.text)), code: -1}) // a block in it begins the text anew
	}
	if n.DataAtom == atom.Code {
		p.marks = append(p.marks, mark{at: max(p.end(), min(start, len(p.text))), from: -1, code: min(start, len(p.text))})
	}
	if block(n) {
		p.flush()
	}
	leave()
}

// element reads what an element itself says: its attributes, and whether it is
// a label. It reports whether the element is read with that, so that its
// children are not walked.
func (p *page) element(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Br:
		p.text = append(p.text, '\n')
	case atom.Img:
		p.text = append(p.text, "\ue000"...) // a character of no script stands for what is no text
	case atom.Script, atom.Style:
		return true
	case atom.Pre:
		if p.raw {
			p.file(content(n))
			return true
		}
	}
	for _, a := range n.Attr {
		if slices.Contains(read, a.Key) && !p.inExcuse {
			p.plains = append(p.plains, a.Val)
		}
		if a.Key == "data-page" {
			p.raw = a.Val == "source-view"
		}
	}
	switch {
	case n.DataAtom == atom.Title, n.Data == "desc":
		p.plains = append(p.plains, content(n))
		return true
	case hasClass(n, "label-sign"):
		p.marks = append(p.marks, mark{at: p.end(), note: leadsTo(n), from: -1, code: -1})
		return true
	case hasClass(n, "label-paren"):
		p.text = p.text[:p.end()] // the space before it is the label's
		p.marks = append(p.marks, mark{at: p.end(), says: strings.Trim(strings.TrimSpace(content(n)), "()"), from: -1, code: -1})
		return true
	case hasClass(n, "mark-label"):
		p.marks = append(p.marks, mark{at: p.end(), printed: strings.Fields(attribute(n, "data-label")), from: -1, code: -1})
	}
	// A button or link with no words of the page, the number of a paragraph.
	return hasClass(n, "sign") || hasClass(n, "pn")
}

// noteOf is the id of the label's note that an element is, or, for a banner,
// leads to.
func noteOf(n *html.Node) string {
	if id := attribute(n, "id"); strings.HasPrefix(id, "label-") {
		return id
	}
	if !hasClass(n, "label-note") {
		return ""
	}
	for d := range n.Descendants() {
		if id := leadsTo(d); d.DataAtom == atom.A && !hasClass(d, "label-sign") && strings.HasPrefix(id, "label-") {
			return id
		}
	}
	return ""
}

// enter notes where in the page an element leads, and gives the way back.
func (p *page) enter(n *html.Node) (leave func()) {
	main, heading, note, inExcuse := p.main, p.heading, p.note, p.inExcuse
	if id := noteOf(n); id != "" {
		p.note = id
	}
	p.inExcuse = p.inExcuse || hasClass(n, "excused")
	switch n.DataAtom {
	case atom.Main:
		p.main = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.heading = true
		maps.DeleteFunc(p.first, func(_, scope string) bool { return scope == "first-in-section" })
	}
	if hasClass(n, "banners") {
		for d := range n.Descendants() {
			if !hasClass(d, "label-sign") {
				p.bannered[leadsTo(d)] = true
			}
		}
	}
	return func() { p.main, p.heading, p.note, p.inExcuse = main, heading, note, inExcuse }
}

// end is the end of the words so far, without the space behind them.
func (p *page) end() int { return len(bytes.TrimRightFunc(p.text, unicode.IsSpace)) }

// flush looks through the text of a block.
func (p *page) flush() {
	text := string(p.text)
	for _, m := range p.graph.Finder.Find(text) {
		if !p.labelled(m) {
			p.report(text, m)
		}
	}
	for _, k := range p.marks {
		if k.from >= 0 {
			p.excuse(text, k.from, k.at)
		}
	}
	p.text = p.text[:0]
	p.marks = p.marks[:0]
}

// labelled reports whether a mention has what it owes.
func (p *page) labelled(m mention.Match) bool {
	for _, k := range p.marks {
		if k.from >= 0 && k.from <= m.From && m.To <= k.at {
			return true
		}
	}
	ok := false
	for _, org := range m.Orgs {
		ok = p.has(m, org) || ok
	}
	return ok
}

// has reports whether a mention has all that it owes if an organization is
// meant.
func (p *page) has(m mention.Match, org string) bool {
	owed := p.labels.Owed(org, p.lang)
	if p.note != "" && slices.ContainsFunc(owed, func(o pages.Owed) bool { return p.noteFor(o, p.note) }) {
		p.noticed[org] = true
		return true
	}
	for _, o := range owed {
		if !o.Aliases && !pages.FirstName(p.graph, org, m) {
			continue
		}
		signed := slices.ContainsFunc(p.marks, func(k mark) bool { return p.says(k, m, o) })
		if !signed && !p.later(o) {
			return false
		}
		if !signed {
			continue
		}
		p.noticed[org] = true
		if p.main && (o.Headline || !p.heading) {
			p.first[o.NoteID()] = o.Scope
		}
	}
	return true
}

// says reports whether a mark is the label o of a mention.
func (p *page) says(k mark, m mention.Match, o pages.Owed) bool {
	switch {
	case k.from >= 0 || k.code >= 0 || k.at != p.behind(m):
		return false
	case k.note != "" && p.noteFor(o, k.note) && strings.Contains(p.places[k.note], fold(o.Says())),
		k.says != "" && fold(k.says) == fold(o.Says()):
		if o.Placement == "banner" {
			p.needs[o.NoteID()] = o
		}
		return true
	}
	return slices.Contains(k.printed, o.Org+"="+o.Jurisdiction)
}

// behind is where the labels of a mention stand: directly behind it, or behind
// the code in which it ends, for nothing can stand in code.
func (p *page) behind(m mention.Match) int {
	for _, k := range p.marks {
		if k.code >= 0 && k.code < m.To && m.To <= k.at {
			return k.at
		}
	}
	return m.To
}

// noteFor reports whether an id is that of the note of a label, or of a card
// of it in the margin.
func (p *page) noteFor(o pages.Owed, id string) bool {
	return id == o.NoteID() || strings.HasPrefix(id, o.NoteID()+"-") && strings.HasPrefix(p.places[id], margin)
}

// later reports whether a mention owes no sign of its own because the policy
// asks for none there.
func (p *page) later(o pages.Owed) bool {
	if p.heading && !o.Headline {
		return true
	}
	_, met := p.first[o.NoteID()]
	return o.Scope != "every" && (met || !p.main)
}

func (p *page) report(text string, m mention.Match) {
	from, to := max(0, m.From-30), min(len(text), m.To+30)
	wording := ""
	for _, org := range m.Orgs {
		for _, o := range p.labels.Owed(org, p.lang) {
			wording = o.Wording
		}
	}
	p.bare = append(p.bare, Bare{Path: p.path, Words: text[m.From:m.To], Org: strings.Join(m.Orgs, " "), Wording: wording,
		Context: strings.Join(strings.Fields(strings.ToValidUTF8(text[from:to], "")), " ")})
}

// file notes the organizations whose names a file that is shown as it is holds.
func (p *page) file(text string) {
	for _, m := range p.graph.Finder.Find(text) {
		for _, org := range m.Orgs {
			if p.owes(m, org) {
				p.owing[org] = true
			}
		}
	}
}

// owes reports whether a mention owes any label of an organization.
func (p *page) owes(m mention.Match, org string) bool {
	return slices.ContainsFunc(p.labels.Owed(org, p.lang), func(o pages.Owed) bool {
		return o.Aliases || pages.FirstName(p.graph, org, m)
	})
}

// settle looks at what only the whole page tells: the notice of a file that is
// shown as it is, the banners, and the words without markup, which may be
// those of a passage that is excused.
func (p *page) settle() {
	for _, org := range slices.Sorted(maps.Keys(p.owing)) {
		if !p.noticed[org] {
			p.bare = append(p.bare, Bare{Path: p.path, Words: org, Org: org, Context: "the notice of a file that is shown as it is"})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.needs)) {
		if o := p.needs[id]; !p.bannered[id] {
			p.bare = append(p.bare, Bare{Path: p.path, Words: o.Org, Org: o.Org, Wording: o.Wording, Context: "the banner at the top of the page"})
		}
	}
	for _, text := range p.plains {
		p.plain(text)
	}
}
