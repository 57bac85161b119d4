package printed

import (
	"strings"
	"unicode"
)

// jurisdictions are the words by which a printed label names the place of its
// ban, as they are written there, with ISO 3166-1 codes.
var jurisdictions = []struct {
	code  string
	words []string
}{
	{"RU", []string{"Russia", "Russian Federation", "России", "Российской Федерации", "РФ", "Россия"}},
	{"BY", []string{"Belarus", "Беларуси", "Белоруссии", "Республике Беларусь"}},
	{"KZ", []string{"Kazakhstan", "Казахстане", "Казахстана"}},
	{"UA", []string{"Ukraine", "Украине", "Украины"}},
	{"US", []string{"United States", "USA", "США"}},
	{"GB", []string{"United Kingdom", "UK", "Великобритании"}},
	{"DE", []string{"Germany", "Германии"}},
	{"TR", []string{"Turkey", "Türkiye", "Турции"}},
	{"EU", []string{"European Union", "Евросоюзе", "ЕС"}},
}

// Jurisdiction gives the code of the one jurisdiction that the words of a
// label name; empty when they name none, or several.
func Jurisdiction(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	joined := " " + strings.Join(words, " ") + " "
	found := ""
	for _, j := range jurisdictions {
		for _, name := range j.words {
			if !strings.Contains(joined, " "+name+" ") {
				continue
			}
			if found != "" && found != j.code {
				return ""
			}
			found = j.code
		}
	}
	return found
}
