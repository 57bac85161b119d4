package suggest

import (
	"math/big"
	"strings"

	"dossier/internal/prose"
)

// numbers finds the figures of texts in one language. It holds the language's
// words, is never changed, and may be used by several goroutines at a time.
type numbers struct {
	abbreviations map[string]bool

	// What numbers are written with.
	cardinal  *lexicon // value: words below a thousand, and those that add to nothing
	article   *lexicon // value: words that are a number only before a magnitude
	magnitude *lexicon // value: words that multiply what stands before them
	short     *lexicon // value: letters that do so behind an amount of money or before a noun
	single    *lexicon // value: a magnitude that stands alone and means one of it
	bounded   *lexicon // value: the same, behind words of the file bound only
	half      *lexicon // value: "and a half"
	and       *lexicon // between the parts of one number
	decimal   string   // characters before decimals; the first is the language's own
	group     string   // characters between groups of three digits

	// Numbers that are no digits and no plain cardinals.
	vague       *lexicon // "thousands"
	several     *lexicon // "several", before a magnitude
	link        *lexicon // between a vague number and another: "of"
	denominator *lexicon // value: one or many
	part        *lexicon // fractions that stand alone
	partBefore  *lexicon // words before such a fraction that make it another thing
	partBy      *lexicon // words before a fraction that show that it is one
	partAfter   *lexicon // words behind a fraction; none: it needs none
	multiple    *lexicon // value
	out         *lexicon // between the two numbers of a rate: "in", "out of"
	per         *lexicon // value: before the number that a rate is of
	ordinal     *lexicon
	suffix      *lexicon // value: ordinal, or cardinal with the least and the greatest number

	// What stands round them.
	unit     *lexicon // value
	currency *lexicon // value
	bound    *lexicon // value
	boundEnd *lexicon // value; behind the number
	subunits map[string]map[string]*big.Rat
	level    *lexicon // bound words that say where a change ends, behind a word of change
	degree   *lexicon // words that strengthen or weaken bound words
	ranges   []rangeWords
	change   *lexicon // words of change: the "from … to" behind them is two numbers
	noun     nounWords

	beginners []*lexicon      // words that a number may begin with, but for currencies
	begin     map[string]bool // their first words, and signs

	// What makes a number no figure.
	monthBefore, monthAfter     *lexicon
	monthIn                     *lexicon // words before a month that no day follows
	duration, durationBetween   *lexicon
	timeBefore, timeAfter       *lexicon
	ageBefore, ageAfter, ageOf  *lexicon
	yearBefore, yearAfter       *lexicon
	identifier, number          *lexicon // number: those that do so however the number is written
	streetBefore, streetAfter   *lexicon
	idiom, score, place, joined *lexicon
	vote                        *lexicon // words near the two numbers of a vote: "217-205"
	compound                    *lexicon // nouns that may hang on a number by a hyphen
	calibre                     *lexicon
	hedge                       *lexicon
	things                      *lexicon // nouns before which "one" counts
	certain                     *lexicon // words before a "one" that means "a certain"
	minus                       *lexicon // words before a number below zero
	calibreOf                   *lexicon // words before a measure that is the name of a weapon
	work                        *lexicon // nouns before the title of a work
	rank                        *lexicon // nouns behind a number that says which one
	law                         *lexicon // what stands between the two numbers of a legal citation
	undotted                    *lexicon // abbreviations that have no full stop
	auxiliary                   *lexicon // words between those who are counted and what befell them
	void                        *lexicon // words behind a number that say nothing of what is counted
	scoring                     *lexicon // words behind a number that is a result of a game
	more                        *lexicon // words before a "one" that counts only with a noun
	scale                       *lexicon // scales that a number hangs on by a hyphen: "magnitude-6.3"
	plural                      *lexicon // words before the numbers of several things
}

// rangeWords are the words of a range: "between … and", "… to".
type rangeWords struct {
	open, link string
	before     *lexicon // open; nil where there is nothing to open
	between    *lexicon
	pair       bool // the two numbers may stand in any order and mean no change
}

// newNumbers reads the words of a language, given as a BCP 47 tag; nil for a
// language without a folder.
func newNumbers(tag string) *numbers {
	lang, ok := languageOf(tag)
	if !ok {
		return nil
	}
	list := func(name string) *lexicon { return newLexicon(lang, "number-"+name+".txt") }
	values := func(name string) *lexicon { return newValues(lang, "number-"+name+".txt") }
	g := &numbers{
		abbreviations: prose.Abbreviations(lang),

		cardinal: values("cardinal"), article: values("article"), magnitude: values("magnitude"),
		short: values("short"), single: values("single"), bounded: values("single-bound"),
		half: values("half"), and: list("and"),

		vague: list("vague"), several: list("several"), link: list("link"),
		denominator: values("denominator"), part: list("part"), partBefore: list("part-before"), partBy: list("part-by"), partAfter: list("part-after"),
		multiple: values("multiple"), out: list("out-of"), per: list("per"),
		ordinal: list("ordinal"), suffix: values("suffix"),

		unit: values("unit"), currency: values("currency"),
		bound: values("bound"), boundEnd: values("bound-end"), degree: list("degree"), level: list("level"),
		ranges: readRanges(lang), change: list("change"), noun: readNouns(lang),

		monthBefore: list("month-before"), monthAfter: list("month-after"), monthIn: list("month-in"),
		duration: list("duration"), durationBetween: list("duration-between"),
		timeBefore: list("time-before"), timeAfter: list("time-after"),
		ageBefore: list("age-before"), ageAfter: list("age-after"), ageOf: list("age-of"),
		yearBefore: list("year-before"), yearAfter: list("year-after"),
		identifier: list("identifier"), number: list("numbered"),
		streetBefore: list("street-before"), streetAfter: list("street-after"),
		idiom: list("idiom"), score: list("score"), vote: list("vote"), place: list("place"), joined: list("joined"),
		compound: list("compound"), calibre: list("calibre"), hedge: list("hedge"),
		things: list("one-thing"), certain: list("one-before"),
		minus: list("minus"), auxiliary: list("auxiliary"), void: list("noun-void"), undotted: list("undotted"), calibreOf: list("calibre-of"), work: list("work"), rank: list("rank"), law: list("law"), scoring: list("score-after"),
		more: list("one-more"), scale: list("scale"), plural: list("plural"),
	}
	g.decimal, g.group = readFormat(lang)
	g.begin = map[string]bool{}
	g.beginners = []*lexicon{g.cardinal, g.article, g.single, g.bounded, g.vague, g.several, g.part, g.multiple}
	for _, l := range g.beginners {
		l.firstWords(g.begin)
	}
	g.currency.firstWords(g.begin)
	for sign := range vulgar {
		g.begin[sign] = true
	}
	g.subunits = readSubunits(lang)
	return g
}

// readFormat reads how a language writes digits. A character stands as itself;
// a space stands for all kinds of space.
func readFormat(lang string) (decimal, group string) {
	for _, line := range words(lang, "number-format.txt") {
		key, signs, _ := strings.Cut(line, ": ")
		switch key {
		case "decimal":
			decimal = strings.ReplaceAll(signs, " ", "")
		case "group":
			group = strings.ReplaceAll(strings.ReplaceAll(signs, " ", ""), "space", " ")
		}
	}
	return decimal, group
}

// readSubunits reads what units are parted into: "ft: in 12", one a line.
func readSubunits(lang string) map[string]map[string]*big.Rat {
	out := map[string]map[string]*big.Rat{}
	for _, line := range words(lang, "number-subunit.txt") {
		unit, part, _ := strings.Cut(line, ": ")
		name, count, ok := strings.Cut(part, " ")
		if !ok {
			continue
		}
		if out[unit] == nil {
			out[unit] = map[string]*big.Rat{}
		}
		out[unit][name] = number(count)
	}
	return out
}

// readRanges reads the words of ranges: "open … link", one a line; a line that
// begins with "pair: " names two numbers whose order tells nothing.
func readRanges(lang string) []rangeWords {
	var out []rangeWords
	for _, line := range words(lang, "number-range.txt") {
		rest, pair := strings.CutPrefix(line, "pair: ")
		open, link, ok := strings.Cut(rest, "…")
		if !ok {
			continue
		}
		w := rangeWords{open: strings.TrimSpace(open), link: strings.TrimSpace(link), between: &lexicon{}, pair: pair}
		w.between.add("", w.link)
		if w.open != "" {
			w.before = &lexicon{}
			w.before.add("", w.open)
		}
		out = append(out, w)
	}
	return out
}

// nounWords tell where the words end that say what is counted.
type nounWords struct {
	head, not, modifier, halt []string // endings of words
	stop                      *lexicon // no part of what is counted
	counted                   *lexicon // nouns that are counted all the time
	toll                      *lexicon // words for what befell those who are counted
	bare                      bool     // the first noun ends it, whatever its ending
}

func readNouns(lang string) nounWords {
	n := nounWords{
		stop:    newLexicon(lang, "number-noun-stop.txt"),
		counted: newLexicon(lang, "number-noun.txt"),
		toll:    newLexicon(lang, "number-toll.txt"),
	}
	for _, line := range words(lang, "number-noun-ending.txt") {
		key, list, _ := strings.Cut(line, ": ")
		endings := strings.Fields(list)
		switch key {
		case "head":
			n.head = append(n.head, endings...)
		case "not":
			n.not = append(n.not, endings...)
		case "modifier":
			n.modifier = append(n.modifier, endings...)
		case "stop":
			n.halt = append(n.halt, endings...)
		case "any":
			n.bare = true
		}
	}
	return n
}

// number reads a value of a data file: a decimal number.
func number(value string) *big.Rat {
	r, ok := new(big.Rat).SetString(value)
	if !ok {
		return new(big.Rat)
	}
	return r
}
