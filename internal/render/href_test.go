package render

import (
	"net/url"
	"path"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAddressesAreRelativeToThePage(t *testing.T) {
	const page = "articles/b/index.html"
	for href, want := range map[string]string{
		"sources/x/index.html#f":     "../../sources/x/index.html#f",
		"articles/a/index.html":      "../a/index.html",
		"articles/b/2.html":          "2.html",
		"articles/b/index.html#p8":   "#p8",
		"articles/b/index.html":      "index.html",
		"index.html":                 "../../index.html",
		"/index.html":                "../../index.html",
		"#p8":                        "#p8",
		"https://example.org/a b?\"": "https://example.org/a%20b?%22",
		"mailto:a@example.org":       "mailto:a@example.org",
		"HTTPS://example.org/ы":      "HTTPS://example.org/ы",
		"articles/b/a:b.html":        "./a:b.html",
	} {
		if got, ok := address(page, "", href); !ok || got != want {
			t.Errorf("%s: got %q %v, want %q", href, got, ok, want)
		}
	}
	if got, _ := address("404.html", "/dossier/", "a/index.html"); got != "/dossier/a/index.html" {
		t.Errorf("below a base: %s", got)
	}
}

func TestAddressesThatRunOrLeadAstrayAreRefused(t *testing.T) {
	for _, href := range []string{
		"", "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "\x01javascript:x",
		"data:text/html,x", "vbscript:x", "file:///etc/passwd", "//example.org/x", "blob:x", "a:b", "javascript\t:x",
	} {
		if got, ok := address("index.html", "", href); ok {
			t.Errorf("%q became %q", href, got)
		}
	}
}

// Whatever the address is, what comes out is one of the schemes that are let
// through, or it stays on the host of the page.
func TestNoAddressLeavesUnseen(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"javascript", ":", "/", "\\", "//", "a", ".", "..", "#", "?", " ", "\t", "http", "s", "@", "%", "&", "\"", "ы", "\xff"})
	rapid.Check(t, func(t *rapid.T) {
		href := strings.Join(rapid.SliceOfN(pieces, 1, 8).Draw(t, "href"), "")
		got, ok := address("a/b/index.html", "", href)
		if !ok {
			return
		}
		if strings.ContainsAny(got, "\"<> \t\n\\") {
			t.Fatalf("%q became %q", href, got)
		}
		to, err := url.Parse(got)
		if err != nil {
			return // a browser may not follow it either
		}
		switch strings.ToLower(to.Scheme) {
		case "http", "https", "mailto":
			if _, has := schemeOf(href); !has {
				t.Fatalf("%q became %q", href, got)
			}
		case "":
			if to.Host != "" {
				t.Fatalf("%q leads to the host of %q", href, got)
			}
		default:
			t.Fatalf("%q became %q", href, got)
		}
	})
}

func TestRelativeWaysLeadThere(t *testing.T) {
	name := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 1, 4)
	rapid.Check(t, func(t *rapid.T) {
		from := strings.Join(name.Draw(t, "from"), "/")
		to := strings.Join(name.Draw(t, "to"), "/")
		if got := path.Join(path.Dir(from), relative(from, to)); got != to {
			t.Errorf("from %s by %s to %s, not %s", from, relative(from, to), got, to)
		}
	})
}
