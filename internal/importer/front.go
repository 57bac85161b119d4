package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/yaml"
)

// frontMatter writes what is known about an article, in the order in which the
// keys are documented: nothing is written that nobody said.
func frontMatter(d *draft, opts Options, r Result) string {
	var out strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&out, "%s: %s\n", key, value)
		}
	}
	out.WriteString("---\n")
	if d.headline() == "" {
		line("title", "{text: "+yaml.Quote(d.title())+", from: editor}")
	}
	if publisher := d.publisher(opts); !publisher.IsZero() {
		line("publisher", reference(publisher))
	}
	names, _ := d.byline()
	var authors []string
	for _, name := range names {
		authors = append(authors, reference(annot.Ref{Literal: name}))
	}
	if len(authors) > 0 {
		line("byline", "["+strings.Join(authors, ", ")+"]")
	}
	line("issued", scalar(d.issued))
	line("url", scalar(d.meta.URL))
	line("canonical", scalar(d.meta.Canonical))
	line("original", "{"+strings.Join(d.originalKeys(opts, r), ", ")+"}")
	line("lang", scalar(d.lang))
	line("rights", "{status: unknown}")
	line("show", "full")
	out.WriteString("---\n")
	return out.String()
}

// originalKeys writes what names the original and proves its bytes.
func (d *draft) originalKeys(opts Options, r Result) []string {
	below := func(name string) string { return yaml.Write(strings.TrimPrefix(name, "content/")) }
	sum := func(data []byte) string {
		s := sha256.Sum256(data)
		return yaml.Write(hex.EncodeToString(s[:]))
	}
	out := []string{"file: " + below(r.OriginalPath), "sha256: " + sum(r.Original)}
	if opts.Retrieved != "" {
		out = append(out, "retrieved: "+yaml.Write(opts.Retrieved))
	}
	if r.ExtractedPath != "" {
		out = append(out, "extracted: "+below(r.ExtractedPath), "extracted_sha256: "+sum(r.Extracted), "extraction: "+yaml.Write(d.extraction))
	}
	return out
}

// scalar writes a value; nothing for none.
func scalar(text string) string {
	if text == "" {
		return ""
	}
	return yaml.Write(text)
}

func reference(r annot.Ref) string {
	if r.ID != "" {
		return yaml.Write(r.ID)
	}
	return "{literal: " + yaml.Write(r.Literal) + "}"
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
