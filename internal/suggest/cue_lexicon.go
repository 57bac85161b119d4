package suggest

import (
	"path"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/prose"
)

// class says what a word may be for the search for speakers. A word may be
// several things: "reports" is a cue and a work.
type class uint64

const (
	cueSay      class = 1 << iota // says something whoever its subject is: said
	cueClaim                      // says something if its subject can speak: claims
	cueThat                       // says something if a clause or a quotation follows: added
	cueQuote                      // says something only beside a quotation: continued
	cuePart                       // carries on the subject of its sentence: saying
	cueVoid                       // before a cue: nothing is said: would, not
	cuePassive                    // before a cue: its subject is what is said: was
	cueBetween                    // may stand between a subject and its cue: also, has
	cueThatWord                   // begins what is said: that
	roleWord                      // what a person is: minister
	bodyWord                      // what an organization is: ministry
	workWord                      // what is writing: report
	pronounWord                   // stands for the last speaker: he
	insideWord                    // may stand inside a name: of
	linkWord                      // ties what follows to a noun: spokesman for
	prepositionWord
	determinerWord
	stopWord // never part of what names a party
	timeWord
	demonymWord // an adjective with a capital: Iraqi
	agencyWord  // somebody that others talk to: news agencies
	titleWord   // before a person's name: Col.
	issuedWord  // between a work and its maker: released
	byWord      // directly before the maker of a work: by, from
	andWord
	indeclinable  // a noun whose form does not tell its case
	nominative    // a noun in a form that can be a subject
	oblique       // a noun in a form that can be something else
	lemmaForm     // a noun as the list has it, in the singular
	placeWord     // a state or a seat of government
	pronounPerson // a pronoun that stands for a person
	pronounBody   // a pronoun that stands for a body
	carryWord     // before a cue: its subject is that of the clause before: and, but
	addressCue    // a cue behind which stands to whom something is said: told
	bodyName      // in the name of an organization and not of a person: International
	relativeWord  // stands for the noun before it as a subject: who
	cueCount      // says something if a number or a clause follows: recorded
	cuePromise    // says something if an infinitive or a clause follows: pledged
	cueQuoted     // what follows names a further speaker: quoted … as saying
	speechWord    // what a verb conveys that somebody else said: слова
	articleWord   // before what is mentioned for the first time: a
	contentWord   // a noun behind which stands what is said: indications that
)

const nounWord = roleWord | bodyWord | workWord

// classFiles are the files of single words. In each, a line holds words, or
// one stem with a colon and its endings ("сообщ: ил ила", "-" for none). A
// word with a capital counts only when it is printed with one.
var classFiles = []struct {
	file  string
	class class
}{
	{"cue-say", cueSay}, {"cue-claim", cueClaim}, {"cue-that", cueThat}, {"cue-quote", cueQuote},
	{"cue-participle", cuePart}, {"cue-count", cueCount}, {"cue-promise", cuePromise}, {"cue-quoted", cueQuoted}, {"cue-content", contentWord}, {"speaker-article", articleWord}, {"cue-speech", speechWord}, {"cue-void", cueVoid}, {"cue-passive", cuePassive},
	{"cue-between", cueBetween}, {"cue-clause", cueThatWord}, {"cue-issued", issuedWord}, {"cue-by", byWord},
	{"speaker-role", roleWord}, {"speaker-body", bodyWord}, {"speaker-work", workWord},
	{"speaker-pronoun", pronounWord}, {"speaker-pronoun-person", pronounWord | pronounPerson},
	{"speaker-pronoun-body", pronounWord | pronounBody}, {"speaker-relative", relativeWord},
	{"speaker-inside", insideWord}, {"speaker-link", linkWord},
	{"speaker-preposition", prepositionWord}, {"speaker-determiner", determinerWord},
	{"speaker-stop", stopWord}, {"speaker-and", andWord}, {"speaker-time", timeWord}, {"speaker-demonym", demonymWord},
	{"speaker-agency", agencyWord}, {"speaker-place", placeWord},
	{"title", titleWord}, {"party-body", bodyName}, {"cue-carry", carryWord}, {"cue-address", addressCue},
}

// cueLexicon is what the data files of a language say.
type cueLexicon struct {
	folded map[string]class // by the word in small letters
	exact  map[string]class // by the word as printed, of words with a capital
	lemma  map[string]string
	// The cues of several words by their first and their second word; the
	// second is empty for a cue of one word, "*" where any word may stand.
	phrases map[string]map[string][]cuePhrase
	clitics map[string]bool // "'s": parts of a word behind an apostrophe

	genitive   []endingRule // oblique names → nominative
	roles      []string     // endings of words for persons
	attributes []string     // endings of words that may stand before a noun, in any case
	leading    []string     // those of the nominative
	plural     []string     // endings of cues whose speaker may stand in a place
	nobody     []string     // endings of cues that have no subject
	dependent  []string     // endings of nouns that belong to the noun before
	surnames   []string     // endings that only surnames have
	adverbs    []string     // endings of adverbs
	verbs      []string     // endings of verbs
	infinitive []string     // endings of infinitives
	addressed  []string     // endings of the case of whom something is said to
	cased      bool         // the language tells subjects by their form
	letters    *strings.Replacer
	stops      map[string]bool // abbreviations
}

// cuePhrase is a cue of several words.
type cuePhrase struct {
	words []string
	kind  phraseKind
}

type phraseKind uint8

const (
	sourcePhrase  phraseKind = iota // its source follows: according to
	subjectPhrase                   // its speaker stands before it: was quoted as saying
	pronounPhrase                   // its source is the last speaker: по его словам
)

type endingRule struct{ from, to string }

// cueLexicons holds the lexicon of every language that has a folder.
var cueLexicons = sync.OnceValue(func() map[string]*cueLexicon {
	all := map[string]*cueLexicon{}
	folders, err := languageFiles.ReadDir("lang")
	if err != nil {
		return all
	}
	for _, folder := range folders {
		all[folder.Name()] = readCueLexicon(path.Base(folder.Name()))
	}
	return all
})

func readCueLexicon(lang string) *cueLexicon {
	x := &cueLexicon{
		folded: map[string]class{}, exact: map[string]class{}, lemma: map[string]string{},
		phrases: map[string]map[string][]cuePhrase{}, clitics: map[string]bool{}, stops: map[string]bool{},
	}
	var pairs []string
	for _, line := range words(lang, "cue-letter.txt") {
		pairs = append(pairs, strings.Fields(line)...)
	}
	if len(pairs)%2 == 0 {
		x.letters = strings.NewReplacer(pairs...)
	}
	for word := range prose.Abbreviations(lang) {
		x.stops[word] = true
	}
	for _, f := range classFiles {
		for _, word := range wordForms(lang, f.file+".txt") {
			x.add(word, f.class)
		}
	}
	x.decline(wordLines(lang, "speaker-paradigm.txt"))
	for kind, file := range []string{"cue-source.txt", "cue-subject.txt", "cue-pronoun.txt"} {
		for _, line := range words(lang, file) {
			x.addPhrase(line, phraseKind(kind))
		}
	}
	for _, word := range wordForms(lang, "speaker-clitic.txt") {
		x.clitics[word] = true
	}
	for _, line := range wordLines(lang, "party-nominative.txt") {
		if len(line) == 2 {
			x.genitive = append(x.genitive, endingRule{strings.Trim(line[0], "-"), strings.Trim(line[1], "-")})
		}
	}
	x.attributes = wordForms(lang, "speaker-attribute.txt")
	x.roles = wordForms(lang, "speaker-role-ending.txt")
	x.nobody = wordForms(lang, "cue-impersonal.txt")
	x.dependent = wordForms(lang, "speaker-dependent.txt")
	x.leading = wordForms(lang, "speaker-leading.txt")
	x.plural = wordForms(lang, "cue-plural.txt")
	x.addressed = wordForms(lang, "speaker-addressed.txt")
	x.adverbs = wordForms(lang, "speaker-adverb.txt")
	x.infinitive = wordForms(lang, "cue-infinitive.txt")
	x.verbs = wordForms(lang, "cue-ending.txt")
	x.surnames = wordForms(lang, "party-surname.txt")
	return x
}

// wordLines gives the fields of each line of a data file.
func wordLines(lang, file string) [][]string {
	var out [][]string
	for _, line := range words(lang, file) {
		out = append(out, strings.Fields(line))
	}
	return out
}

// wordForms gives the words of a data file, stems and endings put together.
func wordForms(lang, file string) []string {
	var out []string
	for _, line := range wordLines(lang, file) {
		stem, isStem := strings.CutSuffix(line[0], ":")
		if !isStem {
			out = append(out, line...)
			continue
		}
		for _, ending := range line[1:] {
			out = append(out, stem+strings.TrimPrefix(ending, "-"))
		}
	}
	return out
}

func (x *cueLexicon) add(word string, c class) {
	first, _ := utf8.DecodeRuneInString(word)
	if unicode.IsUpper(first) {
		x.exact[word] |= c
	} else {
		x.folded[x.fold(word)] |= c
	}
	if c == titleWord && strings.HasSuffix(word, ".") {
		x.stops[word] = true
	}
}

// addPhrase reads a cue of several words; "a|b" in it is one word or the other.
func (x *cueLexicon) addPhrase(line string, kind phraseKind) {
	all := [][]string{nil}
	for _, field := range strings.Fields(x.fold(line)) {
		var next [][]string
		for _, head := range all {
			for word := range strings.SplitSeq(field, "|") {
				grown := head[:len(head):len(head)]
				if word != "-" {
					grown = append(grown, word)
				}
				next = append(next, grown)
			}
		}
		all = next
	}
	for _, list := range all {
		if len(list) == 0 {
			continue
		}
		if x.phrases[list[0]] == nil {
			x.phrases[list[0]] = map[string][]cuePhrase{}
		}
		second := ""
		if len(list) > 1 {
			second = list[1]
		}
		x.phrases[list[0]][second] = append(x.phrases[list[0]][second], cuePhrase{list, kind})
	}
}

// decline adds the forms of the nouns. A paradigm is a line "ending = forms |
// forms": the ending of the form in the list of words, the endings of further
// nominatives, those of the other cases; "-" is the empty ending.
func (x *cueLexicon) decline(paradigms [][]string) {
	x.cased = len(paradigms) > 0
	lemmas := map[string]class{}
	for word, c := range x.folded {
		if c&nounWord != 0 {
			lemmas[word] = c & nounWord
		}
	}
	for word, c := range x.exact {
		if c&nounWord != 0 {
			x.exact[word] |= indeclinable | nominative | oblique | lemmaForm
		}
	}
	for word, c := range lemmas {
		x.lemma[word] = word
		line := longestEnding(word, paradigms)
		if line == nil {
			x.folded[word] |= indeclinable | nominative | oblique | lemmaForm
			continue
		}
		stem := word[:len(word)-len(strings.Trim(line[0], "-"))]
		x.folded[word] |= nominative | lemmaForm
		form := nominative
		for _, ending := range line[1:] {
			switch ending {
			case "=":
			case "|":
				form = oblique
			default:
				inflected := stem + strings.Trim(ending, "-")
				x.folded[inflected] |= c | form
				if _, known := lemmas[inflected]; !known {
					// Two lemmas may share a form; the lesser wins, so that
					// the order of the map does not matter.
					if old, found := x.lemma[inflected]; !found || word < old {
						x.lemma[inflected] = word
					}
				}
			}
		}
	}
}

func longestEnding(word string, paradigms [][]string) []string {
	var best []string
	for _, line := range paradigms {
		if strings.HasSuffix(word, strings.Trim(line[0], "-")) && (best == nil || len(line[0]) > len(best[0])) {
			best = line
		}
	}
	return best
}

// fold writes a word as the lexicon's keys are writing.
func (x *cueLexicon) fold(word string) string {
	word = strings.ToLower(word)
	if x.letters != nil {
		word = x.letters.Replace(word)
	}
	return word
}

func wordEnds(word string, endings []string) bool {
	for _, e := range endings {
		if len(word) > len(e)+2 && strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}
