package lint

import (
	"bytes"
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
			if received(file) {
				continue
			}
			out = append(out, bidiIn(file, in.Sources[file])...)
		}
		return out
	},
}

// bidiMost is how many controls of one file are reported.
const bidiMost = 20

// bidiControls are the embeddings, overrides and isolates of the Unicode
// Bidirectional Algorithm (UAX #9); the plain marks LRM and RLM turn nothing.
const bidiControls = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

// bidiLead is the byte with which each of them begins in UTF-8.
const bidiLead = 0xe2

func bidiIn(file string, text []byte) []diag.Diagnostic {
	var out []diag.Diagnostic
	for at := 0; len(out) < bidiMost; {
		i := bytes.IndexByte(text[at:], bidiLead)
		if i < 0 {
			break
		}
		at += i
		r, size := utf8.DecodeRune(text[at:])
		if strings.ContainsRune(bidiControls, r) {
			out = append(out, diag.Warnf("bidi-control", diag.Span{File: file, Start: at, End: at + size}, "%s turns the direction of the text behind it", fmt.Sprintf("U+%04X", r)).
				WithHelp("take the character out, unless the article's original has it"))
		}
		at += size
	}
	return out
}
