package importer

import (
	"regexp"
	"strconv"
	"strings"
)

// docxStyle is what a style of a document says that matters here. A switch is
// nil where the style says nothing.
type docxStyle struct {
	name    string // lower case
	basedOn string
	outline int // 1 to 9; 0: says nothing
	num     *docxNum
	look    docxLook
}

// docxNum places a paragraph in a list; an id of 0 takes it out of any.
type docxNum struct{ id, level string }

// docxLook are the switches of a run.
type docxLook struct{ bold, italic, strike, hidden *bool }

// over lays switches over others.
func (l docxLook) over(base docxLook) docxLook {
	pick := func(a, b *bool) *bool {
		if a != nil {
			return a
		}
		return b
	}
	return docxLook{pick(l.bold, base.bold), pick(l.italic, base.italic), pick(l.strike, base.strike), pick(l.hidden, base.hidden)}
}

// docxStyles are the styles of a document by their ids.
type docxStyles struct {
	byID     map[string]docxStyle
	defaults docxLook
	standard string // the id of the default paragraph style
}

func readStyles(root *element) docxStyles {
	s := docxStyles{byID: map[string]docxStyle{}}
	styles := root.child("w:styles")
	if styles == nil {
		return s
	}
	s.defaults = readLook(styles.child("w:docDefaults").child("w:rPrDefault").child("w:rPr"))
	for _, e := range styles.children {
		if e.name != "w:style" {
			continue
		}
		st := docxStyle{look: readLook(e.child("w:rPr"))}
		if n := e.child("w:name"); n != nil {
			st.name = strings.ToLower(strings.TrimSpace(n.attr("val")))
		}
		if b := e.child("w:basedOn"); b != nil {
			st.basedOn = b.attr("val")
		}
		st.outline, st.num = readOutline(e.child("w:pPr")), readNum(e.child("w:pPr"))
		id := e.attr("styleId")
		s.byID[id] = st
		if e.attr("type") == "paragraph" && e.isDefault() {
			s.standard = id
		}
	}
	return s
}

func (e *element) isDefault() bool {
	v := e.attr("default")
	return v == "1" || v == "true" || v == "on"
}

// readOutline reads an outline level: 0 to 8 in the file, where 9 is body text.
func readOutline(pPr *element) int {
	e := pPr.child("w:outlineLvl")
	if e == nil {
		return 0
	}
	n, err := strconv.Atoi(e.attr("val"))
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return n + 1
}

func readNum(pPr *element) *docxNum {
	e := pPr.child("w:numPr")
	if e == nil {
		return nil
	}
	n := &docxNum{level: ""}
	if id := e.child("w:numId"); id != nil {
		n.id = id.attr("val")
	}
	if l := e.child("w:ilvl"); l != nil {
		n.level = l.attr("val")
	}
	return n
}

// readLook reads the switches of run properties.
func readLook(rPr *element) docxLook {
	var l docxLook
	if rPr == nil {
		return l
	}
	for _, c := range rPr.children {
		on := c.on()
		switch c.name {
		case "w:b":
			l.bold = &on
		case "w:i":
			l.italic = &on
		case "w:strike", "w:dstrike":
			l.strike = &on
		case "w:vanish":
			l.hidden = &on
		}
	}
	return l
}

// chain gives a style and those it is based on, the nearest first. A circle of
// styles ends where it closes.
func (s docxStyles) chain(id string) []docxStyle {
	const longest = 20
	var out []docxStyle
	for id != "" && len(out) < longest {
		st, ok := s.byID[id]
		if !ok {
			break
		}
		out = append(out, st)
		id = st.basedOn
	}
	return out
}

// look gives the switches that a style comes to.
func (s docxStyles) look(id string) docxLook {
	var out docxLook
	for _, st := range s.chain(id) {
		out = out.over(st.look)
	}
	return out
}

// hidden reports whether a run is hidden, by itself, its character style or
// the style of its paragraph.
func (s docxStyles) hidden(rPr *element, paragraphStyle string) bool {
	own := readLook(rPr)
	if st := rPr.child("w:rStyle"); st != nil {
		own = own.over(s.look(st.attr("val")))
	}
	own = own.over(s.look(paragraphStyle)).over(s.defaults)
	return own.hidden != nil && *own.hidden
}

// The names of styles, as word processors of several languages write them.
// Word itself writes the English names everywhere; others do not.
var (
	headingStyle  = regexp.MustCompile(`^(?:heading|заголовок|überschrift|titre|título|titolo|nagłówek|rubrik|kop|otsikko|başlık|cabeçalho|nadpis) ?([1-9])$`)
	titleStyle    = regexp.MustCompile(`^(title|document title|название|заголовок|titel|titre|título|titolo|tytuł|konu başlığı)$`)
	subtitleStyle = regexp.MustCompile(`^(subtitle|sub-title|подзаголовок|untertitel|sous-titre|subtítulo|sottotitolo|podtytuł)$`)
	authorStyle   = regexp.MustCompile(`^(author|byline|автор)$`)
	quoteStyle    = regexp.MustCompile(`^(quote|intense quote|block text|block quotation|quotations|цитата( [0-9])?|выделенная цитата|zitat|citation|cita|citazione)$`)
	captionStyle  = regexp.MustCompile(`^(caption|image caption|table caption|название объекта|beschriftung|légende)$`)
)

// styleKind says what the style of a paragraph makes of it.
type styleKind struct {
	role    Role
	outline int // 1 to 9 for a heading
	quote   bool
	caption bool
	num     *docxNum
}

// kind docxLooks along the chain of a style for the first that tells something.
func (s docxStyles) kind(id string) styleKind {
	var k styleKind
	if id == "" {
		id = s.standard
	}
	for _, st := range s.chain(id) {
		if k.num == nil {
			k.num = st.num
		}
		if k.role != Body || k.outline != 0 || k.quote || k.caption {
			continue
		}
		switch m := headingStyle.FindStringSubmatch(st.name); {
		case titleStyle.MatchString(st.name):
			k.role = Headline
		case subtitleStyle.MatchString(st.name):
			k.role = Standfirst
		case authorStyle.MatchString(st.name):
			k.role = Byline
		case m != nil:
			k.outline = int(m[1][0] - '0')
		case st.outline != 0:
			k.outline = st.outline
		case quoteStyle.MatchString(st.name):
			k.quote = true
		case captionStyle.MatchString(st.name):
			k.caption = true
		}
	}
	return k
}
