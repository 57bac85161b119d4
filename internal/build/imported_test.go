package build_test

import (
	"bytes"
	"image"
	"image/png"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"dossier/internal/importer"
)

// payloads are what pages carry that must not reach a reader: ways to run a
// script, to lead elsewhere, to make a request.
var payloads = []string{
	`<script>alert(1)</script>`, `<script src=//evil.example/x.js></script>`, `<scr<script>ipt>alert(1)</script>`, `<SCRIPT/XSS SRC="https://evil.example/x.js"></SCRIPT>`,
	`<img src=x onerror=alert(1)>`, `<img src="javascript:alert(1)" alt="a" width=400>`, `<img src="https://evil.example/pixel.gif" width=400 alt='"><script>alert(1)</script>'>`,
	`<svg onload=alert(1)><text>svg words</text></svg>`, `<svg><script>alert(1)</script></svg>`, `<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>`, `<svg><foreignObject><p onclick=alert(1)>x</p></foreignObject></svg>`,
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">`, `<math href="javascript:alert(1)">CLICK</math>`,
	`<a href="javascript:alert(1)">link</a>`, `<a href="javascript&colon;alert(1)">link</a>`, `<a href=" &#1; javascript:alert(1)">link</a>`, `<a href="java&#10;script:alert(1)">link</a>`, `<a href="JaVaScRiPt&#58;alert(1)">link</a>`,
	`<a href="data:text/html,<script>alert(1)</script>">link</a>`, `<a href="vbscript:x">link</a>`, `<a href="//evil.example\@good.example">link</a>`, `<a href="https://good.example/&quot; onmouseover=&quot;alert(1)">link</a>`,
	`<a href="https://good.example/)[x](javascript:alert(1)">link</a>`, `<a href="https://good.example/>{onclick=alert(1)}">link</a>`, `<a href="https://u:p@evil.example">link</a>`, `<a href="https://good.example" ping="https://evil.example" target=_blank onclick=alert(1)>link</a>`,
	`<p onclick="alert(1)" style="background:url(javascript:alert(1))">styled</p>`, `<base href="https://evil.example/"><a href="x">link</a>`, `<meta http-equiv="refresh" content="0;url=https://evil.example">`, `<link rel=stylesheet href=//evil.example/x.css>`,
	`<iframe srcdoc="<script>alert(1)</script>"></iframe>`, `<object data="data:text/html,x"></object>`, `<embed src=//evil.example/x.swf>`, `<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">b</button></form>`, `<isindex type=image src=1 onerror=alert(1)>`,
	`<noscript><p title="</noscript><img src=x onerror=alert(1)>">`, `<template><script>alert(1)</script></template>`, `<style>@import 'https://evil.example/x.css';</style>`, `<xmp><script>alert(1)</script></xmp>`, `<plaintext><script>alert(1)</script>`,
	`<!--><script>alert(1)</script>-->`, `<![CDATA[<script>alert(1)</script>]]>`, `<?php echo '<script>alert(1)</script>' ?>`, `&lt;script&gt;alert(1)&lt;/script&gt;`, `[link](javascript:alert(1))`, `![x](javascript:alert(1))`, `<javascript:alert(1)>`, `[x]{onclick=alert(1)}`, "`</code><script>alert(1)</script>`",
	`<h1>"><script>alert(1)</script></h1>`, `<table><tr><td>a<td onclick=alert(1)>b|<script>alert(1)</script><tr><td>c<td>d</table>`, `<pre>` + "```" + `</pre><script>alert(1)</script>`, `<pre><code class='x"><script>alert(1)</script>'>&lt;script&gt;</code></pre>`,
	`jaVasCript:/*-/*` + "`" + `/*\` + "`" + `/*'/*"/**/(/* */oNcliCk=alert() )//</stYle/</titLe/</teXtarEa/</scRipt/--!>\x3csVg/<sVg/oNloAd=alert()//>`,
}

// heads are what pages say about themselves in the same spirit.
var heads = []string{
	`<title></title><script>alert(1)</script>`, `<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>`, `<link rel=canonical href="javascript:alert(1)">`, `<link rel=canonical href="https://good.example/&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">`,
	`<meta name=author content='"><script>alert(1)</script>'>`, `<meta property=og:site_name content="{literal: x}, onclick: <script>">`, `<script type="application/ld+json">{"@type":"NewsArticle","headline":"<script>alert(1)<\/script>","author":"\n---\n<script>","url":"javascript:alert(1)","datePublished":"2026-03-02\n---"}</script>`,
	`<html lang='"><script>alert(1)</script>'>`,
}

func TestNothingOfAnImportedPageRunsOrLeadsElsewhere(t *testing.T) {
	const words = "<p>The council opened the new bridge over the river on Monday, after a year of works, and the first buses went over it at noon.</p>"
	pages := map[string]string{}
	for _, payload := range payloads {
		pages[payload] = "<html><head><title>Bridge</title></head><body><h1>Bridge opens</h1>" + words + payload + words + "<p>Before " + payload + " behind.</p></body></html>"
	}
	for _, head := range heads {
		pages[head] = "<html><head>" + head + "</head><body>" + words + words + "</body></html>"
	}
	for name, page := range pages {
		in, list := importer.Import("page.html", []byte(page), importer.Options{Lang: "en", Retrieved: "2026-11-21"})
		if in.Slug == "" {
			t.Errorf("%s: %v", name, list)
			continue
		}
		files := fstest.MapFS{"dossier.yaml": {Data: []byte("title: Case\n")}, "content/index.md": {Data: []byte("# Case\n\n[It](articles/" + in.Slug + ".md).\n")}}
		for _, f := range in.Files() {
			files[f.Path] = &fstest.MapFile{Data: f.Data}
		}
		r := made(t, files, false)
		for _, o := range r.Outputs {
			if strings.HasSuffix(o.Path, ".html") {
				harmless(t, name, o.Path, o.Data)
			}
		}
	}
}

// harmless looks through a finished page for anything that would run or lead
// to where only an attacker wants to.
func harmless(t *testing.T, name, file string, data []byte) {
	t.Helper()
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		tag := z.Token()
		values := map[string]string{}
		for _, a := range tag.Attr {
			values[a.Key] = a.Val
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" || a.Key == "ping" || a.Key == "formaction" {
				t.Errorf("%s: %s has the attribute %s=%q", name, file, a.Key, a.Val)
			}
			if a.Key == "href" || a.Key == "src" || a.Key == "action" {
				checkAddress(t, name, file, tag.Data, a.Val)
			}
		}
		switch tag.Data {
		case "base", "iframe", "object", "embed", "math", "foreignobject", "frame", "applet":
			t.Errorf("%s: %s has the element %s", name, file, tag.Data)
		case "script":
			if values["src"] == "" {
				t.Errorf("%s: %s holds a script", name, file)
			}
		case "meta":
			if strings.EqualFold(values["http-equiv"], "refresh") {
				t.Errorf("%s: %s leads elsewhere", name, file)
			}
		}
	}
}

func checkAddress(t *testing.T, name, file, tag, address string) {
	t.Helper()
	u, err := url.Parse(address)
	switch {
	case err != nil:
		t.Errorf("%s: %s has the address %q", name, file, address)
	case u.Scheme == "" && u.Host == "":
	case tag != "a" && tag != "link" || u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "mailto" || strings.Contains(u.Host, "evil") && u.Host != "evil.example":
		t.Errorf("%s: %s has %s with the address %q", name, file, tag, address)
	}
}

// A picture has its size in the page, so that nothing jumps when it comes.
func TestPicturesHaveTheirSizesInThePage(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	page := `<h1>Bridge opens</h1><p>The council opened the bridge.</p><p><img src="page_files/bridge.png" alt="The bridge"></p><p>It is open.</p>`
	beside := importer.Beside(fstest.MapFS{"page_files/bridge.png": {Data: picture.Bytes()}})
	in, list := importer.Import("page.html", []byte(page), importer.Options{Lang: "en", Picture: beside})
	if len(in.Media) != 1 {
		t.Fatalf("%v", list)
	}
	files := fstest.MapFS{"dossier.yaml": {Data: []byte("title: Case\n")}, "content/index.md": {Data: []byte("# Case\n")}}
	for _, f := range in.Files() {
		files[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	for _, o := range made(t, files, false).Outputs {
		if o.Path == "articles/"+in.Slug+"/index.html" {
			if want := `alt="The bridge" width="30" height="20"`; !bytes.Contains(o.Data, []byte(want)) {
				t.Errorf("no %s in\n%s", want, o.Data)
			}
			return
		}
	}
	t.Error("the article is not there")
}
