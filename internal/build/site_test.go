package build_test

import (
	"bytes"
	"net/url"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/internal/publish"
)

// site is the finished files, read as a browser does.
type site struct {
	pages map[string]*document // HTML files by path
	files map[string]bool
}

// document is an HTML file: its ids and what it points at.
type document struct {
	ids    map[string]int
	refs   []string // addresses
	inside []string // ids of the page itself that attributes name
	nodes  []*html.Node
}

func readSite(t interface{ Fatalf(string, ...any) }, outputs []publish.Output) site {
	s := site{map[string]*document{}, map[string]bool{}}
	for _, o := range outputs {
		s.files[o.Path] = true
		if path.Ext(o.Path) != ".html" {
			continue
		}
		root, err := html.Parse(bytes.NewReader(o.Data))
		if err != nil {
			t.Fatalf("%s: %v", o.Path, err)
		}
		d := &document{ids: map[string]int{}}
		for n := range root.Descendants() {
			d.nodes = append(d.nodes, n)
			for _, a := range n.Attr {
				switch a.Key {
				case "id":
					d.ids[a.Val]++
				case "href", "src":
					d.refs = append(d.refs, a.Val)
				case "popovertarget", "aria-labelledby", "aria-describedby", "for":
					d.inside = append(d.inside, strings.Fields(a.Val)...)
				}
			}
		}
		s.pages[o.Path] = d
	}
	return s
}

// faults lists what is broken in the site as a whole: ids that stand twice in
// a page, links to places that are not there.
func (s site) faults() []string {
	var out []string
	for p, d := range s.pages {
		for id, n := range d.ids {
			if n > 1 || strings.ContainsAny(id, " \t\n") || id == "" {
				out = append(out, p+": the id `"+id+"` stands twice or is none")
			}
		}
		for _, id := range d.inside {
			if d.ids[id] == 0 {
				out = append(out, p+": nothing has the id `"+id+"`")
			}
		}
		for _, ref := range d.refs {
			if !s.resolves(p, ref) {
				out = append(out, p+": `"+ref+"` leads nowhere")
			}
		}
	}
	return out
}

func (s site) resolves(from, ref string) bool {
	u, err := url.Parse(ref)
	if err != nil {
		return false
	}
	if u.Scheme != "" {
		return u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto"
	}
	if u.Host != "" || strings.HasPrefix(u.Path, "/") {
		return false
	}
	target := from
	if u.Path != "" {
		target = path.Join(path.Dir(from), u.Path)
	}
	if u.Fragment == "" {
		return s.files[target]
	}
	d := s.pages[target]
	return d != nil && d.ids[u.Fragment] > 0
}

// TestFaultsAreFound holds the oracle of this package against files with
// faults.
func TestFaultsAreFound(t *testing.T) {
	for _, body := range []string{
		`<p id="a"></p><p id="a"></p>`, `<a href="b.html">b</a>`, `<a href="#b">b</a>`, `<a href="javascript:alert(1)">b</a>`,
		`<button popovertarget="b"></button>`, `<a href="//example.org/">b</a>`, `<p id="a b"></p>`,
	} {
		if len(readSite(t, []publish.Output{{Path: "x/a.html", Data: []byte(body)}}).faults()) != 1 {
			t.Errorf("no fault found in %s", body)
		}
	}
	fine := `<p id="a"></p><a href="#a"></a><a href="../x/a.html#a"></a><a href="https://example.org/"></a>`
	if f := readSite(t, []publish.Output{{Path: "x/a.html", Data: []byte(fine)}}).faults(); len(f) > 0 {
		t.Error(f)
	}
}
