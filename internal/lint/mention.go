package lint

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
)

var unlabelledMention = Rule{
	Code:  "unlabelled-mention",
	Title: "a name of an organization stands in a text without its mark",
	Text: `Every name of every organization on record must lie in an org= span of that
organization, so that its label can be printed, or be excused with org=none and the
reason. Exact names are found through disguises: zero-width characters, look-alike
letters, full-width forms.`,
	Before: "This is due to what are seen as looming ISIS defeats.",
	After:  "This is due to what are seen as looming [ISIS]{org=isis} defeats.",
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, doc := range in.Graph.Docs() {
			for _, f := range in.Graph.Found(doc) {
				if f.Annotation < 0 {
					out = append(out, unlabelled(in, doc, f))
				}
			}
		}
		return out
	},
}

func unlabelled(in Input, doc *annot.Article, f link.Found) diag.Diagnostic {
	b := &doc.Blocks[f.Block]
	words := strings.Join(strings.Fields(b.Text[f.From:f.To]), " ")
	at := b.Source(doc.Path, f.From, f.To)
	d := diag.Errorf("unlabelled-mention", at, "`%s` is a name of %s and is not marked as one", words, oneOf(in, f.Orgs)).
		Label("found here")
	if e, ok := in.Graph.Entity(f.Orgs[0]); ok {
		d = d.WithPlace(e.Common().IDAt, "this record lists \"%s\" among its names", f.Name)
	}
	if b.Node.Kind == annot.CodeBlock {
		return d.WithHelp("code cannot carry a mark: write the passage as text, or leave the name out")
	}
	if safe(doc, f, words, at) {
		d = d.WithFix(diag.Edit{Span: diag.Span{File: at.File, Start: at.Start, End: at.Start}, Text: "["},
			diag.Edit{Span: diag.Span{File: at.File, Start: at.End, End: at.End}, Text: "]{org=" + f.Orgs[0] + "}"})
	}
	return d.WithHelp("write [%s]{org=%s}; if the words mean something else, [%s]{org=none note=\"why\"}", words, f.Orgs[0], words)
}

// risky is the longest name, in letters, that may be another word; such names
// are never marked without asking.
const risky = 2

// safe reports whether a mention can be marked without asking: it is exactly
// the name of one organization, no short word, and stands in the file as it is
// read.
func safe(doc *annot.Article, f link.Found, words string, at diag.Span) bool {
	return len(f.Orgs) == 1 && f.Name == words && utf8.RuneCountInString(words) > risky &&
		string(doc.Src[at.Start:at.End]) == words && doc.Blocks[f.Block].Node.Kind != annot.Image
}

func oneOf(in Input, orgs []string) string {
	var out []string
	for _, id := range orgs {
		name := id
		if e, ok := in.Graph.Entity(id); ok {
			name = link.Title(e)
		}
		out = append(out, name)
	}
	return strings.Join(out, " or ")
}
