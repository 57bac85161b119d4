package revise

import (
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/kind/figure"
	"dossier/internal/link"
	"dossier/internal/markdown"
	"dossier/internal/verbatim"
)

// Wordings tells which figures the revised article no longer states in the
// words on record, but did before. Places are those of their records.
func (r *Revision) Wordings(g *link.Graph, slug string) []diag.Diagnostic {
	before, now := r.words(r.Old), r.words(r.Article)
	var out []diag.Diagnostic
	for _, f := range link.Kind[*figure.Figure](g) {
		wording := verbatim.Fold(f.Wording)
		if f.SaidIn.ID != slug || wording == "" || strings.Contains(now, wording) || !strings.Contains(before, wording) {
			continue
		}
		out = append(out, diag.Warnf("wording-not-found", f.Common().IDAt, "the wording of the figure `%s` is no longer in the article: “%s”", f.Common().ID, shortened(f.Wording, 200)).
			WithHelp("correct the record after the new text, or take it away if the article no longer says so"))
	}
	return slices.Clip(out)
}

// words is what an article says, paragraphs parted by one space.
func (r *Revision) words(src []byte) string {
	a, _ := markdown.Parse(r.Path, src)
	var b strings.Builder
	for _, p := range markdown.Text(a) {
		b.WriteString(verbatim.Fold(p.Text) + " ")
	}
	return b.String()
}
