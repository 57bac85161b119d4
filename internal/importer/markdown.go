package importer

import (
	"net/url"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/markdown"
)

// markdownExtraction names the extractor of Markdown and its version: a
// change of what it makes of a file is a new one.
const markdownExtraction = "markdown 1"

// markdownText is the format of Markdown files by anybody: CommonMark, and
// what GitHub adds to it. Front matter in YAML or TOML tells about the article
// and is no part of its text.
func markdownText() Format {
	return Format{
		Name: "Markdown", Extensions: []string{".md", ".markdown", ".mdown", ".mkd"},
		Types:     []string{"text/markdown", "text/x-markdown"},
		Recognise: func([]byte) bool { return false }, // any text is Markdown
		Read:      readMarkdown,
	}
}

// readMarkdown reads a Markdown file and proves that it lost no word: what it
// made has the same visible characters as the library's own tree.
func readMarkdown(in Input) (Raw, []diag.Diagnostic) {
	text, encoding, list := decode(in, "")
	if diag.HasErrors(list) {
		return Raw{}, list
	}
	meta, body := frontOf(text)
	root, words, more := markdown.Foreign(in.Name, body)
	if list = append(list, more...); diag.HasErrors(list) {
		return Raw{}, list
	}
	base, _ := url.Parse(in.URL)
	r := &markdownReader{base: base}
	r.blocks(root.Children, nil)
	r.headline(meta.Title)
	out := Raw{Paragraphs: r.paragraphs, Pictures: r.pictures, Meta: meta, Extraction: markdownExtraction}
	if encoding != "" {
		out.Extraction += ", " + encoding
	}
	var got strings.Builder
	for _, p := range r.paragraphs {
		got.WriteString(p.Text + " ")
	}
	if visible(got.String()) != visible(words) {
		return Raw{}, append(list, diag.Errorf("lossy-import", diag.Span{File: in.Name}, "some of the file's words would be lost").
			WithNote("nothing was written; this is a mistake of the program, please report it with the file"))
	}
	return out, list
}

// visible takes the white space out of a text.
func visible(text string) string { return strings.Join(strings.Fields(text), "") }

// markdownReader makes paragraphs of nodes.
type markdownReader struct {
	base       *url.URL
	paragraphs []Paragraph
	pictures   []Picture
	containers int // so many have been met
}

// blocks reads blocks that stand in some containers.
func (r *markdownReader) blocks(list []*annot.Node, within []Container) {
	for _, n := range list {
		r.block(n, within[:len(within):len(within)])
	}
}

func (r *markdownReader) block(n *annot.Node, within []Container) {
	switch n.Kind {
	case annot.Paragraph, annot.Heading:
		r.paragraph(n, within)
	case annot.CodeBlock:
		r.code(n.Text, within)
	case annot.Quote:
		r.blocks(n.Children, append(within, r.container(Quotation, 0)))
	case annot.List:
		kind := BulletList
		if n.Ordered {
			kind = OrderedList
		}
		within = append(within, r.container(kind, n.First))
		for _, item := range n.Children {
			r.blocks(item.Children, append(within[:len(within):len(within)], r.container(Item, 0)))
		}
	case annot.Table:
		within = append(within, r.container(Table, 0))
		for _, row := range n.Children {
			r.row(row, within)
		}
	}
}

func (r *markdownReader) container(kind ContainerKind, first int) Container {
	r.containers++
	return Container{Kind: kind, ID: r.containers, First: first}
}

// paragraph reads a paragraph or a heading. One of pictures alone is no
// paragraph: they stand before the next.
func (r *markdownReader) paragraph(n *annot.Node, within []Container) {
	t := lineText{r: r}
	t.nodes(n.Children)
	if strings.TrimSpace(t.text.String()) == "" {
		for _, x := range t.inline {
			if x.Kind == Image {
				r.pictures[x.Picture].Before, r.pictures[x.Picture].Inline = len(r.paragraphs), false
			}
		}
		return
	}
	p := Paragraph{Text: t.text.String(), Breaks: t.breaks, Inline: t.inline, Within: within}
	if n.Kind == annot.Heading {
		p.Level = n.Level
	}
	r.paragraphs = append(r.paragraphs, p)
}

func (r *markdownReader) row(n *annot.Node, within []Container) {
	t := lineText{r: r}
	var cells []int
	for i, cell := range n.Children {
		if i > 0 {
			cells = append(cells, t.text.Len())
			t.text.WriteByte(' ')
		}
		t.nodes(cell.Children)
	}
	if strings.TrimSpace(t.text.String()) != "" {
		r.paragraphs = append(r.paragraphs, Paragraph{Text: t.text.String(), Cells: cells, Inline: t.inline, Within: within})
	}
}

func (r *markdownReader) code(text string, within []Container) {
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, strings.TrimRight(line, "\r\n"))
	}
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 0 {
		return
	}
	p := Paragraph{Code: true, Within: within}
	at := 0
	for _, line := range lines[:len(lines)-1] {
		at += len(line)
		p.Breaks = append(p.Breaks, at)
		at++
	}
	p.Text = strings.Join(lines, " ")
	r.paragraphs = append(r.paragraphs, p)
}

// headline finds the headline: the first heading of level 1, else the heading
// that begins the text, else the words that the front matter has for a title.
func (r *markdownReader) headline(title string) {
	for i := range r.paragraphs {
		p := &r.paragraphs[i]
		if first := i == 0 && (p.Level > 0 || title != "" && visible(p.Text) == visible(title)); len(p.Within) == 0 && (p.Level == 1 || first && !r.has(1)) {
			p.Role, p.Level, p.Breaks = Headline, 0, nil
			return
		}
	}
}

// has reports whether there is a heading of a level outside of containers.
func (r *markdownReader) has(level int) bool {
	for _, p := range r.paragraphs {
		if p.Level == level && len(p.Within) == 0 {
			return true
		}
	}
	return false
}
