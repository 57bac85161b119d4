package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"dossier/internal/diag"
	"dossier/internal/publish"
	"dossier/internal/watch"
)

// builds is a Builder that gives one site after the other, the last for ever.
type builds struct {
	mu    sync.Mutex
	sites []Site
	err   error
}

func (b *builds) Build(context.Context) (Site, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.err != nil {
		return Site{}, b.err
	}
	site := b.sites[0]
	if len(b.sites) > 1 {
		b.sites = b.sites[1:]
	}
	return site, nil
}

func page(body string) string {
	return `<html><head><link rel="stylesheet" href="static/a.css"></head><body>` + body + `</body></html>`
}

// site makes a Site of pairs of paths and contents.
func site(pairs ...string) Site {
	var s Site
	for i := 0; i < len(pairs); i += 2 {
		s.Outputs = append(s.Outputs, publish.Output{Path: pairs[i], Data: []byte(pairs[i+1])})
	}
	return s
}

func (s Site) with(list ...diag.Diagnostic) Site { s.Diagnostics = list; return s }

// built makes a Server that has built once for each site.
func built(t *testing.T, sites ...Site) *Server {
	t.Helper()
	s := New(&builds{sites: sites}, nil)
	for range sites {
		s.Build(t.Context())
	}
	return s
}

func ask(s *Server, method, url string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, "http://127.0.0.1:8080"+url, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func body(r *http.Response) string {
	data, _ := io.ReadAll(r.Body)
	return string(data)
}

func TestFilesAreFoundByTheirAddresses(t *testing.T) {
	s := built(t, site(
		"index.html", page("home"), "a/index.html", page("a"), "a/source.md", "# A", "x y/index.html", page("x y"),
		"static/a.css", "p{}", "media/p.png", "png", "data.bin", "b", "404.html", page("lost")))
	for _, c := range []struct {
		url      string
		status   int
		kind     string
		has      string
		location string
	}{
		{"/", 200, "text/html; charset=utf-8", "home", ""},
		{"/index.html", 200, "text/html; charset=utf-8", "home", ""},
		{"/a/", 200, "text/html; charset=utf-8", "<body>a", ""},
		{"/a", 307, "", "", "/a/"},
		{"/a?q=1", 307, "", "", "/a/?q=1"},
		{"/x%20y", 307, "", "", "/x%20y/"},
		{"/x%20y/", 200, "text/html; charset=utf-8", "x y", ""},
		{"/a/source.md", 200, "text/markdown; charset=utf-8", "# A", ""},
		{"/static/a.css", 200, "text/css; charset=utf-8", "p{}", ""},
		{"/media/p.png", 200, "image/png", "png", ""},
		{"/data.bin", 200, "application/octet-stream", "b", ""},
		{"/nowhere", 404, "text/html; charset=utf-8", "lost", ""},
		{"/nowhere/", 404, "text/html; charset=utf-8", "lost", ""},
		{"//a", 404, "text/html; charset=utf-8", "lost", ""},
		{"/../a/", 404, "text/html; charset=utf-8", "lost", ""},
		{"/_dossier/reload.js", 200, "text/javascript; charset=utf-8", "EventSource", ""},
		{"/_dossier/overlay.css", 200, "text/css; charset=utf-8", ":host", ""},
		{"/_dossier/../serve.go", 404, "text/plain; charset=utf-8", "no such file", ""},
		{"/_dossier/", 404, "text/plain; charset=utf-8", "no such file", ""},
		{"/_dossier/problems.txt", 200, "text/plain; charset=utf-8", "no problems\n", ""},
	} {
		r := ask(s, "GET", c.url)
		if r.StatusCode != c.status || r.Header.Get("Content-Type") != c.kind || r.Header.Get("Location") != c.location {
			t.Errorf("%s: %d %q %q, want %+v", c.url, r.StatusCode, r.Header.Get("Content-Type"), r.Header.Get("Location"), c)
		}
		if got := body(r); !strings.Contains(got, c.has) {
			t.Errorf("%s: %q does not have %q", c.url, got, c.has)
		}
	}
}

// The page for lost readers stands at the root and is shown at any depth.
func TestTheLinksOfTheNotFoundPageLeadFromTheRoot(t *testing.T) {
	s := built(t, site("index.html", page("home"), "404.html",
		`<head><link rel="stylesheet" href="static/a.css"></head><body><a href="a/index.html#x">a</a> <a href="#main">b</a> `+
			`<a href="/c/">c</a> <a href="https://example.org/d">d</a> <a href="mailto:e@example.org">e</a> <a href="//f">f</a> <img src="g.png"></body>`))
	want := `href="/static/a.css"></head><body><a href="/a/index.html#x">a</a> <a href="#main">b</a> ` +
		`<a href="/c/">c</a> <a href="https://example.org/d">d</a> <a href="mailto:e@example.org">e</a> <a href="//f">f</a> <img src="/g.png">`
	if got := body(ask(s, "GET", "/no/where/")); !strings.Contains(got, want) {
		t.Errorf("%s", got)
	}
	if st := s.shown.Load().state("/no/where/"); len(st.Styles) != 1 || st.Styles[0] != "/static/a.css" {
		t.Errorf("the browser is told of %q", st.Styles)
	}
}

func TestOnlyPagesGetTheScript(t *testing.T) {
	s := built(t, site("index.html", page("</BODY> in words"), "a.md", "x</body>", "b.html", "<p>no end"))
	const script = `<script defer src="/_dossier/reload.js" data-page="`
	if got := body(ask(s, "GET", "/")); !strings.Contains(got, "words"+script+`/" data-digest="`) || !strings.HasSuffix(got, "</script>\n</body></html>") {
		t.Errorf("index.html: %s", got)
	}
	if got := body(ask(s, "GET", "/a.md")); got != "x</body>" {
		t.Errorf("a.md: %s", got)
	}
	if got := body(ask(s, "GET", "/b.html")); !strings.HasPrefix(got, "<p>no end"+script) {
		t.Errorf("b.html: %s", got)
	}
	if got := body(ask(s, "GET", `/%22%3E%3Cb%3E`)); !strings.Contains(got, `data-page="/&#34;&gt;&lt;b&gt;"`) {
		t.Errorf("the address is not escaped: %s", got)
	}
}

func TestHeadAndTagsSpareTheBody(t *testing.T) {
	s := built(t, site("index.html", page("home"), "404.html", page("lost")))
	full := ask(s, "GET", "/")
	for _, url := range []string{"/", "/nowhere"} {
		get, head := ask(s, "GET", url), ask(s, "HEAD", url)
		if got := body(head); got != "" || head.StatusCode != get.StatusCode || head.ContentLength != int64(len(body(get))) {
			t.Errorf("HEAD %s: %d, length %d, body %q", url, head.StatusCode, head.ContentLength, got)
		}
	}
	again := ask(s, "GET", "/", "If-None-Match", full.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified || full.Header.Get("Cache-Control") != "no-cache" {
		t.Errorf("status %d, Cache-Control %q", again.StatusCode, full.Header.Get("Cache-Control"))
	}
	if r := ask(s, "POST", "/"); r.StatusCode != http.StatusMethodNotAllowed || r.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d %q", r.StatusCode, r.Header.Get("Allow"))
	}
}

func TestOtherHostsAreRefused(t *testing.T) {
	s := built(t, site("index.html", page("home")))
	for host, ok := range map[string]bool{
		"127.0.0.1:8080": true, "localhost:8080": true, "LOCALHOST": true, "[::1]:8080": true, "[::1]": true, "127.0.0.2:1": true, "localhost:9000": true,
		"": false, "evil.example:8080": false, "localhost.evil.example:8080": false, "127.0.0.1.evil.example": false, "192.168.1.2:8080": false, "0.0.0.0:8080": false, "localhost@evil.example": false, "[::2]:8080": false,
	} {
		for _, url := range []string{"/", "/_dossier/problems.txt", "/_dossier/events"} {
			r := httptest.NewRequest("HEAD", url, nil)
			r.Host = host
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			if refused := w.Code == http.StatusForbidden; refused == ok {
				t.Errorf("%q %s: %d", host, url, w.Code)
			}
		}
	}
}

func TestErrorsLieOverThePagesThatCouldBeMade(t *testing.T) {
	d := diag.Errorf("unknown-org", diag.Span{File: "a.md", Start: 0, End: 4}, "no organization has the id `isil`").
		WithHelp("write {org=isis}").WithNote("twice")
	next := site("index.html", page("new")).with(diag.Warnf("w", diag.Span{}, "odd"), diag.New(diag.Info, "i", diag.Span{}, "fine"), d)
	next.Source = func(file string) ([]byte, bool) { return []byte("isil is here"), file == "a.md" }
	s := built(t, site("index.html", page("old")), next)
	if got := body(ask(s, "GET", "/")); !strings.Contains(got, "<body>new") || !strings.Contains(got, "1 error, 1 warning in the dossier") {
		t.Errorf("page: %s", got)
	}
	p := s.shown.Load().state("/").Problems
	want := problem{Severity: "error", Code: "unknown-org", Message: "no organization has the id `isil`", Help: "write {org=isis}", Notes: []string{"twice"},
		Excerpt: " --> a.md:1:1\n  |\n1 | isil is here\n  | ^^^^"}
	if p.Errors != 1 || p.Warnings != 1 || len(p.List) != 2 || fmt.Sprint(p.List[0]) != fmt.Sprint(want) || p.List[1].Message != "odd" {
		t.Errorf("problems: %+v", p)
	}
	if got := body(ask(s, "GET", "/_dossier/problems.txt")); !strings.HasPrefix(got, "error[unknown-org]") || !strings.Contains(got, "^^^^") {
		t.Errorf("problems.txt: %s", got)
	}
}

func TestWhatConcernsThePageIsSaidFirst(t *testing.T) {
	at := func(sev diag.Severity, file string) diag.Diagnostic {
		return diag.New(sev, "c", diag.Span{File: file}, "%s", file)
	}
	p := newProblems(Site{Diagnostics: []diag.Diagnostic{
		at(diag.Warning, "content/a.md"), at(diag.Error, "content/articles/b.md"), at(diag.Error, "content/c.md"), at(diag.Error, "dossier.yaml"), at(diag.Warning, "static/x.css"), at(diag.Error, "templates/base.html"),
	}}, errors.New("disk"))
	for url, want := range map[string]string{
		"/":             "the site cannot be built: disk, dossier.yaml, templates/base.html, content/articles/b.md, content/c.md, static/x.css, content/a.md",
		"/c/":           "the site cannot be built: disk, dossier.yaml, templates/base.html, content/c.md, content/articles/b.md, static/x.css, content/a.md",
		"/c/index.html": "the site cannot be built: disk, dossier.yaml, templates/base.html, content/c.md, content/articles/b.md, static/x.css, content/a.md",
	} {
		var order []string
		for _, x := range p.on(url).List {
			order = append(order, x.Message)
		}
		if got := strings.Join(order, ", "); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", url, got, want)
		}
	}
}

func TestManyProblemsAreCutAndCounted(t *testing.T) {
	var list []diag.Diagnostic
	for i := range maxProblems + 5 {
		list = append(list, diag.Errorf("e", diag.Span{}, "number %d", i))
	}
	p := newProblems(Site{Diagnostics: list}, nil).on("/")
	if len(p.List) != maxProblems || p.More != 5 || p.Errors != maxProblems+5 || strings.Count(string(p.text), "error[e]") != p.Errors {
		t.Errorf("%d listed, %d more, %d errors", len(p.List), p.More, p.Errors)
	}
}

func TestWithoutAnyPageTheLastGoodPagesStay(t *testing.T) {
	good := site("index.html", page("good"), "static/a.1234abcd.css", "p{}")
	broken := site("static/a.css", "q{}").with(diag.Errorf("no-config", diag.Span{}, "there is no dossier.yaml"))
	b := &builds{sites: []Site{good, broken}}
	var reports []Built
	s := New(b, func(r Built) { reports = append(reports, r) })
	s.Build(t.Context())
	s.Build(t.Context())
	check := func(what, message string) {
		t.Helper()
		st := s.shown.Load().state("/")
		if got := body(ask(s, "GET", "/")); !strings.Contains(got, "good") || !st.Kept || !strings.Contains(st.Problems.List[0].Message, message) {
			t.Errorf("%s: %s %+v", what, got, st)
		}
		if r := ask(s, "GET", "/static/a.1234abcd.css"); r.StatusCode != 200 {
			t.Errorf("%s: the page's stylesheet is gone", what)
		}
	}
	check("no pages", "there is no dossier.yaml")
	if r := reports[1]; r.Pages != 0 || r.Kept != 1 {
		t.Errorf("report: %d made, %d kept", r.Pages, r.Kept)
	}
	b.err = errors.New("the disk is gone")
	s.Build(t.Context())
	check("an error", "the disk is gone")
	b.err, b.sites = nil, []Site{site("index.html", page("mended"))}
	s.Build(t.Context())
	if got, st := body(ask(s, "GET", "/")), s.shown.Load().state("/"); !strings.Contains(got, "mended") || st.Kept || st.Problems.Errors != 0 {
		t.Errorf("mended: %s %+v", got, st)
	}
	if r := ask(s, "GET", "/static/a.1234abcd.css"); r.StatusCode != 404 {
		t.Errorf("the old stylesheet is still there: %d", r.StatusCode)
	}
}

func TestAPageThatCannotBeMadeStaysAndOneThatIsGoneGoes(t *testing.T) {
	next := site("index.html", page("two"), "404.html", page("lost"))
	next.Failed = []string{"a/index.html", "new/index.html"}
	s := built(t, site("index.html", page("one"), "a/index.html", page("a"), "b/index.html", page("b")), next)
	for url, want := range map[string]struct {
		status int
		has    string
	}{"/": {200, "two"}, "/a/": {200, "<body>a"}, "/b/": {404, "lost"}, "/new": {307, ""}, "/new/": {503, "could not be made"}} {
		if r := ask(s, "GET", url); r.StatusCode != want.status || !strings.Contains(body(r), want.has) {
			t.Errorf("%s: %d", url, r.StatusCode)
		}
	}
}

func TestThereIsAPageBeforeThereIsASite(t *testing.T) {
	s := built(t, Site{Diagnostics: []diag.Diagnostic{diag.Errorf("no-config", diag.Span{}, "nothing")}})
	if r := ask(s, "GET", "/any/"); r.StatusCode != 503 {
		t.Errorf("status %d", r.StatusCode)
	} else if got := body(r); !strings.Contains(got, "nothing to show yet") || !strings.Contains(got, "reload.js") {
		t.Errorf("body %s", got)
	}
}

func TestAPageIsAnotherOnlyWhenItIsSeen(t *testing.T) {
	files := func(change ...string) []string {
		m := []string{"index.html", page("home"), "a/index.html", page("a"), "static/a.css", "p{}", "static/b.12345678.css", "q{}", "a.md", "x"}
		for i := 0; i+1 < len(m); i += 2 {
			for j := 0; j < len(change); j += 2 {
				if m[i] == change[j] {
					m[i+1] = change[j+1]
				}
			}
		}
		return m
	}
	digest := func(change ...string) string {
		return built(t, site(files(change...)...)).shown.Load().state("/").Digest
	}
	base := digest()
	for _, c := range []struct {
		what   string
		change []string
		same   bool
	}{
		{"another page", []string{"a/index.html", page("b")}, true},
		{"a file that no page shows", []string{"a.md", "y"}, true},
		{"a stylesheet whose name tells its content", []string{"static/b.12345678.css", "z{}"}, true},
		{"the address of a stylesheet", []string{"index.html", strings.Replace(page("home"), "a.css", "c.css", 1)}, true},
		{"words", []string{"index.html", page("house")}, false},
		{"a stylesheet under its old name", []string{"static/a.css", "z{}"}, false},
	} {
		if got := digest(c.change...); (got == base) != c.same {
			t.Errorf("%s: same is %v, want %v", c.what, got == base, c.same)
		}
	}
	st := built(t, site("index.html", `<link rel="icon" href="i.svg"><link href="a.css?x&amp;y" rel="stylesheet"><link rel=stylesheet href="b.css">`)).shown.Load().state("/")
	if strings.Join(st.Styles, " ") != "a.css?x&y b.css" {
		t.Errorf("styles %q", st.Styles)
	}
}

// stream reads the states that a browser is told.
func stream(t *testing.T, url string) func() state {
	t.Helper()
	client := http.Client{Timeout: 5 * time.Second} // the body's too
	r, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Body.Close() })
	if kind := r.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("content type %q", kind)
	}
	lines := bufio.NewScanner(r.Body)
	return func() (st state) {
		t.Helper()
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				if err := json.Unmarshal([]byte(data), &st); err != nil {
					t.Fatal(err)
				}
				return st
			}
		}
		t.Fatal("the stream ended")
		return st
	}
}

func TestBrowsersAreToldAfterEveryBuildAndLetGoAtTheEnd(t *testing.T) {
	l, err := Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := built(t, site("index.html", page("one")))
	s.builder = &builds{sites: []Site{site("index.html", page("two")).with(diag.Errorf("e", diag.Span{}, "bad"))}}
	ctx, cancel := context.WithCancel(t.Context())
	changes := make(chan watch.Batch)
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx, l, changes) }()
	next := stream(t, URL(l)+"_dossier/events?page=%2F")
	first := next()
	if got := body(ask(s, "GET", "/")); !strings.Contains(got, `data-digest="`+first.Digest+`"`) {
		t.Error("the page and its state have two digests")
	}
	changes <- watch.Batch{Paths: []string{"content/index.md"}}
	second := next()
	if first.Digest == second.Digest || first.Problems.Errors != 0 || second.Problems.Errors != 1 {
		t.Errorf("first %+v, second %+v", first, second)
	}
	cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("the server does not end while a stream is open")
	}
}

func TestAnEndedStreamLeavesNothingBehind(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := built(t, site("index.html", page("one")))
		ctx, cancel := context.WithCancel(t.Context())
		w := httptest.NewRecorder()
		go s.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/_dossier/events?page=/", nil).WithContext(ctx))
		synctest.Wait()
		s.Build(ctx)
		synctest.Wait()
		cancel()
		synctest.Wait() // synctest fails if the handler is still there at the end
		if n := strings.Count(w.Body.String(), "event: state"); n != 2 {
			t.Errorf("%d events", n)
		}
	})
}

func TestABuildThatWasEndedChangesNothing(t *testing.T) {
	s := built(t, site("index.html", page("one")))
	before := s.shown.Load()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s.Build(ctx)
	if s.shown.Load() != before {
		t.Error("another build is shown")
	}
}

// numbered gives sites in which all files hold the same number.
type numbered struct{ n int }

func (b *numbered) Build(context.Context) (Site, error) {
	b.n++
	return site("index.html", page(fmt.Sprint("<", b.n, ">")), "a.txt", fmt.Sprint(b.n)), nil
}

func TestRequestsDuringBuildsGetWholeBuilds(t *testing.T) {
	s := New(&numbered{}, nil)
	s.Build(t.Context())
	var wg sync.WaitGroup
	done := make(chan struct{})
	for range 4 {
		wg.Go(func() {
			last := 0
			for {
				select {
				case <-done:
					return
				default:
				}
				shown := s.shown.Load()
				var n int
				if _, err := fmt.Sscan(string(shown.find("/a.txt").data), &n); err != nil || n < last {
					t.Errorf("build %d after %d: %v", n, last, err)
				}
				last = n
				if !strings.Contains(string(shown.find("/").data), fmt.Sprint("<", n, ">")) {
					t.Errorf("a mixture of builds: %s and %d", shown.find("/").data, n)
				}
				if r := ask(s, "GET", "/"); r.StatusCode != 200 {
					t.Errorf("status %d", r.StatusCode)
				}
			}
		})
	}
	for range 200 {
		s.Build(t.Context())
	}
	close(done)
	wg.Wait()
}

func TestOnlyLoopbackAddressesAreListenedAt(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:8080": "127.0.0.1:8080", "localhost:0": "127.0.0.1:0", "[::1]:80": "[::1]:80", "127.1.2.3:9": "127.1.2.3:9", "[::ffff:127.0.0.1]:9": "127.0.0.1:9",
		"8080": "127.0.0.1:8080", ":8080": "127.0.0.1:8080",
		"": "", ":": "", "70000": "", "-1": "", "0.0.0.0:8080": "", "[::]:8080": "", "192.168.0.1:80": "", "example.org:80": "", "127.0.0.1": "", "127.0.0.1:http": "", "127.0.0.1:70000": "",
	} {
		at, err := loopback(addr)
		if want == "" {
			if !errors.Is(err, ErrAddr) {
				t.Errorf("%q: %v, %v", addr, at, err)
			}
		} else if err != nil || at.String() != want {
			t.Errorf("%q: %v, %v", addr, at, err)
		}
	}
}

func TestATakenPortIsPassedOver(t *testing.T) {
	a, err := ListenDefault(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := ListenDefault(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if URL(a) == URL(b) || !strings.HasPrefix(URL(b), "http://127.0.0.1:") {
		t.Errorf("%s and %s", URL(a), URL(b))
	}
	if l, err := Listen(t.Context(), a.Addr().String()); err == nil {
		l.Close()
		t.Error("one port was taken twice")
	}
}
