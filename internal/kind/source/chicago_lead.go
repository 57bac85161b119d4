package source

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/pages"
)

// isA reports whether a work is of one of some types.
func (i *item) isA(types ...string) bool { return slices.Contains(types, i.style()) }

// style is the type by whose form a work is written: types that CSL 1.0.2 has
// added are written as their nearest kin.
func (i *item) style() string {
	switch i.Type {
	case "regulation":
		return "legislation"
	case "classic", "collection", "periodical":
		return "book"
	case "performance":
		return "motion_picture"
	case "entry":
		return "entry-encyclopedia"
	}
	return i.Type
}

// part reports whether a work is a part of a book.
func (i *item) part() bool {
	return i.isA("chapter", "entry-dictionary", "entry-encyclopedia", "paper-conference")
}

// large reports whether the volumes of a work are those of a book.
func (i *item) large() bool {
	return i.isA("bill", "book", "graphic", "legal_case", "legislation", "motion_picture", "report", "song")
}

// lead is what a work is known by: its makers, else what stands in their place.
type lead struct {
	words line   // in a bibliography
	short line   // in a text
	from  string // what is not said again: title, container, publisher or number; empty for makers
	role  string // of makers that are no authors: editor, translator, director
}

// leadOf finds what a work is known by (Chicago 15.33–34): its author, editor,
// translator or director; for what a paper prints, the paper; else its title. A
// description by the editors is no title: such a work is known by where it
// stands, a law by its number.
func leadOf(i *item) lead {
	for _, x := range []struct {
		list           []Name
		role, one, few string
	}{{list: i.Author}, {i.Editor, "editor", "ed.", "eds."}, {i.Translator, "translator", "trans.", "trans."}, {i.Director, "director", "dir.", "dirs."}} {
		if len(written(x.list, Name.whole)) == 0 {
			continue
		}
		label := x.one
		if len(x.list) > 1 {
			label = x.few
		}
		out := lead{words: plain(namesInList(x.list)), short: plain(namesInText(x.list)), role: x.role}
		if x.role != "" {
			out.words = group(", ", out.words, plain(label))
		}
		return out
	}
	container := lead{words: italic(i.ContainerTitle), short: italic(i.ContainerTitle), from: "container"}
	if i.isA("webpage") || i.ContainerTitle == pages.Host(i.URL) {
		container.words, container.short = plain(i.ContainerTitle), plain(i.ContainerTitle)
	}
	described := i.Title == "" || isDescription(i.Title)
	switch {
	case i.ContainerTitle != "" && (i.isA("article-magazine", "article-newspaper", "review", "review-book") || described && !isLaw(i.Type)):
		return container
	case isLaw(i.Type) && described && strings.IndexFunc(i.Number, unicode.IsLetter) >= 0:
		return lead{words: plain(i.Number), short: plain(i.Number), from: "number"}
	case i.Publisher != "" && described && !isLaw(i.Type):
		return lead{words: plain(i.Publisher), short: plain(i.Publisher), from: "publisher"}
	case described && i.Title != "":
		return lead{words: plain(i.Title), short: plain(bare(i.Title)), from: "title"}
	}
	short := i.setTitle(i.Title)
	if i.TitleShort != "" {
		short = i.setTitle(i.TitleShort)
	}
	return lead{words: i.title(), short: short, from: "title"}
}

// undated reports whether a work without a date does not say so: a law that is
// known by its number.
func (i *item) undated() bool {
	return isLaw(i.Type) && i.Number != "" && i.Issued.IsZero() && i.Status == ""
}

// setTitle sets a title as works of its type have it.
func (i *item) setTitle(title string) line {
	switch {
	case i.isA("bill", "book", "graphic", "legislation", "motion_picture", "song"):
		return i.inItalics(title)
	case i.isA("legal_case", "interview", "patent"):
		return plain(title)
	}
	return i.inQuotes(title)
}

// title is the title as an entry writes it, or what the work is where it has
// none.
func (i *item) title() line {
	switch {
	case i.Title == "" && i.isA("personal_communication"):
		return nil
	case i.Title == "":
		return plain(i.Genre).capital()
	case len(i.ReviewedAuthor) > 0:
		by := plain(namesBehind(i.ReviewedAuthor)).around("by ", "")
		if i.ReviewedTitle != "" {
			return group(". ", i.inQuotes(i.Title), group(", ", i.inItalics(i.ReviewedTitle).around("Review of ", ""), by))
		}
		return group(", ", i.inItalics(i.Title).around("Review of ", ""), by)
	}
	out := i.setTitle(i.Title)
	if i.isA("bill", "book", "graphic", "legislation", "motion_picture", "song") {
		out = group(" ", out, plain(i.Version).around("(version ", ")"))
	}
	return out
}
