package suggest

import "dossier/internal/annot"

// statements finds the figures of an article, and who says what, and tells
// whose the figures are.
func (e *Engine) statements(a *annot.Article) []Finding {
	said := findSpeech(a.Front.Lang, a)
	out := said.Findings
	lang, ok := languageOf(a.Front.Lang)
	if !ok {
		return out
	}
	numbers := e.numbers[lang]()
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Editor || b.Node.Kind == annot.CodeBlock {
			continue
		}
		for _, f := range numbers.find(b.Text) {
			f.Block, f.By = i, -1
			if by := said.partiesAt(i, f.From, f.To); len(by) > 0 {
				f.By, f.Also = by[0], by[1:]
			}
			out = append(out, f)
		}
	}
	return out
}
