package lint

import (
	"bytes"
	"regexp"
	"strings"

	"dossier/internal/diag"
)

// An editor accepts one warning, with the reason, in a comment:
//
//	id: farc-ep        # accept near-name: a splinter group of nearly the same name
//
// in YAML, at the end of the line or on the line before; and in the body of an
// article or a page, before the block,
//
//	[//]: # (accept editor-text-unmarked: the interviewer's own brackets)
//
// which neither this program nor Pandoc shows.
var (
	yamlComment = regexp.MustCompile(`#\s*accept ([a-z][a-z-]*)(?::[ \t]*(.*?))?\s*$`)
	bodyComment = regexp.MustCompile(`^\[//\]: # \(accept ([a-z][a-z-]*)(?::[ \t]*(.*?))?\)\s*$`)
)

// acceptance is one accept comment.
type acceptance struct {
	code, reason string
	at           diag.Span
	from, to     int // the bytes of the file that it speaks of
	used         bool
}

// Accept takes out the warnings that editors have accepted. A comment without
// a reason accepts nothing and is reported, and so is one that nothing matches.
func Accept(list []diag.Diagnostic, sources map[string][]byte) []diag.Diagnostic {
	found := map[string][]*acceptance{}
	comments := func(file string) []*acceptance {
		if a, ok := found[file]; ok {
			return a
		}
		found[file] = acceptances(file, sources[file])
		return found[file]
	}
	for file := range sources {
		if bytes.Contains(sources[file], []byte("accept ")) {
			comments(file)
		}
	}
	var out []diag.Diagnostic
	for _, d := range list {
		if d.Severity == diag.Error || !accepted(d, comments(d.At.Span.File)) {
			out = append(out, d)
		}
	}
	for _, all := range found {
		for _, a := range all {
			switch {
			case a.reason == "":
				out = append(out, diag.Warnf("bad-acceptance", a.at, "the comment accepts `%s` without a reason", a.code).
					WithHelp("write why, as in `accept %s: the reason`", a.code))
			case !a.used:
				out = append(out, diag.Warnf("unused-acceptance", a.at, "no warning `%s` is reported here", a.code).
					WithHelp("take the comment out; errors cannot be accepted"))
			}
		}
	}
	return out
}

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
	if strings.HasPrefix(file, "content/originals/") || strings.HasPrefix(file, "content/media/") {
		return nil
	}
	isDoc := strings.HasSuffix(file, ".md")
	body := 0
	if isDoc {
		if front, ok := bytes.CutPrefix(src, []byte("---\n")); ok {
			if end := bytes.Index(front, []byte("\n---")); end >= 0 {
				body = 4 + end
			}
		}
	}
	var out []*acceptance
	for at := 0; at < len(src); {
		end := lineEnd(src, at)
		line := src[at:end]
		comment := yamlComment
		if isDoc && at >= body {
			comment = bodyComment
		}
		if m := comment.FindSubmatchIndex(line); m != nil {
			a := &acceptance{code: string(line[m[2]:m[3]]), at: diag.Span{File: file, Start: at + m[0], End: at + m[1]}}
			if m[4] >= 0 {
				a.reason = strings.TrimSpace(string(line[m[4]:m[5]]))
			}
			alone := len(bytes.TrimSpace(line[:m[0]])) == 0
			a.from, a.to = reach(src, at, end, alone, comment == bodyComment)
			out = append(out, a)
		}
		at = end + 1
	}
	return out
}

// reach gives the bytes that a comment on the line src[at:end] speaks of: its
// own line, the next one when it stands alone, the next block in a body.
func reach(src []byte, at, end int, alone, block bool) (from, to int) {
	if !alone {
		return at, end + 1
	}
	from = end + 1
	if !block {
		return from, lineEnd(src, min(from, len(src))) + 1
	}
	for from < len(src) && src[from] == '\n' {
		from++
	}
	to = len(src)
	if i := bytes.Index(src[min(from, len(src)):], []byte("\n\n")); i >= 0 {
		to = from + i
	}
	return from, to
}

func lineEnd(src []byte, at int) int {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(src)
}
