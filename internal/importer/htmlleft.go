package importer

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"dossier/internal/diag"
	"dossier/internal/verbatim"
)

// passagesOf gives the text of an element by its lines, as a reader would see
// it without what is dropped: another way to the words than that which makes
// paragraphs of them, so that each can prove the other.
func passagesOf(root *html.Node, p *page) []string {
	var out []string
	var line strings.Builder
	end := func() {
		if text := verbatim.Fold(line.String()); !blank(text) {
			out = append(out, text)
		}
		line.Reset()
	}
	quotes, lang := 0, ""
	if p != nil {
		lang = p.lang
	}
	walkHTML(root, func(n *html.Node) bool {
		switch {
		case invisible(n):
			return false
		case p != nil && p.dropped[n]:
			if isBlock(n) {
				end()
			}
			return false
		case n.Type == html.TextNode:
			line.WriteString(n.Data)
		case isImage(n):
			line.WriteString(emoji(n))
			return false
		case is(n, "br") || isBlock(n):
			end()
		}
		line.WriteString(generatedSign(lang, &quotes, n, true))
		return true
	}, func(n *html.Node) {
		line.WriteString(generatedSign(lang, &quotes, n, false))
		if isBlock(n) {
			end()
		}
	})
	end()
	return out
}

// drop notes what a dropped element says.
func (b *blocks) drop(n *html.Node) {
	at := len(b.out)
	if !b.run.empty() {
		at++ // in the midst of a paragraph
	}
	for _, text := range passagesOf(n, nil) {
		b.left = append(b.left, passage{text, at})
	}
}

// lose notes a formula: readers see it, but its signs in a row say something
// else.
func (b *blocks) lose(n *html.Node) {
	if n.Type == html.ElementNode && n.Namespace == "math" && n.Data == "math" {
		b.formulas++
	}
}

// tellLeft says what of the page is left out: that which lies between kept
// paragraphs one by one, for it may belong to the article.
func (b *blocks) tellLeft(name string) []diag.Diagnostic {
	const worth, most = 40, 20
	at := diag.Span{File: name}
	var list []diag.Diagnostic
	between := 0
	for _, p := range b.left {
		if p.at == 0 || p.at >= len(b.out) || utf8.RuneCountInString(p.text) < worth {
			continue
		}
		if between++; between <= most {
			list = append(list, diag.Warnf("dropped-passage", at, "a passage between paragraphs of the article was left out: %q", firstWords(p.text, 80)).
				WithNote("it stands before %q", firstWords(b.out[p.at].Text, 60)).
				WithHelp("if it belongs to the article, copy the article's words into a text file and import that"))
		}
	}
	if between > most {
		list = append(list, diag.Warnf("dropped-passage", at, "%s more between paragraphs of the article were left out", passages(between-most)))
	}
	if b.formulas > 0 {
		list = append(list, diag.Warnf("dropped-passage", at, "the article holds formulas (%d), which have no text and were left out", b.formulas).
			WithHelp("write them into the article as editor's notes"))
	}
	if len(b.left) > 0 {
		list = append(list, diag.New(diag.Info, "left-out", at, "what is not of the article was left out: %s of the page", passages(len(b.left))).
			WithNote("the longest begin %s", longestPassages(b.left, 3)))
	}
	return list
}

func passages(n int) string {
	if n == 1 {
		return "1 passage"
	}
	return fmt.Sprintf("%d passages", n)
}

func longestPassages(left []passage, most int) string {
	sorted := slices.Clone(left)
	slices.SortStableFunc(sorted, func(a, b passage) int { return len(b.text) - len(a.text) })
	var out []string
	for _, p := range sorted[:min(most, len(sorted))] {
		out = append(out, `"`+firstWords(p.text, 60)+`"`)
	}
	return strings.Join(out, ", ")
}

// proveHTML compares the words of the paragraphs with those that the page
// shows where it was read.
func proveHTML(p *page, out []Paragraph) []diag.Diagnostic {
	var words []string
	for _, o := range out {
		words = append(words, o.Text)
	}
	got, want := foldShown(words), foldShown(passagesOf(p.body, p))
	if got == want {
		return nil
	}
	at := 0
	for at < len(got) && at < len(want) && got[at] == want[at] {
		at++
	}
	from := max(0, strings.LastIndexByte(want[:max(0, min(at, len(want))-20)], ' '))
	return []diag.Diagnostic{diag.Errorf("lossy-import", diag.Span{File: p.name}, "the imported article would not say what its page says near %q", firstWords(strings.ToValidUTF8(want[from:], ""), 80)).
		WithNote("nothing was written; this is a mistake of the program, please report it with the file")}
}

// foldShown joins texts, without words that show nothing.
func foldShown(texts []string) string {
	words := strings.Fields(verbatim.Fold(strings.Join(texts, "\n")))
	return strings.Join(slices.DeleteFunc(words, blank), " ")
}
