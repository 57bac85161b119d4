package importer

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// printedKind is what a part of a generated article is.
type printedKind int

const (
	aHeadline printedKind = iota
	aStandfirst
	aByline
	aHeading
	aParagraph
	aItem  // of a list; its sign is no part of its words
	aQuote // a paragraph that is set off
	aRow   // of a table
	aCode
	aNote // of a ban label, or another note with a sign
)

// printedPart is a part of an article as a reader sees it.
type printedPart struct {
	kind    printedKind
	text    string // on one line; of a row its cells with a space between
	breaks  []int  // spaces at which a line is meant to end
	cells   []string
	ordered bool // of an item
	level   int  // of a heading
	first   bool // of an item, a quotation or a row: a new list, quotation or table begins
}

// articleMaker makes articles; everything depends on its random source alone.
type articleMaker struct {
	*rand.Rand
	plain  bool   // words, numbers and quotation marks only
	print  bool   // no letters that a printed page has other signs for
	script string // of most words: en, ru, ar
	mark   string // the sign of a printed note
}

var (
	englishWords = strings.Fields(`the council of bridge opened on Monday after year works and first buses went over it at noon people report says city
		river government minister forces attack Syria Raqqa officials said about nearly water houses school children estimates according coalition air
		strikes killed wounded hospital market street winter spring two 12 1,200 60,000 2016 5.5 30% $12bn well-known long-term Covid-19 F-16 it’s don't U.S. Mr. ISIS a I`)
	russianWords = strings.Fields(`совет города открыл мост через реку в понедельник после года работ и первые автобусы прошли по нему около двух тысяч человек
		сообщил заявил министр по данным источника вода дома школа ударов погибли ранены больница рынок улица зима весна что-то кто-нибудь 12 2016 60 тыс. г. млн ИГИЛ ещё её я`)
	arabicWords = strings.Fields(`المجلس الجسر المدينة النهر يوم الاثنين بعد سنة من العمل قال الوزير نحو ألف شخص في السوق ٢٠١٦ كتاب،`)
	otherWords  = strings.Fields(`中文 日本語 café naïve Ångström ﬁre œuvre Straße İstanbul Ελλάδα ישראל 🙂 👩‍🔬 🇫🇷 x² H₂O №5 §3 ½ ±3° 5×5 a→b ≤10 “” … — – •`)
	// signWords mean something to one parser or another.
	signWords = strings.Fields("[x]{a=b} @x *y* _z_ ~ ^ $ # > - + 1. | \\ & < ` ** *** __ ~~s~~ ``` [a](b) ![a](b) ](x) [^1] [^1]: [@a,p.4] {.x} {#id} &amp; &#42; &nbsp; <b> </p> <!-- --> <script>alert(1)</script> " +
		"javascript&colon;x http://example.org/a_b_c www.example.org a@example.org \\* \\\\ snake_case_word a|b || |-| === --- ::: $x^2$ 2*3*4 * ** * ( ) [ ] { } \" ' : ; = ! !! ?! ISIS* ISIS** word† (1) [1] ¹ ※ 12) a) %20 //x /* # ## 1.2.3 C# .NET C++ ~/x \\n %s ${x} {{x}} <%x%> [[x]] ==x== ++x++ ^x^ :smile:")
)

// word draws a word; now and then one of another script or with a sign in it.
func (m *articleMaker) word() string {
	list := map[string][]string{"en": englishWords, "ru": russianWords, "ar": arabicWords}[m.script]
	switch n := m.IntN(60); {
	case m.plain:
	case n < 3:
		return signWords[m.IntN(len(signWords))]
	case n == 3:
		w := otherWords[m.IntN(len(otherWords))]
		if m.print && strings.ContainsFunc(w, func(r rune) bool { return r == 'ﬁ' || r > 0xffff }) {
			return "x"
		}
		return w
	case n == 4:
		list = russianWords
	case n == 5:
		list = englishWords
	case n == 6:
		w := []rune(list[m.IntN(len(list))])
		at := m.IntN(len(w)) + 1
		return string(w[:at]) + "\u00ad" + "x" + string(w[at:]) // a soft hyphen
	case n == 7:
		return "e\u0301te\u0301" // not composed
	}
	return list[m.IntN(len(list))]
}

// space draws what stands between two words.
func (m *articleMaker) space() string {
	if m.plain || m.IntN(40) > 0 {
		return " "
	}
	return []string{"\u00a0", "\u202f", "\u2009", "\u00a0"}[m.IntN(4)]
}

// sentence draws a sentence of some words.
func (m *articleMaker) sentence(most int) string {
	var out strings.Builder
	n := 1 + m.IntN(most)
	for i := range n {
		w := m.word()
		if i == 0 {
			r, size := utf8.DecodeRuneInString(w)
			w = strings.ToUpper(string(r)) + w[size:]
		} else {
			out.WriteString(m.space())
		}
		if m.IntN(25) == 0 {
			pair := strings.Fields("“ ” « » ( ) [ ] \" \" „ “ ‘ ’ * *")
			k := m.IntN(len(pair)/2) * 2
			if m.plain {
				k = m.IntN(3) * 2
			}
			w = pair[k] + w + pair[k+1]
		}
		out.WriteString(w)
		if i < n-1 && m.IntN(12) == 0 {
			signs := []string{",", ",", ";", ":", " —", " –"}
			if m.print {
				signs = signs[:4] // at the beginning of a line a dash looks like an item
			}
			out.WriteString(signs[m.IntN(len(signs))])
		}
	}
	return out.String() + []string{".", ".", ".", ".", "?", "!", "…", ".”", ".»"}[m.IntN(9)]
}

// running draws the text of a paragraph.
func (m *articleMaker) running() string {
	if !m.plain {
		switch m.IntN(50) {
		case 0: // a very short one
			return []string{"*", "—", "…", "1.", "***", "I", "Да.", "#", "-", "[x]", "\\", "&", "a b", "_", "\"", "|", "12)", "<b>", "* * *"}[m.IntN(19)]
		case 1: // a very long one
			var out []string
			for range 60 + m.IntN(60) {
				out = append(out, m.sentence(18))
			}
			return strings.Join(out, " ")
		}
	}
	var out []string
	for range 1 + m.IntN(5) {
		out = append(out, m.sentence(16))
	}
	for m.plain && utf8.RuneCountInString(strings.Join(out, " ")) < 200 {
		out = append(out, m.sentence(16)) // at least two lines of a page
	}
	text := strings.Join(out, " ")
	if !m.plain && m.IntN(12) == 0 {
		text = []string{"* ", "- ", "1. ", "# ", "> ", "+ ", "*", "12) ", "| ", "[1] ", "= ", "~~~ ", "``` ", "<p>", "::: ", "[^1]: ", "[a]: ", "\\", "• ", "— ", "a) ", "1986. "}[m.IntN(22)] + text
	}
	if m.mark != "" && m.IntN(4) == 0 {
		text = strings.Replace(text, " ", " ISIS"+m.mark+" ", 1)
	}
	return text
}

// breaks draws spaces at which a line of a paragraph is meant to end. What
// stands beside one is neither white space nor a sign of a line's end.
func (m *articleMaker) breaks(text string) []int {
	var out []int
	for i := range text {
		if text[i] == ' ' && m.IntN(15) == 0 && tight(text[:i], text[i+1:]) && (len(out) == 0 || i > out[len(out)-1]+1) {
			out = append(out, i)
		}
	}
	return out
}

// article draws an article.
func (m *articleMaker) article() []printedPart {
	m.script = []string{"en", "en", "en", "ru", "ru", "ar"}[m.IntN(6)]
	if m.plain && m.script == "ar" {
		m.script = "en"
	}
	if m.IntN(4) == 0 && !m.plain {
		m.mark = []string{"*", "**", "†", "✱"}[m.IntN(4)]
	}
	headline := strings.TrimRight("Now "+m.sentence(8), ".…”»?! \u00a0\u2009\u202f") + " bridge"
	out := []printedPart{{kind: aHeadline, text: headline}}
	if m.IntN(3) == 0 {
		out = append(out, printedPart{kind: aStandfirst, text: m.sentence(10)})
	}
	if m.IntN(3) == 0 {
		out = append(out, printedPart{kind: aByline, text: "By Jane Doe and John Roe"})
	}
	most := 10
	if m.IntN(40) == 0 {
		most = 60
	}
	for range 1 + m.IntN(most) {
		out = append(out, m.parts()...)
	}
	if m.mark != "" {
		out = append(out, printedPart{kind: aNote, text: m.mark + []string{"Banned in Russia.", " Деятельность организации запрещена в РФ.", "The organisation is banned in Russia by court order."}[m.IntN(3)]})
	}
	return out
}

// parts draws what may come next in an article.
func (m *articleMaker) parts() []printedPart {
	list := func(kind printedKind, ordered bool) (out []printedPart) {
		for i := range 1 + m.IntN(4) {
			out = append(out, printedPart{kind: kind, text: m.sentence(10), ordered: ordered, first: i == 0})
		}
		return out
	}
	switch n := m.IntN(24); {
	case m.plain && n < 2 || n == 0:
		return []printedPart{{kind: aHeading, text: strings.TrimRight("Part "+m.sentence(4), ".…”»!? \u00a0\u2009\u202f"), level: 2 + m.IntN(2)}, {kind: aParagraph, text: m.running()}}
	case m.plain:
	case n == 1:
		return list(aItem, false)
	case n == 2:
		return list(aItem, true)
	case n == 3:
		return list(aQuote, false)
	case n == 4:
		var out []printedPart
		columns := 2 + m.IntN(3)
		for i := range 2 + m.IntN(3) {
			row := printedPart{kind: aRow, first: i == 0}
			for range columns {
				row.cells = append(row.cells, strings.Join([]string{m.word(), m.word()}[:1+m.IntN(2)], " "))
			}
			row.text = strings.Join(row.cells, " ")
			out = append(out, row)
		}
		return out
	case n == 5:
		text := strings.Join([]string{m.word(), m.word(), m.word(), m.word()}, " ")
		return []printedPart{{kind: aCode, text: text, breaks: m.breaks(text)}}
	case n == 6:
		text := m.running()
		return []printedPart{{kind: aParagraph, text: text, breaks: m.breaks(text)}}
	}
	return []printedPart{{kind: aParagraph, text: m.running()}}
}
