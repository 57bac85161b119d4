package lint

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/diag"
)

// An editor accepts one warning, with the reason, in a comment:
//
//	id: farc-ep        # accept near-name: a splinter group of nearly the same name
//
// in YAML (records, dossier.yaml and front matter), at the end of the line or
// on a line of its own before it; and in the body of an article or a page,
// before the block,
//
//	[//]: # (accept label-without-jurisdiction: the note names no state)
//
// which neither this program nor Pandoc shows. Comments may stand one below
// the other: all of them speak of what follows.
var (
	yamlComment = regexp.MustCompile(`(?:^|[ \t])(#[ \t]*accept ([a-z][a-z-]*)(?::[ \t]*(.*?))?)\s*$`)
	bodyComment = regexp.MustCompile(`^(\[//\]: # \(accept ([a-z][a-z-]*)(?::[ \t]*(.*?))?\))\s*$`)
	anyComment  = regexp.MustCompile(`^\[//\]: # \(.*\)\s*$`)
)

// acceptance is one accept comment.
type acceptance struct {
	code, reason string
	at           diag.Span
	from, to     int // the bytes of the file that it speaks of
	used         bool
}

// Accept takes out the warnings that editors have accepted. A comment accepts
// nothing and is reported when it gives no reason, when nothing matches it,
// and when its code is none of those documented or that of an error.
func Accept(list []diag.Diagnostic, sources map[string][]byte, docs []Doc) []diag.Diagnostic {
	found := map[string][]*acceptance{}
	for file, src := range sources {
		if !received(file) && bytes.Contains(src, []byte("accept ")) {
			found[file] = acceptances(file, src)
		}
	}
	out := make([]diag.Diagnostic, 0, len(list))
	for _, d := range list {
		if d.Severity == diag.Error || !accepted(d, found[d.At.Span.File]) {
			out = append(out, d)
		}
	}
	for _, all := range found {
		for _, a := range all {
			if d, bad := a.fault(docs); bad {
				out = append(out, d)
			}
		}
	}
	return out
}

// fault tells why a comment accepts nothing.
func (a *acceptance) fault(docs []Doc) (diag.Diagnostic, bool) {
	doc, known := docOf(docs, a.code)
	switch {
	case !known:
		d := diag.Warnf("bad-acceptance", a.at, "there is no warning `%s` to accept", a.code)
		return d.WithHelp("%s", suggestCode(docs, a.code)), true
	case !doc.Warns:
		return diag.Warnf("bad-acceptance", a.at, "`%s` is an error, and errors cannot be accepted", a.code).
			WithHelp("mend the error and take the comment out"), true
	case a.reason == "":
		return diag.Warnf("bad-acceptance", a.at, "the comment accepts `%s` without a reason, so the warning stays", a.code).
			WithHelp("write why, as in `accept %s: the reason`", a.code), true
	case !a.used:
		return diag.Warnf("unused-acceptance", a.at, "no warning `%s` is reported at the place that the comment speaks of", a.code).
			WithHelp("take the comment out; or, if the warning is still reported, put the comment on its line or on the line before it"), true
	}
	return diag.Diagnostic{}, false
}

// suggestCode helps with a code of a warning that there is not.
func suggestCode(docs []Doc, code string) string {
	var codes []string
	for _, d := range docs {
		if d.Warns {
			codes = append(codes, d.Code)
		}
	}
	if near, ok := diag.Near(code, codes); ok {
		return "did you mean `" + near + "`?"
	}
	return "a code is the word in brackets behind `warning`; `dossier explain` lists them all"
}

// accepted reports whether a comment accepts a diagnostic.
func accepted(d diag.Diagnostic, comments []*acceptance) bool {
	for _, a := range comments {
		if a.code == d.Code && a.reason != "" && a.from <= d.At.Span.Start && d.At.Span.Start < a.to {
			a.used = true
			return true
		}
	}
	return false
}

// acceptances reads the accept comments of a file.
func acceptances(file string, src []byte) []*acceptance {
	isDoc := strings.HasSuffix(file, ".md")
	if !isDoc && !strings.HasSuffix(file, ".yaml") && !strings.HasSuffix(file, ".yml") {
		return nil
	}
	body := 0
	if isDoc {
		body = frontEnd(src)
	}
	var out []*acceptance
	for at := 0; at < len(src); {
		end := lineEnd(src, at)
		line := src[at:end]
		comment := yamlComment
		if isDoc && at >= body {
			comment = bodyComment
		}
		if !bytes.Contains(line, []byte("accept ")) {
			at = end + 1
			continue
		}
		if m := comment.FindSubmatchIndex(line); m != nil {
			a := &acceptance{code: string(line[m[4]:m[5]]), at: diag.Span{File: file, Start: at + m[2], End: at + m[3]}}
			if m[6] >= 0 {
				a.reason = strings.TrimSpace(string(line[m[6]:m[7]]))
			}
			a.from, a.to = at, end+1
			if len(bytes.TrimSpace(line[:m[2]])) == 0 {
				a.from, a.to = reach(src, end+1, comment == bodyComment)
			}
			out = append(out, a)
		}
		at = end + 1
	}
	return out
}

// received reports whether a file is kept as it was received, so that nobody's
// comments stand in it.
func received(file string) bool {
	return strings.HasPrefix(file, "content/originals/") || strings.HasPrefix(file, "content/media/")
}

// frontEnd gives the offset of the line that ends the front matter of a
// document; 0 when it has none.
func frontEnd(src []byte) int {
	first := lineEnd(src, 0)
	if string(bytes.TrimRight(bytes.TrimPrefix(src[:first], []byte("\ufeff")), " \t\r")) != "---" {
		return 0
	}
	for at := first + 1; at < len(src); at = lineEnd(src, at) + 1 {
		if string(bytes.TrimRight(src[at:lineEnd(src, at)], " \t\r")) == "---" {
			return at
		}
	}
	return 0
}

// reach gives the bytes that a comment before offset at speaks of: the next
// line of YAML that says something, or the next block of a body.
func reach(src []byte, at int, body bool) (from, to int) {
	passed := func(line []byte) bool {
		line = bytes.TrimSpace(line)
		return len(line) == 0 || !body && line[0] == '#' || body && anyComment.Match(line)
	}
	for at < len(src) && passed(src[at:lineEnd(src, at)]) {
		at = lineEnd(src, at) + 1
	}
	from, to = at, at
	for to < len(src) {
		end := lineEnd(src, to)
		if body && len(bytes.TrimSpace(src[to:end])) == 0 {
			break
		}
		if to = end + 1; !body {
			break
		}
	}
	return from, to
}

// lineEnd gives the offset of the line end at or behind at, or that of the end
// of the text.
func lineEnd(src []byte, at int) int {
	if at >= len(src) {
		return len(src)
	}
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(src)
}

// docOf finds the documentation of a code.
func docOf(docs []Doc, code string) (Doc, bool) {
	i := slices.IndexFunc(docs, func(d Doc) bool { return d.Code == code })
	if i < 0 {
		return Doc{}, false
	}
	return docs[i], true
}
