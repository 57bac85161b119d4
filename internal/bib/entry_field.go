package bib

import (
	"slices"
	"strings"

	"dossier/internal/diag"
)

// variable is a variable of CSL and the fields of BibTeX that it comes from,
// the best first.
type variable struct {
	name  string
	from  []string
	plain bool // the field is no TeX
}

// texts are the variables that are texts, for entries of any type.
var texts = []variable{
	{name: "title-short", from: []string{"shorttitle"}}, {name: "container-title-short", from: []string{"shortjournal"}},
	{name: "collection-title", from: []string{"series"}}, {name: "volume", from: []string{"volume"}}, {name: "number-of-volumes", from: []string{"volumes"}},
	{name: "page", from: []string{"pages"}}, {name: "number-of-pages", from: []string{"pagetotal"}}, {name: "chapter-number", from: []string{"chapter"}},
	{name: "part", from: []string{"part"}}, {name: "edition", from: []string{"edition"}}, {name: "publisher-place", from: []string{"location", "address"}},
	{name: "event-title", from: []string{"eventtitle"}}, {name: "event-place", from: []string{"venue"}}, {name: "original-title", from: []string{"origtitle"}},
	{name: "original-publisher", from: []string{"origpublisher"}}, {name: "original-publisher-place", from: []string{"origlocation"}},
	{name: "DOI", from: []string{"doi"}, plain: true}, {name: "ISBN", from: []string{"isbn"}}, {name: "ISSN", from: []string{"issn"}},
	{name: "PMID", from: []string{"pmid"}}, {name: "PMCID", from: []string{"pmcid"}}, {name: "version", from: []string{"version"}},
	{name: "status", from: []string{"pubstate"}}, {name: "call-number", from: []string{"library"}}, {name: "abstract", from: []string{"abstract"}},
	{name: "keyword", from: []string{"keywords"}}, {name: "annote", from: []string{"annotation", "annote"}}, {name: "archive", from: []string{"archive"}},
}

// people are the variables that are names.
var people = []variable{
	{name: "author", from: []string{"author"}}, {name: "editor", from: []string{"editor"}}, {name: "translator", from: []string{"translator"}},
	{name: "container-author", from: []string{"bookauthor"}}, {name: "director", from: []string{"director"}},
	{name: "recipient", from: []string{"recipient"}}, {name: "interviewer", from: []string{"interviewer"}},
}

// passed are the fields that are read elsewhere, or say nothing about the
// work. A field of another name that is nearly one of those that are read is
// reported, for it may be a slip of the pen.
var passed = strings.Fields(`title subtitle titleaddon journal journaltitle journalsubtitle booktitle booksubtitle maintitle mainsubtitle publisher institution
	school organization howpublished number issue note addendum type url eprint eprinttype archiveprefix eprintclass primaryclass date year month day urldate
	origdate eventdate language langid hyphenation crossref xref entrysubtype file owner timestamp date-added date-modified groups priority rating
	read bdsk-url-1 bdsk-url-2 bdsk-file-1 adsurl adsnote mendeley-tags mrnumber mrreviewer zblnumber zbl key label sortkey sortname sorttitle sortyear
	presort keywords options ids execute gender indextitle indexsorttitle related relatedtype relatedstring editortype editora editorb editorc afterword foreword
	introduction annotator commentator holder bookpagination pagination eid isrn isan ismn iswc lccn nameaddon shortauthor shorteditor shorthand shortseries
	shorthandintro usera userb userc userd usere userf verba verbb verbc lista listb listc listd liste listf namea nameb namec issuetitle issuesubtitle
	collaborator numpages articleno copyright lastchecked urlaccessdate contents price size translatedtitle`)

// languages are the names that babel has for languages.
var languages = map[string]string{
	"english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "french": "fr", "german": "de", "ngerman": "de", "russian": "ru",
	"spanish": "es", "italian": "it", "arabic": "ar", "turkish": "tr", "dutch": "nl", "polish": "pl", "portuguese": "pt", "ukrainian": "uk", "persian": "fa",
	"hebrew": "he", "swedish": "sv", "danish": "da", "czech": "cs", "greek": "el", "japanese": "ja", "chinese": "zh",
}

// slips reports fields that are nearly one that is read.
func (r *recorder) slips() {
	var known []string
	for _, list := range [][]variable{texts, people} {
		for _, x := range list {
			known = append(known, x.from...)
		}
	}
	known = append(known, passed...)
	for _, f := range r.entry.fields {
		if slices.Contains(known, f.name) {
			continue
		}
		if near, ok := diag.Near(f.name, known); ok {
			r.report(diag.Warnf("unread-field", f.nameAt, "`%s` is no field that is read, so it is passed over", shorten(f.name)).
				WithHelp("did you mean `%s`?", near))
		}
	}
}
