// Package importer turns an article as it was received into annotated Markdown
// whose text is that of the original.
//
//	bytes ──Format.Read──▶ Raw ──recognisers──▶ marked paragraphs ──▶ front matter and body
//
// A format is one file of this package and one line in Formats: it turns bytes
// into paragraphs. What a paragraph is — headline, standfirst, byline,
// dateline, a printed ban label and its signs — is found by recognisers, one
// file each, for every format alike. They are conservative: what is not surely
// recognised is plain text, and what is recognised is only marked, never
// changed, moved or left out.
//
// The body has one sentence a line; a line break takes the place of a single
// plain space and of nothing else. Everything that is markup to the parser is
// escaped. Before anything is returned, the written article is parsed and
// compared with the original by the same rules as in a check of the dossier; a
// difference is a fault of this package and the error lossy-import.
//
// Nothing here reads the clock, the environment or the network: the day of
// retrieval comes with the options.
package importer

import (
	"cmp"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
)

// Options are what the caller knows about an article. Everything may be empty.
type Options struct {
	Slug      string    // else made from the headline, the file's name or the first words
	Lang      string    // BCP 47 tag; else guessed by script
	Publisher annot.Ref // who published it
	Issued    string    // when it was published, EDTF
	URL       string    // where it was published
	Retrieved string    // the day on which it was received, YYYY-MM-DD
	Type      string    // its media type as a server declared it
	Encoding  string    // the name of its encoding; else declared or found out
	// Picture gets the bytes of a picture by the address that the article
	// has for it; without it, pictures become notes of the editor.
	Picture func(source string) ([]byte, error)
	// Organization gives the id of the organization that is called by these
	// words; printed ban labels stay plain text without it.
	Organization func(words string) (id string, ok bool)
}

// Result is an imported article, not yet stored.
type Result struct {
	Name         string // of the file that was imported
	Slug         string // empty when nothing could be imported
	Article      []byte // front matter and body
	ArticlePath  string // content/articles/<slug>.md
	Original     []byte // the bytes that were imported
	OriginalPath string // content/originals/<slug>.<ext>
	// Extracted is the text of an original that is no text in UTF-8.
	Extracted     []byte
	ExtractedPath string // content/originals/<slug>.extracted.txt
	Media         []Media
}

// Media is a picture of an article, made anew from its points.
type Media struct {
	Path string // content/media/<sha256>.<ext>
	Data []byte
}

// Import makes an article of a file. The name is that of the file, for
// messages, the choice of the format and, at need, the slug. When an error is
// among the diagnostics, the result is empty and must not be stored. The
// places of the other diagnostics are in Result.Article, under
// Result.ArticlePath.
func Import(name string, raw []byte, opts Options) (Result, []diag.Diagnostic) {
	format, ok := formatOf(name, raw)
	if !ok {
		return Result{}, []diag.Diagnostic{
			diag.Errorf("unknown-format", diag.Span{File: name}, "the format of this file cannot be imported").
				WithHelp("save the article as %s", formatNames()),
		}
	}
	if opts.Slug != "" && !goodSlug(opts.Slug) {
		return Result{}, []diag.Diagnostic{badSlug(name, opts.Slug)}
	}
	in, list := format.Read(Input{Name: name, Raw: raw, Type: opts.Type, Encoding: opts.Encoding, URL: opts.URL})
	if diag.HasErrors(list) {
		return Result{}, list
	}
	if len(in.Paragraphs) == 0 {
		return Result{}, append(list, diag.Errorf("empty-original", diag.Span{File: name}, "the file holds no text").
			WithHelp("copy the article's words into it, with an empty line between its paragraphs"))
	}
	d := newDraft(in, opts)
	for _, recognise := range recognisers() {
		recognise(d)
	}
	out := Result{Name: name, Slug: opts.Slug, Original: raw}
	if out.Slug == "" {
		out.Slug = slugFor(name, cmp.Or(d.headline(), d.buried), d.bodyText())
	}
	if d.headline() == "" {
		d.workingTitle = cmp.Or(d.buried, firstWords(d.bodyText(), 60))
	}
	file := "originals/" + out.Slug + format.Extensions[0]
	out.OriginalPath, out.ArticlePath = "content/"+file, articles+"/"+out.Slug+".md"
	front := frontMatter(d, opts, file, raw)
	body, places := writeBody(d, len(front))
	out.Article = append([]byte(front), body...)
	if wrong := prove(out, len(front)); len(wrong) > 0 {
		return Result{}, append(list, wrong...)
	}
	list = append(list, d.diagnostics(out.ArticlePath, out.OriginalPath, opts, front, places)...)
	diag.Sort(list)
	return out, list
}

func newDraft(in Raw, opts Options) *draft {
	d := &draft{lang: opts.Lang, issued: opts.Issued, organization: opts.Organization}
	var sample strings.Builder
	for _, p := range in.Paragraphs {
		d.paragraphs = append(d.paragraphs, part{Paragraph: p})
		if sample.Len() < 10000 {
			sample.WriteString(p.Text)
		}
	}
	if d.lang == "" {
		d.lang = guessLang(sample.String())
	}
	return d
}

func formatNames() string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name+" ("+f.Extensions[0]+")")
	}
	return strings.Join(names, " or ")
}

func goodSlug(slug string) bool {
	const longest = 100
	return len(slug) <= longest && validSlug.MatchString(slug) && !reservedSlug.MatchString(slug)
}

func badSlug(name, slug string) diag.Diagnostic {
	found := diag.Errorf("bad-slug", diag.Span{File: name}, "`%s` cannot be a slug", slug)
	if better := Slug(slug); better != "" {
		return found.WithHelp("write `%s`: small letters a to z, digits and hyphens, a letter first", better)
	}
	return found.WithHelp("a slug has small letters a to z, digits and hyphens, a letter first")
}
