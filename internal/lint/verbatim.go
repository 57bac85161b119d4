package lint

import (
	"dossier/internal/diag"
	"dossier/internal/verbatim"
)

var verbatimRule = Rule{
	Code:  "verbatim",
	Title: "an article's text is not its original's",
	Text: `Without its annotations an article must be its original, word for word; white space is
folded, paragraph borders must agree. Give the original's words back. What you say
yourself belongs into a note (note="…"), a footnote, or words marked [sic]{.inserted};
what you leave out is marked […]{.omitted}.`,
	Before: "Harrari told valdaiclub.com.",
	After:  "Harari told valdaiclub.com.",
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, a := range in.Graph.Articles {
			path, original, ok := originalText(in, a)
			if ok {
				out = append(out, verbatim.Compare(a, path, original)...)
			}
		}
		return out
	},
}
