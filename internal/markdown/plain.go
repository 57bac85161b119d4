package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"dossier/internal/annot"
)

// maxPlain is how many paragraphs a body that is read as plain text may have.
// The rest of it is one.
const maxPlain = 20_000

// plainBody reads the body as paragraphs of plain text, parted by blank lines:
// what is left where the library must not see it.
func (c *converter) plainBody() {
	base := len(c.stack)
	start := -1
	for from := c.a.Body; from < len(c.src); {
		line, next := lineAt(c.src, from)
		blank := len(bytes.TrimSpace(line)) == 0
		if blank && start >= 0 && len(c.stack)-base < maxPlain {
			c.plainParagraph(start, from)
			start = -1
		} else if !blank && start < 0 {
			start = from
		}
		from = next
	}
	if start >= 0 {
		c.plainParagraph(start, len(c.src))
	}
	c.a.Root.Children = c.take(&c.stack, base)
}

func (c *converter) plainParagraph(from, to int) {
	to = from + len(bytes.TrimRight(c.src[from:to], " \t\r\n"))
	out := c.push(annot.Paragraph, from, to)
	leaf := c.node(annot.Text, from, to)
	leaf.Text = c.whole[from:to]
	leaf.Text = c.clean(leaf.Text)
	out.Children = []*annot.Node{leaf}
	b := c.begin(out)
	b.add(leaf, leaf.Text)
	c.own(leaf.Text)
	c.end(b)
}

// replaceInvalid puts a replacement character for every byte that is not
// UTF-8. It is longer than the byte, so that the text does not look as if it
// stood in the file.
func replaceInvalid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
	}
	return b.String()
}
