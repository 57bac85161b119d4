package lint

// recordCodes documents what is reported of records and of ids.
var recordCodes = []Doc{
	{Code: "missing-key", Title: "a key that must be there is missing",
		Text:   `The message names the key. Every record has an id; what else it needs depends on its kind.`,
		Before: "- name: Europol", After: "- id: europol\n  name: Europol"},
	{Code: "missing-value", Title: "a key names no record",
		Text:   `Write the id of the record that the words refer to.`,
		Before: "[ISIS]{org=}", After: "[ISIS]{org=isis}"},
	{Code: "bad-id", Title: "an id has letters that ids do not have",
		Text: `Ids are parts of addresses and of annotations: they begin with a small letter and hold
small letters, digits and hyphens. Ids of sources may have the characters of Pandoc's
citation keys besides.`,
		Before: "id: Al Qaeda", After: "id: al-qaeda"},
	{Code: "duplicate-id", Title: "an id is taken",
		Text: `Ids are unique in the whole dossier, articles and records together, so that a reference
means one thing. Give one of the two another id.`,
		Before: "- {id: europol, name: Europol}\n- {id: europol, name: Europol}", After: "- {id: europol, name: Europol}"},
	{Code: "bad-date", Title: "a date is none",
		Text: `Dates are EDTF: a day 2016-12-01, a month 2016-12, a year 2016, with ~ where it is
approximate, and intervals 2014/2016-10-22 or 2014/.. The calendar must have the day.`,
		Before: "issued: 31.12.2016", After: "issued: 2016-12-31"},
	{Code: "unknown-id", Title: "no record has an id",
		Text:   `A reference is always an id. Free text stands as {literal: …}, so that a slip of the pen never becomes a name.`,
		Before: "sources: [raport-2016]", After: "sources: [report-2016]"},
	{Code: "unknown-org", Title: "no organization has an id",
		Text: `The words refer to an organization that is not on record. Correct the id, or write a
record under content/organizations.`,
		Before: "[ISIS]{org=isil}", After: "[ISIS]{org=isis}"},
	{Code: "unknown-person", Title: "no person has an id",
		Text:   `Correct the id, or write a record under content/people.`,
		Before: "[Harari]{person=hararri}", After: "[Harari]{person=harari}"},
	{Code: "unknown-source", Title: "no source has an id",
		Text:   `Correct the id, or write a record under content/sources. Every article is a source, too.`,
		Before: "[@ectc]", After: "[@ectc-2016]"},
	{Code: "unknown-figure", Title: "no figure has an id",
		Text:   `Correct the id, or write the figure into a file under content/figures.`,
		Before: "[173 casualties]{figure=gpa173}", After: "[173 casualties]{figure=gpa-173}"},
	{Code: "unknown-quantity", Title: "no quantity has an id",
		Text:   `Correct the id, or write the quantity into a file under content/figures.`,
		Before: "quantity: civilians", After: "quantity: civilians-killed-in-strikes"},
	{Code: "unknown-article", Title: "no article has an id",
		Text:   `An article's id is its file name without .md.`,
		Before: "translation_of: The Raid", After: "translation_of: the-raid"},
	{Code: "wrong-kind", Title: "an id belongs to a record of another kind",
		Text:   `The key wants a record of one kind, and the id is that of another.`,
		Before: "[Harari]{org=harari}", After: "[Harari]{person=harari}"},
	{Code: "unreviewed-record", Title: "a final annotation or record refers to one that is only suggested",
		Text: `A record with the key suggested was proposed by the program, and nobody has looked at it
yet: it is not published, so that nothing which is may refer to it. Accept it first, with
dossier review, or by taking suggested out of the record once its fields are right.`,
		Before: "[Harari]{person=harari}\n\n# content/people/harari.yaml\nid: harari\nname: Shalom Harari\nsuggested: the words before “said”",
		After:  "[Harari]{person=harari}\n\n# content/people/harari.yaml\nid: harari\nname: Shalom Harari"},
	{Code: "gone-record", Warns: true, Title: "a suggestion refers to a record that is gone",
		Text: `What is only suggested, a span with .suggested or a record with the key suggested, names a
record that somebody took away. It is not published, so that nothing is wrong with the
site; dossier review offers to drop the suggestion, or to give it the id of another record.`,
		Before: "[Harari]{person=harari .attribution .suggested}", After: "Harari"},
	{Code: "old-id", Warns: true, Title: "an id is an old one",
		Text: `The record was renamed and keeps its old id as an alias, so that links to it go on
working. Write the new one; dossier check --fix does it.`,
		Before: "[ISIS]{org=isil}", After: "[ISIS]{org=isis}"},
	{Code: "unknown-class", Title: "a span has a class that the language does not know",
		Text:   `The classes are quote, standfirst, byline, dateline, omitted, inserted, suggested and attribution.`,
		Before: "[“No,”]{.quotation}", After: "[“No,”]{.quote}"},
	{Code: "excuse-without-reason", Title: "an excuse gives no reason",
		Text: `org=none says that words which look like the name of an organization are none. The reason
stands beside it, for the next editor and for the reader.`,
		Before: "[IS]{org=none}", After: `[IS]{org=none note="the English verb, in capitals"}`},
	{Code: "unused-acceptance", Warns: true, Title: "an accept comment accepts nothing",
		Text:   `The warning that it names is not reported there any more. Take the comment out.`,
		Before: "# accept near-name: two groups\nid: europol", After: "id: europol"},
	{Code: "bad-acceptance", Warns: true, Title: "an accept comment gives no reason, or names an error",
		Text: `A warning is accepted with a reason, in the line before it or at its end. Errors cannot be
accepted.`,
		Before: "id: farc-ep               # accept near-name", After: "id: farc-ep               # accept near-name: a splinter group of nearly the same name"},
	{Code: "original-changed", Title: "an original is not the file that was imported",
		Text: `The front matter keeps the SHA-256 of the original as it was received. The bytes under
content/originals are others now: somebody has edited the file, or a tool has changed its
line ends. Bring the file back; a corrected article comes in with
dossier import --revise.`,
		Before: "content/originals/raid.txt          # saved anew by an editor", After: "content/originals/raid.txt          # as it was received"},
}
