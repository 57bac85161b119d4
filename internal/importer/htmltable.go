package importer

import (
	"golang.org/x/net/html"
)

// What a table of data has at most; a larger one is a layout.
const (
	maxRowCells   = 50
	maxTableCells = 2000
	maxCellText   = 400
)

// inTable begins an element within a table of data.
func (b *blocks) inTable(n *html.Node) {
	switch {
	case is(n, "tr"):
		if last := len(b.pushed) - 1; last < 0 || b.pushed[last].node != b.table {
			b.pushed = append(b.pushed, push{b.table, 1})
			b.within = append(b.within, Container{Kind: Table, ID: b.id()})
			if b.inListAt(len(b.within) - 1) {
				b.wrapTable()
			}
		}
		b.row = false
	case is(n, "td", "th"):
		b.run.cell(!b.row)
		b.row = true
	case isBlock(n):
		b.run.write(" ")
	default:
		b.inline(n)
	}
}

// inListAt reports whether the container before an index is a list.
func (b *blocks) inListAt(i int) bool {
	return i > 0 && (b.within[i-1].Kind == BulletList || b.within[i-1].Kind == OrderedList)
}

// wrapTable puts an item around a table that stands directly in a list.
func (b *blocks) wrapTable() {
	last := len(b.within) - 1
	table := b.within[last]
	b.within = append(b.within[:last], Container{Kind: Item, ID: b.id()}, table)
	b.pushed[len(b.pushed)-1].count++
}

// leaveTable ends an element within a table of data.
func (b *blocks) leaveTable(n *html.Node) {
	switch {
	case is(n, "tr", "caption"):
		b.flush()
	case is(n, "td", "th"):
	case isBlock(n):
		b.run.write(" ")
	default:
		b.leaveInline(n)
	}
}

// isData reports whether a table shows data in rows and columns, all of the
// same number of cells, and each cell no more than a line. Anything else
// places paragraphs on the page, or has a shape that rows cannot hold: its
// cells become paragraphs.
func (p *page) isData(table *html.Node) bool {
	if hasToken(table, "role", "presentation", "none") {
		return false
	}
	rows, columns, cells, total := 0, 0, 0, 0
	inCell, filled, ok := 0, false, true
	walkHTML(table, func(n *html.Node) bool {
		switch {
		case !ok || invisible(n) || p.dropped[n]:
			return false
		case n.Type == html.TextNode:
			inCell += len(n.Data)
			filled = filled || !blank(n.Data)
			return false
		case n == table:
		case is(n, "tr"):
			rows, cells = rows+1, 0
		case is(n, "td", "th"):
			cells++
			total++
			inCell = 0
			ok = !spans(n, "colspan") && !spans(n, "rowspan") && cells <= maxRowCells && total <= maxTableCells
		case is(n, "caption"):
			ok = n.Parent == table && rows == 0
			return false
		case is(n, "p", "div"):
			ok = n.PrevSibling == nil || n.PrevSibling.Type == html.TextNode && blank(n.PrevSibling.Data)
		case is(n, "tbody", "thead", "tfoot", "colgroup", "col", "br"):
		case isImage(n):
			ok = emoji(n) != "" || !contentPicture(n)
		case isBlock(n):
			ok = false
		}
		return ok
	}, func(n *html.Node) {
		switch {
		case is(n, "td", "th"):
			ok = ok && inCell <= maxCellText
		case is(n, "tr"):
			if rows == 1 {
				columns = cells
				ok = ok && filled
			}
			ok = ok && cells == columns
		}
	})
	return ok && rows >= 2 && columns >= 2
}

// spans reports whether a cell covers more than its own place.
func spans(n *html.Node, key string) bool {
	value := attribute(n, key)
	return value != "" && value != "1"
}
