package importer

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"dossier/internal/diag"
)

// readPage reads a page that must not be refused.
func readPage(t failing, page string) (Raw, []diag.Diagnostic) {
	raw, list := readHTML(Input{Name: "page.html", Raw: []byte(page)})
	if diag.HasErrors(list) {
		t.Fatalf("%.300q: %v", page, list)
	}
	return raw, list
}

// codes gives the codes of diagnostics, in their order.
func codes(list []diag.Diagnostic) string {
	var out []string
	for _, d := range list {
		out = append(out, d.Severity.String()+" "+d.Code)
	}
	return strings.Join(out, ", ")
}

const sentence = "<p>The council opened the new bridge over the river on Monday, after a year of works, and the first buses went over it at noon.</p>"

func TestPassagesBetweenParagraphsAreNamedWhenTheyAreLeftOut(t *testing.T) {
	box := `<aside><p>A quotation in a box that is more than forty characters long.</p></aside>`
	_, list := readPage(t, "<article><h1>Bridge opens</h1>"+sentence+box+sentence+"</article>")
	if codes(list) != "warning dropped-passage, info left-out" || !strings.Contains(list[0].Message, "A quotation in a box") {
		t.Errorf("a box between paragraphs: %v", list)
	}
	_, list = readPage(t, "<article><h1>Bridge opens</h1>"+sentence+sentence+box+"</article>")
	if codes(list) != "info left-out" || !strings.Contains(list[0].Notes[0], "A quotation in a box") {
		t.Errorf("a box behind the paragraphs: %v", list)
	}
	_, list = readPage(t, "<h1>Bridge opens</h1>"+sentence+sentence)
	if len(list) > 0 {
		t.Errorf("nothing was left out, but %v", list)
	}
}

func TestFormulasAreToldAndNoText(t *testing.T) {
	raw, list := readPage(t, "<h1>Sums</h1><p>So <math><mi>x</mi><mo>=</mo><mn>2</mn></math> it is, <svg><text>drawn</text></svg>.</p>")
	if codes(list) != "warning dropped-passage" || raw.Paragraphs[1].Text != "So it is, ." {
		t.Errorf("%q: %v", raw.Paragraphs[1].Text, list)
	}
}

func TestPagesThatAreRefused(t *testing.T) {
	for name, test := range map[string]struct{ page, code string }{
		"empty":             {"", "empty-original"},
		"only a script":     {"<html><body><script>document.write('x')</script><noscript>Switch scripts on</noscript></body></html>", "empty-original"},
		"only hidden":       {"<div hidden>x</div><p style='display:none'>y</p>&#8203;", "empty-original"},
		"frames":            {"<frameset><frame src=a><noframes>x</noframes></frameset>", "empty-original"},
		"deep":              {strings.Repeat("<div>", 100_000) + "x", "too-deep"},
		"deep tables":       {strings.Repeat("<table><tr><td>", 512) + "x", "too-deep"},
		"many tags":         {strings.Repeat("<p>", maxPageMarks+1), "too-many"},
		"many attributes":   {"<p " + strings.Repeat("a ", 60_000) + ">x", "too-many"},
		"opened again":      {strings.Repeat("<b x><i y><u z>", 100) + strings.Repeat("<p>x</p>", 2000), "too-many"},
		"large":             {strings.Repeat("x", maxPageSize+1), "too-large"},
		"a text of letters": {"<p>" + strings.Repeat("x", maxPageText+1), "too-large"},
	} {
		raw, list := readHTML(Input{Name: "page.html", Raw: []byte(test.page)})
		if codes(list) != "error "+test.code || len(raw.Paragraphs) > 0 {
			t.Errorf("%s: %v", name, list)
		}
	}
}

func TestDeepPagesBelowTheLimitAreRead(t *testing.T) {
	raw, _ := readPage(t, strings.Repeat("<table><tr><td>", 60)+"x"+strings.Repeat("<blockquote>", 100)+"y"+strings.Repeat("<ul><li>", 20)+"z")
	if len(raw.Paragraphs) != 3 || raw.Paragraphs[2].Text != "z" || len(raw.Paragraphs[2].Within) > maxWithin+1 {
		t.Errorf("%+v", raw.Paragraphs)
	}
}

func TestAPageOfFurnitureAloneIsTakenWhole(t *testing.T) {
	raw, _ := readPage(t, `<nav><a href=/>Home</a></nav><div class="comments">`+sentence+`</div><aside>Aside.</aside>`)
	if len(raw.Paragraphs) == 0 {
		t.Error("nothing was read")
	}
}

func TestShortParagraphsAndNotesBesideKeptOnesStay(t *testing.T) {
	page := `<html><body><div class="nav"><a href="/a">A</a><a href="/b">B</a></div><div id="wrap"><h1>Bridge opens</h1><div class="text">` +
		sentence + `<p>Yes.</p><p class="small">**Banned.</p>` + sentence + `</div><p>*Banned in Russia by court order.</p><div class="comments"><p>First!</p></div></div></body></html>`
	raw, _ := readPage(t, page)
	var got []string
	for _, p := range raw.Paragraphs {
		got = append(got, firstWords(p.Text, 12))
	}
	if strings.Join(got, "|") != "Bridge opens|The council…|Yes.|**Banned.|The council…|*Banned in…" {
		t.Errorf("%q", got)
	}
}

// pieces of pages that mean something to the parser, the walk or the writer.
func hostilePage() *rapid.Generator[string] {
	pieces := strings.Split("word|two words |Sentence one. Two. | |\n|\u00a0|\u00a0\u00a0\u00a0x|\u200b|\ufeff|\u2028|\u202e|é|e\u0301|ж|*|**note|_|`|[x]|\\|<|&lt;b&gt;|&amp;|&nbsp;|&#0;|&#xD800;|&#1;|&shy;|!|"+
		"<p>|</p>|<p class=share>|<div>|</div>|<div class=related>|<div style='display:none'>|<span>|</span>|<span hidden>|<b>|</b>|<i>|</i>|<em>|<strong>|<s>|<code>|</code>|<sup>|</sup>|<q>|</q>|<ruby>字<rt>ji</rt></ruby>|<br>|<br>|<wbr>|<hr>|"+
		"<h1>|</h1>|<h2>|</h2>|<ul>|</ul>|<ol start=7>|<li>|</li>|<dl><dt>|<dd>|<blockquote>|</blockquote>|<pre>|</pre>|<table>|</table>|<tr>|<td>|<th>|<td colspan=2>|<caption>c</caption>|<tr><td>a<td>b<tr><td>c<td>d</table>|"+
		"<a href='https://example.org/x'>|<a href='javascript&colon;x'>|</a>|<img src=a.jpg alt=pic>|<img class=emoji alt=☺>|<figure>|<figcaption>|</figure>|<aside>|</aside>|<nav>|</nav>|<form>|</form>|<button>b</button>|"+
		"<script>no</script>|<style>no</style>|<!-- no -->|<svg><text>no</text></svg>|<math><mi>no</mi></math>|<template>no</template>|<article>|</article>|<main>|<header>|</header>|<footer>|</footer>|<section>|<details><summary>|</details>|<select><option>no|</select>|<textarea>|</textarea>|<title>|</title>|<noscript>|</noscript>", "|")
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "pieces"), "")
	})
}

// Whatever stands in a page, its words are read as they stand, nothing is
// refused for having been lost, and the article says what the page says.
func TestAnyPageIsReadWithoutLoss(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		page := hostilePage().Draw(t, "page")
		checkPage(t, page)
	})
}

// checkPage is the oracle of random pages: an import succeeds or says that
// there is no text, and no letter is in it that the page has not.
func checkPage(t failing, page string) {
	raw, list := readHTML(Input{Name: "page.html", Raw: []byte(page)})
	for _, d := range list {
		if d.Severity == diag.Error {
			if d.Code == "lossy-import" {
				t.Fatalf("%q: %v", page, d)
			}
			return
		}
	}
	stock := map[rune]int{}
	text, _, _ := decode(Input{Name: "page.html", Raw: []byte(page)}, declaredCharset([]byte(page)))
	doc, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return
	}
	walkHTML(doc, func(n *html.Node) bool {
		text := n.Data
		if n.Type == html.ElementNode {
			text = attribute(n, "alt")
		}
		for _, r := range text {
			stock[r]++
		}
		return true
	}, nil)
	for _, p := range raw.Paragraphs {
		for _, r := range p.Text {
			if stock[r]--; stock[r] < 0 && unicode.IsLetter(r) {
				t.Fatalf("%q: the letter %q in %q is not of the page", page, r, p.Text)
			}
		}
		checkParagraph(t, page, p)
	}
	_, list = Import("page.html", []byte(page), Options{})
	for _, d := range list {
		if d.Code == "lossy-import" {
			t.Fatalf("%q: %v", page, d)
		}
	}
}

// checkParagraph holds a paragraph against what its type promises.
func checkParagraph(t failing, page string, p Paragraph) {
	if blank(p.Text) || strings.ContainsAny(p.Text, "\n\r") {
		t.Fatalf("%q: a paragraph is %q", page, p.Text)
	}
	last := -1
	for _, at := range p.Breaks {
		if at <= last || at >= len(p.Text) || p.Text[at] != ' ' {
			t.Fatalf("%q: the breaks of %q are %v", page, p.Text, p.Breaks)
		}
		last = at
	}
	for _, at := range p.Cells {
		if p.Text[at] != ' ' {
			t.Fatalf("%q: the cells of %q are %v", page, p.Text, p.Cells)
		}
	}
	for i, m := range p.Inline {
		if m.Start > m.End || m.End > len(p.Text) || m.Start == m.End && m.Kind != Image {
			t.Fatalf("%q: the markup of %q is %v", page, p.Text, p.Inline)
		}
		for _, outer := range p.Inline[:i] {
			if m.Start < outer.Start || m.Start < outer.End && m.End > outer.End {
				t.Fatalf("%q: the markup of %q is %v", page, p.Text, p.Inline)
			}
		}
	}
}

func FuzzHTML(f *testing.F) {
	for _, page := range []string{"<p>a", "<h1>A</h1>" + sentence, "<table><tr><td>a<td>b<tr><td>c<td>d</table>", "<ul>x<li>y<pre>\n z</pre>", "<q>a<q>b", "<b><p>x</b>y", "\xff", "<p>\xed\xa0\x80"} {
		f.Add([]byte(page))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		if len(page) < 1<<16 {
			checkPage(t, string(page))
		}
	})
}
