package yaml

import "strings"

// plainWords gives, for a message of the library, what an editor can make use
// of, and how to mend it.
func plainWords(message string) (says, help string) {
	const quotes = "put quotes round a text that has `: `, ` #` or begins with one of []{},&*!|>'\"%@`"
	// The order counts: the first part that a message contains decides.
	for _, w := range [...]struct{ part, says, help string }{
		{"tab character", "a tab stands where spaces must indent", "indent with spaces"},
		{"character '\t'", "a tab stands where spaces must indent", "indent with spaces"},
		{"',' or ']'", "this list in brackets lacks a comma or its `]`", quotes},
		{"sequence end token", "this list in brackets lacks its `]`", "close it"},
		{"',' or '}'", "this mapping in braces lacks a comma or its `}`", quotes},
		{"flow mapping end token", "this mapping in braces lacks its `}`", "close it"},
		{"flow map content", "this mapping in braces lacks its `}`", "close it"},
		{"corresponding to ']'", "this `]` closes nothing", quotes},
		{"corresponding to '}'", "this `}` closes nothing", quotes},
		{"mapping value is not allowed", "a second `key:` cannot stand on one line", quotes},
		{"end character of double-quoted", "this text lacks its closing quote", "close it with `\"`"},
		{"end character of single-quoted", "this text lacks its closing quote", "close it with `'`"},
		{"escape character", "this text in double quotes has an unknown escape after `\\`", "write `\\\\` for a backslash, or use single quotes"},
		{"reserved character", "a text cannot begin with this character", quotes},
		{"non-map value", "this line has no `key:`", "write `key: value`, or indent the line to continue the one above"},
		{"unexpected key name", "this line has no `key:`", "write `key: value`, or indent the line to continue the one above"},
		{"map key-value is pre-defined", "this key is not in line with the others", "indent the keys of one mapping alike"},
		{"block sequence entries", "a list cannot begin behind its key", "begin it on the next line, or write it as `[a, b]`"},
		{"implicit line break", "a key must stand on one line", "close its quotes, or shorten it"},
		{"header option", "after `|` or `>` the text begins on the next line", "indent it there, or put quotes round a text that begins with this character"},
		{"unexpected scalar value", "a value is missing here", "take away a comma too many"},
		{"end content", "nothing may follow `...`", "delete the line `...`"},
		{"anchor", "an anchor (`&`) is not allowed here", "put quotes round a text that begins with `&`"},
		{"alias", "an alias (`*`) is not allowed here", "put quotes round a text that begins with `*`"},
		{"tag", "a tag (`!`) is not allowed here", "put quotes round a text that begins with `!`"},
		{"irective", "a directive (`%`) is not allowed here", "put quotes round a text that begins with `%`"},
		{"invalid key", "this cannot be a key", quotes},
		{"map key", "this cannot be a key", quotes},
		{"value is not allowed in this context", "this does not belong to the value before it", "indent the lines of one mapping or list alike"},
		{"document separator", "nothing may stand on this line after `---`", "begin on the next line"},
	} {
		if strings.Contains(message, w.part) {
			return w.says, w.help
		}
	}
	return "this YAML cannot be read", quotes
}
