package lint

import (
	"regexp"
	"strings"
	"sync"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/verbatim"
)

var editorText = Rule{
	Code:  "editor-text-unmarked",
	Title: "words that look like the editor's stand in an article without a mark",
	Text: `[sic], […] and [Ed.: …] are what editors write into the texts of others. Where the
original does not have them they must be marked, so that a reader can tell them from the
article's own words: [sic]{.inserted}, […]{.omitted}.`,
	Before: `the goverment \[sic\] has said`,
	After:  "the goverment [sic]{.inserted} has said",
	Warns:  true,
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, a := range in.Graph.Articles {
			if _, original, ok := originalText(in, a); ok {
				out = append(out, unmarked(a, original)...)
			}
		}
		return out
	},
}

// editors matches what editors write into the texts of others, in English and
// Russian.
var editors = regexp.MustCompile(`(?i)[\[(](?:sic!?|…|\.\.\.|(?:ed|editor|editor['’]s note|eds|прим\. ?ред|ред)\b[^\])]*)[\])]`)

func unmarked(a *annot.Article, original []byte) []diag.Diagnostic {
	// Few articles have brackets at all, and folding an original is dear.
	folded := sync.OnceValue(func() string { return verbatim.Fold(string(original)) })
	var out []diag.Diagnostic
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Editor || !strings.ContainsAny(b.Text, "[(") {
			continue
		}
		for _, m := range editors.FindAllStringIndex(b.Text, -1) {
			words := b.Text[m[0]:m[1]]
			if markedAsEditors(a, i, m[0], m[1]) || strings.Contains(folded(), verbatim.Fold(words)) {
				continue
			}
			class := "inserted"
			if strings.ContainsAny(words, "….") && len(strings.Trim(words, "[]().… ")) == 0 {
				class = "omitted"
			}
			out = append(out, diag.Warnf("editor-text-unmarked", b.Source(a.Path, m[0], m[1]), "`%s` looks like the editor's and is not in the original", words).
				WithHelp("mark it: [%s]{.%s}", strings.Trim(words, "[]()"), class))
		}
	}
	return out
}

func markedAsEditors(a *annot.Article, block, from, to int) bool {
	for i := range a.Annotations {
		ann := &a.Annotations[i]
		if ann.Block == block && ann.From <= to && ann.To >= from && (ann.Has("inserted") || ann.Has("omitted")) {
			return true
		}
	}
	return false
}
