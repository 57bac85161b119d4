package figure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// peopleWords are units that mean people, so that a population says it better.
var peopleWords = []string{"people", "person", "persons", "individual", "individuals", "human beings", "humans", "victims", "souls", "heads"}

// isPeople reports whether a unit is people, in other words.
func isPeople(unit string) bool { return slices.Contains(peopleWords, fold(unit)) }

// isOne reports whether a value is the number 1, behind which a noun stands in
// the singular.
func (v Value) isOne() bool { return v.Given && v.Words == "" && v.Low == 1 && v.High == 1 }

// singulars are nouns whose singular follows no rule; those that have none
// stand for themselves.
var singulars = map[string]string{
	"people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "wives": "wife",
	"buses": "bus", "viruses": "virus", "heroes": "hero",
	"series": "series", "species": "species", "news": "news", "means": "means", "headquarters": "headquarters", "premises": "premises",
	"states": "states", "nations": "nations", "forces": "forces", "defences": "defences", "arms": "arms", "goods": "goods",
}

// singular puts the head of an English noun phrase into the singular: civilians
// in Iraq, civilian in Iraq. A word that does not look like a plural is left.
func singular(phrase string) string {
	words := strings.Fields(phrase)
	head := len(words) - 1
	for i, w := range words {
		switch fold(w) {
		case "in", "of", "from", "by", "at", "on", "under", "with", "without", "among", "who", "that", "which", "and", "or", "to", "for", "aged", "between", "outside", "inside", "near":
			if i > 0 {
				head = min(head, i-1)
			}
		}
	}
	if head < 0 {
		return phrase
	}
	words[head] = singularWord(words[head])
	return strings.Join(words, " ")
}

// singularWord is singular for one word.
func singularWord(w string) string {
	lower := strings.ToLower(w)
	if len(lower) != len(w) { // letters of which the small ones are longer: no English
		return w
	}
	for _, plural := range []string{"women", "men", "children", "people"} { // servicemen, schoolchildren
		if before, ok := strings.CutSuffix(lower, plural); ok && (before == "" || plural == "men" || plural == "women" || plural == "children") {
			return w[:len(before)] + singulars[plural]
		}
	}
	if one, ok := singulars[lower]; ok {
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(first) {
			return strings.ToUpper(one[:1]) + one[1:]
		}
		return one
	}
	end := func(suffix string) bool { return strings.HasSuffix(lower, suffix) }
	switch {
	case len(w) < 4 || !end("s") || end("ss") || end("us") || end("is") && lower == w:
		return w // is: analysis, but Iraqis
	case end("ies"):
		return w[:len(w)-3] + "y"
	case end("ches"), end("shes"), end("sses"), end("xes"):
		return w[:len(w)-2]
	default:
		return w[:len(w)-1]
	}
}
