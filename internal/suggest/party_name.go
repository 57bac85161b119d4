package suggest

import (
	"iter"
	"strings"
)

// nameRegister knows by what shorter names an article calls its parties.
type nameRegister struct {
	people map[string]string // surname or full name → full name
	short  map[string]string // acronym → name
}

func newNameRegister() nameRegister {
	return nameRegister{people: map[string]string{}, short: map[string]string{}}
}

// person notes a full name, so that the surname alone stands for it.
func (n nameRegister) person(full string) {
	at := strings.LastIndexByte(full, ' ')
	if at < 0 {
		return
	}
	n.people[full] = full
	n.people[full[at+1:]] = full
}

// nominatives gives what a name may be in the nominative, the likeliest first,
// the printed words last.
func nominatives(x *cueLexicon, name string, isOblique bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		if isOblique && len(x.genitive) > 0 {
			fields := strings.Fields(name)
			for i, word := range fields {
				fields[i] = x.nominative(word)
			}
			if !yield(strings.Join(fields, " ")) {
				return
			}
		}
		yield(name)
	}
}

// nominative undoes the longest ending of another case that a word has.
func (x *cueLexicon) nominative(word string) string {
	best := -1
	for i, rule := range x.genitive {
		if len(word) > len(rule.from)+2 && strings.HasSuffix(word, rule.from) && (best < 0 || len(rule.from) > len(x.genitive[best].from)) {
			best = i
		}
	}
	if best < 0 {
		return word
	}
	return strings.TrimSuffix(word, x.genitive[best].from) + x.genitive[best].to
}

// learnNames notes the acronyms that the block explains, "European Counter
// Terrorism Centre (ECTC)", and the full names that it prints.
func (r *hearer) learnNames() {
	for i := range r.tokens {
		if _, ok := r.acronym(i, len(r.tokens)); ok && r.tokens[i+1].caps {
			if from := r.spelled(i); from < i {
				r.register.short[r.words(i+1, i+2)] = r.words(from, i)
			}
		}
	}
}

// spelled gives the first of the words before a bracket whose first letters
// are the acronym in it.
func (r *hearer) spelled(bracket int) int {
	const longest = 12
	letters := []rune(strings.ToUpper(r.tokens[bracket+1].fold))
	left := len(letters)
	for at := bracket; at > 0 && bracket-at < longest && left > 0; {
		at--
		t := &r.tokens[at]
		if !t.word() || t.fold == "" {
			return bracket
		}
		first := []rune(strings.ToUpper(t.fold))[0]
		switch {
		case first == letters[left-1]:
			if left--; left == 0 {
				return at
			}
		case !t.is(insideWord | linkWord | andWord | determinerWord):
			return bracket
		}
	}
	return bracket
}
