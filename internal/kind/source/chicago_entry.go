package source

import (
	"strings"

	"dossier/internal/pages"
)

// entry is a work's entry in a bibliography by author and date. fallback names
// a work of which nothing is known; letter is behind the year of one of several
// works of a year.
func (i *item) entry(fallback, letter string) line {
	l := leadOf(i)
	if len(l.words) == 0 && !i.isA("personal_communication") {
		return plain(fallback)
	}
	title := i.title()
	if l.from == "title" {
		title = nil
	}
	year := plain(i.issuedYear(letter))
	if i.undated() && letter == "" {
		year = nil
	}
	out := group(". ", l.words, i.recipient(), year, title)
	var number line
	if l.from != "number" && i.isA("legislation", "bill") && !strings.Contains(i.Title, i.Number) {
		number = plain(i.Number)
	}
	out = group(". ", out, number, i.description(), i.secondary(l.role), i.container(l.from))
	out = group(", ", out, i.containerMakers(l.role))
	out = i.editionBehind(out)
	out = append(out, i.partPages()...)
	volume := i.volume()
	if series := plain(joined(i.CollectionTitle, i.CollectionNumber)); i.isA("article-journal") && len(series) > 0 {
		out = group(", ", out, series)
		if len(volume) > 0 {
			out = append(out, mark(",")...)
		}
	}
	out = append(out, volume...)
	if !i.isA("article-journal") {
		out = group(". ", out, i.series())
	}
	out = append(out, i.imprint(l.from)...)
	out = append(out, i.journalPages()...)
	out = group(". ", out, i.access(true))
	return append(out, mark(".")...).settled()
}

// issuedYear is the year of a work, its state where it has none, or n.d.
func (i *item) issuedYear(letter string) string {
	switch {
	case !i.Issued.IsZero():
		if !i.OriginalDate.IsZero() {
			return "(" + years(i.OriginalDate) + ") " + years(i.Issued) + letter
		}
		return years(i.Issued) + letter
	case i.Status != "":
		return pages.Title(i.Status)
	}
	return "n.d." + letter
}

// recipient says to whom a letter is.
func (i *item) recipient() line {
	to := plain(namesBehind(i.Recipient)).around("to ", "")
	if !i.isA("personal_communication") {
		return to
	}
	what := "Letter"
	if i.Genre != "" {
		what = pages.Title(i.Genre)
	}
	return group(" ", plain(what), to)
}

// description says what a work is and how it comes.
func (i *item) description() line {
	var out line
	switch {
	case i.isA("interview") || len(i.Interviewer) > 0:
		out = group(". ", plain(namesBehind(i.Interviewer)).around("Interview by ", ""), plain(i.Medium).capital())
	case i.isA("patent"):
		out = plain(joined(i.Authority, i.Number))
	default:
		out = plain(i.Medium).capital()
	}
	if i.Title == "" || i.isA("thesis", "personal_communication", "speech") {
		return out
	}
	genre := plain(i.Genre).capital()
	if i.isA("report") && !(isDescription(i.Title) && strings.Contains(i.Title, i.Number)) {
		genre = group(" ", genre, plain(i.Number)).capital()
	}
	return group(". ", out, genre)
}

// secondary names editors, translators and directors of what stands alone.
func (i *item) secondary(role string) line {
	if i.part() {
		return nil
	}
	director := plain(namesBehind(i.Director)).around("Directed by ", "")
	if role == "director" {
		director = nil
	}
	return group(". ", helpers(i, role, ". ", true), director)
}

// helpers are who edited and translated a work, in words.
func helpers(i *item, role, between string, capital bool) line {
	editors, translators := namesBehind(i.Editor), namesBehind(i.Translator)
	var out []line
	switch {
	case role == "editor" && editors == translators:
		return nil
	case role == "" && editors != "" && editors == translators:
		out = append(out, plain("edited and translated by "+editors))
	default:
		if editors != "" && role != "editor" {
			out = append(out, plain("edited by "+editors))
		}
		if translators != "" && role != "translator" {
			out = append(out, plain("translated by "+translators))
		}
	}
	if capital {
		for k := range out {
			out[k] = out[k].capital()
		}
	}
	return group(between, out...)
}

// container is the paper, site or book in which a work stands.
func (i *item) container(used string) line {
	if i.ContainerTitle == "" || used == "container" || i.isA("legal_case") {
		return nil
	}
	switch {
	case i.isA("webpage") || i.isA("legislation", "bill") && i.ContainerTitle == pages.Host(i.URL):
		return plain(i.titled(i.ContainerTitle))
	case i.isA("post-weblog"):
		return group(" ", i.inItalics(i.ContainerTitle), plain("(blog)"))
	case i.part():
		return i.inItalics(i.ContainerTitle).around("In ", "")
	}
	return i.inItalics(i.ContainerTitle)
}

// containerMakers are who wrote and edited the book that a part stands in.
func (i *item) containerMakers(role string) line {
	if !i.part() {
		return nil
	}
	return group(", ", plain(namesBehind(i.ContainerAuthor)).around("by ", ""), helpers(i, role, ", ", false))
}

// inText is what a text calls a work: Smith and Jones 2016. locator is the
// place in it.
func (i *item) inText(fallback, locator string) line {
	if i.large() && i.Volume != "" && digits.MatchString(locator) {
		locator = i.Volume + ":" + locator // a page of a volume
	}
	return group(", ", i.inTextAs(fallback, apart{}), plain(locator)).settled()
}

// inTextAs is what a text calls a work that has to be told from others.
func (i *item) inTextAs(fallback string, a apart) line {
	l := leadOf(i).short
	switch {
	case a.who != "":
		l = plain(a.who)
	case len(l) == 0:
		l = plain(fallback)
	case i.undated() && a.letter == "":
		return l.settled()
	}
	year, between := "n.d."+a.letter, " "
	switch {
	case !i.Issued.IsZero():
		year = years(i.Issued) + a.letter
		if !i.OriginalDate.IsZero() {
			year = "[" + years(i.OriginalDate) + "] " + year
		}
	case i.Status != "":
		year = i.Status
	}
	if i.Issued.IsZero() && i.Accessed.IsZero() {
		between = ", "
	}
	return group(between, l, plain(year)).settled()
}
