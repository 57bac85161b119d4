package figure

import (
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/lint"
	"dossier/internal/markdown"
	"dossier/internal/verbatim"
)

var wordingNotFound = lint.Rule{
	Code:  "wording-not-found",
	Title: "the wording of a figure does not stand in its article",
	Text: "`wording` quotes the passage in which a figure is stated, and readers see it beside that of its source. It must stand in the article of `said_in` " +
		"letter for letter; only the width of white space is not compared. Words that the editor has put in do not count, and it may run over a line but not over words left out.",
	Before: "wording: The coalition caused 173 casualties",
	After:  "wording: The United States claims the coalition has only caused 173 casualties",
	Check: func(in lint.Input) []diag.Diagnostic {
		var list []diag.Diagnostic
		texts := map[*annot.Article]string{}
		for _, f := range link.Kind[*Figure](in.Graph) {
			a, ok := in.Graph.Article(f.SaidIn.ID)
			wording := verbatim.Fold(f.Wording)
			if !ok || f.SaidIn.ID == "" || wording == "" {
				continue
			}
			if _, done := texts[a]; !done {
				texts[a] = articleText(a)
			}
			if !strings.Contains(texts[a], wording) {
				list = append(list, notFound(f, a, wording))
			}
		}
		return list
	},
}

// articleText is the article's own words, paragraphs parted by one space.
func articleText(a *annot.Article) string {
	var b strings.Builder
	for _, p := range markdown.Text(a) {
		b.WriteString(verbatim.Fold(p.Text))
		b.WriteByte(' ')
	}
	return b.String()
}

// notFound reports a wording and shows the passage that it may mean.
func notFound(f *Figure, a *annot.Article, wording string) diag.Diagnostic {
	d := diag.Errorf("wording-not-found", f.wordingAt, "the wording of `%s` does not stand in `%s`", f.ID, a.Slug).
		WithHelp("copy the passage from the article as it is printed there")
	if at, ok := nearest(a, wording); ok {
		d = d.WithPlace(at, "the nearest passage")
	}
	return d
}

// nearest finds the line of an article that shares the most words with a
// wording; none is near with less than half of them.
func nearest(a *annot.Article, wording string) (diag.Span, bool) {
	wanted := map[string]bool{}
	for _, w := range strings.Fields(wording) {
		wanted[strings.ToLower(w)] = true
	}
	var at diag.Span
	best := max(1, (len(wanted)-1)/2)
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Editor {
			continue
		}
		from := 0
		for _, line := range strings.SplitAfter(b.Text, "\n") {
			shared := map[string]bool{}
			for _, w := range strings.Fields(line) {
				if w = strings.ToLower(w); wanted[w] {
					shared[w] = true
				}
			}
			if to := from + len(strings.TrimRight(line, "\n")); len(shared) > best && to > from {
				best, at = len(shared), b.Source(a.Path, from, to)
			}
			from += len(line)
		}
	}
	return at, at.File != ""
}
