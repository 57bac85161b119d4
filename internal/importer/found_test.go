package importer

import (
	"strings"
	"testing"

	"dossier/internal/diag"
)

// imports gives the article of a text under a file name, its diagnostics as
// words, and checks that its text can be extracted again.
func imports(t *testing.T, name, text string, opts Options) (article, said string) {
	t.Helper()
	r, list := Import(name, []byte(text), opts)
	if diag.HasErrors(list) {
		t.Fatalf("%v", list)
	}
	if r.ExtractedPath != "" {
		in, _ := extract(name, r.Original, "")
		if again := extracted(in); string(again) != string(r.Extracted) {
			t.Errorf("extracted again it is\n%s\nand was\n%s", again, r.Extracted)
		}
	}
	var out strings.Builder
	for _, d := range list {
		out.WriteString(d.Code + ": " + d.Message + " " + strings.Join(d.Notes, " ") + "\n")
	}
	return string(r.Article), out.String()
}

func TestCodeThatHoldsANameBecomesText(t *testing.T) {
	opts := Options{Lang: "en", Organizations: known}
	text := "# Title\n\nWords stand here.\n\n```\ngroup = \"ISIS\"\n    count = 5\n\nend\n```\n\n- item\n\n      x ISIS\n\n```\nplain\n```\n"
	article, said := imports(t, "a.md", text, opts)
	if !strings.Contains(article, "\ngroup = \"ISIS\"\\\ncount = 5\n\nend\n\n- item\n\n  x ISIS\n") || !strings.Contains(article, "```\nplain\n```") {
		t.Errorf("it became\n%s", article)
	}
	if !strings.Contains(said, "code-as-text: ") {
		t.Errorf("it says %s", said)
	}
	if article, said = imports(t, "a.md", text, Options{Lang: "en"}); strings.Count(article, "```") != 6 || strings.Contains(said, "code-as-text") {
		t.Errorf("without names it became\n%s%s", article, said)
	}
}

func TestDeclaredAuthorsWin(t *testing.T) {
	for name, test := range map[string]struct{ front, printed, want, said string }{
		"declared":            {"author: [Jane Doe, The Example Watch]\n", "By Jane Doe", "byline: [{literal: Jane Doe}, {literal: The Example Watch}]", ""},
		"printed, too":        {"author: Jane Doe\n", "By Jane Doe and John Roe", "byline: [{literal: Jane Doe}, {literal: John Roe}]", ""},
		"another one":         {"author: Jane Doe\n", "By John Roe", "byline: [{literal: Jane Doe}]", "other-byline: "},
		"printed":             {"lang: en\n", "By John Roe", "byline: [{literal: John Roe}]", ""},
		"additional":          {"author: Jane Doe\n", "Additional reporting by John Roe", "byline: [{literal: Jane Doe}]", ""},
		"additional, no more": {"lang: en\n", "Additional reporting by John Roe.", "", ""},
	} {
		article, said := imports(t, "a.md", "---\n"+test.front+"---\n# Title\n\nWords stand here, and they are many.\n\n"+test.printed+"\n", Options{Lang: "en"})
		if test.want != "" && !strings.Contains(article, "\n"+test.want+"\n") || test.want == "" && strings.Contains(article, "byline") {
			t.Errorf("%s: it became\n%s", name, article)
		}
		if strings.Contains(said, "other-byline") != (test.said != "") || strings.HasPrefix(test.printed, "Additional") && strings.Contains(article, ".byline") {
			t.Errorf("%s: it says %s\n%s", name, said, article)
		}
	}
}

// pageOf makes a page of an article's inside.
func pageOf(inside string) string {
	return `<!DOCTYPE html><html lang="en"><head><title>The bridge is open again today</title></head><body><article><h1>The bridge is open again today</h1>` + inside +
		`<p>The bridge was closed for repairs in March, the council said, and it was opened again in June after long tests.</p><p>Nobody was hurt, and nobody was surprised when the first buses went over it at noon.</p></article></body></html>`
}

func TestPartsOfALineOfMetaStandApart(t *testing.T) {
	for inside, want := range map[string]string{
		`<span class="author">By Jane Doe</span><time>October 17, 2017</time>`:                                 "[By Jane Doe]{.byline}\\\nOctober 17, 2017\n",
		`<div><a class="byline">By Jane Doe</a><span class="date">October 17, 2017</span></div>`:               "[By Jane Doe]{.byline}\\\nOctober 17, 2017\n",
		`<div style="display: flex"><span>By Jane Doe</span><span>October 17, 2017</span></div>`:               "[By Jane Doe]{.byline}\\\nOctober 17, 2017\n",
		`<div>By Jane Doe<br>October 17, 2017</div>`:                                                           "[By Jane Doe]{.byline}\\\nOctober 17, 2017\n",
		`<p>It was <b>H</b><i>O</i> on <time>May 5</time>th.</p>`:                                              "It was **H***O* on May 5th.\n",
		`<pre>a <span class="date">2017</span><span class="date">b</span></pre>`:                               "```\na 2017\nb\n```",
		`<table><tr><td><time>5</time><time>6</time></td><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>`: "| 5 6 | a |",
	} {
		if article, _ := imports(t, "a.html", pageOf(inside), Options{}); !strings.Contains(article, want) {
			t.Errorf("%s became\n%s", inside, article)
		}
	}
}

func TestWhatAPageEmbedsBecomesANote(t *testing.T) {
	inside := `<p>Here is the first paragraph of a long article about the bridge.</p><iframe src="https://video.example.org/1" title="Opening"></iframe>` +
		`<iframe src="https://count.example.org" width="1" height="1"></iframe><iframe src="javascript:alert(1)"></iframe><video><source src="v.mp4"></video>` +
		`<figure><svg><text>no</text></svg></figure><p style="display:none">Hidden words of the page.</p>`
	article, said := imports(t, "a.html", pageOf(inside), Options{})
	if strings.Count(article, "The original embeds") != 2 || strings.Count(article, "The original shows a picture") != 1 || !strings.Contains(article, "embeds a video or another page here: “Opening”. [Its address](https://video.example.org/1).") {
		t.Errorf("it became\n%s", article)
	}
	if strings.Contains(article, "alert") || strings.Contains(article, "Hidden") || !strings.Contains(said, "left-out: what is not of the article was left out: 1 passage of the page, 1 of them hidden") {
		t.Errorf("it says %s\n%s", said, article)
	}
	many := strings.Repeat(`<iframe src="https://video.example.org/`, 2)
	if article, _ = imports(t, "a.html", pageOf(many), Options{}); strings.Count(article, "[^picture-") > 2*maxEmbedded {
		t.Errorf("it became\n%s", article)
	}
}

func TestEverythingLeftOutIsListedOnDemand(t *testing.T) {
	inside := strings.Repeat(`<aside><p>An advertisement that nobody has asked for.</p></aside>`, 5)
	if _, said := imports(t, "a.html", pageOf(inside), Options{Everything: true}); strings.Count(said, "An advertisement") < 5 {
		t.Errorf("it says %s", said)
	}
}

func TestCreditOfAPictureIsNoStandfirst(t *testing.T) {
	body := "\n\nМост закрыли на ремонт в марте, сообщил совет города, и открыли снова в июне после долгих испытаний, которые прошли без происшествий.\n\nНикто не пострадал.\n\nПервые автобусы прошли по нему в полдень.\n"
	for _, credit := range []string{"Фото: Иван Петров", "Фото с сайта совета города", "Photograph: Jane Doe/The Example", "Photo by Jane Doe"} {
		if article, _ := imports(t, "a.txt", "Мост через реку открыт\n\n"+credit+body, Options{Lang: "ru"}); strings.Contains(article, ".standfirst") || !strings.Contains(article, "\n"+credit+"\n") {
			t.Errorf("%s became\n%s", credit, article)
		}
	}
}

func TestLineOverTheHeadlineIsNone(t *testing.T) {
	for over, issued := range map[string]string{"Press Release | Sept. 29, 2017": "issued: 2017-09-29", "Press Release": "", "NEWS": "", "Пресс-релиз": ""} {
		article, _ := imports(t, "a.txt", over+"\n\nThe Council Opens the Bridge\n\nThe bridge was closed for repairs in March, the council said.\n\nNobody was hurt.\n", Options{Lang: "en"})
		if !strings.Contains(article, "\n"+over+"\n\n# The Council Opens the Bridge\n") || !strings.Contains(article, issued) {
			t.Errorf("%s became\n%s", over, article)
		}
	}
	if article, _ := imports(t, "a.txt", "News From the River\n\nThe bridge was closed for repairs in March, the council said.\n", Options{Lang: "en"}); !strings.Contains(article, "# News From the River\n") {
		t.Errorf("it became\n%s", article)
	}
}

func TestDatelineStandsBehindACaption(t *testing.T) {
	article, _ := imports(t, "a.html", pageOf(`<figure><img src="a.jpg" alt="x"><figcaption>The bridge in spring, seen from the north</figcaption></figure><p>RAQQA, Syria — Some people came over the bridge on the first day.</p>`), Options{})
	if !strings.Contains(article, "[RAQQA, Syria —]{.dateline} Some") {
		t.Errorf("it became\n%s", article)
	}
}

func TestFootnotesOfMarkdownAreRaisedNumbers(t *testing.T) {
	article, _ := imports(t, "a.md", "# Title\n\nHere ISIS[^x] lost ground[^a], and so on.[^x]\n\n[^a]: A note.\n\n[^x]: ISIS is banned in Russia.[^b]\n\n[^b]: So they say.\n\n[^n]: Nobody asks.\n\nThe end of it.\n", Options{Lang: "en", Organizations: known})
	for _, want := range []string{"Here ISIS[¹]{label=isis jurisdiction=RU} lost ground², and so on.", "\n\nThe end of it.\n\n[¹ ISIS is banned in Russia.", "³ So they say.", "⁴ Nobody asks."} {
		if !strings.Contains(article, want) || strings.Contains(article, `\^`) {
			t.Errorf("there is no %s in\n%s", want, article)
		}
	}
}

func TestTitleOfFrontMatterIsNoFirstSentence(t *testing.T) {
	article, _ := imports(t, "a.md", "---\ntitle: Footnotes here\n---\nText with a note.[^1]\n\nMore of it.\n\n[^1]: The note.\n", Options{Lang: "en"})
	if !strings.Contains(article, `title: {text: "Footnotes here", from: editor}`) || strings.Contains(article, "\n# ") {
		t.Errorf("it became\n%s", article)
	}
}
