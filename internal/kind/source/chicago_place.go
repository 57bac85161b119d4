package source

import (
	"strings"
)

// editionBehind adds the edition of books and of what stands in them.
func (i *item) editionBehind(out line) line {
	switch {
	case i.large():
		return group(". ", out, i.edition().capital())
	case i.part():
		return group(", ", out, i.edition())
	}
	return out
}

// partPages are the pages of a part of a book.
func (i *item) partPages() line {
	if !i.part() || i.Page == "" {
		return nil
	}
	volume := ""
	if i.Volume != "" {
		volume = i.Volume + ":"
	}
	return plain(volume+pageRanges(i.Page)).around(", ", "")
}

// volume is the volume of a journal with its issue, of a reporter, or of a book.
func (i *item) volume() line {
	switch {
	case i.isA("article-journal"):
		return i.journalVolume()
	case i.isA("legal_case"):
		return plain(joined(i.Volume, i.ContainerTitle, pageRanges(i.Page))).around(", ", "")
	case i.large():
		return group(". ", plain(i.Volume).around("Vol. ", ""), plain(i.NumberOfVolumes).around("", " vols.")).around(". ", "")
	case i.part() && i.Page == "":
		return plain(i.Volume).around(". Vol. ", "")
	}
	return nil
}

func (i *item) journalVolume() line {
	month := monthOf(i.Issued)
	switch {
	case i.Volume != "":
		issue := i.Issue
		if issue == "" {
			issue = month
		}
		return group(" ", nil, plain(i.Volume).around(" ", ""), plain(issue).around("(", ")"))
	case i.Issue != "":
		return group(" ", plain(i.Issue).around(", no. ", ""), plain(month).around("(", ")"))
	}
	return plain(month).around(", ", "")
}

// series is the series of a book.
func (i *item) series() line {
	title := i.titled(i.CollectionTitle)
	if _, ok := ordinal(i.CollectionNumber); ok {
		return plain(joined(title, i.CollectionNumber))
	}
	return group(", ", plain(title), plain(i.CollectionNumber))
}

// imprint is who published a work, or its day, with the punctuation before it.
func (i *item) imprint(used string) line {
	publisher := i.Publisher
	if used == "publisher" {
		publisher = ""
	}
	imprint := group(": ", plain(i.PublisherPlace), plain(publisher))
	switch {
	case i.isA("legal_case"):
		return plain(i.Authority).around(". ", "")
	case i.isA("speech"):
		event := group(" ", plain(i.Genre).capital(), plain(joined(presented(i), i.EventTitle)))
		return group(", ", event, plain(i.EventPlace), plain(monthDay(i.Issued))).around(". ", "")
	case i.isA("article-newspaper", "article-magazine", "personal_communication"):
		return plain(dated(i.Issued)).around(", ", "")
	case i.isA("article-journal"):
		return nil
	case i.isA("patent"):
		return i.patentDates().around(", ", "")
	case i.isA("thesis"):
		return group(", ", plain(i.Genre).capital(), imprint).around(". ", "")
	}
	return imprint.around(". ", "")
}

// presented are the words before the name of an event.
func presented(i *item) string {
	words := "Presented at the"
	switch {
	case i.EventTitle == "":
		return ""
	case i.Genre != "":
		words = "presented at the"
	}
	if strings.HasPrefix(strings.ToLower(i.EventTitle), "the ") {
		return strings.TrimSuffix(words, " the")
	}
	return words
}

// patentDates are when a patent was filed and issued.
func (i *item) patentDates() line {
	var filed, issued line
	if !i.Submitted.IsZero() {
		filed = plain("filed " + dated(i.Submitted))
	}
	if !i.Issued.IsZero() {
		issued = plain("issued " + dated(i.Issued))
		if len(filed) > 0 {
			issued = plain("and issued " + dated(i.Issued))
		}
	}
	return group(", ", filed, issued)
}

// journalPages are the edition and section of a newspaper, or the pages of a
// journal.
func (i *item) journalPages() line {
	switch {
	case i.isA("article-newspaper"):
		return group(", ", plain(i.Edition).around("", " edition"), plain(i.Section).around("sec. ", "")).around(", ", "")
	case i.isA("article-journal") && (i.Volume != "" || i.Issue != ""):
		return plain(pageRanges(i.Page)).around(": ", "")
	case i.isA("article-journal"):
		return plain(pageRanges(i.Page)).around(", ", "")
	}
	return nil
}

// access is where a work is kept and read. entry says that it is the end of an
// entry by author and date, in which the day of a page has no other place.
func (i *item) access(entry bool) line {
	var parts []line
	if !i.isA("article-journal", "bill", "book", "chapter", "legal_case", "legislation", "motion_picture", "paper-conference") {
		parts = append(parts, group(". ", plain(i.ArchiveLocation).capital(), plain(i.Archive), plain(i.ArchivePlace)))
	}
	if entry && i.isA("webpage", "post-weblog") && dated(i.Issued) != yearsOf(i.Issued) {
		parts = append(parts, plain(dated(i.Issued)))
	}
	if i.Issued.IsZero() {
		parts = append(parts, plain(dated(i.Accessed)).around("Accessed ", ""))
	}
	return group(". ", append(parts, i.address())...)
}

// address is the DOI of a work, else its address.
func (i *item) address() line {
	switch {
	case i.isA("legal_case"):
		return nil
	case i.DOI != "":
		doi := i.DOI
		for _, prefix := range []string{"https://", "http://", "dx.", "doi.org/", "doi:"} {
			doi = strings.TrimPrefix(doi, prefix)
		}
		return line{{words: "https://doi.org/" + doi, href: "https://doi.org/" + doi}}
	case i.URL != "":
		return line{{words: i.URL, href: i.URL}}
	}
	return nil
}
