package lint

// markdownCodes documents what the parser of articles reports.
var markdownCodes = []Doc{
	{Code: "open-front-matter", Title: "the front matter has no end",
		Text:   `The front matter begins with a line --- and ends with another.`,
		Before: "---\nlang: en\n# Heading", After: "---\nlang: en\n---\n# Heading"},
	{Code: "bad-attributes", Title: "the braces behind a bracket are no attributes",
		Text: `Directly behind ] the braces say what the words are: {key=value .class}. A value with
spaces stands in quotation marks.`,
		Before: "[the report]{source}", After: "[the report]{source=ectc-2016}"},
	{Code: "empty-attributes", Warns: true, Title: "a span says nothing of its words",
		Text:   `Write what the words are, or take the brackets out.`,
		Before: "[ISIS]{}", After: "[ISIS]{org=isis}"},
	{Code: "bare-space-span", Warns: true, Title: "there is a space between a bracket and its braces",
		Text: `The braces must follow the bracket at once, or the whole is plain text (Pandoc reads it
the same way).`,
		Before: "[ISIS] {org=isis}", After: "[ISIS]{org=isis}"},
	{Code: "note-attributes", Title: "a footnote reference has attributes",
		Text:   `A footnote is the editor's own and needs no mark.`,
		Before: "[^1]{org=isis}", After: "[^1]"},
	{Code: "link-attributes", Title: "a link has attributes",
		Text: `Pandoc's attributes of links would be lost. Put the words into a span, inside of the link
or around it.`,
		Before: "[ISIS](isis.md){org=isis}", After: "[[ISIS]{org=isis}](isis.md)"},
	{Code: "repeated-key", Title: "a key stands twice",
		Text:   `Of two values for one key one would be lost. Several ids go into one value.`,
		Before: "[both]{org=a org=b}", After: `[both]{org="a b"}`},
	{Code: "same-kind-nested", Title: "a span lies in another of its own kind",
		Text: `The inner mark says nothing new: both refer to the same record, or are the same class.
Spans of different records may nest.`,
		Before: "[the [ISIS]{org=isis} group]{org=isis}", After: "the [ISIS]{org=isis} group"},
	{Code: "span-crosses-block", Title: "a span does not end in its paragraph",
		Text: `A span lies in one paragraph, heading or cell. A quotation over several is one span in
each, tied by part=.`,
		Before: "[“One.\n\nTwo.”]{.quote by=harari}", After: "[“One.]{.quote by=harari part=a}\n\n[Two.”]{.quote by=harari part=a}"},
	{Code: "unopened-span", Title: "a span ends that did not begin",
		Text: `There is a ] with attributes behind it and no [ before it. Put the bracket before the
first of the words, or write \] for a bracket of the text.`,
		Before: "ISIS]{org=isis}", After: "[ISIS]{org=isis}"},
	{Code: "partial-overlap", Title: "two spans overlap in part",
		Text: `Brackets nest; they cannot overlap. Let the longer one hold the shorter one, or cut one
of them in two.`,
		Before: "[the US [coalition]{org=a} forces]{org=b", After: "[the US [coalition]{org=a} forces]{org=b}"},
	{Code: "crossing-emphasis", Warns: true, Title: "emphasis crosses the border of a span",
		Text:   `The stars stay in the text as stars. Close the emphasis where the span ends.`,
		Before: "*the [report* says]{source=a}", After: "*the* [*report* says]{source=a}"},
	{Code: "bad-citation", Title: "brackets with an @ are no citation",
		Text:   `A citation is [@id], [@id, p. 4] or [see @a; @b]. A literal @ is written \@.`,
		Before: "[@ectc-2016 [p. 4]]", After: "[@ectc-2016, p. 4]"},
	{Code: "unknown-footnote", Title: "a footnote reference has no footnote",
		Text:   `Write the note, or take the reference out.`,
		Before: "He said so.[^1]", After: "He said so.[^1]\n\n[^1]: In an interview."},
	{Code: "unused-footnote", Warns: true, Title: "nothing refers to a footnote",
		Text:   `The note is not shown. Refer to it, or take it out.`,
		Before: "[^1]: In an interview.", After: "He said so.[^1]\n\n[^1]: In an interview."},
	{Code: "repeated-footnote", Title: "two footnotes have one label",
		Text:   `Only the first is shown. Give the other one another label.`,
		Before: "[^1]: One.\n\n[^1]: Two.", After: "[^1]: One.\n\n[^2]: Two."},
	{Code: "raw-html", Title: "an article holds HTML",
		Text: `An article's text is untrusted, so HTML never reaches a page. Write it in Markdown; a
literal < is written \<.`,
		Before: "<b>not</b>", After: "**not**"},
}
