package importer

import (
	"strings"

	"dossier/internal/diag"
)

// codeAsText makes text of the blocks of code in which a name stands: names
// must be marked, and code carries no marks. What a blank line parts in the code
// is a paragraph, and its lines stay lines; the spaces at their ends go, and with
// them nothing that the stored text says. It gives the indices of the paragraphs
// that were made.
func codeAsText(in Raw, names func(text string) []Name) (Raw, []int) {
	if names == nil {
		return in, nil
	}
	out := in
	out.Paragraphs = nil
	var made []int
	begins := make([]int, 0, len(in.Paragraphs)+1) // where each paragraph has gone
	for _, p := range in.Paragraphs {
		begins = append(begins, len(out.Paragraphs))
		if !p.Code || len(names(p.Text)) == 0 {
			out.Paragraphs = append(out.Paragraphs, p)
			continue
		}
		for _, part := range p.parts() {
			made = append(made, len(out.Paragraphs))
			out.Paragraphs = append(out.Paragraphs, part)
		}
	}
	if made == nil {
		return in, nil
	}
	begins = append(begins, len(out.Paragraphs))
	out.Pictures = append([]Picture(nil), in.Pictures...)
	for i := range out.Pictures {
		out.Pictures[i].Before = begins[out.Pictures[i].Before]
	}
	return out, made
}

// parts gives the parts of a block of code between blank lines as text.
func (p Paragraph) parts() []Paragraph {
	var out []Paragraph
	var text strings.Builder
	var breaks []int
	end := func() {
		if text.Len() > 0 {
			out = append(out, tidyParagraph(Paragraph{Text: text.String(), Breaks: breaks, Within: p.Within}, 0))
		}
		text.Reset()
		breaks = nil
	}
	for _, at := range p.lines() {
		line := strings.TrimSpace(p.Text[at.start:at.end])
		if line == "" {
			end()
			continue
		}
		if text.Len() > 0 {
			breaks = append(breaks, text.Len())
			text.WriteByte(' ')
		}
		text.WriteString(line)
	}
	end()
	return out
}

// noteCode says of paragraphs that they were code.
func (d *draft) noteCode(made []int) {
	if len(made) == 0 {
		return
	}
	at := func(i int) place { return place{i, 0, len(d.paragraphs[i].Text)} }
	d.findings = append(d.findings, finding{at: at(made[0]), make: func(at diag.Span, _ []diag.Span) diag.Diagnostic {
		found := diag.New(diag.Info, "code-as-text", at, "a block of code holds the name of an organization, so that it was imported as text").
			WithHelp("the words are the same; code cannot carry the mark that a name needs")
		if more := len(made) - 1; more > 0 {
			found = found.WithNote("so did the code behind it: %d paragraphs in all", len(made))
		}
		return found
	}})
}
