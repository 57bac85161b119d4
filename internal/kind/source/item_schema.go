package source

import (
	"dossier/internal/annot"
	"dossier/internal/yaml"
)

// itemTexts says what the variables of CSL are for, in short; its
// specification (appendix IV) has the long form.
var itemTexts = map[string]string{
	"type": "the type of the work in CSL 1.0.2: report, webpage, article-newspaper, book, legislation, …",

	"author":             "who wrote it: [{family: …, given: …}] or [{literal: …}] for a body",
	"chair":              "who chaired the session",
	"collection-editor":  "the editor of the series",
	"compiler":           "who compiled it",
	"composer":           "the composer",
	"container-author":   "the author of the book or site that it stands in",
	"contributor":        "a minor contributor",
	"director":           "the director of a film or broadcast",
	"editor":             "the editor",
	"editorial-director": "the managing editor",
	"guest":              "a guest of a programme",
	"host":               "the host of a programme or exhibition",
	"interviewer":        "who asked the questions",
	"organizer":          "the organizer of an event",
	"original-author":    "the author of the work that this one adapts",
	"producer":           "the producer",
	"recipient":          "to whom a letter is addressed",
	"reviewed-author":    "the author of the work under review",
	"series-creator":     "the creator of a series",
	"translator":         "the translator",
	"illustrator":        "the illustrator",
	"narrator":           "who reads it aloud",
	"performer":          "who performs it",
	"script-writer":      "who wrote the script",
	"curator":            "the curator of an exhibition",
	"executive-producer": "the executive producer",

	"abstract":                 "a summary of the work, by its author",
	"annote":                   "a remark on the work for an annotated bibliography",
	"archive":                  "the archive that keeps it",
	"archive_collection":       "the collection within the archive",
	"archive_location":         "the place within the collection: box, folder",
	"archive-place":            "the town of the archive",
	"authority":                "the body that enacted it: a court, a parliament",
	"call-number":              "the number in a library",
	"chapter-number":           "the number of the chapter",
	"citation-key":             "the key in another program",
	"collection-number":        "the number within the series",
	"collection-title":         "the title of the series",
	"container-title":          "the newspaper, journal, site or book that it stands in",
	"container-title-short":    "the short form of that title",
	"dimensions":               "the size or length of the work",
	"division":                 "the part of the body that issued it: a ministry's office",
	"DOI":                      "the Digital Object Identifier",
	"edition":                  "the edition",
	"event-title":              "the event at which it was given",
	"event-place":              "where the event was",
	"genre":                    "what the work calls itself: press release, thesis",
	"ISBN":                     "the International Standard Book Number",
	"ISSN":                     "the International Standard Serial Number",
	"issue":                    "the issue of the journal",
	"jurisdiction":             "where a law or judgment holds",
	"keyword":                  "keywords",
	"language":                 "the language of the work, as in en or ru; an English title is written as a headline",
	"license":                  "under what terms it may be used",
	"medium":                   "how it comes: CD, print, recording",
	"number":                   "the number of a report, law or patent",
	"number-of-pages":          "how many pages it has",
	"number-of-volumes":        "how many volumes it has",
	"original-publisher":       "the publisher of the first edition",
	"original-publisher-place": "where the first edition was published",
	"original-title":           "the title of the first edition, or before translation",
	"page":                     "the pages that it covers",
	"page-first":               "the first of these pages",
	"part":                     "the number of the part",
	"part-title":               "the title of the part",
	"PMCID":                    "the PubMed Central identifier",
	"PMID":                     "the PubMed identifier",
	"printing":                 "the number of the printing",
	"publisher":                "the publisher",
	"publisher-place":          "where it was published",
	"references":               "what it rests on: for a law, its history",
	"reviewed-genre":           "what the work under review is",
	"reviewed-title":           "the title of the work under review",
	"scale":                    "the scale of a map",
	"section":                  "the section of the newspaper, or of the law",
	"status":                   "in press, forthcoming, in force",
	"supplement":               "the number of the supplement",
	"title":                    "the title; in square brackets a description by the editors",
	"title-short":              "the short form of the title",
	"URL":                      "the address of the work",
	"version":                  "the version",
	"volume":                   "the volume",
	"volume-title":             "the title of the volume",

	"accessed":       "when its address was last read",
	"available-date": "when it became available before it was printed",
	"event-date":     "when the event was",
	"issued":         "when it was published",
	"original-date":  "when the first edition was published",
	"submitted":      "when it was submitted",
}

// YAMLKeys tells what the keys are for.
func (item) YAMLKeys() map[string]yaml.Key {
	out := make(map[string]yaml.Key, len(itemTexts))
	for name, text := range itemTexts {
		out[name] = yaml.Key{Text: text}
	}
	out["URL"] = yaml.Key{Text: itemTexts["URL"], Is: annot.AddressSchema()}
	out["type"] = yaml.Key{Text: itemTexts["type"], Is: yaml.EnumSchema(types...)}
	return out
}
