package lint

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
)

var bidiControl = Rule{
	Code:  "bidi-control",
	Title: "a text holds an invisible control of the writing direction",
	Text: `Characters such as U+202E turn the direction of the text behind them: what a reader sees
is then not what stands in the file, which has been used to disguise names and code.
Where the original of an article holds one it stays, for the text is the original's; take
it out of everything else.`,
	Before: "title: \"A report\\u202e of 2016\"",
	After:  "title: A report of 2016",
	Warns:  true,
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, file := range slices.Sorted(maps.Keys(in.Sources)) {
			if strings.HasPrefix(file, "content/originals/") || strings.HasPrefix(file, "content/media/") {
				continue
			}
			out = append(out, bidiIn(file, string(in.Sources[file]))...)
		}
		return out
	},
}

// bidiControls are the embeddings, overrides and isolates of the Unicode
// Bidirectional Algorithm (UAX #9); the plain marks LRM and RLM turn nothing.
const bidiControls = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

func bidiIn(file, text string) []diag.Diagnostic {
	var out []diag.Diagnostic
	for at := 0; ; {
		i := strings.IndexAny(text[at:], bidiControls)
		if i < 0 || len(out) == 20 {
			return out
		}
		at += i
		r, size := utf8.DecodeRuneInString(text[at:])
		out = append(out, diag.Warnf("bidi-control", diag.Span{File: file, Start: at, End: at + size}, "%s turns the direction of the text behind it", fmt.Sprintf("U+%04X", r)).
			WithHelp("take the character out, unless the article's original has it"))
		at += size
	}
}
