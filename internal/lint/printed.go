package lint

import (
	"dossier/internal/diag"
)

var printedLabel = Rule{
	Code:  "label-without-jurisdiction",
	Title: "a printed label does not say whose law it speaks of",
	Text: `A label that the article itself prints counts for one jurisdiction only. Its span says
which (jurisdiction=RU); without it the printed label is shown, and this dossier adds its
own beside it.`,
	Before: `[\*Banned in Russia by court order.]{label=isis}`,
	After:  `[\*Banned in Russia by court order.]{label=isis jurisdiction=RU}`,
	Warns:  true,
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, doc := range in.Graph.Docs() {
			known := map[string]bool{}
			for i := range doc.Annotations {
				label, ok := doc.Annotations[i].Get("label")
				if _, has := doc.Annotations[i].Get("jurisdiction"); ok && has {
					known[label.Value] = true
				}
			}
			for i := range doc.Annotations {
				if label, ok := doc.Annotations[i].Get("label"); ok && !known[label.Value] && !doc.Annotations[i].Has("suggested") {
					known[label.Value] = true
					out = append(out, diag.Warnf("label-without-jurisdiction", label.At, "the printed label does not say whose law it speaks of").
						WithHelp("add jurisdiction=RU, or the code of the jurisdiction that its words name"))
				}
			}
		}
		return out
	},
}
