package lint

import (
	"net/url"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
)

var brokenLink = Rule{
	Code:  "broken-link",
	Title: "a link leads nowhere",
	Text: `A link inside the dossier names the file of an article or of one of the dossier's own
pages, [text](method.md), or a place in one, [text](raid.md#p3). Pictures lie under
content/media. Other schemes than http, https and mailto are not links here.`,
	Before: "[how to read the marks](methods.md)",
	After:  "[how to read the marks](method.md)",
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, doc := range in.Graph.Docs() {
			walk(doc.Root, func(n *annot.Node) {
				if n.Kind == annot.Link || n.Kind == annot.Image {
					out = append(out, checkLink(in, doc, n)...)
				}
			})
		}
		return out
	},
}

func checkLink(in Input, doc *annot.Article, n *annot.Node) []diag.Diagnostic {
	a, ok := in.Graph.Address(doc, n.Dest)
	at := diag.Span{File: doc.Path, Start: n.Start, End: n.End}
	if i := strings.LastIndex(string(doc.Src[n.Start:n.End]), n.Dest); i >= 0 && n.Dest != "" {
		at.Start += i
		at.End = at.Start + len(n.Dest)
	}
	if ok {
		if n.Kind == annot.Image && a.Media == "" {
			return []diag.Diagnostic{diag.Errorf("broken-link", at, "a picture must lie under content/media").
				WithHelp("pages load nothing from elsewhere: put the file under content/media and write media/<name>")}
		}
		return checkFragment(in, a, at, n.Dest)
	}
	d := diag.Errorf("broken-link", at, "the link leads nowhere: there is no `%s`", n.Dest).Label("used here")
	if scheme, _, has := strings.Cut(n.Dest, ":"); has && !strings.ContainsAny(scheme, "/#.") {
		return []diag.Diagnostic{diag.Errorf("broken-link", at, "`%s:` is no scheme that a page may link to", scheme).
			WithHelp("write an address that begins with https:// or the file of a page, as in method.md")}
	}
	var names []string
	for _, other := range in.Graph.Docs() {
		names = append(names, other.Slug+".md")
	}
	file, _, _ := strings.Cut(n.Dest, "#")
	if near, ok := diag.Near(file, names); ok {
		return []diag.Diagnostic{d.WithHelp("did you mean `%s`?", near)}
	}
	return []diag.Diagnostic{d.WithHelp("write the file of an article or page, as in method.md, or a whole address")}
}

// checkFragment looks for the place that a link inside the dossier names.
func checkFragment(in Input, a link.Address, at diag.Span, dest string) []diag.Diagnostic {
	if a.Doc == nil || a.Fragment == "" {
		return nil
	}
	anchors := in.Graph.Anchors(a.Doc)
	fragment, err := url.PathUnescape(a.Fragment)
	if err == nil && anchors.Has(fragment) {
		return nil
	}
	d := diag.Errorf("broken-link", at, "there is no place `#%s` in %s", a.Fragment, a.Doc.Path).Label("used here")
	file, _, _ := strings.Cut(dest, "#")
	near, ok := "h-"+link.Slug(fragment), true
	if !anchors.Has(near) {
		near, ok = diag.Near(fragment, anchors.All())
	}
	if ok {
		return []diag.Diagnostic{d.WithHelp("did you mean `%s#%s`?", file, near)}
	}
	return []diag.Diagnostic{d.WithHelp("write #p8 for the paragraph of an article that has number 8, #h-two-words for the heading “Two words” of a page, or leave the place out")}
}

func walk(n *annot.Node, visit func(*annot.Node)) {
	visit(n)
	for _, c := range n.Children {
		walk(c, visit)
	}
}
