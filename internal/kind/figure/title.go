package figure

import (
	"strings"

	"dossier/internal/pages"
)

// boundWords are the words before a value.
var boundWords = map[string]string{
	"about": "about ", "at-least": "at least ", "over": "over ", "at-most": "at most ", "up-to": "up to ", "as-many-as": "as many as ",
}

// number writes a value with its bound: at least 300.
func (f *fields) number() string {
	v := f.Value
	switch {
	case !v.Given:
		return "no number"
	case v.Words != "":
		return boundWords[f.Bound] + v.Words
	case v.Low == v.High:
		return boundWords[f.Bound] + pages.Number(v.Low)
	}
	return boundWords[f.Bound] + pages.Number(v.Low) + " to " + pages.Number(v.High)
}

// title says in a few words what a figure says: over 4,000 civilians killed.
func (f *fields) title() string {
	of := " "
	if f.Value.Words != "" {
		of = " of "
	}
	unit := strings.TrimSpace(f.Unit)
	noun := strings.TrimSpace(f.Population)
	switch {
	case noun == "":
		noun = unit
	case unit != "" && fold(unit) != "people" && fold(unit) != fold(noun):
		noun = unit + " of " + noun
	}
	measure := strings.TrimSpace(f.Measure)
	out := f.number()
	if strings.HasPrefix(noun, "%") {
		of = ""
	}
	if noun != "" && (measure == "" || happened(measure)) {
		out += of + noun
	}
	switch {
	case measure == "":
	case happened(measure):
		out += " " + measure
	default:
		out += of + measure
		if f.Population != "" {
			out += " among " + strings.TrimSpace(f.Population)
		}
	}
	return out
}

// happened reports whether a measure says what happened to those counted
// (killed, displaced) and so stands behind them, rather than naming what is
// counted (casualties, arrests).
func happened(measure string) bool {
	words := strings.Fields(fold(measure))
	if len(words) == 0 {
		return false
	}
	switch words[0] {
	case "dead", "missing", "hurt", "shot", "slain", "held", "homeless", "born":
		return true
	}
	return strings.HasSuffix(words[0], "ed")
}
