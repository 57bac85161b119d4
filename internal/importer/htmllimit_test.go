package importer

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// hostilePages are pages that would cost more than their size if something
// were looked at again and again.
func hostilePages(size int) map[string]string {
	fill := func(piece string) string { return strings.Repeat(piece, size/len(piece)+1) }
	return map[string]string{
		"paragraphs":      fill("<p>x"),
		"words":           "<p>" + fill("word. "),
		"line breaks":     fill("x<br>"),
		"indented lines":  fill("&nbsp;&nbsp;<b>x</b><br>"),
		"nested":          strings.Repeat("<div>", 400) + fill("<p>word word word word</p>"),
		"nested headings": strings.Repeat("<div><h2>word word word</h2>", 200) + fill("<p>xxxxxxxxxx"),
		"nested tables":   strings.Repeat("<table><tr><td>", 120) + fill("word word, "),
		"nested lists":    strings.Repeat("<ul><li>", 200) + fill("<p>xxxxxx"),
		"opened again":    strings.Repeat("<b><i><u>", 3) + fill("<p>xxxxxxxx</p>"),
		"names":           fill(`<div class="share related x y z">x</div>`),
		"long name":       `<div class="` + fill("Aa-") + `">x</div>`,
		"long style":      `<div style="` + fill("display ") + `">x</div>`,
		"long title":      "<title>" + fill("a | ") + "</title>x",
		"pictures":        fill(`t<img src=x.jpg srcset="a 1w, b 2w">`),
		"sources":         "<picture>" + fill("<source srcset=a><img src=b.jpg>t"),
		"nested empties":  strings.Repeat("<div>x", 400) + fill("<i></i>"),
		"nested links":    strings.Repeat("<div>x<a href=x>y</a>", 280) + fill("<p>xxxx</p>"),
		"lists of links":  fill("<ul><li><a href=x>y</a></ul>"),
		"lines of links":  fill("<span class=share><a href=x>y</a></span>z"),
		"srcset":          `x<img srcset="` + fill("a 1w,") + `">`,
		"headlines":       fill("<h1>Title title title</h1>"),
		"lines of code":   "<pre>" + fill("x\n"),
		"code of blocks":  "<pre>" + fill("<div>xxxxxxxxx"),
		"white space":     "<p>" + fill(" ") + "x",
		"no-break spaces": "<p>" + fill("\u00a0") + "x",
		"rows":            "<table>" + fill("<tr><td>xxxx<td>yyyy"),
		"data":            fill(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>`) + "x",
		"nested data":     `<script type="application/ld+json">` + fill("[") + "</script>x",
		"asides":          fill("<aside><p>word word word word word word word</p></aside><p>x"),
		"notes":           fill("<aside>*xxxxxxx</aside>"),
		"quotations":      fill("<q>xxxxxxxx</q>"),
		"entities":        fill("&amp"),
		"brackets":        "<p>" + fill("<"),
	}
}

// Ten times the page must not cost fifty times the time: one that looks at
// everything for everything would take a hundred times. What a busy machine
// delays is measured again.
func TestReadingAPageTakesTimeInProportionToIt(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads some megabytes")
	}
	spend := func(page string) time.Duration {
		start := time.Now()
		readHTML(Input{Name: "page.html", Raw: []byte(page)})
		return time.Since(start)
	}
	const small, large = 30_000, 300_000
	one, ten := hostilePages(small), hostilePages(large)
	for name := range one {
		slow := true
		var before, after time.Duration
		for range 3 {
			before, after = max(spend(one[name]), 2*time.Millisecond), spend(ten[name])
			if slow = after > 50*before; !slow {
				break
			}
		}
		if slow {
			t.Errorf("%s: %d bytes took %v, %d bytes %v", name, small, before, large, after)
		}
	}
}

// A page of usual size is read in a small part of the time that an import may
// take; the number is printed by -bench.
func BenchmarkPage(b *testing.B) {
	var page strings.Builder
	page.WriteString("<html><head><title>Bridge opens</title></head><body><header><nav><a href=/>Home</a></nav></header><main><article><h1>Bridge opens</h1>")
	for i := range 60 {
		fmt.Fprintf(&page, "<div class='block'>%s</div>", sentence)
		if i%10 == 9 {
			page.WriteString("<aside class=related><ul>" + strings.Repeat("<li><a href=/x>Another story</a></li>", 5) + "</ul></aside>")
		}
	}
	page.WriteString("</article></main>" + strings.Repeat("<div class=card><a href=/y><span>Teaser of another article</span></a></div>", 300) + "</body></html>")
	for b.Loop() {
		readHTML(Input{Name: "page.html", Raw: []byte(page.String())})
	}
}
