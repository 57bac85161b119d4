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
// Where the bytes are no text in UTF-8, the text that was read out of them is
// stored beside them, and the article is compared with that.
//
// Nothing here reads the clock, the environment or the network: the day of
// retrieval comes with the options.
package importer

import (
	"cmp"
	"strings"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/slug"
	"dossier/internal/suggest"
)

// Options are what the caller knows about an article. Everything may be empty.
type Options struct {
	Slug       string    // else made from the headline, the file's name or the first words
	Lang       string    // BCP 47 tag; else guessed by script
	Publisher  annot.Ref // who published it
	Issued     string    // when it was published, EDTF
	URL        string    // where it was published
	Retrieved  string    // the day on which it was received, YYYY-MM-DD
	Type       string    // its media type as a server declared it
	Format     string    // the name of its Format; else told by its type, its name or its bytes
	Encoding   string    // the name of its encoding; else declared or found out
	Everything bool      // tell each passage that is left out
	// Picture gets the bytes of a picture by the address that the article
	// has for it; without it, pictures become notes of the editor.
	Picture func(source string) ([]byte, error)
	// Organizations gives the names of organizations on record that stand in a
	// text, in its order and apart from each other; printed ban labels stay
	// plain text without it. A block of code that holds one becomes text.
	Organizations func(text string) []Name
	// Named gives the id of the organization's record, of whatever type, that
	// has this name: a file may name its publisher.
	Named func(name string) (id string, ok bool)
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
	Lang          string // of the article, as its front matter has it
	// Suggestions are the annotations that Suggest has put into the article,
	// and Stubs the records that they need.
	Suggestions []suggest.Suggestion
	Stubs       []suggest.Stub
}

// Media is a picture of an article, made anew from its points.
type Media struct {
	Path string // content/media/<sha256>.<ext>
	Data []byte
}

// File is a file of an import, by its path in the dossier.
type File struct {
	Path string
	Data []byte
}

// Files gives the files of an import in the order in which they are written:
// the article is the last, so that it never stands without what it needs.
func (r Result) Files() []File {
	files := []File{{r.OriginalPath, r.Original}}
	if r.ExtractedPath != "" {
		files = append(files, File{r.ExtractedPath, r.Extracted})
	}
	for _, m := range r.Media {
		files = append(files, File(m))
	}
	return append(files, File{r.ArticlePath, r.Article})
}

// Import makes an article of a file. The name is that of the file, for
// messages, the choice of the format and, at need, the slug. When an error is
// among the diagnostics, the result is empty and must not be stored. The
// places of the other diagnostics are in Result.Article, under
// Result.ArticlePath.
func Import(name string, raw []byte, opts Options) (Result, []diag.Diagnostic) {
	format, ok := formatOf(name, opts.Type, raw)
	if opts.Format != "" {
		format, ok = formatNamed(opts.Format)
	}
	if !ok {
		return Result{}, []diag.Diagnostic{unknownFormat(name, raw)}
	}
	if opts.Slug != "" && !goodSlug(opts.Slug) {
		return Result{}, []diag.Diagnostic{badSlug(name, opts.Slug)}
	}
	in, list := format.Read(Input{Name: name, Raw: raw, Type: opts.Type, Encoding: opts.Encoding, URL: opts.URL, Everything: opts.Everything})
	if diag.HasErrors(list) {
		return Result{}, list
	}
	if found, is := tooLong(name, in); is {
		return Result{}, append(list, found)
	}
	in = tidy(in)
	if len(in.Paragraphs) == 0 {
		return Result{}, append(list, diag.Errorf("empty-original", diag.Span{File: name}, "the file holds no text").
			WithHelp("copy the article's words into it, with an empty line between its paragraphs"))
	}
	list = append(list, bidiControls(name, in.Paragraphs)...)
	stored := in // the stored text is what the format's reader made
	in, code := codeAsText(in, opts.Organizations)
	d := newDraft(in, opts)
	d.noteCode(code)
	for _, recognise := range recognisers() {
		recognise(d)
	}
	out := Result{Name: name, Slug: opts.Slug, Original: raw}
	d.kept, out.Media = storePictures(in.Pictures, opts.Picture)
	if out.Slug == "" {
		out.Slug = slugFor(name, cmp.Or(d.headline(), d.meta.Title, d.buried), d.bodyText())
	}
	out.OriginalPath, out.ArticlePath = originals+"/"+out.Slug+format.Extensions[0], articles+"/"+out.Slug+".md"
	if d.extraction = in.Extraction; d.extraction != "" {
		out.Extracted, out.ExtractedPath = extracted(stored), originals+"/"+out.Slug+".extracted.txt"
	}
	out.Lang = d.lang
	front := frontMatter(d, opts, out)
	body, places, lost := d.write(len(front))
	out.Article = append([]byte(front), body...)
	if wrong := prove(out, len(front)); len(wrong) > 0 {
		return Result{}, append(list, wrong...)
	}
	list = append(list, d.diagnostics(out, opts, front, places)...)
	for _, found := range lost {
		found.At.Span = diag.Span{File: out.ArticlePath, Start: len(front), End: len(front)}
		list = append(list, found)
	}
	diag.Sort(list)
	return out, list
}

// The limits of an article's text (markdown, "Limits"): so many bytes, with a
// blank line between paragraphs, and so many lines.
const (
	maxText  = 4 << 20
	maxLines = 200_000
)

// tooLong refuses a text that no article can hold before anything is made of
// it.
func tooLong(name string, in Raw) (diag.Diagnostic, bool) {
	size, lines := -1, 0
	for _, p := range in.Paragraphs {
		lines += 1 + len(p.Breaks)
		size += len(p.Text) + len(p.Breaks) + 2
	}
	if lines > maxLines {
		return tooManyLines(name, lines), true
	}
	return tooLarge(name, "%d bytes, and an article at most %d", size, maxText), size > maxText
}

func tooManyLines(name string, lines int) diag.Diagnostic {
	return tooLarge(name, "%d lines, and an article at most %d", lines, maxLines)
}

// tooLarge says how much a text has of what, and how much is allowed.
func tooLarge(name, has string, args ...any) diag.Diagnostic {
	return diag.Errorf("too-large", diag.Span{File: name}, "the text is too large for one article: it has "+has, args...).
		WithHelp("import it in parts, each from a file of its own")
}

func newDraft(in Raw, opts Options) *draft {
	d := &draft{meta: metaOf(in.Meta, opts), pictures: in.Pictures, names: nameFinder{find: opts.Organizations}}
	d.lang, d.issued = d.meta.Lang, d.meta.Issued
	var sample strings.Builder
	for _, p := range in.Paragraphs {
		d.paragraphs = append(d.paragraphs, part{Paragraph: p})
		if sample.Len() < 20000 {
			sample.WriteString(p.Text + "\n")
		}
	}
	if d.lang == "" {
		d.lang, d.guessed = guessLang(sample.String()), true
	}
	return d
}

func unknownFormat(name string, raw []byte) diag.Diagnostic {
	if found, ok := refuseForeign(name, raw); ok {
		return found
	}
	return diag.Errorf("unknown-format", diag.Span{File: name}, "the format of this file cannot be imported").
		WithHelp("save the article as %s", formatNames())
}

func formatNames() string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name+" ("+f.Extensions[0]+")")
	}
	return strings.Join(names, " or ")
}

func goodSlug(id string) bool {
	const longest = 100
	return len(id) <= longest && validSlug.MatchString(id) && !slug.Reserved(id)
}

func badSlug(name, given string) diag.Diagnostic {
	found := diag.Errorf("bad-slug", diag.Span{File: name}, "`%s` cannot be a slug", given)
	if better := Slug(given); better != "" {
		return found.WithHelp("write `%s`: small letters a to z, digits and hyphens, a letter first", better)
	}
	return found.WithHelp("a slug has small letters a to z, digits and hyphens, a letter first")
}
