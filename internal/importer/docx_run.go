package importer

import (
	"cmp"
	"strconv"
	"strings"
)

// docxInline walks the inside of a paragraph.
type docxInline struct {
	walk  *docxWalk
	block *docxBlock
	style string // of the paragraph
	link  string // of the w:hyperlink around
	boxes []*element
}

// children walks what stands in a paragraph or in something around runs.
func (in *docxInline) children(e *element) {
	for _, c := range e.children {
		in.element(c)
	}
}

func (in *docxInline) element(c *element) {
	w := in.walk
	switch c.name {
	case "w:r":
		in.run(c)
	case "w:ins", "w:moveTo":
		w.told.tracked++
		in.children(c)
	case "w:del", "w:moveFrom":
		w.told.tracked++
	case "w:hyperlink":
		outer := in.link
		if rel := w.rels[c.attrOf("r:id")]; rel.external {
			in.link = linkable(rel.target + linkAnchor(c))
		}
		in.children(c)
		in.link = outer
	case "w:fldSimple":
		open := len(w.fields)
		w.open(hyperlink(c.attr("instr")), false)
		in.children(c)
		for len(w.fields) > open {
			w.shut()
		}
	case "w:sdt":
		if content := c.child("w:sdtContent"); content != nil {
			in.children(content)
		}
	case "w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:subDoc", "w:ruby", "w:rubyBase", "w:rt":
		if c.name == "w:subDoc" {
			w.told.lost = append(w.told.lost, "another document embedded in it")
		}
		in.children(c)
	case "mc:AlternateContent":
		if branch := shownBranch(c); branch != nil {
			in.children(branch)
		}
	case "w:drawing", "w:pict", "w:object":
		in.drawing(c)
	case "w:p": // a text box directly in a shape of VML
		in.boxes = append(in.boxes, &element{children: []*element{c}})
	case "m:oMath", "m:oMathPara":
		w.told.flat = true
		in.math(c)
	}
}

func linkAnchor(c *element) string {
	if a := c.attrOf("w:anchor"); a != "" {
		return "#" + a
	}
	return ""
}

// math takes the signs of an equation in their order.
func (in *docxInline) math(e *element) {
	for _, c := range e.children {
		switch {
		case c.name == "m:t":
			in.words(string(c.text), docxPiece{})
		case c.name == "w:del" || c.name == "w:moveFrom":
		case c.name == "w:t":
			in.words(string(c.text), docxPiece{})
		default:
			in.math(c)
		}
	}
}

// words adds what is read, unless it is the code of a field.
func (in *docxInline) words(words string, look docxPiece) {
	if in.walk.inCode() {
		return
	}
	look.link = cmp.Or(in.link, in.walk.fieldLink())
	in.block.text.add(words, look)
}

// generate adds what is printed and stands in no w:t.
func (in *docxInline) generate(words string, look docxPiece) {
	if in.walk.inCode() {
		return
	}
	look.link = cmp.Or(in.link, in.walk.fieldLink())
	in.block.text.generate(words, look)
}

// run walks a run.
func (in *docxInline) run(e *element) {
	w, rPr := in.walk, e.child("w:rPr")
	if w.parts.styles.hidden(rPr, in.style) {
		in.hide(e)
		return
	}
	own := readLook(rPr)
	if st := rPr.child("w:rStyle"); st != nil {
		own = own.over(w.parts.styles.look(st.attr("val")))
	}
	is := func(b *bool) bool { return b != nil && *b }
	look := docxPiece{bold: is(own.bold) && in.block.kind.plain(), italic: is(own.italic), strike: is(own.strike)}
	for _, c := range e.children {
		in.content(c, look)
	}
}

// plain reports whether bold is a look of its own: in headings it is the look
// of them all.
func (k styleKind) plain() bool { return k.outline == 0 && k.role == Body }

// hide notes the words of a hidden run; its fields open and close all the same.
func (in *docxInline) hide(e *element) {
	var words strings.Builder
	for _, c := range e.children {
		switch c.name {
		case "w:t":
			words.Write(c.text)
		case "w:fldChar", "w:instrText":
			in.content(c, docxPiece{})
		}
	}
	if text := strings.TrimSpace(words.String()); text != "" {
		in.walk.told.hidden = append(in.walk.told.hidden, text)
	}
}

// content walks what stands in a run.
func (in *docxInline) content(c *element, look docxPiece) {
	w := in.walk
	switch c.name {
	case "w:t":
		in.words(wordsOf(c), look)
	case "w:tab", "w:ptab":
		in.words(" ", look)
	case "w:br", "w:cr":
		in.words("\n", look)
	case "w:noBreakHyphen":
		in.generate("\u2011", look)
	case "w:softHyphen":
		in.generate("\u00ad", look)
	case "w:sym":
		in.symbol(c, look)
	case "w:fldChar":
		w.fieldChar(c.attr("fldCharType"))
	case "w:instrText":
		if n := len(w.fields); n > 0 && w.fields[n-1].inCode {
			w.fields[n-1].code.Write(c.text)
		}
	case "w:footnoteReference", "w:endnoteReference":
		in.reference(c, look)
	case "w:footnoteRef", "w:endnoteRef":
		in.generate(w.note, docxPiece{})
	case "w:commentReference":
		w.told.comments++
	case "w:drawing", "w:pict", "w:object":
		in.drawing(c)
	case "mc:AlternateContent":
		if branch := shownBranch(c); branch != nil {
			for _, b := range branch.children {
				in.content(b, look)
			}
		}
	case "w:ruby":
		for _, part := range c.children {
			in.children(part)
		}
	case "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:hyperlink", "w:sdt":
		in.element(c)
	}
}

// wordsOf reads a w:t: without xml:space="preserve" white space at its ends
// does not count.
func wordsOf(c *element) string {
	if c.attr("space") == "preserve" {
		return string(c.text)
	}
	return strings.Trim(string(c.text), " \t\r\n")
}

// symbol reads a sign of a symbol font.
func (in *docxInline) symbol(c *element, look docxPiece) {
	code, err := strconv.ParseUint(c.attr("char"), 16, 32)
	r, ok := symbolRune(c.attr("font"), rune(code&0xffff))
	if err != nil || !ok {
		in.walk.told.signs++
		in.generate("\ufffd", look)
		return
	}
	in.generate(string(r), look)
}
