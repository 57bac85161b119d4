package lint

import (
	"dossier/internal/diag"
)

var rightsUnknown = Rule{
	Code:  "rights-unknown",
	Title: "nobody has said why an article's text may be shown",
	Text: `An article's text belongs to somebody. Its front matter says who holds the rights and on
what ground the text is shown: permission, a licence, quotation, the public domain. With
unknown rights search engines are asked to leave the page out, the text stays out of
feeds and exports, and publishing asks for --accept-unknown-rights.`,
	Before: "rights: {status: unknown}",
	After:  "rights: {holder: valdai, status: permission, basis: letter of 3 March, checked: 2026-03-04}",
	Warns:  true,
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, a := range in.Graph.Articles {
			if s := a.Front.Rights.Status; s != "" && s != "unknown" {
				continue
			}
			at := a.Front.Rights.At
			if at.IsZero() {
				at = frontPlace(a)
			}
			out = append(out, diag.Warnf("rights-unknown", at, "the rights to the text of `%s` are unknown", a.Slug).
				WithHelp("write who holds them and why the text may be shown, as in `rights: {holder: …, status: quotation, basis: …}`; the status is permission, licence, public-domain or quotation"))
		}
		return out
	},
}
