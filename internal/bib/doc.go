// Package bib reads bibliographies that other programs keep: CSL-JSON and
// BibTeX. Both become the same trees of values, with places in the file, that
// a record in YAML is, so that all that is said of records holds for them.
//
// # CSL-JSON
//
// One item or a list of items (the schema csl-data of CSL 1.0.2). Names lose
// what tells a program how to treat them (`comma-suffix`, `static-ordering`,
// `parse-names`). Dates become EDTF: `date-parts` of one or two dates, numbers
// or texts; `circa` becomes `~`; `raw` and `literal` are read where they are a
// date, or hold a year. The names of CSL 1.0.1 and of older programs (`event`,
// `shortTitle`, `journalAbbreviation`) are those of CSL 1.0.2. The markup of
// titles (`<i>`, `<span class="nocase">`) is taken out, for a title is plain
// text here; numbers above and below the line have characters of their own.
// Keys of CSL that say nothing about the work (`citation-number`) are passed
// over; keys that are neither of CSL nor of a record of this program are
// reported as unread-field.
//
// A nesting of more than 32 levels is too-deep, a key that stands twice is
// repeated-key, and whatever else is no JSON is bad-json; half of a surrogate
// pair too, which no text can hold.
//
// # BibTeX
//
// The language of BibTeX 0.99d with the entry types and fields of biblatex:
// @string, @comment and @preamble, values in braces or quotation marks, numbers
// and names of strings, joined by #; the names of months are strings from the
// beginning. Between entries anything may stand. A backslash takes the meaning
// from the brace behind it. `crossref` lends an entry the fields of another, and
// `ids` are the keys that it had before.
//
// Values are TeX: accents, letters, quotation marks, dashes and ties become
// Unicode (NFC), braces fall away, \emph and its like give their words, and
// commands that are unknown stay as they are written. Of formulas the symbols,
// subscripts and superscripts that Unicode has are written with them; any other
// formula stands as its source, without the dollars.
//
// Names are read by BibTeX's rules, or by their keys (family=Berg, given=Jan)
// where they have biblatex's extended form; one in braces is that of a body, and
// `others` is kept as a name of that sort. What a field says about the file of a
// program rather than the work (`file`, `timestamp`) is passed over. A season
// loses all but its year, and a day of reading that the calendar does not have
// is left out, both with an unread-field.
//
// A broken entry is bad-bibtex; reading goes on at the next line that begins
// with @. Any bytes may be given to both readers: neither panics, hangs, or
// gives a place outside of the file.
package bib
