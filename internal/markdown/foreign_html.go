package markdown

import (
	"strings"

	"dossier/internal/annot"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// hiddenTags are the elements whose text nobody reads.
var hiddenTags = map[string]bool{
	"script": true, "style": true, "template": true, "noscript": true, "iframe": true, "noembed": true, "noframes": true, "object": true, "svg": true, "math": true,
}

// blockTags are elements that begin and end a line of their own.
var blockTags = map[string]bool{
	"address": true, "article": true, "aside": true, "blockquote": true, "body": true, "caption": true, "center": true, "dd": true,
	"details": true, "dialog": true, "div": true, "dl": true, "dt": true, "fieldset": true, "figcaption": true, "figure": true,
	"footer": true, "form": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "head": true,
	"header": true, "hr": true, "html": true, "legend": true, "li": true, "main": true, "nav": true, "ol": true, "p": true,
	"pre": true, "section": true, "summary": true, "table": true, "tbody": true, "tfoot": true, "thead": true, "title": true, "tr": true, "ul": true,
}

// tagOf reads one tag that stands in a line of Markdown: the name of its
// element, a node where it is a line break or a picture, and the element that
// hides the text behind it. Inside of such an element only its end counts.
func tagOf(tag, hidden string) (name string, made *annot.Node, nowHidden string) {
	z := html.NewTokenizer(strings.NewReader(tag))
	kind := z.Next()
	if kind != html.StartTagToken && kind != html.EndTagToken && kind != html.SelfClosingTagToken {
		return "", nil, hidden
	}
	t := z.Token()
	switch {
	case hidden != "":
		if kind == html.EndTagToken && t.Data == hidden {
			hidden = ""
		}
		return "", nil, hidden
	case kind == html.StartTagToken && hiddenTags[t.Data]:
		return t.Data, nil, t.Data
	case kind == html.EndTagToken:
		return t.Data, nil, ""
	}
	return t.Data, tagNode(t), ""
}

// tagNode gives the node of a line break or a picture.
func tagNode(t html.Token) *annot.Node {
	switch t.Data {
	case "br":
		return &annot.Node{Kind: annot.HardBreak}
	case "img":
		made := &annot.Node{Kind: annot.Image}
		for _, a := range t.Attr {
			switch a.Key {
			case "src":
				made.Dest = strings.TrimSpace(a.Val)
			case "alt":
				made.Children = []*annot.Node{{Kind: annot.Text, Text: a.Val}}
			}
		}
		if made.Dest != "" {
			return made
		}
	}
	return nil
}

// htmlBlock gives the lines of a block of HTML.
func htmlBlock(src []byte, n *ast.HTMLBlock) string {
	out := string(n.Lines().Value(src))
	if n.HasClosure() {
		out += string(n.ClosureLine.Value(src))
	}
	return out
}

// htmlParagraphs gives the paragraphs and headings of a block of HTML. What it
// does not close ends with it.
func htmlParagraphs(source string) []*annot.Node {
	var out []*annot.Node
	at := &annot.Node{Kind: annot.Paragraph}
	flush := func() {
		if strings.TrimSpace(foreignText(at)) != "" || hasImage(at) {
			out = append(out, at)
		}
		at = &annot.Node{Kind: annot.Paragraph}
	}
	z := html.NewTokenizer(strings.NewReader(source))
	hidden := ""
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		t := z.Token()
		switch {
		case hidden != "":
			if kind == html.EndTagToken && t.Data == hidden {
				hidden = ""
			}
		case kind == html.TextToken:
			at.Children = append(at.Children, &annot.Node{Kind: annot.Text, Text: t.Data})
		case kind == html.StartTagToken && hiddenTags[t.Data]:
			hidden = t.Data
		case kind == html.StartTagToken || kind == html.SelfClosingTagToken || kind == html.EndTagToken:
			if blockTags[t.Data] {
				flush()
			}
			if kind == html.EndTagToken {
				continue
			}
			if n := len(t.Data); n == 2 && t.Data[0] == 'h' && t.Data[1] >= '1' && t.Data[1] <= '6' {
				at.Kind, at.Level = annot.Heading, int(t.Data[1]-'0')
			}
			if made := tagNode(t); made != nil {
				at.Children = append(at.Children, made)
			} else if t.Data == "td" || t.Data == "th" {
				at.Children = append(at.Children, &annot.Node{Kind: annot.SoftBreak})
			}
		}
	}
	flush()
	return out
}

func hasImage(n *annot.Node) bool {
	for _, c := range n.Children {
		if c.Kind == annot.Image {
			return true
		}
	}
	return false
}
