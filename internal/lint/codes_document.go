package lint

// documentCodes documents what is reported of Word documents and PDF files that
// are imported.
var documentCodes = []Doc{
	{Code: "unreadable-original", Title: "a document to import cannot be read",
		Text: `The archive of a Word document, or the structure of a PDF file, is broken, or it unpacks to
far more than an article can be. The message says what the reader met. A program that opens
the file can mostly save it anew.`,
		Before: "dossier import report.docx      # half of it was downloaded", After: "dossier import report-saved-anew.docx"},
	{Code: "encrypted-original", Title: "a document to import is encrypted",
		Text: `Its words cannot be read without a key. PDF files that open without a question can be
encrypted, too, with an empty password, to forbid copying. Open the document and save or
print it without a password.`,
		Before: "dossier import report.pdf", After: "dossier import report-printed.pdf"},
	{Code: "no-text", Title: "a PDF file holds no text",
		Text: `Its pages are pictures, as of a scanned paper, or its fonts do not say which characters
their signs are. A program for the recognition of letters (OCR) makes a text of it, which
has to be read against the pages.`,
		Before: "dossier import scan.pdf", After: "ocrmypdf scan.pdf read.pdf && dossier import read.pdf"},
	{Code: "recognised-text", Warns: true, Title: "the text of a PDF file may differ from what its pages show",
		Text: `The text lies invisibly over scanned pages and was recognised by a program, or it holds
letters of a script that runs from right to left, whose order a PDF file does not tell.
Read the article against the pages.`},
	{Code: "unreadable-letters", Warns: true, Title: "some signs of a document could not be told",
		Text: `A sign of a font whose characters are not known became U+FFFD, so that its place can be
seen. Look the signs up in the document.`,
		Before: "� one thing", After: "• one thing"},
	{Code: "tracked-changes", Warns: true, Title: "a Word document holds tracked changes",
		Text: `The text is what it would be if all of them were accepted: what was inserted is there, what
was deleted is not. If that is not the article as it was published, decide on the changes in
Word and import it again.`},
	{Code: "hidden-text", Warns: true, Title: "a Word document hides some of its words",
		Text: `Words with the look "hidden" are not printed and are not imported. The message quotes them.`},
	{Code: "line-end-hyphen", Warns: true, Title: "a line of a PDF file ends with a hyphen",
		Text: `A PDF file does not say whether such a hyphen belongs to the word. It stays, unless the
document prints the word without it elsewhere, and the message lists the words.`,
		Before: "exam-ple                 # the page has exam- at the end of a line", After: "example                  # mended in a plain text that is imported instead"},
}
