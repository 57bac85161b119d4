package lint

import (
	"fmt"
	"slices"
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
letters, full-width forms. Where the names of two organizations overlap ("Free Islamic
State"), the words of both are marked together for the one that is meant.`,
	Before: "This is due to what are seen as looming ISIS defeats.",
	After:  "This is due to what are seen as looming [ISIS]{org=isis} defeats.",
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, doc := range in.Graph.Docs() {
			for _, f := range in.Graph.Found(doc) {
				if f.Annotation < 0 && !unresolved(in, doc, f) {
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
	switch {
	case f.Overlap:
		d = d.WithNote("names of these organizations overlap here, so that the words belong to both; mark all of them for the one that is meant")
	case !strings.EqualFold(words, strings.Join(strings.Fields(f.Name), " ")):
		d = d.WithNote("the words differ from the name in characters that look like others or cannot be seen")
	}
	mark := fmt.Sprintf("[%s]{org=%s}", words, f.Orgs[0])
	spans := orgSpans(doc, f)
	switch {
	case b.Node.Kind == annot.CodeBlock:
		return d.WithHelp("code cannot carry a mark: write the passage as text, or leave the name out")
	case inCode(b, f):
		return d.WithHelp("put the mark around the code: [`%s`]{org=%s}", words, f.Orgs[0])
	case len(spans) > 0 && slices.ContainsFunc(spans[0].IDs(), func(r annot.Ref) bool { return f.Is(r.ID) }):
		return d.WithPlace(spans[0].At, "this span holds only a part of the name").WithHelp("let it hold the whole name: %s", mark)
	case len(spans) > 0:
		return d.WithPlace(spans[0].ValueAt, "this span names another organization").
			WithHelp("correct the id, or mark the name inside of the span: write %s", mark)
	case inAutolink(doc, at):
		return d.WithHelp("write the address as a link whose words can be marked: [%s](address)", mark)
	}
	if safe(doc, f, words, at) {
		d = d.WithFix(diag.Edit{Span: diag.Span{File: at.File, Start: at.Start, End: at.Start}, Text: "["},
			diag.Edit{Span: diag.Span{File: at.File, Start: at.End, End: at.End}, Text: "]{org=" + f.Orgs[0] + "}"})
	}
	return d.WithHelp("write %s; if the words mean something else, [%s]{org=none note=\"why\"}", mark, words)
}

// risky is the longest name, in letters, that may be another word; such names
// are never marked without asking.
const risky = 2

// safe reports whether a mention can be marked without asking: it is exactly
// the name of one organization, no short word, stands in the file as it is
// read, and brackets around it mean nothing else together with the signs
// beside it.
func safe(doc *annot.Article, f link.Found, words string, at diag.Span) bool {
	if len(f.Orgs) != 1 || f.Name != words || utf8.RuneCountInString(words) <= risky ||
		string(doc.Src[at.Start:at.End]) != words || doc.Blocks[f.Block].Node.Kind == annot.Image {
		return false
	}
	before := at.Start > 0 && strings.IndexByte(`\!^@=`, doc.Src[at.Start-1]) >= 0
	behind := at.End < len(doc.Src) && doc.Src[at.End] == '{'
	return !before && !behind
}

// orgSpans gives the org= values of the spans around a mention, the innermost
// first.
func orgSpans(doc *annot.Article, f link.Found) []annot.Attr {
	var out []annot.Attr
	for i := range slices.Backward(doc.Annotations) {
		a := &doc.Annotations[i]
		if org, ok := a.Get("org"); ok && a.Block == f.Block && a.From < f.To && f.From < a.To {
			out = append(out, org)
		}
	}
	return out
}

// unresolved reports whether a mention lies in a span of an organization that
// is not on record: that error comes first.
func unresolved(in Input, doc *annot.Article, f link.Found) bool {
	for _, org := range orgSpans(doc, f) {
		for _, ref := range org.IDs() {
			if _, ok := in.Graph.Whole().Entity(ref.ID); !ok && ref.ID != "none" {
				return true
			}
		}
	}
	return false
}

// inCode reports whether a mention lies in a piece of code.
func inCode(b *annot.Block, f link.Found) bool {
	for i, leaf := range b.Leaves {
		end := len(b.Text)
		if i+1 < len(b.Leaves) {
			end = b.Leaves[i+1].At
		}
		if leaf.At < f.To && f.From < end && leaf.Node.Kind == annot.Code {
			return true
		}
	}
	return false
}

// inAutolink reports whether a place lies in an address in angle brackets.
func inAutolink(doc *annot.Article, at diag.Span) bool {
	found := false
	walk(doc.Root, func(n *annot.Node) {
		found = found || n.Kind == annot.Link && n.Start <= at.Start && at.End <= n.End && doc.Src[n.Start] == '<'
	})
	return found
}

func oneOf(in Input, orgs []string) string {
	var out []string
	for _, id := range orgs {
		name := id
		if e, ok := in.Graph.Entity(id); ok {
			name = e.Common().Title
		}
		out = append(out, name)
	}
	return strings.Join(out, " or ")
}
