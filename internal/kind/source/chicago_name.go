package source

import (
	"regexp"
	"strings"
	"unicode"
)

// parts gives a name with the particles that its family name begins with and
// its given name ends with taken apart, as CSL asks of a program, and with
// printed apostrophes. A particle is a word of small letters, or what stands in
// small letters before an apostrophe or hyphen: van den, ’t, d’, al-.
func (n Name) parts() Name {
	for _, s := range []*string{&n.Family, &n.Given, &n.DroppingParticle, &n.NonDroppingParticle, &n.Suffix, &n.Literal} {
		*s = curled(*s)
	}
	if n.NonDroppingParticle == "" {
		words := strings.Fields(n.Family)
		k := 0
		for k < len(words)-1 && isParticle(words[k]) {
			k++
		}
		n.NonDroppingParticle, n.Family = strings.Join(words[:k], " "), strings.Join(words[k:], " ")
		if m := elided.FindStringSubmatch(n.Family); k == 0 && m != nil {
			n.NonDroppingParticle, n.Family = m[1], m[2]
		}
	}
	if n.DroppingParticle == "" && n.Family != "" {
		words := strings.Fields(n.Given)
		k := len(words)
		for k > 1 && isParticle(words[k-1]) {
			k--
		}
		n.Given, n.DroppingParticle = strings.Join(words[:k], " "), strings.Join(words[k:], " ")
	}
	return n
}

// elided is a family name whose particle is joined to it: d’Estaing, al-Khatib.
var elided = regexp.MustCompile(`^(\p{Ll}+[’\-–])([^\p{Ll}\s’\-–].*)$`)

// isParticle reports whether a word is of small letters and signs.
func isParticle(word string) bool {
	small := false
	for _, r := range word {
		switch {
		case unicode.IsLower(r):
			small = true
		case !strings.ContainsRune("’-–.", r):
			return false
		}
	}
	return small
}

func startsLower(word string) bool {
	for _, r := range word {
		return unicode.IsLower(r)
	}
	return false
}

// attached puts a particle before a name: with nothing between them where it
// ends in an apostrophe or hyphen.
func attached(particle, name string) string {
	for _, end := range []string{"’", "-", "–"} {
		if name != "" && strings.HasSuffix(particle, end) {
			return particle + name
		}
	}
	return joined(particle, name)
}

// together reports whether a name is of a script in which the family name comes
// first and nothing stands between its parts.
func (n Name) together() bool {
	for _, r := range n.Family + n.Given {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			return true
		}
	}
	return false
}

// short is the part of a name that a short form shows.
func (n Name) short() string {
	switch n = n.parts(); {
	case n.Literal != "":
		return n.Literal
	case n.Family == "":
		return n.Given
	}
	return attached(n.NonDroppingParticle, n.Family)
}

// whole is a name in the order of speech.
func (n Name) whole() string {
	if n.Literal == "" && n.together() {
		return n.Family + n.Given
	}
	if n = n.parts(); n.Literal != "" {
		return n.Literal
	}
	return joined(n.Given, attached(n.DroppingParticle, attached(n.NonDroppingParticle, n.Family)), n.Suffix)
}

// sorted is a name with its family name first. Particles stand behind the given
// name, whether they would fall away or not.
func (n Name) sorted() string {
	if n.Literal != "" || n.Family == "" || n.Given == "" || n.together() {
		return n.whole()
	}
	n = n.parts()
	out := n.Family + ", " + joined(n.Given, attached(n.DroppingParticle, n.NonDroppingParticle))
	if n.Suffix != "" {
		out += ", " + n.Suffix
	}
	return out
}

func joined(words ...string) string {
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// and joins names as in a sentence.
func and(names []string) string { return inOrder(names, false) }

// inOrder joins names; always puts a comma before the last of two, too, as
// behind a name whose family name stands first.
func inOrder(names []string, always bool) string {
	switch n := len(names); {
	case n == 0:
		return ""
	case n == 1:
		return names[0]
	case names[n-1] == "others": // what BibTeX has for the rest of a list
		if n == 2 && !always {
			return names[0] + " et al."
		}
		return strings.Join(names[:n-1], ", ") + ", et al."
	case n == 2 && !always:
		return names[0] + " and " + names[1]
	default:
		return strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
	}
}

// written gives the names of a list in a form; names that are empty are left
// out.
func written(list []Name, form func(Name) string) []string {
	var out []string
	for _, n := range list {
		if s := form(n); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// few cuts a list of names: of most and more it keeps the first.
func few(names []string, most, first int) string {
	if len(names) >= most {
		if first == 1 {
			return names[0] + " et al."
		}
		return strings.Join(names[:first], ", ") + ", et al."
	}
	return and(names)
}

// namesInText are the names of a text's cite: those of up to three, else the
// first (Chicago 15.29).
func namesInText(list []Name) string { return few(written(list, Name.short), 4, 1) }

// namesInNote are those of a full note.
func namesInNote(list []Name) string { return few(written(list, Name.whole), 4, 1) }

// namesInList are those of a bibliography, the first with its family name
// before: of more than ten the first seven (Chicago 14.76).
func namesInList(list []Name) string {
	names := written(list, Name.whole)
	for _, n := range list {
		if n.whole() != "" {
			names[0] = n.sorted()
			break
		}
	}
	if len(names) > 10 {
		return strings.Join(names[:7], ", ") + ", et al."
	}
	return inOrder(names, true)
}

// namesBehind are names in the middle of an entry of a bibliography.
func namesBehind(list []Name) string { return few(written(list, Name.whole), 11, 7) }
