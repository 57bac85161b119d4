package lint

// importCodes documents what is reported of files and addresses that are
// imported.
var importCodes = []Doc{
	{Code: "read-as", Warns: true, Title: "an imported file was read in another encoding than UTF-8",
		Text: `The encoding is that of its byte order mark, the one that is named with --encoding, the
one that the file or its server declares, or else the one in which its letters make
words; the message says which. Where that was wrong, remove the article and its original
and import the file again.`,
		Before: "dossier import article.txt                        # read as windows-1252: Ïðèâåò",
		After:  "dossier import --encoding windows-1251 article.txt   # Привет"},
	{Code: "replaced-bytes", Warns: true, Title: "bytes of an imported file are none of its encoding's",
		Text: `The encoding was named with --encoding, so that the file was not refused; what is no
character of it became U+FFFD. Without --encoding such a file is refused.`,
		Before: "dossier import --encoding utf-8 broken.txt", After: "dossier import mended.txt"},
	{Code: "unknown-encoding", Title: "there is no such encoding",
		Text:   `The names are the labels of the WHATWG's Encoding standard.`,
		Before: "dossier import --encoding windows-1215 article.txt", After: "dossier import --encoding windows-1251 article.txt"},
	{Code: "bad-address", Title: "an address cannot be imported",
		Text: `An import gets what stands at a public http or https address, without a user's name or
password in it. An address of this machine or of a network that is not public is refused,
where it leads to after its redirections included, unless --allow-private is given.`,
		Before: "dossier import http://localhost:8000/raid.html", After: "dossier import --allow-private http://localhost:8000/raid.html"},
	{Code: "not-fetched", Title: "what stands at an address could not be had",
		Text: `The server cannot be reached, answers with an error or with a format that cannot be
imported, redirects more than three times, or sends more than 10 MB or for longer than 20
seconds. Save the page in a browser and import the file.`,
		Before: "dossier import https://example.org/raid", After: "dossier import raid.html"},
	{Code: "not-importable", Title: "a file cannot be imported",
		Text:   `It is larger than 50 MB, no ordinary file, or cannot be read.`,
		Before: "dossier import /dev/sda", After: "dossier import article.html"},
	{Code: "left-out", Warns: true, Title: "an import left something of the file out on purpose",
		Text: `A page holds more than its article: menus, advertisements, links to other articles, comments.
An import takes the article alone, and says how much it left out and how the longest passages
begin. Where one of them belongs to the article, copy the article's words into a text file
and import that.`,
		Before: "dossier import page.html", After: "dossier import article.txt"},
	{Code: "dropped-passage", Warns: true, Title: "an import left out a passage between paragraphs of the article",
		Text: `What stands between two paragraphs of an article is often an advertisement or a link to
another article, and is left out; but it may be a quotation in a box, or a note. The message
says how it begins. Look at the page: where it belongs to the article, copy the article's
words into a text file and import that.`,
		Before: "dossier import page.html", After: "dossier import article.txt"},
	{Code: "code-as-text", Warns: true, Title: "an import made text of a block of code",
		Text: `Each name of an organization must be marked, and code carries no marks. A block of code that
holds such a name is imported as text, its lines as lines. The words are the same.`,
		Before: "```\ngroup = \"ISIS\"\n```", After: "group = \"[ISIS]{org=isis}\""},
	{Code: "other-byline", Warns: true, Title: "an article prints other authors than its file declares",
		Text: `A page or a file says in its data, or in its front matter, who wrote the article; these are
its byline. Names that the article prints as its authors and the data do not have are left
out of it. Correct the byline in the front matter if the printed ones are right.`,
		Before: "byline: [{literal: Jane Doe}]      # the article prints: By John Roe", After: "byline: [{literal: John Roe}]"},
	{Code: "lost-annotation", Warns: true, Title: "an annotation found no place in the revised text",
		Text: `A corrected article came in with dossier import --revise. Annotations are placed again by
their words and by the words around them. The words of this one are gone, or they stand at
several places that fit equally well, and nothing is guessed. The help prints it as it stood:
put it back by hand where it belongs, or leave it out.`,
		Before: "[12 people]{figure=raid-12} were hurt.      # now: Fifteen people were hurt.",
		After:  "[Fifteen people]{figure=raid-15} were hurt."},
	{Code: "bidi-control", Warns: true, Title: "a text changes the order in which its letters are seen",
		Text: `Some characters, which show nothing themselves, make a reader see the letters behind them in
another order (Unicode Standard Annex 9). A text of right-to-left words may need them; in any
other they make a reader see words that are not written, while names and numbers are looked
for in what is written. They stay, because the original has them. Look at the place.`,
		Before: "ab\u202Edc               # seen as abcd", After: "abcd"},
}
