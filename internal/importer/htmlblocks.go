package importer

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// maxWithin is how many containers a paragraph of a page may stand in; what
// nests deeper stands in the outer ones.
const maxWithin = 40

// blocks makes paragraphs of the elements of a page.
type blocks struct {
	page     *page
	out      []Paragraph
	pictures []Picture
	left     []passage
	run      run
	within   []Container
	pushed   []push // what the open elements have put into within
	marked   []*html.Node
	ids      int
	level    int  // of the heading at hand; 1 is the headline
	role     Role // of the paragraphs at hand, as the page's markup says
	pre      *html.Node
	code     strings.Builder
	table    *html.Node // the table of data at hand
	row      bool       // its row has begun
	figures  []figure
	quotes   int
	floating []int    // pictures that stand before the next sign, in a paragraph
	formulas int      // so many were lost
	hidden   []string // text that the page hides
	embedded int      // so many embedded things have become pictures
	edge     bool     // a style sheet is likely to show a gap before the next sign
}

// push tells how many containers an element has opened.
type push struct {
	node  *html.Node
	count int
}

// figure is a figure at hand: its pictures begin at an index.
type figure struct {
	node  *html.Node
	first int
	text  int // its caption begins at this paragraph; -1 before it
	end   int // and ends before this one
}

// passage is text of the page that is left out.
type passage struct {
	text string
	at   int // it stands before this paragraph
}

// readBlocks makes the paragraphs of a page, without what is dropped.
func readBlocks(p *page) *blocks {
	b := &blocks{page: p}
	walkHTML(p.body, b.enter, b.leave)
	b.flush()
	return b
}

func (b *blocks) enter(n *html.Node) bool {
	switch {
	case invisible(n):
		b.lose(n)
		b.embed(n)
		return false
	case b.page.dropped[n]:
		switch {
		case isBlock(n) && b.table == nil:
			b.flush()
		case isBlock(n):
			b.run.write(" ")
		}
		b.drop(n)
		return false
	case n.Type == html.TextNode:
		b.text(n.Data)
		return false
	case n.Type != html.ElementNode:
		return true
	}
	b.edge = b.edge || parted(n)
	if isImage(n) {
		b.picture(n)
		return false
	}
	if b.pre != nil {
		b.inPre(n)
		b.generated(n, true)
		return true
	}
	switch {
	case is(n, "br"):
		b.lineBreak()
		return false
	case b.table != nil:
		b.inTable(n)
	case isBlock(n):
		b.block(n)
	default:
		b.inline(n)
	}
	return true
}

func (b *blocks) leave(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	switch {
	case b.pre == n:
		b.endPre()
	case b.pre != nil:
		b.generated(n, false)
		if isBlock(n) {
			b.inPre(n)
		}
		return
	case b.table != nil && b.table != n:
		b.leaveTable(n)
	case isBlock(n):
		b.flush()
		b.leaveBlock(n)
	default:
		b.leaveInline(n)
	}
	if last := len(b.pushed) - 1; last >= 0 && b.pushed[last].node == n {
		b.within = b.within[:len(b.within)-b.pushed[last].count]
		b.pushed = b.pushed[:last]
	}
	if last := len(b.figures) - 1; last >= 0 && b.figures[last].node == n {
		b.endFigure()
	}
}

// text adds the text of a node to what is at hand.
func (b *blocks) text(text string) {
	if text == "" {
		return
	}
	edge := b.edge
	b.edge = false
	if b.pre != nil {
		if edge && touch(lastIn(b.code.String()), text) {
			b.code.WriteByte('\n')
		}
		b.code.WriteString(text)
		return
	}
	if last, _ := utf8.DecodeLastRune(b.run.text); edge && !b.run.line && len(b.run.space) == 0 && touch(last, text) {
		b.lineBreak()
	}
	if b.run.line && indented(text) {
		b.flush()
	}
	if len(b.floating) > 0 && !blank(text) && !b.run.empty() {
		b.float()
	}
	b.run.write(text)
}

// indented reports whether a text begins with spaces that show, as the first
// lines of paragraphs do where only line breaks part them.
func indented(text string) bool {
	text = strings.TrimLeftFunc(text, htmlSpace)
	rest := strings.TrimLeft(text, " \u00a0\u2002\u2003")
	return rest != "" && strings.HasPrefix(text, "\u00a0\u00a0") || strings.HasPrefix(text, "\u2003") && rest != ""
}

// lineBreak ends a line; the second one in a row ends the paragraph.
func (b *blocks) lineBreak() {
	switch {
	case b.table != nil:
		b.run.write(" ")
	case b.run.line:
		b.flush()
	case !b.run.empty():
		b.run.space = b.run.space[:0]
		b.run.line = true
	}
}

// flush ends the paragraph at hand.
func (b *blocks) flush() {
	p, ok := b.run.take()
	if ok {
		p.Within = b.paragraphWithin()
		b.nameParagraph(&p)
		b.out = append(b.out, p)
	}
	for _, i := range b.floating {
		b.pictures[i].Before = len(b.out)
	}
	b.floating = b.floating[:0]
	for _, m := range p.Inline {
		if !ok && m.Kind == Image {
			b.pictures[m.Picture].Inline, b.pictures[m.Picture].Before = false, len(b.out)
		}
	}
}

// paragraphWithin gives the containers of a paragraph: text that stands in a
// list and in no item of it is an item.
func (b *blocks) paragraphWithin() []Container {
	out := append([]Container(nil), b.within...)
	if n := len(out); n > 0 && (out[n-1].Kind == BulletList || out[n-1].Kind == OrderedList) {
		out = append(out, Container{Kind: Item, ID: b.id()})
	}
	return out
}

// nameParagraph tells what a paragraph is, as the page's markup says.
func (b *blocks) nameParagraph(p *Paragraph) {
	switch {
	case p.Cells != nil:
		return
	case b.level == 1:
		p.Role, p.Within, p.Breaks = Headline, nil, nil
		b.level = 2 // what else stands in it
		return
	case b.level > 1:
		p.Level, p.Breaks = b.level, nil
	}
	switch {
	case b.role == Standfirst && len(p.Within) == 0:
		p.Role, p.Level = Standfirst, 0
	case b.role == Byline && p.Level == 0 && len(p.Within) == 0 && len(p.Text) <= 200 && !strings.ContainsAny(p.Text, "0123456789"):
		p.Role = Byline
	}
}

func (b *blocks) id() int {
	b.ids++
	return b.ids
}

// block begins an element with lines of its own.
func (b *blocks) block(n *html.Node) {
	b.flush()
	switch {
	case isPreformatted(n):
		b.pre = n
	case n.Data == "table" && b.page.isData(n):
		b.table = n
	case n == b.page.headline:
		b.level = 1
	case len(n.Data) == 2 && n.Data[0] == 'h' && '1' <= n.Data[1] && n.Data[1] <= '6':
		b.level = max(2, int(n.Data[1]-'0'))
	case n.Data == "blockquote":
		b.enterContainer(n, Container{Kind: Quotation})
	case is(n, "ul", "menu", "dir"):
		b.enterContainer(n, Container{Kind: BulletList})
	case n.Data == "ol":
		b.enterContainer(n, Container{Kind: OrderedList, First: firstNumber(n)})
	case n.Data == "li" && b.inList():
		b.enterContainer(n, Container{Kind: Item})
	case isFigure(n):
		b.figures = append(b.figures, figure{node: n, first: len(b.pictures), text: -1})
	case isCaption(n) && len(b.figures) > 0:
		b.figures[len(b.figures)-1].text = len(b.out)
	}
	if role, ok := b.page.roles[n]; ok {
		b.role = role
	}
}

func (b *blocks) leaveBlock(n *html.Node) {
	switch {
	case n == b.page.headline || len(n.Data) == 2 && n.Data[0] == 'h' && n.Data != "hr":
		b.level = 0
	case n == b.table:
		b.table = nil
	case isCaption(n) && len(b.figures) > 0:
		b.figures[len(b.figures)-1].end = len(b.out)
	}
	if _, ok := b.page.roles[n]; ok {
		b.role = Body
	}
}

func (b *blocks) inList() bool {
	n := len(b.within)
	return n > 0 && (b.within[n-1].Kind == BulletList || b.within[n-1].Kind == OrderedList)
}

// enterContainer opens a container, and an item for a list that stands
// directly in another.
func (b *blocks) enterContainer(n *html.Node, c Container) {
	if len(b.within) >= maxWithin && c.Kind != Item {
		return
	}
	p := push{n, 1}
	if c.Kind != Item && b.inList() {
		b.within = append(b.within, Container{Kind: Item, ID: b.id()})
		p.count++
	}
	c.ID = b.id()
	b.within = append(b.within, c)
	b.pushed = append(b.pushed, p)
}

// firstNumber gives the number that an ordered list begins with.
func firstNumber(n *html.Node) int {
	const most = 999_999_999 // CommonMark 0.31, section 5.2
	first, err := strconv.Atoi(strings.TrimSpace(attribute(n, "start")))
	if err != nil || first < 0 || first > most {
		return 1
	}
	return first
}

// inPre takes the lines of preformatted text that elements part.
func (b *blocks) inPre(n *html.Node) {
	text := b.code.String()
	if is(n, "br") && b.pre != n || isBlock(n) && text != "" && !strings.HasSuffix(text, "\n") {
		b.code.WriteByte('\n')
	}
}

// endPre makes a paragraph of preformatted text: its lines, without empty ones
// at the ends.
func (b *blocks) endPre() {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n").Replace(b.code.String())
	lines := strings.Split(text, "\n")
	for len(lines) > 0 && blank(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && blank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	b.pre = nil
	b.code.Reset()
	if len(lines) == 0 {
		return
	}
	p := Paragraph{Text: strings.Join(lines, " "), Code: true, Within: b.paragraphWithin()}
	at := 0
	for _, line := range lines[:len(lines)-1] {
		at += len(line)
		p.Breaks = append(p.Breaks, at)
		at++
	}
	b.out = append(b.out, p)
}
