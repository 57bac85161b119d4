package importer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/diag"

	"pgregory.net/rapid"
)

// readClean reads a document that must be read without an error.
func readClean(t *testing.T, raw []byte) (Raw, []diag.Diagnostic) {
	t.Helper()
	out, list := readDocx(Input{Name: "x.docx", Raw: raw})
	if diag.HasErrors(list) {
		t.Fatalf("%v", list)
	}
	return out, list
}

func TestDocxTextIsWhatIsPrinted(t *testing.T) {
	field := func(code, result string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + escapeXML(code) + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + wordRun(result) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	box := `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + para(wordRun("In a box.")) + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><v:textbox><w:txbxContent>` + para(wordRun("In a box.")) + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
	for name, test := range map[string]struct {
		body string
		want []string
	}{
		"inserted, not deleted":     {para(wordRun("a ") + `<w:ins>` + wordRun("new ") + `</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>` + wordRun("b")), []string{"a new b"}},
		"moved to, not from":        {para(`<w:moveFrom>`+wordRun("x")+`</w:moveFrom>`+wordRun("y")) + para(`<w:moveTo>`+wordRun("x")+`</w:moveTo>`), []string{"y", "x"}},
		"deleted paragraph mark":    {`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + wordRun("One ") + box + `</w:p>` + para(wordRun("two.")), []string{"One two.", "In a box."}},
		"last mark deleted":         {`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + wordRun("One") + `</w:p>`, []string{"One"}},
		"deleted row":               {`<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>` + para(wordRun("gone")) + `</w:tc></w:tr><w:tr><w:tc>` + para(wordRun("a")) + `</w:tc><w:tc>` + para(wordRun("b")) + `</w:tc></w:tr></w:tbl>`, []string{"a b"}},
		"hidden words":              {para(wordRun("a") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>` + wordRun("b")), []string{"ab"}},
		"vanish switched off":       {para(`<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>seen</w:t></w:r>`), []string{"seen"}},
		"one branch of two":         {para(wordRun("Before.")+`<w:r>`+box+`</w:r>`) + para(wordRun("After.")), []string{"Before.", "In a box.", "After."}},
		"unknown branch":            {para(`<w:r><mc:AlternateContent><mc:Choice Requires="zzz"><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r>`), []string{"old"}},
		"field codes are not text":  {para(wordRun("Page ") + field(`PAGE \* MERGEFORMAT`, "7") + wordRun(".")), []string{"Page 7."}},
		"simple field":              {para(`<w:fldSimple w:instr="AUTHOR">` + wordRun("Jane Doe") + `</w:fldSimple>`), []string{"Jane Doe"}},
		"field within a field code": {para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>` + field("REF x", "inner") + `<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + wordRun("outer") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`), []string{"outer"}},
		"content controls":          {`<w:sdt><w:sdtContent>` + para(`<w:sdt><w:sdtContent>`+wordRun("kept")+`</w:sdtContent></w:sdt>`) + `</w:sdtContent></w:sdt>`, []string{"kept"}},
		"white space at ends":       {para(`<w:r><w:t> a </w:t></w:r>` + wordRun(" b ")), []string{"a b"}},
		"tabs, breaks and hyphens":  {para(`<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:cr/><w:t>e</w:t></w:r>`), []string{"a b c\u2011d e"}},
		"symbols":                   {para(`<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>` + wordRun(" point")), []string{"• point"}},
		"equations":                 {para(wordRun("if ") + `<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>`), []string{"if x=2"}},
		"nothing":                   {para(wordRun(" ")) + para(""), nil},
		"word art":                  {para(`<w:r><w:pict><v:shape><v:textpath string="Big words"/></v:shape></w:pict></w:r>`), []string{"Big words"}},
	} {
		out, _ := readClean(t, docxOf(t, test.body, nil))
		if got := textsOf(out.Paragraphs); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

func TestDocxTellsWhatIsNotInTheText(t *testing.T) {
	for name, test := range map[string]struct {
		body, code, words string
		more              map[string]string
	}{
		"tracked": {body: para(`<w:ins>` + wordRun("x") + `</w:ins>`), code: "tracked-changes", words: "accepted"},
		"hidden":  {body: para(wordRun("a") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>the secret</w:t></w:r>`), code: "hidden-text", words: "the secret"},
		"hidden by a style": {body: para(wordRun("a") + `<w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>the secret</w:t></w:r>`), code: "hidden-text", words: "the secret",
			more: map[string]string{"styles": wordXML("styles", `<w:style w:type="character" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>`)}},
		"comments": {body: para(wordRun("a") + `<w:r><w:commentReference w:id="0"/></w:r>`), code: "left-out", words: "1 comment"},
		"header":   {body: para(wordRun("a")), code: "left-out", words: "Running head", more: map[string]string{"header": wordXML("hdr", para(wordRun("Running head")))}},
		"symbol":   {body: para(`<w:r><w:sym w:font="Webdings" w:char="F012"/></w:r>`), code: "unreadable-letters", words: "1 sign"},
	} {
		_, list := readClean(t, docxOf(t, test.body, test.more))
		if len(list) != 1 || list[0].Code != test.code || !strings.Contains(list[0].Message, test.words) {
			t.Errorf("%s: got %v", name, list)
		}
	}
}

func TestDocxStructure(t *testing.T) {
	styles := wordXML("styles", `<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="S"><w:name w:val="Subtitle"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="Заголовок 1"/></w:style><w:style w:type="paragraph" w:styleId="own"><w:name w:val="My own"/><w:basedOn w:val="2"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="own"/></w:style><w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>`)
	numbering := wordXML("numbering", `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>`+
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Статья %1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>`+
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`)
	styled := func(style, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + wordRun(text) + `</w:p>`
	}
	item := func(num, level int, text string) string {
		return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, num, wordRun(text))
	}
	body := styled("T", "The Title") + styled("S", "The subtitle") + styled("1", "One") + styled("own", "Two") + item(1, 0, "a") + item(1, 1, "b") + item(1, 1, "c") + item(1, 0, "d") +
		item(2, 0, "law") + item(2, 1, "clause") + item(2, 0, "law") + styled("Q", "said") + styled("Q", "more")
	out, _ := readClean(t, docxOf(t, body, map[string]string{"styles": styles, "numbering": numbering}))
	var got []string
	for _, p := range out.Paragraphs {
		line := fmt.Sprintf("role %d level %d", p.Role, p.Level)
		for _, c := range p.Within {
			line += fmt.Sprintf(" %d#%d:%d", c.Kind, c.ID, c.First)
		}
		got = append(got, line+" "+p.Text)
	}
	want := []string{
		"role 1 level 0 The Title", "role 2 level 0 The subtitle", "role 0 level 2 One", "role 0 level 3 Two",
		"role 0 level 0 1#1:0 3#2:0 a", "role 0 level 0 1#1:0 3#2:0 2#3:3 3#4:0 b", "role 0 level 0 1#1:0 3#2:0 2#3:3 3#5:0 c", "role 0 level 0 1#1:0 3#6:0 d",
		"role 0 level 0 Статья 1. law", "role 0 level 0 1.i) clause", "role 0 level 0 Статья 2. law",
		"role 0 level 0 0#7:0 said", "role 0 level 0 0#7:0 more",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestDocxTables(t *testing.T) {
	cell := func(pr, text string) string {
		return `<w:tc><w:tcPr>` + pr + `</w:tcPr>` + para(wordRun(text)) + `</w:tc>`
	}
	data := `<w:tbl><w:tr>` + cell("", "a") + cell("", "b") + cell("", "c") + `</w:tr><w:tr>` + cell(`<w:gridSpan w:val="2"/>`, "wide") + cell("", "d") + `</w:tr><w:tr>` + cell(`<w:vMerge/>`, "") + cell("", "e") + cell("", "f") + `</w:tr></w:tbl>`
	out, _ := readClean(t, docxOf(t, data, nil))
	if got, want := textsOf(out.Paragraphs), []string{"a b c", "wide  d", " e f"}; !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for _, p := range out.Paragraphs {
		if len(p.Cells) != 2 || len(p.Within) != 1 || p.Within[0] != out.Paragraphs[0].Within[0] || p.Within[0].Kind != Table {
			t.Errorf("%+v", p)
		}
	}
	nested := `<w:tbl><w:tr>` + cell("", "a") + `<w:tc>` + data + para(wordRun("after")) + `</w:tc></w:tr></w:tbl>`
	out, _ = readClean(t, docxOf(t, nested, nil))
	if got, want := textsOf(out.Paragraphs), []string{"a", "a b c", "wide  d", " e f", "after"}; !slices.Equal(got, want) {
		t.Fatalf("nested: got %q, want %q", got, want)
	}
}

func TestDocxNotesStandAtTheEndWithTheirMarks(t *testing.T) {
	foot := wordXML("footnotes", `<w:footnote w:type="separator" w:id="0">`+para(wordRun("---"))+`</w:footnote><w:footnote w:id="7">`+para(`<w:r><w:footnoteRef/></w:r>`+wordRun(" Seventh."))+`</w:footnote>`+
		`<w:footnote w:id="8">`+para(wordRun("* Own."))+`</w:footnote><w:footnote w:id="9">`+para(wordRun("Never referred to."))+`</w:footnote>`)
	end := wordXML("endnotes", `<w:endnote w:id="1">`+para(wordRun("End."))+`</w:endnote>`)
	body := para(wordRun("100") + `<w:r><w:footnoteReference w:id="7"/></w:r>` + wordRun(" men") + `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="8"/><w:t>*</w:t></w:r>` + wordRun(" and") + `<w:r><w:endnoteReference w:id="1"/></w:r>`)
	out, _ := readClean(t, docxOf(t, body, map[string]string{"footnotes": foot, "endnotes": end}))
	if got, want := textsOf(out.Paragraphs), []string{"100¹ men* andⁱ", "¹ Seventh.", "* Own.", "ⁱ End."}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDocxLinksPicturesAndLooks(t *testing.T) {
	body := para(`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">bold </w:t></w:r><w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>both</w:t></w:r>` + wordRun(" ") +
		`<w:hyperlink r:id="l1">` + wordRun("link") + `</w:hyperlink><w:hyperlink r:id="l2">` + wordRun(" script") + `</w:hyperlink>` +
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/f" \o "tip" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + wordRun("field") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
	body += para(`<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A  bridge"/><a:graphic><a:blip r:embed="pic"/></a:graphic></wp:inline></w:drawing></w:r>`) + para(wordRun("after"))
	rels := `<Relationship Id="l1" Type="x/hyperlink" Target="https://example.org/a" TargetMode="External"/><Relationship Id="l2" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>`
	out, _ := readClean(t, docxOf(t, body, map[string]string{"rels": rels, "media": "PNG"}))
	want := []Inline{{Kind: Strong, Start: 0, End: 9}, {Kind: Emph, Start: 5, End: 9}, {Kind: Link, Start: 10, End: 14, Dest: "https://example.org/a"}, {Kind: Link, Start: 21, End: 26, Dest: "https://example.org/f"}}
	if got := out.Paragraphs[0].Inline; !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if len(out.Pictures) != 1 || out.Pictures[0].Alt != "A bridge" || string(out.Pictures[0].Data) != "PNG" || out.Pictures[0].Before != 1 || out.Pictures[0].Inline {
		t.Errorf("%+v", out.Pictures)
	}
}

func TestDocxProperties(t *testing.T) {
	core := `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A  Title</dc:title><dc:creator>Jane Doe; User</dc:creator><dc:language>ru-RU</dc:language></cp:coreProperties>`
	out, _ := readClean(t, docxOf(t, para(wordRun("x")), map[string]string{"core": core}))
	if out.Meta.Title != "A Title" || !slices.Equal(out.Meta.Byline, []string{"Jane Doe"}) || out.Meta.Lang != "ru-RU" {
		t.Errorf("%+v", out.Meta)
	}
}

// Whatever words stand in the runs, links, lists, tables and text boxes of a
// document, they are the words of the paragraphs.
func TestDocxTextInIsTextOut(t *testing.T) {
	words := rapid.StringOfN(rapid.SampledFrom([]rune("abz АЯё 1,.—“”«»*_[]&<> \u00a0\u202f\u00ad")), 1, 30, -1)
	rapid.Check(t, func(rt *rapid.T) {
		var body strings.Builder
		var want []string
		add := func(text string) {
			if text = strings.Join(strings.Fields(text), " "); text != "" {
				want = append(want, text)
			}
		}
		runs := func() (xml, text string) {
			for range rapid.IntRange(1, 5).Draw(rt, "runs") {
				w := words.Draw(rt, "words")
				look := rapid.SampledFrom([]string{"", "<w:b/>", "<w:i/>", "<w:b/><w:strike/>"}).Draw(rt, "look")
				xml += `<w:r><w:rPr>` + look + `</w:rPr><w:t xml:space="preserve">` + escapeXML(w) + `</w:t></w:r>`
				text += w
			}
			return xml, text
		}
		for range rapid.IntRange(1, 6).Draw(rt, "blocks") {
			xml, text := runs()
			switch rapid.IntRange(0, 3).Draw(rt, "kind") {
			case 0:
				body.WriteString(para(xml))
				add(text)
			case 1:
				body.WriteString(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>` + xml + `</w:p>`)
				add(text)
			case 2:
				inner, boxed := runs()
				body.WriteString(para(xml + `<w:r><w:pict><v:textbox><w:txbxContent>` + para(inner) + `</w:txbxContent></v:textbox></w:pict></w:r>`))
				add(text)
				add(boxed)
			case 3:
				inner, second := runs()
				body.WriteString(`<w:tbl><w:tr><w:tc>` + para(xml) + `</w:tc><w:tc>` + para(inner) + `</w:tc></w:tr></w:tbl>`)
				add(text + " " + second)
			}
		}
		numbering := wordXML("numbering", `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)
		out, list := readDocx(Input{Name: "x.docx", Raw: docxOf(t, body.String(), map[string]string{"numbering": numbering})})
		if diag.HasErrors(list) {
			rt.Fatalf("%v", list)
		}
		var got []string
		for _, p := range out.Paragraphs {
			got = append(got, strings.Join(strings.Fields(p.Text), " "))
		}
		if !slices.Equal(got, want) {
			rt.Fatalf("got %q, want %q", got, want)
		}
	})
}
