package importer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dossier/internal/markdown"
)

// picture writes a picture, or the sign of the editor's note that says that it
// is missing.
func (w *writer) picture(i int, cell bool) {
	kept := w.d.kept[i]
	if kept.Path == "" {
		w.missing = append(w.missing, i)
		w.write("[^" + pictureNote(len(w.missing)) + "]")
		return
	}
	alt := markdown.EscapeLine(oneLine(w.d.pictures[i].Alt))
	if cell {
		alt = escapeBars(alt)
	}
	w.write("![" + alt + "](../" + strings.TrimPrefix(kept.Path, "content/") + ")")
}

func pictureNote(n int) string { return "picture-" + strconv.Itoa(n) }

// oneLine folds white space and cuts what is longer than a description.
func oneLine(text string) string { return firstWords(text, 1000) }

// notes writes the editor's notes on the pictures that are missing.
func (w *writer) notes() {
	for n, i := range w.missing {
		p := w.d.pictures[i]
		words := missingPicture(w.d.lang)
		text := words.missing
		if p.Embedded {
			text = words.embedded
		}
		// A name in it would owe a mark, and suggestions leave notes alone.
		if alt := oneLine(p.Alt); alt != "" && !w.d.holdsName(alt) {
			text += fmt.Sprintf(words.shows, alt)
		}
		text += "."
		if why := oneLine(w.d.kept[i].Why); why != "" && words.why != "" {
			text += fmt.Sprintf(words.why, why)
		}
		if len(w.body) > 0 {
			w.blank()
		}
		w.begin()
		w.write("[^" + pictureNote(n+1) + "]: " + markdown.EscapeLine(text))
		if address := destination(p.Source); address != "" {
			w.write(" [" + markdown.EscapeLine(words.address) + "](" + address + ").")
		}
	}
}

// pictureWords are the words of the note on a missing picture.
type pictureWords struct{ missing, embedded, shows, why, address string }

// missingPicture gives the words in the language of the article, which those
// read that read the note; English where there are none. The reason is in
// English, and stands in English notes only.
func missingPicture(lang string) pictureWords {
	if lang == "ru" || strings.HasPrefix(lang, "ru-") {
		return pictureWords{"Здесь в оригинале стоит изображение", "Здесь в оригинале встроен видеоролик или другая страница", ": «%s»", "", "Адрес"}
	}
	return pictureWords{"The original shows a picture here", "The original embeds a video or another page here", ": “%s”", " It is missing: %s.", "Its address"}
}

// picturesIn gives the pictures of a paragraph in the order of their places.
// The sign of a note takes white space before it out of the text, so that it
// stands behind the word before it; where there is none, behind the last.
func (p Paragraph) picturesIn(kept []storedPicture) []Inline {
	var out []Inline
	for _, x := range p.Inline {
		if x.Kind != Image {
			continue
		}
		if kept[x.Picture].Path == "" {
			before := strings.TrimRightFunc(p.Text[:x.Start], unicode.IsSpace)
			if x.Start = len(before); x.Start == 0 {
				x.Start = len(strings.TrimRightFunc(p.Text, unicode.IsSpace))
			}
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b Inline) int { return a.Start - b.Start })
	return out
}
