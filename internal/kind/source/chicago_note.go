package source

// note is the full note of a work, the form of its first citation (Chicago,
// chapter 14). locator is the place in it.
func (i *item) note(fallback, locator string) line {
	makers, _ := i.noteMakers(namesInNote, true)
	out := group(", ", group(" ", makers, i.noteRecipient(namesInNote)), i.noteTitle(i.Title))
	if len(out) == 0 {
		return plain(fallback)
	}
	out = group(", ", out, i.noteDescription(), i.noteHelpers(!i.part()))
	out = group(", ", out, i.noteContainer("in "), i.noteHelpers(i.part()))
	between := ", "
	if i.isA("article-journal") && i.Volume != "" && i.CollectionTitle == "" {
		between = " "
	}
	out = group(between, out, i.noteVolume(false))
	out = group(", ", out, i.noteSeries())
	switch issued := i.noteIssue(); {
	case i.issueBehindSpace():
		out = group(" ", out, issued)
	default:
		out = group(", ", out, issued)
	}
	out = group(", ", out, i.paperPart())
	place := plain(locator)
	if locator == "" && i.isA("article-journal", "chapter", "paper-conference") {
		place = plain(pageRanges(i.Page))
	}
	switch {
	case i.isA("legal_case") && locator != "":
	case i.isA("article-journal") && i.numbered():
		out = group(": ", out, place)
	default:
		out = group(", ", out, place)
	}
	out = group(", ", out, i.noteAccess(false))
	return append(out, mark(".")...).settled()
}

// shortNote is the form of every later citation.
func (i *item) shortNote(fallback, locator string) line {
	makers, _ := i.noteMakers(namesInText, false)
	if m := i.makers(); len(m) > 0 && startsLower(m[0].parts().NonDroppingParticle) {
		makers = makers.capital()
	}
	who := group(" ", makers, i.noteRecipient(namesInText))
	title := i.Title
	if i.TitleShort != "" {
		title = i.TitleShort
	}
	what := i.noteTitle(title)
	switch {
	case i.Title == "" && i.isA("interview"):
		what = plain("interview")
	case i.Title == "" && !i.isA("manuscript", "speech"):
		what = nil
	case i.isA("legal_case") && i.TitleShort != "":
		what = italic(i.TitleShort)
	case len(i.ReviewedAuthor) > 0 || i.isA("map"):
		what = i.inQuotes(title)
	case i.isA("legal_case", "bill", "legislation"):
		what = plain(i.Title)
	}
	if i.isA("personal_communication") {
		what = group(", ", what, plain(i.noteDate()))
	}
	if i.isA("legal_case") {
		what = group(", ", what, plain(joined(i.Volume, i.ContainerTitle)))
		if locator != "" {
			what = group(" ", what, plain("at "+locator))
		}
		locator = ""
	}
	if i.Volume != "" && locator != "" && i.isA("book", "graphic", "motion_picture", "report", "song") {
		locator = i.Volume + ":" + locator
	}
	out := group(", ", who, what, plain(locator))
	if len(out) == 0 {
		return plain(fallback)
	}
	return append(out, mark(".")...).settled()
}

// noteMakers are the authors, editors or translators of a work in a form of
// their names; which says who they are where they are no authors. Of a book's
// part only the author counts.
func (i *item) noteMakers(form func([]Name) string, labelled bool) (l line, which string) {
	for _, x := range []struct {
		list            []Name
		which, one, few string
	}{{i.Author, "author", "", ""}, {i.Editor, "editor", "ed.", "eds."}, {i.Translator, "translator", "trans.", "trans."}} {
		names := form(x.list[:len(x.list):len(x.list)])
		if names == "" {
			continue
		}
		label := x.one
		if len(x.list) > 1 {
			label = x.few
		}
		if !labelled {
			label = ""
		}
		return group(", ", plain(names), plain(label)), x.which
	}
	return nil, ""
}

func (i *item) noteRecipient(form func([]Name) string) line {
	return plain(form(i.Recipient)).around("to ", "")
}

// noteTitle sets a title as notes do; what has none is called what it is.
func (i *item) noteTitle(title string) line {
	switch {
	case title == "":
		return plain(i.Genre)
	case i.isA("book", "graphic", "map", "motion_picture", "song"):
		return group(", ", i.inItalics(title), plain(i.Version).around("version ", ""))
	case i.isA("legal_case", "interview", "patent"):
		return plain(title)
	case len(i.ReviewedAuthor) > 0:
		return italic(curled(title)).around("review of ", "")
	}
	return i.inQuotes(title)
}

func (i *item) noteDescription() line {
	out := group(", ", plain(namesInNote(i.Interviewer)).around("interview by ", ""), plain(i.Medium))
	switch {
	case i.Title == "" || i.isA("manuscript", "thesis", "speech"):
	case i.isA("patent"):
		out = group(", ", out, plain(joined(i.Authority, i.Number)))
	default:
		out = group(", ", out, plain(i.Genre))
	}
	return group(", ", out, i.measures())
}

// measures are the scale of a map and the size of a picture.
func (i *item) measures() line {
	switch {
	case i.isA("map"):
		return plain(i.Scale)
	case i.isA("graphic"):
		return plain(i.Dimensions)
	}
	return nil
}

// noteHelpers are who wrote the whole, edited and translated it; here tells
// whether this is their place.
func (i *item) noteHelpers(here bool) line {
	if !here {
		return nil
	}
	_, used := i.noteMakers(namesInNote, false)
	whole := plain(namesInNote(i.ContainerAuthor)).around("by ", "")
	if len(whole) == 0 {
		whole = plain(namesInNote(i.ReviewedAuthor)).around("by ", "")
	}
	editors, translators := namesInNote(i.Editor), namesInNote(i.Translator)
	var helpers line
	switch {
	case used == "editor" && editors == translators:
	case used != "editor" && editors != "" && editors == translators:
		helpers = plain("ed. and trans. " + editors)
	default:
		if used == "editor" {
			editors = ""
		}
		if used == "translator" {
			translators = ""
		}
		helpers = group(", ", plain(editors).around("ed. ", ""), plain(translators).around("trans. ", ""))
	}
	return group(", ", whole, helpers)
}

// noteContainer is the paper, site or book in which a work stands.
func (i *item) noteContainer(in string) line {
	switch {
	case i.ContainerTitle == "" || i.isA("bill", "legislation", "legal_case"):
		return nil
	case i.isA("webpage"):
		return plain(i.ContainerTitle)
	case i.isA("post-weblog"):
		return append(i.inItalics(i.ContainerTitle), plain(" (blog)")...)
	case i.part():
		return i.inItalics(i.ContainerTitle).around(in, "")
	}
	return i.inItalics(i.ContainerTitle)
}
