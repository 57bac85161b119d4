package importer

import (
	"strings"

	"dossier/internal/diag"
)

// draft is an article while it is recognised: its paragraphs, and what the
// recognisers found. Places are bytes of a paragraph's text.
type draft struct {
	paragraphs []part
	lang       string
	names      nameFinder
	authors    []string // of the byline, as printed
	issued     string   // when it was published, EDTF
	// issuedPrinted says that issued is what the article prints.
	issuedPrinted bool
	buried        string // a headline that shares a paragraph with other lines
	findings      []finding
	meta          Meta
	pictures      []Picture
	kept          []storedPicture // what became of each picture
	fidelity      fidelity
	extraction    string // as in Raw
	guessed       bool   // the language is
}

// fidelity says how much of an article's markup is written; its words always
// are. The zero value is all.
type fidelity uint8

const (
	allMarkup fidelity = iota
	linksOnly          // no emphasis and no inline code
	noInline           // no inline markup
	wordsOnly          // nor lists, quotations and tables
)

// part is a paragraph of a draft.
type part struct {
	Paragraph
	spans    []span // sorted by sortMarkup before they are written
	unbroken int    // so many bytes at its beginning stay on the line of what follows
	fidelity fidelity
}

// span is a range of a paragraph's text that is marked with attributes as they
// stand between the braces.
type span struct {
	start, end int
	attrs      string
}

// place is a range of a paragraph's text.
type place struct{ paragraph, start, end int }

// finding is a diagnostic whose places are known only when the article has
// been written.
type finding struct {
	at   place
	also []place
	make func(at diag.Span, also []diag.Span) diag.Diagnostic
}

// recognisers are run in this order; each looks at the paragraphs that the
// ones before it, or the format itself, have left unnamed.
func recognisers() []func(*draft) {
	return []func(*draft){
		findOverlines,
		findHeadline,
		findCaptions,
		findCredits,
		findBylines,
		findStandfirst,
		findDateline,
		findPrintedLabels,
	}
}

// headline gives the text of the headline; empty when there is none.
func (d *draft) headline() string {
	for _, p := range d.paragraphs {
		if p.Role == Headline {
			return p.Text
		}
	}
	return ""
}

// body gives the index of the first paragraph of the body's running text; the
// number of paragraphs when there is none.
func (d *draft) body() int {
	for i, p := range d.paragraphs {
		if p.Role == Body && p.plain() {
			return i
		}
	}
	return len(d.paragraphs)
}

// mark adds a span to a paragraph.
func (d *draft) mark(paragraph int, s span) {
	p := &d.paragraphs[paragraph]
	p.spans = append(p.spans, s)
}

// bodyText gives the text of the body's first paragraphs, without a dateline:
// what a working title and a slug can be made of. An article without a body
// gives its first paragraph.
func (d *draft) bodyText() string {
	const enough = 1000
	var out strings.Builder
	for _, p := range d.paragraphs {
		if p.Role == Body && out.Len() < enough {
			out.WriteString(p.Text[p.unbroken:] + "\n")
		}
	}
	if out.Len() == 0 {
		return d.paragraphs[0].Text
	}
	return out.String()
}

// diagnostics tells what was found, and what was guessed, with places in the
// article as written.
func (d *draft) diagnostics(r Result, opts Options, front string, places map[place]interval) []diag.Diagnostic {
	var list []diag.Diagnostic
	line := func(key string) diag.Span {
		start := strings.Index(front, "\n"+key+": ") + 1
		return diag.Span{File: r.ArticlePath, Start: start, End: start + strings.Index(front[start:], "\n")}
	}
	if d.headline() == "" {
		list = append(list, d.noHeadline(r, line("title")))
	}
	switch {
	case !d.guessed:
	case d.lang == unknownLang:
		list = append(list, diag.Warnf("guessed-lang", line("lang"), "the language of the text could not be told").
			WithHelp("write it into the front matter, as in `lang: en`"))
	default:
		list = append(list, diag.New(diag.Info, "guessed-lang", line("lang"), "the language was guessed from the text: `%s`", d.lang).
			WithHelp("correct `lang:` in the front matter if it is another"))
	}
	if d.issuedPrinted {
		list = append(list, guessedIssued(line("issued"), d.issued))
	}
	if _, dropped := d.byline(); len(dropped) > 0 {
		list = append(list, otherByline(line("byline"), dropped))
	}
	span := func(at place) diag.Span {
		return diag.Span{File: r.ArticlePath, Start: places[at].start, End: places[at].end}
	}
	for _, f := range d.findings {
		var also []diag.Span
		for _, at := range f.also {
			also = append(also, span(at))
		}
		list = append(list, f.make(span(f.at), also))
	}
	return list
}

// noHeadline tells where the title of an article is from that prints no
// headline of its own.
func (d *draft) noHeadline(r Result, at diag.Span) diag.Diagnostic {
	switch {
	case d.meta.Title != "":
		return diag.New(diag.Info, "no-headline", at, "no headline was recognised in the text, so the article has the title that the file names").
			WithHelp("put `# ` before the headline if the text prints one, and delete `title:`")
	case d.buried != "":
		return diag.Warnf("no-headline", at, "no empty line parts the headline from what follows, so it could not be marked").
			WithHelp("delete %s and %s, put an empty line behind the headline in the text, and import it again", r.ArticlePath, r.OriginalPath)
	}
	return diag.Warnf("no-headline", at, "the original prints no headline that could be recognised, so the article has a working title").
		WithHelp("give it the title under which it was published, with the source that says so, or put `# ` before the headline")
}
