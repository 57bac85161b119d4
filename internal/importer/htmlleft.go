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
	quotes, lang, edge := 0, "", false
	if p != nil {
		lang = p.lang
	}
	add := func(text string) {
		if text == "" {
			return
		}
		if edge && touch(lastIn(line.String()), text) {
			end()
		}
		edge = false
		line.WriteString(text)
	}
	walkHTML(root, func(n *html.Node) bool {
		switch {
		case invisible(n) && n != root:
			return false
		case p != nil && p.dropped[n]:
			if isBlock(n) {
				end()
			}
			return false
		}
		edge = edge || parted(n)
		switch {
		case n.Type == html.TextNode:
			add(n.Data)
		case isImage(n):
			add(emoji(n))
			return false
		case is(n, "br") || isBlock(n):
			end()
		}
		add(generatedSign(lang, &quotes, n, true))
		return true
	}, func(n *html.Node) {
		add(generatedSign(lang, &quotes, n, false))
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
// else; and text that the page hides.
func (b *blocks) lose(n *html.Node) {
	switch {
	case n.Type != html.ElementNode:
	case n.Namespace == "math" && n.Data == "math":
		b.formulas++
	case n.Namespace == "" && !neverText[n.Data]:
		b.hidden = append(b.hidden, passagesOf(n, nil)...)
	}
}

// tellLeft says what of the page is left out: that which lies between kept
// paragraphs one by one, for it may belong to the article.
// Whoever asks for everything gets each passage.
func (b *blocks) tellLeft(name string, everything bool) []diag.Diagnostic {
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
	if len(b.left)+len(b.hidden) > 0 {
		list = append(list, b.leftOut(at, everything))
	}
	return list
}

// leftOut counts what was left out, hidden text included.
func (b *blocks) leftOut(at diag.Span, everything bool) diag.Diagnostic {
	words := passages(len(b.left)+len(b.hidden)) + " of the page"
	if n := len(b.hidden); n > 0 {
		words += fmt.Sprintf(", %d of them hidden", n)
	}
	found := diag.New(diag.Info, "left-out", at, "what is not of the article was left out: %s", words)
	all := slices.Clone(b.left)
	for _, text := range b.hidden {
		all = append(all, passage{text: text})
	}
	if !everything {
		return found.WithNote("the longest begin %s", longestPassages(all, 3))
	}
	for _, p := range all {
		found = found.WithNote("%q", p.text)
	}
	return found
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
