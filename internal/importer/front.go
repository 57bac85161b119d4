package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"dossier/internal/annot"
)

// frontMatter writes what is known about an article, in the order in which the
// keys are documented: nothing is written that nobody said.
func frontMatter(d *draft, opts Options, original string, raw []byte) string {
	var out strings.Builder
	line := func(key, value string) { fmt.Fprintf(&out, "%s: %s\n", key, value) }
	out.WriteString("---\n")
	if d.workingTitle != "" {
		line("title", "{text: "+quoteYAML(d.workingTitle)+", from: editor}")
	}
	if !opts.Publisher.IsZero() {
		line("publisher", reference(opts.Publisher))
	}
	if len(d.authors) > 0 {
		var refs []string
		for _, name := range d.authors {
			refs = append(refs, reference(annot.Ref{Literal: name}))
		}
		line("byline", "["+strings.Join(refs, ", ")+"]")
	}
	if d.issued != "" {
		line("issued", scalarYAML(d.issued))
	}
	if opts.URL != "" {
		line("url", scalarYAML(opts.URL))
	}
	sum := sha256.Sum256(raw)
	value := fmt.Sprintf("{file: %s, sha256: %s", scalarYAML(original), scalarYAML(hex.EncodeToString(sum[:])))
	if opts.Retrieved != "" {
		value += ", retrieved: " + scalarYAML(opts.Retrieved)
	}
	line("original", value+"}")
	line("lang", scalarYAML(d.lang))
	line("rights", "{status: unknown}")
	line("show", "full")
	out.WriteString("---\n")
	return out.String()
}

func reference(r annot.Ref) string {
	if r.ID != "" {
		return scalarYAML(r.ID)
	}
	return "{literal: " + scalarYAML(r.Literal) + "}"
}

// plainYAML is what surely is a text without quotes, inside {} and [] too:
// words of letters, digits and harmless signs. An address may hold a colon
// before something that is no space.
var plainYAML = regexp.MustCompile(`^[\p{L}\d][\p{L}\p{M}\d._/~-]*(:[\p{L}\d._/~-]+)*( [\p{L}\d][\p{L}\p{M}\d._/~-]*)*$`)

// wordYAML is what other readers of YAML take for no text: numbers, truth
// values and nothing.
var wordYAML = regexp.MustCompile(`^(?i:true|false|yes|no|on|off|y|n|null|\d+(e\d+)?|0[xo][0-9a-f]+|[\d._]+|\.?(inf|nan))$`)

// scalarYAML writes a text as a YAML scalar, in quotes only where it needs
// them.
func scalarYAML(text string) string {
	if plainYAML.MatchString(text) && !wordYAML.MatchString(text) {
		return text
	}
	return quoteYAML(text)
}

// quoteYAML writes a text as a double-quoted YAML scalar on one line (YAML
// 1.2.2, section 7.3.1).
func quoteYAML(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case unicode.IsPrint(r) || unicode.Is(unicode.Mn, r):
			out.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&out, `\x%02X`, r)
		case r < 0x10000:
			fmt.Fprintf(&out, `\u%04X`, r)
		default:
			out.WriteString(`\U` + fmt.Sprintf("%08s", strconv.FormatInt(int64(r), 16)))
		}
	}
	out.WriteByte('"')
	return out.String()
}

// guessLang tells Russian from English by the script of most letters.
func guessLang(text string) string {
	cyrillic, other := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.IsLetter(r):
			other++
		}
	}
	if cyrillic > other {
		return "ru"
	}
	return "en"
}

// firstWords gives the beginning of a text, white space folded, cut at a
// word's end to at most limit characters, with "…" where something is missing.
func firstWords(text string, limit int) string {
	var out []string
	size := 0
	for word := range strings.FieldsSeq(text) {
		n := len([]rune(word))
		if size+n > limit {
			if len(out) == 0 {
				out = append(out, string([]rune(word)[:limit]))
			}
			return strings.TrimRight(strings.Join(out, " "), ".,;:–—- ") + "…"
		}
		out = append(out, word)
		size += n + 1
	}
	return strings.Join(out, " ")
}
