package importer

import (
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/verbatim"
)

// texts gives the paragraphs of an article as its original has them: of code,
// one for each part between blank lines, its lines joined by spaces.
func texts(paragraphs []Paragraph) []string {
	var out []string
	for _, p := range paragraphs {
		if !p.Code {
			out = append(out, p.Text)
			continue
		}
		var part []string
		for _, line := range p.lines() {
			text := p.Text[line.start:line.end]
			if strings.TrimSpace(text) != "" {
				part = append(part, text)
			} else if len(part) > 0 {
				out, part = append(out, strings.Join(part, " ")), nil
			}
		}
		if len(part) > 0 {
			out = append(out, strings.Join(part, " "))
		}
	}
	return out
}

// write writes the body of an article so that it reads as it should. Markup
// that Markdown cannot express at its place gives way to the text: first the
// emphasis of the paragraphs that do not read back, then their links, and at
// last the containers of the whole article. What was left out is told.
func (d *draft) write(offset int) ([]byte, map[place]interval, []diag.Diagnostic) {
	body, places := writeBody(d, offset)
	if !d.structured() || d.reads(body) {
		return body, places, nil
	}
	lost := 0
	for i := range d.paragraphs {
		if p := &d.paragraphs[i]; len(p.Inline) > 0 {
			for p.fidelity < noInline && !d.readsAlone(i) {
				p.fidelity++
			}
			if p.fidelity > allMarkup {
				lost++
			}
		}
	}
	for _, level := range []fidelity{allMarkup, noInline, wordsOnly} {
		d.fidelity = level
		if body, places = writeBody(d, offset); d.reads(body) {
			break
		}
	}
	return body, places, []diag.Diagnostic{d.plainMarkup(lost)}
}

// structured reports whether an article has more than running text.
func (d *draft) structured() bool {
	return len(d.pictures) > 0 || slices.ContainsFunc(d.paragraphs, func(p part) bool {
		return !p.plain() || len(p.Inline) > 0
	})
}

// reads reports whether a body says what the draft does, with all its spans.
func (d *draft) reads(body []byte) bool {
	var want []Paragraph
	spans := 0
	for _, p := range d.paragraphs {
		want = append(want, p.Paragraph)
		spans += p.spansWritten()
	}
	a, list := markdown.Parse("import.md", body)
	got := markdown.Text(a)
	return !diag.HasErrors(list) && len(a.Annotations) == spans && slices.EqualFunc(got, texts(want), func(g markdown.Paragraph, w string) bool {
		return verbatim.Fold(g.Text) == verbatim.Fold(w)
	})
}

// spansWritten gives how many spans the paragraph has in the article.
func (p part) spansWritten() int {
	n := 0
	for _, s := range p.spans {
		if s.start < s.end && !p.crossesCells(s.start, s.end) && !p.Code {
			n++
		}
	}
	if p.Role == Standfirst || p.Role == Byline {
		n++
	}
	return n
}

// readsAlone tells the same of one paragraph, as it stands outside of
// containers.
func (d *draft) readsAlone(i int) bool {
	p := d.paragraphs[i]
	one := &draft{lang: d.lang, pictures: make([]Picture, len(d.pictures)), kept: d.kept}
	for k := range one.pictures {
		one.pictures[k].Inline = true
	}
	one.paragraphs = []part{p}
	one.paragraphs[0].Within = nil
	if p.row() {
		one.paragraphs[0].Within = []Container{{Kind: Table}}
	}
	body, _ := writeBody(one, 0)
	return one.reads(body)
}

// plainMarkup tells what was left out of an article.
func (d *draft) plainMarkup(paragraphs int) diag.Diagnostic {
	const why = " cannot stand in Markdown where the original has them, and were left out"
	switch d.fidelity {
	case wordsOnly:
		return diag.Warnf("plain-markup", diag.Span{}, "the lists, quotations and tables of the original"+why+"; their words are paragraphs")
	case noInline:
		return diag.Warnf("plain-markup", diag.Span{}, "the emphasis and the links of the original"+why)
	}
	return diag.Warnf("plain-markup", diag.Span{}, "the emphasis or the links of %d of the paragraphs"+why, paragraphs)
}
