package lint

import (
	"fmt"
	"unicode"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

var mixedScript = Rule{
	Code:  "mixed-script-name",
	Title: "a word of a name has letters of two scripts",
	Text: `A Cyrillic а among Latin letters looks like an a and is none. In a record it is nearly
always a slip of the keyboard, and a search for the name fails. The finder of names sees
through it, but a reader who copies the name does not.`,
	Before: "name: Hаmas          # the second letter is Cyrillic",
	After:  "name: Hamas",
	Warns:  true,
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		for _, id := range in.Graph.IDs {
			e, _ := in.Graph.Entity(id)
			b := e.Common()
			if b.Kind == "article" {
				continue
			}
			texts := []annot.Name{{Text: b.Title, At: b.IDAt}}
			for _, n := range b.Names {
				if n.Text != b.Title {
					texts = append(texts, n)
				}
			}
			for _, n := range texts {
				if r, other, mixed := mixedWord(n.Text); mixed {
					out = append(out, diag.Warnf("mixed-script-name", n.At, "`%s` mixes scripts in one word: %s beside %s", n.Text, describe(r), describe(other)).
						WithHelp("type the name anew with one keyboard"))
				}
			}
		}
		return out
	},
}

var scripts = []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek}

// mixedWord finds the first word with letters of two scripts that have letters
// in common to the eye, and gives one of each.
func mixedWord(s string) (rune, rune, bool) {
	var first rune
	var script *unicode.RangeTable
	for _, r := range s {
		if !unicode.IsLetter(r) {
			script = nil
			continue
		}
		for _, t := range scripts {
			if !unicode.Is(t, r) {
				continue
			}
			if script != nil && script != t {
				return r, first, true
			}
			if script == nil {
				first, script = r, t
			}
		}
	}
	return 0, 0, false
}

func describe(r rune) string {
	for i, name := range []string{"Latin", "Cyrillic", "Greek"} {
		if unicode.Is(scripts[i], r) {
			return fmt.Sprintf("the %s %c (U+%04X)", name, r, r)
		}
	}
	return fmt.Sprintf("U+%04X", r)
}
