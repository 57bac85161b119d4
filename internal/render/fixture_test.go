package render_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// tx makes a text: †a behind a word is that organization's label sign, _x_ a
// title in italics.
func tx(words string) pages.Text {
	var runs []pages.Run
	for i, piece := range strings.Split(words, "_") {
		parts := strings.Split(piece, "†")
		for k, part := range parts {
			org := ""
			if k > 0 {
				org, part, _ = strings.Cut(part, ";")
				runs[len(runs)-1].Signs = append(runs[len(runs)-1].Signs, signOf(org))
			}
			if part != "" {
				runs = append(runs, pages.Run{Words: part, Em: i%2 == 1})
			}
		}
	}
	return pages.RawText(runs...)
}

func signOf(org string) pages.Sign {
	mark, says := "†", "Banned in Russia as a terrorist organisation."
	if org == "amnesty" {
		mark, says = "‡", "Designated in Russia as an undesirable organisation."
	}
	return pages.Sign{Mark: mark, Note: "label-" + org, Says: says}
}

func pl(words string) pages.Plain { return pages.RawPlain(words) }

func fact(term string, values ...string) pages.Fact {
	f := pages.Fact{Term: tx(term)}
	for _, v := range values {
		f.Values = append(f.Values, tx(v))
	}
	return f
}

func toned(tone, term string, values ...string) pages.Fact {
	f := fact(term, values...)
	f.Tone = tone
	return f
}

var cardOf = map[string]pages.Card{
	"isis": {Layer: "org", Kicker: tx("Organization"), Title: tx("Islamic State†isis;"), Href: "organizations/isis/index.html",
		Facts: []pages.Fact{fact("Also", "ISIS†isis;, ISIL†isis;, Daesh†isis;"), fact("Designated", "Russia, 29 December 2014", "United States, 17 December 2004", "United Kingdom, 2014")}},
	"al-qaeda": {Layer: "org", Kicker: tx("Organization"), Title: tx("al-Qaeda†al-qaeda;"), Href: "organizations/al-qaeda/index.html",
		Facts: []pages.Fact{fact("Designated", "Russia, 14 February 2003", "United Nations, 6 October 2001")}},
	"coalition": {Layer: "org", Kicker: tx("Coalition of states"), Title: tx("Global coalition against Islamic State†isis;"), Href: "organizations/coalition/index.html"},
	"ectc":      {Layer: "org", Kicker: tx("Organization"), Title: tx("European Counter Terrorism Centre"), Href: "organizations/ectc/index.html", Facts: []pages.Fact{fact("Part of", "Europol")}},
	"amnesty": {Layer: "org", Kicker: tx("Organization"), Title: tx("Amnesty International†amnesty;"), Href: "organizations/amnesty/index.html",
		Facts: []pages.Fact{fact("Designated", "Russia, “undesirable”, 19 May 2025"), fact("Then", "not designated when this was published")}},
	"ceasefire":     {Layer: "org", Kicker: tx("Organization"), Title: tx("Ceasefire Centre for Civilian Rights"), Href: "organizations/ceasefire/index.html"},
	"mrg":           {Layer: "org", Kicker: tx("Organization"), Title: tx("Minority Rights Group International"), Href: "organizations/mrg/index.html"},
	"united-states": {Layer: "org", Kicker: tx("State"), Title: tx("United States"), Href: "organizations/united-states/index.html"},
	"randi-nord":    {Layer: "person", Kicker: tx("Person"), Title: tx("Randi Nord"), Href: "people/randi-nord/index.html", Facts: []pages.Fact{fact("Is", "author of the article")}},
	"ectc-2016": {Layer: "source", Kicker: tx("Report"), Title: tx("_Changes in Modus Operandi of Islamic State (IS)†isis; revisited_"), Href: "sources/ectc-2016/index.html",
		Facts: []pages.Fact{fact("By", "European Counter Terrorism Centre"), fact("Dated", "1 December 2016"), toned("silent", "Quotations", "not checked against the report")}},
	"gpa-173": {Layer: "figure", Kicker: tx("Figure"), Title: tx("173 casualties"), Href: "figures/gpa-173/index.html",
		Facts: []pages.Fact{fact("Claimed by", "the United States"), fact("As of", "October 2016"), fact("From", "CJTF-OIR, 1 December 2016"),
			toned("differs", "Differs", "killed became casualties; Iraq and Syria, and the period, are left out"), toned("apart", "Not comparable with", "300, 4,000")}},
	"gpa-300": {Layer: "figure", Kicker: tx("Figure"), Title: tx("at least 300"), Href: "figures/gpa-300/index.html",
		Facts: []pages.Fact{fact("Claimed by", "Amnesty International†amnesty;"), fact("As of", "26 October 2016"), toned("differs", "Differs", "some 300 became at least 300; the 11 attacks are left out"), toned("apart", "Beside 173", "a narrower count, a larger number")}},
	"gpa-4000": {Layer: "figure", Kicker: tx("Figure"), Title: tx("at least 4,000 civilians"), Href: "figures/gpa-4000/index.html",
		Facts: []pages.Fact{fact("Claimed by", "Ceasefire, MRG"), fact("As of", "30 November 2015"), toned("differs", "Differs", "all parties became the coalition"), toned("apart", "Not comparable with", "173, 300")}},
	"gpa-66":   {Layer: "figure", Kicker: tx("Figure"), Title: tx("66 countries"), Href: "figures/gpa-66/index.html", Facts: []pages.Fact{fact("Claimed by", "the publisher"), toned("silent", "Source", "none given")}},
	"gpa-2000": {Layer: "figure", Kicker: tx("Figure"), Title: tx("at least 2,000"), Href: "figures/gpa-2000/index.html", Facts: []pages.Fact{fact("Claimed by", "nobody named (“It’s been estimated”)"), toned("silent", "Source", "none given")}},
	"gpa-50":   {Layer: "figure", Kicker: tx("Figure"), Title: tx("about 50"), Href: "figures/gpa-50/index.html", Facts: []pages.Fact{fact("Claimed by", "nobody named (“reportedly”)"), toned("silent", "Source", "none given")}},
}

// sampleParser reads the little of the annotated language that the sample
// needs, so that the fixture looks like a real article.
type sampleParser struct {
	text  string
	at    int
	para  int
	marks map[string]int
	shown map[string]bool
	inPar map[string]bool
	cards []pages.Card
	backs map[string][]string
}

func (p *sampleParser) inlines(nested bool) []*pages.Node {
	var out []*pages.Node
	from := p.at
	flush := func() {
		if p.at > from {
			out = append(out, &pages.Node{Kind: annot.Text, Text: p.text[from:p.at]})
		}
	}
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == '[':
			flush()
			p.at++
			out = append(out, p.span()...)
			from = p.at
		case c == ']' && nested:
			flush()
			return out
		default:
			p.at++
		}
	}
	flush()
	return out
}

func (p *sampleParser) span() []*pages.Node {
	inside := p.inlines(true)
	end := p.at + strings.IndexByte(p.text[p.at:], '}')
	attrs := strings.Fields(p.text[p.at+2 : end])
	p.at = end + 1
	n := &pages.Node{Kind: annot.Mark, Mark: &pages.Mark{}, Children: inside}
	for _, attr := range attrs {
		key, value, ok := strings.Cut(attr, "=")
		if !ok && strings.HasPrefix(attr, ".") {
			n.Mark.Classes = append(n.Mark.Classes, attr[1:])
			continue
		}
		if key != "org" && key != "figure" && key != "person" && key != "source" && key != "from" {
			continue
		}
		if key != "from" {
			n.Mark.Classes = append(n.Mark.Classes, key)
			n.ID = "p" + strconv.Itoa(p.para) + "-" + value
			if p.marks[n.ID]++; p.marks[n.ID] > 1 {
				n.ID += "-" + strconv.Itoa(p.marks[n.ID])
			}
			p.backs[value] = append(p.backs[value], n.ID)
		}
		card := cardOf[value]
		card.ID = "note-" + value
		if !p.shown[value] {
			p.shown[value] = true
			p.cards = append(p.cards, card)
		}
		if !p.inPar[value] {
			p.inPar[value] = true
			n.Mark.Cards = append(n.Mark.Cards, pages.CardRef{ID: card.ID, Layer: card.Layer, Says: pl("About " + card.Title.Bare())})
		}
		if value == "isis" || value == "al-qaeda" || value == "amnesty" {
			return []*pages.Node{n, {Kind: pages.Signed, Signs: []pages.Sign{signOf(value)}}}
		}
	}
	return []*pages.Node{n}
}

// sampleBody is the body of the article in testdata.
func sampleBody(t testing.TB) pages.Body {
	src, err := os.ReadFile("testdata/article.md")
	if err != nil {
		t.Fatal(err)
	}
	p := &sampleParser{marks: map[string]int{}, shown: map[string]bool{}, backs: map[string][]string{}}
	var body pages.Body
	for i, para := range strings.Split(strings.TrimSpace(string(src)), "\n\n") {
		p.text, p.at, p.para, p.inPar, p.cards = para, 0, i+1, map[string]bool{}, nil
		n := &pages.Node{Kind: annot.Paragraph, ID: "p" + strconv.Itoa(i+1), Number: i + 1}
		n.Children = p.inlines(false)
		n.Cards = p.cards
		body.Blocks = append(body.Blocks, n)
	}
	for _, n := range body.Blocks {
		for i := range n.Cards {
			n.Cards[i].Backs = p.backs[strings.TrimPrefix(n.Cards[i].ID, "note-")]
		}
	}
	return body
}
