package lint

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annot"
	"dossier/internal/diag"
	"dossier/internal/link"
	"dossier/internal/mention"
)

// Designated is an entity against which designations may be on record: a
// mention of it may owe a label.
type Designated interface {
	annot.Entity
	// Designated reports whether any designation is on record that owes, or
	// owed, a label.
	Designated() bool
}

var notAName = Rule{
	Code:  "not-a-name",
	Title: "a span speaks of a name of an organization, and its words hold none",
	Text: `An org= span whose words hold none of the record's names links to the record and is
never labelled: that is meant for words such as "the terrorist group". Words that look
like a name, of an organization with designations, would so lose their label: add the
name to the record. And an org=none span whose words hold no name excuses nothing.`,
	Before: "[the Caliphate Army]{org=isis}",
	After:  "- id: isis\n  name: Islamic State\n  names: [{text: Caliphate Army, lang: en}]",
	Warns:  true,
	Check: func(in Input) []diag.Diagnostic {
		var out []diag.Diagnostic
		named := sync.OnceValue(func() *mention.Finder { return allNames(in.Graph) })
		for _, doc := range in.Graph.Docs() {
			for i := range doc.Annotations {
				a := &doc.Annotations[i]
				org, ok := a.Get("org")
				if !ok || holdsName(in.Graph, doc, a) {
					continue
				}
				if d, bad := notNamed(in, doc, a, org, named); bad {
					out = append(out, d)
				}
			}
		}
		return out
	},
}

// notNamed reports a span without a name that is looked for, by what it says of
// its words. named finds the names of all organizations.
func notNamed(in Input, doc *annot.Article, a *annot.Annotation, org annot.Attr, named func() *mention.Finder) (diag.Diagnostic, bool) {
	b := &doc.Blocks[a.Block]
	words := strings.Join(strings.Fields(b.Text[a.From:a.To]), " ")
	if org.Value == "none" {
		if len(named().Find(words)) > 0 {
			return diag.Diagnostic{}, false
		}
		return diag.Warnf("not-a-name", org.At, "`%s` holds no name of an organization, so there is nothing to excuse", words).
			WithHelp("take the span away, or let it hold the words that are meant"), true
	}
	for _, ref := range org.IDs() {
		e, ok := in.Graph.Entity(ref.ID)
		if !ok {
			continue
		}
		d, ok := e.(Designated)
		if !ok || !d.Designated() {
			continue
		}
		if slices.ContainsFunc(in.Graph.Finder.Find(words), func(m mention.Match) bool { return m.Is(e.Common().ID) }) {
			return glued(b, a, e, words), true
		}
		name, like := likeName(b, a.From, a.To)
		if !like {
			continue
		}
		return diag.Warnf("not-a-name", a.Words, "`%s` looks like a name of %s and is none of those on record, so it gets no label", words, e.Common().Title).
			WithPlace(e.Common().IDAt, "this record does not list it").
			WithHelp("add it to the names of the record: {text: %s, lang: %s}", quoted(name), langOf(in, doc)), true
	}
	return diag.Diagnostic{}, false
}

// glued reports a name that is marked within a longer word. Names begin and end
// at the borders of words, so it would get no label.
func glued(b *annot.Block, a *annot.Annotation, e annot.Entity, words string) diag.Diagnostic {
	before, behind := strings.TrimRightFunc(b.Text[:a.From], mention.InWord), strings.TrimLeftFunc(b.Text[a.To:], mention.InWord)
	whole := strings.Join(strings.Fields(b.Text[len(before):len(b.Text)-len(behind)]), " ")
	return diag.Errorf("unlabelled-mention", a.Words, "`%s` stands within the word `%s`, where no label finds it", words, whole).
		WithPlace(e.Common().IDAt, "this record does not list the whole word").
		WithHelp("mark the whole word, and add it to the names of the record: {text: %s}", quoted(whole))
}

// holdsName reports whether a name of any organization lies in a span, or
// around it: then it is labelled, or reported, for itself.
func holdsName(g *link.Graph, doc *annot.Article, a *annot.Annotation) bool {
	found := g.FoundIn(doc, a.Block) // in order and apart
	i, _ := slices.BinarySearchFunc(found, a.From+1, func(f link.Found, from int) int { return f.To - from })
	return i < len(found) && found[i].From < a.To
}

// allNames finds the names of all organizations, also of those whose names are
// not looked for in texts as long as nothing is designated.
func allNames(g *link.Graph) *mention.Finder {
	var names []mention.Entry
	for _, id := range g.IDs {
		e, _ := g.Entity(id)
		if b := e.Common(); b.Kind == "organization" {
			for _, n := range b.Names {
				names = append(names, mention.Entry{Org: id, Name: n})
			}
		}
	}
	return mention.New(names)
}

// articles are words that may stand before a name and are no part of it.
var articles = []string{"the", "a", "an", "die", "der", "das", "le", "la", "les", "el", "los", "las"}

// likeName reports whether words look like a name, and gives them without the
// article before them. All words that say something must begin with capitals
// (a group "of" something keeps its small word, "the terrorist group" has
// none); at the beginning of a sentence the first capital says nothing, and in
// a heading none does: there only abbreviations in capitals look like names.
func likeName(b *annot.Block, from, to int) (string, bool) {
	words := strings.FieldsFunc(b.Text[from:to], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"“”«»„()[],;:`, r) })
	begins := sentenceBegins(b.Text[:from])
	if len(words) > 0 && slices.Contains(articles, strings.ToLower(words[0])) {
		words, begins = words[1:], false
	}
	if len(words) == 0 || strings.ToUpper(b.Text) == b.Text {
		return "", false
	}
	capitals, abbreviations := 0, 0
	for i, w := range words {
		switch {
		case abbreviation(w):
			abbreviations++
		case beginsWithCapital(w):
			if i > 0 || !begins {
				capitals++
			}
		case len([]rune(w)) > 3: // a word of the language, not of a name
			return "", false
		}
	}
	if b.Node.Kind == annot.Heading {
		capitals = 0
	}
	return strings.Join(words, " "), capitals+abbreviations > 0
}

// sentenceBegins reports whether a sentence begins behind a text.
func sentenceBegins(before string) bool {
	if strings.HasSuffix(before, "\n") {
		return true
	}
	before = strings.TrimRightFunc(before, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'“‘«„([`, r) })
	return before == "" || strings.ContainsRune(".!?:…–—", []rune(before)[len([]rune(before))-1])
}

// abbreviation reports whether a word has two capitals and no small letter.
func abbreviation(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// beginsWithCapital reports whether the first letter of a word, or one behind
// a hyphen in it, is a capital.
func beginsWithCapital(w string) bool {
	for _, part := range strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '‑' }) {
		if r, _ := utf8.DecodeRuneInString(part); unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// quoted writes words as a YAML scalar.
func quoted(words string) string {
	if strings.ContainsAny(words, `'"{}[],:#&*!|>%@`+"`") {
		return "'" + strings.ReplaceAll(words, "'", "''") + "'"
	}
	return words
}

func langOf(in Input, doc *annot.Article) string {
	if doc.Front.Lang != "" {
		return doc.Front.Lang
	}
	return in.Config.Language
}
