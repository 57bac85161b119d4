// Package render turns planned pages into HTML files, with the templates and
// the static files of a theme. It is the only user of html/template and of
// chroma.
//
// A theme is two folders. templates/ holds base.html, the frame of every page,
// which includes "content"; one file for each type of page, which defines
// "content" (home.html, prose.html, article.html, source-view.html, index.html,
// record.html, redirect.html, not-found.html); and files that begin with an underscore, which
// define parts for all of them. static/ holds what is published as it is, but
// for static/css/*.css and static/js/*.js, each of which become one file.
//
// Templates decide the frames. What repeats a hundred times in a page (the
// words of an article, cards, lists) is written by functions of this package
// into a buffer, which is fast, and escapes by itself: at three places only,
// text and attr of escape.go and address of href.go.
//
// Rules that the output keeps, whatever the words in it are:
//
//   - no script and no style but the theme's own files, and no address that
//     leads to anything but http, https, mailto or the site itself;
//   - every label sign and every label is a part of the page itself, directly
//     behind the words that it is about;
//   - links and buttons are never nested;
//   - the same page and the same theme give the same bytes.
package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/pages"
	"dossier/internal/publish"
)

// Renderer renders pages with one theme. It is safe for use by many at once.
type Renderer struct {
	frames map[string]*template.Template // by the type of the page
	assets assets
	digest string
}

// New reads a theme: an fs.FS with the folders templates and static. What is
// wrong with a template comes back as diagnostics that name the file below
// templates/; a page type whose template is wrong cannot be rendered then. The
// error is for files that cannot be read.
func New(theme fs.FS) (*Renderer, []diag.Diagnostic, error) {
	r := &Renderer{frames: map[string]*template.Template{}}
	var err error
	if r.assets, err = readAssets(theme); err != nil {
		return nil, nil, err
	}
	files, err := readTemplates(theme)
	if err != nil {
		return nil, nil, err
	}
	list := r.parse(files)
	r.digest = digest(files, r.assets)
	return r, list, nil
}

// Digest is a hash of the theme: pages that were rendered with another one are
// out of date.
func (r *Renderer) Digest() string { return r.digest }

// Assets gives the static files of the site, sorted by path. They are not
// copies and must not be changed.
func (r *Renderer) Assets() []publish.Output { return r.assets.outputs }

// Asset gives the published path of a static file by the name that templates
// use (dossier.css), empty when the theme has no such file.
func (r *Renderer) Asset(name string) string { return r.assets.names[name] }

// Render makes the HTML file of a page. An error says that a template fails
// with this page.
func (r *Renderer) Render(p *pages.Page) ([]byte, error) {
	frame := r.frames[r.name(p)]
	if frame == nil {
		return nil, fmt.Errorf("the theme has no working template for pages of the type %s", p.Type)
	}
	var out bytes.Buffer
	out.Grow(48 << 10)
	if err := frame.ExecuteTemplate(&out, "base.html", newView(r, p)); err != nil {
		return nil, fmt.Errorf("%s: %w", p.Path, err)
	}
	return out.Bytes(), nil
}

// Template gives the file of the theme that renders a page.
func (r *Renderer) Template(p *pages.Page) string { return "templates/" + r.name(p) + ".html" }

// name is that of the page's type where the theme has a template of its own
// for it, else that of its content.
func (r *Renderer) name(p *pages.Page) string {
	if r.frames[p.Type] != nil {
		return p.Type
	}
	return typeOf(p.Content)
}

// typeOf names the template of a content.
func typeOf(c pages.Content) string {
	switch c.(type) {
	case *pages.Home:
		return "home"
	case *pages.Prose:
		return "prose"
	case *pages.Article:
		return "article"
	case *pages.SourceView:
		return "source-view"
	case *pages.Index:
		return "index"
	case *pages.Record:
		return "record"
	case *pages.NotFound:
		return "not-found"
	case *pages.Redirect:
		return "redirect"
	default:
		return ""
	}
}

// contents gives an empty content for each type of page.
func contents() []pages.Content {
	return []pages.Content{
		&pages.Home{}, &pages.Prose{}, &pages.Article{}, &pages.SourceView{},
		&pages.Index{}, &pages.Record{}, &pages.NotFound{}, &pages.Redirect{},
	}
}

func digest(files []templateFile, a assets) string {
	h := sha256.New()
	for _, f := range files {
		fmt.Fprintf(h, "%q %q\n", f.name, f.text)
	}
	outputs := slices.Clone(a.outputs)
	slices.SortFunc(outputs, func(x, y publish.Output) int { return strings.Compare(x.Path, y.Path) })
	for _, o := range outputs {
		fmt.Fprintf(h, "%q %q\n", o.Path, o.Data)
	}
	return hex.EncodeToString(h.Sum(nil))
}
