package importer

import (
	"encoding/xml"
	"io"
	"unicode"

	"dossier/internal/diag"
)

// prove reads the XML a second time, from its tokens and not from the tree, and
// compares all its words, letter by letter in their order, with those of the
// paragraphs. Words in the wrong place are a loss, too.
func (p *docxParts) prove(name string, a *docxAssembly, notes *docxNotes) []diag.Diagnostic {
	want, err := p.wanted(notes)
	if err != nil {
		return []diag.Diagnostic{unreadable(name, err)}
	}
	var got letterRun
	for i, para := range a.out {
		at := 0
		for _, g := range a.generated[i] {
			got.add(para.Text[at:g.start])
			at = g.end
		}
		got.add(para.Text[at:])
	}
	for i := range max(len(want), len(got)) {
		if i < len(want) && i < len(got) && want[i] == got[i] {
			continue
		}
		return []diag.Diagnostic{diag.Errorf("lossy-import", diag.Span{File: name}, "the document's words near %s would be lost or moved", quoteHead(want.near(i))).
			WithNote("nothing was written; this is a mistake of the program, please report it with the file")}
	}
	return nil
}

// wanted gives the letters of the body and of the notes it refers to.
func (p *docxParts) wanted(notes *docxNotes) (letterRun, error) {
	body := &docxTokens{styles: p.styles}
	if err := body.read(p.archive, p.main); err != nil {
		return nil, err
	}
	want := body.whole
	for _, ref := range noteReferences {
		k := notes.kinds[ref]
		if len(k.marks) == 0 {
			continue
		}
		t := &docxTokens{styles: p.styles, notes: map[string]letterRun{}}
		if err := t.read(p.archive, p.partOf(k.part)); err != nil {
			return nil, err
		}
		for _, n := range notes.queue {
			if n.kind == k {
				want = append(want, t.notes[n.id]...)
			}
		}
	}
	return want, nil
}

// letterRun is a text without its white space.
type letterRun []rune

func (l *letterRun) add(words string) {
	for _, r := range words {
		if !unicode.IsSpace(r) {
			*l = append(*l, r)
		}
	}
}

// near gives what stands around a letter.
func (l letterRun) near(i int) string {
	const few = 20
	return string(l[min(max(i-few, 0), len(l)):min(i+few, len(l))])
}

// docxTokens reads the words of a part from its tokens.
type docxTokens struct {
	styles docxStyles
	whole  letterRun            // of the body
	notes  map[string]letterRun // of a part with notes, by their ids; nil for others
	note   string

	path  []string
	open  []*docxWords // paragraphs that are open, the innermost last
	carry *docxWords   // one whose mark is deleted
	taken []bool       // of each open mc:AlternateContent: whether a branch was read
	codes []bool       // of each open field: whether it is in its code
	rows  []bool       // of each open row: whether it is deleted
	look  docxLook     // of the run
	style string       // its character style
}

// docxWords are the words of a paragraph, and of the text boxes behind it.
type docxWords struct {
	own, boxes letterRun
	style      string
	runsOn     bool
}

func (t *docxTokens) read(a *archive, part string) error {
	raw, err := a.read(part)
	if err != nil {
		return err
	}
	d, err := newXMLDecoder(raw)
	if err != nil {
		return err
	}
	for {
		tok, err := d.Token()
		switch tok := tok.(type) {
		case xml.StartElement:
			e := &element{name: prefixed(tok.Name), attrs: tok.Attr}
			if t.skips(e) {
				if d.Skip() != nil {
					return errArchive("has a damaged part")
				}
				continue
			}
			t.path = append(t.path, e.name)
			t.start(e)
		case xml.EndElement:
			t.end()
			t.path = t.path[:len(t.path)-1]
		case xml.CharData:
			t.words(string(tok))
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return errArchive("has a damaged part")
		}
	}
}

// above gives the name of an open element, counted from the innermost.
func (t *docxTokens) above(i int) string {
	if i >= len(t.path) {
		return ""
	}
	return t.path[len(t.path)-1-i]
}

// skips holds for elements whose words are not printed.
func (t *docxTokens) skips(e *element) bool {
	switch e.name {
	case "w:del", "w:moveFrom":
		switch {
		case t.above(0) == "w:rPr" && t.above(1) == "w:pPr" && len(t.open) > 0:
			t.open[len(t.open)-1].runsOn = true
		case e.name == "w:del" && t.above(0) == "w:trPr" && len(t.rows) > 0:
			t.rows[len(t.rows)-1] = true
		}
		return true
	case "mc:Choice", "mc:Fallback":
		n := len(t.taken) - 1
		if n < 0 {
			return false
		}
		if t.taken[n] || e.name == "mc:Choice" && !knownRequires(e.attr("Requires")) {
			return true
		}
		t.taken[n] = true
	}
	return false
}

func (t *docxTokens) start(e *element) {
	on := e.on()
	switch e.name {
	case "w:footnote", "w:endnote":
		t.note = e.attr("id")
	case "mc:AlternateContent":
		t.taken = append(t.taken, false)
	case "w:tbl", "w:tc":
		t.flush()
	case "w:tr":
		t.rows = append(t.rows, false)
	case "w:p":
		p := &docxWords{}
		if t.carry != nil && !t.boxed() {
			p, t.carry = t.carry, nil
			p.runsOn, p.style = false, ""
		}
		t.open = append(t.open, p)
	case "w:pStyle":
		if n := len(t.open); n > 0 && t.above(1) == "w:pPr" {
			t.open[n-1].style = e.attr("val")
		}
	case "w:r":
		t.look, t.style = docxLook{}, ""
	case "w:vanish":
		if t.above(2) == "w:r" {
			t.look.hidden = &on
		}
	case "w:rStyle":
		if t.above(2) == "w:r" {
			t.style = e.attr("val")
		}
	case "w:fldChar":
		n := len(t.codes)
		switch e.attr("fldCharType") {
		case "begin":
			t.codes = append(t.codes, true)
		case "separate":
			if n > 0 {
				t.codes[n-1] = false
			}
		case "end":
			if n > 0 {
				t.codes = t.codes[:n-1]
			}
		}
	}
}

// boxed reports whether a paragraph that begins stands in a text box.
func (t *docxTokens) boxed() bool { return len(t.open) > 0 }

func (t *docxTokens) end() {
	switch t.above(0) {
	case "mc:AlternateContent":
		t.taken = t.taken[:len(t.taken)-1]
	case "w:tr":
		t.rows = t.rows[:len(t.rows)-1]
	case "w:tc", "w:body", "w:footnote", "w:endnote":
		t.flush()
	case "w:p":
		p := t.open[len(t.open)-1]
		t.open = t.open[:len(t.open)-1]
		if p.runsOn && !t.boxed() {
			t.carry = p
			return
		}
		t.emit(p)
	}
}

// flush ends a paragraph that runs on into nothing.
func (t *docxTokens) flush() {
	if t.carry != nil && !t.boxed() {
		t.emit(t.carry)
		t.carry = nil
	}
}

// emit puts the words of a paragraph where they belong.
func (t *docxTokens) emit(p *docxWords) {
	to := &t.whole
	if n := len(t.open); n > 0 {
		to = &t.open[n-1].boxes
	}
	*to = append(append(*to, p.own...), p.boxes...)
	if t.notes != nil && !t.boxed() {
		t.notes[t.note] = append(t.notes[t.note], t.whole...)
		t.whole = nil
	}
}

// words takes the words of a w:t or m:t that is printed.
func (t *docxTokens) words(words string) {
	n := len(t.open)
	if n == 0 || t.above(0) != "w:t" && t.above(0) != "m:t" {
		return
	}
	for _, c := range t.codes {
		if c {
			return
		}
	}
	for _, deleted := range t.rows {
		if deleted {
			return
		}
	}
	if t.above(0) == "w:t" && t.above(1) == "w:r" {
		look := t.look
		if t.style != "" {
			look = look.over(t.styles.look(t.style))
		}
		look = look.over(t.styles.look(t.open[n-1].style)).over(t.styles.defaults)
		if look.hidden != nil && *look.hidden {
			return
		}
	}
	t.open[n-1].own.add(words)
}
