package figure

import "strings"

// number writes a figure's value with its bound: at least 300. A currency
// stands with it where the figure itself states one.
func (f *fields) number() string { return number(f.Value, f.Bound, f.Unit) }

// title says in a few words what a figure says: over 4,000 civilians killed.
func (f *fields) title() string { return f.titled(f.Unit) }

// titled is the title where the unit is the one given, such as the quantity's.
func (f *fields) titled(unit string) string {
	of := " "
	if f.Value.Words != "" {
		of = " of "
	}
	stated := strings.TrimSpace(f.Unit)
	if unitInNumber(f.Value, unit) {
		stated = ""
		if isPercent(unit) {
			of = " of "
		}
	}
	count := func(noun string) string { // behind the number
		if of == " " && f.Value.isOne() {
			return singular(noun)
		}
		return noun
	}
	noun := strings.TrimSpace(f.Population)
	switch {
	case noun == "":
		noun = count(stated)
	case stated != "" && !isPeople(stated) && fold(stated) != fold(noun):
		noun = count(stated) + " of " + noun
	default:
		noun = count(noun)
	}
	measure := strings.TrimSpace(f.Measure)
	out := number(f.Value, f.Bound, unit)
	if noun != "" && (measure == "" || happened(measure)) {
		out += of + noun
	}
	switch {
	case measure == "":
	case happened(measure):
		out += " " + measure
	default:
		if unitInNumber(f.Value, unit) {
			of = " of "
		}
		out += of + count(measure)
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
	case "dead", "missing", "hurt", "shot", "slain", "held", "homeless", "born", "spent", "paid", "lost", "sold", "stolen":
		return true
	}
	return strings.HasSuffix(words[0], "ed")
}
