package importer

import (
	"strings"
	"unicode"
)

// alphabet holds the small letters beyond ASCII of one language, or of several
// whose letters are nearly the same.
type alphabet struct {
	frequent string
	rare     string // letters that many texts do without
}

// alphabets lists those that readings are held against.
var alphabets = []alphabet{
	{"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэ", "фъё"},    // Russian, Bulgarian
	{"оаніитерсвкдлмпузяьбгчйхжцющшєї", "фґ’"},   // Ukrainian
	{"оаніятерсвкдлмпузьбгчйхжцюшўыэё", "ф"},     // Belarusian
	{"аеоинртсјукдвмлпзгбљњћчшцђж", "хфџѓќѕ"},    // Serbian, Macedonian
	{"αεοιντσρκπλμυηγδχθφωάέίόήύώςβξζψ", "ΐΰϊϋ"}, // Greek
	{"éèàçêâôîùû", "ëïœüÿæ"},                     // French
	{"äöüß", "é"},                                // German
	{"óáíéñú", "ü"},                              // Spanish
	{"ãçáéíóõêâú", "àôü"},                        // Portuguese
	{"èàùòì", "éóî"},                             // Italian
	{"åäöæø", "éü"},                              // Danish, Norwegian, Swedish, Finnish
	{"áéíóúýðþæö", ""},                           // Icelandic
	{"ąęłóśżćńź", ""},                            // Polish
	{"áéíěřščžýůúňťďľôĺŕó", "äö"},                // Czech, Slovak
	{"čšžćđ", ""},                                // Croatian, Slovene
	{"áéóöőüűíú", ""},                            // Hungarian
	{"ăâîșțşţ", ""},                              // Romanian
	{"ıüşçöğ", "âîû"},                            // Turkish
}

// likeness says how much a character beyond ASCII looks like one of a text in
// a language, between its neighbours: 2 for a letter within a word, less for
// rarer ones, and far below zero for what no orthography has, such as a
// capital after a small letter, letters of two scripts in one word, and a sign
// within a word.
func (a alphabet) likeness(before, r, after rune) float64 {
	if !unicode.IsLetter(r) {
		return likenessOfSign(before, r, after)
	}
	score := -1.0
	switch small := unicode.ToLower(r); {
	case strings.ContainsRune(a.frequent, small):
		score = 2
	case strings.ContainsRune(a.rare, small):
		score = 0
	}
	script, alone := scriptOf(r), true
	for _, other := range []rune{before, after} {
		if !unicode.IsLetter(other) {
			continue
		}
		alone = false
		switch {
		case script != scriptOf(other):
			score -= 4
		case script == unicode.Latin && other >= 0x80: // Latin letters with marks stand between such without
			score -= 1.5
		}
	}
	switch {
	case unicode.IsLower(before) && unicode.IsUpper(r), unicode.IsLower(r) && unicode.IsUpper(after):
		score -= 4
	case unicode.IsUpper(r) && unicode.IsUpper(before):
		score -= 0.7
	case unicode.IsUpper(r):
		score -= 0.2
	}
	switch {
	case alone && strings.ContainsRune("авиксуояжбіїєйàóéèöåíá", unicode.ToLower(r)):
		score -= 1.5 // words of one letter
	case alone:
		score -= 4
	}
	return score
}

// scriptOf gives the script of a letter: Latin for all but two.
func scriptOf(r rune) *unicode.RangeTable {
	for _, script := range []*unicode.RangeTable{unicode.Cyrillic, unicode.Greek} {
		if unicode.Is(script, r) {
			return script
		}
	}
	return unicode.Latin
}

// likenessOfSign judges what is no letter.
func likenessOfSign(before, r, after rune) float64 {
	spaced := unicode.IsSpace(before) && unicode.IsSpace(after)
	within := unicode.IsLetter(before) && unicode.IsLetter(after)
	switch {
	case r == '’' && unicode.IsLetter(before):
		return 2 // an apostrophe, or the end of a quotation
	case strings.ContainsRune("–—", r) && spaced:
		return 1.5
	case strings.ContainsRune("–—\u00a0…", r):
		return 0.5
	case within:
		return -4
	case strings.ContainsRune("“”„‘«»‹›‚", r):
		return 1.5
	case strings.ContainsRune("№€£©®°§·•†‡™¿¡½¼¾²³µ±×", r):
		return 0.5
	}
	return -3
}
