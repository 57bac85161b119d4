package importer

import (
	"bytes"
	"fmt"
	"html"
	"mime/quotedprintable"
	"slices"
	"strings"
	"unicode"
)

// ended puts line ends where a part's lines are meant to end.
func (p printedPart) ended(end string) string {
	var out strings.Builder
	start := 0
	for _, at := range p.breaks {
		out.WriteString(p.text[start:at] + end)
		start = at + 1
	}
	return out.String() + p.text[start:]
}

// wrapped breaks a text at plain spaces, at a width in bytes.
func (m *articleMaker) wrapped(text string, width int) string {
	var out strings.Builder
	column := 0
	for i, word := range strings.Split(text, " ") {
		switch {
		case i == 0:
		case column+len(word) > width && word != "":
			out.WriteByte('\n')
			column = 0
		default:
			out.WriteByte(' ')
		}
		out.WriteString(word)
		column += len(word) + 1
	}
	return out.String()
}

// asText writes an article as plain text: with blank lines, wrapped or not, or
// one line a paragraph, with line ends of any system.
func (m *articleMaker) asText(article []printedPart) []byte {
	var out []string
	layout := m.IntN(4)
	between := "\n\n"
	for _, p := range article {
		switch {
		case layout == 0:
			out, between = append(out, p.text), "\n"
		case layout == 1:
			out = append(out, m.wrapped(p.text, 72))
		default:
			out = append(out, p.ended("\n"))
		}
	}
	if len(article) < 2 {
		between = "\n\n"
	}
	text := strings.Join(out, between) + "\n"
	if m.IntN(3) == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if m.IntN(10) == 0 {
		text = "\ufeff" + text
	}
	return []byte(text)
}

// asMarkdown writes an article as somebody's Markdown: each sign of ASCII is
// escaped, and some words are marked.
func (m *articleMaker) asMarkdown(article []printedPart) []byte {
	var out strings.Builder
	if m.IntN(4) == 0 {
		out.WriteString("---\ntitle: " + "\"The file’s own title\"\nauthor: Jane Doe\n---\n\n")
	}
	number := 0
	for i, p := range article {
		if i > 0 && !(p.kind == aRow && !p.first) {
			out.WriteByte('\n')
		}
		if p.kind != aItem || p.first {
			number = 0
		}
		switch p.kind {
		case aHeadline:
			out.WriteString("# " + m.markedUp(p.text, "") + "\n")
		case aHeading:
			out.WriteString(strings.Repeat("#", p.level) + " " + m.markedUp(p.text, "") + "\n")
		case aItem:
			sign := "- "
			if p.ordered {
				number++
				sign = fmt.Sprintf("%d. ", number)
			}
			if p.first {
				out.WriteString("<!-- -->\n\n") // else it would go on with the list before
			}
			out.WriteString(sign + m.markedUp(p.text, "") + "\n")
		case aQuote:
			out.WriteString("> " + m.markedUp(p.text, "") + "\n")
		case aRow:
			for _, cell := range p.cells {
				out.WriteString("| " + m.markedUp(cell, "") + " ")
			}
			out.WriteString("|\n")
			if p.first {
				out.WriteString(strings.Repeat("| --- ", len(p.cells)) + "|\n")
			}
		case aCode:
			out.WriteString("~~~~~~~~~~\n" + p.ended("\n") + "\n~~~~~~~~~~\n")
		default:
			lines := printedPart{text: p.text, breaks: p.breaks}
			out.WriteString(m.wrapped(m.markedUp(lines.ended("\x00"), "\\\n"), 60+m.IntN(60)) + "\n")
		}
	}
	return []byte(out.String())
}

// markedUp escapes a text for Markdown and marks some of its words, which
// stand between plain spaces; a NUL becomes what ends a line.
func (m *articleMaker) markedUp(text, end string) string {
	words := strings.Split(text, " ")
	for i, w := range words {
		escaped := escapedMarkdown(w)
		if w != "" && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) {
			switch m.IntN(60) {
			case 0:
				escaped = "*" + w + "*"
			case 1:
				escaped = "**" + w + "**"
			case 2:
				escaped = "[" + w + "](https://example.org/a_b?c=d&e=f)"
			case 3:
				escaped = "`" + w + "`"
			case 4:
				escaped = "~~" + w + "~~"
			}
		}
		words[i] = escaped
	}
	return strings.ReplaceAll(strings.Join(words, " "), "\x00", end)
}

// escapedMarkdown puts a backslash before each ASCII punctuation character.
func escapedMarkdown(text string) string {
	var out strings.Builder
	for _, r := range text {
		if r < 0x80 && (unicode.IsPunct(r) || unicode.IsSymbol(r)) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// asHTML writes an article as a page: bare, within the furniture of a site, or
// in div elements with class names.
func (m *articleMaker) asHTML(article []printedPart) []byte {
	var body strings.Builder
	for i, p := range article {
		m.element(&body, article, i, p)
	}
	head := `<!DOCTYPE html><html><head><meta charset="utf-8">`
	if m.IntN(2) == 0 {
		head += "<title>" + html.EscapeString(article[0].text) + "</title>"
	}
	head += "<script>var x = '<p>No text.</p>';</script><style>p { color: black }</style></head>"
	nav := `<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>`
	switch m.IntN(4) {
	case 0:
		return []byte(head + "<body>" + body.String() + "</body></html>")
	case 1:
		return []byte(head + "<body><article>" + body.String() + "</article></body></html>")
	case 2:
		return []byte(head + `<body><header><a href="/">The Example</a>` + nav + `</header><div class="cookie-banner"><p>We use cookies on this site.</p><button>Accept</button></div><main><article>` +
			body.String() + `</article><aside class="related"><h2>Related</h2><ul><li><a href="/a">Another story</a></li><li><a href="/b">One more story</a></li></ul></aside></main><footer><p>© The Example</p>` + nav + `</footer></body></html>`)
	}
	return []byte(head + `<body><div id="page"><div class="menu"><a href="/">Home</a> <a href="/news">News</a></div><div class="story"><div class="story-body" itemprop="articleBody">` +
		body.String() + `</div></div><div class="sidebar"><a href="/a">Another story</a> <a href="/b">One more story</a></div><div class="footer"><a href="/about">About us</a></div></div></body></html>`)
}

// asMHTML puts a page into a single file, as browsers save it.
func asMHTML(page []byte) []byte {
	var out bytes.Buffer
	out.WriteString("From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"----x\"\r\n\r\n" +
		"------x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/a\r\n\r\n")
	w := quotedprintable.NewWriter(&out)
	_, _ = w.Write(page) // a Buffer does not fail
	_ = w.Close()
	out.WriteString("\r\n------x--\r\n")
	return out.Bytes()
}

// element writes a part, and opens and closes what it stands in.
func (m *articleMaker) element(out *strings.Builder, article []printedPart, i int, p printedPart) {
	group := map[printedKind]string{aItem: "ul", aQuote: "blockquote", aRow: "table"}[p.kind]
	if p.ordered {
		group = "ol"
	}
	last := i+1 == len(article) || article[i+1].kind != p.kind || article[i+1].first
	if group != "" && p.first {
		out.WriteString("<" + group + ">\n")
	}
	inner := m.tagged(p)
	switch p.kind {
	case aHeadline:
		out.WriteString("<h1>" + inner + "</h1>\n")
	case aHeading:
		fmt.Fprintf(out, "<h%d>%s</h%d>\n", p.level, inner, p.level)
	case aStandfirst:
		out.WriteString(`<p class="standfirst">` + inner + "</p>\n")
	case aByline:
		out.WriteString(`<p class="byline">` + inner + "</p>\n")
	case aItem:
		out.WriteString("<li>" + inner + "</li>\n")
	case aCode:
		out.WriteString("<pre>" + html.EscapeString(p.ended("\n")) + "</pre>\n")
	case aRow:
		out.WriteString("<tr>")
		for _, cell := range p.cells {
			out.WriteString("<td>" + m.tagged(printedPart{text: cell}) + "</td>")
		}
		out.WriteString("</tr>\n")
	default:
		out.WriteString("<p>" + inner + "</p>\n")
	}
	if group != "" && last {
		out.WriteString("</" + group + ">\n")
	}
}

// tagged escapes a text for HTML, with entities of all kinds, line breaks of
// no meaning, and elements round some of its words.
func (m *articleMaker) tagged(p printedPart) string {
	named := strings.NewReplacer("\u00a0", "&nbsp;", "\u00ad", "&shy;", "—", "&mdash;", "“", "&ldquo;", "*", "&#42;", "я", "&#x44f;")
	words := strings.Split(p.ended(" \x00"), " ")
	for i, w := range words {
		broken := strings.HasPrefix(w, "\x00")
		w = strings.TrimPrefix(w, "\x00")
		escaped := html.EscapeString(w)
		if m.IntN(3) == 0 {
			escaped = named.Replace(escaped)
		}
		if w != "" {
			switch m.IntN(60) {
			case 0:
				escaped = "<em>" + escaped + "</em>"
			case 1:
				escaped = "<strong>" + escaped + "</strong>"
			case 2:
				escaped = `<a href="https://example.org/a?b=c&amp;d">` + escaped + "</a>"
			case 3:
				escaped = `<span class="x"><b>` + escaped + "</b></span><!-- no text -->"
			}
		}
		if broken {
			escaped = "<br>" + escaped
		}
		words[i] = escaped
	}
	text := strings.Join(words, " ")
	if m.IntN(3) == 0 {
		text = "\n\t\t" + m.wrapped(text, 70) + "\n\t"
	}
	return strings.ReplaceAll(text, " <br>", "<br>")
}

// asDOCX writes an article as a word processor's document, in which runs
// begin and end within words.
func (m *articleMaker) asDOCX(article []printedPart) (body string, more map[string]string) {
	var out strings.Builder
	number := 1
	for i, p := range article {
		style := ""
		switch p.kind {
		case aHeadline:
			style = `<w:pStyle w:val="Title"/>`
		case aHeading:
			style = fmt.Sprintf(`<w:pStyle w:val="Heading%d"/>`, p.level)
		case aItem:
			if p.first {
				number = 2 + i*2
			}
			style = fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, 1+number%2)
			if p.ordered {
				style = fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, 3+number%2)
			}
		case aRow:
			if p.first {
				out.WriteString("<w:tbl>")
			}
			out.WriteString("<w:tr>")
			for _, cell := range p.cells {
				out.WriteString("<w:tc>" + para(m.runs(cell)) + "</w:tc>")
			}
			out.WriteString("</w:tr>")
			if i+1 == len(article) || article[i+1].kind != aRow || article[i+1].first {
				out.WriteString("</w:tbl>")
			}
			continue
		}
		out.WriteString("<w:p><w:pPr>" + style + "</w:pPr>")
		for k, line := range strings.Split(p.ended("\n"), "\n") {
			if k > 0 {
				out.WriteString("<w:r><w:br/></w:r>")
			}
			out.WriteString(m.runs(line))
		}
		out.WriteString("</w:p>")
	}
	styles := `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>`
	for level := 1; level < 4; level++ {
		styles += fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="Heading%d"><w:name w:val="heading %d"/><w:pPr><w:outlineLvl w:val="%d"/></w:pPr></w:style>`, level, level, level-1)
	}
	numbering := `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>`
	for id := 1; id < 5; id++ {
		numbering += fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, id, (id-1)/2)
	}
	return out.String(), map[string]string{"styles": wordXML("styles", styles), "numbering": wordXML("numbering", numbering)}
}

// runs writes a text as some runs.
func (m *articleMaker) runs(text string) string {
	var out strings.Builder
	for text != "" {
		end := len(text)
		if m.IntN(2) == 0 {
			end = min(end, 1+m.IntN(80))
			for end < len(text) && text[end]&0xc0 == 0x80 {
				end++
			}
		}
		look := []string{"", "", "", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"}[m.IntN(5)]
		out.WriteString("<w:r>" + look + `<w:t xml:space="preserve">` + escapeXML(text[:end]) + "</w:t></w:r>")
		text = text[end:]
	}
	return out.String()
}

// asPDF sets an article on pages, and says how many there are.
func (m *articleMaker) asPDF(article []printedPart) (raw []byte, pages int) {
	s := &setter{maker: &pdfMaker{flate: true}, columns: 1, width: 480, space: 6, spaces: m.IntN(2) == 0}
	for _, p := range article {
		size := setterSize
		switch p.kind {
		case aHeadline:
			size = 20
		case aHeading:
			size = 14
		}
		s.paragraph(strings.Join(strings.Fields(p.text), " "), size, false)
	}
	return s.finish(), s.number
}

// printedTexts are the paragraphs of an article.
func printedTexts(article []printedPart) []string {
	var out []string
	for _, p := range article {
		out = append(out, p.text)
	}
	return slices.Clip(out)
}
