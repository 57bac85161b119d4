package mention

import "strings"

// endings are the endings of one declension. An empty one stands for the bare
// stem; a word with no endings at all is not inflected.
type endings []string

// bare reports whether the stem alone is a form.
func (e endings) bare() bool {
	if len(e) == 0 {
		return true
	}
	for _, s := range e {
		if s == "" {
			return true
		}
	}
	return false
}

// longestEnding is how many letters an ending has at most, shortestStem how
// many a stem has at least.
const (
	longestEnding = 3
	shortestStem  = 2
)

// The declensions of standard Russian, as in any of its grammars
// (Академическая грамматика 1980, §§ 1180–1300): all cases in the singular and
// the plural. Sibilants and ц, after which the spelling of endings differs,
// have lists of their own. ё is read as е.
var (
	adjectiveHard = list("ый ий ой ого ому ым им ом ая ую ою ое ые ие ых их ыми ими")
	adjectiveSoft = list("ий его ему им ем яя ей юю ею ее ие их ими")
	adjectiveHush = list("ый ий ой ого его ому ему ым им ом ем ая ей ую ою ею ое ее ые ие ых их ыми ими")

	masculineHard = list("- а у ом е ы и ов ам ами ах")          // Талибан, Кавказ, Тигр
	masculineHush = list("- а у ом ем е ы и ей ов ев ам ами ах") // ДАИШ, Меч, Месяц
	masculineName = list("- а у ом ым е ы ов ых ам ым ами ыми ах")
	masculineJot  = list("й я ю ем е и ев ям ями ях") // Герой, Пролетарий
	softSign      = list("ь я ю ем е и ью ей ам ям ами ями ах ях")

	feminineHard = list("а ы и е у ой ою ей ею ам ами ах") // База, Нусра
	feminineSoft = list("я и е ю ей ею ь й ям ями ях")     // Воля, Армия
	soft         = list("я и е ю ей ею ев ям ями ях")      // Семья, Братья
	neuterHard   = list("о а у ом е ам ами ах")            // Государство
	neuterHush   = list("е а у ем ам ами ах")              // Училище, Сердце
	neuterSoft   = list("е я ю ем и й ей ев ям ями ях")    // Движение, Море

	pluralHard  = list("ы ов ев - ам ами ах")       // Талибы, Силы
	pluralVelar = list("и ов ей - ам ами ах")       // Волки, Каски
	pluralSoft  = list("и ей ев ь й ям ями ьми ях") // Свидетели, Герои, Партии
	pluralFolk  = list("е - ам ами ах")             // Мусульмане

	none    = list("-")                                  // a genitive plural without an ending
	acronym = list("- а у ом ем е")                      // ИГИЛ, ДАИШ
	fleeing = list("а у ом ем е ы и ей ов ев ам ами ах") // the stem without its fleeting vowel
)

func list(s string) endings {
	out := strings.Fields(s)
	for i, e := range out {
		if e == "-" {
			out[i] = ""
		}
	}
	return out
}
