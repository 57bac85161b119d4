package suggest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/mention"
	"dossier/internal/verbatim"
)

// shortest is how many letters a name must have to be taken for one without
// asking: a shorter one (IS, ИГ) may be another word.
const shortest = 3

// organizations finds the names of organizations. A picture's description is
// looked at too, for readers hear and read it; the editor's other blocks are
// the editor's business.
func (e *Engine) organizations(a *annot.Article) []Finding {
	var out []Finding
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Editor && b.Node.Kind != annot.Image || b.Node.Kind == annot.CodeBlock {
			continue
		}
		for _, m := range e.names.Find(b.Text) {
			f := Finding{Kind: Organization, Block: i, From: m.From, To: m.To, Org: strings.Join(m.Orgs, " "), By: -1}
			f.Reason, f.Final = e.judge(b.Text[m.From:m.To], m, a.Front.Lang)
			out = append(out, f)
		}
	}
	return out
}

// judge tells whether a match in a text is certain, and why or why not. Of an
// organization that nobody has looked up only an exact proper name is.
func (e *Engine) judge(words string, m mention.Match, lang string) (reason string, certain bool) {
	var titles []string
	for _, id := range m.Orgs {
		titles = append(titles, e.title(id))
	}
	whose := strings.Join(titles, " and of ")
	name, _ := e.named(m)
	switch {
	case m.Overlap:
		return "names of " + strings.Join(titles, " and ") + " overlap here", false
	case len(m.Orgs) > 1:
		return "a name of " + whose, false
	case name.Quoted:
		return "in quotation marks a name of " + whose + ", and an everyday word", false
	case letters(m.Name) < shortest:
		return "a name of " + whose + ", so short that it may be another word", false
	case slices.ContainsFunc(e.firm().Find(words), func(in mention.Match) bool { return !in.Is(m.Orgs[0]) }):
		return "a name of " + whose + ", with a name of another organization in it", false
	case !e.orgs[m.Orgs[0]].known && !proper(m.Name, lang):
		return "a name of " + whose + ", which may be another word", false
	case !alike(words, m.Name), !e.orgs[m.Orgs[0]].known && verbatim.Fold(words) != m.Name:
		return "nearly a name of " + whose + ": “" + m.Name + "”", false
	}
	return "a name of " + whose, true
}

func (e *Engine) title(id string) string {
	if o, ok := e.orgs[id]; ok && o.title != "" {
		return o.title
	}
	return id
}

// named finds the name of a match in the record of the first organization that
// bears it. Where a record has it with and without conditions, it has none.
func (e *Engine) named(m mention.Match) (annot.Name, bool) {
	var found annot.Name
	ok := false
	for _, n := range e.orgs[m.Orgs[0]].names {
		if !m.Calls(func(text string) bool { return text == n.Text }) {
			continue
		}
		if !ok || found.Quoted && !n.Quoted {
			found = n
		}
		ok = true
	}
	return found, ok
}

func letters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// alike reports whether words are written as a name is: as many words, in the
// letters of its scripts, and each word with a capital where the name has one.
// An inflected form is alike, and so are words all in capitals.
func alike(words, name string) bool {
	w, n := strings.FieldsFunc(words, between), strings.FieldsFunc(name, between)
	if strings.EqualFold(strings.Join(w, " "), strings.Join(n, " ")) && capitals(words) {
		return true
	}
	if len(w) != len(n) {
		return false
	}
	for i := range w {
		if !sameStem(w[i], n[i]) {
			return false
		}
	}
	return true
}

// between reports whether a character stands between words.
func between(r rune) bool { return !mention.InWord(r) }

// capitals reports whether a text has capitals and no small letters.
func capitals(text string) bool {
	return strings.ContainsFunc(text, unicode.IsUpper) && !strings.ContainsFunc(text, unicode.IsLower)
}

// sameStem reports whether a word is another one or a form of it: the same
// letters but for the last few.
func sameStem(word, other string) bool {
	const ending = 3
	shared := 0
	for shared < len(word) && shared < len(other) {
		r, size := utf8.DecodeRuneInString(word[shared:])
		if s, _ := utf8.DecodeRuneInString(other[shared:]); r != s {
			break
		}
		shared += size
	}
	rest := max(utf8.RuneCountInString(word[shared:]), utf8.RuneCountInString(other[shared:]))
	return rest == 0 || shared > 0 && rest <= ending && unicode.IsLetter(lastRune(word)) && rest < utf8.RuneCountInString(other)
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
