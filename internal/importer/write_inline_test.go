package importer

import (
	"strings"
	"testing"

	"dossier/internal/diag"
)

// marked makes a paragraph of a text in which ‹ and › stand round its markup:
// a letter behind ‹ tells the kind (e emphasis, s strong, d struck, c code, l
// link, x a span).
func marked(text string) part {
	var p part
	var plain strings.Builder
	type begun struct {
		kind  rune
		start int
		at    int
	}
	var open []begun
	kinds := map[rune]InlineKind{'e': Emph, 's': Strong, 'd': Strike, 'c': InlineCode, 'l': Link}
	opened := false
	for _, r := range text {
		switch {
		case r == '‹':
			opened = true
		case opened:
			opened = false
			b := begun{kind: r, start: plain.Len()}
			if r == 'x' {
				b.at = len(p.spans)
				p.spans = append(p.spans, span{start: b.start, attrs: ".x"})
			} else {
				b.at = len(p.Inline)
				p.Inline = append(p.Inline, Inline{Kind: kinds[r], Start: b.start, Dest: "https://a.b/"})
			}
			open = append(open, b)
		case r == '›':
			b := open[len(open)-1]
			open = open[:len(open)-1]
			if b.kind == 'x' {
				p.spans[b.at].end = plain.Len()
			} else {
				p.Inline[b.at].End = plain.Len()
			}
		default:
			plain.WriteRune(r)
		}
	}
	p.Text = plain.String()
	return p
}

func TestInlineMarkupIsWrittenWhereItIsRead(t *testing.T) {
	for text, want := range map[string]string{
		"a ‹ebc› d":                 "a *bc* d",
		"a‹sbc›d":                   "a**bc**d",
		"a ‹e b › c":                "a  *b*  c", // signs stand beside letters
		"‹sNote:›text":              "**Note**:text",
		"слово‹e«имя»› и":           "слово«*имя»* и",
		"‹e«имя»›слово":             "*«имя*»слово",
		"a‹s...›b":                  "a...b",
		"‹e‹sa› b› c":               "***a** b* c",
		"‹s‹ea››":                   "***a***",
		"‹ea›‹eb›":                  "*ab*", // two that meet are one
		"‹da› ‹db›":                 "~~a~~ ~~b~~",
		"‹cx`y› ‹c`› ‹ca|b›":        "`` x`y `` `` ` `` `a|b`",
		"‹ca ‹eb› c›":               "`a b c`",
		"‹la ‹lb› c›":               "[a b c](https://a.b/)",
		"!‹la›":                     `\![a](https://a.b/)`,
		"‹l‹sISIS››*":               `[**ISIS**](https://a.b/)\*`,
		"a ‹xISIS‹x*››":             `a [ISIS[\*]{.x}]{.x}`,
		"‹ethe ‹xISIS› war›":        "*the [ISIS]{.x} war*",
		"‹xthe ‹eISIS› war›":        "[the *ISIS* war]{.x}",
		"‹cthe ‹xISIS› war›":        "`the` [`ISIS`]{.x} `war`",
		"One. ‹eTwo. Three.› Four.": "One.\n*Two.\nThree.*\nFour.",
		"‹cOne. Two.›":              "`One. Two.`",
		"‹e*›":                      `*\**`,
		"1. a":                      `1\. a`,
		"‹s1.› a":                   `**1\.** a`,
	} {
		p := marked(text)
		d := &draft{lang: "en", paragraphs: []part{p}}
		body, _, lost := d.write(0)
		if got := strings.TrimSuffix(string(body), "\n"); got != want || len(lost) > 0 {
			t.Errorf("%s is written\n%s\nwant\n%s %v", text, got, want, lost)
		}
	}
}

// A span that overlaps markup in part cuts it.
func TestSpansCutMarkup(t *testing.T) {
	p := part{Paragraph: Paragraph{Text: "one two three four", Inline: []Inline{{Kind: Strong, Start: 4, End: 13}, {Kind: Link, Start: 4, End: 13, Dest: "https://a.b"}}}, spans: []span{{8, 18, ".x"}}}
	d := &draft{lang: "en", paragraphs: []part{p}}
	body, _, lost := d.write(0)
	if want := "one [**two**](https://a.b) [[**three**](https://a.b) four]{.x}\n"; string(body) != want || len(lost) > 0 {
		t.Errorf("got %s, %v", body, lost)
	}
}

func TestAddressesThatAPageMayNotLinkToAreLeftOut(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.b/c d?e=(f)&amp;g":  `https://a.b/c%20d?e=%28f%29\&amp;g`,
		"HTTP://a.b":                   "HTTP://a.b",
		"mailto:jane@example.org":      "mailto:jane@example.org",
		"javascript:alert(1)":          "",
		"java\nscript:alert(1)":        "",
		"data:text/html,x":             "",
		"page.html":                    "",
		"//a.b/c":                      "",
		"https:":                       "",
		"":                             "",
		"https://пример.рф/путь":       "https://пример.рф/путь",
		"https://a.b/]{.x}[`|\\\"'<>*": "https://a.b/%5D%7B.x%7D%5B%60%7C%5C%22%27%3C%3E%2A",
	} {
		if got := destination(address); got != want {
			t.Errorf("%q is written %q, want %q", address, got, want)
		}
	}
}

// What the parser of articles would not read back is written without markup,
// and that is told.
func TestMarkupThatDoesNotReadBackGivesWay(t *testing.T) {
	p := part{Paragraph: Paragraph{Text: "~a", Inline: []Inline{{Kind: Strike, Start: 1, End: 2}, {Kind: Link, Start: 0, End: 2, Dest: "https://a.b"}}}}
	d := &draft{lang: "en", paragraphs: []part{p, {Paragraph: Paragraph{Text: "b", Inline: []Inline{{Kind: Emph, Start: 0, End: 1}}}}}}
	body, _, lost := d.write(0)
	if want := "[\\~a](https://a.b)\n\n*b*\n"; string(body) != want || len(lost) != 1 || lost[0].Code != "plain-markup" || lost[0].Severity != diag.Warning {
		t.Errorf("got %s, %v", body, lost)
	}
}
