package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inflected reports whether the words of a name take Russian endings: its
// language is Russian, or not said and its Cyrillic letters are Russian ones.
func inflected(lang string, n *reading) bool {
	if lang != "" && lang != "ru" && !strings.HasPrefix(lang, "ru-") {
		return false
	}
	for _, l := range n.letters {
		if l.script == cyrillic && !russian(l.r) {
			return false
		}
	}
	return true
}

func russian(r rune) bool { return r >= 'А' && r <= 'я' || r == 'ё' || r == 'Ё' }

// shouted reports whether a name is printed in capitals, as in official lists,
// so that they do not tell its acronyms.
func shouted(n *reading) bool {
	long := false
	for _, w := range n.words {
		long = long || w.to-w.from > longestAcronym
	}
	return long && !slices.ContainsFunc(n.letters, func(l placed) bool { return unicode.IsLower(l.r) })
}

const longestAcronym = 5

// decline gives a word of a name with the endings of its declension, which is
// told from its last letters. A word whose form may be of two declensions has
// both. What is no Russian noun or adjective in the nominative stays as it is:
// articles and prepositions, words in foreign letters, words in -у, -ю, -э,
// genitives in -ого.
func decline(s string, shouted bool) word {
	letters := []rune(s)
	for _, r := range letters {
		if !russian(r) {
			return word{stem: s}
		}
	}
	if !shouted && len(letters) <= longestAcronym && s == strings.ToUpper(s) {
		if len(letters) < 2 || strings.ContainsRune(vowels+"йь", unicode.ToLower(letters[len(letters)-1])) {
			return word{stem: s}
		}
		return word{stem: s, endings: acronym, acronym: true}
	}
	if len(letters) < 3 || slices.Contains(fixed, strings.ToLower(s)) {
		return word{stem: s}
	}
	d := declined{letters: letters, lower: strings.ReplaceAll(strings.ToLower(s), "ё", "е")}
	switch last := d.at(1); {
	case strings.ContainsRune("аяоеыи", last):
		d.vowel(last)
	case last == 'й':
		d.jot()
	case last == 'ь':
		d.add(1, softSign)
		d.fleeting(2, softSign)
	case !strings.ContainsRune(vowels+"ъ", last):
		d.consonant()
	}
	return d.word(s)
}

// fixed are the words that never change: articles and kinship words of names
// from Arabic and European languages, prepositions and conjunctions.
var fixed = strings.Fields("аль эль уль абу абд ибн бен бин бинт умм ван фон дер дель для без под над при про или")

const (
	vowels    = "аеиоуыэюя"
	sibilants = "жшчщц"
	velars    = "гкх"
)

// declined collects the stems of a word.
type declined struct {
	letters []rune
	lower   string // the word in small letters, ё as е
	words   []word
}

// at gives the letter that is the i-th from the end.
func (d *declined) at(i int) rune {
	r := []rune(d.lower)
	if i > len(r) {
		return 0
	}
	return r[len(r)-i]
}

func (d *declined) ends(list ...string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return strings.HasSuffix(d.lower, s) })
}

// add takes the last letters away, and puts the endings behind what is left
// and the letters given.
func (d *declined) add(cut int, e endings, letters ...rune) {
	if stem := append(slices.Clone(d.letters[:len(d.letters)-cut]), letters...); len(stem) >= shortestStem {
		d.words = append(d.words, word{stem: string(stem), endings: e})
	}
}

// word gives the stems as one word.
func (d *declined) word(s string) word {
	if len(d.words) == 0 {
		return word{stem: s}
	}
	for i := len(d.words) - 1; i > 0; i-- {
		d.words[i-1].other = &d.words[i]
	}
	return d.words[0]
}

// adjective gives the endings of an adjective by the last letter of its stem.
func adjective(stem rune, soft bool) endings {
	switch {
	case strings.ContainsRune(sibilants, stem):
		return adjectiveHush
	case soft:
		return adjectiveSoft
	}
	return adjectiveHard
}

// vowel declines a word that ends in one.
func (d *declined) vowel(last rune) {
	before := d.at(2)
	switch {
	case d.ends("ого", "его"):
	case d.ends("ая", "яя", "ое", "ее", "ые", "ие"):
		velar := strings.ContainsRune(velars, d.at(3))
		d.add(2, adjective(d.at(3), d.ends("яя", "ее") || d.ends("ие") && !velar))
		switch last {
		case 'я':
			d.add(1, feminineSoft)
		case 'е':
			if d.ends("ие") {
				d.add(1, neuterSoft)
			}
		}
	case last == 'а':
		d.add(1, feminineHard)
		d.zero(4)
	case last == 'я' && before == 'ь':
		d.add(1, soft)
	case last == 'я':
		d.add(1, feminineSoft)
	case last == 'о':
		d.add(1, neuterHard)
		d.zero(4)
	case d.ends("ане", "яне"):
		d.add(1, pluralFolk)
	case last == 'е' && strings.ContainsRune(sibilants, before):
		d.add(1, neuterHush)
		d.zero(4)
	case last == 'е':
		d.add(1, neuterSoft)
	case last == 'ы':
		d.add(1, pluralHard)
	case strings.ContainsRune(velars+sibilants, before):
		d.add(1, pluralVelar)
		d.zero(2)
	default:
		d.add(1, pluralSoft)
	}
}

// zero adds the genitive plural without an ending, if its stem has as many
// letters as are asked for: a short one is too often another word. Before к a
// vowel comes in (каски, касок; ячейка, ячеек).
func (d *declined) zero(least int) {
	if utf8.RuneCountInString(d.lower)-1 < least {
		return
	}
	before := d.at(3)
	switch {
	case d.at(2) != 'к' || strings.ContainsRune(vowels, before):
		d.add(1, none)
	case before == 'й' || before == 'ь':
		d.add(3, none, 'е', 'к')
	case strings.ContainsRune(sibilants, before):
		d.add(2, none, 'е', 'к')
	default:
		d.add(2, none, 'о', 'к')
	}
}

// jot declines a word in -й.
func (d *declined) jot() {
	d.add(1, masculineJot)
	switch {
	case d.ends("ый", "ой"):
		d.add(2, adjective(d.at(3), false))
	case d.ends("ий"):
		d.add(2, adjective(d.at(3), !strings.ContainsRune(velars, d.at(3))))
	}
}

// consonant declines a masculine noun.
func (d *declined) consonant() {
	switch {
	case d.ends("ых", "их"):
		return
	case strings.ContainsRune(sibilants, d.at(1)):
		d.add(0, masculineHush)
	case d.ends("ов", "ев", "ин", "ын"):
		d.add(0, masculineName)
	default:
		d.add(0, masculineHard)
	}
	d.fleeting(1, fleeing)
}

// fleeting adds the stem without the о or е before its last consonant, which is
// the i-th letter from the end (боец, бойца; владелец, владельца; день, дня).
func (d *declined) fleeting(i int, e endings) {
	if v := d.at(i + 1); v != 'о' && v != 'е' || len(d.letters) < i+3 {
		return
	}
	last := d.letters[len(d.letters)-i]
	switch before := d.at(i + 2); {
	case strings.ContainsRune(vowels, before):
		if d.at(i) == 'ц' {
			d.add(i+1, e, 'й', last)
		}
	case before == 'л':
		d.add(i+1, e, 'ь', last)
	default:
		if len(d.letters)-i-2 >= 2 {
			d.add(i+1, e, last)
		}
	}
}
