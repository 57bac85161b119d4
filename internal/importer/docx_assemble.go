package importer

import (
	"strings"
)

// docxAssembly makes paragraphs of blocks.
type docxAssembly struct {
	out       []Paragraph
	generated [][]interval // of each paragraph
	pictures  []Picture
	told      *docxTold
	id        int
	lists     []openList
	quote     int // the id of the open quotation; 0: none
	lowest    int // the smallest outline level of a heading that is not the headline
	captioned int // the picture that a caption would belong to, plus one
}

// openList is a list in which the next paragraph may be an item.
type openList struct {
	level  int
	id     string
	bullet bool
	last   int
	list   Container
	item   Container
}

func (a *docxAssembly) newID() int {
	a.id++
	return a.id
}

// assemble makes the paragraphs of a document.
func (a *docxAssembly) assemble(blocks []docxBlock) {
	first := a.headline(blocks)
	a.lowest = 9
	eachParagraph(blocks, func(b *docxBlock) {
		if b.kind.outline > 0 && !b.text.empty() && b != first {
			a.lowest = min(a.lowest, b.kind.outline)
		}
	})
	for i := range blocks {
		a.block(&blocks[i], &blocks[i] == first)
	}
}

// eachParagraph visits the paragraphs among blocks, tables left aside.
func eachParagraph(blocks []docxBlock, visit func(*docxBlock)) {
	for i := range blocks {
		if blocks[i].table == nil {
			visit(&blocks[i])
		}
	}
}

// headline picks the paragraph that is the headline: the first with the style
// Title, else the first paragraph of all if it is a heading.
func (a *docxAssembly) headline(blocks []docxBlock) *docxBlock {
	var first, title *docxBlock
	eachParagraph(blocks, func(b *docxBlock) {
		if b.text.empty() {
			return
		}
		if first == nil {
			first = b
		}
		if title == nil && b.kind.role == Headline {
			title = b
		}
	})
	switch {
	case title != nil:
		return title
	case first != nil && first.kind.outline > 0:
		return first
	}
	return nil
}

// block adds a block.
func (a *docxAssembly) block(b *docxBlock, isHeadline bool) {
	if b.table != nil {
		a.table(b.table)
		return
	}
	heading := b.kind.outline > 0 && !isHeadline && b.kind.role == Body
	text := b.text
	if b.list != nil && !b.list.bullet && (!b.list.simple || heading || isHeadline) {
		text = text.before(b.list.text + " ")
	}
	if text.empty() {
		a.loose(text.images)
		return
	}
	if isHeadline || heading || b.kind.role == Standfirst {
		a.loose(text.images)
		text.images = nil
	}
	p, generated := text.finish()
	switch {
	case isHeadline:
		p.Role, p.Breaks = Headline, nil
	case b.kind.role == Standfirst:
		p.Role = Standfirst
	case b.kind.role == Byline && len(p.Text) <= longestByline && !strings.ContainsAny(p.Text, "0123456789"):
		p.Role = Byline
	case heading:
		p.Level = min(2+b.kind.outline-a.lowest, 6)
	}
	for _, i := range text.images {
		a.pictures[i.picture].Inline = true
	}
	p.Within = a.within(b, heading || p.Role != Body)
	if b.kind.caption && a.captioned > 0 {
		a.pictures[a.captioned-1].Caption = p.Text
	}
	a.captioned = 0
	a.add(p, generated)
}

func (a *docxAssembly) add(p Paragraph, generated []interval) {
	a.out = append(a.out, p)
	a.generated = append(a.generated, generated)
}

// loose puts pictures between paragraphs.
func (a *docxAssembly) loose(images []docxImage) {
	for _, i := range images {
		a.pictures[i.picture].Before = len(a.out)
		a.captioned = i.picture + 1
	}
}

// within finds the containers of a paragraph and opens or closes lists and
// quotations.
func (a *docxAssembly) within(b *docxBlock, alone bool) []Container {
	const deepest = 8
	if !b.kind.quote || alone {
		a.quote = 0
	}
	if alone || b.list == nil || !b.list.bullet && !b.list.simple {
		a.lists = nil
		if !b.kind.quote || alone {
			return nil
		}
		if a.quote == 0 {
			a.quote = a.newID()
		}
		return []Container{{Kind: Quotation, ID: a.quote}}
	}
	a.quote = 0
	level := min(b.list.level, deepest)
	for n := len(a.lists); n > 0 && a.lists[n-1].level > level; n-- {
		a.lists = a.lists[:n-1]
	}
	n := len(a.lists)
	if n > 0 && a.lists[n-1].level == level {
		l := &a.lists[n-1]
		if l.id == b.listID && l.bullet == b.list.bullet && (l.bullet || b.list.number == l.last+1) {
			l.item.ID, l.last = a.newID(), b.list.number
			return a.path()
		}
		a.lists = a.lists[:n-1]
	}
	l := openList{level: level, id: b.listID, bullet: b.list.bullet, last: b.list.number}
	l.list = Container{Kind: BulletList, ID: a.newID()}
	if !l.bullet {
		l.list.Kind, l.list.First = OrderedList, b.list.number
	}
	l.item = Container{Kind: Item, ID: a.newID()}
	a.lists = append(a.lists, l)
	return a.path()
}

func (a *docxAssembly) path() []Container {
	var out []Container
	for _, l := range a.lists {
		out = append(out, l.list, l.item)
	}
	return out
}

// table adds the rows of a table. One that lays a page out rather than hold
// data comes apart into the paragraphs of its cells, in their order.
func (a *docxAssembly) table(rows [][]docxCell) {
	a.lists, a.quote, a.captioned = nil, 0, 0
	width := 0
	for _, row := range rows {
		n := 0
		for _, c := range row {
			n += c.span
		}
		width = max(width, n)
	}
	if width < 2 || width > maxColumns || !isData(rows) {
		for _, row := range rows {
			for _, c := range row {
				for i := range c.blocks {
					a.nested(&c.blocks[i])
				}
				a.lists, a.quote = nil, 0
			}
		}
		return
	}
	table := Container{Kind: Table, ID: a.newID()}
	before := len(a.out)
	for _, row := range rows {
		a.row(row, width, table)
	}
	for i := range a.pictures {
		if p := &a.pictures[i]; !p.Inline && p.Before > before && p.Before < len(a.out) {
			p.Before = before
		}
	}
}

// nested adds a block of a cell that comes apart.
func (a *docxAssembly) nested(b *docxBlock) {
	if b.table != nil {
		a.told.flat = true
	}
	a.block(b, false)
}

const longestByline = 200 // bytes

const (
	maxColumns   = 50
	maxCellRunes = 600
)

// isData reports whether the cells of a table are such as Markdown has: short,
// of few paragraphs, without headings, lists and tables in them.
func isData(rows [][]docxCell) bool {
	for _, row := range rows {
		for _, c := range row {
			words := 0
			for _, b := range c.blocks {
				if b.table != nil || b.kind.outline > 0 || b.list != nil || b.kind.role != Body {
					return false
				}
				words += len(b.text.raw)
			}
			if words > maxCellRunes || len(c.blocks) > 6 {
				return false
			}
		}
	}
	return true
}

// row adds a row: its cells joined by one space each, the paragraphs of a cell
// by one, too. A cell over several columns is followed by empty ones.
func (a *docxAssembly) row(row []docxCell, width int, table Container) {
	var p Paragraph
	var generated []interval
	column := 0
	cell := func(q Paragraph, g []interval) {
		if column > 0 {
			p.Cells = append(p.Cells, len(p.Text))
			p.Text += " "
		}
		column++
		generated = append(generated, appendCell(&p, q, g)...)
	}
	for _, c := range row {
		var text docxText
		for _, b := range c.blocks {
			a.loose(b.text.images)
			b.text.images = nil
			if !text.empty() && !b.text.empty() {
				text.add(" ", docxPiece{})
			}
			text.join(b.text)
		}
		q, g := text.finish()
		q.Breaks = nil
		cell(q, g)
		for range c.span - 1 {
			cell(Paragraph{}, nil)
		}
	}
	for column < width {
		cell(Paragraph{}, nil)
	}
	if strings.TrimSpace(p.Text) == "" {
		return
	}
	p.Within = []Container{table}
	a.add(p, generated)
}

// appendCell appends a paragraph to another and gives the ranges with it.
func appendCell(p *Paragraph, q Paragraph, generated []interval) []interval {
	shift := len(p.Text)
	p.Text += q.Text
	for _, in := range q.Inline {
		in.Start, in.End = in.Start+shift, in.End+shift
		p.Inline = append(p.Inline, in)
	}
	var out []interval
	for _, g := range generated {
		out = append(out, interval{g.start + shift, g.end + shift})
	}
	return out
}
