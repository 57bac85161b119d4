package importer

import (
	"regexp"
	"strings"
)

// A line may say what kind of text follows, and when it was published: "Press
// Release | Sept. 29, 2017". It stands over the headline and is none.
var overline = regexp.MustCompile(`(?i)^(?:press release|media release|news release|news|press statement|for immediate release|` +
	`пресс-релиз|новости|новость|сообщение для прессы|пресс-служба сообщает)\s*[:.|·•–—-]?\s*$`)

// overlineDate gives the day in a line that stands over a headline; ok tells
// whether it is one: it says nothing but the kind of text, or ends in a day
// behind a bar.
func overlineDate(line string) (day string, ok bool) {
	const longest = 120
	if len(line) > longest {
		return "", false
	}
	if overline.MatchString(strings.TrimSpace(line)) {
		return "", true
	}
	if at := strings.LastIndexByte(line, '|'); at > 0 {
		day = printedDate(line[at+1:])
	}
	return day, day != ""
}

// findOverlines passes over the lines above the headline that say what kind of
// text follows: the one below them is the headline.
func findOverlines(d *draft) {
	const most = 2
	if d.headline() != "" {
		return
	}
	for i := range d.paragraphs[:min(most, max(len(d.paragraphs)-1, 0))] {
		p := &d.paragraphs[i]
		day, ok := overlineDate(p.Text)
		if !ok || p.Role != Body || !p.plain() || len(p.Breaks) > 0 {
			return
		}
		p.Role = Credits
		if day != "" {
			d.printedDay(day)
		}
	}
}

// pictureCredit is the beginning of a line that says whose a picture is.
var pictureCredit = regexp.MustCompile(`(?i)^\(?(?:фото(?:графия|графии)?|иллюстрация|снимок|коллаж|инфографика|изображение|photo(?:graph|graphs|s)?|image|picture|illustration|graphic|credit|courtesy)(?:\s+(?:by|of|credit|с\s+сайта)\s|\s*[:©/|—–]|\s+©)`)

// findCaptions sets apart the paragraphs that belong to a picture: its caption,
// and the line that says whose it is. Neither is a standfirst, nor does the body
// begin with it.
func findCaptions(d *draft) {
	const longest = 200 // of such a line, in bytes
	captions := map[string]bool{}
	for _, p := range d.pictures {
		if p.Caption != "" {
			captions[p.Caption] = true
		}
	}
	for i := range d.paragraphs {
		p := &d.paragraphs[i]
		if p.Role != Body && p.Role != Standfirst || !p.plain() {
			continue
		}
		if captions[p.Text] || len(p.Text) <= longest && pictureCredit.MatchString(p.Text) {
			p.Role = Credits
		}
	}
}
