package importer

import (
	"fmt"
	"testing"
)

// metaOfPage gives what a page says about its article, in one line.
func metaOfPage(t *testing.T, in Input) string {
	t.Helper()
	raw, list := readHTML(in)
	if len(raw.Paragraphs) == 0 {
		t.Fatalf("%v", list)
	}
	m := raw.Meta
	return fmt.Sprintf("%s|%q|%s|%s|%s|%s|%s", m.Title, m.Byline, m.Publisher, m.Issued, m.URL, m.Canonical, m.Lang)
}

func TestPagesSayWhoPublishedWhatAndWhen(t *testing.T) {
	const words = "<p>Some words of the article.</p>"
	ld := func(json string) string { return `<script type="application/ld+json">` + json + `</script>` + words }
	for name, test := range map[string]struct{ page, want string }{
		"nothing":             {words, "|[]|||||"},
		"title":               {"<title>Bridge opens at noon today | Example</title>" + words, "Bridge opens at noon today|[]|||||"},
		"a title of words":    {"<title>A bridge - and more</title>" + words, "A bridge - and more|[]|||||"},
		"list of objects":     {ld(`[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"H","author":["Jane Doe",{"name":"John Roe"}],"publisher":{"@type":"Organization","name":"P"},"datePublished":"2026-03-02"}]`), `H|["Jane Doe" "John Roe"]|P|2026-03-02|||`},
		"graph with names":    {ld(`{"@graph":[{"@type":"Article","headline":"H","author":{"@id":"#j"}},{"@id":"#j","@type":"Person","name":"Jane Doe"}]}`), `H|["Jane Doe"]|||||`},
		"several names":       {ld(`{"@type":"ReportageNewsArticle","headline":"H","author":{"name":"By Jane Doe, John Roe and Анна Сидорова"}}`), `H|["Jane Doe" "John Roe" "Анна Сидорова"]|||||`},
		"publisher as author": {ld(`{"@type":"NewsArticle","headline":"H","author":{"name":"Example"},"publisher":{"name":"Example"}}`), `H|[]|Example||||`},
		"malformed":           {ld(`{"@type":"NewsArticle","headline":`), "|[]|||||"},
		"other shapes":        {ld(`{"@type":7,"headline":{"a":1},"author":{"name":["x"]},"publisher":[[]],"datePublished":5,"@graph":{"@graph":null}}`), "|[]|||||"},
		"its own offset":      {ld(`{"@type":"NewsArticle","headline":"H","datePublished":"2026-03-02T23:30:00-05:00"}`), "H|[]||2026-03-02|||"},
		"open graph":          {`<meta property="og:title" content="T"><meta property="og:site_name" content="S"><meta property="article:published_time" content="2026-03-02T01:00:00+09:00"><meta property="og:locale" content="en_GB"><meta property="article:author" content="https://example.org/jane">` + words, "T|[]|S|2026-03-02|||en-GB"},
		"dublin core":         {`<meta name="DC.title" content="T"><meta name="DC.creator" content="Doe; Roe"><meta name="DC.date.issued" content="2026-03-02">` + words, `T|["Doe" "Roe"]||2026-03-02|||`},
		"dates in words":      {`<meta name="date" content="2 March 2026">` + words, "|[]||2026-03-02|||"},
		"dates of mail":       {`<meta name="pubdate" content="Mon, 02 Mar 2026 10:00:00 GMT">` + words, "|[]||2026-03-02|||"},
		"no date":             {`<meta name="date" content="2026-02-30"><meta name="pubdate" content="yesterday">` + words, "|[]|||||"},
		"time element":        {`<p><time datetime="2026-03-02T10:00">Monday</time></p>` + words, "|[]||2026-03-02|||"},
		"canonical":           {`<link rel="canonical" href="https://example.org/a#x"><link rel=canonical href="https://example.org/b">` + words, "|[]|||https://example.org/a||"},
		"no address":          {`<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="/a">` + words, "|[]|||||"},
		"language":            {`<html lang="en_us">` + words, "|[]|||||en-us"},
		"no language":         {`<html lang="<b>">` + words, "|[]|||||"},
		"a wrong language":    {`<html lang="en"><p>Слова статьи по-русски.</p>`, "|[]|||||"},
	} {
		if got := metaOfPage(t, Input{Name: "x.html", Raw: []byte(test.page)}); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
	in := Input{Name: "x.html", URL: "https://example.net/copy", Raw: []byte(`<link rel="canonical" href="https://example.org/a"><p>Words <a href="b">here</a>.</p>`)}
	if got := metaOfPage(t, in); got != "|[]|||https://example.net/copy|https://example.org/a|" {
		t.Errorf("a copy: %s", got)
	}
	raw, _ := readHTML(in)
	if dest := raw.Paragraphs[0].Inline[0].Dest; dest != "https://example.net/b" {
		t.Errorf("a link leads to %s", dest)
	}
}

func TestTitlesWithoutTheirSites(t *testing.T) {
	for title, want := range map[string]string{
		"Bridge opens | Example":                      "Bridge opens",
		"A bridge opens after a year — Example Times": "A bridge opens after a year",
		"Example - Bridge opens":                      "Bridge opens",
		"Mother-in-law - a film":                      "Mother-in-law - a film",
		"Bridge":                                      "Bridge",
		"Новый мост открыли после ремонта - РИА Пример": "Новый мост открыли после ремонта",
	} {
		if got := withoutSite(title, "Example"); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}
