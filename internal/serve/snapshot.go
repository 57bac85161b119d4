package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"html"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/publish"
)

// snapshot is what one build shows. It does not change, but for replaced.
type snapshot struct {
	files    map[string][]byte
	kept     map[string]bool // pages of an earlier build
	failed   map[string]bool // pages that cannot be made now
	assets   string          // a digest of what pages use without its name telling its content
	problems problems
	replaced chan struct{} // closed when another is shown
}

// next is what is shown after a build that follows the one of s.
func (s *snapshot) next(site Site, err error) *snapshot {
	n := &snapshot{
		files:    make(map[string][]byte, len(site.Outputs)),
		kept:     map[string]bool{},
		failed:   map[string]bool{},
		problems: newProblems(site, err),
		replaced: make(chan struct{}),
	}
	for _, o := range site.Outputs {
		n.files[o.Path] = o.Data
	}
	keep := site.Failed
	if countPages(site.Outputs) == 0 {
		keep = nil
		for p := range s.files {
			if isPage(p) {
				keep = append(keep, p)
			}
		}
	}
	for _, p := range keep {
		n.failed[p] = true
		if data, ok := s.files[p]; ok {
			n.files[p], n.kept[p] = data, true
		}
	}
	if len(n.kept) > 0 {
		// Pages of an earlier build go with the stylesheets of that build.
		for p, data := range s.files {
			if _, ok := n.files[p]; !ok && !isPage(p) {
				n.files[p] = data
			}
		}
	}
	n.assets = digestAssets(n.files)
	return n
}

func isPage(p string) bool { return path.Ext(p) == ".html" }

func countPages(outputs []publish.Output) (n int) {
	for _, o := range outputs {
		if isPage(o.Path) {
			n++
		}
	}
	return n
}

// answer is what there is at an address.
type answer struct {
	status   int
	path     string // of the file, for its type
	data     []byte
	location string // where to go instead, if status says so
	kept     bool   // data is of an earlier build
}

// find gives what there is at a decoded URL path.
func (s *snapshot) find(at string) answer {
	p := strings.TrimPrefix(at, "/")
	if p == "" || strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	if data, ok := s.files[p]; ok {
		return answer{status: 200, path: p, data: data, kept: s.kept[p]}
	}
	folder := p + "/index.html"
	if _, ok := s.files[folder]; ok || s.failed[folder] {
		return answer{status: 307, location: "/" + p + "/"}
	}
	if s.failed[p] {
		return answer{status: 503, path: p, data: placeholder("This page could not be made", "It appears as soon as the errors are mended.")}
	}
	if data, ok := s.files["404.html"]; ok {
		return answer{status: 404, path: "404.html", data: fromRoot(data), kept: s.kept["404.html"]}
	}
	for f := range s.files {
		if isPage(f) {
			return answer{status: 404, path: "404.html", data: placeholder("There is no page at this address", "The site has no page for this case either.")}
		}
	}
	return answer{status: 503, path: "index.html", data: placeholder("There is nothing to show yet", "The site appears as soon as it can be built.")}
}

var linkAttribute = regexp.MustCompile(`\b(?:href|src)="[^"]*"`)

// fromRoot makes the relative links of a page that stands at the root lead
// there from wherever it is shown.
func fromRoot(page []byte) []byte {
	return linkAttribute.ReplaceAllFunc(page, func(attribute []byte) []byte {
		name, value, _ := strings.Cut(string(attribute), `"`)
		to, err := url.Parse(html.UnescapeString(strings.TrimSuffix(value, `"`)))
		if err != nil || to.IsAbs() || to.Host != "" || to.Path == "" || strings.HasPrefix(to.Path, "/") {
			return attribute
		}
		return []byte(name + `"/` + value)
	})
}

// placeholder makes a page where the site has none. The texts are its own and
// need no escaping.
func placeholder(title, text string) []byte {
	return []byte(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>` + title + `</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
</head>
<body>
<h1>` + title + `</h1>
<p>` + text + `</p>
</body>
</html>
`)
}

var (
	linkTag = regexp.MustCompile(`(?i)<link\b[^>]*>`)
	linkRel = regexp.MustCompile(`(?i)\brel\s*=\s*["']?stylesheet\b`)
	linkTo  = regexp.MustCompile(`(?i)\bhref\s*=\s*"([^"]*)"`)
	// fingerprinted names hold a hash of the content.
	fingerprinted = regexp.MustCompile(`\.[0-9a-f]{8,}\.[a-z0-9]+$`)
)

// identify gives a digest of all that a page shows but for the addresses of its
// stylesheets, and these addresses.
func (s *snapshot) identify(page []byte) (digest string, styles []string) {
	h := sha256.New()
	from := 0
	for _, tag := range linkTag.FindAllIndex(page, -1) {
		link := page[tag[0]:tag[1]]
		to := linkTo.FindSubmatchIndex(link)
		if to == nil || !linkRel.Match(link) {
			continue
		}
		styles = append(styles, html.UnescapeString(string(link[to[2]:to[3]])))
		h.Write(page[from : tag[0]+to[2]])
		from = tag[0] + to[3]
	}
	h.Write(page[from:])
	h.Write([]byte(s.assets))
	return hex.EncodeToString(h.Sum(nil)[:8]), styles
}

// digestAssets gives a digest of the theme's files that keep their names when
// their content changes, so that a change of one loads the pages again.
func digestAssets(files map[string][]byte) string {
	h := sha256.New()
	for _, p := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(p, "static/") && !fingerprinted.MatchString(p) {
			sum := sha256.Sum256(files[p])
			h.Write([]byte(p + "\x00"))
			h.Write(sum[:])
		}
	}
	return string(h.Sum(nil))
}
