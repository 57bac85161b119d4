package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/prose"
)

// findHeadline takes the first paragraph behind what stands over the headline for
// it when it looks like one and more follows. Where the file's front matter has a
// title that no paragraph says, the text begins with its body. A headline with a byline or a date right under it, in
// one paragraph, cannot be marked alone: it is the working title only.
func findHeadline(d *draft) {
	if d.headline() != "" || len(d.paragraphs) < 2 {
		return
	}
	if d.titled() || d.meta.Given {
		return
	}
	at := 0
	for at < len(d.paragraphs)-2 && d.paragraphs[at].Role == Credits {
		at++
	}
	first := &d.paragraphs[at]
	switch {
	case first.Role != Body || !first.plain():
	case first.headsCredits():
		if line := first.Text[:first.Breaks[0]]; likeHeadline(line) {
			d.buried = line
		}
	case likeHeadline(first.Text):
		first.Role, first.Breaks = Headline, nil
	}
}

// titled takes one of the first paragraphs for the headline when it says what
// the file calls the article.
func (d *draft) titled() bool {
	const most = 4
	title := strings.ToLower(visible(d.meta.Title))
	for i := range d.paragraphs[:min(most, len(d.paragraphs))] {
		p := &d.paragraphs[i]
		if title != "" && p.Role == Body && !p.Code && len(p.Within) == 0 && strings.ToLower(visible(p.Text)) == title {
			p.Role, p.Level, p.Breaks = Headline, 0, nil
			return true
		}
	}
	return false
}

// headsCredits reports whether a paragraph of several lines has a byline or a
// date under its first line.
func (p Paragraph) headsCredits() bool {
	for _, line := range p.lines()[1:] {
		text := p.Text[line.start:line.end]
		if _, byline := bylineNames(text, false); byline || printedDate(text) != "" {
			return true
		}
	}
	return false
}

// likeHeadline reports whether a paragraph is short, begins like a sentence,
// does not end like one, and is no other part of an article. A headline may
// end in a question mark, an exclamation mark or an abbreviation ("the U.S.").
func likeHeadline(text string) bool {
	const maxRunes, maxWords = 180, 25
	if len(text) > maxRunes*utf8.UTFMax || utf8.RuneCountInString(text) > maxRunes || len(strings.Fields(text)) > maxWords {
		return false
	}
	if !prose.Starts(text) || !strings.ContainsFunc(text, unicode.IsLetter) {
		return false
	}
	end := strings.TrimRight(strings.TrimRight(strings.TrimSpace(text), noteMarks), prose.Closers)
	last, _ := utf8.DecodeLastRuneInString(end)
	if strings.ContainsRune(",;:-–—", last) {
		return false
	}
	if word := end[strings.LastIndexFunc(end, unicode.IsSpace)+1:]; last == '.' && !(strings.Count(word, ".") > 1 && prose.LettersWithStops(word)) {
		return false
	}
	_, byline := bylineNames(text, false)
	return !byline && datelineEnd(text) == 0 && printedDate(text) == ""
}

// noteMarks are the signs of notes that may stand behind the end of a sentence.
const noteMarks = "⁰¹²³⁴⁵⁶⁷⁸⁹"
