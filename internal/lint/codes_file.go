package lint

// fileCodes documents what is reported of files as such.
var fileCodes = []Doc{
	{Code: "no-config", Title: "there is no dossier.yaml",
		Text: `Every dossier has a dossier.yaml at its root. Either the command runs in another folder,
or there is no dossier yet.`,
		Before: "dossier build            # in your home folder",
		After:  "dossier -C my-dossier build"},
	{Code: "bad-config", Title: "dossier.yaml is empty",
		Text:   `The configuration needs at least a title.`,
		Before: "# dossier.yaml, with nothing in it", After: "title: My dossier"},
	{Code: "unreadable", Title: "a file cannot be read",
		Text: `The system refuses to give the file: its permissions forbid it, or it is a link that
leads nowhere or out of the dossier's folder, which nothing in a dossier may.`,
		Before: "content/note.md -> ../../elsewhere/note.md", After: "content/note.md          # the file itself"},
	{Code: "bad-encoding", Title: "a file is not UTF-8",
		Text: `Everything in a dossier is UTF-8. The message names the first byte that begins no
character. An editor's "save with encoding" mends it; an article in another encoding is
converted when it is imported.`,
		Before: "caf\\xe9                   # Latin-1", After: "café"},
	{Code: "control-character", Title: "a file holds a control character",
		Text: `Apart from tabs and line ends, control characters have no meaning in a text and are
mostly the trace of a broken conversion. Take them out.`,
		Before: "title: A\\x00 report", After: "title: A report"},
	{Code: "bad-yaml", Title: "a file is not well-formed YAML",
		Text: `The message says what the reader of YAML met and where. Most often a quotation mark or a
bracket is not closed, a colon stands unquoted in a text, or the indentation changes.`,
		Before: "title: Report: the second", After: "title: \"Report: the second\""},
	{Code: "yaml-feature", Title: "a feature of YAML is used that dossiers do without",
		Text: `Anchors, aliases, tags, merge keys and several documents in one file make a record say
what is not written where one reads it. Write the value out.`,
		Before: "a: &x {jurisdiction: RU}\nb: *x", After: "a: {jurisdiction: RU}\nb: {jurisdiction: RU}"},
	{Code: "too-deep", Title: "a file nests too deeply",
		Text:   `Values nest to a depth of 32, quotations and lists to 64. Nobody can read more.`,
		Before: "> > > > …                # 65 quotations, one in the other", After: "> …"},
	{Code: "too-large", Title: "a file, a line or a front matter is too large",
		Text: `An article has at most 4 MiB, a line 1 MiB, a front matter 64 KiB. Larger texts cannot be
checked while you wait, nor read in one page. Cut the article into parts.`,
		Before: "content/articles/encyclopaedia.md", After: "content/articles/encyclopaedia-a.md"},
	{Code: "too-many", Title: "a file holds too much of one thing",
		Text: `Links, footnotes, table cells, annotations and emphasis have limits far beyond what a
text needs, so that no file, however it came about, can stop a build. The message names
the thing and the limit.`,
		Before: "[a](b[a](b[a](b…", After: "[a](b)"},
	{Code: "unknown-format", Warns: true, Title: "a file has a format that is not read",
		Text: `Records are .yaml files, and sources .json (CSL-JSON) and .bib (BibTeX) files, too; the
message says which formats an import reads. Other files in
these folders are passed over.`,
		Before: "content/sources/report.docx", After: "content/sources/report.yaml"},
	{Code: "url-collision", Title: "two things have one address",
		Text: `Two pages, or a page and a file, would be published at the same address, or at addresses
that some systems take for the same (they differ in case, or in the Unicode form of a
letter). Give one of the two another id or file name.`,
		Before: "content/articles/raid.md\ncontent/articles/2016/raid.md", After: "content/articles/raid.md\ncontent/articles/2016/raid-2016.md"},
	{Code: "template", Title: "a page cannot be rendered",
		Text: `A template of this dossier fails with one of its pages. Mend the template, or remove it,
so that the program's own is used.`,
		Before: "{{.Content.Titel}}", After: "{{.Content.Title}}"},
	{Code: "bad-template", Title: "a template is not well-formed",
		Text:   `The message names the line of the template and what is wrong there.`,
		Before: "{{if .Heading}}", After: "{{if .Heading}}…{{end}}"},
	{Code: "bad-slug", Title: "an id for an imported article cannot be one",
		Text:   `An article's id is its file name and a part of its address.`,
		Before: "dossier import --slug \"The Raid\" raid.txt", After: "dossier import --slug the-raid raid.txt"},
	{Code: "slug-taken", Title: "another article has the id already",
		Text: `An import never overwrites an article or an original. Choose another id, or take the
other article out first.`,
		Before: "dossier import --slug raid other.txt", After: "dossier import --slug raid-2 other.txt"},
	{Code: "empty-original", Title: "the file to import holds no text",
		Text:   `There is nothing to annotate. Perhaps the article did not save, or is a picture.`,
		Before: "dossier import empty.txt", After: "dossier import article.txt"},
	{Code: "lossy-import", Title: "the import would change the text",
		Text: `What is imported is read back and compared before anything is stored. A difference is a
fault of the program, not of the file; nothing was written. Please report it with the
file.`},
	{Code: "already-imported", Warns: true, Title: "the article was imported before",
		Text: `The same bytes are stored already. The article that was made of them stays as it is,
however it was edited.`},
	{Code: "guessed-lang", Warns: true, Title: "the language of an article was guessed",
		Text:   `The import looks at the letters alone. Correct it where it is wrong.`,
		Before: "lang: en                 # of a French article", After: "lang: fr"},
	{Code: "guessed-issued", Warns: true, Title: "the day of publication was read off the article",
		Text:   `The article prints a date, which the import took for the day of its publication. Correct it where it is another.`,
		Before: "issued: 2016-06-01       # the day of the event", After: "issued: 2016-06-03"},
	{Code: "no-headline", Warns: true, Title: "an article prints no headline",
		Text: `The file begins with its text, so the article has a working title. Write the title under
which it was published into the front matter, with the source that says so.`,
		Before: "title: {text: \"According to a report…\", from: editor}", After: "title: {text: Bombing Muslim Countries, from: fifth-column-2016}"},
	{Code: "printed-label", Warns: true, Title: "an article seems to print a ban label",
		Text: `A sign such as * behind a name and a note such as "*Banned in Russia." belong together.
Mark both, so that the label counts and is tied to its sign.`,
		Before: `impending ISIS\* defeats`, After: `impending [ISIS]{org=isis}[\*]{label=isis jurisdiction=RU} defeats`},
}
