package markdown

import (
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

func badAttributes(at diag.Span, why string) diag.Diagnostic {
	return diag.Errorf("bad-attributes", at, "these are no attributes of a span: %s", why).
		WithHelp(`write {key=value key="several words" .class}, or \{ for a brace of the text`)
}

func noteAttributes(at diag.Span) diag.Diagnostic {
	return diag.Errorf("note-attributes", at, "a footnote reference has no attributes").
		WithHelp(`put them on the words before it, or write \{ for a brace of the text`)
}

func linkAttributes(at diag.Span) diag.Diagnostic {
	return diag.Errorf("link-attributes", at, "a link has no attributes here").
		WithHelp("put the link into a span: [[words](address)]{key=value}")
}

func detachedAttributes(at diag.Span) diag.Diagnostic {
	return diag.Warnf("bare-space-span", at, "a space parts the brackets from their attributes").
		WithHelp(`write [words]{key=value} without a space, or \{ for a brace of the text`)
}

func badCitation(at diag.Span) diag.Diagnostic {
	return diag.Errorf("bad-citation", at, "this looks like a citation and cannot be read as one").
		WithHelp(`write [@key, p. 4; see @other], or \@ for an at sign of the text`)
}

func unopenedSpan(at, stray diag.Span) diag.Diagnostic {
	d := diag.Errorf("unopened-span", at, "no bracket of this block opens the span that ends here")
	if stray.Start < 0 {
		return d.WithHelp(`put [ before its first word, or write \] for a bracket of the text`)
	}
	d.Code = "span-crosses-block"
	return d.WithPlace(stray, "opened in another block").
		WithHelp("a span ends in its block: make one span of each paragraph, tied by part=name")
}

func tooDeep(at diag.Span, what string, most int) diag.Diagnostic {
	return diag.Errorf("too-deep", at, "%s are nested more than %d deep", what, most).
		WithHelp("what lies deeper is read as text; nest less")
}

func tooMany(at diag.Span, what string, most int, help string) diag.Diagnostic {
	return diag.Errorf("too-many", at, "there are more than %d %s", most, what).WithHelp("%s", help)
}

func tooLarge(at diag.Span, what string, size, most int) diag.Diagnostic {
	verb := "is"
	if strings.HasPrefix(what, "what ") {
		verb = "is together"
	}
	return diag.Errorf("too-large", at, "%s %s %d bytes long, and at most %d are read", what, verb, size, most).
		WithHelp("make it smaller, or several articles of it")
}

func rawHTML(at diag.Span) diag.Diagnostic {
	return diag.Errorf("raw-html", at, "raw HTML is not allowed in an article").
		WithHelp(`write \< for the sign itself, or use Markdown`)
}

func crossedSpan(at diag.Span) diag.Diagnostic {
	return diag.Errorf("partial-overlap", at, "the span overlaps other markup in part").
		WithHelp("nest them: close the one that was opened last first")
}

func crossedEmphasis(at, other diag.Span) diag.Diagnostic {
	return diag.Warnf("crossing-emphasis", at, "emphasis crosses the border of a span and stays text").
		WithPlace(other, "the other sign").
		WithHelp(`let it begin and end on the same side of the bracket, or write \* for an asterisk of the text`)
}

func emptyAttributes(at diag.Span) diag.Diagnostic {
	return diag.Warnf("empty-attributes", at, "the span says nothing of its words").
		WithHelp("give it an attribute, or remove the brackets and braces")
}

func repeatedKey(first, again annot.Attr) diag.Diagnostic {
	what := "the key `" + again.Key + "`"
	switch again.Kind {
	case annot.Class:
		what = "the class `." + again.Key + "`"
	case annot.ID:
		what = "the id of the span"
	}
	return diag.Errorf("repeated-key", again.At, "%s stands twice in one span", what).
		WithPlace(first.At, "first here").
		WithHelp(`several ids go into one value: key="one two"`)
}

func sameKindNested(inner, outer annot.Attr) diag.Diagnostic {
	what := "." + inner.Key
	if inner.Kind == annot.KeyValue {
		what = inner.Key + "=" + inner.Value
	}
	return diag.Errorf("same-kind-nested", inner.At, "a span with %s lies in another of the same kind", what).
		WithPlace(outer.At, "the span around it").
		WithHelp("remove one of them")
}
