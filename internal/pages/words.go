package pages

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"dossier/internal/annot"
)

// DayWords writes a day: 21 November 2026.
func DayWords(d annot.Day) string {
	return time.Unix(int64(d)*86400, 0).UTC().Format("2 January 2006")
}

// Date shows a date in words, with its machine-readable form where it is one
// day.
func (l *Labeller) Date(d annot.Date) Text {
	if d.IsZero() {
		return Text{}
	}
	r := Run{Words: DateWords(d)}
	if day, ok := d.Exact(); ok {
		r.Date = day.String()
	}
	return Text{runs: []Run{r}}
}

// DateWords writes a date in words: about June 2016, 2014 to 22 October 2016,
// since 2014.
func DateWords(d annot.Date) string {
	if !d.Interval {
		return pointWords(d.Text, d.Start)
	}
	from, to, _ := strings.Cut(d.Text, "/")
	switch {
	case d.Start.Open && d.End.Open:
		return "at any time"
	case d.Start.Open:
		return "until " + pointWords(to, d.End)
	case d.End.Open:
		return "since " + pointWords(from, d.Start)
	}
	return pointWords(from, d.Start) + " to " + pointWords(to, d.End)
}

func pointWords(text string, p annot.Point) string {
	layout := "2 January 2006"
	switch strings.Count(text, "-") {
	case 0:
		layout = "2006"
	case 1:
		layout = "January 2006"
	}
	words := time.Unix(int64(p.First)*86400, 0).UTC().Format(layout)
	switch {
	case p.Approximate:
		words = "about " + words
	case p.Uncertain:
		words = "perhaps " + words
	}
	return words
}

// jurisdictions are the English names, as they stand in a sentence, of those
// that records of sanctions name most; the Unicode CLDR has the others. Source:
// ISO 3166-1; EU and UN are reserved there.
var jurisdictions = map[string]string{
	"AU": "Australia", "BY": "Belarus", "CA": "Canada", "CH": "Switzerland", "CN": "China", "DE": "Germany", "EG": "Egypt",
	"EU": "the European Union", "FR": "France", "GB": "the United Kingdom", "IL": "Israel", "IN": "India", "IR": "Iran",
	"JP": "Japan", "KG": "Kyrgyzstan", "KZ": "Kazakhstan", "NZ": "New Zealand", "PK": "Pakistan", "RU": "Russia",
	"SA": "Saudi Arabia", "SY": "Syria", "TJ": "Tajikistan", "TR": "Türkiye", "UA": "Ukraine", "AE": "the United Arab Emirates",
	"UN": "the United Nations", "US": "the United States", "UZ": "Uzbekistan",
}

// Jurisdiction is the English name of a jurisdiction, or its code where none
// is known.
func Jurisdiction(code string) string {
	if n, ok := jurisdictions[code]; ok {
		return n
	}
	if region, err := language.ParseRegion(code); err == nil && region.IsCountry() {
		return display.English.Regions().Name(region)
	}
	return code
}

// Title writes words as they stand at the beginning of a line.
func Title(words string) string {
	r, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[size:]
}

// Number writes a whole number with commas between thousands.
func Number(n float64) string {
	s := strconv.FormatFloat(n, 'f', -1, 64)
	whole, rest, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	return sign + whole
}

// Count writes a number and the noun in its form: 1 article, 2 articles.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(float64(n)) + " " + many
}
