package source

// listEntry is a work's entry in the bibliography of a text with notes.
func (i *item) listEntry(fallback string) line {
	makers, used := i.noteMakers(namesInList, true)
	if len(makers) == 0 && i.ContainerTitle != "" && i.isA("article-magazine", "article-newspaper", "webpage", "post-weblog") {
		makers, used = plain(i.ContainerTitle), "container"
	}
	recipient := i.noteRecipient(namesInNote)
	if i.isA("personal_communication") {
		recipient = i.recipient()
	}
	out := group(". ", makers, recipient, i.listTitle())
	if len(out) == 0 {
		return plain(fallback)
	}
	out = group(". ", out, i.listDescription(), i.listHelpers(used))
	container := group(" ", i.noteContainer("In "))
	if used == "container" {
		container = nil
	}
	out = group(". ", out, group(", ", container, i.listContainerMakers(used)))
	volume := i.noteVolume(true)
	switch {
	case i.isA("article-journal") && i.Volume != "" && i.CollectionTitle == "":
		out = group(" ", out, volume)
	case i.isA("article-journal", "bill", "chapter", "legislation", "legal_case", "paper-conference"):
		out = group(", ", out, volume)
	default:
		out = group(". ", out, volume)
	}
	out = group(", ", out, i.listPages())
	out = group(". ", out, i.noteSeries())
	issued := i.listIssue()
	switch {
	case i.isA("bill", "legislation", "legal_case") || i.isA("article-journal") && i.numbered():
		out = group(" ", out, issued)
	case i.isA("speech") || !i.isA("article-journal", "article-newspaper") && (i.Publisher != "" || i.PublisherPlace != ""):
		out = group(". ", out, issued)
	default:
		out = group(", ", out, issued)
	}
	out = group(", ", out, i.paperPart())
	if i.isA("article-journal") {
		between := ", "
		if i.numbered() {
			between = ": "
		}
		out = group(between, out, plain(pageRanges(i.Page)))
	}
	out = group(". ", out, i.noteAccess(true))
	return append(out, mark(".")...).settled()
}

// listTitle sets a title as the bibliography does.
func (i *item) listTitle() line {
	switch {
	case i.Title == "" && i.isA("personal_communication"):
		return nil
	case i.Title == "":
		return plain(i.Genre).capital()
	case i.isA("book", "graphic", "motion_picture", "song"):
		return group(" ", i.inItalics(i.Title), plain(i.Version).around("(version ", ")"))
	case len(i.ReviewedAuthor) > 0:
		return group(", ", italic(curled(i.Title)).around("Review of ", ""), plain(namesBehind(i.ReviewedAuthor)).around("by ", ""))
	case i.isA("bill", "legislation", "legal_case", "interview", "patent"):
		return plain(i.Title)
	}
	return i.inQuotes(i.Title)
}

func (i *item) listDescription() line {
	out := group(". ", plain(namesBehind(i.Interviewer)).around("Interview by ", ""), plain(i.Medium).capital())
	switch {
	case i.Title == "" || i.isA("thesis", "speech"):
	case i.isA("patent"):
		out = group(", ", out, plain(joined(i.Authority, i.Number)))
	default:
		out = group(", ", out, plain(i.Genre).capital())
	}
	return group(", ", out, i.measures())
}

// listHelpers are who edited and translated what stands alone.
func (i *item) listHelpers(used string) line {
	if i.part() {
		return nil
	}
	return helpers(i, used, ". ", true)
}

// listContainerMakers are who wrote and edited the book that a part stands in.
func (i *item) listContainerMakers(used string) line {
	if !i.part() || len(i.Author) == 0 {
		return nil
	}
	if len(i.ContainerAuthor) == 0 {
		return helpers(i, used, ", ", false)
	}
	return group(", ", plain(namesBehind(i.ContainerAuthor)).around("by ", ""),
		group(". ", plain(pageRanges(i.Page)), helpers(i, used, ", ", false).capital()))
}

// listPages are the pages of a book's part in the bibliography.
func (i *item) listPages() line {
	if !i.part() || i.Page == "" || len(i.Author) > 0 && len(i.ContainerAuthor) > 0 {
		return nil
	}
	volume := ""
	if i.Volume != "" {
		volume = i.Volume + ":"
	}
	return plain(volume + pageRanges(i.Page))
}

// listIssue is the publisher and the date of a work in the bibliography.
func (i *item) listIssue() line {
	date := plain(i.noteDate())
	switch {
	case i.isA("bill", "legislation", "legal_case"), i.isA("article-journal") && i.numbered():
		return date.around("(", ")")
	case i.isA("speech"):
		genre := plain(i.Genre).capital()
		if i.Title == "" {
			genre = nil
		}
		presented := presented(i)
		if i.Title == "" && presented != "" {
			presented = "Presented at"
		}
		return group(", ", group(" ", genre, plain(joined(presented, i.EventTitle))), plain(i.EventPlace), date)
	case i.isA("article-journal", "article-newspaper") || i.Publisher == "" && i.PublisherPlace == "":
		return date
	}
	var genre, reprint line
	if i.isA("thesis") {
		genre = plain(i.Genre).capital()
	}
	if !i.OriginalDate.IsZero() && !i.Issued.IsZero() {
		reprint = plain("Reprint")
	}
	return group(", ", genre, group(". ", i.first(), group(", ", reprint, i.noteImprint())), date)
}
