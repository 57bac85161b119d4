package source

import (
	"strings"

	"dossier/internal/annot"
	"dossier/internal/pages"
)

// noteVolume is the volume of a journal or book, or where a law is found; list
// says that it is for the bibliography.
func (i *item) noteVolume(list bool) line {
	between, vol := ", ", "vol. "
	edition := i.edition()
	if list {
		between, vol, edition = ". ", "Vol. ", edition.capital()
	}
	switch {
	case i.isA("article-journal"):
		return group(", ", plain(joined(i.CollectionTitle, i.CollectionNumber)), plain(i.Volume), plain(i.Issue).around("no. ", ""))
	case i.isA("bill", "legislation", "legal_case"):
		return i.lawNumber()
	case i.isA("book", "graphic", "motion_picture", "report", "song"):
		return group(between, edition, plain(i.Volume).around(vol, ""), plain(i.NumberOfVolumes).around("", " vols."))
	case !list && i.isA("chapter", "paper-conference"):
		return group(", ", edition, plain(i.Volume).around(vol, ""), plain(i.NumberOfVolumes).around("", " vols."))
	case list && i.part():
		volume := plain(i.Volume).around(vol, "")
		if i.Page != "" {
			volume = nil
		}
		return group(". ", edition, volume)
	}
	return nil
}

// lawNumber is where a law or a decision is found: by volume, reporter and
// page, or by its number. Public laws of the United States say so.
func (i *item) lawNumber() line {
	section := plain(i.Section).around("§ ", "")
	if i.isA("legal_case") {
		if i.ContainerTitle == "" {
			return plain(i.Number).around("No. ", "")
		}
		return group(" ", plain(i.Volume), plain(i.ContainerTitle), section, plain(pageRanges(i.Page)))
	}
	container := i.ContainerTitle
	if container == pages.Host(i.URL) {
		container = "" // a site is no collection of laws
	}
	if i.Number == "" {
		return group(" ", plain(i.Volume), plain(container), section)
	}
	number := plain(i.Number)
	switch {
	case strings.EqualFold(i.Jurisdiction, "us"):
		number = number.around("Pub. L. No. ", "")
	case strings.Contains(i.Title, i.Number):
		number = nil
	}
	return group(", ", number, section, group(" ", plain(i.Volume), plain(container), plain(i.PageFirst)))
}

// paperPart is the edition and section of a newspaper.
func (i *item) paperPart() line {
	if !i.isA("article-newspaper") {
		return nil
	}
	return group(", ", plain(i.Edition).around("", " edition"), plain(i.Section).around("sec. ", ""))
}

// noteDate is the day of a work, or its year where works of its type have no
// more.
func (i *item) noteDate() string {
	short := i.isA("book", "bill", "chapter", "legislation", "motion_picture", "paper-conference", "song", "thesis")
	switch {
	case i.isA("legal_case"):
		date := dated(i.Issued)
		if i.ContainerTitle != "" {
			date = yearsOf(i.Issued)
		}
		if date != "" {
			return joined(i.Authority, date)
		}
	case i.isA("patent"):
		return i.patentDates().String()
	case !i.Issued.IsZero() && short:
		return years(i.Issued)
	case !i.Issued.IsZero():
		return dated(i.Issued)
	}
	switch {
	case i.Status != "":
		return i.Status
	case !i.Accessed.IsZero() && i.URL != "":
		return ""
	}
	return "n.d."
}

// yearsOf are the years of a date, if there is one.
func yearsOf(d annot.Date) string {
	if d.IsZero() {
		return ""
	}
	return years(d)
}

// issueBehindSpace reports whether what a note says of publisher and date
// stands in parentheses behind a space.
func (i *item) issueBehindSpace() bool {
	switch {
	case i.isA("article-newspaper"):
		return false
	case i.isA("article-journal"):
		return i.numbered()
	}
	return i.isA("bill", "legislation", "legal_case", "manuscript", "thesis", "speech") || i.PublisherPlace != "" || i.EventPlace != "" || i.Publisher != ""
}

// noteIssue is the publisher and the date of a work in a note.
func (i *item) noteIssue() line {
	date := plain(i.noteDate())
	switch {
	case i.isA("bill", "legislation", "legal_case"), i.isA("article-journal") && i.numbered():
		return date.around("(", ")")
	case i.isA("article-journal", "article-newspaper"):
		return date
	case i.isA("manuscript", "thesis", "speech"):
		genre := plain(i.Genre)
		if i.Title == "" {
			genre = nil
		}
		return group(", ", genre, plain(i.EventTitle), plain(i.EventPlace), plain(i.Publisher), date).around("(", ")")
	case i.issueBehindSpace():
		reprint := line(nil)
		if !i.OriginalDate.IsZero() && !i.Issued.IsZero() && i.OriginalPublisher == "" && i.OriginalPlace == "" {
			reprint = plain("repr.")
		}
		return group(", ", plain(i.EventTitle), group("; ", i.first(), group(", ", reprint, i.noteImprint())), date).around("(", ")")
	}
	return date
}

// first is where and when a work was first published.
func (i *item) first() line {
	return group(", ", group(": ", plain(i.OriginalPlace), plain(i.OriginalPublisher)), plain(yearsOf(i.OriginalDate)))
}

func (i *item) noteImprint() line {
	if i.isA("thesis") {
		return plain(i.Publisher)
	}
	return group(": ", plain(i.PublisherPlace), plain(i.Publisher))
}

// noteAccess is where a work is kept and read; list says that it is for the
// bibliography.
func (i *item) noteAccess(list bool) line {
	if list {
		return i.access(false)
	}
	var archive, read line
	if !i.isA("article-journal", "bill", "book", "chapter", "legal_case", "legislation", "motion_picture", "paper-conference") {
		archive = group(", ", plain(i.ArchiveLocation), plain(i.Archive), plain(i.ArchivePlace))
		if i.isA("thesis") {
			archive = group(" ", plain(i.Archive), plain(i.ArchiveLocation).around("(", ")"))
		}
	}
	if i.Issued.IsZero() {
		read = plain(dated(i.Accessed)).around("accessed ", "")
	}
	return group(", ", archive, read, i.address())
}

// numbered reports whether a journal's article has a volume or an issue.
func (i *item) numbered() bool { return i.Volume != "" || i.Issue != "" }

// noteSeries is the series of a book; that of a journal stands before its
// volume.
func (i *item) noteSeries() line {
	if i.isA("article-journal") {
		return nil
	}
	return i.series()
}
