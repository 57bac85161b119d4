package lint

// bibCodes documents what is reported of bibliographies in CSL-JSON and BibTeX.
var bibCodes = []Doc{
	{Code: "bad-json", Title: "a file is not well-formed JSON",
		Text: `The message says what the reader met and where. Most often a comma is missing or too many,
or a bracket or quotation mark is not closed.`,
		Before: "[{\"id\": \"smith-2016\" \"type\": \"book\"}]", After: "[{\"id\": \"smith-2016\", \"type\": \"book\"}]"},
	{Code: "bad-bibtex", Title: "an entry of a BibTeX file cannot be read",
		Text: `Every entry has a type, a key and fields, with a comma before each field and braces or
quotation marks round each value. A broken entry is left out; reading goes on at the next
line that begins with @.`,
		Before: "@book{smith-2016, title = {A Book year = 2016}", After: "@book{smith-2016, title = {A Book}, year = 2016}"},
	{Code: "unread-field", Warns: true, Title: "a field of a bibliography is not read",
		Text: `A CSL-JSON file has a key that is not of CSL, or a bibliography says something that this
program has no place for: a date in free words, the season of a journal. The rest of the
work is read. Where the field matters, write what it says in another one, such as note.`,
		Before: "{\"id\": \"smith-2016\", \"type\": \"book\", \"publsher\": \"Press\"}", After: "{\"id\": \"smith-2016\", \"type\": \"book\", \"publisher\": \"Press\"}"},
}
