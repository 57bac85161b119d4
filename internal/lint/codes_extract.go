package lint

// extractCodes documents what is reported of an original's text and markup.
var extractCodes = []Doc{
	{Code: "extraction-differs", Title: "an original no longer gives the text that was extracted from it",
		Text: `The text of an original that is no plain text stands beside it (originals/raid.extracted.txt),
as it was extracted when it was imported, and the article is compared with that.
dossier check --extract runs the extraction again. With the extractor that the article
names (extraction: html 1) the same text must come out: an error says that the text beside
the original was changed, and must be brought back. Of a later extractor, which may give
another text, it is told and no error; compare the two before you import the original anew.`,
		Before: "content/originals/raid.extracted.txt   # a word was changed by hand",
		After:  "content/originals/raid.extracted.txt   # as it was extracted"},
	{Code: "plain-markup", Warns: true, Title: "an article lost some of its emphasis, links or lists",
		Text: `Markdown cannot express every markup at every place, as emphasis that begins in the middle
of a word with a bracket. Where a paragraph would not have read as its original, it was
written without: no word is lost, and the paragraph can be marked up by hand.`},
}
