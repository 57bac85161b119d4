// Package gate is the last gate of the second promise: finished files in, the
// mentions in them that stand without a label that they owe out. It knows
// nothing of how the files were made; it reads them as a browser does and looks
// for names as the finder does.
//
// A mention is labelled when one of these holds:
//
//   - directly behind it stands the sign of the label (a.label-sign that leads
//     to the label's note) or the label in parentheses (.label-paren);
//   - directly behind it stands a label that the article itself prints
//     (.mark-label);
//   - it stands in words that are excused (.excused);
//   - it stands in the note of one of its own labels, or in the banner that
//     leads to that;
//   - it stands in the text of a file that is shown as it is (a page with
//     data-page="source-view"), whose notice names the organization with its
//     label;
//   - where there is no markup (title, attributes that are read out or shown),
//     the wording follows the first mention of the organization in parentheses.
//
// A policy may ask for less: no labels in headings, or one at the first mention
// of the page (of its main part) or of the section, which a heading begins. Of
// a name that several organizations bear, the labels of one of them are enough,
// for the files do not tell which is meant.
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

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

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

// Check looks through finished HTML files in the language given.
func Check(outputs []publish.Output, finder *mention.Finder, labels pages.LabelSource, lang string) []Bare {
	var out []Bare
	for _, o := range outputs {
		if path.Ext(o.Path) != ".html" {
			continue
		}
		root, err := html.Parse(bytes.NewReader(o.Data))
		if err != nil {
			continue
		}
		p := &page{path: o.Path, finder: finder, labels: labels, lang: lang, owing: map[string]bool{}, noticed: map[string]bool{},
			first: map[string]string{}}
		p.walk(root)
		p.flush()
		p.settle()
		out = append(out, p.bare...)
	}
	return out
}

// page is a file on its way through the gate.
type page struct {
	path    string
	finder  *mention.Finder
	labels  pages.LabelSource
	lang    string
	text    strings.Builder // the flow of text since the last block border
	marks   []mark
	note    string            // the label's note that is being read
	raw     bool              // the page shows a file as it is
	owing   map[string]bool   // organizations whose names that file holds
	noticed map[string]bool   // organizations that the page labels somewhere
	main    bool              // the main part of the page is being read
	heading bool              // a heading is being read
	first   map[string]string // labels met since the scope began, with that scope
	bare    []Bare
}

// mark is something that stands at an offset of the text.
type mark struct {
	at   int
	note string // the label's note a sign leads to
	says string // the wording of a label in parentheses
	from int    // excused words from here to at; -1 for none
}

// read are the attributes whose values are read out or shown.
var read = []string{"alt", "title", "aria-label", "aria-description", "content", "placeholder", "summary"}

func (p *page) walk(n *html.Node) {
	if n.Type == html.TextNode {
		p.text.WriteString(n.Data)
		return
	}
	if n.Type == html.ElementNode && p.element(n) {
		return
	}
	if block(n) {
		p.flush()
	}
	start := p.text.Len()
	outer := p.note
	if id := noteOf(n); id != "" {
		p.note = id
	}
	leave := p.enter(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
	if hasClass(n, "excused") {
		p.marks = append(p.marks, mark{at: p.text.Len(), from: start})
	}
	if block(n) {
		p.flush()
	}
	p.note = outer
	leave()
}

// element reads what an element itself says: its attributes, and whether it is
// a label. It reports whether the element is read with that, so that its
// children are not walked.
func (p *page) element(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Br:
		p.text.WriteByte('\n')
	case atom.Script, atom.Style:
		return true
	case atom.Pre:
		if p.raw {
			p.file(content(n))
			return true
		}
	}
	for _, a := range n.Attr {
		if slices.Contains(read, a.Key) {
			p.plain(a.Val)
		}
		if a.Key == "data-page" {
			p.raw = a.Val == "source-view"
		}
	}
	switch {
	case n.DataAtom == atom.Title:
		p.plain(content(n))
		return true
	case hasClass(n, "label-sign"):
		p.marks = append(p.marks, mark{at: p.end(), note: fragment(n), from: -1})
		return true
	case hasClass(n, "label-paren"):
		p.marks = append(p.marks, mark{at: p.end(), says: strings.Trim(strings.TrimSpace(content(n)), "()"), from: -1})
		return true
	case hasClass(n, "mark-label"):
		p.marks = append(p.marks, mark{at: p.end(), from: -1})
	}
	return hasClass(n, "sign") // a button or link with no words of the page
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
		if id := fragment(d); d.DataAtom == atom.A && !hasClass(d, "label-sign") && strings.HasPrefix(id, "label-") {
			return id
		}
	}
	return ""
}

// enter notes where in the page an element leads, and gives the way back.
func (p *page) enter(n *html.Node) (leave func()) {
	main, heading := p.main, p.heading
	switch n.DataAtom {
	case atom.Main:
		p.main = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.heading = true
		maps.DeleteFunc(p.first, func(_, scope string) bool { return scope == "first-in-section" })
	}
	return func() { p.main, p.heading = main, heading }
}

// end is the end of the words so far, without the space behind them.
func (p *page) end() int { return len(strings.TrimRight(p.text.String(), " ")) }

// flush looks through the text of a block.
func (p *page) flush() {
	text := p.text.String()
	for _, m := range p.finder.Find(text) {
		if !p.labelled(m) {
			p.report(text, m)
		}
	}
	p.text.Reset()
	p.marks = p.marks[:0]
}

// labelled reports whether a mention has what it owes.
func (p *page) labelled(m mention.Match) bool {
	for _, k := range p.marks {
		if k.from >= 0 && k.from <= m.From && m.To <= k.at || k.from < 0 && k.note == "" && k.says == "" && k.at == m.To {
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
	if strings.HasPrefix(p.note, "label-"+org+"-") {
		p.noticed[org] = true
		return true
	}
	for _, o := range p.labels.Owed(org, p.lang) {
		note := "label-" + org + "-" + strings.ToLower(o.Jurisdiction) + "-" + o.Kind
		wording := strings.TrimSuffix(o.Wording, ".")
		signed := slices.ContainsFunc(p.marks, func(k mark) bool { return k.at == m.To && (k.note == note || k.says == wording) })
		if !signed && !p.later(o, note) {
			return false
		}
		p.noticed[org] = true
		if signed && p.main {
			p.first[note] = o.Scope
		}
	}
	return true
}

// later reports whether a mention owes no sign of its own because the policy
// asks for none there.
func (p *page) later(o pages.Owed, note string) bool {
	if p.heading && !o.Headline {
		return true
	}
	_, met := p.first[note]
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
	for _, m := range p.finder.Find(text) {
		for _, org := range m.Orgs {
			if len(p.labels.Owed(org, p.lang)) > 0 {
				p.owing[org] = true
			}
		}
	}
}

// settle compares those with the organizations that the page labels.
func (p *page) settle() {
	for _, org := range slices.Sorted(maps.Keys(p.owing)) {
		if !p.noticed[org] {
			p.bare = append(p.bare, Bare{Path: p.path, Words: org, Org: org, Context: "the notice of a file that is shown as it is"})
		}
	}
}

// plain looks through words without markup: each organization owes its label
// behind its first mention.
func (p *page) plain(text string) {
	done := map[string]bool{}
	for _, m := range p.finder.Find(text) {
		for _, org := range m.Orgs {
			for _, o := range p.labels.Owed(org, p.lang) {
				key := org + o.Jurisdiction + o.Kind
				if !done[key] && !strings.Contains(text[m.To:], "("+strings.TrimSuffix(o.Wording, ".")+")") {
					p.report(text, m)
				}
				done[key] = true
			}
		}
	}
}

// block reports whether an element begins a new flow of text.
func block(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Br:
		return false // white space in a flow
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.I, atom.Ins,
		atom.Kbd, atom.Mark, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Var, atom.Wbr:
		return false
	}
	return true
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(n, "class")), class)
}

// fragment is the id that a link leads to.
func fragment(n *html.Node) string {
	_, id, _ := strings.Cut(attribute(n, "href"), "#")
	return id
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
