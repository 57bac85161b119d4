package importer

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
)

// docxBlock is a paragraph or a table on its way to paragraphs.
type docxBlock struct {
	text   docxText
	kind   styleKind
	list   *listMark
	listID string
	table  [][]docxCell // rows; nil for a paragraph
}

// docxCell is a cell of a table.
type docxCell struct {
	blocks []docxBlock
	span   int // columns
}

// docxWalk goes through the body of a document and collects blocks. Recursion
// is bounded by the depth of the XML.
type docxWalk struct {
	parts    *docxParts
	rels     map[string]docxRel // of the part that is walked
	blocks   []docxBlock
	fields   []*docxField
	codes    int    // open fields that are in their code
	note     string // the mark of the note that is walked
	pictures *[]Picture
	notes    *docxNotes
	told     *docxTold
	// carry is the text of a paragraph whose mark is deleted: it runs on.
	carry      *docxBlock
	carryBoxes []*element
}

// docxTold counts what is not text, to be told.
type docxTold struct {
	tracked, comments, charts, signs, morePictures int
	hidden, lost                                   []string
	flat                                           bool // something lost its shape: equations, tables within tables
}

// docxField is an open field: between its beginning and its separator stands
// its code, which is not printed.
type docxField struct {
	code   strings.Builder
	inCode bool
	link   string // of its HYPERLINK, or the one around it
}

// inCode reports whether what is read is the code of a field.
func (w *docxWalk) inCode() bool { return w.codes > 0 }

// fieldLink is the address of the innermost open HYPERLINK field.
func (w *docxWalk) fieldLink() string {
	if n := len(w.fields); n > 0 {
		return w.fields[n-1].link
	}
	return ""
}

// open begins a field.
func (w *docxWalk) open(link string, inCode bool) {
	f := &docxField{inCode: inCode, link: cmp.Or(link, w.fieldLink())}
	w.fields = append(w.fields, f)
	if inCode {
		w.codes++
	}
}

// uncode ends the code of the innermost field.
func (w *docxWalk) uncode(link string) {
	if f := w.fields[len(w.fields)-1]; f.inCode {
		f.inCode, f.link = false, cmp.Or(link, f.link)
		w.codes--
	}
}

// shut ends the innermost field.
func (w *docxWalk) shut() {
	w.uncode("")
	w.fields = w.fields[:len(w.fields)-1]
}

// fieldChar opens a field, ends its code, or closes it.
func (w *docxWalk) fieldChar(what string) {
	n := len(w.fields)
	switch {
	case what == "begin":
		w.open("", true)
	case what == "separate" && n > 0:
		w.uncode(hyperlink(w.fields[n-1].code.String()))
	case what == "end" && n > 0:
		w.shut()
	}
}

// body walks the children of a block container.
func (w *docxWalk) body(e *element) {
	for _, c := range e.children {
		switch c.name {
		case "w:p":
			w.paragraph(c)
		case "w:tbl":
			w.table(c)
		case "w:sdt":
			if content := c.child("w:sdtContent"); content != nil {
				w.body(content)
			}
		case "w:ins", "w:moveTo":
			w.told.tracked++
			w.body(c)
		case "w:del", "w:moveFrom":
			w.told.tracked++
		case "w:customXml", "w:smartTag":
			w.body(c)
		case "mc:AlternateContent":
			if branch := shownBranch(c); branch != nil {
				w.body(branch)
			}
		case "w:altChunk", "w:subDoc":
			w.told.lost = append(w.told.lost, "another document embedded in it")
		}
	}
}

// shownBranch picks the branch of mc:AlternateContent that a reader of today
// shows: the first Choice whose requirements are known, else the Fallback
// (ISO 29500-3, 7.6).
func shownBranch(e *element) *element {
	for _, c := range e.children {
		if c.name == "mc:Choice" && knownRequires(c.attr("Requires")) {
			return c
		}
	}
	return e.child("mc:Fallback")
}

// knownRequires reports whether all prefixes are of extensions of Word whose
// words this reader finds.
func knownRequires(prefixes string) bool {
	for _, p := range strings.Fields(prefixes) {
		switch {
		case p == "wps", p == "wpg", p == "wpc", p == "wpi", p == "wp14", p == "a14", p == "pic", p == "am3d":
		case strings.HasPrefix(p, "w1"):
		default:
			return false
		}
	}
	return prefixes != ""
}

// paragraph walks a paragraph; text boxes in it become blocks after it.
func (w *docxWalk) paragraph(e *element) {
	pPr := e.child("w:pPr")
	style := ""
	if st := pPr.child("w:pStyle"); st != nil {
		style = st.attr("val")
	}
	b := docxBlock{kind: w.parts.styles.kind(style)}
	if outline := readOutline(pPr); outline != 0 {
		b.kind.outline = outline
	}
	num := readNum(pPr)
	if num == nil {
		num = b.kind.num
	} else if b.kind.num != nil {
		merged := *num
		if merged.id == "" {
			merged.id = b.kind.num.id
		}
		num = &merged
	}
	in := &docxInline{walk: w, block: &b, style: style}
	if w.carry != nil {
		in.boxes, w.carryBoxes = w.carryBoxes, nil
		b, w.carry = *w.carry, nil
	} else if mark, ok := w.parts.lists.next(num); ok {
		b.list, b.listID = &mark, num.id
	}
	in.children(e)
	if rPr := pPr.child("w:rPr"); rPr.child("w:del") != nil || rPr.child("w:moveFrom") != nil {
		w.told.tracked++
		w.carry, w.carryBoxes = &b, in.boxes
		return
	}
	w.blocks = append(w.blocks, b)
	w.textBoxes(in.boxes)
}

// textBoxes walks the text boxes of a paragraph.
func (w *docxWalk) textBoxes(boxes []*element) {
	for _, box := range boxes {
		w.body(box)
		w.flush()
	}
}

// flush ends a text whose paragraph mark was deleted and that nothing follows.
func (w *docxWalk) flush() {
	if w.carry != nil {
		boxes := w.carryBoxes
		w.blocks = append(w.blocks, *w.carry)
		w.carry, w.carryBoxes = nil, nil
		w.textBoxes(boxes)
	}
}

// table walks a table; its cells are walks of their own.
func (w *docxWalk) table(e *element) {
	w.flush()
	outer := w.blocks
	var rows [][]docxCell
	w.rows(e, &rows)
	w.blocks = outer
	if len(rows) > 0 {
		w.blocks = append(w.blocks, docxBlock{table: rows})
	}
}

// rows collects the rows of a table, those in content controls included.
func (w *docxWalk) rows(e *element, rows *[][]docxCell) {
	for _, c := range e.children {
		switch c.name {
		case "w:tr":
			if trPr := c.child("w:trPr"); trPr.child("w:del") != nil {
				w.told.tracked++
				continue
			} else if trPr.child("w:ins") != nil {
				w.told.tracked++
			}
			var row []docxCell
			w.cells(c, &row)
			*rows = append(*rows, row)
		case "w:sdt":
			if content := c.child("w:sdtContent"); content != nil {
				w.rows(content, rows)
			}
		case "w:ins", "w:customXml", "w:moveTo":
			w.rows(c, rows)
		}
	}
}

func (w *docxWalk) cells(e *element, row *[]docxCell) {
	for _, c := range e.children {
		switch c.name {
		case "w:tc":
			w.blocks = nil
			w.body(c)
			w.flush()
			cell := docxCell{blocks: w.blocks, span: 1}
			if s := c.child("w:tcPr").child("w:gridSpan"); s != nil {
				cell.span = max(smallNumber(s.attr("val"), 1), 1)
			}
			*row = append(*row, cell)
		case "w:sdt":
			if content := c.child("w:sdtContent"); content != nil {
				w.cells(content, row)
			}
		case "w:ins", "w:customXml", "w:moveTo":
			w.cells(c, row)
		}
	}
}

// hyperlink gives the address of a HYPERLINK field's code (ISO 29500-1,
// 17.16.5.25): its first argument that belongs to no switch.
func hyperlink(code string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(code), "HYPERLINK")
	if !ok {
		return ""
	}
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		var word string
		quoted := rest[0] == '"'
		if quoted {
			word, rest, _ = strings.Cut(rest[1:], `"`)
		} else {
			word, rest, _ = strings.Cut(rest, " ")
		}
		switch {
		case !quoted && (word == `\l` || word == `\o` || word == `\t`):
			rest = strings.TrimSpace(rest)
			if arg, ok := strings.CutPrefix(rest, `"`); ok {
				_, rest, _ = strings.Cut(arg, `"`)
			} else {
				_, rest, _ = strings.Cut(rest, " ")
			}
		case !quoted && strings.HasPrefix(word, `\`):
		default:
			return linkable(word)
		}
	}
	return ""
}

// linkable gives an address back that a link may have; all others are none.
func linkable(address string) string {
	address = strings.TrimSpace(address)
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	switch scheme := strings.ToLower(u.Scheme); {
	case (scheme == "http" || scheme == "https") && u.Host != "":
		return u.String()
	case scheme == "mailto" && u.Opaque != "":
		return u.String()
	}
	return ""
}

// quoteHead gives the beginning of words for a message.
func quoteHead(words string) string {
	const longest = 60
	runes := []rune(strings.Join(strings.Fields(words), " "))
	if len(runes) > longest {
		return fmt.Sprintf("“%s…”", strings.TrimSpace(string(runes[:longest])))
	}
	return fmt.Sprintf("“%s”", string(runes))
}
