package bib

import (
	"slices"
	"strings"

	"dossier/internal/diag"
)

// types are the entry types of BibTeX and biblatex in the words of CSL.
var types = map[string]string{
	"article": "article-journal", "suppperiodical": "article-journal", "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book",
	"proceedings": "book", "mvproceedings": "book", "reference": "book", "mvreference": "book", "manual": "book", "commentary": "book",
	"booklet": "pamphlet", "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter", "suppcollection": "chapter",
	"inproceedings": "paper-conference", "conference": "paper-conference", "inreference": "entry-encyclopedia",
	"thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "report": "report", "techreport": "report", "online": "webpage",
	"electronic": "webpage", "www": "webpage", "misc": "document", "unpublished": "manuscript", "periodical": "periodical", "patent": "patent",
	"dataset": "dataset", "software": "software", "artwork": "graphic", "image": "graphic", "audio": "song", "music": "song", "movie": "motion_picture",
	"video": "motion_picture", "performance": "performance", "review": "review", "letter": "personal_communication", "standard": "standard",
	"legislation": "legislation", "jurisdiction": "legal_case", "legal": "treaty",
}

// subtypes are what `entrysubtype` makes of an article.
var subtypes = map[string]string{"newspaper": "article-newspaper", "magazine": "article-magazine"}

// genres are what a thesis or report is where nothing else says so.
var genres = map[string]string{
	"phdthesis": "PhD thesis", "mathesis": "master’s thesis", "mastersthesis": "master’s thesis", "candthesis": "candidate thesis",
	"techreport": "technical report", "resreport": "research report",
}

// kind adds the type and the genre. What is unpublished but was given at an
// event is a speech; of how it was published its genre is read.
func (r *recorder) kind() {
	e := r.entry
	typ, ok := types[e.typ]
	if !ok {
		typ = "document"
		var known []string
		for t := range types {
			known = append(known, t)
		}
		slices.Sort(known)
		d := diag.Warnf("unread-field", e.typAt, "`@%s` is no type of BibTeX that is known, so the work becomes a document", shorten(e.typ))
		if near, ok := diag.Near(e.typ, known); ok {
			r.report(d.WithHelp("did you mean `@%s`?", near))
		} else {
			r.report(d.WithHelp("write @article, @book, @report, @online, @misc or another type of BibTeX or biblatex"))
		}
	}
	if _, event := e.get("eventtitle", "venue", "eventdate"); event && e.typ == "unpublished" {
		typ = "speech"
	}
	if f, ok := e.get("entrysubtype"); ok && typ == "article-journal" && subtypes[tex(f.tex)] != "" {
		typ = subtypes[tex(f.tex)]
	}
	r.typ = typ
	r.add("type", text(typ, e.typAt))
	if f, ok := e.get("type"); ok {
		words := tex(f.tex)
		if g, ok := genres[strings.ToLower(words)]; ok {
			words = g
		}
		r.add("genre", text(words, f.at))
	} else if g, ok := genres[e.typ]; ok {
		r.add("genre", text(g, e.typAt))
	} else if typ == "speech" && !e.howpublishedIsAddress() {
		r.addField("genre", "howpublished")
	}
}
